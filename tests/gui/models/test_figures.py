"""The numbers of a claim as tables."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt

from tests.app.stories import open_round, play
from tests.gui.views.desk import Desk
from unifydesk.app import voting
from unifydesk.gui.models.figures import CountsModel, FiguresModel, count_rows


def cells(model: FiguresModel | CountsModel, row: int) -> list[str]:
    """Return the texts of one row."""
    return [str(model.index(row, column).data()) for column in range(model.columnCount())]


def figures(desk: Desk, claim: str = "A1") -> FiguresModel:
    """Return the figures of the last closed round of a claim."""
    model = FiguresModel()
    result = desk.workshop.result(claim)
    assert result is not None
    model.replace(result.figures)
    return model


def test_figures_stand_with_their_base(desk: Desk, qtmodeltester) -> None:
    desk.do(partial(play, claim="O1", first="222244", second="234445"))
    model = figures(desk, "O1")
    qtmodeltester.check(model)
    assert cells(model, 0) == ["Agreement", "4", "3.25 – 4", "0.5", "4 / 6", "1 / 6", "1 / 6"]


def test_undefined_figures_are_dashes_with_the_reason(desk: Desk) -> None:
    desk.do(open_round)
    desk.do(voting.close_round, desk.last_round().id)
    model = figures(desk)
    assert cells(model, 0)[1:] == ["–"] * 6
    reasons = {model.index(0, c).data(Qt.ItemDataRole.ToolTipRole) for c in range(1, 7)}
    assert reasons == {"Nobody answered this question"}


def test_every_closed_round_has_its_counts_and_those_outside_the_scale(desk: Desk, qtmodeltester) -> None:
    desk.do(partial(play, claim="O1", first="2222", second="444455"))
    model = CountsModel()
    model.show_question(count_rows(desk.workshop.results["O1"], "agreement"))
    qtmodeltester.check(model)
    assert cells(model, 0) == ["1", "0", "4", "0", "0", "0", "0", "2", "6"]
    assert cells(model, 1) == ["2", "0", "0", "0", "4", "2", "0", "0", "6"]
    assert model.headerData(4, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole) == "Agree"


def test_a_question_without_rounds_has_no_rows(desk: Desk) -> None:
    model = CountsModel()
    model.show_question(())
    assert model.rowCount() == 0
