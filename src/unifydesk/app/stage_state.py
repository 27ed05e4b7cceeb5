"""What the stage shows, from one workshop value; only what is revealed can get through."""

from __future__ import annotations

from unifydesk.app.sentences import (
    differing_words,
    finding,
    findings,
    has_finding,
    movement_words,
    shift_words,
)
from unifydesk.domain.deck import Claim
from unifydesk.domain.errors import RoundError
from unifydesk.domain.people import taking_part
from unifydesk.domain.position import LABELS
from unifydesk.domain.rounds import DOTS, NAMED, REVEALED, Round
from unifydesk.domain.stage import (
    BoothScene,
    ClaimScene,
    ClosingRow,
    ClosingScene,
    DiscussionScene,
    DotsScene,
    MapsScene,
    MovementScene,
    OverviewScene,
    PairsScene,
    PositionScene,
    ResultsScene,
    Scene,
    SlideScene,
    StageState,
    VotingScene,
    WelcomeScene,
)
from unifydesk.domain.tally import Figures, RoundResult
from unifydesk.domain.workshop import MAP_SCENES, Workshop


def stage_state(workshop: Workshop) -> StageState:
    """Return the picture that fits where the session stands; a scene without its data falls back safely."""
    return _state(workshop, _scene(workshop))


def booth_state(workshop: Workshop) -> StageState:
    """Return the booth for the open round of the current claim; raises RoundError when none is open."""
    claim = workshop.claim
    round_ = workshop.last_round(claim.id) if claim else None
    if claim is None or round_ is None or not round_.is_open:
        raise RoundError("Open the vote first; then the booth can take ballots.")
    named = round_.level == NAMED
    scene = BoothScene(
        claim=claim,
        round_id=round_.id,
        round_number=round_.number,
        level=round_.level,
        questions=round_.questions,
        asks_reason=round_.asks_reason,
        seats=taking_part(workshop.seats) if named else (),
        recorded_seats=round_.seats if named else frozenset(),
        recorded=round_.recorded,
        present=workshop.present,
    )
    return _state(workshop, scene)


def next_state(workshop: Workshop, slide: str) -> StageState:
    """Return the picture of a slide, for the small preview of what comes next."""
    return _state(workshop, _slide(workshop, slide))


def _state(workshop: Workshop, scene: Scene) -> StageState:
    return StageState(scene, workshop.info.title, workshop.rehearsal, workshop.standing.timer_ends)


def _scene(workshop: Workshop) -> Scene:
    name = workshop.standing.scene
    if name == "welcome":
        return _welcome(workshop)
    if name == "closing":
        return _closing(workshop)
    if name == "overview":
        return _overview(workshop)
    if name in MAP_SCENES:
        return _maps(workshop, name)
    claim = workshop.claim
    if name == "slide" or claim is None:
        return _slide(workshop, workshop.standing.slide)
    return _claim_scene(workshop, name, claim)


def _claim_scene(workshop: Workshop, name: str, claim: Claim) -> Scene:
    """Return the scene of a claim; results, movement and position need a revealed round."""
    if name in ("voting", "booth"):
        return _voting(workshop, claim)
    if name == "discussion":
        return _discussion(workshop, claim)
    revealed = _revealed(workshop, claim)
    if name == "claim" or not revealed:
        return ClaimScene(claim)
    if name == "position":
        return _position(workshop, claim, revealed[-1])
    if name == "movement" and len(revealed) > 1:
        return _movement(claim, revealed[-2], revealed[-1])
    return _result_scene(name, claim, revealed)


def _result_scene(name: str, claim: Claim, revealed: tuple[RoundResult, ...]) -> ResultsScene | PairsScene:
    """Return the last revealed round; pair by pair where that is asked for and there is a ranking."""
    last = revealed[-1]
    ranked = next((f for f in last.figures if f.ranking is not None), None)
    if name == "pairs" and ranked is not None:
        return PairsScene(claim, last.number, ranked, finding(ranked))
    previous = revealed[-2].figures if len(revealed) > 1 else ()
    return ResultsScene(claim, last.number, last.figures, findings(last), previous)


def _revealed(workshop: Workshop, claim: Claim) -> tuple[RoundResult, ...]:
    return tuple(r for r in workshop.results.get(claim.id, ()) if r.state == REVEALED)


def _welcome(workshop: Workshop) -> WelcomeScene:
    info = workshop.info
    deck = workshop.deck
    subtitle = deck.title if deck.title != info.title else deck.subtitle
    return WelcomeScene(info.title, subtitle, info.date, info.place, info.facilitator)


def _slide(workshop: Workshop, slide_id: str) -> SlideScene:
    deck = workshop.deck
    slide = deck.slide(slide_id) or deck.slides[0]
    section = deck.section_of(slide.id)
    number = deck.slides.index(slide) + 1
    return SlideScene(
        section.title if section else "",
        slide.title,
        slide.layout,
        slide.bullets,
        number,
        len(deck.slides),
    )


