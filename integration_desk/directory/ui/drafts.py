"""The draft of a form with rows: kept while one types, and brought back once."""

from collections.abc import Callable, Mapping
from typing import Any

from integration_desk.core.slices import Place
from integration_desk.core.words import T
from integration_desk.store import find_draft
from integration_desk.widgets import Form, Workspace


class Drafts:
    """Keeps what stands in a form and in its rows; ``brought`` is called when a draft is back."""

    def __init__(
        self,
        workspace: Workspace,
        place: Place,
        form: Form,
        rows: Mapping[str, Any],
        brought: Callable[[], object] = lambda: None,
    ) -> None:
        self._workspace, self._place = workspace, place
        self._form, self._rows, self._brought = form, rows, brought

    def begin(self) -> None:
        """Keep drafts from now on, and bring back the one that was kept."""
        self._form.on_draft(self._keep)
        self._workspace.tasks.ask(find_draft, self._place.kind, self._place.id, then=self._bring_back)

    def rows_changed(self) -> None:
        """Keep the draft: rows are no fields of the form."""
        self._form.changed.emit()
        self._keep(self._form.draft())

    def discard(self) -> None:
        """Forget the draft, since it is saved."""
        self._workspace.desk.discard_draft(self._place.kind, self._place.id)

    def _keep(self, content: dict[str, Any]) -> None:
        rows = {name: editor.draft() for name, editor in self._rows.items()}
        more = {"_rows": rows, "_title": content.get("name", ""), "_options": dict(self._place.options)}
        self._workspace.desk.save_draft(self._place.kind, self._place.id, {**content, **more})

    def _bring_back(self, draft: Any) -> None:
        if draft is None or self._form.dirty:
            return
        self._form.restore(draft.content)
        for name, rows in draft.content.get("_rows", {}).items():
            if name in self._rows:
                self._rows[name].restore(rows)
        self._brought()
        self._workspace.status(T("Your draft is back."))
