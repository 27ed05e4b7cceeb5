"""Figures computed again from the counts of a record."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.app.stories import play
from tests.app.swapping import changed_claim, changed_tally, one_more
from tests.exporters.every_kind import every_kind
from tests.exporters.sample import CHOICE, empty, sample
from unifydesk.app import noting, reporting
from unifydesk.app.recounting import MOST_ITEMS, MOST_PEOPLE, contradictions, is_beyond_measure
from unifydesk.domain.deck import Item
from unifydesk.domain.rule import RuleChoice


@pytest.fixture(scope="module")
def report():
    """A record with its rule."""
    whole = sample()
    return replace(whole, claims=whole.claims[:6], rule=CHOICE)


def found(report):
    return list(contradictions(report))


@pytest.mark.parametrize(
    "made",
    [
        lambda: replace(sample(), rule=CHOICE),
        lambda: every_kind(people=12),
        lambda: replace(
            every_kind(people=12),
            rule=RuleChoice(CHOICE.id, CHOICE.thresholds, base="present", weighted=True),
        ),
        empty,
    ],
    ids=["sample", "every kind", "every kind with its rule", "empty"],
)
def test_nothing_contradicts_the_program_itself(made):
    assert found(made()) == []


def test_a_workshop_that_was_led_has_no_contradictions(file):
    play(file, "A1", "444455", "445555")
    play(file, "R1", "11122", "12222")
    noting.add(file, "remark", "A remark.", claim="A1")
    assert found(reporting.collect(file)) == []


def test_a_changed_count_is_caught_where_its_figures_were_forgotten(report):
    said = found(one_more(report))
    assert len(said) >= 1
    assert all(sentence.startswith(report.claims[0].claim.id) for sentence in said)
    assert "12 people came by the ways of voting" in said[0] or "cannot come from these counts" in said[0]


def test_a_vote_that_was_moved_is_caught_by_its_figures(report):
    def moved(tally):
        low, *middle, high = tally.counts
        at = next(i for i, n in enumerate((low, *middle)) if n)
        counts = [low, *middle, high + 1]
        counts[at] -= 1
        return replace(tally, counts=tuple(counts))

    said = found(changed_tally(report, 0, moved))
    assert any("cannot come from these counts" in sentence for sentence in said)


def test_another_position_than_the_rule_gives_is_caught(report):
    claim = report.claims[0]
    *earlier, last = claim.rounds
    position = last.figures[0].position
    other = replace(position, label="divided" if position.label != "divided" else "consensus_for")
    figures = (replace(last.figures[0], position=other), *last.figures[1:])
    changed = changed_claim(report, 0, rounds=(*earlier, replace(last, figures=figures)))
    assert any("the position cannot come" in sentence for sentence in found(changed))
    without_rule = replace(changed, rule=None)
    assert not any("position cannot come" in sentence for sentence in found(without_rule))


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"sentences": ("Consensus for: everybody agrees",)}, "the finding in words"),
        ({"differs": "The rule was followed."}, "what is said of the recorded position"),
        ({"quadrant": "likely and severe"}, "its place on the risk map"),
    ],
)
def test_words_that_do_not_follow_are_caught(report, changes, said):
    assert any(said in sentence for sentence in found(changed_claim(report, 0, **changes)))


def test_measures_and_movement_that_do_not_follow_are_caught(report):
    claim = report.claims[0]
    number, question, described = claim.described[0]
    changed = changed_claim(report, 0, described=((number, question, replace(described, iqr=7.0)),))
    assert any("the measures cannot come" in sentence for sentence in found(changed))
    *earlier, last = claim.rounds
    moved = last.movements[0]
    table = tuple(tuple(n + 5 for n in row) for row in moved.table)
    for other in (replace(moved, up=moved.up + 1), replace(moved, table=table)):
        rounds = (*earlier, replace(last, movements=(other,)))
        assert any("move" in sentence for sentence in found(changed_claim(report, 0, rounds=rounds)))


@pytest.mark.parametrize(
    "change",
    [
        lambda t: replace(t, counts=(-1, *t.counts[1:])),
        lambda t: replace(t, counts=t.counts[:-1]),
        lambda t: replace(t, options=tuple(reversed(t.options))),
        lambda t: replace(t, channels=()),
    ],
    ids=["negative", "short", "reversed", "nobody came"],
)
def test_counts_that_cannot_be_are_caught(report, change):
    assert found(changed_tally(report, 0, change))


@pytest.mark.parametrize(
    "change",
    [
        lambda t: replace(t, counts=(2**70, *t.counts[1:])),
        lambda t: replace(t, present=MOST_PEOPLE + 1),
        lambda t: replace(t, answers=(("A>B", MOST_PEOPLE), ("B>A", 1))),
        lambda t: replace(t, question=replace(t.question, items=(Item("A", "A"),) * (MOST_ITEMS + 1))),
    ],
    ids=["a count", "the room", "answers together", "items"],
)
def test_numbers_that_would_only_keep_the_computer_busy_are_told_apart(report, change):
    assert is_beyond_measure(changed_tally(report, 0, change))
    assert not is_beyond_measure(report)
