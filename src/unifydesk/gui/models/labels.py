"""Which labels can be recorded for a claim: the rule's own first, then the others that the rule can give."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from unifydesk.app.sentences import capital
from unifydesk.domain.marks import QT_TRANSLATE_NOOP
from unifydesk.domain.position import LABELS, UNNAMED
from unifydesk.domain.question import Kind
from unifydesk.domain.rule import RuleChoice, Votes
from unifydesk.domain.tally import RoundResult
from unifydesk.gui.models.rule_fit import fewest_answers
from unifydesk.gui.models.words import said
from unifydesk.kinds import KINDS
from unifydesk.rules import RULES, judging

USUAL = (
    "consensus_for",
    "majority_for",
    "leaning_for",
    "undecided",
    "divided",
    "polarised",
    "leaning_against",
    "majority_against",
    "consensus_against",
)
"""Labels for questions that the declared rule does not judge, and for rules that this version lacks."""
NO_LABEL = "figures_only"
PEOPLE = 24
"""People of the made-up votes with which a rule is asked for its labels; more where it needs more."""
TWELFTHS = (
    (12, 0, 0),
    (11, 1, 0),
    (9, 3, 0),
    (8, 4, 0),
    (7, 5, 0),
    (6, 6, 0),
    (10, 1, 1),
    (6, 5, 1),
    (5, 5, 2),
)
AS_RULED = QT_TRANSLATE_NOOP("labels", "{label} – as the rule says")


def own_label(result: RoundResult | None) -> str:
    """Return the rule's own label for what leads a claim; empty without a result."""
    if result is None or not result.figures:
        return ""
    position = result.figures[0].position
    return position.label if position is not None else NO_LABEL


def labels_for(choice: RuleChoice, result: RoundResult | None) -> tuple[str, ...]:
    """Return the labels that can be recorded, the rule's own first.

    None where there is no result, or where the question has no sides and so no label at all.
    """
    own = own_label(result)
    if not own or own == NO_LABEL or result is None:
        return ()
    others = possible_labels(choice, result.figures[0].tally.question.kind)
    return (own, *(label for label in others if label != own))


@lru_cache(maxsize=64)
def possible_labels(choice: RuleChoice, kind_id: str) -> tuple[str, ...]:
    """Return the labels that a rule gives to votes of all sorts, in the order of LABELS; the usual ones else.

    A rule has no list of its labels, so it is asked about votes in two or three camps all over the scale.
    """
    kind = KINDS.get(kind_id)
    judge = judging(choice, kind_id, len(kind.options)) if kind is not None else None
    if kind is None or judge is None:
        return USUAL
    rule, choice = RULES[judge.id], judge
    people = max(PEOPLE, -(-fewest_answers(choice) // 12) * 12)
    found = {rule.label_of(votes, choice) for votes in _votes(kind, people)}
    return tuple(label for label in LABELS if label in found and label not in UNNAMED) or USUAL


def _votes(kind: Kind, people: int) -> Iterator[Votes]:
    """Yield votes of so many people in one, two or three places of a scale; objections open or not."""
    options, part = len(kind.options), people // 12
    settled = (0, people) if kind.needs_reason else (0,)
    for first in range(options):
        for second in range(options):
            for third in {0, options // 2, options - 1}:
                for shares in TWELFTHS:
                    counts = [0] * options
                    for at, share in zip((first, second, third), shares, strict=True):
                        counts[at] += share * part
                    for addressed in settled:
                        yield Votes(tuple(counts), people, people, people, people, kind.id, addressed)


def label_words(label: str) -> str:
    """Return a label as a choice: “Consensus for”."""
    return capital(said("positions", LABELS[label]))


def own_words(label: str) -> str:
    """Return the rule's own label as a choice: “Consensus for – as the rule says”."""
    return said("labels", AS_RULED).format(label=label_words(label))
