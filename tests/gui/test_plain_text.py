"""Whatever people type is shown as they typed it: no label and no tip of the console reads it as markup."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtWidgets import QAbstractItemView, QLabel, QWidget

from unifydesk.app import agenda, noting, people, preparing, voting
from unifydesk.bootstrap import Program
from unifydesk.domain.people import Seat
from unifydesk.domain.workshop import Workshop, WorkshopInfo
from unifydesk.gui.desk import LEAD, PAGES
from unifydesk.store.workshop_file import WorkshopFile

HOSTILE = "<b>bold</b> <img src='http://example.org/x.png'> &amp;"


def lead_hostile_people(file: WorkshopFile) -> None:
    """Let people with such names take the first vote and say such things."""
    preparing.set_info(file, WorkshopInfo(HOSTILE, "2026-11-23", HOSTILE, HOSTILE))
    for number in range(1, 7):
        people.edit(file, Seat(number, HOSTILE, HOSTILE))
    agenda.begin(file)


def vote(file: WorkshopFile, round_id: bytes, answers: dict[str, str]) -> None:
    """Record the ballots of everyone and close."""
    for number in range(1, 7):
        voting.cast(file, round_id, number, answers, channel="roll_call", reason=HOSTILE)
    voting.close_round(file, round_id)
    voting.reveal(file, round_id)


@pytest.fixture
def hostile(program: Program, workshop: Workshop) -> Program:
    """The program in the middle of a session in which everything typed looks like markup."""
    run: Callable[..., None] = lambda act: program.jobs.run(program, act)  # noqa: E731
    claim = workshop.agenda[0].id
    run(lead_hostile_people)
    run(lambda file: agenda.go_to(file, claim=claim))
    run(lambda file: voting.open_round(file, claim, channel="roll_call"))
    now = program.jobs.workshop
    assert now is not None
    round_ = now.last_round(claim)
    assert round_ is not None
    program.window.show_page(LEAD)
    run(lambda file: vote(file, round_.id, {question.id: "4" for question in round_.questions}))
    for kind in ("for", "action", "dissent"):
        owner = HOSTILE if kind == "action" else ""
        run(lambda file, k=kind, o=owner: noting.add(file, k, HOSTILE, claim=claim, owner=o))
    return program


def looks_like_markup(text: str) -> bool:
    """Tell whether Qt could take this text for markup."""
    return "<b>" in text or "<img" in text


def tips(widget: QWidget) -> list[str]:
    """Return the tip of a widget, and those of the rows of a list."""
    found = [widget.toolTip()]
    model = widget.model() if isinstance(widget, QAbstractItemView) else None
    if isinstance(model, QAbstractItemModel):
        cells = ((row, column) for row in range(model.rowCount()) for column in range(model.columnCount()))
        found += [str(model.index(*cell).data(Qt.ItemDataRole.ToolTipRole) or "") for cell in cells]
    return found


@pytest.mark.parametrize("page", PAGES)
def test_every_label_shows_what_was_typed_as_it_was_typed(hostile: Program, page: str) -> None:
    hostile.window.show_page(page)
    labels = [label for label in hostile.window.findChildren(QLabel) if looks_like_markup(label.text())]
    read = [label for label in labels if label.textFormat() != Qt.TextFormat.PlainText]
    assert [(label.objectName(), label.text()) for label in read] == []


@pytest.mark.parametrize("page", PAGES)
def test_no_tip_reads_what_was_typed_as_markup(hostile: Program, page: str) -> None:
    hostile.window.show_page(page)
    widgets = hostile.window.findChildren(QWidget)
    found = [
        (type(widget).__name__, tip) for widget in widgets for tip in tips(widget) if looks_like_markup(tip)
    ]
    assert found == []
