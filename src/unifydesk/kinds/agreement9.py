"""Agreement with a statement in 9 points, as expert panels rate (RAND/UCLA: 1–3, 4–6, 7–9)."""

from __future__ import annotations

from unifydesk.domain.marks import QT_TRANSLATE_NOOP
from unifydesk.domain.question import Kind
from unifydesk.kinds._scale import Scale, scale_options

KIND: Kind = Scale(
    id="agreement9",
    label=QT_TRANSLATE_NOOP("kinds", "Agreement, 9 points"),
    ask=QT_TRANSLATE_NOOP("kinds", "How far do you agree with this claim?"),
    poles=(QT_TRANSLATE_NOOP("kinds", "agree"), QT_TRANSLATE_NOOP("kinds", "disagree")),
    options=scale_options(
        (QT_TRANSLATE_NOOP("kinds", "Entirely disagree"), QT_TRANSLATE_NOOP("kinds", "Entirely disagree")),
        (QT_TRANSLATE_NOOP("kinds", "Strongly disagree"), QT_TRANSLATE_NOOP("kinds", "Strongly disagree")),
        (QT_TRANSLATE_NOOP("kinds", "Disagree"), QT_TRANSLATE_NOOP("kinds", "Disagree")),
        (QT_TRANSLATE_NOOP("kinds", "Slightly disagree"), QT_TRANSLATE_NOOP("kinds", "Slightly disagree")),
        (QT_TRANSLATE_NOOP("kinds", "Neither agree nor disagree"), QT_TRANSLATE_NOOP("kinds", "Neither")),
        (QT_TRANSLATE_NOOP("kinds", "Slightly agree"), QT_TRANSLATE_NOOP("kinds", "Slightly agree")),
        (QT_TRANSLATE_NOOP("kinds", "Agree"), QT_TRANSLATE_NOOP("kinds", "Agree")),
        (QT_TRANSLATE_NOOP("kinds", "Strongly agree"), QT_TRANSLATE_NOOP("kinds", "Strongly agree")),
        (QT_TRANSLATE_NOOP("kinds", "Entirely agree"), QT_TRANSLATE_NOOP("kinds", "Entirely agree")),
    ),
)
