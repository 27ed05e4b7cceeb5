"""Fills a translated sentence in: what is filled in comes from people and is never read for further marks."""

from __future__ import annotations

import re

_MARK = re.compile(r"%([1-9])")


def filled(template: str, *values: str) -> str:
    """Return a template with %1, %2 … replaced by the values; a mark without a value stays as it is."""

    def value(mark: re.Match[str]) -> str:
        place = int(mark[1]) - 1
        return values[place] if place < len(values) else mark[0]

    return _MARK.sub(value, template)
