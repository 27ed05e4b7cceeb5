"""A place between two ends, from 0 to 10, for “one model … many models”; the deck names the ends."""

from __future__ import annotations

from unifydesk.domain.marks import QT_TRANSLATE_NOOP
from unifydesk.domain.question import Kind, Option
from unifydesk.kinds._scale import Scale

LAST = 10

KIND: Kind = Scale(
    id="spectrum",
    label=QT_TRANSLATE_NOOP("kinds", "Spectrum"),
    ask=QT_TRANSLATE_NOOP("kinds", "Where between the two ends do you stand?"),
    poles=(
        QT_TRANSLATE_NOOP("kinds", "lean to the upper end"),
        QT_TRANSLATE_NOOP("kinds", "lean to the lower end"),
    ),
    # ten has two digits; a roll call takes one key an answer, so “x” stands for it
    options=tuple(Option(str(n), str(n), str(n), "x" if n == LAST else "") for n in range(LAST + 1)),
    has_position=False,
)
