"""The sentences of the stage, in one place so that they read alike and can be translated."""

from __future__ import annotations

import re
from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, QDate, QLocale, Qt

from unifydesk.domain.deck import Claim
from unifydesk.domain.marks import QT_TRANSLATE_NOOP
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
NO_NOTES = QT_TRANSLATE_NOOP("stage", "Nothing noted yet")
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
MOVED = QT_TRANSLATE_NOOP("stage", "%1 of %2 who answered twice changed their answer: %3 up, %4 down")
NOBODY_MOVED = QT_TRANSLATE_NOOP("stage", "None of the %1 who answered twice changed their answer")
BOOTH = QT_TRANSLATE_NOOP("stage", "Ballots are cast at the booth, one by one")
BLANK = QT_TRANSLATE_NOOP("stage", "The stage is blank.")
EMPTY = QT_TRANSLATE_NOOP("stage", "Nothing is on the stage.")
LEFT = QT_TRANSLATE_NOOP("stage", "%1 left")
OVER = QT_TRANSLATE_NOOP("stage", "+%1 over time")


def say(text: str, *values: object) -> str:
    """Return the translation of a marked sentence with %1, %2 … replaced by values."""
    translated = QCoreApplication.translate("stage", text)
    return re.sub(r"%(\d)", lambda found: str(values[int(found[1]) - 1]), translated)


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
