"""Declared groups side by side, with small numbers held back so that nobody is exposed by a breakdown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.platypus import Flowable

from unifydesk.domain.report import ReportClaim
from unifydesk.domain.tally import GroupComparison, GroupFigures
from unifydesk.exporters._pdf_flow import Cell, Command, Together
from unifydesk.exporters._pdf_items import GAP, LONGEST_ITEM, items_table
from unifydesk.exporters._pdf_position import APPROVAL, LEAST_ITEMS
from unifydesk.exporters._pdf_styles import Sheet
from unifydesk.exporters._pdf_text import paragraph
from unifydesk.exporters._plain import one_line
from unifydesk.exporters._words import DASH, capital, counted, listed, number, question_label, short_id

ANSWERED, SIDES = 36.0, 48.0
"""Widths of one question in one round: those who answered, and where they stand."""
LEAST_NAME, LEAST_ITEM, LEAST_GROUP = 90.0, 150.0, 54.0
LONGEST_GROUP = 80
OVER_GROUPS = "Group-aware consensus"
MOST_KEPT = 360.0
"""A table of groups stays with its footnotes up to this height in points."""
SO = ", so this group is not shown apart"
"""How a reason ends that is given for one group."""
MARKS = "¹²³⁴⁵⁶⁷⁸⁹"
"""Reasons for holding a group back are footnotes; there are fewer reasons than marks."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One question in one round, by groups."""

    number: int  # of the round
    groups: GroupComparison

    @property
    def name(self) -> str:
        """“Real, round 2”."""
        return f"{question_label(self.groups.question)}, round {self.number}"

    def of(self, group: str) -> GroupFigures | None:
        """Return the figures of one group, or None when nobody in it answered."""
        return next((g for g in self.groups.groups if g.group == group), None)


def groups_story(claim: ReportClaim, sheet: Sheet) -> list[Flowable]:
    """Return the groups of every question in every round; one sentence where none may be shown apart."""
    every = asked_by_groups(claim)
    if not every:
        return []
    if all(group.suppressed for asked in every for group in asked.groups.groups):
        return [paragraph(none_apart(every), sheet["hung_small"], "Groups")]
    scales, approvals = scales_and_items(every)
    return [*_by_group(claim, scales, sheet), *_by_item(claim, approvals, sheet)]


def asked_by_groups(claim: ReportClaim) -> list[Asked]:
    """Return every question by groups, round after round."""
    ids = dict.fromkeys(f.tally.question.id for r in claim.rounds for f in r.figures)
    return [Asked(r.number, g) for q in ids for r in claim.rounds if (g := r.groups_of(q)) is not None]


def scales_and_items(every: Sequence[Asked]) -> tuple[list[Asked], list[Asked]]:
    """Return the questions with a table of groups, and the approved items that share one."""
    approvals = [asked for asked in every if asked.groups.question.kind == APPROVAL]
    if len({asked.groups.question.id for asked in approvals}) < LEAST_ITEMS:
        approvals = []
    return [asked for asked in every if asked not in approvals], approvals


def none_apart(every: Sequence[Asked]) -> str:
    """Return why no group is shown, with the groups each reason holds back; one reason needs no names."""
    why: dict[str, dict[str, None]] = {}
    for asked in every:
        for group in asked.groups.groups:
            why.setdefault(group.suppressed, {})[group.group] = None
    if len(why) == 1:
        reason, so, _ = next(iter(why)).partition(SO)
        return f"No group is shown apart: {reason}{' in each of them' if so else ''}."
    return f"No group is shown apart. {'. '.join(f'{listed(list(g))}: {w}' for w, g in why.items())}."


def _by_group(claim: ReportClaim, every: Sequence[Asked], sheet: Sheet) -> list[Flowable]:
    """Return tables with a row for each group, and as many questions beside each other as fit."""
    count = max(1, int((sheet.width - LEAST_NAME) / (GAP + ANSWERED + SIDES)))
    made: list[Flowable] = []
    for at in range(0, len(every), count):
        found = _group_table(every[at : at + count], sheet)
        made.append(Together([_head(claim, "groups side by side", sheet), *found], MOST_KEPT))
    return made


def _head(claim: ReportClaim, what: str, sheet: Sheet) -> Flowable:
    """Return the name of a table."""
    return paragraph(f"{short_id(claim.claim)} · {capital(what)}", sheet["question_apart"])


HEAD_LOOK: tuple[Command, ...] = (
    ("BOTTOMPADDING", (0, 0), (-1, 0), 0.8),
    ("TOPPADDING", (0, 1), (-1, 1), 0.8),
)


def _group_table(every: Sequence[Asked], sheet: Sheet) -> list[Flowable]:
    """Return one table over some questions with its footnotes."""
    marks: dict[str, str] = {}
    names, held = shown_groups(every, marks)
    heads: list[Cell] = [""]
    below: list[Cell] = ["Group"]
    commands: list[Command] = [*HEAD_LOOK]
    for at, asked in enumerate(every):
        left = 1 + 2 * at
        heads += [paragraph(one_line(asked.name), sheet["head"]), ""]
        below += [paragraph(name, sheet["head_right"]) for name in ("Answered", "For / neutral / against")]
        commands += [("SPAN", (left, 0), (left + 1, 0)), ("LEFTPADDING", (left, 0), (left, -1), GAP)]
    rows: list[list[Cell]] = [heads, below]
    for name in names:
        cells = (cell for asked in every for cell in group_pair(asked.of(name), marks))
        rows.append([paragraph(one_line(name, LONGEST_GROUP), sheet["count"]), *cells])
    widths = [ANSWERED + GAP, SIDES] * len(every)
    made = items_table(rows, (sheet.width - sum(widths), *widths), *commands, head=2)
    said = " ".join((*reasons_of(marks), *held, *consensus_lines(every)))
    return [*([made] if names else []), paragraph(said, sheet["after_table"])]


