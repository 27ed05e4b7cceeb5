"""The sentences of the stage, in one place so that they read alike and can be translated."""

from __future__ import annotations

import re
from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, QDate, QLocale, Qt

from unifydesk import kinds
from unifydesk.domain.deck import Claim
from unifydesk.domain.marks import QT_TRANSLATE_NOOP
from unifydesk.domain.people import Seat
from unifydesk.domain.question import Question
from unifydesk.domain.rounds import CONFIDENTIAL
from unifydesk.domain.tally import Tally

KINDS = {
    "benefit": QT_TRANSLATE_NOOP("stage", "Benefit"),
    "risk": QT_TRANSLATE_NOOP("stage", "Risk"),
    "overall": QT_TRANSLATE_NOOP("stage", "Overall"),
}
REHEARSAL = QT_TRANSLATE_NOOP("stage", "Rehearsal: simulated people, no real votes")
RECORDED = QT_TRANSLATE_NOOP("stage", "%1 of %2 recorded")
OF_RECORDED = QT_TRANSLATE_NOOP("stage", "of %1 recorded")
ROUND = QT_TRANSLATE_NOOP("stage", "Round %1")
VOTING = QT_TRANSLATE_NOOP("stage", "Voting, round %1")
CONFIDENTIAL_VOTING = QT_TRANSLATE_NOOP("stage", "Confidential voting, round %1")
CLOSED = QT_TRANSLATE_NOOP("stage", "Voting is closed, round %1")
CANNOT_JUDGE_WORDS = QT_TRANSLATE_NOOP("stage", "I cannot judge")
FOR = QT_TRANSLATE_NOOP("stage", "For")
AGAINST = QT_TRANSLATE_NOOP("stage", "Against")
QUESTIONS = QT_TRANSLATE_NOOP("stage", "Open questions")
DISSENT = QT_TRANSLATE_NOOP("stage", "Dissent")
DISCUSSION = QT_TRANSLATE_NOOP("stage", "Discussion")
MORE = QT_TRANSLATE_NOOP("stage", "+ %1 more")
EARLIER = QT_TRANSLATE_NOOP("stage", "+ %1 earlier")
BASE = QT_TRANSLATE_NOOP("stage", "%1 present · %2 answered · %3 cannot judge · %4 silent")
SLIDE_NUMBER = QT_TRANSLATE_NOOP("stage", "%1 of %2")
LED_BY = QT_TRANSLATE_NOOP("stage", "Led by %1")
POSITION = QT_TRANSLATE_NOOP("stage", "Where the group stands")
POSITION_DRAFT = QT_TRANSLATE_NOOP("stage", "Where the group stands, not recorded yet")
CLOSING = QT_TRANSLATE_NOOP("stage", "Where the group stands")
NOT_RECORDED = QT_TRANSLATE_NOOP("stage", "not recorded")
IN_MINUTES = QT_TRANSLATE_NOOP("stage", "+ %1 more in the minutes")
MOVEMENT = QT_TRANSLATE_NOOP("stage", "From round %1 to round %2")
BOOTH = QT_TRANSLATE_NOOP("stage", "Ballots are cast at the booth, one by one")
BLANK = QT_TRANSLATE_NOOP("stage", "The stage is blank.")
EMPTY = QT_TRANSLATE_NOOP("stage", "Nothing is on the stage.")
LEFT = QT_TRANSLATE_NOOP("stage", "%1 left")
OVER = QT_TRANSLATE_NOOP("stage", "+%1 over time")
SEAT = QT_TRANSLATE_NOOP("stage", "Seat")
SEAT_NUMBER = QT_TRANSLATE_NOOP("stage", "Seat %1")
BY_PROXY = QT_TRANSLATE_NOOP("stage", "%1, by proxy")
ANSWERS_FOR = QT_TRANSLATE_NOOP("stage", "%1 answers for %2")
KEPT = QT_TRANSLATE_NOOP("stage", "%1 of %2 are kept, given to nothing")
LAST = QT_TRANSLATE_NOOP("stage", "Not named, so together in the last place: %1")
BETWEEN = QT_TRANSLATE_NOOP("stage", "From %1, %2, to %3, %4")


def say(text: str, *values: object) -> str:
    """Return the translation of a marked sentence with %1, %2 … replaced by values."""
    return filled(QCoreApplication.translate("stage", text), *values)


def filled(text: str, *values: object) -> str:
    """Return a translated sentence with %1, %2 … replaced by values; a value may hold such marks itself."""
    return re.sub(r"%(\d)", lambda found: str(values[int(found[1]) - 1]), text)


def signed(number: int) -> str:
    """Return a number with a real minus sign."""
    return str(number).replace("-", "\N{MINUS SIGN}")


def tr(context: str, text: str) -> str:
    """Return the translation of a sentence that a module without Qt marked under `context`."""
    return QCoreApplication.translate(context, text) if text else ""


def voting_title(level: str, number: int, *, is_open: bool = True) -> str:
    """Return what the header of an open, or just closed, round says."""
    if not is_open:
        return say(CLOSED, number)
    return say(CONFIDENTIAL_VOTING if level == CONFIDENTIAL else VOTING, number)


def question_label(question: Question) -> str:
    """Return the heading of a question, such as “Importance”."""
    return tr("forms", question.label)


def ask(question: Question) -> str:
    """Return the sentence that asks a question; its heading when the kind is missing here."""
    kind = kinds.KINDS.get(question.kind)
    return tr("kinds", kind.ask) if kind is not None else question_label(question)


def asked_about(question: Question) -> str:
    """Return the item that a question is about, where each item is asked about by itself; else nothing."""
    return question.label if question.id.startswith(f"{question.kind}-") else ""


def seat_name(seat: Seat, *, bare: bool = False) -> str:
    """Return the name of a seat, or “Seat 7” without one; just “Seat” for a `bare` one beside its number."""
    return seat.name or (say(SEAT) if bare else say(SEAT_NUMBER, seat.number))


def voter(seat: Seat, *, bare: bool = False) -> str:
    """Return who votes at a seat: “Ann”, or “Ann, by proxy” when somebody else answers for her."""
    name = seat_name(seat, bare=bare)
    return name if seat.present else say(BY_PROXY, name)


def claim_line(claim: Claim) -> str:
    """Return kind, lens and title of a claim: “Benefit · epistemic · Unity of tools”."""
    return " · ".join(part for part in (say(KINDS[claim.kind]), claim.lens, claim.title) if part)


def quoted(text: str) -> str:
    """Return a sentence in real quotation marks; marks it already has are not doubled."""
    return f"“{text.strip().strip('“”')}”"


def base_line(tally: Tally) -> str:
    """Return who stands behind a result: present, answered, cannot judge, silent."""
    return say(BASE, tally.present, tally.answered, tally.cannot_judge, tally.silent)


def long_date(date: str) -> str:
    """Return an ISO date as “23 November 2026”; any other words as they are."""
    day = QDate.fromString(date, Qt.DateFormat.ISODate)
    british = QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)
    return british.toString(day, "d MMMM yyyy") if day.isValid() else date


def capital(sentence: str) -> str:
    """Return a sentence with its first letter capitalised."""
    return sentence[:1].upper() + sentence[1:]


def paragraph(parts: Iterable[str]) -> str:
    """Join the texts of a scene to what a screen reader reads, one sentence or heading per line."""
    return "\n".join(part.strip() for part in parts if part and part.strip())