def _voting(workshop: Workshop, claim: Claim) -> Scene:
    round_ = workshop.last_round(claim.id)
    if round_ is None or round_.state == REVEALED:
        return ClaimScene(claim)
    if round_.is_open and round_.channel == DOTS:
        return dots_scene(workshop, claim, round_)
    present = workshop.present if round_.present is None else round_.present
    return VotingScene(
        claim,
        round_.number,
        round_.level,
        round_.channel,
        round_.questions,
        round_.recorded,
        present,
        round_.is_open,
    )


def dots_scene(workshop: Workshop, claim: Claim, round_: Round) -> DotsScene:
    """Return the scale with the dots placed so far. Ballots that came in another way are only counted."""
    return DotsScene(
        claim=claim,
        round_id=round_.id,
        round_number=round_.number,
        questions=round_.questions,
        seats=taking_part(workshop.seats),
        dots=tuple((ballot.seat, ballot.answers) for ballot in workshop.dots),
        recorded=round_.recorded,
        present=workshop.present,
    )


def _movement(claim: Claim, before: RoundResult, after: RoundResult) -> MovementScene:
    paired = {m.question.id: m for m in after.movements}
    words = []
    for figures in filter(has_finding, after.figures):
        question = figures.tally.question
        earlier = before.of(question.id)
        if question.id in paired:
            said = movement_words(paired[question.id])
        elif earlier and earlier.is_scale and figures.is_scale:
            said = shift_words(earlier, figures)
        else:
            said = finding(figures)
        words.append(f"{question.label.rstrip('?')}: {said}")
    return MovementScene(
        claim, before.number, after.number, before.figures, after.figures, after.movements, tuple(words)
    )


def _discussion(workshop: Workshop, claim: Claim) -> DiscussionScene:
    """Return what was said for and against; an objection is against until it is addressed."""

    def texts(*kinds: str) -> tuple[str, ...]:
        return tuple(n.text for n in workshop.notes_on(claim.id, *kinds) if not n.outcome)

    return DiscussionScene(claim, texts("for"), texts("against", "objection"), texts("question"))


def _position(workshop: Workshop, claim: Claim, result: RoundResult) -> PositionScene:
    recorded = workshop.positions.get(claim.id)
    return PositionScene(
        claim=claim,
        sentences=findings(result),
        figures=result.figures,
        statement=recorded.statement if recorded else "",
        dissent=tuple(n.text for n in workshop.notes_on(claim.id, "dissent")),
        recorded=recorded is not None,
        differs=differing_words(recorded) if recorded else "",
    )


def _maps(workshop: Workshop, name: str) -> MapsScene:
    """Return what is revealed of benefits and risks, in deck order, and which of the two is asked for."""
    benefits = _placed(workshop, "benefit", "real", "importance")
    risks = _placed(workshop, "risk", "likelihood", "severity")
    wanted = "risk" if risks and (name == "risk_map" or not benefits) else "benefit"
    return MapsScene(workshop.info.title, benefits, risks, wanted)


def has_maps(workshop: Workshop) -> tuple[bool, bool]:
    """Return whether there is anything on the benefit map, and on the risk map."""
    scene = _maps(workshop, MAP_SCENES[0])
    return bool(scene.benefits), bool(scene.risks)


def has_results(workshop: Workshop) -> bool:
    """Return whether any claim of the agenda has a revealed result, and the overview has a row."""
    return any(_revealed(workshop, claim) for claim in workshop.agenda)


def _placed(
    workshop: Workshop, kind: str, first: str, second: str
) -> tuple[tuple[Claim, Figures, Figures], ...]:
    """Return the claims of a kind whose last revealed round asked both questions, with both figures."""
    found = []
    for claim in workshop.deck.claims:
        result = workshop.result(claim.id, revealed_only=True) if claim.kind == kind else None
        one, other = (result.of(first), result.of(second)) if result else (None, None)
        if one is not None and other is not None:
            found.append((claim, one, other))
    return tuple(found)


def _overview(workshop: Workshop) -> OverviewScene:
    """Return the revealed claims in the order of the agenda, those in two camps before all others."""
    rows = [row for row in _rows(workshop) if row.figures is not None]
    return OverviewScene(workshop.info.title, tuple(sorted(rows, key=_uncontested)))


def _uncontested(row: ClosingRow) -> bool:
    return row.figures is None or not row.figures.is_contested


def _closing(workshop: Workshop) -> ClosingScene:
    return ClosingScene(workshop.info.title, _rows(workshop))


def _rows(workshop: Workshop) -> tuple[ClosingRow, ...]:
    rows = []
    for claim in workshop.agenda:
        revealed = _revealed(workshop, claim)
        figures = revealed[-1].figures[0] if revealed else None
        words = figures.position.words if figures and figures.position else ""
        recorded = workshop.positions.get(claim.id)
        if recorded is not None and revealed and recorded.round_id == revealed[-1].round_id:
            words = LABELS[recorded.label]
        rows.append(ClosingRow(claim, words, figures))
    return tuple(rows)
