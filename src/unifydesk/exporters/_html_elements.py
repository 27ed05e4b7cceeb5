"""The only door through which text becomes HTML: it cleans and escapes, so no text is ever markup.

Elements are made by calls; whatever is not `Markup` made here is text. Nothing can be fetched or run by them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

from unifydesk.exporters._plain import fit

NAME = re.compile(r"[A-Za-z][A-Za-z0-9-]*\Z")
VOID = frozenset({"meta", "img", "col", "br", "hr", "link", "input"})
ADDRESSES = frozenset({"href", "src", "action", "formaction", "data", "poster", "srcset"})
OURS = re.compile(r"#[A-Za-z0-9-]*\Z|data:image/png;base64,[A-Za-z0-9+/=]*\Z")
"""Places in this file and pictures inside it: no other address may stand in an attribute."""
RAW = ("style", "script")


@dataclass(frozen=True, slots=True)
class Markup:
    """A finished piece of HTML. Only this module makes one; a test reads the sources for others."""

    html: str


Content = Markup | str | Iterable["Content"] | None
Attribute = str | int | float | bool | None


def element(name: str, /, *content: Content, **attributes: Attribute) -> Markup:
    """Return an element. `class_` and `aria_label` become class and aria-label; None and False are left out.

    Raises ValueError for what is no name, for handlers of events, inline styles and foreign addresses: those
    are mistakes of ours, never of a person’s text.
    """
    if not NAME.match(name) or name.lower() in RAW:
        raise ValueError(f"no element: {name!r}")
    start = f"<{name}{''.join(_attribute(key, value) for key, value in attributes.items())}>"
    if name in VOID:
        return Markup(start)
    return Markup(f"{start}{markup_of(content).html}</{name}>")


def markup_of(content: Content) -> Markup:
    """Return content as one piece: markup as it is, text escaped, everything else one after the other."""
    if content is None:
        return Markup("")
    if isinstance(content, Markup):
        return content
    if isinstance(content, str):
        return Markup(escape(fit(content), quote=False))
    return Markup("".join(markup_of(each).html for each in content))


def _attribute(key: str, value: Attribute) -> str:
    """Return one attribute with a space before it."""
    name = key.rstrip("_").replace("_", "-")
    if not NAME.match(name) or name.lower().startswith("on") or name.lower() == "style":
        raise ValueError(f"no attribute: {name!r}")
    if value is None or value is False:
        return ""
    if value is True:
        return f" {name}"
    if name.lower() in ADDRESSES and not OURS.match(str(value)):
        raise ValueError(f"no place in this file: {name}")
    text = " ".join(fit(str(value)).split()) if isinstance(value, str) else str(value)
    return f' {name}="{escape(text)}"'


def our_own(name: str, text: str) -> Markup:
    """Return a style sheet or a script of ours, which holds no text of anybody else.

    Raises ValueError for other elements, and for a text that would end the element.
    """
    if name not in RAW or "</" in text or "<!--" in text:
        raise ValueError(f"no {name} of ours")
    return Markup(f"<{name}>{text}</{name}>")


def document(language: str, head: Content, body: Content) -> Markup:
    """Return a whole file."""
    return Markup(f"<!DOCTYPE html>\n{element('html', head, body, lang=language).html}\n")
