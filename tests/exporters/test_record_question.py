"""One question in the record: its finding, a chart for every round, and all of its counts."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.exporters.every_kind import every_kind
from unifydesk.domain.report import ReportClaim
from unifydesk.exporters._counts import rounds_apart
from unifydesk.exporters._record_blocks import Chart, Para, Table, Voices
from unifydesk.exporters._record_question import bars, items_chart, question_parts

Get = Callable[[str], ReportClaim]


def asked(claim_id: str) -> ReportClaim:
    """Return one claim of the record of every kind."""
    return every_kind(only=(claim_id,)).claims[0]


def test_a_scale_has_finding_bars_swing_and_counts(claim: Get) -> None:
    [part] = question_parts(claim("EB1"), "real", "k")
    assert part.title == "Real: How far do you agree with this claim?"
    assert [type(block) for block in part.blocks] == [Para, Chart, Chart, Para, Table]
    table = part.blocks[-1]
    assert isinstance(table, Table)
    assert table.caption == "EB1 · Real: answers in rounds 1 and 2"
    assert [row.cells[0].text for row in table.rows if row.foot] == [
        "Median (middle half)", "Agreement A", "For / neutral / against", "Swing",
    ]  # fmt: skip


def test_every_chart_has_its_words(claim: Get) -> None:
    [rounds] = rounds_apart(claim("EB1"), "real")
    assert [chart.name.split(" · ")[0] for chart in bars(rounds)] == ["Round 1", "Round 2"]
    assert all(chart.picture.text for chart in bars(rounds))


def test_ends_of_a_spectrum_are_named() -> None:
    [part] = question_parts(asked("O2"), "spectrum", "k")
    assert "From “one model that serves every task and everybody”" in part.title


def test_a_ranking_has_its_winners_items_and_pairs() -> None:
    claim = asked("O5")
    [part] = question_parts(claim, claim.rounds[0].figures[0].tally.question.id, "k")
    captions = [block.caption for block in part.blocks if isinstance(block, Table)]
    assert captions[:3] == [
        "O5 · First by each rule", "O5 · Items in round 1, best by Borda first", "O5 · Pairs in round 1",
    ]  # fmt: skip
    [rounds] = rounds_apart(claim, claim.rounds[0].figures[0].tally.question.id)
    assert [chart.name for chart in items_chart(rounds)] == ["Round 2"]


@pytest.mark.parametrize(("claim_id", "head"), [("O6", "Givers"), ("O7", "Against")])
def test_points_and_votes_have_their_items(claim_id: str, head: str) -> None:
    claim = asked(claim_id)
    [part] = question_parts(claim, claim.rounds[0].figures[0].tally.question.id, "k")
    tables = [block for block in part.blocks if isinstance(block, Table)]
    assert head in [column.head for column in tables[0].columns]


def test_answers_in_words_are_all_there() -> None:
    claim = asked("O8")
    figures = claim.rounds[-1].figures[0]
    [part] = question_parts(claim, figures.tally.question.id, "k")
    voices = [block for block in part.blocks if isinstance(block, Voices)]
    assert [said.text for said in voices[-1].said] == [text for text, _ in figures.texts]