def shown_groups(every: Sequence[Asked], marks: dict[str, str]) -> tuple[list[str], list[str]]:
    """Return the groups that are shown at least once, in alphabetical order, and a sentence on the others."""
    names = sorted({group.group for asked in every for group in asked.groups.groups})
    shown, held = [], []
    for name in names:
        found = [group for asked in every if (group := asked.of(name)) is not None]
        why = dict.fromkeys(group.suppressed for group in found)
        if all(why):
            held.append(f"{one_line(name, LONGEST_GROUP)}{' '.join(_mark(each, marks) for each in why)}")
        else:
            shown.append(name)
    return shown, [f"Not shown at all: {listed(held)}."] if held else []


def group_pair(group: GroupFigures | None, marks: dict[str, str]) -> tuple[str, str]:
    """Return how many answered and where they stand; a mark where that is held back."""
    if group is None:
        return DASH, ""
    if group.suppressed or group.answered is None:
        return f"{DASH}{_mark(group.suppressed, marks)}", ""
    return str(group.answered), f"{group.above}/{group.neutral}/{group.below}"


def _mark(reason: str, marks: dict[str, str]) -> str:
    """Return the footnote mark of a reason."""
    return marks.setdefault(reason, MARKS[min(len(marks), len(MARKS) - 1)])


def reasons_of(marks: dict[str, str]) -> list[str]:
    """Return the footnotes."""
    return [f"{mark} {capital(reason)}." for reason, mark in marks.items()]


def consensus_lines(every: Sequence[Asked]) -> list[str]:
    """Return group-aware consensus for every question and round, or why there is none."""
    known = [
        f"{one_line(a.name)} {number(a.groups.consensus)}" for a in every if a.groups.consensus is not None
    ]
    said = [f"Group-aware consensus: {'; '.join(known)}."] if known else []
    why: dict[str, list[str]] = {}
    for asked in every:
        if asked.groups.consensus is None:
            why.setdefault(asked.groups.why_not, []).append(one_line(asked.name))
    for reason, names in why.items():
        of = f" ({listed(names)})" if known or len(why) > 1 else ""
        said.append(f"Group-aware consensus {DASH}{of}: {reason}.")
    return said


def _by_item(claim: ReportClaim, every: Sequence[Asked], sheet: Sheet) -> list[Flowable]:
    """Return a table for each round with a row for each approved item and a column for each group."""
    made: list[Flowable] = []
    for number_of_round in sorted({asked.number for asked in every}):
        asked = [a for a in every if a.number == number_of_round]
        marks: dict[str, str] = {}
        names, held = shown_groups(asked, marks)
        found: list[Flowable] = [_head(claim, f"yes/pass/no by groups, round {number_of_round}", sheet)]
        for at, end in _shares_of(len(names), sheet):
            found.append(_item_table(asked, names[at:end], marks, sheet))
        notes = (*reasons_of(marks), *held)
        found += [paragraph(" ".join(notes), sheet["after_table"])] if notes else []
        made.append(Together(found, MOST_KEPT))
    return made


def _shares_of(groups: int, sheet: Sheet) -> list[tuple[int, int]]:
    """Return the first and the last place of the groups of each table, about as many in every one."""
    most = max(1, int((sheet.width - LEAST_ITEM) / LEAST_GROUP) - 1)
    each = -(-groups // max(1, -(-groups // most)))
    return [(at, min(groups, at + each)) for at in range(0, groups, each)] if each else [(0, 0)]


def _item_table(
    every: Sequence[Asked], names: Sequence[str], marks: dict[str, str], sheet: Sheet
) -> Flowable:
    """Return one table over some groups; items of which nothing may be shown are only counted."""
    heads: list[Cell] = [
        paragraph(one_line(name, LONGEST_GROUP), sheet["head_right"]) for name in (*names, OVER_GROUPS)
    ]
    rows: list[list[Cell]] = [["Item", *heads]]
    for asked in every:
        cells = [group_pair(asked.of(name), marks) for name in names]
        if any(sides for _, sides in cells) or asked.groups.consensus is not None:
            item = paragraph(question_label(asked.groups.question, LONGEST_ITEM), sheet["count"])
            rows.append([item, *(sides or mark for mark, sides in cells), over_groups(asked, marks)])
    left_out = len(every) - len(rows) + 1
    if left_out:
        said = f"{counted(left_out, 'more item', 'more items')} without a group to show"
        rows.append([said, *[""] * len(heads)])
    each = min(66.0, (sheet.width - LEAST_ITEM) / len(heads))
    return items_table(rows, (sheet.width - each * len(heads), *[each] * len(heads)))


def over_groups(asked: Asked, marks: dict[str, str]) -> str:
    """Return group-aware consensus, or a dash with the mark of why there is none."""
    if asked.groups.consensus is None:
        return f"{DASH}{_mark(asked.groups.why_not, marks)}"
    return number(asked.groups.consensus)
