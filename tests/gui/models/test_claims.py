"""The table of claims: ticks, forms and ways of voting, asked for and shown when the file has them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from tests.app.stories import DECK
from tests.asking import THREE, claim
from unifydesk.decks import read_deck
from unifydesk.domain.workshop import ClaimSetup
from unifydesk.gui.models.claims import (
    AGENDA,
    CLAIM,
    CONFIDENCE,
    FORM,
    ROW_ROLE,
    WAY,
    WAYS,
    ClaimsModel,
    agreement_of,
    claim_row,
    shared,
    way_words,
    with_agreement,
)

Role = Qt.ItemDataRole
ROWS = tuple(claim_row(c, ClaimSetup(c.id, c.core)) for c in read_deck(DECK, "demo").claims)
RANKED = claim_row(claim("overall", ask=("ranking",), items=THREE), ClaimSetup("X1", included=True))
BARE = claim_row(claim("overall", ask=("ranking",)), ClaimSetup("X1", included=True))


@pytest.fixture
def model() -> ClaimsModel:
    made = ClaimsModel()
    made.replace(ROWS)
    return made


def test_it_is_a_good_model(model, qtmodeltester):
    model.replace(ROWS[1:])
    qtmodeltester.check(model, force_py=True)


def test_a_row_reads_id_with_title_form_and_way(model):
    read = [model.index(0, c).data() for c in (CLAIM, FORM, WAY)]
    assert read == ["A1  Shared tools", "Agreement + Importance", "Roll call"]


def test_a_form_about_items_says_how_many(model):
    model.replace((RANKED,))
    assert model.index(0, FORM).data() == "Ranking, 3 items"


def test_the_whole_claim_is_the_tip(model):
    assert model.index(0, CLAIM).data(Role.ToolTipRole) == ROWS[0].claim.text


def test_a_screen_reader_hears_the_claim_with_every_choice(model):
    assert model.index(0, WAY).data(Role.AccessibleTextRole) == "A1: Vote by: Roll call"
    assert "Benefit · epistemic" in model.index(0, CLAIM).data(Role.AccessibleTextRole)


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


def test_a_scale_can_be_answered_in_every_way_and_an_order_only_in_writing():
    assert set(ROWS[0].ways) == set(WAYS)
    assert {channel for channel, _ in RANKED.ways} == {"roll_call", "booth", "paper"}


def test_a_channel_without_a_panel_is_named_by_its_id():
    assert way_words(("phone", "named")) == "phone"


def test_a_form_is_asked_for_by_its_kinds(model, qtbot):
    with qtbot.waitSignal(model.edited) as asked:
        model.setData(model.index(0, FORM), "agreement9+importance")
    assert asked.args[0].form == "agreement9+importance"


def test_going_back_to_the_decks_own_form_asks_for_none(model, qtbot):
    own = read_deck(DECK, "demo").claims[0]
    model.replace((claim_row(own, ClaimSetup("A1", included=True, form="agreement7")),))
    with qtbot.waitSignal(model.edited) as asked:
        model.setData(model.index(0, FORM), "agreement+importance")
    assert asked.args[0].form == ""


def test_a_form_that_is_not_offered_is_shown_all_the_same():
    odd = claim_row(claim("risk"), ClaimSetup("X1", included=True, form="severity+open"))
    assert odd.form == "severity+open"
    assert odd.form in odd.forms


def test_a_claim_whose_form_has_no_items_says_so_and_offers_no_way(model):
    model.replace((BARE,))
    assert "has no items" in BARE.problem
    assert "has no items" in model.index(0, CLAIM).data(Role.AccessibleTextRole)
    assert not model.flags(model.index(0, WAY)) & Qt.ItemFlag.ItemIsEditable
    assert model.flags(model.index(0, FORM)) & Qt.ItemFlag.ItemIsEditable


def test_a_tip_says_why_ranking_is_not_offered(model):
    assert "at least two items" in model.index(0, FORM).data(Role.ToolTipRole)
    model.replace((RANKED,))
    assert model.index(0, FORM).data(Role.ToolTipRole) is None


def test_the_scale_of_agreement_changes_and_the_rest_of_the_form_stays():
    assert with_agreement(ROWS[0], "agreement9").form == "agreement9+importance"
    assert with_agreement(ROWS[0], "agreement").form == ""
    assert with_agreement(RANKED, "agreement9") == RANKED.setup


def test_a_form_without_agreement_has_none():
    assert agreement_of("likelihood+severity") == ""
    assert agreement_of("agreement7+importance") == "agreement7"


def test_a_value_is_shared_when_all_have_it():
    assert shared(["a", "a"]) == "a"
    assert shared(["a", "b"]) is None
    assert shared([]) is None


def test_painters_get_the_whole_row(model):
    assert model.index(0, CLAIM).data(ROW_ROLE) == ROWS[0]


def test_a_file_to_read_only_offers_nothing(model):
    model.read_only = True
    flags = model.flags(model.index(0, WAY)) | model.flags(model.index(0, AGENDA))
    assert not flags & (Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemIsUserCheckable)
