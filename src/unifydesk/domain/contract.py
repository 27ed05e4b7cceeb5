"""What “confidential” promises and what it cannot: the same four sentences everywhere."""

from __future__ import annotations

from unifydesk.domain.marks import QT_TRANSLATE_NOOP

STORED = QT_TRANSLATE_NOOP(
    "contract", "Only totals and the words of reasons are stored, without names, times or order."
)
INFERRED = QT_TRANSLATE_NOOP(
    "contract",
    "Anyone who watches a ballot being filled in, knows a hand or a wording, or knows all other answers, "
    "can still tell whose it is.",
)
TRUSTED = QT_TRANSLATE_NOOP(
    "contract",
    "Until the round closes, the facilitator’s laptop has to be trusted; then the key is destroyed, "
    "and nobody can find out who said what.",
)
TELLING = QT_TRANSLATE_NOOP(
    "contract", "The totals themselves can tell: if everyone answers alike, everybody knows."
)
CONTRACT = (STORED, INFERRED, TRUSTED, TELLING)
"""What is stored; who could still infer what; until when the laptop is trusted; what totals tell."""

IN_PRINT = " ".join(CONTRACT)
"""All four as one paragraph, for paper, minutes and web page."""

ALIKE = QT_TRANSLATE_NOOP("contract", "Everyone answered alike: the result tells what each person said.")
FEW = QT_TRANSLATE_NOOP("contract", "Only {n} ballots: the totals alone may tell who said what.")
