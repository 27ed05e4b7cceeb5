"""The stage as the console sees it: opens, follows, freezes or goes black, and turns into a booth."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from unifydesk.domain.clock import Clock, now
from unifydesk.domain.rounds import CONFIDENTIAL
from unifydesk.domain.stage import BoothScene, StageState, VotingScene
from unifydesk.stage.awake import KeepAwake, hide_from_capture
from unifydesk.stage.booth import Booth
from unifydesk.stage.dots import DotsTable
from unifydesk.stage.look import load_look
from unifydesk.stage.public_window import Placement, PublicWindow
from unifydesk.stage.screens import Screens
from unifydesk.stage.view import StageView

LIVE, FROZEN, BLANK = "live", "frozen", "blank"
MODES = (LIVE, FROZEN, BLANK)


class Stage(QObject):
    """The public window and its behaviour: it shows values, and says what happens to it."""

    mode_changed = Signal(str)  # one of MODES
    opened_changed = Signal(bool)
    look_changed = Signal(object)  # Look
    screens_changed = Signal()  # the list of screens, or where the stage is, has changed
    projector_lost = Signal(str)  # a sentence for the facilitator
    booth_submitted = Signal(object)  # BoothBallot
    booth_left = Signal()
    key_pressed = Signal(int)  # a Qt.Key of public_window.REMOTE_KEYS

    def __init__(
        self,
        screens: Screens | None = None,
        *,
        theme: str = "dark",
        reduced_motion: bool = False,
        clock: Clock = now,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._screens = screens or Screens(self)
        self._look = load_look(theme)
        self._mode = LIVE
        self._state: StageState | None = None
        self._booth: Booth | None = None
        self._booth_window: PublicWindow | None = None
        self._awake = KeepAwake(self)
        self._window = PublicWindow(self.tr("UnifyDesk stage"))
        self._reduced, self._clock = reduced_motion, clock
        self._place = Placement(self._window, self._screens, self)
        self._view = StageView(self._look, reduced_motion=reduced_motion, clock=clock, parent=self._window)
        self.dots = DotsTable(self._view)
        self.dots.toggled.connect(self._place.show_pointer)
        self.dots.toggled.connect(self._window.set_room_types)
        self.look_changed.connect(self._view.set_look)
        self._window.stack.addWidget(self._view)
        self._window.key_pressed.connect(self.key_pressed)
        self._window.close_asked.connect(self._on_close_asked)
        self._place.lost.connect(self._on_projector_lost)
        self._place.changed.connect(self.screens_changed)

    @property
    def is_open(self) -> bool:
        """Whether the public window is showing."""
        return isValid(self._window) and self._window.isVisible()

    @property
    def window(self) -> QWidget:
        """The public window itself, for tests and screenshots."""
        return self._window

    @property
    def view(self) -> StageView:
        """The picture in the public window."""
        return self._view

    @property
    def mode(self) -> str:
        """One of MODES."""
        return self._mode

    @property
    def booth(self) -> Booth | None:
        """The booth, while one is open."""
        return self._booth

    def open(self) -> None:
        """Show the window: full screen on the projector when there is one, as a window otherwise."""
        if not self.is_open:
            self._place.show()
            self._awake.start()
            self.opened_changed.emit(True)

    def close(self) -> bool:
        """Hide the window and end the booth, if one is open. Always True, as of a QWidget."""
        if self.is_open:
            self._place.hide()
            self.leave_booth()
            self.dots.stop()
            self._awake.stop()
            self.opened_changed.emit(False)
        return True

    def dispose(self) -> None:
        """Close for good, when the program ends."""
        self.close()
        self._window.deleteLater()

    def screen_name(self) -> str:
        """Return the name of the screen the stage fills; empty when it is closed or in a window."""
        return self._place.screen.shown if self._place.screen is not None else ""

    def screens(self) -> tuple[str, ...]:
        """Return the names of all screens, from left to right."""
        return tuple(screen.shown for screen in self._screens.all())

    def aspect(self) -> float:
        """Return width ÷ height of the stage, for previews."""
        return self._place.aspect()

    def choose_screen(self, name: str) -> None:
        """Use this screen, and remember it. An unknown name, or the only screen, changes nothing."""
        self._place.choose(name)

    def set_theme(self, name: str) -> None:
        """Use the "dark" or the "light" theme."""
        self._look = load_look(name)
        self.look_changed.emit(self._look)
        if self._booth is not None:
            self._booth.set_look(self._look)

    def make_preview(self, parent: QWidget | None = None) -> StageView:
        """Return a small picture of the stage that keeps the stage's theme and the projector's shape."""
        preview = StageView(self._look, reduced_motion=self._reduced, clock=self._clock, parent=parent)
        preview.set_aspect(self._place.aspect())
        self.look_changed.connect(preview.set_look)
        self._place.aspect_changed.connect(preview.set_aspect)
        return preview

    def show_state(self, state: StageState) -> None:
        """Show a state when live; a frozen or blank stage takes note of it for later."""
        self._state = state
        if self._booth is not None and isinstance(state.scene, VotingScene):
            self._booth.show_count(state.scene.recorded, state.scene.present)
        if self._mode == LIVE:
            self.dots.show_state(state)

    def set_mode(self, mode: str) -> None:
        """Go live, freeze the picture, or blank it. Raises ValueError for any other word."""
        if mode not in MODES:
            raise ValueError(f"{mode!r} is no stage mode")
        if mode == self._mode:
            return
        self._mode = mode
        if mode == LIVE and self._state is not None:
            self.dots.show_state(self._state)
        self.dots.set_live(mode == LIVE)
        self._view.set_blank(mode == BLANK)
        self._show_front()
        self.mode_changed.emit(mode)

    def enter_booth(self, state: StageState, *, on_laptop: bool, pin: str = "") -> None:
        """Take ballots for the open round of a `BoothScene`; raises ValueError for any other scene.

        A confidential round, and any round with `on_laptop`, is voted on the laptop's own panel while the
        projector shows how many are recorded. Without a projector the booth fills the stage's window.
        """
        scene = state.scene
        if not isinstance(scene, BoothScene):
            raise ValueError("the booth needs a BoothScene")
        self.leave_booth()
        self.dots.stop()
        self.open()
        self.show_state(state)
        self._booth = Booth(scene, self._look, pin=pin, mirrored=self._screens.mirrored())
        self._booth.submitted.connect(self.booth_submitted)
        self._booth.left.connect(self._on_booth_left)
        laptop = self._place.laptop_apart()
        if laptop is not None and (on_laptop or scene.level == CONFIDENTIAL):
            self._booth_window = PublicWindow(self.tr("UnifyDesk booth"))
            self._booth_window.stack.addWidget(self._booth)
            self._booth_window.close_asked.connect(self._booth.ask_to_leave)
            hide_from_capture(self._booth_window)
            self._screens.place(self._booth_window, laptop)
            self._booth_window.showFullScreen()
        else:
            self._window.stack.addWidget(self._booth)
            self._place.hold(self._place.screen is None)
        self._show_front()
        (self._booth_window or self._window).activateWindow()
        self._booth.restart()

    def leave_booth(self) -> None:
        """Take the booth away; what was half filled in is forgotten. Does nothing without a booth."""
        booth, self._booth = self._booth, None
        if booth is None:
            return
        booth.end()
        booth.hide()
        booth.setParent(None)
        booth.deleteLater()
        if self._booth_window is not None:
            self._booth_window.hide()
            self._booth_window.deleteLater()
            self._booth_window = None
        self._show_front()
        self._place.hold(False)

    def booth_recorded(self, seat_shown: str = "") -> None:
        """The ballot is on disk: say so, clear everything and wait for the next person."""
        if self._booth is not None:
            self._booth.show_recorded(seat_shown)

    def booth_refused(self, sentence: str) -> None:
        """The ballot was not taken: say why; the answers stay until the person acts.

        Nor was any dot that is on its way, when there is no booth to say it.
        """
        if self._booth is not None:
            self._booth.show_refused(sentence)
        else:
            self.dots.refuse_all(sentence)

    def _show_front(self) -> None:
        """Bring the booth or the picture to the front of the public window; blank beats both."""
        inside = self._booth if self._booth_window is None else None
        front = inside if inside is not None and self._mode != BLANK else self._view
        self._window.stack.setCurrentWidget(front)
        self._window.stands_still = self._mode != LIVE
        self._place.show_pointer(front is not self._view or self.dots.is_on)

    @Slot()
    def _on_booth_left(self) -> None:
        self.leave_booth()
        self.booth_left.emit()

    @Slot()
    def _on_close_asked(self) -> None:
        """A window on the laptop may be closed like any other; a full screen one may not."""
        if self._booth is not None and self._booth_window is None:
            self._booth.ask_to_leave()
        elif self._place.screen is None:
            self.close()

    @Slot(str)
    def _on_projector_lost(self, name: str) -> None:
        """Go black before the window lands on the laptop, forget a half-filled ballot, and say so."""
        if self._booth is not None:
            self._booth.restart()
            if self._booth_window is None:
                self._place.hold(True)
        self.set_mode(BLANK)
        sentence = self.tr(
            "The projector “%1” went away. The stage now stands on this screen, blank; press B to show it."
        )
        self.projector_lost.emit(sentence.replace("%1", name))
