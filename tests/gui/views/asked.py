"""Rounds that ask any kind of question: claims get items and ends as a deck would give them."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from tests.asking import THREE
from tests.gui.views.desk import Desk
from unifydesk.app import agenda, preparing, voting, workshops
from unifydesk.domain.deck import Claim, Deck
from unifydesk.domain.question import Ballot
from unifydesk.domain.rounds import Round

CLAIM = "O1"


def give_items(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every claim of every deck that is read have three items and a spectrum with named ends."""
    read = workshops.read_deck

    def claim(found: Claim) -> Claim:
        return replace(found, items=THREE, ends=("one model", "many models"))

    def reading(source: str, name: str) -> Deck:
        deck = read(source, name)
        slides = [[replace(s, claims=tuple(map(claim, s.claims))) for s in x.slides] for x in deck.sections]
        pairs = zip(deck.sections, slides, strict=True)
        return replace(deck, sections=tuple(replace(section, slides=tuple(new)) for section, new in pairs))

    monkeypatch.setattr(workshops, "read_deck", reading)


def ask(desk: Desk, form: str = "", **setup: Any) -> None:
    """Go to the claim and set how it is asked."""
    desk.do(partial(agenda.go_to, claim=CLAIM))
    changed = replace(desk.workshop.setups[CLAIM], form=form, **setup)
    desk.do(partial(preparing.set_setup, setup=changed))


def open_form(desk: Desk, form: str = "", **setup: Any) -> Round:
    """Open a round of the claim that asks a form."""
    ask(desk, form, **setup)
    desk.do(partial(voting.open_round, claim=CLAIM))
    return desk.last_round(CLAIM)


def ballots(desk: Desk) -> dict[int, Ballot]:
    """Return the named ballots on disk by seat."""
    found: list[tuple[Ballot, ...]] = []
    desk.jobs.run(desk.jobs, partial(voting.ballots, round_id=desk.last_round(CLAIM).id), found.append)
    return {ballot.seat: ballot for ballot in found[0]}


def answers(desk: Desk) -> dict[int, tuple[str, ...]]:
    """Return the answers on disk by seat."""
    return {seat: tuple(a for _q, a in ballot.answers) for seat, ballot in ballots(desk).items()}


def texts(widget: QWidget) -> str:
    """Return everything that the labels and lines of a widget show, hidden ones too."""
    labels = [label.text() for label in widget.findChildren(QLabel)]
    return "\n".join([*labels, *(line.text() for line in widget.findChildren(QLineEdit))])
