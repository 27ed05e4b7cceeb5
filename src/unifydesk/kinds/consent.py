"""Consent: an objection stops a proposal until it is addressed, whatever the numbers say.

For adopting something together, such as the minutes; not for whether a claim is true.
"""

from __future__ import annotations

from unifydesk.domain.marks import QT_TRANSLATE_NOOP
from unifydesk.domain.question import Kind, Option
from unifydesk.kinds._scale import Scale

OBJECTION = "objection"

KIND: Kind = Scale(
    id="consent",
    label=QT_TRANSLATE_NOOP("kinds", "Consent"),
    ask=QT_TRANSLATE_NOOP("kinds", "Can you go along with this?"),
    poles=(QT_TRANSLATE_NOOP("kinds", "agree"), QT_TRANSLATE_NOOP("kinds", "disagree or object")),
    options=(
        Option(
            OBJECTION,
            QT_TRANSLATE_NOOP("kinds", "I object, for this reason"),
            QT_TRANSLATE_NOOP("kinds", "Objection"),
            "1",
        ),
        Option(
            "disagree",
            QT_TRANSLATE_NOOP("kinds", "I disagree, but will not stand in the way"),
            QT_TRANSLATE_NOOP("kinds", "Disagree"),
            "2",
        ),
        Option(
            "abstain", QT_TRANSLATE_NOOP("kinds", "I abstain"), QT_TRANSLATE_NOOP("kinds", "Abstain"), "3"
        ),
        Option("agree", QT_TRANSLATE_NOOP("kinds", "I agree"), QT_TRANSLATE_NOOP("kinds", "Agree"), "4"),
    ),
    needs_reason=frozenset({OBJECTION}),
)
