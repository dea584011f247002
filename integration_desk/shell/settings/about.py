"""What the program is, which version, and under which licences its parts are used."""

import platform
from importlib import metadata

from PySide6.QtCore import qVersion

from integration_desk import __version__
from integration_desk.core.words import T
from integration_desk.shell.settings.section import Section
from integration_desk.shell.workspace import ShellWorkspace
from integration_desk.widgets import Card, Label

_PARTS = {
    "PySide6-Essentials": "LGPL-3.0",
    "sqlcipher3": "zlib",
    "sqlite-utils": "Apache-2.0",
    "reportlab": "BSD-3-Clause",
    "uharfbuzz": "Apache-2.0",
    "icu4py": "MIT",
    "manimgx-fonts": "OFL-1.1",
    "fonttools": "MIT",
    "babel": "BSD-3-Clause",
    "attrs": "MIT",
    "argon2-cffi": "MIT",
    "cryptography": "Apache-2.0, BSD-3-Clause",
    "anyascii": "ISC",
    "rapidfuzz": "MIT",
    "phonenumbers": "Apache-2.0",
    "segno": "BSD-3-Clause",
    "jinja2": "BSD-3-Clause",
    "pillow": "MIT-CMU",
    "pikepdf": "MPL-2.0",
    "openpyxl": "MIT",
    "msoffcrypto-tool": "MIT",
}


class AboutSection(Section):
    """Version, licence, parts."""

    def __init__(self, workspace: ShellWorkspace) -> None:
        super().__init__(workspace, T("About"))
        self.body.addWidget(Label(T("Integration Desk {version}").put(version=__version__), voice="section"))
        self.body.addWidget(
            Label(
                T(
                    "The desk of a migrant resource centre. Free software under the GNU General Public License, "
                    "version 3 or later: you may use, study, share and change it. There is no warranty."
                ),
                wrap=True,
            )
        )
        self.body.addWidget(
            Label(T("It asks no network for anything. Nothing is sent anywhere by itself."), voice="muted", wrap=True)
        )
        card = Card(T("Built with"), gap=4)
        card.content.addWidget(Label(f"Python {platform.python_version()} · PSF-2.0"))
        card.content.addWidget(Label(f"Qt {qVersion()} · LGPL-3.0"))
        for name, licence in _PARTS.items():
            card.content.addWidget(Label(f"{name} {_version(name)} · {licence}"))
        self.body.addWidget(card)


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""
