"""How bad a risk would be, asked under the condition that it happens."""

from __future__ import annotations

from unifydesk.domain.marks import QT_TRANSLATE_NOOP
from unifydesk.domain.question import Kind
from unifydesk.kinds._scale import Scale, scale_options

KIND: Kind = Scale(
    id="severity",
    label=QT_TRANSLATE_NOOP("kinds", "Severity"),
    ask=QT_TRANSLATE_NOOP("kinds", "If it happens, how severe is it?"),
    poles=(QT_TRANSLATE_NOOP("kinds", "call it severe"), QT_TRANSLATE_NOOP("kinds", "call it mild")),
    options=scale_options(
        (QT_TRANSLATE_NOOP("kinds", "Negligible"), QT_TRANSLATE_NOOP("kinds", "Negligible")),
        (QT_TRANSLATE_NOOP("kinds", "Minor"), QT_TRANSLATE_NOOP("kinds", "Minor")),
        (QT_TRANSLATE_NOOP("kinds", "Moderate"), QT_TRANSLATE_NOOP("kinds", "Moderate")),
        (QT_TRANSLATE_NOOP("kinds", "Severe"), QT_TRANSLATE_NOOP("kinds", "Severe")),
        (QT_TRANSLATE_NOOP("kinds", "Very severe"), QT_TRANSLATE_NOOP("kinds", "Very severe")),
    ),
)
