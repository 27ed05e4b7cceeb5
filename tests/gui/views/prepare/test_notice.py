"""Sentences that ask for attention."""

from __future__ import annotations

from unifydesk.gui.views.prepare.notice import Notice


def test_it_shows_while_there_is_something_to_say(program, qtbot) -> None:
    notice = Notice(program.icons)
    qtbot.addWidget(notice)
    assert notice.isHidden()
    notice.show_sentences("", "One.", "Two.")
    assert notice.isVisible()
    assert notice.text() == notice.accessibleName() == "One.\nTwo."
    notice.show_sentences("")
    assert notice.isHidden()
