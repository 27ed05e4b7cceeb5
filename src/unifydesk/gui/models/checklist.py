"""What a workshop still lacks before it can be led, one line for each part of the Prepare page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from unifydesk.domain.workshop import Workshop
from unifydesk.gui.models.budget import budget_of
from unifydesk.gui.models.claim_checks import claim_warnings, listed, unaskable
from unifydesk.gui.models.people import room_words
from unifydesk.gui.models.rule_fit import rule_fit
from unifydesk.rules import RULES

INFO, PEOPLE, CLAIMS, RULE, TIME = "info", "people", "claims", "rule", "time"
DONE, MISSING, NOTICE = "done", "missing", "notice"


@dataclass(frozen=True, slots=True)
class Check:
    """One part: how it stands and what it holds or lacks, in a few words."""

    part: str
    state: str
    words: str


def checks(workshop: Workshop) -> tuple[Check, ...]:
    """Return a line for every part, in the order of the page."""
    return (_info(workshop), _people(workshop), _time(workshop), _claims(workshop), _rule(workshop))


def shown_date(iso: str) -> str:
    """Return “2026-11-23” as people write it, or an empty text."""
    try:
        day = date.fromisoformat(iso)
    except ValueError:
        return ""
    return QLocale().toString(QDate(day.year, day.month, day.day), "d MMMM yyyy")


def _info(workshop: Workshop) -> Check:
    info = workshop.info
    if not info.facilitator:
        return Check(INFO, MISSING, QCoreApplication.translate("checks", "No facilitator yet"))
    if not info.date:
        return Check(INFO, MISSING, QCoreApplication.translate("checks", "No date yet"))
    if workshop.free_mb is not None:
        words = QCoreApplication.translate("checks", "Only %1 MB left on the disk")
        return Check(INFO, NOTICE, words.replace("%1", str(workshop.free_mb)))
    return Check(INFO, DONE, ", ".join(x for x in (shown_date(info.date), info.place) if x))


def _people(workshop: Workshop) -> Check:
    if not workshop.seats:
        return Check(PEOPLE, MISSING, QCoreApplication.translate("checks", "No people yet"))
    if not workshop.present:
        return Check(PEOPLE, MISSING, room_words(workshop))
    lost = sum(seat.proxy is not None for seat in workshop.seats if not seat.present) - workshop.by_proxy
    if lost:
        words = QCoreApplication.translate("checks", "%1 absent, and so is their proxy")
        return Check(PEOPLE, NOTICE, words.replace("%1", str(lost)))
    if workshop.rule.weighted and all(seat.weight == "1" for seat in workshop.seats):
        return Check(PEOPLE, NOTICE, QCoreApplication.translate("checks", "Every seat weighs 1"))
    return Check(PEOPLE, DONE, room_words(workshop))


def _time(workshop: Workshop) -> Check:
    budget = budget_of(workshop)
    if budget.is_short:
        return Check(TIME, NOTICE, QCoreApplication.translate("checks", "Little time for each claim"))
    words = QCoreApplication.translate("checks", "%1 minutes planned").replace("%1", str(budget.planned))
    return Check(TIME, DONE, words)


def _claims(workshop: Workshop) -> Check:
    count = len(workshop.agenda)
    if not count:
        return Check(CLAIMS, MISSING, QCoreApplication.translate("checks", "No claim on the agenda"))
    cannot = unaskable(workshop)
    if cannot:
        words = QCoreApplication.translate("checks", "%1 cannot be asked")
        return Check(CLAIMS, MISSING, words.replace("%1", listed(cannot)))
    if claim_warnings(workshop):
        return Check(CLAIMS, NOTICE, QCoreApplication.translate("checks", "Some votes would be refused"))
    words = QCoreApplication.translate("checks", "%1 of %2 on the agenda")
    return Check(CLAIMS, DONE, words.replace("%1", str(count)).replace("%2", str(len(workshop.deck.claims))))


def _rule(workshop: Workshop) -> Check:
    rule = RULES.get(workshop.rule.id)
    if rule is None:
        return Check(RULE, MISSING, QCoreApplication.translate("checks", "Unknown rule"))
    fit = rule_fit(workshop)
    if fit is not None and fit.too_few and workshop.seats:
        words = QCoreApplication.translate("checks", "Needs %1 answers, %2 can vote")
        return Check(RULE, NOTICE, words.replace("%1", str(fit.fewest)).replace("%2", str(fit.present)))
    if fit is not None and fit.others:
        words = QCoreApplication.translate("checks", "%1 of %2 on other scales")
        return Check(RULE, NOTICE, words.replace("%1", str(len(fit.others))).replace("%2", str(fit.asked)))
    return Check(RULE, DONE, QCoreApplication.translate("rules", rule.label))
