"""The only door through which text becomes Markdown: it cleans and escapes, so no text is ever markup.

Everything CommonMark or GitHub could read as markup gets a backslash or becomes a character reference.
"""

from __future__ import annotations

import re

from unifydesk.exporters._plain import fit

_SPECIAL = re.compile(
    r"[\\`*_{}\[\]<>#|~&$@]|:(?=//|[A-Za-z0-9_+-]+:)|(?<=mailto):|(?<=xmpp):", re.IGNORECASE
)
_AT_START = re.compile(r"^[+=-]")
_NUMBERED = re.compile(r"^(\d{1,9})([.)])(?=\s|$)")
_ADDRESS = re.compile(r"(www)\.", re.IGNORECASE)
"""What GitHub makes a link of without being asked."""


def plain(text: str) -> str:
    """Return any text on one line, as Markdown that shows exactly that text."""
    return escaped(" ".join(fit(text).split()))


def paragraph_lines(text: str) -> str:
    """Return any text as one paragraph; its line breaks are kept, and empty lines are none."""
    lines = [" ".join(line.split()) for line in fit(text).split("\n")]
    return "\\\n".join(escaped(line) for line in lines if line)


def escaped(line: str) -> str:
    """Return one cleaned line with everything escaped that could be read as markup."""
    made = _SPECIAL.sub(lambda found: f"\\{found.group()}", line)
    made = _AT_START.sub(lambda found: f"\\{found.group()}", made)
    made = _NUMBERED.sub(r"\1\\\2", made)
    return _ADDRESS.sub(r"\1&#46;", made)
