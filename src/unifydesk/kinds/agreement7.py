"""Agreement with a statement in 7 points around a neutral midpoint, for groups that want finer steps."""

from __future__ import annotations

from unifydesk.domain.marks import QT_TRANSLATE_NOOP
from unifydesk.domain.question import Kind
from unifydesk.kinds._scale import Scale, scale_options

KIND: Kind = Scale(
    id="agreement7",
    label=QT_TRANSLATE_NOOP("kinds", "Agreement, 7 points"),
    ask=QT_TRANSLATE_NOOP("kinds", "How far do you agree with this claim?"),
    poles=(QT_TRANSLATE_NOOP("kinds", "agree"), QT_TRANSLATE_NOOP("kinds", "disagree")),
    options=scale_options(
        (QT_TRANSLATE_NOOP("kinds", "Strongly disagree"), QT_TRANSLATE_NOOP("kinds", "Strongly disagree")),
        (QT_TRANSLATE_NOOP("kinds", "Disagree"), QT_TRANSLATE_NOOP("kinds", "Disagree")),
        (QT_TRANSLATE_NOOP("kinds", "Slightly disagree"), QT_TRANSLATE_NOOP("kinds", "Slightly disagree")),
        (QT_TRANSLATE_NOOP("kinds", "Neither agree nor disagree"), QT_TRANSLATE_NOOP("kinds", "Neither")),
        (QT_TRANSLATE_NOOP("kinds", "Slightly agree"), QT_TRANSLATE_NOOP("kinds", "Slightly agree")),
        (QT_TRANSLATE_NOOP("kinds", "Agree"), QT_TRANSLATE_NOOP("kinds", "Agree")),
        (QT_TRANSLATE_NOOP("kinds", "Strongly agree"), QT_TRANSLATE_NOOP("kinds", "Strongly agree")),
    ),
)
