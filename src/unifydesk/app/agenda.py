"""Where the session stands and what comes next: one key always does the sensible next step."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from unifydesk.app import positions, voting
from unifydesk.app.disk_room import room_warning
from unifydesk.app.stage_state import has_maps, has_results
from unifydesk.app.workshops import snapshot
from unifydesk.domain.changes import Changes
from unifydesk.domain.clock import stamp
from unifydesk.domain.deck import Claim, Slide
from unifydesk.domain.errors import InvalidInputError, NotFoundError
from unifydesk.domain.marks import QT_TRANSLATE_NOOP
from unifydesk.domain.rounds import CLOSED, OPEN, REVEALED
from unifydesk.domain.workshop import ACROSS_SCENES, MAP_SCENES, SCENES, Workshop
from unifydesk.store.workshop_file import WorkshopFile

LABELS: dict[str, str] = {
    "begin": QT_TRANSLATE_NOOP("steps", "Begin the session"),
    "next_slide": QT_TRANSLATE_NOOP("steps", "Next slide"),
    "show_claim": QT_TRANSLATE_NOOP("steps", "Show the claim"),
    "open": QT_TRANSLATE_NOOP("steps", "Open the vote"),
    "close": QT_TRANSLATE_NOOP("steps", "Close the vote"),
    "reveal": QT_TRANSLATE_NOOP("steps", "Reveal the result"),
    "discuss": QT_TRANSLATE_NOOP("steps", "Discuss"),
    "reopen": QT_TRANSLATE_NOOP("steps", "Vote again"),
    "record": QT_TRANSLATE_NOOP("steps", "Record the position"),
    "next_claim": QT_TRANSLATE_NOOP("steps", "Next claim"),
    "closing": QT_TRANSLATE_NOOP("steps", "Show all positions"),
    "done": QT_TRANSLATE_NOOP("steps", "Session complete"),
}
CLAIM_SCENES = frozenset(SCENES[SCENES.index("claim") : SCENES.index("position") + 1])
DISCUSSION_MINUTES = 4
LONGEST_TIMER = 24 * 60 * 60
VOTED_AGAIN = 2
"""Two rounds suffice for a workshop: after the second the position is recorded."""


@dataclass(frozen=True, slots=True)
class Step:
    """The next step: its id, what the primary button says, and the claim it concerns."""

    id: str
    claim: str = ""

    @property
    def label(self) -> str:
        """What the primary button says."""
        return LABELS[self.id]


def next_step(workshop: Workshop) -> Step:
    """Return the sensible next step from where the session stands."""
    standing = workshop.standing
    if standing.scene == "welcome" and not standing.started:
        return Step("begin")
    if standing.scene == "closing":
        return Step("done")
    claim = workshop.claim
    if standing.scene in CLAIM_SCENES and claim is not None:
        return _step_on(workshop, claim)
    if standing.scene in ACROSS_SCENES and claim is not None:
        return _from_maps(workshop, claim)
    return _after(workshop, workshop.slide, None)


def _from_maps(workshop: Workshop, claim: Claim) -> Step:
    """Return the step that leaves the maps: back to a claim that is not done, else on from it."""
    if not _is_done(workshop, claim):
        return Step("show_claim", claim.id)
    return _after(workshop, workshop.deck.slide_of(claim.id), claim)


def _step_on(workshop: Workshop, claim: Claim) -> Step:
    """Return the next step on one claim: read, vote, reveal, discuss, vote again, record."""
    last = workshop.last_round(claim.id)
    scene = workshop.standing.scene
    if last is None:
        return Step("open", claim.id)
    if last.state == OPEN:
        return Step("close", claim.id)
    if last.state == CLOSED:
        return Step("reveal", claim.id)
    recorded = workshop.positions.get(claim.id)
    if recorded is not None and recorded.round_id == last.id:
        return _after(workshop, workshop.deck.slide_of(claim.id), claim)
    if last.number >= VOTED_AGAIN:
        return Step("record", claim.id)
    return Step("reopen" if scene == "discussion" else "discuss", claim.id)


def _after(workshop: Workshop, slide: Slide | None, claim: Claim | None) -> Step:
    """Return the step that leaves a slide or a claim: the next claim on the slide, or the next slide."""
    if slide is None:
        return Step("next_slide")
    on_slide = [c for c in slide.claims if workshop.setups[c.id].included]
    rest = on_slide[on_slide.index(claim) + 1 :] if claim in on_slide else on_slide
    if claim is None:
        rest = [c for c in rest if not _is_done(workshop, c)]
    if rest:
        return Step("next_claim" if claim else "show_claim", rest[0].id)
    return Step("closing") if slide is workshop.deck.slides[-1] else Step("next_slide")


def _is_done(workshop: Workshop, claim: Claim) -> bool:
    recorded, last = workshop.positions.get(claim.id), workshop.last_round(claim.id)
    return recorded is not None and last is not None and recorded.round_id == last.id


def may_record(workshop: Workshop) -> bool:
    """Return whether the last round of the session's claim is revealed and its position not yet recorded."""
    claim = workshop.claim
    last = workshop.last_round(claim.id) if claim else None
    return claim is not None and last is not None and last.state == REVEALED and not _is_done(workshop, claim)


