"""What the console needs from the stage, so that the two windows need not know each other."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol, cast

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QWidget

from unifydesk.domain.stage import StageState

LIVE, FROZEN, BLANK = "live", "frozen", "blank"


class BoothBallot(Protocol):
    """A ballot as the booth hands it over; `seat` is None in a confidential round."""

    @property
    def round_id(self) -> bytes:
        """The round it was cast in."""

    @property
    def seat(self) -> int | None:
        """The seat that voted; None in a confidential round."""

    @property
    def answers(self) -> Mapping[str, str]:
        """Question id → answer."""

    @property
    def reason(self) -> str:
        """The reason given; may be empty."""

    @property
    def turn(self) -> bytes:
        """Random bytes, the same for every attempt of one person; they are kept in memory only."""


class DotsPort(Protocol):
    """The dots on the stage as the console sees them. A ballot holds the answers of one dot."""

    @property
    def submitted(self) -> SignalInstance:
        """Signal(object): a BoothBallot; its dot is hollow, because nothing is recorded yet."""

    @property
    def toggled(self) -> SignalInstance:
        """Signal(bool): the room may touch the stage now, or may not any more."""

    @property
    def dressed(self) -> SignalInstance:
        """Signal(object): the StageState with what people are doing, whenever that changes."""

    @property
    def is_on(self) -> bool:
        """Whether the room may touch the stage."""

    def start(self) -> None:
        """Let the room touch the stage."""

    def stop(self) -> None:
        """Take no more dots."""

    def recorded(self, ballot: object) -> None:
        """Say that a ballot is on disk: its dot is filled."""

    def refused(self, ballot: object, sentence: str) -> None:
        """Say why a ballot was not taken: its dot goes back to where it was."""


class StagePort(Protocol):
    """The public window as the console sees it."""

    @property
    def mode_changed(self) -> SignalInstance:
        """Signal(str): live, frozen or blank."""

    @property
    def projector_lost(self) -> SignalInstance:
        """Signal(str): the name of the screen that went away."""

    @property
    def booth_submitted(self) -> SignalInstance:
        """Signal(object): a BoothBallot; nothing is recorded yet."""

    @property
    def booth_left(self) -> SignalInstance:
        """Signal(): the booth was left."""

    @property
    def key_pressed(self) -> SignalInstance:
        """Signal(int): a Qt key pressed on the stage window, for presenter remotes."""

    @property
    def opened_changed(self) -> SignalInstance:
        """Signal(bool): the public window was opened or closed."""

    @property
    def screens_changed(self) -> SignalInstance:
        """Signal(): a screen came or went, or the window moved to another."""

    @property
    def dots(self) -> DotsPort:
        """The dots that the room places on the stage."""

    @property
    def is_open(self) -> bool:
        """Whether the public window is showing."""

    @property
    def mode(self) -> str:
        """Live, frozen or blank."""

    def open(self) -> None:
        """Show the public window, on the projector when there is one."""

    def close(self) -> object:
        """Hide the public window."""

    def screen_name(self) -> str:
        """Return the name of the screen it is on."""

    def screens(self) -> tuple[str, ...]:
        """Return the names of the screens it can be on."""

    def choose_screen(self, name: str) -> None:
        """Move to this screen and remember it."""

    def set_theme(self, name: str) -> None:
        """Use the dark or the light stage theme."""

    def show_state(self, state: StageState) -> None:
        """Paint this state, unless frozen or blank."""

    def set_mode(self, mode: str) -> None:
        """Go live, freeze the picture or blank it."""

    def enter_booth(self, state: StageState, *, on_laptop: bool, pin: str = "") -> None:
        """Turn the stage (or a window on the laptop) into a ballot; leaving needs the PIN when one is set."""

    def leave_booth(self) -> None:
        """Go back from the ballot to the stage."""

    def booth_recorded(self, shown: str) -> None:
        """Say that the ballot is on disk, and clear the screen for the next person."""

    def booth_refused(self, sentence: str) -> None:
        """Say why the ballot was not taken; the answers stay."""


class Preview(Protocol):
    """A small picture of the stage."""

    def show_state(self, state: StageState) -> None:
        """Paint this state."""


PreviewFactory = Callable[[QWidget | None], QWidget]
"""Makes a widget that also keeps the promise of `Preview`; see `as_preview`."""


def as_preview(widget: QWidget) -> Preview:
    """Return the same widget as the Preview it is; Python has no type for “both”."""
    return cast("Preview", widget)
