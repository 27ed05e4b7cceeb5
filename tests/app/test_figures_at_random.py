"""Figures of random votes, key by key, against independent computations: numpy, scipy, or brute force."""

from __future__ import annotations

import itertools
from collections import Counter
from math import comb, log2

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from tests.asking import question
from unifydesk.app.figures import figures
from unifydesk.app.question_data import question_data
from unifydesk.domain.position import Position
from unifydesk.domain.question import Question
from unifydesk.domain.rounds import NAMED, REVEALED
from unifydesk.domain.tally import Movement, RoundResult, Tally
from unifydesk.kinds import KINDS
from unifydesk.measures.movement import movement_table, up_down_same
from unifydesk.rules import make_choice

RULE = make_choice("delphi75", {"nmin": 1})
SCALES = ("approval", "agreement4", "agreement", "agreement7", "agreement9", "spectrum")
ITEMS = "ABC"


def data_of(asked: Question, answers: dict[str, int], judged: int = 0, moved: Movement | None = None):
    """Return what `results --json` says of answers to a question."""
    options = tuple(o.value for o in KINDS[asked.kind].options)
    people = sum(answers.values()) + judged
    tally = Tally(
        question=asked,
        options=options,
        counts=tuple(answers.get(value, 0) for value in options),
        cannot_judge=judged,
        present=people,
        channels=(("roll_call", people),),
        answers=() if options else tuple(sorted((a, n) for a, n in answers.items() if n)),
        entitled=people,
    )
    made = figures(tally, RULE)
    movements = (moved,) if moved is not None else ()
    result = RoundResult(b"r", 1, REVEALED, NAMED, (made,), (), movements)
    return question_data(asked, result, RULE), made


some_counts = st.sampled_from(SCALES).flatmap(
    lambda kind: st.tuples(
        st.just(kind),
        st.lists(
            st.integers(0, 4), min_size=len(KINDS[kind].options), max_size=len(KINDS[kind].options)
        ).filter(any),
    )
)


def close(value: float) -> object:
    return pytest.approx(value, abs=1e-9)


