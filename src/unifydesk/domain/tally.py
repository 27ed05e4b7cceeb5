"""Tallies and figures: what was counted, and what the counts say."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from unifydesk.domain.deck import Item
from unifydesk.domain.position import CONTESTED, Position
from unifydesk.domain.question import Question
from unifydesk.domain.rule import ANSWERED, ENTITLED, PRESENT


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of one question in one closed round. Units: people, whatever their weights."""

    question: Question
    options: tuple[str, ...]  # option values from lowest to highest; none for items and words
    counts: tuple[int, ...]  # as many as options
    cannot_judge: int
    present: int
    channels: tuple[tuple[str, int], ...]  # (channel, people who answered or said they cannot judge)
    answers: tuple[tuple[str, int], ...] = ()  # kinds without options: each distinct answer with its people
    entitled: int = 0  # seats of the workshop when the round closed, present or not
    by_proxy: int = 0  # ballots that another person gave for an absent one
    base: str = ANSWERED  # what percentages are of; a key of rule.BASES
    weighted: tuple[Decimal, ...] = ()  # the sum of weights per option; empty when all count alike
    weight_of: tuple[tuple[str, Decimal], ...] = ()  # base → its weight; empty when all count alike

    @property
    def answered(self) -> int:
        """People who gave an answer other than “I cannot judge”."""
        return sum(self.counts) + sum(n for _, n in self.answers)

    @property
    def silent(self) -> int:
        """People present who gave nothing at all."""
        return max(0, self.present - self.answered - self.cannot_judge)

    @property
    def base_count(self) -> int:
        """People whom percentages are of, by the declared base; never fewer than answered."""
        people = {ANSWERED: self.answered, PRESENT: self.present, ENTITLED: self.entitled}
        return max(self.answered, people.get(self.base, self.answered))


@dataclass(frozen=True, slots=True)
class RankedItem:
    """One item of a ranking. Ranks run from 1 (first); tied items share the mean of their places."""

    item: Item
    ranked: int  # people who named it
    mean_rank: float | None  # among those who named it; None when nobody did
    spread: tuple[tuple[float, int], ...]  # (rank, people), best first
    borda: float  # points, unranked items tied last
    copeland: float  # pairwise wins minus losses
    firsts: float  # people who put it first, tied firsts shared out


@dataclass(frozen=True, slots=True)
class RankingFigures:
    """What the rankings of a group say; the minutes name the rule beside every winner."""

    items: tuple[RankedItem, ...]  # in the order of the ballot
    matrix: tuple[tuple[int, ...], ...]  # people who put the row's item above the column's
    condorcet: str  # id of the item that beats every other one; empty when there is none
    kemeny: tuple[tuple[str, ...], ...]  # the best orders by item id; empty beyond eight items
    kemeny_count: int  # how many best orders there are, listed or not
    kendall_w: float | None
    kendall_p: float | None
    complete: int  # people who ranked every item, without whom W is not computed
    w_words: str = ""  # “moderate”, …


@dataclass(frozen=True, slots=True)
class SharedItem:
    """One item that was given points or votes."""

    item: Item
    total: int
    mean: float | None
    givers: int  # people who gave it anything
    spread: tuple[tuple[int, int], ...]  # (points, people), fewest first


@dataclass(frozen=True, slots=True)
class AllocationFigures:
    """Where a group's points or quadratic votes went."""

    items: tuple[SharedItem, ...]  # in the order of the ballot
    budget: int
    spent: int  # over all people
    unspent: int
    gini: float | None  # None when nothing was given, or when votes may be negative
    hhi: float | None


@dataclass(frozen=True, slots=True)
class Figures:
    """A tally with the figures of methods that describe it; None where undefined (shown as a dash)."""

    tally: Tally
    above: int  # for
    below: int  # against
    neutral: int
    median: float | None
    q1: float | None
    q3: float | None
    agreement_a: float | None  # van der Eijk's A, -1 … 1
    position: Position | None  # None where no rule applies
    ranking: RankingFigures | None = None
    allocation: AllocationFigures | None = None

    @property
    def is_scale(self) -> bool:
        """Whether the answers lie on ordered options."""
        return bool(self.tally.options)

    @property
    def is_contested(self) -> bool:
        """Whether the label says that the group stands in two camps."""
        return self.position is not None and self.position.label in CONTESTED

    @property
    def texts(self) -> tuple[tuple[str, int], ...]:
        """Answers in words with how many people gave them, sorted by content; empty for other kinds."""
        return () if self.is_scale or self.ranking or self.allocation else self.tally.answers


