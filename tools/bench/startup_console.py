"""The real program, through its own `main`, with the bundled workshop open."""

from __future__ import annotations

from typing import Any

from first_paint import FirstPaint

from unifydesk import bootstrap


def show_and_tell(started: float) -> None:
    """Run the program and tell when the page with the workshop was painted."""
    watch = FirstPaint(started)

    class Watched(bootstrap.Program):
        """The program, with someone looking at its pages."""

        def __init__(self, *arguments: Any) -> None:
            super().__init__(*arguments)
            self.window.stack.currentChanged.connect(self._on_page)

        def _on_page(self, place: int) -> None:
            page = self.window.stack.widget(place)
            if page is not None and self.jobs.workshop is not None:
                watch.look_at(page)

    setattr(bootstrap, "Program", Watched)  # noqa: B010 - `main` makes its program by this name
    bootstrap.main([bootstrap.BUNDLED])
