"""Where a desk file stands and who else has it open: what a person should know before she relies on it."""

import contextlib
import ctypes
import os
import re
import secrets
import subprocess
import sys
from pathlib import Path

import attrs

FRESH = 150
"""For so many seconds a window counts as open after it was last heard of."""

_NETWORK = frozenset(
    {
        *("nfs", "nfs3", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "afpfs", "webdav", "davfs", "ncpfs", "afs"),
        *("fuse.sshfs", "fuse.davfs2", "fuse.rclone", "fuse.s3fs", "fuse.gvfsd-fuse", "osxfuse", "macfuse", "sshfs"),
        *("ceph", "fuse.ceph", "glusterfs", "fuse.glusterfs", "lustre", "9p", "ocfs2", "gfs2"),
    }
)
_DRIVE_REMOTE = 4
_MAC_LINE = re.compile(r"^.* on (?P<place>/.*) \((?P<kind>[^,)]+)", re.MULTILINE)


@attrs.frozen
class Circumstances:
    """``read_only``: nothing can be written there. ``shared``: another window has it open. ``network``: on a share."""

    read_only: bool = False
    shared: bool = False
    network: bool = False


def is_fixed(path: Path) -> bool:
    """Tell whether a desk file stands where it, or what must be written beside it, cannot be written."""
    effective = os.access in os.supports_effective_ids
    return path.exists() and not all(
        os.access(one, os.W_OK, effective_ids=effective) for one in (path, path.resolve().parent)
    )


class Presence:
    """A small empty file beside the desk file that says that a window has it open.

    Locks are not kept on every share, and one window cannot see another's; the time of a file is seen everywhere. A
    window that was killed is forgotten after a while.
    """

    def __init__(self, path: Path) -> None:
        self._folder, self._stem = path.resolve().parent, f".{path.name}.window-"
        self._own = self._folder / f"{self._stem}{secrets.token_hex(6)}"

    def others(self) -> bool:
        """Say that this window is open, and tell whether another one is."""
        found = False
        with contextlib.suppress(OSError):
            self._own.touch()
            now = self._own.stat().st_mtime  # the share's own clock, for the times of others are by it
            for other in self._folder.glob(f"{self._stem}*"):
                age = now - other.stat().st_mtime
                if other != self._own and age < FRESH:
                    found = True
                elif age > FRESH:
                    other.unlink(missing_ok=True)
        return found

    def end(self) -> None:
        """Say that this window is closed."""
        with contextlib.suppress(OSError):
            self._own.unlink(missing_ok=True)


def on_network(path: Path) -> bool:
    """Tell whether a file stands on a drive of another computer."""
    try:
        place = path.resolve()
        if sys.platform == "win32":
            return place.drive.startswith("\\\\") or _drive_type(place.drive) == _DRIVE_REMOTE
        if sys.platform == "darwin":
            said = subprocess.run(["/sbin/mount"], capture_output=True, text=True, check=False, timeout=5).stdout
            return kind_of_mount(place, mounts_of_mac(said)) in _NETWORK
        return kind_of_mount(place, mounts_of_linux(Path("/proc/self/mountinfo").read_text())) in _NETWORK
    except (OSError, subprocess.SubprocessError):  # where the system does not tell, nobody is warned
        return False


def _drive_type(drive: str) -> int:
    libraries = getattr(ctypes, "windll", None)
    return int(libraries.kernel32.GetDriveTypeW(drive + "\\")) if libraries is not None else 0


def mounts_of_linux(written: str) -> dict[str, str]:
    r"""Read what is mounted where, as ``/proc/self/mountinfo`` writes it.

    >>> mounts_of_linux("36 35 98:0 / /mnt/our\\040files rw - cifs //server/files rw")
    {'/mnt/our files': 'cifs'}
    """
    found = {}
    for line in written.splitlines():
        before, dash, after = line.partition(" - ")
        parts = before.split()
        if dash and len(parts) > 4:
            place = re.sub(r"\\([0-7]{3})", lambda match: chr(int(match[1], 8)), parts[4])
            found[place] = after.split()[0]
    return found


def mounts_of_mac(written: str) -> dict[str, str]:
    """Read what is mounted where, as macOS writes it.

    >>> mounts_of_mac("//ana@server/files on /Volumes/files (smbfs, nodev, nosuid, mounted by ana)")
    {'/Volumes/files': 'smbfs'}
    """
    return {match["place"]: match["kind"] for match in _MAC_LINE.finditer(written)}


def kind_of_mount(path: Path, mounts: dict[str, str]) -> str:
    """Return the kind of file system that holds a path.

    >>> kind_of_mount(Path("/mnt/a/b.desk"), {"/": "ext4", "/mnt/a": "nfs4", "/mnt/ab": "ext4"})
    'nfs4'
    """
    holding = [place for place in mounts if path.is_relative_to(place)]
    return mounts[max(holding, key=len)] if holding else ""
