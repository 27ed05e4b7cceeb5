"""The numbers of scales as tables: the measures of the latest round, the counts of every round, and bases."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from unifydesk.domain.marks import QT_TRANSLATE_NOOP
from unifydesk.domain.question import Option
from unifydesk.domain.rule import BASES, ENTITLED
from unifydesk.domain.tally import Figures, RoundResult, Tally
from unifydesk.gui.models.grids import Cell, Column, Grid, number, of_base
from unifydesk.gui.models.words import DASH, figure_words, said
from unifydesk.kinds import options_of

NOBODY = QT_TRANSLATE_NOOP("figures", "Nobody answered this question")
NOBODY_IN_BASE = QT_TRANSLATE_NOOP("figures", "There is nobody to take a share of")
ONE_CATEGORY = QT_TRANSLATE_NOOP(
    "figures", "Van der Eijk’s A needs at least one answer and three answers to choose from"
)
MEDIAN = QT_TRANSLATE_NOOP("figures", "The middle answer")
QUARTILES = QT_TRANSLATE_NOOP("figures", "First and third quartile (type 7)")
AGREEMENT_A = QT_TRANSLATE_NOOP(
    "figures", "Van der Eijk’s agreement A: −1 two camps, 0 evenly spread, 1 everyone alike"
)
ABOVE = QT_TRANSLATE_NOOP("figures", "Answers above the middle, {base}")
MIDDLE = QT_TRANSLATE_NOOP("figures", "Answers in the middle, {base}")
BELOW = QT_TRANSLATE_NOOP("figures", "Answers below the middle, {base}")
PEOPLE = QT_TRANSLATE_NOOP(
    "figures", "People; those who cannot judge and those who are silent are no answers"
)
BY_WEIGHT = QT_TRANSLATE_NOOP("figures", "the weights of the same ballots, added up")
MIDDLES = (1, 2)
"""Columns of median and quartiles, which say little where there are two or three answers."""
COMPACT = 5
"""Scales with so many numbered points stand side by side; longer and named ones stand below each other."""


def scale_value(tally: Tally, at: float | None) -> str:
    """Return a place on a scale as people know it: 4.5, “Agree”, “Abstain / Agree”; a dash for none.

    Figures number the options from 1; a spectrum begins at 0, and some scales have names and no numbers.
    """
    if at is None or not tally.options:
        return DASH
    first = tally.options[0]
    if first.isdecimal():
        return figure_words(at - 1 + int(first))
    low, high = int(at), int(at) if at == int(at) else int(at) + 1
    heads = [column.heading for column in option_columns(tally)]
    return " / ".join(dict.fromkeys((heads[low - 1], heads[high - 1])))


def option_columns(tally: Tally) -> tuple[Column, ...]:
    """Return a heading for each option: its number, or its short name where it has none; in full in a row."""
    named = {option.value: option for option in options_of(tally.question)}
    return tuple(_option_column(value, named.get(value)) for value in tally.options)


def _option_column(value: str, option: Option | None) -> Column:
    if option is None:
        return Column(value)
    label = said("kinds", option.label)
    if not value.isdecimal():
        return Column(said("kinds", option.short), label, label)
    return Column(value, label, label if label.startswith(value) else f"{value}  {label}")


def figures_grid(figures: Sequence[Figures], *, brief: bool = False) -> Grid:
    """Return the measures of the scales of one round, a row a question; in brief without the middle."""
    scales = [f for f in figures if f.is_scale]
    base = base_noun(scales[0].tally) if scales else ""
    columns = (
        Column(""),
        Column(_tr(QT_TRANSLATE_NOOP("figures", "Median")), said("figures", MEDIAN)),
        Column(_tr(QT_TRANSLATE_NOOP("figures", "Quartiles")), said("figures", QUARTILES)),
        Column("A", said("figures", AGREEMENT_A)),
        Column(_tr(QT_TRANSLATE_NOOP("figures", "For")), said("figures", ABOVE).format(base=base)),
        Column(_tr(QT_TRANSLATE_NOOP("figures", "Neutral")), said("figures", MIDDLE).format(base=base)),
        Column(_tr(QT_TRANSLATE_NOOP("figures", "Against")), said("figures", BELOW).format(base=base)),
    )
    name = _tr(QT_TRANSLATE_NOOP("figures", "Figures of the latest round"))
    grid = Grid(name, columns, tuple(_figures_row(f) for f in scales))
    return grid.without(*MIDDLES) if brief else grid


def _figures_row(figures: Figures) -> tuple[Cell, ...]:
    tally = figures.tally
    nobody, no_base = said("figures", NOBODY), said("figures", NOBODY_IN_BASE)
    median = scale_value(tally, figures.median)
    low, high = scale_value(tally, figures.q1), scale_value(tally, figures.q3)
    apart = low if low == high else f"{low} – {high}"
    return (
        Cell(tally.question.label),
        Cell(median, "" if figures.median is not None else nobody),
        Cell(apart, "" if figures.q1 is not None else nobody),
        number(figures.agreement_a, said("figures", ONE_CATEGORY) if tally.answered else nobody),
        of_base(figures.above, tally.base_count, no_base),
        of_base(figures.neutral, tally.base_count, no_base),
        of_base(figures.below, tally.base_count, no_base),
    )


def base_noun(tally: Tally) -> str:
    """Return what shares are of: “of those who answered”."""
    return said("bases", BASES.get(tally.base, tally.base))


def base_sentence(figures: Figures) -> str:
    """Return who answered, of whom, and what shares are of; with the weights where they count."""
    tally = figures.tally
    parts = [
        _tr(QT_TRANSLATE_NOOP("figures", "%1 of %2 present answered"))
        .replace("%1", str(tally.answered))
        .replace("%2", str(tally.present))
    ]
    for count, words in (
        (tally.cannot_judge, QT_TRANSLATE_NOOP("figures", "%1 cannot judge")),
        (tally.silent, QT_TRANSLATE_NOOP("figures", "%1 silent")),
        (tally.by_proxy, QT_TRANSLATE_NOOP("figures", "%1 by proxy")),
        (tally.entitled if tally.base == ENTITLED else 0, QT_TRANSLATE_NOOP("figures", "%1 entitled")),
    ):
        if count:
            parts.append(_tr(words).replace("%1", str(count)))
    found = "; ".join(parts) + "."
    if figures.is_scale:
        shares = _tr(QT_TRANSLATE_NOOP("figures", "Shares are {base} ({count})."))
        found += " " + shares.format(base=base_noun(tally), count=tally.base_count)
    return f"{found} {_weights_sentence(tally)}".rstrip()


def _weights_sentence(tally: Tally) -> str:
    """Return the sides by weight, of the declared base; empty when all count alike."""
    if not tally.weighted:
        return ""
    half = len(tally.weighted) // 2
    below = sum(tally.weighted[:half], Decimal())
    above = sum(tally.weighted[len(tally.weighted) - half :], Decimal())
    whole = dict(tally.weight_of).get(tally.base, sum(tally.weighted, Decimal()))
    words = _tr(QT_TRANSLATE_NOOP("figures", "By weight: {above} of {whole} for, {below} against."))
    return words.format(above=decimal_words(above), below=decimal_words(below), whole=decimal_words(whole))


def decimal_words(weight: Decimal) -> str:
    """Return an exact decimal without trailing zeros."""
    return format(weight.normalize(), "f")


def counts_grids(results: Sequence[RoundResult], question: str) -> tuple[Grid, ...]:
    """Return the counts of one question in every closed round; a table for each scale it was asked on."""
    found: dict[str, list[tuple[int, Tally]]] = {}
    for result in results:
        figures = result.of(question)
        if figures is not None and figures.is_scale:
            key = f"{figures.tally.question.kind} {figures.tally.options}"
            found.setdefault(key, []).append((result.number, figures.tally))
    return tuple(_counts_grid(rounds) for rounds in found.values())


def _counts_grid(rounds: Sequence[tuple[int, Tally]]) -> Grid:
    tally = rounds[-1][1]
    name = _tr(QT_TRANSLATE_NOOP("figures", "Counts of {question}")).format(question=tally.question.label)
    columns = (*option_columns(tally), *_outside())
    lines = [line for number_, t in rounds for line in _lines(number_, t)]
    if len(tally.options) <= COMPACT and tally.options[0].isdecimal():
        heading = Column(_tr(QT_TRANSLATE_NOOP("figures", "Round")), said("figures", PEOPLE))
        rows = tuple(
            (
                Cell(head, told),
                *(Cell(n, f"{c.told or c.heading}") for n, c in zip(line, columns, strict=True)),
            )
            for head, told, line in lines
        )
        return Grid(name, (heading, *columns), rows)
    first = Column(_tr(QT_TRANSLATE_NOOP("figures", "Answer")))
    heads = (
        Column(_tr(QT_TRANSLATE_NOOP("figures", "Round\u00a0%1")).replace("%1", h), t) for h, t, _ in lines
    )
    answers = tuple(
        (Cell(column.long or column.heading), *(Cell(line[at]) for _, _, line in lines))
        for at, column in enumerate(columns)
    )
    return Grid(name, (first, *heads), answers)


def _outside() -> tuple[Column, ...]:
    """Return the columns of those who stand outside the scale."""
    return (
        Column(_tr(QT_TRANSLATE_NOOP("figures", "Cannot judge"))),
        Column(_tr(QT_TRANSLATE_NOOP("figures", "Silent"))),
        Column(_tr(QT_TRANSLATE_NOOP("figures", "Present"))),
    )


def _lines(number_: int, tally: Tally) -> list[tuple[str, str, list[str]]]:
    """Return the counts of one round and, below them, the weights: (round, what it is, counts)."""
    people = [*tally.counts, tally.cannot_judge, tally.silent, tally.present]
    lines = [(str(number_), "", [str(n) for n in people])]
    if tally.weighted:
        weights = [decimal_words(weight) for weight in tally.weighted]
        by_weight = _tr(QT_TRANSLATE_NOOP("figures", "%1, weight")).replace("%1", str(number_))
        lines.append((by_weight, said("figures", BY_WEIGHT), [*weights, "", "", ""]))
    return lines


def many_grid(result: RoundResult, figures: Sequence[Figures]) -> Grid:
    """Return many questions on one scale side by side, such as the approval of each item."""
    tally = figures[0].tally
    name = _tr(QT_TRANSLATE_NOOP("figures", "Answers to each question in round %1"))
    columns = (*option_columns(tally), *_outside())
    heading = Column(_tr(QT_TRANSLATE_NOOP("figures", "Round\u00a0%1")).replace("%1", str(result.number)))
    rows = tuple(
        (Cell(f.tally.question.label), *(Cell(text) for text in _lines(result.number, f.tally)[0][2]))
        for f in figures
    )
    return Grid(name.replace("%1", str(result.number)), (heading, *columns), rows)


def _tr(text: str) -> str:
    return said("figures", text)
