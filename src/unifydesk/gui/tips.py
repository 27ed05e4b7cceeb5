"""Tips that show text as it is: Qt reads anything that looks like markup in a tip as markup."""

from __future__ import annotations

import html


def plain_tip(text: str) -> str:
    """Return what to give `setToolTip` so that the person reads exactly `text`."""
    if "<" not in text and "&" not in text:
        return text
    return f"<qt>{html.escape(text, quote=False)}</qt>".replace("\n", "<br>")
