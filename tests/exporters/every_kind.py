"""A record in which every kind of question was asked: long names, many items, groups, proxies and weights.

Answers are drawn from a fixed seed and counted by the program itself, so that no figure is invented here.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from tests.exporters.sample import changes, described, sample
from unifydesk.app import forms
from unifydesk.app.figures import figures
from unifydesk.app.grouping import compare_groups
from unifydesk.app.sentences import differing_words, findings
from unifydesk.app.simulating import simulated_answer
from unifydesk.domain.deck import Claim, Item
from unifydesk.domain.notes import Note
from unifydesk.domain.people import Seat
from unifydesk.domain.position import RecordedPosition
from unifydesk.domain.question import CANNOT_JUDGE, SCALE, TEXT, Question
from unifydesk.domain.report import Report, ReportClaim
from unifydesk.domain.rounds import CONFIDENTIAL, NAMED
from unifydesk.domain.rule import ANSWERED, ENTITLED, PRESENT, RuleChoice
from unifydesk.domain.tally import Figures, Movement, RoundResult, Tally
from unifydesk.domain.workshop import ClaimSetup
from unifydesk.kinds import KINDS
from unifydesk.measures.movement import movement_table, up_down_same
from unifydesk.rules import RULES, default_choice, summary

GROUPS = (
    "Research", "Practice", "Public administration and oversight", "Patients", "Industry", "Students",
    "Press", "Civil society",
)  # fmt: skip
FIRST = ("Ann", "Bob", "Chiara", "Dmitri", "Elif", "Farah", "Gwen", "Håkon", "Ines", "Jiří", "Kofi", "Łucja")
LAST = ("Ågren", "Brown", "Çelik", "Díaz", "Eriksen", "Fabre", "Groß", "Horváth")
LONG_ITEMS = (
    "Open data sheets for every model that is put to use in public services, kept up to date by its owner",
    "Independent audits, paid by a fund",
    "A register of incidents",
    "Shared tools for small fields, with training and a help desk that answers within two working days",
    "Compute for universities",
    "Rules for procurement",
    "A moratorium on systems that cannot be explained to the people whom they concern",
    "Support for languages with few speakers",
    "Prizes for reproducing results",
    "Teaching materials",
    "A standing panel of citizens, drawn by lot, that is heard before money is given",
    "Nothing beyond what is done already",
)
TWELVE = tuple(Item(chr(ord("A") + at), text) for at, text in enumerate(LONG_ITEMS))
FIVE = TWELVE[1:6]
THREE = (Item("EB1", "A shared basis"), Item("EB2a", "Likeness"), Item("EB4", "Unity of tools"))
WORDS = (
    "I would like to see the evidence first.", "It depends on who pays for it.", "Nothing to add.",
    "Small fields will be left behind unless somebody translates for them, as happened with statistics.",
    "The tools are shared already; what is missing is time to learn them.", "Δεν είμαι σίγουρος.",
    "Я бы начал с одного примера.", "We said the same ten years ago.",
)  # fmt: skip
OPENINGS = ("In my field", "As far as I can see", "Speaking for a small group", "From experience", "Frankly")
Answers = dict[str, dict[int, str]]
"""Question → seat → stored answer."""


def seats(people: int) -> tuple[Seat, ...]:
    """Return the people: every ninth is away, and most of those are represented by a neighbour."""
    made = []
    for at in range(1, people + 1):
        away = at % 9 == 7
        name = f"{FIRST[at % len(FIRST)]} {LAST[at % len(LAST)]}"
        weight = ("1", "1", "1.5", "0.75")[at % 4]
        proxy = at - 4 if away and at % 2 else None
        made.append(Seat(at, name, GROUPS[at % len(GROUPS)], not away, weight, proxy))
    return tuple(made)


class Room:
    """The people of a workshop with the rule they declared; it turns answers into results."""

    def __init__(self, people: Sequence[Seat], choice: RuleChoice, seed: str) -> None:
        self.people = people
        self.choice = choice
        self.chance = random.Random(seed)
        self.voting = [s for s in people if s.present or s.proxy is not None]

    def answers(self, form: Sequence[Question], before: Answers | None = None, lean: float = 0.4) -> Answers:
        """Return answers to a form: fresh ones, or those of the round before with some people moved."""
        made: Answers = {question.id: {} for question in form}
        for seat in self.voting:
            for question in form:
                was = before[question.id].get(seat.number) if before else None
                if was is not None and self.chance.random() > 0.35:
                    made[question.id][seat.number] = was
                elif self.chance.random() > 0.04:
                    made[question.id][seat.number] = self._answer(question, lean)
        return made

    def _answer(self, question: Question, lean: float) -> str:
        if self.chance.random() < 0.05:
            return CANNOT_JUDGE
        if KINDS[question.kind].shape == TEXT:
            words = self.chance.choice(WORDS)
            return words if self.chance.random() < 0.3 else f"{self.chance.choice(OPENINGS)}: {words}"
        if KINDS[question.kind].shape == SCALE:
            return simulated_answer(question, self.chance.gauss(lean, 0.9), self.chance)
        return _shortened(simulated_answer(question, 0, self.chance), question, self.chance)

    def result(
        self, number: int, form: Sequence[Question], given: Answers, before: Answers | None = None,
        *, channel: str = "roll_call", level: str = NAMED, reasons: tuple[str, ...] = (),
    ) -> RoundResult:  # fmt: skip
        """Return one revealed round."""
        linked = before is not None and level == NAMED and channel != "hands"
        groups = {s.number: s.group for s in self.people}
        counted = {
            q.id: {
                g: Counter(a for s, a in given[q.id].items() if groups[s] == g) for g in set(groups.values())
            }
            for q in form
        }
        proxies = tuple((s.number, s.proxy) for s in self.voting if s.proxy is not None)
        return RoundResult(
            f"{form[0].kind}-{number}".encode(), number, "revealed", level,
            tuple(self._figures(question, given[question.id], channel) for question in form),
            reasons,
            tuple(m for q in form if linked and (m := _movement(q, before[q.id], given[q.id]))),
            compare_groups(form, counted) if level == NAMED and channel != "hands" else (),
            proxies if level == NAMED else (),
        )  # fmt: skip

    def _figures(self, question: Question, given: Mapping[int, str], channel: str) -> Figures:
        kind = KINDS[question.kind]
        options = tuple(option.value for option in kind.options)
        counts = Counter(given.values())
        cannot = counts.pop(CANNOT_JUDGE, 0)
        weights = {s.number: Decimal(s.weight) for s in self.people}
        weighs = self.choice.weighted and kind.shape == SCALE
        by_option = tuple(sum((weights[s] for s, a in given.items() if a == o), Decimal()) for o in options)
        half = len(given) // 2
        mix = (
            ((channel, len(given) - half), ("paper", half))
            if channel == "roll_call"
            else ((channel, len(given)),)
        )
        tally = Tally(
            question, options, tuple(counts[o] for o in options), cannot, len(self.voting), mix,
            () if kind.shape == SCALE else tuple(sorted(counts.items())),
            len(self.people), sum(s.proxy is not None for s in self.voting), self.choice.base,
            by_option if weighs else (), self._weight_of(by_option, weights) if weighs else (),
        )  # fmt: skip
        return figures(tally, self.choice)

    def _weight_of(
        self, by_option: Sequence[Decimal], weights: Mapping[int, Decimal]
    ) -> tuple[tuple[str, Decimal], ...]:
        present = sum((weights[s.number] for s in self.voting), Decimal())
        return (
            (ANSWERED, sum(by_option, Decimal())),
            (PRESENT, present),
            (ENTITLED, sum(weights.values(), Decimal())),
        )


def _shortened(answer: str, question: Question, chance: random.Random) -> str:
    """Return a ranking with a tie or with its end left out now and then; quadratic votes with an against."""
    if question.kind == "ranking":
        if chance.random() < 0.2:
            return KINDS["ranking"].check(answer.replace(">", "=", 1), question)
        return ">".join(answer.split(">")[:3]) if chance.random() < 0.1 else answer
    if question.kind == "quadratic":
        first, *others = answer.split()
        item, votes = first.split(":")
        return " ".join([f"{item}:-{votes}", *others]) if chance.random() < 0.3 else answer
    return answer


def _movement(question: Question, before: Mapping[int, str], given: Mapping[int, str]) -> Movement | None:
    """Return how people moved on a scale; None for other kinds."""
    if KINDS[question.kind].shape != SCALE:
        return None
    options = tuple(option.value for option in KINDS[question.kind].options)
    table = movement_table(((a, given[s], 1) for s, a in before.items() if s in given), options)
    return Movement(question, options, table, *up_down_same(table))


def asked(claim_id: str, kind: str, ask: str, title: str, **fields: object) -> Claim:
    """Return a claim that is asked with these kinds."""
    text = f"{title} is worth what it takes."
    values = {"items": (), "ends": ("", ""), **fields}
    return Claim(claim_id, kind, "", title, text, "What would change your mind?", None, True, (),
                 tuple(ask.split("+")), **values)  # type: ignore[arg-type]  # fmt: skip


CLAIMS = (
    asked("B4", "benefit", "agreement4+importance", "A scale without a middle"),
    asked("B7", "benefit", "agreement7", "A scale of seven"),
    asked("B9", "benefit", "agreement9+importance", "A scale of nine"),
    asked("R1", "risk", "likelihood+severity", "A risk on two scales"),
    asked("R2", "risk", "likelihood+severity", "Another risk on two scales"),
    asked("O1", "overall", "agreement+confidence", "A vote with confidence"),
    asked("O2", "overall", "spectrum", "A place between two ends",
          ends=("one model that serves every task and everybody", "many models, each for its task")),
    asked("O3", "overall", "approval", "Choosing what is kept", items=TWELVE),
    asked("O4", "overall", "ranking", "An order of twelve", items=TWELVE),
    asked("O5", "overall", "ranking", "An order of three", items=THREE),
    asked("O6", "overall", "points", "Where the effort goes", items=TWELVE),
    asked("O7", "overall", "quadratic", "Votes that cost their square", items=FIVE),
    asked("O8", "overall", "open", "What nobody asked"),
    asked("O9", "overall", "consent", "Adopting these minutes"),
)  # fmt: skip
NOTES = {
    "B4": (("for", "It was shown twice."), ("dissent", "Two of us hold that the sentence is too vague.")),
    "O9": (
        ("objection", "The third chapter names a school that did not agree to be named.", "Ann Ågren",
         "The name was taken out of the third chapter; the school was told."),
        ("objection", "The costs are missing.", "Bob Brown", ""),
        ("dissent", "I would have preferred a shorter text."),
    ),
}  # fmt: skip


def claim_of(claim: Claim, room: Room, *, rounds: int = 2) -> ReportClaim:
    """Return one claim with its rounds, notes and recorded position."""
    form = forms.ballot_form(claim)
    secret, hands = claim.id == "B7", claim.id == "R2"
    level, channel = (CONFIDENTIAL, "booth") if secret else (NAMED, "hands" if hands else "roll_call")
    reasons = ("The costs are missing.", "The third chapter names a school.") if claim.id == "O9" else ()
    results: list[RoundResult] = []
    before: Answers | None = None
    for number in range(1, rounds + 1):
        given = room.answers(form, before, 0.2 + 0.4 * number)
        results.append(
            room.result(number, form, given, before, channel=channel, level=level, reasons=reasons)
        )
        before = given
    recorded = _recorded(claim, results[-1])
    notes = tuple(
        Note(f"{claim.id}{at}".encode(), at, kind, text, claim.id, owner=more[0] if more else "",
             outcome=more[1] if more else "")
        for at, (kind, text, *more) in enumerate(NOTES.get(claim.id, ()), start=1)
    )  # fmt: skip
    return ReportClaim(
        claim, ClaimSetup(claim.id, True, channel, level), "Every kind of question", tuple(results),
        findings(results[-1]), recorded, "", notes, (), described(results, room.choice), changes(results),
        differing_words(recorded) if recorded else "",
    )  # fmt: skip


def _recorded(claim: Claim, result: RoundResult) -> RecordedPosition | None:
    """Return the recorded position; on one claim it differs from the rule's."""
    position = result.figures[0].position
    if position is None:
        return None
    if claim.id == "B4":
        return RecordedPosition(
            claim.id, result.round_id, "divided", "We leave it open until the evidence is in.",
            position.label, "Three people changed their minds when the list of sources was read out.",
        )  # fmt: skip
    return RecordedPosition(claim.id, result.round_id, position.label, "", position.label)


def every_kind(
    *, people: int = 46, rounds: int = 2, weighted: bool = True, base: str = PRESENT, only: Sequence[str] = ()
) -> Report:
    """Return the whole record; `only` names the claims that are wanted."""
    rule = RULES["delphi75"]
    choice = replace(default_choice(rule), base=base, weighted=weighted)
    room = seats(people)
    claims = [c for c in CLAIMS if not only or c.id in only]
    return replace(
        sample(people=1, rounds=1),
        seats=room,
        claims=tuple(claim_of(c, Room(room, choice, c.id), rounds=rounds) for c in claims),
        notes=(),
        agenda=(),
        rule_summary=summary(rule, choice),
        rule_history=(
            "Declared on 23 November 2026 at 09:02, before the first round: Delphi 75% (…).",
            "Changed on 23 November 2026 at 10:15, after the first round was opened: Delphi 75% (…).",
        ),
        base=base,
        weighted=weighted,
        voided=(),
    )
