"""The tabs of the ways of voting: what is offered, why one is closed, and what does not fit."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from unifydesk.domain.rounds import PANEL_CHANNELS
from unifydesk.gui.views.lead.channel_tabs import RESULT, ChannelTabs

STYLE = 'QPushButton { padding: 0 14px; } QPushButton[narrow="true"] { padding: 0 7px; }'
ALL = dict.fromkeys(PANEL_CHANNELS, "")


@pytest.fixture
def tabs(qtbot) -> Iterator[ChannelTabs]:
    """Tabs with all the room they want, dressed as the theme does."""
    host = QWidget()  # a window of its own would grow to what it holds
    qtbot.addWidget(host)
    host.resize(2000, 100)
    host.setStyleSheet(STYLE)
    made = ChannelTabs(host)
    made.resize(2000, 40)
    made.offer(result=True, channels=ALL)
    made.choose("roll_call")
    host.show()
    yield made
    host.hide()


def shown(tabs: ChannelTabs) -> list[str]:
    return [tab for tab, button in tabs.buttons.items() if button.isVisible()]


def in_menu(tabs: ChannelTabs) -> list[str]:
    return [tab for tab, action in tabs.actions_.items() if action.isVisible()]


def test_with_room_every_way_has_a_tab_in_the_order_of_use(tabs: ChannelTabs) -> None:
    assert shown(tabs) == [RESULT, "hands", "roll_call", "cards", "booth", "dots", "paper"]
    assert not tabs.more.isVisible()


def test_a_way_without_a_panel_has_no_tab(tabs: ChannelTabs) -> None:
    tabs.offer(result=False, channels={"hands": "", "paper": ""})
    assert shown(tabs) == ["hands", "paper"]


def test_a_closed_way_says_why(tabs: ChannelTabs) -> None:
    tabs.offer(result=False, channels=ALL | {"hands": "Hands <cannot> show an order."})
    button = tabs.buttons["hands"]
    assert not button.isEnabled()
    assert "&lt;cannot&gt;" in button.toolTip()
    assert button.accessibleDescription() == "Hands <cannot> show an order."
    tabs.offer(result=False, channels=ALL)
    assert (button.isEnabled(), button.toolTip()) == (True, "")


def test_tabs_stand_closer_before_any_goes_into_the_menu(tabs: ChannelTabs) -> None:
    wide = sum(button.sizeHint().width() for button in tabs.buttons.values())
    tabs.resize(wide, 40)
    assert tabs.buttons["hands"].property("narrow") != "true"
    tabs.resize(wide - 1, 40)
    assert tabs.buttons["hands"].property("narrow") == "true"


@pytest.mark.parametrize("current", PANEL_CHANNELS)
@pytest.mark.parametrize("width", [150, 220, 300, 368])
def test_what_does_not_fit_is_in_the_menu_and_the_current_one_never_is(
    tabs: ChannelTabs, width: int, current: str
) -> None:
    tabs.choose(current)
    tabs.resize(width, 40)
    assert current in shown(tabs)
    assert sorted([*shown(tabs), *in_menu(tabs)]) == sorted([RESULT, *PANEL_CHANNELS])
    used = sum(tabs.buttons[tab].sizeHint().width() for tab in shown(tabs))
    assert used + (tabs.more.width() if in_menu(tabs) else 0) <= max(width, tabs.minimumSizeHint().width())


def test_a_way_chosen_in_the_menu_becomes_a_tab(tabs: ChannelTabs, qtbot) -> None:
    tabs.resize(220, 40)
    hidden = in_menu(tabs)[-1]
    with qtbot.waitSignal(tabs.chosen) as chosen:
        tabs.actions_[hidden].trigger()
    assert chosen.args == [hidden]
    assert tabs.current == hidden
    assert tabs.buttons[hidden].isVisible()
    assert tabs.buttons[hidden].isChecked()


def test_arrows_go_from_tab_to_tab_past_the_closed_ones(tabs: ChannelTabs, qtbot) -> None:
    tabs.offer(result=True, channels=ALL | {"cards": "Closed."})
    with qtbot.waitActive(tabs.window()):
        tabs.activateWindow()
    tabs.buttons["roll_call"].setFocus()
    qtbot.keyClick(tabs.buttons["roll_call"], Qt.Key.Key_Right)
    assert tabs.current == "booth"
