"""Paper ballots typed twice: what was typed the first time and again, where they differ, what is agreed.

Slips of the hand differ between two entries, so comparing them finds nearly all (Barchard and Pace 2011).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from unifydesk.app import voting
from unifydesk.app.ballot_checks import checked, checked_objections, checked_reason
from unifydesk.domain.changes import Changes
from unifydesk.domain.question import Question
from unifydesk.domain.rounds import CONFIDENTIAL, Round
from unifydesk.store.workshop_file import WorkshopFile

CHANNEL = "paper"
WHOLE = "@ballot"
"""In place of a question: the ballot was typed only once."""
REASON = "@reason"
KEEP = "keep"
"""What settles a ballot that was typed only once: it counts. None leaves it out."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One paper ballot as it was typed."""

    number: int  # its seat; in a confidential round the number that was written on the sheet
    answers: tuple[tuple[str, str], ...]  # (question id, stored answer), in the order of the form
    reason: str = ""

    def answer(self, question: str) -> str | None:
        """Return the answer to a question, the reason for `REASON`, or None when it was left out."""
        if question == REASON:
            return self.reason or None
        return next((a for q, a in self.answers if q == question), None)


@dataclass(frozen=True, slots=True)
class Difference:
    """One place where the two entries of a ballot are not the same; None where nothing was typed."""

    number: int
    question: str  # its id, `REASON`, or `WHOLE`
    first: str | None
    again: str | None


@dataclass(frozen=True, slots=True)
class Pile:
    """Ballots that are typed and not yet recorded. A pile is never changed: each act returns the next one."""

    questions: tuple[Question, ...] = ()
    first: tuple[Sheet, ...] = ()
    again: tuple[Sheet, ...] = ()
    settled: tuple[tuple[int, str, str | None], ...] = field(default=())  # number, question, what counts

    def with_first(self, sheet: Sheet) -> Pile:
        """Return the pile with a ballot typed the first time; the same number replaces."""
        return replace(self, first=_put(self.first, sheet))

    def with_again(self, sheet: Sheet) -> Pile:
        """Return the pile with a ballot typed again; what was settled about it is open again."""
        kept = tuple(entry for entry in self.settled if entry[0] != sheet.number)
        return replace(self, again=_put(self.again, sheet), settled=kept)

    def without(self, number: int) -> Pile:
        """Return the pile after a ballot was recorded or thrown away."""
        return replace(
            self,
            first=tuple(s for s in self.first if s.number != number),
            again=tuple(s for s in self.again if s.number != number),
            settled=tuple(entry for entry in self.settled if entry[0] != number),
        )

    @property
    def numbers(self) -> tuple[int, ...]:
        """Every ballot in the pile, in the order in which it was typed first."""
        return tuple(dict.fromkeys(sheet.number for sheet in (*self.first, *self.again)))

    @property
    def waiting(self) -> tuple[int, ...]:
        """The ballots that were typed once and not again."""
        again = {sheet.number for sheet in self.again}
        return tuple(sheet.number for sheet in self.first if sheet.number not in again)

    @property
    def differences(self) -> tuple[Difference, ...]:
        """Where the two entries are not the same, ballot by ballot, in the order of the form."""
        found: list[Difference] = []
        for number in self.numbers:
            first, again = _of(self.first, number), _of(self.again, number)
            if first is None or again is None:
                found.append(Difference(number, WHOLE, KEEP if first else None, KEEP if again else None))
                continue
            for question in (*(q.id for q in self.questions), REASON):
                pair = first.answer(question), again.answer(question)
                if pair[0] != pair[1]:
                    found.append(Difference(number, question, *pair))
        return tuple(found)

    def settle(self, difference: Difference, counts: str | None) -> Pile:
        """Return the pile with what counts at a difference: one of the two, or what was typed anew."""
        place = difference.number, difference.question
        kept = tuple(entry for entry in self.settled if entry[:2] != place)
        return replace(self, settled=(*kept, (*place, counts)))

    def is_settled(self, difference: Difference) -> bool:
        """Return whether somebody said what counts there."""
        place = difference.number, difference.question
        return any(entry[:2] == place for entry in self.settled)

    @property
    def unsettled(self) -> tuple[Difference, ...]:
        """The differences about which nobody has said what counts."""
        return tuple(d for d in self.differences if not self.is_settled(d))

    @property
    def agreed(self) -> tuple[Sheet, ...]:
        """The ballots to record: what both entries say, or what was settled; none that is left out.

        Ballots with a difference that is not settled are not among them.
        """
        open_numbers = {difference.number for difference in self.unsettled}
        sheets = (self._agreed(number) for number in self.numbers if number not in open_numbers)
        return tuple(sheet for sheet in sheets if sheet is not None and sheet.answers)

    @property
    def dropped(self) -> tuple[int, ...]:
        """The ballots of which nothing counts: typed once only and left out, or emptied answer by answer."""
        settled = {n for n in self.numbers if all(d.number != n for d in self.unsettled)}
        kept = {sheet.number for sheet in self.agreed}
        return tuple(n for n in self.numbers if n in settled - kept)

    def _agreed(self, number: int) -> Sheet | None:
        sheet = _of(self.first, number) or _of(self.again, number)
        if sheet is None or (number, WHOLE, None) in self.settled:
            return None
        said = dict(sheet.answers) | {REASON: sheet.reason}
        for settled, question, counts in self.settled:
            if settled == number and question != WHOLE:
                said[question] = counts or ""
        answers = ((q.id, said.get(q.id, "")) for q in self.questions)
        return Sheet(number, tuple(pair for pair in answers if pair[1]), said[REASON])


def _put(sheets: Sequence[Sheet], sheet: Sheet) -> tuple[Sheet, ...]:
    """Return the sheets with one more, or with one in the place of its namesake."""
    if _of(sheets, sheet.number) is None:
        return (*sheets, sheet)
    return tuple(sheet if s.number == sheet.number else s for s in sheets)


def _of(sheets: Iterable[Sheet], number: int) -> Sheet | None:
    return next((sheet for sheet in sheets if sheet.number == number), None)


def checked_sheet(questions: Sequence[Question], sheet: Sheet) -> Sheet:
    """Return a ballot that would be recorded as it stands.

    Raises InvalidBallotError for an empty one, an answer that does not fit, an objection without its
    reason, and a reason that is too long; NotFoundError for a question that is not asked.
    """
    given = checked(questions, dict(sheet.answers))
    reason = checked_reason(sheet.reason)
    checked_objections(questions, given, reason)
    return Sheet(sheet.number, tuple(given.items()), reason)


def next_number(pile: Pile, recorded: int) -> int:
    """Return the number for the next ballot without a seat: after those recorded and those in the pile."""
    return max(recorded + len(pile.numbers), *pile.numbers, 0) + 1


def record(file: WorkshopFile, round_: Round, sheet: Sheet, turn: bytes | None = None) -> Changes:
    """Record a paper ballot: by its seat, or into the urn of a confidential round without its number.

    There a `turn` makes a retry harmless, see `voting.cast_confidential`.
    Raises what `voting.cast` and `voting.cast_confidential` raise.
    """
    answers = dict(sheet.answers)
    if round_.level == CONFIDENTIAL:
        return voting.cast_confidential(file, round_.id, answers, reason=sheet.reason, turn=turn)
    reason = sheet.reason or None
    return voting.cast(file, round_.id, sheet.number, answers, channel=CHANNEL, reason=reason)
