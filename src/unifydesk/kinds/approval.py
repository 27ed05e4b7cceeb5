"""Yes, no or pass: for choosing what is kept. Passing is an answer and counts for neither side."""

from __future__ import annotations

from unifydesk.domain.marks import QT_TRANSLATE_NOOP
from unifydesk.domain.question import Kind, Option
from unifydesk.kinds._scale import Scale

KIND: Kind = Scale(
    id="approval",
    label=QT_TRANSLATE_NOOP("kinds", "Approval"),
    ask=QT_TRANSLATE_NOOP("kinds", "Do you approve?"),
    poles=(QT_TRANSLATE_NOOP("kinds", "approve"), QT_TRANSLATE_NOOP("kinds", "do not approve")),
    options=(
        Option("no", QT_TRANSLATE_NOOP("kinds", "No"), QT_TRANSLATE_NOOP("kinds", "No"), "1"),
        Option("pass", QT_TRANSLATE_NOOP("kinds", "Pass"), QT_TRANSLATE_NOOP("kinds", "Pass"), "2"),
        Option("yes", QT_TRANSLATE_NOOP("kinds", "Yes"), QT_TRANSLATE_NOOP("kinds", "Yes"), "3"),
    ),
)
