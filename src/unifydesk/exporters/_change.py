"""What changed between two rounds in numbers: one small line, tests without stars, dashes with reasons."""

from __future__ import annotations

from unifydesk.domain.tally import Change, Figures, Movement, RoundResult
from unifydesk.exporters._words import DASH, MINUS, base_words, chance, number, question_label
from unifydesk.kinds import KINDS
from unifydesk.measures.movement import histogram_change
from unifydesk.measures.signed_rank import MOST_FOR_EXACT


def change_line(movement: Movement, change: Change) -> str:
    """Return the footnotes to a movement in a few clauses."""
    crossed = (
        f"for in both {change.both_for}, gained {change.gained}, lost {change.lost}, in neither "
        f"{change.neither}, McNemar p {_with_reason(change, 'mcnemar_p', chance(change.mcnemar_p))}"
    )
    kappas = (change.kappa, change.kappa_linear, change.kappa_quadratic)
    none, linear, quadratic = (number(value) for value in kappas)
    kappa = f"kappa {_with_reason(change, 'kappa', none)}, linear {linear}, quadratic {quadratic}"
    moved = (
        f"{_share(change.individual_change)} changed their answer, {_share(change.histogram_change)} of the "
        "distribution moved"
    )
    return "; ".join((moved, _signs(movement, change), crossed, f"{kappa}."))


def _signs(movement: Movement, change: Change) -> str:
    """Return the tests of direction; both are undefined when nobody moved."""
    moved = movement.up + movement.down
    if not moved:
        return f"Wilcoxon and sign test {_with_reason(change, 'wilcoxon_p', DASH)}"
    exact = "exact " if moved <= MOST_FOR_EXACT else ""
    return (
        f"Wilcoxon W+ {number(change.wilcoxon_w_plus, 1)}, W{MINUS} {number(change.wilcoxon_w_minus, 1)}, "
        f"{exact}p {_with_reason(change, 'wilcoxon_p', chance(change.wilcoxon_p))}; "
        f"sign test p {_with_reason(change, 'sign_p', chance(change.sign_p))}"
    )


def _share(value: float | None) -> str:
    """Return a share of 0 … 1 in percent."""
    return DASH if value is None else f"{number(100 * value, 0)}%"


def _with_reason(change: Change, figure: str, said: str) -> str:
    """Return a figure, or a dash with the reason when it is undefined."""
    reason = change.reason(figure)
    return f"{DASH} ({reason})" if reason else said


def shift_lines(before: RoundResult, after: RoundResult) -> list[str]:
    """Return how the distribution of each scale moved where nobody can be followed from round to round."""
    pairs = ((before.of(f.tally.question.id), f) for f in after.figures)
    return [_shift(was, now) for was, now in pairs if was is not None and _same_scale(was, now)]


def _same_scale(was: Figures, now: Figures) -> bool:
    return now.is_scale and was.tally.options == now.tally.options


def _shift(was: Figures, now: Figures) -> str:
    """Return one shift with both bases: “Real: 7 of 12 agree, 4 of 11 before; 25% … moved”."""
    kind = KINDS.get(now.tally.question.kind)
    above = kind.poles[0] if kind else "are above the middle"
    share = _share(histogram_change(was.tally.counts, now.tally.counts))
    return (
        f"{question_label(now.tally.question)}: {now.above} of {base_words(now.tally)} {above}, {was.above} "
        f"of {base_words(was.tally)} before; {share} of the distribution moved."
    )
