"""Claims on the Prepare page: forms and ways chosen one by one or for all, never by walking past them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QStyleOptionViewItem

from tests.gui.decks import RANKED, ask
from tests.gui.views.prepare.parts import now, part
from unifydesk.gui.desk import PREPARE
from unifydesk.gui.models.claims import AGENDA, FORM, WAY, WAYS


def chosen_in(claims, column, data, row=0):
    """Choose an entry of a list in the table."""
    index = claims.model.index(row, column)
    delegate = claims.table.itemDelegate()
    editor = delegate.createEditor(claims.table.viewport(), QStyleOptionViewItem(), index)
    assert isinstance(editor, QComboBox)
    delegate.setEditorData(editor, index)
    place = [editor.itemData(i) for i in range(editor.count())].index(data)
    editor.setCurrentIndex(place)
    delegate.setModelData(editor, claims.model, index)


def vote_all_by(claims, way):
    place = list(WAYS).index(way)
    claims.way.setCurrentIndex(place)
    claims.way.activated.emit(place)


def test_a_way_of_voting_is_chosen_in_the_table(program, page):
    claims = part(page, "claims")
    chosen_in(claims, WAY, ("booth", "confidential"))
    setup = now(program).setups["A1"]
    assert (setup.channel, setup.level) == ("booth", "confidential")


def test_a_ballot_form_is_chosen_in_the_table(program, page):
    claims = part(page, "claims")
    chosen_in(claims, FORM, "agreement9+importance")
    assert now(program).setups["A1"].form == "agreement9+importance"
    assert claims.model.index(0, FORM).data() == "Agreement, 9 points + Importance"


def test_a_form_that_hands_cannot_show_is_voted_on_by_roll_call(program, page):
    claims = part(page, "claims")
    vote_all_by(claims, ("hands", "named"))
    chosen_in(claims, FORM, "open")
    assert now(program).setups["A1"].channel == "roll_call"


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_F2])
def test_the_list_of_a_choice_opens_from_the_keyboard(page, qtbot, key):
    claims = part(page, "claims")
    page.activateWindow()
    claims.table.setFocus()
    claims.table.setCurrentIndex(claims.model.index(0, FORM))
    qtbot.keyClick(claims.table, key)
    assert isinstance(claims.table.viewport().findChild(QComboBox), QComboBox)


def test_walking_over_the_choices_changes_none(program, page, qtbot):
    claims = part(page, "claims")
    page.activateWindow()
    claims.table.setFocus()
    claims.table.setCurrentIndex(claims.model.index(0, FORM))
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Up):
        qtbot.keyClick(claims.table, key)
    assert claims.table.currentIndex() == claims.model.index(0, WAY)
    assert claims.table.viewport().findChild(QComboBox) is None
    assert now(program).undo_text == ""


def test_space_ticks_a_claim_off_the_agenda(program, page, qtbot):
    claims = part(page, "claims")
    page.activateWindow()
    claims.table.setFocus()
    claims.table.setCurrentIndex(claims.model.index(0, AGENDA))
    qtbot.keyClick(claims.table, Qt.Key.Key_Space)
    assert not now(program).setups["A1"].included


def test_all_claims_get_a_way_as_one_act(program, page):
    claims = part(page, "claims")
    vote_all_by(claims, ("hands", "named"))
    assert {setup.channel for setup in now(program).setups.values()} == {"hands"}
    program.window.actions_.actions["edit.undo"].trigger()
    assert {setup.channel for setup in now(program).setups.values()} == {"roll_call"}


def test_claims_that_cannot_follow_a_way_for_all_stay_as_they_were_and_are_named(
    program, open_workshop, monkeypatch
):
    ask(monkeypatch, R1=RANKED)
    open_workshop(name="ranked.unify")
    program.window.show_page(PREPARE)
    claims = part(program.window.page_widget(PREPARE), "claims")
    vote_all_by(claims, ("cards", "named"))
    setups = now(program).setups
    assert (setups["A1"].channel, setups["R1"].channel) == ("cards", "roll_call")
    assert "stay as they were: R1" in claims.warning.text()
    vote_all_by(claims, ("paper", "confidential"))
    assert claims.warning.text() == ""
    assert {setup.channel for setup in now(program).setups.values()} == {"paper"}


def test_all_claims_get_a_scale_of_agreement_as_one_act(program, page):
    claims = part(page, "claims")
    assert claims.scale.currentData() == "agreement"
    place = claims.scale.findData("agreement9")
    claims.scale.setCurrentIndex(place)
    claims.scale.activated.emit(place)
    forms = {key: setup.form for key, setup in now(program).setups.items()}
    assert forms == {"A1": "agreement9+importance", "R1": "", "R2": "", "O1": "agreement9"}


def test_confidence_and_reason_are_turned_on_and_off_for_all(program, page):
    claims = part(page, "claims")
    claims.confidence.click()
    claims.reason.click()
    assert all(setup.confidence and setup.reason for setup in now(program).setups.values())
    assert claims.confidence.text() == "Confidence on none"
    claims.confidence.click()
    assert not any(setup.confidence for setup in now(program).setups.values())


def test_a_confidential_vote_of_two_is_warned_about(program, page):
    claims = part(page, "claims")
    vote_all_by(claims, ("booth", "confidential"))
    assert claims.warning.text() == ""
    few = replace(now(program), seats=now(program).seats[:2])
    claims.show_workshop(few)
    assert "at least 3" in claims.warning.text()
