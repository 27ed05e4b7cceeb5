"""Agreement with a statement in 4 points: no middle to stand in."""

from __future__ import annotations

from unifydesk.domain.marks import QT_TRANSLATE_NOOP
from unifydesk.domain.question import Kind
from unifydesk.kinds._scale import Scale, scale_options

KIND: Kind = Scale(
    id="agreement4",
    label=QT_TRANSLATE_NOOP("kinds", "Agreement, 4 points"),
    ask=QT_TRANSLATE_NOOP("kinds", "How far do you agree with this claim?"),
    poles=(QT_TRANSLATE_NOOP("kinds", "agree"), QT_TRANSLATE_NOOP("kinds", "disagree")),
    options=scale_options(
        (QT_TRANSLATE_NOOP("kinds", "Strongly disagree"), QT_TRANSLATE_NOOP("kinds", "Strongly disagree")),
        (QT_TRANSLATE_NOOP("kinds", "Disagree"), QT_TRANSLATE_NOOP("kinds", "Disagree")),
        (QT_TRANSLATE_NOOP("kinds", "Agree"), QT_TRANSLATE_NOOP("kinds", "Agree")),
        (QT_TRANSLATE_NOOP("kinds", "Strongly agree"), QT_TRANSLATE_NOOP("kinds", "Strongly agree")),
    ),
)
