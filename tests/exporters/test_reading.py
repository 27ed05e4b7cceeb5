"""How to read the figures: only what is printed is explained, and chance is mentioned once."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.exporters.every_kind import every_kind
from tests.exporters.sample import empty
from unifydesk.domain.report import Report
from unifydesk.exporters._reading import (
    FORMULAS,
    READING,
    base_line,
    by_chance,
    contents,
    entries,
)


def labels(report: Report) -> set[str]:
    """Return what is explained for a record."""
    has = contents(report)
    return {label for label, _ in entries(READING, has) + entries(FORMULAS, has)}


def test_a_record_of_every_kind_explains_everything() -> None:
    every = {label for label, _, _ in READING + FORMULAS}
    assert labels(every_kind()) == every


@pytest.mark.parametrize(
    ("claim", "explained", "left_out"),
    [
        ("O4", "Rankings", "Agreement A"),
        ("O6", "Gini, HHI", "Quadratic"),
        ("O7", "Quadratic", "Gini, HHI"),
        ("O8", "Open answers", "Swing"),
        ("B9", "RAND/UCLA", "Rankings"),
        ("O9", "Objections", "RAND/UCLA"),
        ("B7", "Distribution", "Tests"),
    ],
)
def test_what_no_claim_has_is_not_explained(claim: str, explained: str, left_out: str) -> None:
    found = labels(every_kind(only=(claim,)))
    assert explained in found
    assert left_out not in found


def test_an_empty_record_explains_dashes_and_nothing_else() -> None:
    assert labels(empty()) == {"Dash"}


@pytest.mark.parametrize(
    ("base", "said"),
    [("answered", "who answered"), ("present", "present in that round"), ("entitled", "entitled to vote")],
)
def test_the_declared_base_is_named(base: str, said: str) -> None:
    assert f"of the people {said}" in base_line(replace(empty(), base=base)).replace(
        "all people", "the people"
    )


def test_what_chance_alone_would_find_is_said_with_the_number_of_tests() -> None:
    said = by_chance(replace(contents(empty()), movements=42))
    assert "42 movements" in said
    assert "one p below 0.05 is expected by chance alone, so about 2 of each sort in this record." in said


def test_few_tests_are_not_said_to_hold_a_chance_finding() -> None:
    said = by_chance(replace(contents(empty()), movements=1))
    assert "1 movement, each" in said
    assert "Among 21 tests one p below 0.05 is expected by chance alone. The tests" in said


def test_sources_stand_with_the_formulas() -> None:
    text = " ".join(text for _, text, _ in FORMULAS)
    for source in ("Hyndman and Fan 1996", "Tastle and Wierman 2007", "Leik 1966", "Berry and Mielke 1992",
                   "Blair and Lacy 2000", "Esteban and Ray 1994", "Wilson 1927", "Fitch and others 2001",
                   "Scheibe, Skutsch and Schofer 1975", "Kendall 1948", "Schmidt (1997)"):  # fmt: skip
        assert source in text, source
