"""How every figure of the minutes is to be read and computed, as far as it is printed: one line each.

Sources stand with the formulas. What no claim of this record has is not explained.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from unifydesk.domain.question import ALLOCATION, RANKING, TEXT, AllocationKind
from unifydesk.domain.report import Report
from unifydesk.domain.rounds import CONFIDENTIAL
from unifydesk.domain.rule import ANSWERED, ENTITLED, PRESENT
from unifydesk.domain.tally import Figures
from unifydesk.exporters._words import counted
from unifydesk.kinds import KINDS

OF_BASE = {
    ANSWERED: "of the people who answered that question in that round",
    PRESENT: "of the people present in that round, whether or not they answered",
    ENTITLED: "of all people entitled to vote in that round, present or not",
}


@dataclass(frozen=True, slots=True)
class Has:
    """What a record holds, so that only this is explained."""

    scales: bool
    movements: int  # tables of movement
    secret: bool
    described: bool
    nine: bool
    ranking: bool
    points: bool
    votes: bool
    words: bool
    consent: bool
    groups: bool
    proxies: bool


def contents(report: Report) -> Has:
    """Return what a record holds."""
    results = [result for claim in report.claims for result in claim.rounds]
    figures = [f for result in results for f in result.figures]
    shapes = {_shape(f) for f in figures}
    return Has(
        scales=any(f.is_scale for f in figures),
        movements=sum(len(result.movements) for result in results),
        secret=any(result.level == CONFIDENTIAL for result in results),
        described=any(claim.described for claim in report.claims),
        nine=any(d.ram for claim in report.claims for _, _, d in claim.described),
        ranking=RANKING in shapes,
        points="points" in shapes,
        votes="votes" in shapes,
        words=TEXT in shapes,
        consent=any(f.tally.question.kind == "consent" for f in figures),
        groups=any(result.groups for result in results),
        proxies=any(result.proxies for result in results),
    )


def _shape(figures: Figures) -> str:
    """Return what answers look like; points and quadratic votes are told apart."""
    kind = KINDS.get(figures.tally.question.kind)
    if kind is None:
        return ""
    if kind.shape == ALLOCATION:
        return "votes" if isinstance(kind, AllocationKind) and kind.negative else "points"
    return kind.shape


Entry = tuple[str, str, Callable[[Has], bool]]


def _always(_has: Has) -> bool:
    return True


READING: tuple[Entry, ...] = (
    (
        "For, against",
        "Answers above and below the middle of the scale. For a risk, “for” means likely or severe; for the "
        "importance of a benefit it means important. Likelihood and severity are never multiplied.",
        lambda has: has.scales,
    ),
    (
        "Swing",
        "The fewest answers that would have to be different for the position to carry another name. A small "
        "swing means a close result. It is no margin of error, because the group is not a sample.",
        lambda has: has.scales,
    ),
    (
        "Movement",
        "Compares only people whose answers are known by name in both rounds.",
        lambda has: has.scales,
    ),
    (
        "Objections",
        "An objection stands until it is recorded as addressed, with the reason; a count never closes one.",
        lambda has: has.consent,
    ),
    (
        "Open answers",
        "Printed as they were given and sorted by content, never by time; equal ones once, with their "
        "people.",
        lambda has: has.words,
    ),
    (
        "By proxy",
        "A person who is away may be represented by one who is present and votes for both. Who is "
        "represented counts as present.",
        lambda has: has.proxies,
    ),
    ("Dash", "A figure that is not defined for these counts is shown as a dash, never as 0.", _always),
)

FORMULAS: tuple[Entry, ...] = (
    (
        "Median",
        "The middle answer, or halfway between the two middle ones, which are the low and the high median. "
        "The middle half runs from the first to the third quartile (type 7 of Hyndman and Fan 1996); the IQR "
        "is its length.",
        lambda has: has.scales,
    ),
    (
        "Agreement A",
        "Van der Eijk’s A (2001): 1 when all give the same answer, 0 when the answers are spread evenly, −1 "
        "when half stand at each end. Polarisation is (1 – A) / 2.",
        lambda has: has.scales,
    ),
    (
        "Interpolated",
        "m – ½ + (n/2 – people below m) / people at m, for the median m: it tells two groups with one median "
        "apart.",
        lambda has: has.described,
    ),
    (
        "Net, dominant",
        "Net agreement is (for – against) / n, dominant opinion (for – against)(for + against) / n²; both "
        "run from −1 to 1 and hide polarisation.",
        lambda has: has.described,
    ),
    (
        "Cns",
        "1 + Σ p log₂(1 – |i – mean| / (k – 1)) over the k options (Tastle and Wierman 2007). No percentage "
        "of consensus: five answers chosen alike give 0.43.",
        lambda has: has.described,
    ),
    (
        "Leik’s D",
        "2 Σ d / (k – 1), d being the cumulated share or what it lacks to 1, whichever is smaller (Leik "
        "1966): 0 for one answer, 1 for two halves at the ends.",
        lambda has: has.described,
    ),
    (
        "IOV, l²",
        "Index of ordinal variation: the distances of all pairs of people, divided by the largest possible "
        "(Berry and Mielke 1992). l² = Σ (F – ½)² / ((k – 1) / 4) over the cumulated shares F (Blair and "
        "Lacy 2000).",
        lambda has: has.described,
    ),
    (
        "Esteban–Ray",
        "Σ p(i)² p(j) |i – j| over all pairs of options, divided by its value for two halves at the ends "
        "(Esteban and Ray 1994, α = 1).",
        lambda has: has.described,
    ),
    (
        "Bits",
        "Entropy, Σ p log₂(1/p) (Shannon 1948); it ignores the order of the options.",
        lambda has: has.described,
    ),
    (
        "Wilson",
        "95% score interval of the share for (Wilson 1927), if the group is read as a sample of somebody "
        "else. By itself a workshop is a census and has no margin of error.",
        lambda has: has.described,
    ),
    (
        "Stability",
        "How often a group drawn again, with replacement, from these very answers would get the same label "
        "(Efron 1979, all outcomes counted). Unanimous answers always give 1, however few they are.",
        lambda has: has.described,
    ),
    (
        "RAND/UCLA",
        "P30 and P70 are percentiles (type 7), IPR = P70 – P30, IPRAS = 2.35 + 1.5 |5 – (P30 + P70) / 2|, DI "
        "= IPR / IPRAS; above 1 the panel disagrees (Fitch and others 2001).",
        lambda has: has.nine,
    ),
    (
        "Distribution",
        "The part that moved is half the sum of |share after – share before|; under 15% counts as stable "
        "(Scheibe, Skutsch and Schofer 1975). It does not see people who change places.",
        lambda has: has.movements > 0 or has.secret,
    ),
    (
        "Tests",
        "Wilcoxon’s signed ranks (1945) without those who stayed, exact for up to 20 who moved and from the "
        "normal curve above, none below 6; sign test (Dixon and Mood 1946); McNemar’s exact test (1947) of "
        "those who crossed into or out of “for”. All are two-sided.",
        lambda has: has.movements > 0,
    ),
    (
        "Kappa",
        "Cohen’s kappa (1960), and with linear and quadratic weights (1968), of the two rounds: how far "
        "individuals stayed. It is 0 when everybody moves by one step, however united the group is.",
        lambda has: has.movements > 0,
    ),
    (
        "Rankings",
        "Borda (1781): a point for every item placed below, half for a tied one. Copeland (1951): pairs won "
        "minus pairs lost. Condorcet (1785): the item that wins every pair. Kemeny (1959): the orders that "
        "contradict the fewest people in the fewest pairs, for up to 8 items. First places: tied ones shared "
        "out.",
        lambda has: has.ranking,
    ),
    (
        "Kendall’s W",
        "0 for no common order, 1 for the same order by all (Kendall 1948, corrected for ties; p from χ²), "
        "of those who ranked every item. Words by Schmidt (1997): from .3 weak, .5 moderate, .7 strong, .9 "
        "very strong.",
        lambda has: has.ranking,
    ),
    (
        "Gini, HHI",
        "Gini (1912): 0 when every item has as much, 1 – 1/N when one of N has all. HHI: the sum of the "
        "squared shares, from 1/N to 1 (Hirschman 1945, Herfindahl 1950).",
        lambda has: has.points,
    ),
    (
        "Quadratic",
        "v votes on an item, for or against, cost v² credits (Lalley and Weyl 2018).",
        lambda has: has.votes,
    ),
    (
        "Over groups",
        "Group-aware consensus is the product over all groups of (for + 1) / (seen + 2) (Small and others "
        "2021), from 20 people in groups of 5 on: one group against it pulls it down, however large the "
        "others are.",
        lambda has: has.groups,
    ),
)


def base_line(report: Report) -> str:
    """Return what percentages are of."""
    return (
        f"Every percentage is {OF_BASE.get(report.base, 'of the declared base')}; the row that is the base "
        "says so. “Cannot judge” and silence are counted apart and are never a middle answer."
    )


TESTS_FOR_ONE = 21
"""Among so many tests at 0.05 about one comes out where nothing happened."""
WEIGHTS = (
    "Ballots count with the weights of their seats. Labels follow the exact sums of weights, which stand "
    "beside the people with percentages of their own; all other figures count people alike."
)


def by_chance(has: Has) -> str:
    """Return what so many tests are bound to find where nothing happened; 21 are where one is expected."""
    expected = has.movements // TESTS_FOR_ONE
    here = f", so about {expected} of each sort in this record" if expected else ""
    return (
        f"This record has {counted(has.movements, 'movement', 'movements')}, each with tests of its own. "
        f"Among {TESTS_FOR_ONE} tests one p below 0.05 is expected by chance alone{here}. The tests are "
        "footnotes, and no result is starred."
    )


def entries(every: tuple[Entry, ...], has: Has) -> list[tuple[str, str]]:
    """Return the entries about what a record holds."""
    return [(label, text) for label, text, is_needed in every if is_needed(has)]