@dataclass(frozen=True, slots=True)
class Movement:
    """How paired named answers moved between two rounds. `table[i][j]`: from option i to option j."""

    question: Question
    options: tuple[str, ...]
    table: tuple[tuple[int, ...], ...]
    up: int
    down: int
    same: int

    @property
    def pairs(self) -> int:
        """People who answered in both rounds."""
        return self.up + self.down + self.same


@dataclass(frozen=True, slots=True)
class GroupFigures:
    """One declared group beside the others, or why its answers are not shown."""

    group: str
    answered: int | None  # None when even that is suppressed
    above: int | None
    neutral: int | None
    below: int | None
    suppressed: str = ""  # a sentence; empty when the counts are shown


@dataclass(frozen=True, slots=True)
class GroupComparison:
    """One question by declared groups, from named ballots only."""

    question: Question
    groups: tuple[GroupFigures, ...]
    consensus: float | None  # group-aware consensus; None with the reason below
    why_not: str = ""


@dataclass(frozen=True, slots=True)
class RoundResult:
    """All figures of one closed round, and the reasons given (sorted by content, never by time)."""

    round_id: bytes
    number: int
    state: str
    level: str
    figures: tuple[Figures, ...]
    reasons: tuple[str, ...]
    movements: tuple[Movement, ...]  # against the revealed round before; empty unless both are named
    groups: tuple[GroupComparison, ...] = ()  # empty without two groups, and in confidential rounds
    proxies: tuple[tuple[int, int], ...] = ()  # (seat, the seat that answered for it)

    def of(self, question: str) -> Figures | None:
        """Return the figures of one question, or None."""
        return next((f for f in self.figures if f.tally.question.id == question), None)

    def groups_of(self, question: str) -> GroupComparison | None:
        """Return the groups side by side for one question, or None."""
        return next((g for g in self.groups if g.question.id == question), None)


@dataclass(frozen=True, slots=True)
class Description:
    """Measures of one scale question that are computed on demand; None where undefined, with the reason.

    They describe and never decide: labels come from shares. Ranges and sources stand in `measures`.
    """

    low_median: int | None
    high_median: int | None
    interpolated_median: float | None
    iqr: float | None
    net: float | None
    dominant_opinion: float | None
    polarisation: float | None  # (1 - A) / 2
    cns: float | None
    leik_d: float | None
    iov: float | None
    l2: float | None
    esteban_ray: float | None
    entropy_bits: float | None
    wilson_for: tuple[float, float] | None  # 95 %, if the group is read as a sample
    stability: float | None
    ram: tuple[tuple[str, float], ...] = ()  # figures of the RAND/UCLA method on nine points
    why: tuple[tuple[str, str], ...] = ()  # figure → why it is undefined

    def reason(self, figure: str) -> str:
        """Return why a figure is undefined, or an empty text."""
        return dict(self.why).get(figure, "")


@dataclass(frozen=True, slots=True)
class Change:
    """Footnotes to a movement between two rounds: tests for those who want them, never stars."""

    histogram_change: float | None
    individual_change: float | None
    both_for: int
    lost: int
    gained: int
    neither: int
    mcnemar_p: float | None
    wilcoxon_w_plus: float | None
    wilcoxon_w_minus: float | None
    wilcoxon_p: float | None
    rank_biserial: float | None
    sign_p: float | None
    kappa: float | None
    kappa_linear: float | None
    kappa_quadratic: float | None
    why: tuple[tuple[str, str], ...] = ()

    def reason(self, figure: str) -> str:
        """Return why a figure is undefined, or an empty text."""
        return dict(self.why).get(figure, "")
