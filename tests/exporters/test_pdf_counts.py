"""The count table: every answer with its share, the base that says so, weights beside the people."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.exporters.sample import figures
from unifydesk.domain.question import Question
from unifydesk.domain.tally import Figures, RoundResult
from unifydesk.exporters._pdf_counts import count_table, counts_width, is_weighted
from unifydesk.exporters._pdf_styles import sheet

Lay = Callable[..., list[str]]
PAGE = sheet("A4")
AGREE = Question("agreement", "agreement", "Agreement")
CONSENT = Question("consent", "consent", "Consent")
BASE = {"answered": "Answered", "present": "Present", "entitled": "Entitled"}


def voted(base: str = "answered", **fields: object) -> Figures:
    """Return 10 answers of 12 people present and 16 entitled; one cannot judge, one is silent."""
    made = figures(AGREE, (1, 0, 2, 6, 1), 12, 1)
    return replace(made, tally=replace(made.tally, base=base, entitled=16, **fields))


def rounds(*every: Figures) -> list[tuple[RoundResult, Figures]]:
    """Return the figures as the rounds of a claim."""
    return [
        (RoundResult(b"r", number, "revealed", "named", (each,), (), ()), each)
        for number, each in enumerate(every, start=1)
    ]


def text_of(lay: Lay, *every: Figures) -> str:
    """Return the words of the table of these rounds."""
    return lay([count_table(rounds(*every), [], PAGE)])[0]


@pytest.mark.parametrize("base", BASE)
def test_the_row_that_is_the_base_says_so_and_is_the_whole(base: str, lay: Lay) -> None:
    text = text_of(lay, voted(base))
    people = {"answered": 10, "present": 12, "entitled": 16}[base]
    assert f"{BASE[base]} (base of %)\n{people}\n100\n" in text
    assert text.count("(base of %)") == 1


@pytest.mark.parametrize(
    ("base", "rows"),
    [
        ("answered", ("4 Agree\n6\n60\n", "Cannot judge\n1\nSilent\n1\nPresent\n12\nEntitled\n16\n")),
        ("present", ("4 Agree\n6\n50\n", "Answered\n10\n83\nCannot judge\n1\n8\nSilent\n1\n8\n")),
        ("entitled", ("4 Agree\n6\n38\n", "Answered\n10\n63\n", "Present\n12\n75\n")),
    ],
)
def test_a_share_is_printed_where_the_base_holds_the_people(
    base: str, rows: tuple[str, ...], lay: Lay
) -> None:
    text = text_of(lay, voted(base))
    assert all(row in text for row in rows), text


def test_people_by_proxy_have_a_row_where_there_are_some(lay: Lay) -> None:
    assert "proxy" not in text_of(lay, voted())
    text = text_of(lay, voted(), voted(by_proxy=2))
    assert "Of them by proxy\n0\n2\n" in text


def test_without_anybody_entitled_known_there_is_no_such_row(lay: Lay) -> None:
    old = voted()
    assert "Entitled" not in text_of(lay, replace(old, tally=replace(old.tally, entitled=0)))


def test_those_present_and_those_entitled_are_one_row_where_they_are_the_same_people(lay: Lay) -> None:
    everybody = voted()
    everybody = replace(everybody, tally=replace(everybody.tally, entitled=12))
    assert "Silent\n1\nPresent, all who are entitled\n12\n" in text_of(lay, everybody)
    assert "Present\n12\n12\nEntitled\n12\n16\n" in text_of(lay, everybody, voted())


@pytest.mark.parametrize("base", ["present", "entitled"])
def test_a_row_that_is_the_base_keeps_its_name(base: str, lay: Lay) -> None:
    everybody = voted(base)
    text = text_of(lay, replace(everybody, tally=replace(everybody.tally, entitled=12)))
    assert f"{BASE[base]} (base of %)\n12\n100\n" in text


def weighing(base: str) -> Figures:
    """Return the same vote with weights."""
    weights = tuple(Decimal(each) for each in ("0.5", "0", "2.25", "9", "1"))
    of = (("answered", Decimal("12.75")), ("present", Decimal(15)), ("entitled", Decimal(20)))
    return voted(base, weighted=weights, weight_of=of)


def test_sums_of_weights_stand_beside_the_people_with_shares_of_their_own(lay: Lay) -> None:
    text = text_of(lay, weighing("present"))
    assert "4 Agree\n6\n50\n9\n60\n" in text
    assert "1 Strongly disagree\n1\n8\n0.5\n3\n" in text
    assert "12\n100\n15\n100\n" in text
    assert "base of %, by weight" in " ".join(text.split())


def test_the_share_of_a_weight_is_of_the_weight_of_the_base(lay: Lay) -> None:
    assert "4 Agree\n6\n38\n9\n45\n" in text_of(lay, weighing("entitled"))
    assert "4 Agree\n6\n60\n9\n71\n" in text_of(lay, weighing("answered"))


def test_a_round_without_weights_leaves_their_cells_empty(lay: Lay) -> None:
    assert is_weighted(rounds(voted(), weighing("present")))
    assert "4 Agree\n6\n50\n6\n50\n9\n60\n" in text_of(lay, voted("present"), weighing("present"))


def test_a_label_longer_than_its_column_is_broken_and_not_cut(lay: Lay) -> None:
    text = " ".join(lay([count_table(rounds(figures(CONSENT, (1, 2, 3, 4), 10)), [], PAGE)])[0].split())
    assert "I disagree, but will not stand in the way" in text


@given(st.integers(1, 3), st.booleans())
def test_the_table_is_as_wide_as_it_says_and_never_wider_than_the_page(count: int, weights: bool) -> None:
    every = rounds(*[weighing("present") if weights else voted()] * count)
    assert sum(count_table(every, [], PAGE)._colWidths) == pytest.approx(counts_width(every))
    assert sum(count_table(every, [], PAGE, PAGE.width)._colWidths) == pytest.approx(PAGE.width)


def test_figures_that_describe_stand_below_in_the_order_given(lay: Lay) -> None:
    rows = [("Median", ["4", "3"]), ("Swing", ["1 vote", "–"])]
    text = lay([count_table(rounds(voted(), voted()), rows, PAGE)])[0]
    assert "Median\n4\n3\nSwing\n1 vote\n–" in text
