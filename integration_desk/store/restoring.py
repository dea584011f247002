"""Taking back what the journal says of a step: entry by entry, or many rows of a table at once."""

from collections.abc import Sequence

from integration_desk.store.journal import Entry, Line
from integration_desk.store.transaction import StoreTransaction

_AT_ONCE = 1000
_TOLD_EVERY = 200


def restore_step(tx: StoreTransaction, lines: Sequence[Line]) -> None:
    """Put everything back that a step did.

    A step that only made rows, or only removed them, such as an import, has no order to keep: its rows go, or come
    back, table by table.
    """
    kinds = {line[2] for line in lines}
    if kinds in ({"insert"}, {"delete"}) and len({line[:2] for line in lines}) == len(lines):
        _restore_alike(tx, kinds.pop(), lines)
        return
    for done, line in enumerate(reversed(lines)):
        if done % _TOLD_EVERY == 0:
            tx.progress(done, len(lines))
        tx.restore(Entry.of(line))


def _restore_alike(tx: StoreTransaction, kind: str, lines: Sequence[Line]) -> None:
    restore = tx.lots.take_away if kind == "insert" else tx.lots.bring_back
    tables: dict[str, list[Line]] = {}
    for line in lines:
        tables.setdefault(line[0], []).append(line)
    done = 0
    for table, own in tables.items():
        for start in range(0, len(own), _AT_ONCE):
            tx.progress(done, len(lines))
            chunk = own[start : start + _AT_ONCE]
            restore(table, chunk)
            done += len(chunk)
