"""Whether people use each scale alike over all claims, said so that a low number is not read as bad."""

from __future__ import annotations

from unifydesk.app.scale_use import ScaleUse, scale_use
from unifydesk.domain.marks import QT_TRANSLATE_NOOP
from unifydesk.domain.workshop import Workshop
from unifydesk.gui.models.grids import Cell, Column, Grid, number
from unifydesk.gui.models.result_parts import SMALL, Part, Words
from unifydesk.gui.models.words import said
from unifydesk.kinds import KINDS

MEANING = QT_TRANSLATE_NOOP(
    "scale_use",
    "Krippendorff’s alpha says whether people use a scale alike over all claims, "
    "from the latest round of each: 1 is wholly alike, 0 is as by chance. "
    "A low alpha is no failure: it only says that people differ.",
)
NOTHING = QT_TRANSLATE_NOOP(
    "scale_use", "No scale has been asked about two claims yet, so there is no alpha."
)
ALPHA = QT_TRANSLATE_NOOP("scale_use", "Krippendorff’s alpha for ordered answers")
CLAIMS = QT_TRANSLATE_NOOP("scale_use", "Claims that were asked on this scale, by their latest round")


def scale_parts(workshop: Workshop) -> tuple[Part, ...]:
    """Return the alphas of all scales with what they mean; computed when somebody asks for it."""
    found = scale_use(workshop)
    return (Words(SMALL, said("scale_use", MEANING)), scale_grid(found)) if found else _nothing()


def _nothing() -> tuple[Part, ...]:
    return (Words(SMALL, said("scale_use", NOTHING)),)


def scale_grid(found: tuple[ScaleUse, ...]) -> Grid:
    """Return a row for each scale; an undefined alpha is a dash with the reason."""
    columns = (
        Column(said("scale_use", QT_TRANSLATE_NOOP("scale_use", "Scale"))),
        Column(said("scale_use", QT_TRANSLATE_NOOP("scale_use", "Claims")), said("scale_use", CLAIMS)),
        Column(said("scale_use", QT_TRANSLATE_NOOP("scale_use", "Alpha")), said("scale_use", ALPHA)),
    )
    rows = tuple(
        (
            Cell(said("kinds", KINDS[use.kind].label) if use.kind in KINDS else use.kind),
            number(use.claims),
            number(use.alpha, said("scale_use", use.why_not)),
        )
        for use in found
    )
    return Grid(said("scale_use", QT_TRANSLATE_NOOP("scale_use", "Use of the scales")), columns, rows)
