"""What a ballot must satisfy before it is written; every refusal is one sentence and changes nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from unifydesk.app.texts import paragraph
from unifydesk.domain.errors import InvalidBallotError, InvalidInputError, NotFoundError, RoundError
from unifydesk.domain.people import Seat, taking_part
from unifydesk.domain.question import Question
from unifydesk.domain.rounds import CHANNELS, CONFIDENTIAL, NAMED, VOID, Round
from unifydesk.kinds import KINDS
from unifydesk.store import contents, counting
from unifydesk.store.workshop_file import WorkshopFile

REASON_LIMIT = 600
"""Characters of a reason; a longer one is refused, never cut in silence."""


def must_be_open(round_: Round) -> None:
    """Raise RoundError unless ballots are taken."""
    if round_.is_open:
        return
    if round_.state == VOID:
        raise RoundError(f"Round {round_.number} of {round_.claim} is void. Open a new round to vote.")
    raise RoundError(f"Round {round_.number} of {round_.claim} is closed. Open a new round to vote again.")


def voting_seat(file: WorkshopFile, number: int) -> tuple[Seat, int | None]:
    """Return the seat and, when another one votes for it, that one's number.

    Raises NotFoundError when the seat is unknown, InvalidBallotError when nobody is there to vote for it.
    """
    seat = contents.seat(file, number)
    if seat is None:
        raise NotFoundError(f"There is no seat {number}. Add the person in Prepare, or type another seat.")
    if seat.present:
        return seat, None
    if seat.proxy is None:
        raise InvalidBallotError(f"Seat {number} is not marked as present. Mark the person as present first.")
    proxy = contents.seat(file, seat.proxy)
    if proxy is None or not proxy.present:
        raise InvalidBallotError(
            f"Seat {number} is absent, and so is seat {seat.proxy}, its proxy. Mark one of them as present."
        )
    return seat, proxy.number


def find_question(questions: Sequence[Question], question: str) -> Question:
    """Return the question of a form by its id; raises NotFoundError otherwise."""
    for asked in questions:
        if asked.id == question:
            return asked
    known = ", ".join(q.id for q in questions)
    raise NotFoundError(f"This round does not ask “{question[:40]}”. It asks: {known}.")


def checked_answer(question: Question, answer: str) -> str:
    """Return the stored form of an answer; raises InvalidBallotError when it does not fit its question."""
    kind = KINDS.get(question.kind)
    if kind is None:
        raise InvalidBallotError(
            f"This program does not know the question kind “{question.kind}”. Install the newer one to vote."
        )
    return kind.check(answer, question)


def checked(questions: Sequence[Question], answers: Mapping[str, str]) -> dict[str, str]:
    """Return the answers in their stored form and in the order of the form; refuses an empty ballot."""
    given = {q: checked_answer(find_question(questions, q), a) for q, a in answers.items()}
    if not given:
        raise InvalidBallotError("The ballot is empty. Answer at least one question.")
    return {q.id: given[q.id] for q in questions if q.id in given}


def checked_objections(questions: Sequence[Question], given: Mapping[str, str], reason: str) -> None:
    """Raise InvalidBallotError when an answer counts only with a reason and none was given."""
    for question in questions:
        kind = KINDS.get(question.kind)
        if kind is not None and given.get(question.id) in kind.needs_reason and not reason:
            raise InvalidBallotError("An objection needs its reason in a sentence. Type the reason as well.")


def checked_reason(reason: str) -> str:
    """Return the reason without surrounding space; raises InvalidBallotError when it is too long."""
    text = paragraph(reason)
    if len(text) > REASON_LIMIT:
        raise InvalidBallotError(
            f"The reason has {len(text)} characters; up to {REASON_LIMIT} fit. Shorten it and try again."
        )
    return text


def checked_channel(channel: str) -> str:
    """Return a way of voting; raises InvalidInputError when there is no such way."""
    if channel not in CHANNELS:
        raise InvalidInputError(f"There is no way of voting “{channel[:30]}”. Choose: {', '.join(CHANNELS)}.")
    return channel


def checked_level(level: str) -> str:
    """Return “named” or “confidential”; raises InvalidInputError for anything else."""
    if level not in (NAMED, CONFIDENTIAL):
        raise InvalidInputError(f"A round is {NAMED} or {CONFIDENTIAL}, not “{level[:30]}”.")
    return level


def whole(number: object) -> int:
    """Return a count of people; raises InvalidBallotError unless it is a whole number from 0."""
    if isinstance(number, bool) or not isinstance(number, int) or number < 0:
        raise InvalidBallotError(f"“{str(number)[:20]}” is not a number of people. Type 0 or a whole number.")
    return number


def check_room(file: WorkshopFile, round_: Round, questions: Iterable[str]) -> None:
    """Raise InvalidBallotError when one more ballot would exceed the people present beside hands counted."""
    counted = counting.hands(file, round_)
    if not any(counted.values()):
        return
    present = len(taking_part(contents.seats(file)))
    for question in questions:
        hands = sum(counted.get(question, {}).values())
        if hands + counting.answers_by_seat(file, round_, question) >= present and hands:
            raise InvalidBallotError(
                f"All {present} people present are counted already: {hands} of them by hands. "
                "Correct the hands first."
            )
