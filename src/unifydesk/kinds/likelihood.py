"""How likely a risk is within a stated time; without one, “likely” cannot be compared."""

from __future__ import annotations

from unifydesk.domain.marks import QT_TRANSLATE_NOOP
from unifydesk.domain.question import Kind
from unifydesk.kinds._scale import Scale, scale_options

KIND: Kind = Scale(
    id="likelihood",
    label=QT_TRANSLATE_NOOP("kinds", "Likelihood"),
    ask=QT_TRANSLATE_NOOP("kinds", "How likely is this in the next 5 years?"),
    poles=(QT_TRANSLATE_NOOP("kinds", "call it likely"), QT_TRANSLATE_NOOP("kinds", "call it unlikely")),
    options=scale_options(
        (QT_TRANSLATE_NOOP("kinds", "Very unlikely"), QT_TRANSLATE_NOOP("kinds", "Very unlikely")),
        (QT_TRANSLATE_NOOP("kinds", "Unlikely"), QT_TRANSLATE_NOOP("kinds", "Unlikely")),
        (QT_TRANSLATE_NOOP("kinds", "About an even chance"), QT_TRANSLATE_NOOP("kinds", "Even chance")),
        (QT_TRANSLATE_NOOP("kinds", "Likely"), QT_TRANSLATE_NOOP("kinds", "Likely")),
        (QT_TRANSLATE_NOOP("kinds", "Very likely"), QT_TRANSLATE_NOOP("kinds", "Very likely")),
    ),
)
