"""How sure people are of their own answers: shown beside them, never used as a weight, never a position."""

from __future__ import annotations

from unifydesk.domain.marks import QT_TRANSLATE_NOOP
from unifydesk.domain.question import Kind
from unifydesk.kinds._scale import Scale, scale_options

KIND: Kind = Scale(
    id="confidence",
    label=QT_TRANSLATE_NOOP("kinds", "Confidence"),
    ask=QT_TRANSLATE_NOOP("kinds", "How sure are you of your answers?"),
    poles=(QT_TRANSLATE_NOOP("kinds", "are confident"), QT_TRANSLATE_NOOP("kinds", "are not confident")),
    options=scale_options(
        (QT_TRANSLATE_NOOP("kinds", "Low"), QT_TRANSLATE_NOOP("kinds", "Low")),
        (QT_TRANSLATE_NOOP("kinds", "Medium"), QT_TRANSLATE_NOOP("kinds", "Medium")),
        (QT_TRANSLATE_NOOP("kinds", "High"), QT_TRANSLATE_NOOP("kinds", "High")),
    ),
    has_position=False,
)
