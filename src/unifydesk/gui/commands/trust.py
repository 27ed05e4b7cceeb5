"""What makes file and minutes trustworthy: the seal, checking both, and recovering what is damaged."""

from __future__ import annotations

from unifydesk.gui.desk import Desk
from unifydesk.gui.lazily import lazily

SEAL = "unifydesk.gui.dialogs.seal"
CHECK_MINUTES = "unifydesk.gui.dialogs.check_minutes"
CHECK_WORKSHOP = "unifydesk.gui.dialogs.check_workshop"
RECOVER = "unifydesk.gui.dialogs.recover"


def show_seal(desk: Desk) -> None:
    """Show how the open file stands to its seal, with the fingerprint of its log."""
    lazily(SEAL).SealDialog(desk, desk.window).open()


def check_minutes(desk: Desk) -> None:
    """Ask for minutes and say whether they agree with their record and a workshop."""
    lazily(CHECK_MINUTES).CheckMinutes(desk, desk.window).open()


def check_workshop(desk: Desk) -> None:
    """Ask for a workshop file and say whether it is whole and unchanged."""
    lazily(CHECK_WORKSHOP).CheckWorkshop(desk, desk.window).open()


def recover(desk: Desk, path: str = "") -> None:
    """Ask for a damaged file, and save what can be saved of it into a new one."""
    lazily(RECOVER).Recover(desk, desk.window, path=path).open()
