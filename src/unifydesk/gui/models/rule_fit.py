"""How the declared rule fits the agenda: which scales it judges, and what it will leave without a label."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from unifydesk.domain.marks import QT_TRANSLATE_NOOP
from unifydesk.domain.question import SCALE, Kind
from unifydesk.domain.rule import Rule, RuleChoice
from unifydesk.domain.workshop import Workshop
from unifydesk.gui.models.claim_checks import listed
from unifydesk.gui.models.claims import asked
from unifydesk.gui.models.words import said
from unifydesk.kinds import KINDS
from unifydesk.rules import RULES

FEWEST = "nmin"
"""The threshold that says how many answers a rule needs; the rules that have one share its name."""
POINTS: dict[int, str] = {
    2: QT_TRANSLATE_NOOP("rule_fit", "two-point scales"),
    3: QT_TRANSLATE_NOOP("rule_fit", "three-point scales"),
    4: QT_TRANSLATE_NOOP("rule_fit", "four-point scales"),
    5: QT_TRANSLATE_NOOP("rule_fit", "five-point scales"),
    7: QT_TRANSLATE_NOOP("rule_fit", "seven-point scales"),
    9: QT_TRANSLATE_NOOP("rule_fit", "nine-point scales"),
}
EVERY = QT_TRANSLATE_NOOP("rule_fit", "every scale with two sides")
EVERY_BUT = QT_TRANSLATE_NOOP("rule_fit", "every scale with two sides except %1")
NONE = QT_TRANSLATE_NOOP("rule_fit", "no scale of this version")
JUDGES = QT_TRANSLATE_NOOP("rule_fit", "The rule judges %1.")
JUDGES_ALL = QT_TRANSLATE_NOOP("rule_fit", "The rule judges %1; every claim of the agenda is asked on one.")
JUDGES_SOME = QT_TRANSLATE_NOOP(
    "rule_fit", "The rule judges %1; %2 of %3 claims are asked on other scales: %4."
)
JUDGES_SOME_ONE = QT_TRANSLATE_NOOP(
    "rule_fit", "The rule judges %1; 1 of %3 claims is asked on another scale: %4."
)
BESIDE = QT_TRANSLATE_NOOP(
    "rule_fit", "A further question of %1 is on a scale that the rule does not judge; it gets figures only."
)
OWN = QT_TRANSLATE_NOOP("rule_fit", "Judged by the rule of their own kind, whatever is declared: %1.")
NO_SIDES = QT_TRANSLATE_NOOP(
    "rule_fit", "No rule judges orders, numbers on items, places between two ends, or words: %1."
)
TOO_FEW = QT_TRANSLATE_NOOP(
    "rule_fit", "The rule needs at least %1 answers, and %2 people can vote: no claim would get a position."
)
TOO_FEW_ONE = QT_TRANSLATE_NOOP(
    "rule_fit", "The rule needs at least %1 answers, and 1 person can vote: no claim would get a position."
)


@dataclass(frozen=True, slots=True)
class RuleFit:
    """The claims of the agenda by what the rule makes of the question that leads each of them."""

    judged: tuple[str, ...]
    others: tuple[str, ...]  # the leading question is on a scale that the rule does not judge
    own: tuple[str, ...]  # of those judged: the leading question is judged by the rule of its own kind
    beside: tuple[str, ...]  # the leading question is judged, another one with two sides is not
    sideless: tuple[str, ...]  # the leading question has no sides, so no rule judges it
    fewest: int  # answers without which there is no position
    present: int

    @property
    def asked(self) -> int:
        """Claims that can be asked at all."""
        return len(self.judged) + len(self.others) + len(self.sideless)

    @property
    def too_few(self) -> bool:
        """Whether fewer people can vote than the rule needs."""
        return self.present < self.fewest


def rule_fit(workshop: Workshop) -> RuleFit | None:
    """Return how the rule fits the agenda; None for a rule that this version lacks."""
    rule = RULES.get(workshop.rule.id)
    if rule is None:
        return None
    found: dict[str, list[str]] = {"judged": [], "others": [], "own": [], "beside": [], "sideless": []}
    for claim in workshop.agenda:
        questions, _ = asked(claim, workshop.setups[claim.id])
        kinds = [KINDS[question.kind] for question in questions]
        if not kinds:
            continue
        found[_place(rule, kinds)].append(claim.id)
        if kinds[0].has_position and gets_label(rule, kinds[0]) and not judges(rule, kinds[0]):
            found["own"].append(claim.id)
        if _place(rule, kinds) == "judged" and any(k.has_position and not gets_label(rule, k) for k in kinds):
            found["beside"].append(claim.id)
    lists = {name: tuple(ids) for name, ids in found.items()}
    return RuleFit(**lists, fewest=fewest_answers(workshop.rule), present=workshop.present)


def _place(rule: Rule, kinds: Sequence[Kind]) -> str:
    if not kinds[0].has_position:
        return "sideless"
    return "judged" if gets_label(rule, kinds[0]) else "others"


def judges(rule: Rule, kind: Kind) -> bool:
    """Return whether a rule gives questions of a kind a label."""
    return kind.has_position and rule.applies(kind.id, len(kind.options))


def gets_label(rule: Rule, kind: Kind) -> bool:
    """Return whether questions of a kind get a label: from this rule, or from a rule of the kind’s own."""
    own = RULES.get(kind.id)
    return judges(rule, kind) or (own is not None and judges(own, kind))


def fewest_answers(choice: RuleChoice) -> int:
    """Return the fewest answers that a position needs."""
    return dict(choice.thresholds).get(FEWEST, 1)


def scales_words(rule: Rule) -> str:
    """Return which scales a rule judges, in the fewest words: “nine-point scales”."""
    sided = [k for k in KINDS if k.shape == SCALE and k.has_position]
    judged = [k for k in sided if judges(rule, k)]
    left = [k for k in sided if k not in judged]
    sizes = {len(k.options) for k in judged}
    if not judged:
        return said("rule_fit", NONE)
    if not left:
        return said("rule_fit", EVERY)
    if len(sizes) == 1 and sizes <= POINTS.keys() and not any(len(k.options) in sizes for k in left):
        return said("rule_fit", POINTS[sizes.pop()])
    if len(left) < len(judged):
        return said("rule_fit", EVERY_BUT).replace("%1", _names(left))
    return _names(judged)


def _names(kinds: Sequence[Kind]) -> str:
    return ", ".join(f"“{said('kinds', kind.label)}”" for kind in kinds)


def fit_sentences(workshop: Workshop) -> tuple[str, ...]:
    """Return what the rule judges and what it leaves without a label, a sentence each."""
    rule, fit = RULES.get(workshop.rule.id), rule_fit(workshop)
    if rule is None or fit is None:
        return ()
    found = [_judged_sentence(rule, fit)]
    if fit.own:
        found.append(said("rule_fit", OWN).replace("%1", listed(fit.own)))
    if fit.beside:
        found.append(said("rule_fit", BESIDE).replace("%1", listed(fit.beside)))
    if fit.sideless:
        found.append(said("rule_fit", NO_SIDES).replace("%1", listed(fit.sideless)))
    return tuple(found)


def _judged_sentence(rule: Rule, fit: RuleFit) -> str:
    scales = scales_words(rule)
    if not fit.others:
        words = JUDGES_ALL if fit.judged and not (fit.sideless or fit.own) else JUDGES
        return said("rule_fit", words).replace("%1", scales)
    words = said("rule_fit", JUDGES_SOME if len(fit.others) > 1 else JUDGES_SOME_ONE)
    words = words.replace("%2", str(len(fit.others))).replace("%3", str(fit.asked))
    return words.replace("%4", listed(fit.others)).replace("%1", scales)


def few_sentence(workshop: Workshop) -> str:
    """Return the warning that too few people can vote for any position; empty when enough can."""
    fit = rule_fit(workshop)
    if fit is None or not fit.too_few:
        return ""
    words = said("rule_fit", TOO_FEW_ONE if fit.present == 1 else TOO_FEW)
    return words.replace("%1", str(fit.fewest)).replace("%2", str(fit.present))
