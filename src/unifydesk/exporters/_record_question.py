"""One question of a claim: what was asked and found, its charts, and every count of every round."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from unifydesk.domain.question import ALLOCATION, RANKING, TEXT
from unifydesk.domain.report import ReportClaim
from unifydesk.domain.tally import Figures
from unifydesk.exporters._counts import (
    Described,
    Rounds,
    count_lines,
    described_scale,
    is_weighted,
    line_cells,
    line_name,
    round_name,
    rounds_apart,
)
from unifydesk.exporters._pdf_answers import SORTED
from unifydesk.exporters._pdf_block import question_words
from unifydesk.exporters._pdf_points import described_points, is_signed, points_remarks
from unifydesk.exporters._pdf_ranking import described_ranking, ranking_remarks
from unifydesk.exporters._record_blocks import (
    Block,
    Chart,
    Column,
    Para,
    Part,
    Row,
    Said,
    Table,
    Value,
    Voices,
    row,
)
from unifydesk.exporters._record_items import points_tables, ranking_tables
from unifydesk.exporters._words import (
    finding_of,
    people,
    position_words,
    question_label,
    short_id,
    swing_sentence,
)
from unifydesk.kinds import KINDS
from unifydesk.pictures.diverging_bar import ONE_ROW, UNIT_LIMIT
from unifydesk.pictures.result_picture import result_picture

WIDTH, SIZE = 560.0, 11.0
"""Width of a chart, and size of its lettering, in pixels."""
ONE_ROW_HEIGHT, HIGHER, STRIP = 76.0, 92.0, 152.0
"""Height of a bar with one row of squares, of one with more or with segments, and of a spectrum."""
ITEM_ROW, AROUND = 19.0, 72.0
"""Height of an item in a picture of items, and of what stands around them."""


def question_parts(claim: ReportClaim, question: str, key: str) -> list[Part]:
    """Return a part for every block of rounds that asked the question alike; the last has the finding."""
    blocks = rounds_apart(claim, question)
    return [
        _part(claim, rounds, rounds is blocks[-1], f"{key}-{at}") for at, rounds in enumerate(blocks, start=1)
    ]


def _part(claim: ReportClaim, rounds: Rounds, last: bool, key: str) -> Part:
    """Return a block of rounds, in the way its kind is printed."""
    figures = rounds[-1][1]
    finding = finding_of(claim, figures) if last else ""
    blocks: list[Block] = [Para(finding, "finding")] if finding else []
    kind = KINDS.get(figures.tally.question.kind)
    made = SHAPES.get(kind.shape, _scale) if kind is not None else _scale
    blocks += made(claim, rounds, last)
    title = f"{question_label(figures.tally.question)}: {question_words(figures)}"
    return Part(title, key, tuple(blocks), listed=False)


def _caption(claim: ReportClaim, rounds: Rounds, what: str) -> str:
    """Return “EB4 · Real: answers in rounds 1 and 2”."""
    numbers = " and ".join(str(result.number) for result, _ in rounds)
    label = question_label(rounds[-1][1].tally.question)
    return f"{short_id(claim.claim)} · {label}: {what} in round{'s' if len(rounds) > 1 else ''} {numbers}"


def _scale(claim: ReportClaim, rounds: Rounds, last: bool) -> list[Block]:
    """Return bars, what the swing means, and the counts of a scale."""
    figures = rounds[-1][1]
    made: list[Block] = [*bars(rounds)]
    if last and (swing := swing_sentence(figures)):
        made.append(Para(f"{position_words(figures)}, {swing}.", "small"))
    return [*made, counts_table(_caption(claim, rounds, "answers"), rounds, described_scale(rounds))]


def bars(rounds: Rounds) -> list[Chart]:
    """Return the bar of every round; squares stand for people as long as there are few."""
    most = max(f.tally.answered for _, f in rounds)
    scale = most if most <= UNIT_LIMIT else 0
    height = ONE_ROW_HEIGHT if most <= ONE_ROW else HIGHER
    if rounds[-1][1].tally.question.kind == "spectrum":
        height, scale = STRIP, 0
    made = []
    for result, figures in rounds:
        picture = result_picture(figures, WIDTH, height, scale_to=scale, size=SIZE, hatch=True)
        if picture.shapes:
            made.append(Chart(round_name(result, figures), picture))
    return made


def counts_table(caption: str, rounds: Rounds, described: Described) -> Table:
    """Return every count of every round, and below them the figures that describe them."""
    tallies = [f.tally for _, f in rounds]
    weighted = is_weighted(rounds)
    heads = ("People", "%", "Weight", "% of weight") if weighted else ("People", "%")
    columns = [Column("Answer" if rounds[-1][1].is_scale else "People")]
    columns += [Column(head, f"Round {r.number}", number=True) for r, _ in rounds for head in heads]
    rows: list[Row] = []
    for line in count_lines(rounds):
        cells = (line_cells(each, tally, len(heads)) for each, tally in zip(line, tallies, strict=True))
        name = line_name(line[0], tallies[-1], weighted)
        is_base = line[0].base == tallies[-1].base
        rows.append(row(name, *(cell for each in cells for cell in each), strong=is_base))
    for name, values in described:
        rows.append(row(name, *(Value(value, span=len(heads)) for value in values), foot=True))
    return Table(caption, tuple(columns), tuple(rows))


def _answers(claim: ReportClaim, rounds: Rounds, last: bool) -> list[Block]:
    """Return the answers of every round verbatim, equal ones once, sorted by content and never by time."""
    del last
    made: list[Block] = [Para(SORTED, "small")]
    for result, figures in rounds:
        said = tuple(Said(text, people(n) if n > 1 else "") for text, n in figures.texts)
        made += [Voices(f"Round {result.number}", said)] if said else []
    described = [("Different answers", [str(len(f.texts)) for _, f in rounds])]
    return [*made, counts_table(_caption(claim, rounds, "people"), rounds, described)]


def _ranking(claim: ReportClaim, rounds: Rounds, last: bool) -> list[Block]:
    """Return the picture, who comes first by which rule, the items, the pairs and the counts."""
    del last
    remarks = ranking_remarks(rounds[-1][1])
    return [
        *items_chart(rounds),
        *ranking_tables(short_id(claim.claim), rounds),
        *([Para(remarks, "small")] if remarks else []),
        counts_table(_caption(claim, rounds, "people"), rounds, described_ranking(rounds)),
    ]


def _points(claim: ReportClaim, rounds: Rounds, last: bool) -> list[Block]:
    """Return the picture, what every item was given, and the counts."""
    del last
    signed = is_signed(rounds[-1][1])
    return [
        *items_chart(rounds),
        *points_tables(short_id(claim.claim), rounds, signed),
        Para(points_remarks(rounds, signed), "small"),
        counts_table(_caption(claim, rounds, "people"), rounds, described_points(rounds, signed)),
    ]


def items_chart(rounds: Rounds) -> list[Chart]:
    """Return the picture of the items in the last round that was answered, beside the one before."""
    answered = [(result, f) for result, f in rounds if f.tally.answered]
    if not answered:
        return []
    result, figures = answered[-1]
    previous: Figures | None = answered[-2][1] if len(answered) > 1 else None
    height = AROUND + ITEM_ROW * max(4, len(figures.tally.question.items))
    picture = result_picture(figures, 720.0, height, previous=previous, size=SIZE, hatch=True)
    return [Chart(f"Round {result.number}", picture)] if picture.shapes else []


Shape = Callable[[ReportClaim, Rounds, bool], Sequence[Block]]
SHAPES: dict[str, Shape] = {RANKING: _ranking, ALLOCATION: _points, TEXT: _answers}
"""How questions without a scale are printed."""
