"""Reads a CSV with one answer a row against a workshop: every bad row is found, and memory stays small."""

from __future__ import annotations

from unifydesk.app import outside
from unifydesk.app.ballot_checks import checked_answer, checked_reason
from unifydesk.app.csv_table import TOO_MANY, check_problems, refused
from unifydesk.app.forms import ballot_form
from unifydesk.app.info_checks import HIGHEST_SEAT, NAME_LIMIT
from unifydesk.app.texts import line as one_line
from unifydesk.app.vote_list import (
    MOST_ROUNDS,
    RowError,
    Vote,
    Votes,
    check_rounds,
    keep,
    needs_reason,
    votes_for,
)
from unifydesk.domain.deck import Claim
from unifydesk.domain.errors import (
    InputProblemsError,
    InvalidBallotError,
    InvalidInputError,
    NotFoundError,
    Problem,
)
from unifydesk.domain.question import CANNOT_JUDGE, Question
from unifydesk.domain.rounds import CHANNELS
from unifydesk.domain.workshop import Workshop
from unifydesk.kinds import KINDS

NEEDED = ("claim", "round", "question", "answer")
OPTIONAL = ("seat", "group", "channel", "reason")
OBJECTION_ALONE, REASON_EXPECTED = "an objection without its reason", "the reason in column “reason”"
MAPPING_EXPECTED = "a mapping for that: “unifydesk votes map” writes one, “votes import --map” takes it"
_KNOWN_LIMIT = 100_000


def read_votes(workshop: Workshop, data: bytes, name: str) -> Votes:
    """Return the votes of a CSV; raises InputProblemsError with every bad row by its number."""
    rows = outside.table(data, name)
    heading = [cell.strip().lower() for cell in next(rows, (1, []))[1]]
    _check_heading(heading, name)
    reader = _Reader(workshop, heading)
    for number, row in rows:
        reader.take(number, row)
        if reader.votes.is_full:
            reader.votes.problems.append(Problem(number, TOO_MANY))
            break
    votes = reader.votes
    if not votes.answers and not votes.problems:
        raise refused(name, 1, "no rows", "at least one row below the heading")
    check_rounds(workshop, votes)
    reader.check_objections()
    check_problems(name, votes.problems)
    return votes


def _check_heading(heading: list[str], name: str) -> None:
    problems = [Problem(1, f"no column “{c}”", ", ".join(NEEDED)) for c in NEEDED if c not in heading]
    for column in heading:
        if column not in NEEDED + OPTIONAL:
            problems.append(Problem(1, f"unknown column “{column[:30]}”", ", ".join(NEEDED + OPTIONAL)))
        elif heading.count(column) > 1:
            problems.append(Problem(1, f"column “{column}” more than once", "every column once"))
        if len(problems) > len(NEEDED + OPTIONAL):
            break  # not a heading at all
    if len(heading) > 1 and not set(heading) & set(NEEDED):
        problems = [*problems[: len(NEEDED)], Problem(1, "perhaps one person a row", MAPPING_EXPECTED)]
    if problems:
        raise InputProblemsError(name, tuple(dict.fromkeys(problems)), "row")


