"""What the next step will put on the stage, for the small preview; never a result nobody has revealed."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace

from unifydesk.app.agenda import Step, natural_scene, next_step
from unifydesk.app.forms import ballot_form
from unifydesk.app.stage_state import next_state, stage_state
from unifydesk.domain.deck import Claim
from unifydesk.domain.errors import InvalidInputError
from unifydesk.domain.marks import QT_TRANSLATE_NOOP
from unifydesk.domain.question import Question
from unifydesk.domain.rounds import CLOSED, CONFIDENTIAL, OPEN, SECRET_CHANNELS, Round
from unifydesk.domain.stage import StageState
from unifydesk.domain.workshop import Workshop

RESULT = QT_TRANSLATE_NOOP("upcoming", "The result, once you reveal it")
COMPLETE = QT_TRANSLATE_NOOP("upcoming", "Nothing more: the session is complete")


def upcoming(workshop: Workshop) -> tuple[StageState | None, str]:
    """Return the stage after the next step, or None and the words to show in its place."""
    step = next_step(workshop)
    if step.id == "reveal":
        return None, RESULT
    if step.id == "done":
        return None, COMPLETE
    if step.id in ("begin", "next_slide"):
        return next_state(workshop, _slide_after(workshop, step)), ""
    return stage_state(_after(workshop, step)), ""


def claim_after(workshop: Workshop, claim: str) -> Claim | None:
    """Return the claim on the agenda that follows, or None after the last."""
    ids = [c.id for c in workshop.deck.claims]
    if claim not in ids:
        return None
    later = set(ids[ids.index(claim) + 1 :])
    return next((c for c in workshop.agenda if c.id in later), None)


def _slide_after(workshop: Workshop, step: Step) -> str:
    slides = workshop.deck.slides
    if step.id == "begin" or workshop.slide is None:
        return slides[0].id
    return slides[min(slides.index(workshop.slide) + 1, len(slides) - 1)].id


def _after(workshop: Workshop, step: Step) -> Workshop:
    """Return the workshop as it will be, as far as the stage can tell."""
    if step.id == "closing":
        return _standing(workshop, "closing", "")
    if step.id in ("show_claim", "next_claim"):
        return _standing(workshop, natural_scene(workshop, step.claim), step.claim)
    if step.id in ("open", "reopen"):
        opened = replace(workshop, rounds=(*workshop.rounds, _next_round(workshop, step.claim)))
        return _standing(opened, "voting", step.claim)
    if step.id == "close":
        rounds = tuple(
            replace(r, state=CLOSED, present=workshop.present) if r.is_open else r for r in workshop.rounds
        )
        return _standing(replace(workshop, rounds=rounds), "voting", step.claim)
    return _standing(workshop, "discussion" if step.id == "discuss" else "position", step.claim)


def _standing(workshop: Workshop, scene: str, claim: str) -> Workshop:
    slide = workshop.deck.slide_of(claim)
    place = replace(
        workshop.standing, scene=scene, claim=claim, slide=slide.id if slide else workshop.standing.slide
    )
    return replace(workshop, standing=place)


def _next_round(workshop: Workshop, claim: str) -> Round:
    setup = workshop.setups[claim]
    found = next(c for c in workshop.deck.claims if c.id == claim)
    questions: tuple[Question, ...] = ()
    with suppress(InvalidInputError):  # a form that cannot be asked is refused when the vote is opened
        questions = ballot_form(found, setup.form, confidence=setup.confidence)
    hidden = setup.level == CONFIDENTIAL and setup.channel not in SECRET_CHANNELS
    channel = "booth" if hidden else setup.channel
    number = len(workshop.rounds_of(claim)) + 1
    return Round(b"", claim, number, setup.level, channel, OPEN, questions, setup.reason, None)
