"""What the paper panel says: whose ballot a number makes it, and how far a pile of ballots is."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from unifydesk.app.paper import Pile
from unifydesk.app.typed import seat_number
from unifydesk.domain.errors import InvalidInputError
from unifydesk.domain.rounds import CONFIDENTIAL, Round
from unifydesk.domain.workshop import Workshop
from unifydesk.gui.models.roll_call import person_words, proxies_of


@dataclass(frozen=True, slots=True)
class Who:
    """Whose ballot it is in words, and whether a ballot can have this number."""

    words: str
    ok: bool = True


def who_words(workshop: Workshop, round_: Round, pile: Pile, typed: str, *, again: bool) -> Who:
    """Return whose ballot a typed number makes it, and what would become of an earlier one."""
    if not typed.strip():
        return Who("")
    try:
        number = seat_number(typed)
    except InvalidInputError as error:
        return Who(str(error), ok=False)
    told = _told(round_, pile, number, again=again)
    if round_.level == CONFIDENTIAL:
        return Who(told)
    seat = next((seat for seat in workshop.seats if seat.number == number), None)
    if seat is None:
        text = QCoreApplication.translate("paper", "There is no seat {seat} in this workshop.")
        return Who(text.format(seat=number), ok=False)
    proxies = proxies_of(workshop.seats)
    name = person_words(
        seat, votes=number in proxies, proxy=proxies.get(number, ""), weighted=workshop.rule.weighted
    )
    return Who(f"{name} · {told}" if told else name, ok=number in proxies)


def _told(round_: Round, pile: Pile, number: int, *, again: bool) -> str:
    """Return what is known about a ballot of this number already."""
    typed = any(sheet.number == number for sheet in (pile.again if again else pile.first))
    if typed:
        return QCoreApplication.translate("paper", "typed already, this replaces it")
    if again and all(sheet.number != number for sheet in pile.first):
        return QCoreApplication.translate("paper", "not typed the first time")
    if number in round_.seats:
        return QCoreApplication.translate("paper", "has a ballot, this replaces it")
    return ""


def ballot_words(workshop: Workshop, round_: Round, number: int) -> str:
    """Return how a ballot is named: “Ballot 5” without a seat, “7  Chen” with one."""
    seat = next((seat for seat in workshop.seats if seat.number == number), None)
    if round_.level == CONFIDENTIAL or seat is None:
        return QCoreApplication.translate("paper", "Ballot {n}").format(n=number)
    return f"{number}  {seat.shown}" if seat.name else seat.shown


def pile_words(pile: Pile) -> str:
    """Return what is typed and not yet recorded; empty when nothing is."""
    typed = len(pile.numbers)
    if not typed:
        return ""
    if not pile.again:
        one = QCoreApplication.translate("paper", "Not recorded yet: 1 ballot typed once")
        many = QCoreApplication.translate("paper", "Not recorded yet: {n} ballots typed once")
        return one if typed == 1 else many.format(n=typed)
    if pile.waiting:
        text = QCoreApplication.translate("paper", "Not recorded yet: {n} of {all} ballots typed twice")
        return text.format(n=typed - len(pile.waiting), all=typed)
    left = len(pile.unsettled)
    if left:
        text = QCoreApplication.translate("paper", "Not recorded yet: {n} ballots, differences left: {left}")
        return text.format(n=typed, left=left)
    return QCoreApplication.translate("paper", "Not recorded yet: {n} ballots, all settled").format(n=typed)


def recorded_words(workshop: Workshop, round_: Round) -> str:
    """Return how many ballots are recorded; in a named round also whose are missing."""
    text = QCoreApplication.translate("paper", "{n} of {all} recorded")
    recorded = text.format(n=round_.recorded, all=workshop.present)
    votes = proxies_of(workshop.seats)
    missing = [
        ballot_words(workshop, round_, seat.number)
        for seat in workshop.seats
        if seat.number in votes and seat.number not in round_.seats
    ]
    if round_.level == CONFIDENTIAL or not round_.recorded or not missing:
        return recorded
    text = QCoreApplication.translate("paper", "{recorded}, missing: {names}")
    return text.format(recorded=recorded, names=", ".join(missing))
