"""How much a benefit matters, asked under the condition that it is real."""

from __future__ import annotations

from unifydesk.domain.marks import QT_TRANSLATE_NOOP
from unifydesk.domain.question import Kind
from unifydesk.kinds._scale import Scale, scale_options

KIND: Kind = Scale(
    id="importance",
    label=QT_TRANSLATE_NOOP("kinds", "Importance"),
    ask=QT_TRANSLATE_NOOP("kinds", "If it is real, how important is it?"),
    poles=(
        QT_TRANSLATE_NOOP("kinds", "call it important"),
        QT_TRANSLATE_NOOP("kinds", "call it unimportant"),
    ),
    options=scale_options(
        (QT_TRANSLATE_NOOP("kinds", "Not important"), QT_TRANSLATE_NOOP("kinds", "Not")),
        (QT_TRANSLATE_NOOP("kinds", "Slightly important"), QT_TRANSLATE_NOOP("kinds", "Slightly")),
        (QT_TRANSLATE_NOOP("kinds", "Moderately important"), QT_TRANSLATE_NOOP("kinds", "Moderately")),
        (QT_TRANSLATE_NOOP("kinds", "Very important"), QT_TRANSLATE_NOOP("kinds", "Very")),
        (QT_TRANSLATE_NOOP("kinds", "Extremely important"), QT_TRANSLATE_NOOP("kinds", "Extremely")),
    ),
)
