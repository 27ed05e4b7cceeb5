"""Every measure that describes a vote, by name and with what it means: for those who want them, on demand."""

from __future__ import annotations

from unifydesk.domain.marks import QT_TRANSLATE_NOOP
from unifydesk.domain.tally import Description, Figures, Tally
from unifydesk.gui.models.figures import scale_value
from unifydesk.gui.models.grids import Cell, Column, Grid, number
from unifydesk.gui.models.words import DASH, figure_words, said

MEASURES: dict[str, tuple[str, str]] = {
    "interpolated_median": (
        QT_TRANSLATE_NOOP("measures", "Interpolated median"),
        QT_TRANSLATE_NOOP(
            "measures", "The median as if the answers of its option were spread evenly over it"
        ),
    ),
    "iqr": (
        QT_TRANSLATE_NOOP("measures", "Distance of the quartiles (IQR)"),
        QT_TRANSLATE_NOOP("measures", "Third minus first quartile, in points of the scale; type 7"),
    ),
    "net": (
        QT_TRANSLATE_NOOP("measures", "Net: for minus against"),
        QT_TRANSLATE_NOOP("measures", "Of those who answered, −1 … 1; it hides polarisation"),
    ),
    "dominant_opinion": (
        QT_TRANSLATE_NOOP("measures", "Dominant opinion"),
        QT_TRANSLATE_NOOP("measures", "(f − a)(f + a) of the shares for and against, −1 … 1"),
    ),
    "polarisation": (
        QT_TRANSLATE_NOOP("measures", "Polarisation (1 − A) / 2"),
        QT_TRANSLATE_NOOP("measures", "0 everyone alike, 0.5 evenly spread, 1 two camps at the ends"),
    ),
    "cns": (
        QT_TRANSLATE_NOOP("measures", "Cns (Tastle and Wierman)"),
        QT_TRANSLATE_NOOP(
            "measures", "1 everyone alike, 0 two halves at the ends; evenly spread is not 0, so no percentage"
        ),
    ),
    "leik_d": (
        QT_TRANSLATE_NOOP("measures", "Ordinal dispersion D (Leik)"),
        QT_TRANSLATE_NOOP("measures", "0 everyone alike, 1 two halves at the ends"),
    ),
    "iov": (
        QT_TRANSLATE_NOOP("measures", "Ordinal variation IOV (Berry and Mielke)"),
        QT_TRANSLATE_NOOP("measures", "0 everyone alike, 1 two halves at the ends"),
    ),
    "l2": (
        QT_TRANSLATE_NOOP("measures", "Ordinal concentration l² (Blair and Lacy)"),
        QT_TRANSLATE_NOOP("measures", "1 everyone alike, 0 two halves at the ends"),
    ),
    "esteban_ray": (
        QT_TRANSLATE_NOOP("measures", "Polarisation (Esteban and Ray)"),
        QT_TRANSLATE_NOOP("measures", "0 everyone alike, 1 two halves at the ends; α = 1"),
    ),
    "entropy_bits": (
        QT_TRANSLATE_NOOP("measures", "Entropy, in bits (Shannon)"),
        QT_TRANSLATE_NOOP("measures", "0 everyone alike; it ignores the order of the answers"),
    ),
}
"""Numbers by their field of Description: name, and what the number means."""
RAM: dict[str, tuple[str, str]] = {
    "p30": (
        QT_TRANSLATE_NOOP("measures", "30th percentile"),
        QT_TRANSLATE_NOOP("measures", "Interpolated, type 7"),
    ),
    "p70": (
        QT_TRANSLATE_NOOP("measures", "70th percentile"),
        QT_TRANSLATE_NOOP("measures", "Interpolated, type 7"),
    ),
    "ipr": (
        QT_TRANSLATE_NOOP("measures", "Distance of the two (IPR)"),
        QT_TRANSLATE_NOOP("measures", "70th minus 30th percentile"),
    ),
    "ipras": (
        QT_TRANSLATE_NOOP("measures", "Distance allowed (IPRAS)"),
        QT_TRANSLATE_NOOP("measures", "2.35 + 1.5 × the distance of their middle from 5"),
    ),
    "di": (
        QT_TRANSLATE_NOOP("measures", "Disagreement index (DI)"),
        QT_TRANSLATE_NOOP("measures", "IPR / IPRAS; above 1 the panel disagrees"),
    ),
}
"""The figures of the RAND/UCLA method, by their key in Description.ram."""
DESCRIBE = QT_TRANSLATE_NOOP("measures", "These numbers describe. The position comes from counts alone.")
UNANIMOUS = QT_TRANSLATE_NOOP("measures", "unanimous (n = %1)")
MIDDLE = QT_TRANSLATE_NOOP(
    "measures", "What the median stands for: the answers of the two people in the middle"
)
WILSON = QT_TRANSLATE_NOOP("measures", "95 % interval of the share for (Wilson)")
SAMPLE = QT_TRANSLATE_NOOP(
    "measures",
    "Only if the group is read as a sample of others; of itself it is a census. Of those who answered",
)
STABLE = QT_TRANSLATE_NOOP("measures", "Same label once more, by chance")
RESAMPLED = QT_TRANSLATE_NOOP(
    "measures", "The chance of the same label if everyone’s answer were drawn anew from all answers; exact"
)


def _tr(text: str) -> str:
    return said("measures", text)


def measures_grid(figures: Figures, found: Description) -> Grid:
    """Return every measure of one scale question by name; the undefined ones with the reason."""
    rows = [_middle(figures.tally, found)]
    for field, (name, told) in MEASURES.items():
        value = getattr(found, field)
        rows.append(_row(name, number(value, _why(found, field)), told))
    rows.append(_row(WILSON, _interval(found), SAMPLE))
    rows.append(_row(STABLE, _stability(figures.tally, found), RESAMPLED))
    ram = dict(found.ram)
    for key, (name, told) in RAM.items():
        if key in ram:
            rows.append(_row(name, number(ram[key]), told))
    columns = (
        Column(_tr(QT_TRANSLATE_NOOP("measures", "Measure"))),
        Column(_tr(QT_TRANSLATE_NOOP("measures", "Value"))),
    )
    name = _tr(QT_TRANSLATE_NOOP("measures", "Measures of {question}")).format(
        question=figures.tally.question.label
    )
    return Grid(name, columns, tuple(rows))


def _row(name: str, cell: Cell, told: str) -> tuple[Cell, ...]:
    """Return a measure with what it means; an undefined one says why instead."""
    return Cell(_tr(name), _tr(told)), cell if cell.told else Cell(cell.text, _tr(told))


def _why(found: Description, field: str) -> str:
    return said("describing", found.reason(field))


def _middle(tally: Tally, found: Description) -> tuple[Cell, ...]:
    low, high = scale_value(tally, found.low_median), scale_value(tally, found.high_median)
    why = _why(found, "low_median") if found.low_median is None else ""
    name = QT_TRANSLATE_NOOP("measures", "Answers in the middle")
    return _row(name, Cell(low if low == high else f"{low}, {high}", why), MIDDLE)


def _interval(found: Description) -> Cell:
    if found.wilson_for is None:
        return Cell(DASH, _why(found, "wilson_for"))
    low, high = found.wilson_for
    return Cell(f"{figure_words(low)} – {figure_words(high)}")


def _stability(tally: Tally, found: Description) -> Cell:
    """Return the stability of the label; a unanimous vote is called that, as its figure is always 1."""
    if found.stability is not None and tally.answered in tally.counts:
        return Cell(_tr(UNANIMOUS).replace("%1", str(tally.answered)))
    return number(found.stability, _why(found, "stability"))
