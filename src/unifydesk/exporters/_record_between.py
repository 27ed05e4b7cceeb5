"""What lies between answers: who moved from round to round, and declared groups side by side."""

from __future__ import annotations

from collections.abc import Sequence

from unifydesk.domain.report import ReportClaim
from unifydesk.domain.tally import Movement, RoundResult
from unifydesk.exporters._change import change_line, shift_lines
from unifydesk.exporters._pdf_groups import (
    OVER_GROUPS,
    Asked,
    asked_by_groups,
    consensus_lines,
    group_pair,
    none_apart,
    over_groups,
    reasons_of,
    scales_and_items,
    shown_groups,
)
from unifydesk.exporters._pdf_movement import movement_names, why_not
from unifydesk.exporters._record_blocks import Block, Column, Facts, Para, Part, Row, Table, Value, row
from unifydesk.exporters._words import movement_sentence, question_label, short_id


def movement_parts(claim: ReportClaim, key: str) -> list[Part]:
    """Return who moved where between every two rounds, question by question, or why that is not known."""
    made = []
    for before, after in zip(claim.rounds, claim.rounds[1:], strict=False):
        blocks = _movements(claim, before, after)
        if blocks:
            title = f"From round {before.number} to round {after.number}"
            made.append(Part(title, f"{key}-moved-{after.number}", tuple(blocks), listed=False))
    return made


def _movements(claim: ReportClaim, before: RoundResult, after: RoundResult) -> list[Block]:
    """Return the tables of movement; items and words have no direction to move in, so they have none."""
    if not any(f.is_scale for f in after.figures):
        return []
    if not after.movements:
        return [Para(line) for line in (why_not(before, after), *shift_lines(before, after))]
    made: list[Block] = []
    for movement in after.movements:
        change = claim.change(after.number, movement.question.id)
        notes = (change_line(movement, change),) if change is not None and movement.pairs else ()
        made.append(Para(f"{question_label(movement.question)}: {movement_sentence(movement)}"))
        if movement.pairs:
            made.append(_grid(claim, movement, before.number, after.number, notes))
    return made


def _grid(claim: ReportClaim, movement: Movement, before: int, after: int, notes: tuple[str, ...]) -> Table:
    """Return counts of people: rows are answers before, columns answers after, lowest first."""
    labels, heads = movement_names(movement)
    rows: list[Row] = []
    for i, (name, counts) in enumerate(zip(labels, movement.table, strict=True)):
        cells = (_moved(i, j, people) for j, people in enumerate(counts))
        rows.append(row(name, *cells))
    columns = (Column(f"Round {before} down, {after} across"), *(Column(h, number=True) for h in heads))
    name = f"{short_id(claim.claim)} · {question_label(movement.question)}"
    reading = "Right of the diagonal people moved up, left of it down; on it they stayed."
    caption = f"{name}: people from round {before} to round {after}"
    return Table(caption, columns, tuple(rows), (reading, *notes), grid=True)


def _moved(i: int, j: int, people: int) -> Value:
    """Return one cell: how many went from option i to option j."""
    mark = "stayed" if i == j else "up" if j > i else "down"
    return Value(str(people) if people else "", mark=mark if people or i == j else "", strong=bool(people))


def groups_parts(claim: ReportClaim, key: str) -> list[Part]:
    """Return the groups of every question in every round; one sentence where none may be shown apart."""
    every = asked_by_groups(claim)
    if not every:
        return []
    if all(group.suppressed for asked in every for group in asked.groups.groups):
        return [Part("Groups side by side", f"{key}-groups", (Para(none_apart(every)),), listed=False)]
    scales, approvals = scales_and_items(every)
    blocks: list[Block] = [_by_group(claim, question) for question in _by_question(scales)]
    for number in sorted({asked.number for asked in approvals}):
        blocks.append(_by_item(claim, number, [a for a in approvals if a.number == number]))
    return [Part("Groups side by side", f"{key}-groups", tuple(blocks), listed=False)]


def _by_question(every: Sequence[Asked]) -> list[list[Asked]]:
    """Return the rounds of each question."""
    found: dict[str, list[Asked]] = {}
    for asked in every:
        found.setdefault(asked.groups.question.id, []).append(asked)
    return list(found.values())


def _by_group(claim: ReportClaim, every: Sequence[Asked]) -> Block:
    """Return a row for each group, and two columns for each round; only sentences when none is shown."""
    marks: dict[str, str] = {}
    names, held = shown_groups(every, marks)
    heads = ("Answered", "For / neutral / against")
    columns = [Column("Group")]
    columns += [Column(head, f"Round {a.number}", number=True) for a in every for head in heads]
    cells = {name: [c for a in every for c in group_pair(a.of(name), marks)] for name in names}
    rows = tuple(row(name, *each) for name, each in cells.items())
    notes = (*reasons_of(marks), *held, *consensus_lines(every))
    label = question_label(every[0].groups.question)
    if not rows:
        return Facts(((label, " ".join(notes)),))
    return Table(f"{short_id(claim.claim)} · {label}: groups side by side", tuple(columns), rows, notes)


def _by_item(claim: ReportClaim, number: int, every: Sequence[Asked]) -> Block:
    """Return a row for each approved item and a column for each group, as yes, pass and no."""
    marks: dict[str, str] = {}
    names, held = shown_groups(every, marks)
    columns = (Column("Item"), *(Column(name, number=True) for name in (*names, OVER_GROUPS)))
    rows = []
    for asked in every:
        cells = [group_pair(asked.of(name), marks) for name in names]
        said = [sides or mark for mark, sides in cells]
        rows.append(row(question_label(asked.groups.question, 400), *said, over_groups(asked, marks)))
    caption = f"{short_id(claim.claim)} · Yes/pass/no by groups, round {number}"
    return Table(caption, columns, tuple(rows), (*reasons_of(marks), *held))