@given(some_counts)
def test_every_measure_of_a_scale_is_that_of_an_independent_computation(vote):
    kind, counts = vote
    k, n = len(counts), sum(counts)
    told, _ = data_of(question(kind), dict(zip((o.value for o in KINDS[kind].options), counts, strict=True)))
    values = np.repeat(np.arange(1, k + 1), counts)
    measures, middle = told["measures"], (k + 1) / 2
    above, below = int((values > middle).sum()), int((values < middle).sum())
    assert (told["for"], told["against"], told["neutral"]) == (above, below, n - above - below)
    assert told["median"] == close(np.median(values))
    q1, q3 = np.percentile(values, [25, 75])
    assert (told["q1"], told["q3"], measures["iqr"]) == (close(q1), close(q3), close(q3 - q1))
    assert measures["low_median"] == sorted(values)[(n - 1) // 2]
    assert measures["high_median"] == sorted(values)[n // 2]
    assert measures["net"] == close((above - below) / n)
    assert measures["dominant_opinion"] == close((above - below) / n * (above + below) / n)
    assert measures["polarisation"] == close((1 - told["agreement_a"]) / 2)
    share = np.array(counts) / n
    spread = 1 + sum(p * log2(1 - abs(i - values.mean()) / (k - 1)) for i, p in enumerate(share, 1) if p)
    assert measures["cns"] == close(spread)
    cumulated = np.cumsum(share)[:-1]
    assert measures["leik_d"] == close(2 * np.minimum(cumulated, 1 - cumulated).sum() / (k - 1))
    assert measures["l2"] == close(((cumulated - 0.5) ** 2).sum() / ((k - 1) / 4))
    pairs = sum(abs(a - b) for a, b in itertools.combinations(values.tolist(), 2))
    most = (n * n - n % 2) * (k - 1) / 4
    assert measures["iov"] == (close(pairs / most) if n > 1 else None)
    apart = sum(p * p * q * abs(i - j) for i, p in enumerate(share) for j, q in enumerate(share))
    assert measures["esteban_ray"] == close(apart / ((k - 1) / 4))
    assert measures["entropy_bits"] == close(stats.entropy(share, base=2))
    interval = stats.binomtest(above, n).proportion_ci(0.95, "wilson")
    assert measures["wilson_for"] == pytest.approx([interval.low, interval.high], abs=1e-6)
    at = told["median"]
    inside = int((values == at).sum())
    between = measures["low_median"] != measures["high_median"]
    expected = at if between else at - 0.5 + (n / 2 - (values < at).sum()) / inside
    assert measures["interpolated_median"] == close(expected)
    if k == 9:
        p30, p70 = np.percentile(values, [30, 70])
        ipras = 2.35 + 1.5 * abs(5 - (p30 + p70) / 2)
        assert measures["ram"] == pytest.approx(
            {"p30": p30, "p70": p70, "ipr": p70 - p30, "ipras": ipras, "di": (p70 - p30) / ipras}, abs=1e-9
        )
    assert {key for key, value in measures.items() if value is None} - {"ram"} == set(measures["undefined"])


@settings(max_examples=15)
@given(st.lists(st.integers(0, 2), min_size=5, max_size=5).filter(lambda c: 0 < sum(c) <= 5))
def test_stability_is_the_share_of_all_draws_that_keep_the_label(counts):
    told, made = data_of(question("agreement"), dict(zip("12345", counts, strict=True)))
    values = [at for at, people in enumerate(counts) for _ in range(people)]
    same = 0
    for drawn in itertools.product(values, repeat=len(values)):
        again, _ = data_of(question("agreement"), {str(at + 1): drawn.count(at) for at in range(5)})
        same += again["position"] == made.position.label
    assert told["measures"]["stability"] == close(same / len(values) ** len(values))


orders = st.lists(
    st.permutations(ITEMS).flatmap(
        lambda order: st.tuples(
            st.integers(1, 3), st.lists(st.sampled_from(">="), min_size=2, max_size=2)
        ).map(
            lambda cut: [x for pair in zip(order, [*cut[1], ""], strict=True) for x in pair][: 2 * cut[0] - 1]
        )
    ),
    min_size=1,
    max_size=7,
)


def levels(answer: str) -> list[list[str]]:
    return [level.split("=") for level in answer.split(">")]


def places(answer: str, *, complete: bool) -> dict[str, float]:
    """Return the mid-rank of each item named, or of every item with those left out tied last."""
    depth = {item: at for at, level in enumerate(levels(answer)) for item in level}
    if complete:
        depth = {item: depth.get(item, 99) for item in ITEMS}
    return dict(zip(depth, stats.rankdata(list(depth.values())), strict=True))


@given(orders)
def test_every_figure_of_a_ranking_is_that_of_an_independent_computation(given_orders):
    asked = question("ranking")
    answers = Counter(KINDS["ranking"].check("".join(order), asked) for order in given_orders)
    told, _ = data_of(asked, answers, judged=1)
    ballots = list(answers.elements())
    ranking = told["ranking"]
    complete = [places(b, complete=True) for b in ballots]
    matrix = [[sum(p[a] < p[b] for p in complete) for b in ITEMS] for a in ITEMS]
    assert ranking["pairwise"] == matrix
    wins = {a: sum(np.sign(matrix[i][j] - matrix[j][i]) for j in range(3)) for i, a in enumerate(ITEMS)}
    for item in ITEMS:
        named = [places(b, complete=False)[item] for b in ballots if item in places(b, complete=False)]
        figures_of = ranking["items"][item]
        assert figures_of["ranked"] == len(named)
        assert figures_of["mean_rank"] == (close(np.mean(named)) if named else None)
        assert figures_of["ranks"] == [[rank, n] for rank, n in sorted(Counter(named).items())]
        assert figures_of["borda"] == close(sum(3 - p[item] for p in complete))
        assert figures_of["copeland"] == wins[item]
        firsts = sum(1 / len(levels(b)[0]) for b in ballots if item in levels(b)[0])
        assert figures_of["first_places"] == close(firsts)
    assert ranking["condorcet_winner"] == next((item for item in ITEMS if wins[item] == 2), None)

    def contradicted(order: tuple[str, ...]) -> int:
        return sum(p[b] < p[a] for p in complete for a, b in itertools.combinations(order, 2))

    least = min(map(contradicted, itertools.permutations(ITEMS)))
    best = [list(order) for order in itertools.permutations(ITEMS) if contradicted(order) == least]
    assert (ranking["kemeny"], ranking["kemeny_count"]) == (best[:4], len(best))
    whole = [
        list(map(places(b, complete=False).get, ITEMS))
        for b in ballots
        if len(places(b, complete=False)) == 3
    ]
    assert ranking["complete"] == len(whole)
    if len(whole) > 2 and all(len(set(row)) > 1 for row in whole):
        friedman = stats.friedmanchisquare(*zip(*whole, strict=True)).statistic
        assert ranking["kendall_w"] == close(friedman / (len(whole) * 2))


shares = st.dictionaries(st.sampled_from(ITEMS), st.integers(-5, 5))


@pytest.mark.parametrize("kind", ["points", "quadratic"])
@given(data=st.data())
def test_every_figure_of_points_is_that_of_an_independent_computation(kind, data):
    asked, negative = question(kind), kind == "quadratic"
    given_shares = [
        {item: n if negative else abs(n) for item, n in one.items()}
        for one in data.draw(st.lists(shares, min_size=1, max_size=6))
    ]
    texts = [" ".join(f"{i}:{n}" for i, n in one.items()) or "0" for one in given_shares]
    told, _ = data_of(asked, Counter(KINDS[kind].check(text, asked) for text in texts))
    found = told["allocation"]
    table = np.array([[one.get(item, 0) for item in ITEMS] for one in given_shares])
    for at, item in enumerate(ITEMS):
        column = table[:, at]
        assert found["items"][item] == {
            "total": column.sum(),
            "mean": close(column.mean()),
            "givers": np.count_nonzero(column),
            "given": [[number, people] for number, people in sorted(Counter(column.tolist()).items())],
        }
    spent = int((table**2 if negative else table).sum())
    assert (found["spent"], found["unspent"]) == (spent, 100 * len(table) - spent)
    totals = table.sum(axis=0)
    if negative or not totals.sum():
        assert (found["gini"], found["hhi"]) == (None, None)
    else:
        assert found["gini"] == close(np.abs(np.subtract.outer(totals, totals)).sum() / (6 * totals.sum()))
        assert found["hhi"] == close(((totals / totals.sum()) ** 2).sum())


@given(st.lists(st.tuples(st.integers(1, 5), st.integers(1, 5)), min_size=1, max_size=15))
def test_every_figure_of_movement_is_that_of_an_independent_computation(pairs):
    asked = question("agreement")
    table = movement_table([(str(a), str(b), 1) for a, b in pairs], tuple("12345"))
    moved = Movement(asked, tuple("12345"), table, *up_down_same(table))
    told = data_of(asked, Counter(str(b) for _, b in pairs), moved=moved)[0]["movement"]
    before, after = np.array(pairs).T
    up, down = int((after > before).sum()), int((after < before).sum())
    assert (told["pairs"], told["up"], told["down"]) == (len(pairs), up, down)
    assert told["individual_change"] == close((up + down) / len(pairs))
    first, second = (np.bincount(x, minlength=6) / len(pairs) for x in (before, after))
    assert told["histogram_change"] == close(np.abs(first - second).sum() / 2)
    lost, gained = int(((before > 3) & (after <= 3)).sum()), int(((before <= 3) & (after > 3)).sum())
    assert (told["lost"], told["gained"], told["both_for"]) == (
        lost,
        gained,
        int(((before > 3) & (after > 3)).sum()),
    )
    assert told["neither"] == len(pairs) - lost - gained - told["both_for"]
    if lost + gained:
        assert told["mcnemar_p"] == close(stats.binomtest(lost, lost + gained).pvalue)
    if up + down:
        assert told["sign_p"] == close(stats.binomtest(up, up + down).pvalue)
        steps = (after - before)[after != before]
        ranks = stats.rankdata(np.abs(steps))
        plus, minus = ranks[steps > 0].sum(), ranks[steps < 0].sum()
        assert (told["wilcoxon_w_plus"], told["wilcoxon_w_minus"]) == (close(plus), close(minus))
        assert told["rank_biserial"] == close((plus - minus) / (plus + minus))
        if len(steps) >= 6:
            signs = itertools.product((0, 1), repeat=len(ranks)) if len(ranks) <= 10 else ()
            sums = [float(np.dot(s, ranks)) for s in signs]
            if sums:
                far = sum(x <= min(plus, minus) for x in sums)
                assert told["wilcoxon_p"] == close(min(1, 2 * far / len(sums)))
        else:
            assert told["wilcoxon_p"] is None
    for name, power in (("kappa", 0), ("kappa_linear", 1), ("kappa_quadratic", 2)):
        weights = np.array([[0 if i == j else abs(i - j) ** power for j in range(6)] for i in range(6)])
        observed = sum(weights[a, b] for a, b in pairs) / len(pairs)
        expected = (weights * np.outer(first, second)).sum()
        assert told[name] == (close(1 - observed / expected) if expected else None)


@pytest.mark.parametrize("kind", [*SCALES, "consent", "ranking", "points", "quadratic", "open"])
@pytest.mark.parametrize("judged", [0, 4])
def test_where_nobody_answers_every_figure_is_undefined_and_none_is_zero(kind, judged):
    told, made = data_of(question(kind), {}, judged=judged)
    assert (told["answered"], told["cannot_judge"], told["silent"]) == (0, judged, 0)
    assert [told[key] for key in ("median", "q1", "q3", "agreement_a", "ranking", "allocation")] == [None] * 6
    if told["measures"] is not None:
        undefined = told["measures"].pop("undefined")
        assert set(told["measures"].values()) == {None}
        assert undefined.keys() == told["measures"].keys() - {"ram"}
    assert made.position in (
        None,
        Position("no_position", None, False, "the rule asks for 1"),
        Position("not_tested", None, False, "the rule asks for 1"),  # of consent
        Position("outside_rule", None),
    )


def test_an_item_that_nobody_ranked_has_no_mean_rank_and_comes_last():
    told, _ = data_of(question("ranking"), {"A>B": 2, "B": 1})
    left_out = told["ranking"]["items"]["C"]
    assert (left_out["ranked"], left_out["mean_rank"], left_out["first_places"]) == (0, None, 0)
    assert left_out["copeland"] == -2
    assert (told["ranking"]["complete"], told["ranking"]["kendall_w"]) == (0, None)


def test_when_everybody_ties_everything_nothing_is_agreed_on():
    told, _ = data_of(question("ranking"), {"A=B=C": 5})
    assert (told["ranking"]["kendall_w"], told["ranking"]["condorcet_winner"]) == (None, None)
    assert told["ranking"]["kemeny_count"] == comb(3, 1) * comb(2, 1)


def test_votes_that_are_only_against_are_spent_and_have_no_gini():
    told, _ = data_of(question("quadratic"), {"A:-10": 2, "B:-3 C:-4": 1})
    found = told["allocation"]
    assert [found["items"][i]["total"] for i in ITEMS] == [-20, -3, -4]
    assert (found["spent"], found["unspent"], found["gini"]) == (225, 75, None)
