"""The table of actions: unique ids and keys, and everything that is made from it."""

from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtGui import QKeySequence

from unifydesk.gui.action_set import plain, words
from unifydesk.gui.actions import ACTIONS, MENUS


def test_ids_are_unique():
    assert len({action.id for action in ACTIONS}) == len(ACTIONS)


def test_no_key_means_two_things():
    keys = Counter(QKeySequence(key).toString() for action in ACTIONS for key in action.keys)
    assert [key for key, count in keys.items() if count > 1] == []


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.id)
def test_an_action_belongs_to_a_menu_and_can_be_done(action):
    assert action.menu in MENUS
    assert action.id.split(".")[0] in MENUS
    assert callable(action.do)
    assert callable(action.when)


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.id)
def test_an_action_has_a_plain_text_without_an_object(action):
    assert "%1" not in words(action)
    assert "&" not in plain(words(action))


def test_every_key_is_a_key():
    assert all(not QKeySequence(key).isEmpty() for action in ACTIONS for key in action.keys)


def test_the_keys_of_presenter_remotes_are_there():
    keys = {key: action.id for action in ACTIONS for key in action.keys}
    wanted = {
        "Space": "vote.next",
        "PgDown": "vote.next",
        "PgUp": "go.back",
        "F5": "stage.open",
        "B": "stage.blank",
        ".": "stage.blank",
        "Esc": "stage.live",
    }
    assert {key: keys[key] for key in wanted} == wanted
