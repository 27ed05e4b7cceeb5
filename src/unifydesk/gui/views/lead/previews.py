"""Two pictures of the stage, side by side in its own shape: what the room sees, and what comes next."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from unifydesk.domain.stage import StageState
from unifydesk.gui import metrics
from unifydesk.gui.ports import BLANK, FROZEN, PreviewFactory, as_preview
from unifydesk.gui.tips import plain_tip
from unifydesk.gui.widgets.labels import ElidedLabel, text_label

SHAPE = 9 / 16
CAPTION_HEIGHT = 24
GAP = 16
NEXT_SHARE = 0.3
CRAMPED = 140
LEAST_WIDTH = 320
ROOMY = 640
"""With less width, for text of the usual size, the clocks do not fit beside the large picture."""


class _Screen(QFrame):
    """A picture of the stage with a hairline around it, or quiet words in its place."""

    def __init__(self, make_preview: PreviewFactory, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._state: StageState | None = None
        self.picture = make_preview(self)
        self.picture.setAccessibleName(name)
        self.words = text_label("muted", wrap=True, parent=self)
        self.words.setAlignment(Qt.AlignmentFlag.AlignCenter)

    def show_state(self, state: StageState | None, words: str = "") -> None:
        """Paint a state, or show words when there is none."""
        self.picture.setVisible(state is not None)
        self.words.setVisible(state is None)
        self.words.setText(words)
        self.words.setToolTip(plain_tip(words))
        if state is not None and state != self._state:
            as_preview(self.picture).show_state(state)
        self._state = state

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Fill the frame."""
        super().resizeEvent(event)
        inner = self.rect().adjusted(1, 1, -1, -1)
        self.picture.setGeometry(inner)
        side = 12 if inner.width() > CRAMPED else 4
        self.words.setGeometry(inner.adjusted(side, 4, -side, -4))

    @property
    def says(self) -> bool:
        """Whether there are words in the place of the picture."""
        return bool(self.words.text())


class Previews(QWidget):
    """The pair, with room for the clocks below the small one; its height follows its width."""

    def __init__(self, make_preview: PreviewFactory, below: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mode = ""
        self._below = below
        below.setParent(self)
        self.stage_caption = ElidedLabel("label", self)
        self.next_caption = ElidedLabel("caption", self)
        self.stage = _Screen(make_preview, self.tr("On stage"), self)
        self.next = _Screen(make_preview, self.tr("Next on stage"), self)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMinimumWidth(LEAST_WIDTH)
        self.next_caption.show_text(self.tr("Next"))

    def show_stage(self, state: StageState, *, is_open: bool, mode: str) -> None:
        """Show what the room sees: a frozen stage keeps its picture, a blank one says so."""
        if not is_open:
            caption = self.tr("On stage when it opens")
        elif mode == BLANK:
            caption = self.tr("On stage: blank")
        elif mode == FROZEN:
            caption = self.tr("On stage: frozen")
        else:
            caption = self.tr("On stage")
        self.stage_caption.show_text(caption)
        if is_open and mode == BLANK:
            self.stage.show_state(None, self.tr("The stage is blank. B shows it again."))
        elif not (is_open and mode == FROZEN and self._mode == FROZEN):
            self.stage.show_state(state)
        self._mode = mode if is_open else ""

    def show_next(self, state: StageState | None, words: str) -> None:
        """Show what the next step puts on the stage, or say it in words."""
        self.next.show_state(state, words)
        self._place_next()

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """Return the height that keeps the shape of the stage."""
        return self._height_for(width)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Ask for the height that belongs to a usual width."""
        return QSize(720, self._height_for(720))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Give both pictures the shape of the stage."""
        super().resizeEvent(event)
        wide, small = self._widths(self.width())
        self.stage_caption.setGeometry(QRect(0, 0, wide, CAPTION_HEIGHT))
        self.next_caption.setGeometry(QRect(wide + GAP, 0, small, CAPTION_HEIGHT))
        self.stage.setGeometry(QRect(0, CAPTION_HEIGHT, wide, round(wide * SHAPE)))
        bottom = CAPTION_HEIGHT + round(wide * SHAPE)
        if self._is_narrow(self.width()):
            self._below.setGeometry(QRect(0, bottom + GAP // 2, self.width(), self._below_height()))
        low = CAPTION_HEIGHT + round(small * SHAPE)
        self._place_next()
        if not self._is_narrow(self.width()):
            self._below.setGeometry(QRect(wide + GAP, low + GAP, small, max(0, bottom - low - GAP)))

    def _widths(self, width: int) -> tuple[int, int]:
        small = round((width - GAP) * NEXT_SHARE)
        return width - GAP - small, small

    def _place_next(self) -> None:
        """Give the small picture its shape, and words that have no room in it the height of the large one."""
        wide, small = self._widths(self.width())
        high = wide if self.next.says and self._is_narrow(self.width()) else small
        self.next.setGeometry(QRect(wide + GAP, CAPTION_HEIGHT, small, round(high * SHAPE)))

    def _is_narrow(self, width: int) -> bool:
        """Whether what belongs below the small picture goes below both."""
        return width < ROOMY * max(1.0, self.font().pixelSize() / metrics.BODY)

    def _below_height(self) -> int:
        return self._below.sizeHint().height()

    def _height_for(self, width: int) -> int:
        more = GAP // 2 + self._below_height() if self._is_narrow(width) else 0
        return CAPTION_HEIGHT + round(self._widths(width)[0] * SHAPE) + more
