"""Takes acts back and does them again; both leave their line in the log, and no ballot is ever destroyed."""

from __future__ import annotations

from unifydesk.app.agenda import natural_scene
from unifydesk.app.workshops import snapshot
from unifydesk.domain.changes import Changes
from unifydesk.store.workshop_file import WorkshopFile


def undo(file: WorkshopFile) -> Changes:
    """Take back the last act; raises UndoError with the reason when later ballots depend on it."""
    act = file.undo()
    _stand_where_it_fits(file, act.claim)
    return Changes(f"Undone: {act.name}", act.claim)


def redo(file: WorkshopFile) -> Changes:
    """Do the act that was last undone again."""
    act = file.redo()
    _stand_where_it_fits(file, act.claim)
    return Changes(f"Redone: {act.name}", act.claim)


def _stand_where_it_fits(file: WorkshopFile, claim: str) -> None:
    """Leave a scene that no longer has anything to show, such as the result of a reopened round."""
    workshop = snapshot(file)
    standing = workshop.standing
    if not claim or standing.claim != claim or standing.scene in ("slide", "closing", "welcome"):
        return
    fitting = natural_scene(workshop, claim)
    if fitting != standing.scene and standing.scene not in ("claim", "discussion"):
        with file.quiet() as act:
            act.place(scene=fitting)
