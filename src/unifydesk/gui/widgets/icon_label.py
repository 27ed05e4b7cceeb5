"""An icon beside words that keeps the colours of the theme."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLabel, QWidget

from unifydesk.gui import metrics
from unifydesk.gui.icons import Icons


class IconLabel(QLabel):
    """Shows one drawing; it is decoration, so the words beside it carry the meaning."""

    def __init__(
        self,
        icons: Icons,
        name: str = "",
        role: str = "ink",
        size: int = metrics.ICON,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icons = icons
        self._size = size
        self._name, self._role = "", ""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFixedSize(size, size)
        if name:
            self.show_icon(name, role)

    def show_icon(self, name: str, role: str) -> None:
        """Show another drawing in the colour of a role."""
        if (name, role) != (self._name, self._role):
            self._name, self._role = name, role
            self.setPixmap(self._icons.pixmap(name, role, self._size))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Recolour with the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._name:
            self.setPixmap(self._icons.pixmap(self._name, self._role, self._size))
