"""The public window: open it, blank it, freeze it, bring it back, choose its screen and its theme."""

from __future__ import annotations

from unifydesk.gui.desk import Desk
from unifydesk.gui.ports import BLANK, FROZEN, LIVE
from unifydesk.gui.settings import STAGE_THEME


def is_open(desk: Desk) -> bool:
    """The stage is showing."""
    return desk.stage.is_open


def is_blank(desk: Desk) -> bool:
    """The stage is blank."""
    return desk.stage.mode == BLANK


def is_frozen(desk: Desk) -> bool:
    """The stage keeps its picture."""
    return desk.stage.mode == FROZEN


def is_held(desk: Desk) -> bool:
    """The stage is blank or frozen."""
    return desk.stage.mode != LIVE


def can_hold(desk: Desk) -> bool:
    """There is a picture to keep or to take away: a letter typed by mistake holds no stage that is closed."""
    return desk.stage.is_open or is_held(desk)


def open_stage(desk: Desk) -> None:
    """Open the public window on the projector; the keyboard stays with the facilitator."""
    desk.stage.open()
    if desk.window is not None and desk.stage.screen_name():  # as a window the stage must not be covered
        desk.window.activateWindow()


def close_stage(desk: Desk) -> None:
    """Close the public window."""
    desk.stage.close()


def toggle_stage(desk: Desk) -> None:
    """Open the stage, or close it."""
    if desk.stage.is_open:
        desk.stage.close()
    else:
        open_stage(desk)


def toggle_blank(desk: Desk) -> None:
    """Blank the stage, or show the picture again."""
    desk.stage.set_mode(LIVE if desk.stage.mode == BLANK else BLANK)


def toggle_freeze(desk: Desk) -> None:
    """Keep the picture while the console looks elsewhere, or let it follow again."""
    desk.stage.set_mode(LIVE if desk.stage.mode == FROZEN else FROZEN)


def go_live(desk: Desk) -> None:
    """Let the stage follow the session again."""
    desk.stage.set_mode(LIVE)


def toggle_theme(desk: Desk) -> None:
    """Change between the dark and the light stage."""
    desk.settings.put(STAGE_THEME, "light" if desk.settings.get(STAGE_THEME) == "dark" else "dark")