class _Reader:
    """Takes row after row below one heading."""

    def __init__(self, workshop: Workshop, heading: list[str]) -> None:
        self.votes = votes_for(workshop)
        self._workshop = workshop
        self._heading = heading
        self._seats = {seat.number for seat in workshop.seats}
        self._known: dict[tuple[str, ...], Vote] = {}  # rows that came before: most polls repeat a few
        self._forms: dict[str, tuple[Question, ...]] = {}

    def take(self, number: int, row: list[str]) -> None:
        """Check one row and keep its vote, or keep what is wrong with it."""
        cells = tuple(row)
        vote = self._known.get(cells)
        if vote is not None:
            self.votes.unseated[vote] += 1
            self.votes.found(vote, number)
            return
        try:
            if len(row) > len(self._heading):
                raise RowError("more cells than the heading has", "as many as columns")
            vote = self._checked(dict(zip(self._heading, row, strict=False)))
            keep(self.votes, vote, number)
        except RowError as wrong:
            self.votes.problems.append(Problem(number, wrong.what, wrong.expected))
        except (InvalidBallotError, InvalidInputError, NotFoundError) as error:
            self.votes.problems.append(Problem(number, str(error).rstrip(".")))
        else:
            self.votes.found(vote, number)
            if vote.seat is None and len(self._known) < _KNOWN_LIMIT:
                self._known[cells] = vote

    def check_objections(self) -> None:
        """Note every named objection whose reason stands in no row of its ballot."""
        for vote in self.votes.named:
            seat = vote.seat or 0
            if (vote.claim, vote.round, seat) in self.votes.reasons or self.votes.is_full:
                continue
            if needs_reason(known_question(self._form(vote.claim), vote.question), vote.answer):
                row = self.votes.seen[vote.claim, vote.round, vote.question, seat]
                self.votes.problems.append(Problem(row, OBJECTION_ALONE, REASON_EXPECTED))

    def _checked(self, cells: dict[str, str]) -> Vote:
        values = {column: cells.get(column, "").strip() for column in NEEDED + OPTIONAL}
        claim, form = values["claim"], self._form(values["claim"])
        round_ = whole_number(values["round"], "round", MOST_ROUNDS)
        self.votes.rounds.add((claim, round_))
        question = known_question(form, values["question"])
        vote = Vote(
            claim,
            round_,
            question.id,
            stored_answer(question, values["answer"]),
            self._seat(values["seat"]),
            checked_group(values["group"]),
            _channel(values["channel"]),
            checked_reason(values["reason"]),
        )
        if vote.seat is None and not vote.reason and needs_reason(question, vote.answer):
            raise RowError(OBJECTION_ALONE, REASON_EXPECTED)
        return vote

    def _form(self, claim: str) -> tuple[Question, ...]:
        if claim not in self._forms:
            self._forms[claim] = form_of(self._workshop, known_claim(self._workshop, claim))
        return self._forms[claim]

    def _seat(self, text: str) -> int | None:
        if not text:
            return None
        number = whole_number(text, "seat", HIGHEST_SEAT)
        if self._seats and number not in self._seats:
            raise RowError(f"unknown seat {number}", "a seat of this workshop; add the person first")
        return number


# -- one cell --------------------------------------------------------------------------------------------


def known_claim(workshop: Workshop, claim: str) -> Claim:
    """Return a claim of the deck by its id; raises RowError otherwise."""
    found = workshop.deck.claim(claim)
    if found is None:
        example = workshop.deck.claims[0].id if workshop.deck.claims else "EB1"
        raise RowError(f"unknown claim “{claim[:30]}”", f"a claim id of the deck, such as {example}")
    return found


def form_of(workshop: Workshop, claim: Claim) -> tuple[Question, ...]:
    """Return every question that may be asked about a claim as it is set up, confidence among them."""
    return ballot_form(claim, workshop.setups[claim.id].form, confidence=True)


def known_question(form: tuple[Question, ...], question: str) -> Question:
    """Return a question of a form by its id; raises RowError otherwise."""
    found = next((q for q in form if q.id == question), None)
    if found is None:
        raise RowError(f"unknown question “{question[:30]}”", " or ".join(q.id for q in form))
    return found


def stored_answer(question: Question, text: str) -> str:
    """Return the stored form of an answer; words may have capitals and spaces, as in “Cannot judge”.

    Raises InvalidBallotError with the kind's own sentence.
    """
    kind = KINDS.get(question.kind)
    word = text.strip().lower().replace(" ", "_") if len(text) <= NAME_LIMIT else text
    in_words = kind is not None and bool(kind.options) and word[:1].isalpha()
    return checked_answer(question, word if in_words or word == CANNOT_JUDGE else text)


def checked_group(text: str) -> str:
    """Return a group on one line; raises RowError when it is too long."""
    group = one_line(text)
    if len(group) > NAME_LIMIT:
        raise RowError("a group that is too long", f"up to {NAME_LIMIT} characters")
    return group


def whole_number(text: str, what: str, most: int) -> int:
    """Return a whole number from 1 to `most`; raises RowError otherwise."""
    if not (text.isascii() and text.isdecimal() and len(text) <= 6 and 1 <= int(text) <= most):
        raise RowError(f"{what} “{text[:20]}”", f"a number from 1 to {most}")
    return int(text)


def _channel(text: str) -> str:
    channel = text.lower().replace(" ", "_").replace("-", "_") if len(text) <= NAME_LIMIT else text
    if not channel:
        return "import"
    if channel not in CHANNELS:
        raise RowError(f"unknown channel “{text[:30]}”", ", ".join(CHANNELS))
    return channel
