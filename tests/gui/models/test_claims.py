"""The table of claims: ticks and ways of voting, asked for and shown when the file has them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from tests.app.stories import DECK
from unifydesk.decks import read_deck
from unifydesk.domain.workshop import ClaimSetup
from unifydesk.gui.models.claims import AGENDA, CLAIM, CONFIDENCE, ID, LENS, WAY, WAYS, ClaimRow, ClaimsModel

Role = Qt.ItemDataRole
ROWS = tuple(ClaimRow(claim, ClaimSetup(claim.id, claim.core)) for claim in read_deck(DECK, "demo").claims)


@pytest.fixture
def model() -> ClaimsModel:
    made = ClaimsModel()
    made.replace(ROWS)
    return made


def test_it_is_a_good_model(model, qtmodeltester):
    model.replace(ROWS[1:])
    qtmodeltester.check(model, force_py=True)


def test_a_row_reads_id_title_kind_and_way(model):
    assert [model.index(0, c).data() for c in (ID, CLAIM, LENS, WAY)] == [
        "A1",
        "Shared tools",
        "Benefit · epistemic",
        "Roll call",
    ]


def test_the_whole_claim_is_the_tip(model):
    assert model.index(0, CLAIM).data(Role.ToolTipRole) == ROWS[0].claim.text


@pytest.mark.parametrize(("column", "field"), [(AGENDA, "included"), (CONFIDENCE, "confidence")])
def test_a_tick_asks_for_the_change(model, qtbot, column, field):
    before = getattr(ROWS[0].setup, field)
    state = Qt.CheckState.Unchecked if before else Qt.CheckState.Checked
    with qtbot.waitSignal(model.edited) as asked:
        model.setData(model.index(0, column), state.value, Role.CheckStateRole)
    assert getattr(asked.args[0], field) is not before


@pytest.mark.parametrize("way", list(WAYS))
def test_every_way_can_be_asked_for(model, qtbot, way):
    if way == ("roll_call", "named"):
        with qtbot.assertNotEmitted(model.edited):
            model.setData(model.index(0, WAY), way)
        return
    with qtbot.waitSignal(model.edited) as asked:
        model.setData(model.index(0, WAY), way)
    assert (asked.args[0].channel, asked.args[0].level) == way


def test_a_file_to_read_only_offers_nothing(model):
    model.read_only = True
    flags = model.flags(model.index(0, WAY)) | model.flags(model.index(0, AGENDA))
    assert not flags & (Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsUserCheckable)
