"""Declared groups side by side, with the small ones held back in a sentence."""

from __future__ import annotations

from unifydesk.domain.marks import QT_TRANSLATE_NOOP
from unifydesk.domain.tally import GroupComparison, GroupFigures
from unifydesk.gui.models.grids import Cell, Column, Grid, of_base
from unifydesk.gui.models.words import figure_words, said

ANSWERED = QT_TRANSLATE_NOOP("groups", "People of the group who answered; the numbers beside it are of them")
HELD_BACK = QT_TRANSLATE_NOOP("groups", "{group}: {why}.")
CONSENSUS = QT_TRANSLATE_NOOP(
    "groups", "Group-aware consensus on being for: {value}, from 0 to 1; one group against it pulls it down."
)
NO_CONSENSUS = QT_TRANSLATE_NOOP("groups", "Group-aware consensus: –, because {why}.")
NOBODY = QT_TRANSLATE_NOOP("groups", "nobody of this group answered")
SECRET = QT_TRANSLATE_NOOP("groups", "Groups are not compared: a confidential round knows nobody’s group.")


def _tr(text: str) -> str:
    return said("groups", text)


def groups_grid(comparison: GroupComparison) -> Grid:
    """Return the groups whose answers are shown, each number of those of the group who answered."""
    columns = (
        Column(_tr(QT_TRANSLATE_NOOP("groups", "Group"))),
        Column(_tr(QT_TRANSLATE_NOOP("groups", "Answered")), _tr(ANSWERED)),
        Column(_tr(QT_TRANSLATE_NOOP("groups", "For"))),
        Column(_tr(QT_TRANSLATE_NOOP("groups", "Neutral"))),
        Column(_tr(QT_TRANSLATE_NOOP("groups", "Against"))),
    )
    name = _tr(QT_TRANSLATE_NOOP("groups", "Groups on {question}")).format(question=comparison.question.label)
    return Grid(name, columns, tuple(_row(g) for g in comparison.groups if not g.suppressed))


def _row(group: GroupFigures) -> tuple[Cell, ...]:
    base = group.answered or 0
    sides = (group.above or 0, group.neutral or 0, group.below or 0)
    return Cell(group.group), Cell(str(base)), *(of_base(side, base, _tr(NOBODY)) for side in sides)


def group_notes(comparison: GroupComparison) -> tuple[str, ...]:
    """Return why a group is held back, and group-aware consensus or why there is none."""
    held = [g for g in comparison.groups if g.suppressed]
    found = [_tr(HELD_BACK).format(group=g.group, why=said("grouping", g.suppressed)) for g in held]
    if comparison.consensus is None:
        found.append(_tr(NO_CONSENSUS).format(why=said("grouping", comparison.why_not)))
    else:
        found.append(_tr(CONSENSUS).format(value=figure_words(comparison.consensus)))
    return tuple(found)
