"""What an unfinished session says when its file is opened again: where it stands, and what is on disk."""

from __future__ import annotations

from unifydesk.app.agenda import CLAIM_SCENES
from unifydesk.domain.marks import QT_TRANSLATE_NOOP
from unifydesk.domain.rounds import CLOSED, OPEN, Round
from unifydesk.domain.workshop import Workshop
from unifydesk.gui.models.words import said

AT_ROUND = QT_TRANSLATE_NOOP("resume", "Continuing at {claim}, round {n}: {recorded} of {all} recorded.")
AT_CLOSED = QT_TRANSLATE_NOOP(
    "resume",
    "Continuing at {claim}, round {n}: {recorded} of {all} recorded, closed and not on the stage yet.",
)
AT_CLAIM = QT_TRANSLATE_NOOP("resume", "Continuing at {claim}, “{title}”.")
AT_SLIDE = QT_TRANSLATE_NOOP("resume", "Continuing at slide {n} of {all}, “{title}”.")


def resume_words(workshop: Workshop) -> str:
    """Return one sentence on where a begun session goes on; empty before it began and after its end."""
    standing, claim, slide = workshop.standing, workshop.claim, workshop.slide
    if not standing.started or workshop.read_only:
        return ""
    if claim is not None and standing.scene in CLAIM_SCENES:
        last = workshop.last_round(claim.id)
        if last is not None and last.state in (OPEN, CLOSED):
            return _at_round(workshop, last)
        return said("resume", AT_CLAIM).format(claim=claim.id, title=claim.title)
    if slide is not None and standing.scene == "slide":
        slides = workshop.deck.slides
        words = said("resume", AT_SLIDE)
        return words.format(n=slides.index(slide) + 1, all=len(slides), title=slide.title)
    return ""


def _at_round(workshop: Workshop, last: Round) -> str:
    words = said("resume", AT_ROUND if last.is_open else AT_CLOSED)
    present = workshop.present if last.present is None else last.present
    return words.format(claim=last.claim, n=last.number, recorded=last.recorded, all=present)
