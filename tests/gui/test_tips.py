"""Tips, captions and titles that show text as it is."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from unifydesk.gui.tips import plain_caption, plain_tip, plain_title, without_key


@pytest.mark.parametrize("text", ["", "Seat 7", "“Quotes” – and dashes", "one\ntwo"])
def test_ordinary_text_stays_as_it_is(text: str) -> None:
    assert plain_tip(text) == text


def test_text_that_looks_like_markup_is_shown_letter_by_letter() -> None:
    assert plain_tip("<b>x</b> & y\nz") == "<qt>&lt;b&gt;x&lt;/b&gt; &amp; y<br>z</qt>"


@pytest.mark.parametrize("text", ["R&D", "&", "&&", "Ann & Bo & Co", "a&", "no sign"])
def test_a_caption_is_read_as_it_was_given_and_has_no_access_key(qtbot: QtBot, text: str) -> None:
    button = QPushButton(plain_caption(text))
    qtbot.addWidget(button)
    assert button.shortcut().isEmpty()
    assert without_key(button.text()) == text


def test_the_mark_of_an_access_key_is_not_read() -> None:
    assert without_key("&File && more&") == "File & more"


@pytest.mark.parametrize("text", ["Review", "[*]", "To do [*] and [ ]", "a[*][*]b"])
def test_a_window_has_the_title_that_it_was_given(qtbot: QtBot, text: str) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.setWindowTitle(plain_title(text))
    window.show()
    assert window.windowHandle().title() == text
