"""The pages of the minutes and what they are made with: looked at, searched, turned, changed."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QColorDialog, QWidget

from tests.app.stories import play
from tests.gui.test_accessibility import markup, nameless
from tests.gui.views.desk import Desk
from tests.gui.views.minutes_fakes import FakeAgenda, FakeMinutes, FakeTable, fake_registry
from unifydesk.app import exporting
from unifydesk.gui.formats import Formats
from unifydesk.gui.settings import Settings
from unifydesk.gui.views.minutes.page_area import FIT_PAGE, FIT_WIDTH
from unifydesk.gui.views.minutes_page import MinutesPage

Key = Qt.Key


@pytest.fixture
def fake(monkeypatch) -> FakeMinutes:
    """Quick minutes in the place of the real ones, and two other formats."""
    made = FakeMinutes()
    monkeypatch.setattr(exporting, "EXPORTERS", fake_registry(FakeAgenda(), made, FakeTable()))
    return made


@pytest.fixture
def settings(tmp_path: Path, qapp) -> Settings:
    """Settings of one machine."""
    return Settings(tmp_path, tmp_path)


def make_page(qtbot, desk: Desk, settings: Settings) -> MinutesPage:
    page = MinutesPage(desk.jobs, settings, Formats(desk.jobs))
    page.resize(1366, 646)
    qtbot.addWidget(page)
    return desk.show(page)


@pytest.fixture
def minutes(qtbot, desk: Desk, fake: FakeMinutes, settings: Settings) -> MinutesPage:
    """The page, not shown yet."""
    return make_page(qtbot, desk, settings)


@pytest.fixture
def shown(qtbot, minutes: MinutesPage) -> MinutesPage:
    """The page with its first sheet drawn."""
    draw(qtbot, minutes)
    return minutes


def draw(qtbot, page: MinutesPage) -> None:
    page.show()
    qtbot.waitUntil(lambda: 0 in page.sheets.drawn_pages())


def choose(qtbot, combo, data) -> None:
    """Choose an entry with the keyboard."""
    combo.setFocus()
    for _ in range(combo.count()):
        if combo.currentData() == data:
            return
        qtbot.keyClick(combo, Key.Key_Down if combo.findData(data) > combo.currentIndex() else Key.Key_Up)
    raise AssertionError(data)


def search(qtbot, page: MinutesPage, words: str) -> None:
    """Type words into the search and wait until it has ended."""
    page.bar.finder.line.clear()
    qtbot.keyClicks(page.bar.finder.line, words)
    qtbot.waitUntil(lambda: page.bar.finder.query == words and bool(page.bar.finder.count.text()))


# What is drawn


def test_nothing_is_rendered_before_the_page_is_looked_at(minutes, fake):
    assert minutes.sheets.page_count == 0
    assert minutes.stack.currentWidget() is minutes.words
    assert fake.seen == []


def test_the_pages_in_view_are_drawn_and_no_others(qtbot, shown):
    assert shown.sheets.page_count == 34
    assert len(shown.sheets.drawn_pages()) <= 3


def test_scrolling_draws_what_comes_into_view(qtbot, shown):
    qtbot.keyClick(shown.sheets, Key.Key_End)
    qtbot.waitUntil(lambda: 33 in shown.sheets.drawn_pages())


def test_the_words_of_the_page_in_view_can_be_read_by_a_screen_reader(shown):
    assert "Tools and ties" in shown.sheets.accessibleDescription()


def test_the_real_minutes_are_set_anew_after_a_change(qtbot, desk, settings):
    page = make_page(qtbot, desk, settings)
    draw(qtbot, page)
    before = page.sheets.page_count
    desk.do(partial(play, claim="A1", first="222244", second="444455"))
    qtbot.waitUntil(lambda: page.sheets.page_count > before, timeout=5000)


def test_a_change_keeps_the_page_that_is_looked_at(qtbot, desk, shown, fake):
    shown.sheets.go_to(20)
    fake.pages["full"] = 40
    desk.do(partial(play, claim="A1", first="222244", second="444455"))
    qtbot.waitUntil(lambda: shown.sheets.page_count == 40, timeout=5000)
    assert shown.bar.page.text() == "21 of 40"


def test_minutes_that_became_shorter_end_with_their_last_page(qtbot, shown, fake):
    qtbot.keyClick(shown.sheets, Key.Key_End)
    fake.pages["full"] = 2
    choose(qtbot, shown.side.panel.names, False)
    qtbot.waitUntil(lambda: shown.sheets.page_count == 2)
    assert shown.bar.page.text() == "2 of 2"


def test_another_template_is_shown_from_its_first_page(qtbot, shown):
    qtbot.keyClick(shown.sheets, Key.Key_End)
    choose(qtbot, shown.side.panel.template, "summary")
    qtbot.waitUntil(lambda: shown.sheets.page_count == 2)
    assert shown.bar.page.text() == "1 of 2"


def test_old_pictures_stay_until_the_new_ones_are_drawn(qtbot, shown):
    before = set(shown.sheets._images)
    choose(qtbot, shown.side.panel.paper, "Letter")
    assert before <= set(shown.sheets._images)
    assert shown.stack.currentWidget() is shown.sheets


def test_what_could_not_be_shown_is_said_quietly_and_only_so_much_of_it(qtbot, minutes, fake):
    fake.warnings = ("2 letters could not be printed.", "A second thing.", "A third.", "A fourth.")
    draw(qtbot, minutes)
    assert minutes.side.warnings.text() == "2 letters could not be printed.\nA second thing.\nAnd 2 more."
    assert "A fourth." in minutes.side.warnings.toolTip()


def test_without_a_warning_there_is_no_line_for_it(shown):
    assert not shown.side.warnings.isVisible()


# Zoom


def test_zoom_is_said_and_kept_to_the_width_when_asked(qtbot, shown):
    qtbot.mouseClick(shown.bar.larger, Qt.MouseButton.LeftButton)
    assert shown.sheets.zoom > 0.9
    assert shown.bar.zoom.currentText() == f"{round(shown.sheets.zoom * 100)} %"
    qtbot.keyClick(shown.sheets, Key.Key_Minus)
    choose(qtbot, shown.bar.zoom, FIT_WIDTH)
    width = shown.sheets.sizes[0][0] * shown.sheets.zoom * 96 / 72
    assert width <= shown.sheets.viewport().width()


def test_the_whole_page_fits_when_asked_and_a_zoom_can_be_chosen(qtbot, shown):
    choose(qtbot, shown.bar.zoom, FIT_PAGE)
    assert shown.sheets.sizes[0][1] * shown.sheets.zoom * 96 / 72 <= shown.sheets.viewport().height()
    choose(qtbot, shown.bar.zoom, 2.0)
    assert shown.sheets.zoom == 2.0


def test_zooming_keeps_the_page_that_is_looked_at(qtbot, shown):
    shown.sheets.go_to(20)
    page = shown.sheets.current_page()
    for choice in (2.0, 0.5, FIT_PAGE, FIT_WIDTH):
        shown.sheets.choose_zoom(choice)
        assert shown.sheets.current_page() == page


def test_zoom_and_place_survive_other_choices(qtbot, shown):
    choose(qtbot, shown.bar.zoom, 1.5)
    shown.sheets.go_to(9)
    choose(qtbot, shown.side.panel.names, False)
    assert shown.sheets.zoom == 1.5
    assert shown.bar.page.text() == "10 of 34"


# The small pages


def test_small_pages_are_drawn_when_they_are_in_view(qtbot, shown):
    qtbot.waitUntil(lambda: 0 in shown.thumbs.drawn_pages())
    assert len(shown.thumbs.drawn_pages()) < 10


def test_a_small_page_is_named_for_screen_readers(shown):
    index = shown.thumbs.pages.index(2)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Page 3 of 34"
    assert index.data() == "3"


def test_the_arrow_keys_turn_the_pages_from_the_strip(qtbot, shown):
    shown.thumbs.setFocus()
    for _ in range(3):
        qtbot.keyClick(shown.thumbs, Key.Key_Down)
    assert shown.bar.page.text() == "4 of 34"


def test_a_click_on_a_small_page_shows_it(qtbot, shown):
    qtbot.waitUntil(lambda: shown.thumbs.visualRect(shown.thumbs.pages.index(1)).isValid())
    place = shown.thumbs.visualRect(shown.thumbs.pages.index(1)).center()
    qtbot.mouseClick(shown.thumbs.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert shown.sheets.current_page() == 1


def test_the_strip_marks_the_page_that_is_looked_at_and_does_not_move_it(qtbot, shown):
    shown.sheets.verticalScrollBar().setValue(5000)
    qtbot.waitUntil(lambda: shown.thumbs.currentIndex().row() == shown.sheets.current_page())
    assert shown.sheets.verticalScrollBar().value() == 5000


def test_small_pages_follow_the_width_of_the_strip(qtbot, shown):
    qtbot.waitUntil(lambda: 0 in shown.thumbs.drawn_pages())
    before = shown.thumbs.pages.images[0].width()
    shown.strip.setSizes([300, 800])
    qtbot.waitUntil(lambda: shown.thumbs.pages.images[0].width() > before * 1.5)


def test_the_strip_can_be_hidden_and_stays_so(qtbot, desk, shown, settings):
    qtbot.mouseClick(shown.bar.thumbs, Qt.MouseButton.LeftButton)
    assert not shown.thumbs.isVisible()
    other = make_page(qtbot, desk, settings)
    other.show()
    assert not other.thumbs.isVisible()
    assert not other.bar.thumbs.isChecked()


# The search


def test_ctrl_f_puts_the_cursor_into_the_search(qtbot, shown):
    shown.activateWindow()
    shown.sheets.setFocus()
    qtbot.keyClick(shown.sheets, Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert shown.focusWidget() is shown.bar.finder.line


def test_words_are_found_whatever_their_capitals_and_accents(qtbot, shown):
    search(qtbot, shown, "cafe IN")
    assert shown.bar.finder.count.text() == "1 of 34"


def test_enter_goes_on_and_shift_enter_back_around_the_ends(qtbot, shown):
    search(qtbot, shown, "rare words")
    line, count = shown.bar.finder.line, shown.bar.finder.count
    assert (count.text(), shown.sheets.current_page()) == ("1 of 3", 6)
    qtbot.keyClick(line, Key.Key_Return)
    assert (count.text(), shown.sheets.current_page()) == ("2 of 3", 16)
    qtbot.keyClick(line, Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(line, Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert (count.text(), shown.sheets.current_page()) == ("3 of 3", 26)
    qtbot.mouseClick(shown.bar.finder.after, Qt.MouseButton.LeftButton)
    assert count.text() == "1 of 3"


def test_the_search_begins_where_one_looks(qtbot, shown):
    shown.sheets.go_to(12)
    search(qtbot, shown, "rare words")
    assert shown.bar.finder.count.text() == "2 of 3"


def test_a_place_is_marked_where_its_words_stand(qtbot, shown):
    search(qtbot, shown, "rare")
    (box,) = shown.bar.finder.matches[0].boxes
    assert (box.x, box.y + box.height) == (pytest.approx(72, abs=2), pytest.approx(842 - 580, abs=4))
    area = shown.sheets._area(6, box)
    assert area.top() > 0
    spot = (area.center() + QPoint(0, round(area.height() / 2) - 1)).toPoint()
    colour = QColor(shown.sheets.viewport().grab().toImage().pixel(spot))
    assert colour.blue() < 120 < colour.red()


def test_words_that_stand_nowhere_are_named(qtbot, shown):
    search(qtbot, shown, "xyz")
    assert shown.bar.finder.count.text() == "No page says “xyz”."
    assert not shown.bar.finder.after.isEnabled()


def test_escape_ends_the_search_and_leads_back_to_the_pages(qtbot, shown):
    search(qtbot, shown, "rare")
    qtbot.keyClick(shown.bar.finder.line, Key.Key_Escape)
    assert shown.bar.finder.matches == ()
    assert shown.bar.finder.count.text() == ""
    assert shown.focusWidget() is shown.sheets


def test_new_pages_are_searched_again_and_nobody_is_carried_off(qtbot, shown):
    search(qtbot, shown, "rare")
    qtbot.keyClick(shown.bar.finder.line, Key.Key_Return)
    shown.sheets.go_to(1)
    choose(qtbot, shown.side.panel.paper, "Letter")
    qtbot.waitUntil(lambda: shown.bar.finder.matches[0].boxes[0].y < 250)
    assert shown.bar.finder.count.text() == "2 of 3"
    assert shown.sheets.current_page() == 1


# What can be chosen


def test_letter_paper_is_wider_than_a4(qtbot, shown):
    choose(qtbot, shown.side.panel.paper, "Letter")
    qtbot.waitUntil(lambda: round(shown.sheets.sizes[0][0]) == 612)


def test_every_choice_changes_the_pages_and_is_there_the_next_time(qtbot, desk, shown, settings, fake):
    panel = shown.side.panel
    choose(qtbot, panel.template, "claims")
    choose(qtbot, panel.names, False)
    choose(qtbot, panel.paper, "Letter")
    choose(qtbot, panel.language, "de")
    qtbot.keyClicks(panel.organisation, "The Guild")
    qtbot.mouseClick(panel.swatches.swatches[1], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: fake.seen[-1].style.organisation == "The Guild")
    last = fake.seen[-1]
    assert (last.template, last.names, last.style.paper) == ("claims", False, "Letter")
    assert (last.style.language, last.style.accent) == ("de", "#0B5A5E")
    qtbot.waitUntil(lambda: "The Guild" in shown.sheets.accessibleDescription())
    other = make_page(qtbot, desk, settings)
    other.show()
    qtbot.waitUntil(lambda: len(fake.seen) > 0 and fake.seen[-1] == last)
    assert other.side.panel.organisation.text() == "The Guild"


def test_only_what_the_minutes_take_notice_of_is_offered(qtbot, minutes, fake):
    fake.options = frozenset({"style"})
    draw(qtbot, minutes)
    assert minutes.side.panel.paper.isVisible()
    assert not minutes.side.panel.template.isVisible()
    assert not minutes.side.panel.names.isVisible()


def test_ballots_are_offered_only_when_some_have_a_name_and_names_are_shown(qtbot, desk, shown, fake):
    panel = shown.side.panel
    assert not panel.ballots.isVisible()
    desk.do(partial(play, claim="A1", first="222244", second="444455"))
    assert panel.ballots.isVisible()
    qtbot.mouseClick(panel.ballots, Qt.MouseButton.LeftButton, pos=QPoint(12, panel.ballots.height() // 2))
    assert fake.seen[-1].ballots
    choose(qtbot, panel.names, False)
    assert not panel.ballots.isVisible()
    assert not fake.seen[-1].ballots


def test_appended_ballots_are_not_carried_into_another_workshop(qtbot, desk, new_desk, shown):
    desk.do(partial(play, claim="A1", first="222244", second="444455"))
    shown.side.panel.ballots.click()
    other = new_desk()
    shown.show_workshop(other.workshop)
    assert not shown.memory.choices.ballots
    assert not shown.side.panel.ballots.isChecked()


def test_a_colour_too_light_is_refused_with_its_contrast_and_the_old_one_stays(qtbot, shown, fake):
    panel = shown.side.panel
    qtbot.mouseClick(panel.swatches.swatches[2], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(panel.swatches.own, Qt.MouseButton.LeftButton)
    (dialog,) = shown.findChildren(QColorDialog)
    dialog.setCurrentColor(QColor("#FFDD55"))
    dialog.accept()
    assert panel.problem.isVisible()
    assert panel.problem.text().startswith("#FFDD55 is too light")
    assert panel.swatches.swatches[2].isChecked()
    assert fake.seen[-1].style.accent == panel.swatches.swatches[2].colour


def test_a_colour_of_ones_own_is_used_and_shown(qtbot, shown, fake):
    panel = shown.side.panel
    panel.swatches.ask()
    (dialog,) = shown.findChildren(QColorDialog)
    dialog.setCurrentColor(QColor("#333399"))
    dialog.accept()
    assert fake.seen[-1].style.accent == "#333399"
    assert panel.swatches.own.isChecked()
    assert panel.swatches.own.accessibleName() == "Own colour #333399…"


def test_the_fields_of_a_colour_that_qt_leaves_nameless_have_a_name(shown):
    shown.side.panel.swatches.ask()
    (dialog,) = shown.findChildren(QColorDialog)
    names = {field.metaObject().className(): field.accessibleName() for field in dialog.findChildren(QWidget)}
    assert names["QtPrivate::QColorPicker"] == "Hue and saturation"
    assert names["QtPrivate::QColorLuminancePicker"] == "Brightness"
    dialog.reject()


def test_a_logo_is_used_kept_and_taken_away(qtbot, desk, shown, settings, fake, tmp_path):
    picture = tmp_path / "logo.png"
    shown.side.panel.grab().toImage().scaled(300, 100).save(str(picture))
    shown.side.panel.take_logo(str(picture))
    assert fake.seen[-1].style.logo.startswith(b"\x89PNG")
    logo = shown.memory.choices.logo
    assert logo.startswith(b"\x89PNG")
    other = make_page(qtbot, desk, settings)
    other.show()
    qtbot.waitUntil(lambda: other.side.panel.choices.logo == logo)
    qtbot.mouseClick(other.side.panel.remove_logo, Qt.MouseButton.LeftButton)
    assert fake.seen[-1].style.logo == b""
    third = make_page(qtbot, desk, settings)
    third.show()
    assert third.side.panel.choices.logo == b""


def test_a_style_sheet_that_cannot_be_used_says_what_is_wrong_and_how_to_go_on(qtbot, shown, tmp_path):
    (tmp_path / "own.toml").write_text('[page]\npaper = "A3"\n', "utf-8")
    shown.side.panel.sheets.take(str(tmp_path / "own.toml"))
    qtbot.waitUntil(lambda: shown.stack.currentWidget() is shown.words)
    what, way_out = shown.words.text().split("\n\n")
    assert what.startswith("own.toml:2: “page.paper” is “A3”")
    assert way_out == "To see the pages, mend the style sheet or untick it under “Style sheet”."
    shown.side.panel.sheets.changed.emit(())
    qtbot.waitUntil(lambda: shown.stack.currentWidget() is shown.sheets)


def test_a_logo_that_is_no_picture_is_refused_in_place(shown, tmp_path):
    (tmp_path / "logo.png").write_text("no picture")
    shown.side.panel.take_logo(str(tmp_path / "logo.png"))
    assert shown.side.panel.problem.text().startswith("“logo.png” cannot be the logo. Choose a whole")


# For everyone


def test_every_control_has_a_name_for_screen_readers(shown):
    assert nameless(shown) == []
    assert markup(shown) == []


def test_every_control_can_be_reached_with_the_keyboard(shown):
    shown.activateWindow()
    shown.sheets.setFocus()
    reached = set()
    for _ in range(60):
        shown.focusNextChild()
        reached.add(QApplication.focusWidget() or shown.focusWidget())
    panel, bar = shown.side.panel, shown.bar
    wanted = {bar.thumbs, bar.finder.line, bar.zoom, bar.larger, shown.thumbs, shown.sheets, panel.paper}
    wanted |= {panel.template, panel.organisation, panel.swatches.swatches[0], panel.choose_logo}
    wanted |= {shown.side.export, shown.side.formats}
    assert wanted <= reached