def take(file: WorkshopFile, step: Step) -> Changes:
    """Do a step; a step that is no longer the next one (the key was pressed twice) does nothing."""
    workshop = snapshot(file)
    if next_step(workshop) != step:
        return Changes("")
    last = workshop.last_round(step.claim)
    if step.id in ("open", "reopen"):
        return voting.open_round(file, step.claim)
    if step.id == "close" and last:
        return voting.close_round(file, last.id)
    if step.id == "reveal" and last:
        return voting.reveal(file, last.id)
    if step.id == "record":
        return positions.record(file, step.claim, _statement(workshop, step.claim))
    return _move(file, workshop, step)


def _statement(workshop: Workshop, claim: str) -> str:
    recorded = workshop.positions.get(claim)
    return recorded.statement if recorded else ""


def _move(file: WorkshopFile, workshop: Workshop, step: Step) -> Changes:
    if step.id == "begin":
        return begin(file)
    if step.id == "discuss":
        go_to(file, claim=step.claim, scene="discussion")
        return start_timer(file, DISCUSSION_MINUTES * 60)
    if step.id in ("show_claim", "next_claim"):
        return go_to(file, claim=step.claim)
    if step.id == "closing":
        return go_to(file, scene="closing")
    if step.id == "next_slide":
        slides = workshop.deck.slides
        here = slides.index(workshop.slide) if workshop.slide else -1
        return go_to(file, slide=slides[min(here + 1, len(slides) - 1)].id)
    return Changes("The session is complete. The minutes are on the Minutes page.")


def begin(file: WorkshopFile) -> Changes:
    """Start the session's clock and show the first slide."""
    workshop = snapshot(file)
    first = workshop.deck.slides[0]
    now = file.now()
    with file.act("begun", "Begin the session") as act:
        act.details["slide"] = first.id
        act.place(
            scene="slide", slide=first.id, claim="", started=workshop.standing.started or now, slide_since=now
        )
    return Changes("The session has begun", warning=room_warning(file.path))


def natural_scene(workshop: Workshop, claim: str) -> str:
    """Return the scene that fits what a claim has been through."""
    last = workshop.last_round(claim)
    recorded = workshop.positions.get(claim)
    if last is None:
        return "claim"
    if last.state != REVEALED:
        return "voting"
    if recorded is not None and recorded.round_id == last.id:
        return "position"
    return "movement" if last.number > 1 else "results"


def go_to(
    file: WorkshopFile, *, slide: str | None = None, claim: str | None = None, scene: str | None = None
) -> Changes:
    """Go to a slide, a claim (at the scene that fits it) or another scene of the same place."""
    workshop = snapshot(file)
    standing = workshop.standing
    if scene is not None and scene not in SCENES:
        raise InvalidInputError(f"There is no scene “{scene}”. The scenes are: {', '.join(SCENES)}.")
    target_slide, target_claim = standing.slide, standing.claim
    if claim is not None:
        found = workshop.deck.slide_of(claim)
        if found is None:
            raise NotFoundError(f"The deck has no claim “{claim}”. Look in the outline for its name.")
        target_slide, target_claim = found.id, claim
        scene = scene or natural_scene(workshop, claim)
    elif slide is not None:
        if workshop.deck.slide(slide) is None:
            raise NotFoundError(f"The deck has no slide “{slide}”. Look in the outline for its name.")
        target_slide, target_claim = slide, ""
        scene = scene or "slide"
    scene = scene or standing.scene
    if scene in CLAIM_SCENES and not target_claim:
        raise InvalidInputError("Choose a claim in the outline first; this scene shows one.")
    return _place(file, workshop, target_slide, target_claim, scene)


