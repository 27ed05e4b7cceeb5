"""What is chosen about the minutes becomes options, and comes back from the settings if it is sound."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from unifydesk.app import styles
from unifydesk.app.look_checks import LEAST_CONTRAST, checked_language, contrast_on_white
from unifydesk.domain.report import ExportOptions
from unifydesk.domain.style import Style
from unifydesk.gui.settings import Settings
from unifydesk.gui.views.minutes.sheet_menu import SheetMenu
from unifydesk.gui.views.minutes.style_choice import (
    ACCENTS,
    LANGUAGES,
    Choices,
    options_of,
    remember,
    remembered,
    with_sheets,
)


@pytest.fixture
def settings(tmp_path: Path, qapp) -> Settings:
    return Settings(tmp_path, tmp_path)


def test_without_a_choice_the_options_are_the_usual_ones():
    assert options_of(Choices()) == ExportOptions()


def test_choices_become_options():
    chosen = Choices("claims", False, True, "Letter", "de", "#0B5A5E", "The Guild", b"", (), True, 4)
    style = Style(paper="Letter", language="de", accent="#0B5A5E", organisation="The Guild")
    assert options_of(chosen) == ExportOptions(style, "claims", names=False, bom=True, per_page=4)


def test_ballots_go_with_names_only():
    assert options_of(Choices(ballots=True)).ballots
    assert not options_of(Choices(ballots=True, names=False)).ballots


def test_what_was_chosen_comes_back_but_for_the_ballots(settings, tmp_path):
    chosen = Choices(
        "summary", False, True, "Letter", "de", "#0B5A5E", "Ünion, “x”; [y]", b"", ("a,b.toml", "c")
    )
    remember(settings, chosen)
    settings.sync()
    again = remembered(Settings(tmp_path, tmp_path))
    assert again == Choices(
        "summary", False, False, "Letter", "de", "#0B5A5E", "Ünion, “x”; [y]", b"", ("a,b.toml", "c")
    )


def test_nonsense_in_the_settings_is_left_out(settings, tmp_path):
    (tmp_path / "unifydesk.ini").write_text(
        "[minutes]\ntemplate=all\npaper=A3\naccent=#FFFFFF\nlanguage=<b>\nstyle_sheets=[1]\nper_page=9\n"
        f"organisation={'x' * 500}\n",
        "utf-8",
    )
    assert remembered(Settings(tmp_path, tmp_path)) == Choices()


@pytest.mark.parametrize(("colour", "name"), ACCENTS[1:])
def test_every_accent_that_is_offered_can_be_read_on_paper(colour, name):
    assert contrast_on_white(colour) >= LEAST_CONTRAST


def test_every_language_that_is_offered_has_a_code():
    codes = [code for code, _name in LANGUAGES]
    assert [checked_language(code) for code in codes] == codes
    assert len(set(codes)) == len(codes)


def test_the_paper_of_a_first_style_sheet_counts_until_another_is_chosen():
    first = with_sheets(Choices(), ("house.toml",))
    assert (first.sheets, first.paper) == (("house.toml",), "")
    own = with_sheets(Choices(sheets=("house.toml",), paper="Letter"), ("house.toml", "b.toml"))
    assert own.paper == "Letter"
    assert with_sheets(first, ()) == Choices()


def test_style_sheets_reach_the_reader_in_their_order(monkeypatch):
    seen = []

    def load(*names, overrides):
        seen.append((names, overrides))
        return Style(organisation="from the sheet")

    monkeypatch.setattr(styles, "load", load)
    options = options_of(Choices(sheets=("a", "b"), paper="", accent="#0B5A5E"))
    assert options.style.organisation == "from the sheet"
    assert seen == [(("a", "b"), {"accent": "#0B5A5E"})]


def test_the_menu_of_style_sheets_lists_those_of_the_program_and_ones_own(qtbot):
    menu = SheetMenu()
    menu.offer((("plain", "Plain"), ("large", "Large print")))
    qtbot.addWidget(menu)
    told = []
    menu.changed.connect(told.append)
    menu.show_sheets(("large", "/x/<b>house</b>.toml"))
    rows = [(a.text(), a.isChecked()) for a in menu._list.actions() if not a.isSeparator()]
    assert rows == [
        ("Plain", False), ("Large print", True), ("b>.toml", True), ("Add a file…", False),
    ]  # fmt: skip
    menu._list.actions()[0].trigger()
    assert told.pop() == ("large", "/x/<b>house</b>.toml", "plain")
    menu.show_sheets(("large",))
    menu._list.actions()[1].trigger()
    assert told.pop() == ()
    menu.take("/y/own.toml")
    assert told.pop() == ("large", "/y/own.toml")


def test_the_list_of_style_sheets_opens_with_the_keyboard(qtbot):
    menu = SheetMenu()
    qtbot.addWidget(menu)
    menu.show()
    qtbot.keyClick(menu, Qt.Key.Key_Space)
    assert menu._list.isVisible()
    menu._list.close()


def test_the_button_of_the_style_sheets_says_which(qtbot):
    menu = SheetMenu()
    menu.offer((("plain", "Plain"),))
    qtbot.addWidget(menu)
    names = []
    for sheets in ((), ("plain",), ("/x/own & co.toml",), ("plain", "b.toml")):
        menu.show_sheets(sheets)
        names.append(menu.accessibleName())
    assert names == [
        "Style sheet: None", "Style sheet: Plain", "Style sheet: own & co.toml", "Style sheet: 2 sheets",
    ]  # fmt: skip
