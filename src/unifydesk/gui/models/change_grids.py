"""How people moved between two rounds: the table, and tests as footnotes for those who want them."""

from __future__ import annotations

from unifydesk.domain.marks import QT_TRANSLATE_NOOP
from unifydesk.domain.tally import Change, Movement, Tally
from unifydesk.gui.models.figures import option_columns
from unifydesk.gui.models.grids import Cell, Column, Grid
from unifydesk.gui.models.item_grids import p_words
from unifydesk.gui.models.words import DASH, figure_words, said
from unifydesk.measures.signed_rank import MOST_FOR_EXACT

FROM_TO = QT_TRANSLATE_NOOP("change", "{people} people went from {before} to {after}")
STAYED = QT_TRANSLATE_NOOP("change", "{people} people stayed at {after}")
FOOTNOTES = QT_TRANSLATE_NOOP(
    "change", "Footnotes, which decide nothing. Over many claims some p-values are small by chance."
)
WILCOXON = QT_TRANSLATE_NOOP(
    "change", "Wilcoxon signed rank, {how}: W+ {plus}, W− {minus}, {p}; rank-biserial {biserial}."
)
WILCOXON_NO_P = QT_TRANSLATE_NOOP(
    "change", "Wilcoxon signed rank: W+ {plus}, W− {minus}, rank-biserial {biserial}; p = –, {why}."
)
NO_WILCOXON = QT_TRANSLATE_NOOP("change", "Wilcoxon signed rank: –, {why}.")
EXACT = QT_TRANSLATE_NOOP("change", "exact")
NORMAL = QT_TRANSLATE_NOOP("change", "normal approximation")
SIGN = QT_TRANSLATE_NOOP("change", "Sign test, exact: {up} up, {down} down, {p}.")
NO_SIGN = QT_TRANSLATE_NOOP("change", "Sign test: –, {why}.")
MCNEMAR = QT_TRANSLATE_NOOP(
    "change",
    "McNemar, exact: {both} for in both rounds, {lost} only before, {gained} only after, "
    "{neither} in neither; {p}.",
)
NO_MCNEMAR = QT_TRANSLATE_NOOP(
    "change", "McNemar: {both} for in both rounds, {neither} in neither; p = –, {why}."
)
KAPPA = QT_TRANSLATE_NOOP(
    "change", "Kappa {plain}, with linear weights {linear}, with quadratic weights {quadratic}."
)
NO_KAPPA = QT_TRANSLATE_NOOP("change", "Kappa: –, {why}.")
CHANGED = QT_TRANSLATE_NOOP(
    "change",
    "The shares changed by {histogram} of 1, and {individual} of the people changed their answer: "
    "a group can be stable while people swap.",
)
NOT_PAIRED = QT_TRANSLATE_NOOP(
    "change", "People can be followed only between two named rounds on the same scale."
)


def _tr(text: str) -> str:
    return said("change", text)


def movement_grid(movement: Movement, tally: Tally, number: int) -> Grid:
    """Return how many people went from each answer of the round before (row) to each of round `number`."""
    options = option_columns(tally)
    first = _tr(QT_TRANSLATE_NOOP("change", "Round %1 to %2"))
    first = first.replace("%1", str(number - 1)).replace("%2", str(number))
    rows = tuple(
        (
            Cell(options[at].long or options[at].heading),
            *(_moved(people, options[at], options[to], stayed=at == to) for to, people in enumerate(line)),
        )
        for at, line in enumerate(movement.table)
    )
    name = _tr(QT_TRANSLATE_NOOP("change", "Movement of {question}"))
    return Grid(name.format(question=movement.question.label), (Column(first), *options), rows)


def _moved(people: int, before: Column, after: Column, *, stayed: bool) -> Cell:
    words = STAYED if stayed else FROM_TO
    told = _tr(words).format(
        people=people, before=before.told or before.heading, after=after.told or after.heading
    )
    return Cell(str(people), told)


def change_notes(movement: Movement, change: Change) -> tuple[str, ...]:
    """Return the tests of a movement, a sentence each; an undefined one says why."""
    return (
        _tr(FOOTNOTES),
        _wilcoxon(movement, change),
        _sign(movement, change),
        _mcnemar(change),
        _kappa(change),
        _changed(change),
    )


def _wilcoxon(movement: Movement, change: Change) -> str:
    why = said("describing", change.reason("wilcoxon_p"))
    sums = {
        "plus": figure_words(change.wilcoxon_w_plus),
        "minus": figure_words(change.wilcoxon_w_minus),
        "biserial": figure_words(change.rank_biserial),
    }
    if change.wilcoxon_w_plus is None:
        return _tr(NO_WILCOXON).format(why=why)
    if change.wilcoxon_p is None:
        return _tr(WILCOXON_NO_P).format(**sums, why=why)
    how = _tr(EXACT if movement.up + movement.down <= MOST_FOR_EXACT else NORMAL)
    return _tr(WILCOXON).format(**sums, how=how, p=p_words(change.wilcoxon_p))


def _sign(movement: Movement, change: Change) -> str:
    if change.sign_p is None:
        return _tr(NO_SIGN).format(why=said("describing", change.reason("sign_p")))
    return _tr(SIGN).format(up=movement.up, down=movement.down, p=p_words(change.sign_p))


def _mcnemar(change: Change) -> str:
    why = change.reason("mcnemar_p")
    if why or change.mcnemar_p is None:  # nobody crossed: a p of 1 would say that something was tested
        return _tr(NO_MCNEMAR).format(
            both=change.both_for, neither=change.neither, why=said("describing", why) or DASH
        )
    return _tr(MCNEMAR).format(
        both=change.both_for,
        lost=change.lost,
        gained=change.gained,
        neither=change.neither,
        p=p_words(change.mcnemar_p),
    )


def _kappa(change: Change) -> str:
    if change.kappa is None:
        return _tr(NO_KAPPA).format(why=said("describing", change.reason("kappa")))
    return _tr(KAPPA).format(
        plain=figure_words(change.kappa),
        linear=figure_words(change.kappa_linear),
        quadratic=figure_words(change.kappa_quadratic),
    )


def _changed(change: Change) -> str:
    return _tr(CHANGED).format(
        histogram=figure_words(change.histogram_change), individual=figure_words(change.individual_change)
    )
