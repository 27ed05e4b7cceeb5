"""Buttons with their shortcut beside the words."""

from __future__ import annotations

import pytest

from unifydesk.gui.widgets.key_button import KeyButton


@pytest.mark.parametrize("role", ["primary", "quiet"])
@pytest.mark.parametrize("enabled", [True, False])
def test_the_key_has_room_and_is_not_part_of_the_name(qtbot, role: str, enabled: bool) -> None:
    button = KeyButton(role, "Close the vote", "Space")
    qtbot.addWidget(button)
    button.setEnabled(enabled)
    bare = KeyButton(role, "Close the vote", "")
    qtbot.addWidget(bare)
    assert button.sizeHint().width() > bare.sizeHint().width()
    assert button.accessibleName() == "Close the vote"
    button.resize(button.sizeHint())
    assert not button.grab().isNull()


def test_other_words_change_the_name_too(qtbot) -> None:
    button = KeyButton("primary", "Open the vote", "Space")
    qtbot.addWidget(button)
    button.show_text("Close the vote")
    assert (button.text(), button.accessibleName()) == ("Close the vote", "Close the vote")
