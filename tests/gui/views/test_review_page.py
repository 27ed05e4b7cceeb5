"""Looking back: every claim, and one in full."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from tests.app.stories import close_and_reveal, open_round, play, vote
from tests.gui.decks import RANKED, ask
from tests.gui.rules import RuleFor
from tests.gui.views.desk import Desk, unnamed
from unifydesk.app import noting, preparing, voting
from unifydesk.gui.models.grids import Grid
from unifydesk.gui.models.result_parts import measure_parts
from unifydesk.gui.views.review import detail
from unifydesk.gui.views.review.sheet import Sheet
from unifydesk.gui.views.review_page import ReviewPage
from unifydesk.rules import RULES


@pytest.fixture
def review(qtbot, desk: Desk) -> ReviewPage:
    """The page on a workshop with one claim played and one contested."""
    desk.do(partial(play, claim="A1", first="222244", second="444455"))
    desk.do(partial(play, claim="O1", first="111555", second="111555"))
    page = ReviewPage(desk.jobs)
    page.resize(1366, 646)
    qtbot.addWidget(page)
    desk.show(page)
    page.show()
    return page


def listed(review: ReviewPage) -> list[str]:
    return [row.claim.id for row in review.rows.rows]


def test_all_claims_of_the_agenda_are_listed_and_one_is_chosen(review: ReviewPage) -> None:
    assert listed(review) == ["A1", "R1", "O1"]
    assert review.detail.title.text() == "O1  On balance"


def test_arrow_keys_choose_the_claim_that_is_shown_in_full(qtbot, review: ReviewPage) -> None:
    qtbot.keyClick(review.table, Qt.Key.Key_Up)
    qtbot.keyClick(review.table, Qt.Key.Key_Up)
    assert review.detail.title.text() == "A1  Shared tools"
    assert "Consensus for" in review.detail.finding.text()


def test_a_filter_lists_one_kind(qtbot, review: ReviewPage) -> None:
    qtbot.mouseClick(review.filters["risk"], Qt.MouseButton.LeftButton)
    assert listed(review) == ["R1"]
    assert review.detail.title.text() == "R1  Lock-in"


def test_contested_claims_come_first_when_asked(qtbot, review: ReviewPage) -> None:
    review.contested.setFocus()
    qtbot.keyClick(review.contested, Qt.Key.Key_Space)
    assert listed(review)[0] == "O1"


def test_a_claim_without_a_vote_says_when_its_result_will_appear(review: ReviewPage) -> None:
    review.table.choose("R1")
    assert review.detail.empty.text().startswith("Not voted on yet")
    assert not review.detail.results.isVisible()
    assert not review.detail.statement.record.isEnabled()


def test_the_sentence_is_recorded_with_the_position(qtbot, desk: Desk, review: ReviewPage) -> None:
    review.table.choose("A1")
    statement = review.detail.statement
    qtbot.keyClicks(statement.text, "We agree.")
    qtbot.mouseClick(statement.record, Qt.MouseButton.LeftButton)
    assert desk.workshop.positions["A1"].statement == "We agree."
    assert statement.state.text() == "Recorded at round 2"
    assert not statement.record.isEnabled()
    assert review.summary.text() == "1 of 3 recorded"


def test_what_is_being_typed_survives_changes_elsewhere(qtbot, desk: Desk, review: ReviewPage) -> None:
    review.table.choose("A1")
    qtbot.keyClicks(review.detail.statement.text, "We ag")
    desk.do(partial(noting.add, kind="for", text="x", claim="A1"))
    assert review.detail.statement.text.toPlainText() == "We ag"


def test_a_position_of_an_earlier_round_is_said_to_be_one(desk: Desk, review: ReviewPage) -> None:
    review.table.choose("A1")
    review.detail.statement.record.click()
    desk.do(lambda file: close_and_reveal(file, open_round(file)))
    assert "an earlier round" in review.detail.statement.state.text()


def test_dissent_is_noted_on_the_claim_that_is_shown(qtbot, desk: Desk, review: ReviewPage) -> None:
    review.table.choose("O1")
    review.detail.line.choose("dissent")
    qtbot.keyClicks(review.detail.line.line, "Two object\r")
    assert [(n.kind, n.claim) for n in desk.workshop.notes] == [("dissent", "O1")]
    assert review.detail.notes.notes.rowCount() == 1


def names(sheet: Sheet) -> list[str]:
    """Return the names of the tables that are shown."""
    return [part.name for part in sheet.parts if isinstance(part, Grid)]


def test_counts_of_every_round_stand_below_the_figures(review: ReviewPage) -> None:
    review.table.choose("A1")
    assert names(review.detail.results)[:2] == ["Figures of the latest round", "Counts of Real?"]
    counts = next(
        p for p in review.detail.results.parts if isinstance(p, Grid) and p.name == "Counts of Real?"
    )
    assert [row[0] for row in counts.texts()] == ["1", "2"]


def test_measures_are_computed_when_they_are_wanted_and_for_the_shown_claim(
    review: ReviewPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(
        detail, "measure_parts", lambda workshop, claim: asked.append(claim) or measure_parts(workshop, claim)
    )
    review.table.choose("A1")
    assert asked == []
    review.detail.fold.button.click()
    assert asked == ["A1"]
    assert "Measures of Real?" in names(review.detail.measures)
    review.table.choose("O1")
    assert asked == ["A1", "O1"]


def test_the_use_of_the_scales_is_at_the_foot_on_demand(review: ReviewPage) -> None:
    assert review.scales.parts == ()
    review.fold.button.click()
    assert "Use of the scales" in names(review.scales)


def test_an_objection_is_addressed_from_the_keyboard(qtbot, desk: Desk, review: ReviewPage) -> None:
    review.table.choose("A1")
    desk.do(partial(noting.add, kind="objection", text="Too dear", claim="A1", owner="Chen"))
    assert review.detail.open.text().startswith("1 objection is open")
    notes = review.detail.notes
    notes.setCurrentIndex(notes.notes.index(0, 0))
    qtbot.keyClick(notes, Qt.Key.Key_A)
    qtbot.keyClicks(review.detail.line.line, "The faculty pays\r")
    assert desk.workshop.notes[0].outcome == "The faculty pays"
    assert not review.detail.open.isVisible()


def test_it_says_that_dissent_is_printed_word_for_word(review: ReviewPage) -> None:
    words = [label.text() for label in review.detail.findChildren(QLabel)]
    assert any("word for word" in text for text in words)


def test_a_risk_that_the_rule_does_not_judge_has_no_quadrant(
    desk: Desk, review: ReviewPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.do(open_round, "R1")
    for seat in range(1, 7):
        answers = {"likelihood": "5", "severity": "5"}
        desk.do(voting.cast, desk.last_round("R1").id, seat, answers, channel="roll_call")
    desk.do(lambda file: close_and_reveal(file, desk.last_round("R1")))
    review.table.choose("R1")
    assert "Likely and severe" in review.detail.finding.text()
    monkeypatch.setitem(RULES._things, "testing", RuleFor(points=(9,)))
    desk.do(preparing.set_rule, "testing")
    assert "Likely and severe" not in review.detail.finding.text()


def test_a_note_elsewhere_leaves_the_scrolled_claim_where_it_was(
    desk: Desk, review: ReviewPage, qtbot
) -> None:
    review.table.choose("A1")
    bar = review.detail._area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 300)
    bar.setValue(250)
    desk.do(partial(noting.add, kind="for", text="x", claim="A1"))
    assert bar.value() == 250


def test_an_order_is_reviewed_without_a_bar(new_desk, qtbot, monkeypatch: pytest.MonkeyPatch) -> None:
    ask(monkeypatch, O1=RANKED)
    desk = new_desk()
    round_ = []
    desk.do(lambda file: round_.append(open_round(file, "O1")))
    desk.do(lambda file: vote(file, round_[0], ["A>B>C", "B>A>C", "A>C>B"]))
    desk.do(lambda file: close_and_reveal(file, round_[0]))
    page = ReviewPage(desk.jobs)
    qtbot.addWidget(page)
    page.resize(1366, 646)
    desk.show(page)
    page.show()
    page.table.choose("O1")
    page.grab()
    assert names(page.detail.results) == ["Items by Borda points", "Pair by pair"]
    assert not page.detail.fold.isVisible()
    assert "First by Borda" in page.detail.finding.text()


def test_the_chosen_claim_stays_chosen_when_something_changes(desk: Desk, review: ReviewPage) -> None:
    review.table.choose("R1")
    desk.do(open_round)
    assert review.detail.title.text() == "R1  Lock-in"


def test_enter_asks_to_lead_the_claim(qtbot, review: ReviewPage) -> None:
    with qtbot.waitSignal(review.lead_wanted) as asked:
        qtbot.keyClick(review.table, Qt.Key.Key_Return)
    assert asked.args == ["O1"]


def test_every_control_has_a_name_for_screen_readers(review: ReviewPage) -> None:
    assert unnamed(review) == []


def test_the_page_fits_a_small_laptop(review: ReviewPage) -> None:
    hint = review.minimumSizeHint()
    assert hint.width() <= 1366
    assert hint.height() <= 646
