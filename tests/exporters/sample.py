"""A realistic record for the exporter tests: 27 claims, two rounds, twelve people, every sort of note.

The words stand in two text files beside this one; the votes are drawn from a fixed seed.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from tests.asking import ballot_form
from tests.measures.people import table_of
from unifydesk.app.describing import describe, describe_change
from unifydesk.app.figures import figures as figures_of
from unifydesk.app.sentences import differing_words, findings
from unifydesk.domain.deck import Claim
from unifydesk.domain.notes import Note
from unifydesk.domain.people import Seat
from unifydesk.domain.position import RecordedPosition
from unifydesk.domain.question import Question
from unifydesk.domain.report import AgendaItem, Report, ReportClaim
from unifydesk.domain.rounds import CONFIDENTIAL, NAMED
from unifydesk.domain.rule import RuleChoice
from unifydesk.domain.tally import Change, Description, Figures, Movement, RoundResult, Tally
from unifydesk.domain.workshop import ClaimSetup, WorkshopInfo
from unifydesk.kinds import KINDS
from unifydesk.measures.movement import up_down_same
from unifydesk.measures.quadrant import quadrant
from unifydesk.rules import RULES, default_choice, summary

HERE = Path(__file__).parent
RULE = RULES["delphi75"]
CHOICE = default_choice(RULE)
NAMES = (
    "Ἀριστοτέλης", "Пётр Ильич", "Łukasz Żółć", "Đặng Thị Ánh", "Ada Lovelace", "José Muñoz",
    "Zoë Brontë", "Jürgen Groß", "Çağla Öztürk", "Márta Kovács", "Ольга Ященко", "Grace Hopper",
)  # fmt: skip
GROUPS = ("Research", "Practice", "Public")
LEANS = {"EB4": 0.85, "ER1": 0.8, "OV1": 0.5, "EB1": 0.3}
CHANNELS = {"HR2": "booth", "ER2a": "hands"}
STATEMENTS = {
    "EB4": "Shared tools help ideas travel, as long as smaller fields can afford to take part.",
    "HR3": "We do not agree whether architecture concentrates power, and want to look at it again.",
    "ER1": "Experts should be asked before the model is chosen.",
}
TOO_FEW = "EB2b"
"""Four people voted on this claim, so it has no position."""
TORN = "HR3"
"""The group is polarised on this claim."""

Answers = dict[Question, list[str | None]]


@dataclass(frozen=True)
class Row:
    """The words of one claim."""

    id: str
    kind: str
    lens: str
    section: str
    title: str
    text: str
    prompt: str


def rows() -> tuple[Row, ...]:
    """Return the 27 claims."""
    blocks = (HERE / "sample_claims.txt").read_text(encoding="utf-8").split("\n\n")[1:]
    found = []
    for block in blocks:
        head, *words = block.strip().split("\n")
        claim_id, kind, lens, section = head.split(" · ")
        found.append(Row(claim_id, kind, lens.strip("-"), section, *words))
    return tuple(found)


def notes_on(claim: str) -> tuple[Note, ...]:
    """Return the notes of one claim."""
    lines = (HERE / "sample_notes.txt").read_text(encoding="utf-8").splitlines()[1:]
    found = []
    for at, line in enumerate(lines, start=1):
        on, kind, text, owner, due, outcome = (line + "\t\t\t").split("\t")[:6]
        if on == claim:
            found.append(Note(f"n{at}".encode(), at, kind, text, on, None, owner, due, outcome))
    return tuple(found)


def figures(
    question: Question, counts: tuple[int, ...], present: int, cannot: int = 0, channel: str = "roll_call"
) -> Figures:
    """Return the figures of these counts by the default rule."""
    options = tuple(option.value for option in KINDS[question.kind].options)
    channels = ((channel, sum(counts) + cannot),)
    return figures_of(Tally(question, options, counts, cannot, present, channels, entitled=present), CHOICE)


def _first_answers(row: Row, question: Question, people: int, chance: random.Random) -> list[str | None]:
    """Return one answer per person, most of them near a place that the claim decides."""
    if row.id == TORN:
        return ["4" if question.id == "severity" else ("1", "5")[at % 2] for at in range(people)]
    options = len(KINDS[question.kind].options)
    lean = LEANS.get(row.id, chance.uniform(0.2, 0.9))
    found: list[str | None] = []
    for _ in range(people):
        if chance.random() < 0.06:
            found.append(chance.choice((None, "cannot_judge")))
        else:
            found.append(str(round(1 + (options - 1) * min(1.0, max(0.0, chance.gauss(lean, 0.24))))))
    return found


def _next_answers(before: Answers, chance: random.Random) -> Answers:
    """Return another round: some people move by one step, all in the same direction."""
    pull = chance.choice((1, 1, -1))

    def moved(answer: str | None, options: int) -> str | None:
        if answer in (None, "cannot_judge") or chance.random() > 0.4:
            return answer
        return str(min(options, max(1, int(str(answer)) + pull)))

    return {q: [moved(a, len(KINDS[q.kind].options)) for a in every] for q, every in before.items()}


def _result(row: Row, number: int, answers: Answers, before: Answers | None) -> RoundResult:
    """Return one closed round."""
    level = CONFIDENTIAL if row.id == "HR2" else NAMED
    channel = CHANNELS.get(row.id, "roll_call")
    made: list[Figures] = []
    movements: list[Movement] = []
    for question, given in answers.items():
        options = tuple(option.value for option in KINDS[question.kind].options)
        counts = tuple(given.count(option) for option in options)
        made.append(figures(question, counts, len(given), given.count("cannot_judge"), channel))
        if before is not None and level == NAMED and channel != "hands":
            table = table_of(zip(before[question], given, strict=True), options)
            movements.append(Movement(question, options, table, *up_down_same(table)))
    reasons = ("Because of the cases I have seen.", "Not enough evidence.") if row.id == "OV1" else ()
    round_id = f"{row.id}-{number}".encode()
    return RoundResult(round_id, number, "revealed", level, tuple(made), reasons, tuple(movements))


def claim_of(row: Row, *, people: int = 12, rounds: int = 2) -> ReportClaim:
    """Return one claim with its rounds, notes and recorded position."""
    chance = random.Random(row.id)
    people = 4 if row.id == TOO_FEW else people
    form = ballot_form(row.kind, confidence=row.id == "OV1")
    answers: Answers = {question: _first_answers(row, question, people, chance) for question in form}
    results: list[RoundResult] = []
    before: Answers | None = None
    for number in range(1, rounds + 1):
        results.append(_result(row, number, answers, before))
        before, answers = answers, _next_answers(answers, chance)
    last = results[-1]
    position = last.figures[0].position
    recorded = None
    if position is not None and row.id != TOO_FEW:
        recorded = RecordedPosition(row.id, last.round_id, position.label, STATEMENTS.get(row.id, ""))
    level = last.level
    return ReportClaim(
        claim=Claim(row.id, row.kind, row.lens, row.title, row.text, row.prompt, None, True, ()),
        setup=ClaimSetup(row.id, True, CHANNELS.get(row.id, "roll_call"), level, row.id == "OV1"),
        section=row.section,
        rounds=tuple(results),
        sentences=findings(last),
        recorded=recorded,
        quadrant=quadrant(last.figures[0], last.figures[1]) if row.kind == "risk" else "",
        notes=notes_on(row.id),
        described=described(results),
        changes=changes(results),
        differs=differing_words(recorded) if recorded else "",
    )


def described(
    results: Sequence[RoundResult], choice: RuleChoice = CHOICE
) -> tuple[tuple[int, str, Description], ...]:
    """Return the measures of every scale in every round."""
    every = ((r.number, f.tally.question.id, describe(f, choice)) for r in results for f in r.figures)
    return tuple((number, question, made) for number, question, made in every if made is not None)


def changes(results: Sequence[RoundResult]) -> tuple[tuple[int, str, Change], ...]:
    """Return the footnotes to every movement."""
    return tuple((r.number, m.question.id, describe_change(m)) for r in results for m in r.movements)


def _seats(people: int) -> tuple[Seat, ...]:
    """Return the people present and, in the usual room of twelve, one who stayed away and one unnamed."""
    names = [NAMES[at] if at < len(NAMES) else f"Person {at + 1}" for at in range(people)]
    seats = [Seat(at, name, GROUPS[at % 3]) for at, name in enumerate(names, start=1)]
    if people == 12:
        seats += [Seat(13, "Noël d’Été", "Public", present=False), Seat(14, present=False)]
    return tuple(seats)


def _agenda(words: tuple[Row, ...]) -> tuple[AgendaItem, ...]:
    """Return a slide per claim; one of them was never shown."""
    slides = [AgendaItem("s00", "What we mean by unification", 3, 4.5)]
    for at, row in enumerate(words):
        actual = None if at == 11 else 2 + (at * 7 % 5) * 0.6
        slides.append(AgendaItem(f"s{at + 1:02}", row.title, 2.5, actual))
    return tuple(slides)


GENERAL_NOTES = (
    Note(b"g1", 1, "remark", "The projector failed for four minutes; EB2c was voted on again.", slide="s00"),
    Note(b"g2", 2, "decision", "These minutes go to everybody who was invited, whether or not they came."),
    Note(b"g3", 3, "action", "Send the minutes round for comments.", owner="Maria Ødegård", due="one week"),
)


def sample(*, people: int = 12, rounds: int = 2, rehearsal: bool = False) -> Report:
    """Return the whole record."""
    words = rows()
    info = WorkshopInfo("What do we gain, and what do we risk?", "2026-11-23", "Town hall, room 3")
    return Report(
        info=replace(info, facilitator="Maria Ødegård"),
        rehearsal=rehearsal,
        language="en",
        deck_title="Unification in machine learning",
        deck_authors=("Nic Fishman", "Leif Hancox-Li"),
        deck_source="After Nic Fishman and Leif Hancox-Li, “Should attention be all we need? The epistemic "
        "and ethical implications of unification in machine learning”, FAccT 2022, "
        "doi:10.1145/3531146.3533206.",
        seats=_seats(people),
        claims=tuple(claim_of(row, people=people, rounds=rounds) for row in words),
        untouched=(),
        notes=GENERAL_NOTES,
        agenda=_agenda(words),
        rule_label=RULE.label,
        rule_summary=summary(RULE, CHOICE),
        rule_history=("Declared on 23 November 2026 at 09:02, before the first round.",),
        base=CHOICE.base,
        weighted=CHOICE.weighted,
        scale_use=("Likelihood, over 9 claims: Krippendorff’s alpha (ordinal) 0.081",),
        voided=("Round 1 of EB2c, voided on 23 November 2026 at 10:04.",),
        log_lines=412,
        log_head="9f2c4a7be01d5583c6aa10f7732b94de",
        software="UnifyDesk 0.1.0",
        started="2026-11-23T09:30:00+01:00",
        ended="2026-11-23T11:08:00+01:00",
    )


def empty() -> Report:
    """Return the record of a workshop in which nothing was voted on and nobody was named."""
    full = sample()
    return replace(
        full,
        info=WorkshopInfo("Not yet begun"),
        claims=(),
        untouched=tuple(claim.claim for claim in full.claims),
        seats=(),
        notes=(),
        agenda=(),
        rule_history=(),
        voided=(),
        log_lines=0,
        log_head="",
        started="",
        ended="",
    )
