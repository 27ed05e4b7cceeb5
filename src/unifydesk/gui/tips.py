"""Text as it is where Qt would read it otherwise: tips (markup), captions (access keys), window titles.

Labels are made by `widgets.labels`. A test reads the sources for text that gets there by another way.
"""

from __future__ import annotations

import html
import re


def plain_tip(text: str) -> str:
    """Return what to give `setToolTip` so that the person reads exactly `text`."""
    if "<" not in text and "&" not in text:
        return text
    return f"<qt>{html.escape(text, quote=False)}</qt>".replace("\n", "<br>")


def plain_caption(text: str) -> str:
    """Return what to give a button, a tab or a menu so that an “&” is one, and no access key."""
    return text.replace("&", "&&")


def without_key(caption: str) -> str:
    """Return what a person reads of a caption: without the mark of its access key."""
    return re.sub("&(.?)", r"\1", caption, flags=re.DOTALL)


def plain_title(text: str) -> str:
    """Return what to give `setWindowTitle`: “[*]”, which Qt takes for the mark of a change, stays."""
    return text.replace("[*]", "[*][*]")
