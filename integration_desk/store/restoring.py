"""Taking back what the journal says of a step: entry by entry, or many rows of a table at once."""

from collections.abc import Sequence

from integration_desk.store.journal import Entry
from integration_desk.store.transaction import StoreTransaction

_AT_ONCE = 500
_TOLD_EVERY = 200


def restore_step(tx: StoreTransaction, entries: Sequence[Entry]) -> None:
    """Put everything back that a step did.

    A step that only made rows, or only removed them, such as an import, has no order to keep: its rows go, or come
    back, table by table.
    """
    kinds = {entry.op for entry in entries}
    if kinds in ({"insert"}, {"delete"}) and len({(entry.table, entry.row) for entry in entries}) == len(entries):
        _restore_alike(tx, kinds.pop(), entries)
        return
    for done, entry in enumerate(reversed(entries)):
        if done % _TOLD_EVERY == 0:
            tx.progress(done, len(entries))
        tx.restore(entry)


def _restore_alike(tx: StoreTransaction, kind: str, entries: Sequence[Entry]) -> None:
    tables: dict[str, list[Entry]] = {}
    for entry in entries:
        tables.setdefault(entry.table, []).append(entry)
    done = 0
    for table, own in tables.items():
        for start in range(0, len(own), _AT_ONCE):
            tx.progress(done, len(entries))
            chunk = own[start : start + _AT_ONCE]
            tx.restore_alike(table, kind, chunk)
            done += len(chunk)