def _place(file: WorkshopFile, workshop: Workshop, slide: str, claim: str, scene: str) -> Changes:
    standing = workshop.standing
    if (slide, claim, scene) == (standing.slide, standing.claim, standing.scene):
        return Changes("")
    moved = slide != standing.slide
    what = claim if scene in CLAIM_SCENES else f"slide {slide}" if scene == "slide" else scene
    with file.act("moved", f"Show {what}") as act:
        act.details.update(slide=slide, claim=claim, scene=scene)
        act.place(
            slide=slide,
            claim=claim,
            scene=scene,
            slide_since=file.now() if moved else standing.slide_since,
            timer_ends=standing.timer_ends if claim == standing.claim and not moved else "",
        )
    return Changes("", claim)


def back(file: WorkshopFile) -> Changes:
    """Go back one stop: from a claim to its slide, from a slide to the one before; nothing is undone.

    From the maps it is back to the claim, or the slide, from which they were shown.
    """
    workshop = snapshot(file)
    standing = workshop.standing
    if standing.scene in ACROSS_SCENES:
        return go_to(file, claim=standing.claim) if standing.claim else go_to(file, slide=standing.slide)
    if standing.scene == "closing" or standing.scene in CLAIM_SCENES:
        return go_to(file, slide=standing.slide)
    slides = workshop.deck.slides
    here = slides.index(workshop.slide) if workshop.slide else 0
    if here == 0:
        return go_to(file, scene="welcome")
    return go_to(file, slide=slides[here - 1].id)


def show_results(file: WorkshopFile) -> Changes:
    """Show the result of the claim; asked again, a ranking pair by pair, then the movement.

    Raises InvalidInputError while no round of the claim is revealed.
    """
    workshop = snapshot(file)
    claim = workshop.standing.claim
    revealed = [r for r in workshop.results.get(claim or "", ()) if r.state == REVEALED]
    if not revealed:
        raise InvalidInputError("Reveal a round of this claim first; then its result can be shown.")
    pairs = any(found.ranking is not None for found in revealed[-1].figures)
    turns = ["results"] + ["pairs"] * pairs + ["movement"] * (len(revealed) > 1)
    at = turns.index(workshop.standing.scene) + 1 if workshop.standing.scene in turns else 0
    return go_to(file, scene=turns[at % len(turns)])


def show_maps(file: WorkshopFile) -> Changes:
    """Show what many claims share: the map of benefits; asked again, the one of risks, then the overview.

    A map with nothing on it is left out. Raises InvalidInputError while no result is revealed.
    """
    workshop = snapshot(file)
    if not has_results(workshop):
        raise InvalidInputError("Reveal a result first; then it is on its map and in the overview.")
    benefits, risks = has_maps(workshop)
    first, second = MAP_SCENES
    turns = [first] * (benefits or risks) + [second] * (benefits and risks) + [ACROSS_SCENES[-1]]
    at = turns.index(workshop.standing.scene) + 1 if workshop.standing.scene in turns else 0
    return go_to(file, scene=turns[at % len(turns)])


def start_timer(file: WorkshopFile, seconds: int) -> Changes:
    """Start the timer on the stage, or change it while it runs; 0 or less stops it.

    Raises InvalidInputError for more than a day.
    """
    if seconds <= 0:
        return stop_timer(file)
    if seconds > LONGEST_TIMER:
        raise InvalidInputError("A timer runs for up to 24 hours. Type fewer minutes.")
    ends = file.clock() + timedelta(seconds=seconds)
    with file.quiet() as act:
        act.place(timer_ends=stamp(ends))
    return Changes(f"The timer is set to {seconds // 60}:{seconds % 60:02d}")


def stop_timer(file: WorkshopFile) -> Changes:
    """Take the timer off the stage."""
    with file.quiet() as act:
        act.place(timer_ends="")
    return Changes("The timer is off")
