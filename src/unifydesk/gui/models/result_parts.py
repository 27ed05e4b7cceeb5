"""What the Review page says about the results of one claim, as a list of words, tables and pictures.

Frozen values, so that a page compares what it shows with what it should show, and leaves the rest alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from unifydesk.app.describing import describe, describe_change
from unifydesk.app.item_sentences import item_finding
from unifydesk.app.sentences import is_named, movement_words, shift_words, swing_words
from unifydesk.domain.marks import QT_TRANSLATE_NOOP
from unifydesk.domain.rounds import CHANNELS, CONFIDENTIAL, REVEALED
from unifydesk.domain.tally import Figures, Movement, RoundResult
from unifydesk.domain.workshop import Workshop
from unifydesk.gui.models.change_grids import NOT_PAIRED, change_notes, movement_grid
from unifydesk.gui.models.drawing import same_options
from unifydesk.gui.models.figures import base_noun, base_sentence, counts_grids, figures_grid, many_grid
from unifydesk.gui.models.grids import Grid
from unifydesk.gui.models.group_grids import SECRET, group_notes, groups_grid
from unifydesk.gui.models.item_grids import (
    allocation_grid,
    allocation_sentences,
    answer_lines,
    pairs_grid,
    ranking_grid,
    ranking_sentences,
)
from unifydesk.gui.models.measure_grids import DESCRIBE, measures_grid
from unifydesk.gui.models.words import said

MANY = 4
"""Questions of one kind from which on they stand in one table, such as the approval of each item."""
HEAD, BODY, SMALL = "label", "body", "caption"
ROUND = QT_TRANSLATE_NOOP("results", "Round {number}, {level}, {state}; by {channels}.")
LEVELS = {True: QT_TRANSLATE_NOOP("results", "confidential"), False: QT_TRANSLATE_NOOP("results", "named")}
STATES = {
    True: QT_TRANSLATE_NOOP("results", "revealed"),
    False: QT_TRANSLATE_NOOP("results", "not revealed to the room yet"),
}
PROXIES = QT_TRANSLATE_NOOP("results", "By proxy: {pairs}.")
PROXY = QT_TRANSLATE_NOOP("results", "seat {seat} through seat {by}")
EARLIER = QT_TRANSLATE_NOOP("results", "Round {number}: {finding}.")
REASONS = QT_TRANSLATE_NOOP("results", "Reasons given")
MANY_BASES = QT_TRANSLATE_NOOP("results", "Shares are {base}, question by question.")
ANSWERS = QT_TRANSLATE_NOOP("results", "Every answer, sorted by content")
BULLET = "•  "


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph by role: a heading (label), running text (body) or small print (caption)."""

    role: str
    text: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """The picture of one result."""

    figures: Figures
    previous: Figures | None


Part = Words | Grid | Drawing


def _tr(text: str) -> str:
    return said("results", text)


def result_parts(workshop: Workshop, claim: str) -> tuple[Part, ...]:
    """Return everything that the closed rounds of a claim say, the latest first; nothing without one."""
    results = workshop.results.get(claim, ())
    if not results:
        return ()
    last = results[-1]
    parts: list[Part] = [Words(SMALL, "\n".join(_round_lines(last)))]
    many = _many(last)
    if many:
        parts += _many_parts(results, many)
    rest = tuple(f for f in last.figures if f not in many)
    if any(f.is_scale for f in rest):
        parts.append(figures_grid(rest))
    grouped = len({seat.group for seat in workshop.seats if seat.group}) > 1
    for figures in rest:
        parts += _question_parts(results, figures, grouped=grouped)
    if last.reasons:
        parts += [Words(HEAD, _tr(REASONS)), Words(BODY, _listed(last.reasons))]
    return tuple(parts)


def _round_lines(result: RoundResult) -> Iterator[str]:
    """Yield how the latest round was held, and who voted for whom."""
    used = dict.fromkeys(c for f in result.figures for c, people in f.tally.channels if people)
    channels = ", ".join(said("channels", CHANNELS.get(c, c)).lower() for c in used)
    yield _tr(ROUND).format(
        number=result.number,
        level=_tr(LEVELS[result.level == CONFIDENTIAL]),
        state=_tr(STATES[result.state == REVEALED]),
        channels=channels or "–",
    )
    if result.proxies:
        pairs = ", ".join(_tr(PROXY).format(seat=seat, by=by) for seat, by in result.proxies)
        yield _tr(PROXIES).format(pairs=pairs)


def _many(result: RoundResult) -> tuple[Figures, ...]:
    """Return the questions that share one scale and are too many to stand apart."""
    by_kind: dict[str, list[Figures]] = {}
    for figures in result.figures:
        if figures.is_scale:
            by_kind.setdefault(figures.tally.question.kind, []).append(figures)
    return next((tuple(found) for found in by_kind.values() if len(found) >= MANY), ())


def _many_parts(results: Sequence[RoundResult], many: Sequence[Figures]) -> Iterator[Part]:
    """Yield one table of figures, and the counts round by round."""
    yield figures_grid(many, brief=True)
    yield Words(SMALL, _tr(MANY_BASES).format(base=base_noun(many[0].tally)))
    ids = [figures.tally.question.id for figures in many]
    for result in results:
        found = [f for f in map(result.of, ids) if f is not None and same_options(f, many[0])]
        if found:
            yield many_grid(result, found)
    moved = {m.question.id: m for m in results[-1].movements}
    lines = [f"{moved[id_].question.label}: {movement_words(moved[id_])}" for id_ in ids if id_ in moved]
    if lines:
        yield Words(SMALL, "\n".join(lines))


def _question_parts(results: Sequence[RoundResult], figures: Figures, *, grouped: bool) -> Iterator[Part]:
    last, before = results[-1], results[-2] if len(results) > 1 else None
    question = figures.tally.question
    yield Words(HEAD, _heading(figures, last))
    if figures.is_scale or figures.ranking or figures.allocation:
        yield Drawing(figures, before.of(question.id) if before else None)
    yield Words(SMALL, base_sentence(figures))
    yield from _item_parts(figures)
    yield from counts_grids(results, question.id)
    yield from _earlier(results[:-1], figures)
    yield from _group_parts(last, figures, grouped=grouped)
    yield from _change_parts(last, before, figures)


def _heading(figures: Figures, result: RoundResult) -> str:
    """Return the question, and how firm its label is."""
    label = figures.tally.question.label
    firm = swing_words(figures) if figures.position is not None and is_named(figures, result) else ""
    return f"{label.rstrip('?')} · {firm}" if firm else label


def _item_parts(figures: Figures) -> Iterator[Part]:
    tally = figures.tally
    if figures.ranking is not None:
        yield ranking_grid(tally, figures.ranking)
        yield from (Words(BODY, line) for line in ranking_sentences(tally, figures.ranking))
        yield pairs_grid(figures.ranking)
    if figures.allocation is not None:
        yield allocation_grid(tally, figures.allocation)
        yield from (Words(BODY, line) for line in allocation_sentences(tally, figures.allocation))
    if figures.texts:
        yield Words(SMALL, _tr(ANSWERS))
        yield Words(BODY, _listed(answer_lines(figures)))


def _earlier(results: Sequence[RoundResult], figures: Figures) -> Iterator[Part]:
    """Yield what earlier rounds found about items and words; scales have a table of all rounds."""
    if figures.is_scale:
        return
    found = [(result.number, result.of(figures.tally.question.id)) for result in results]
    lines = [_tr(EARLIER).format(number=n, finding=item_finding(f)) for n, f in found if f is not None]
    if lines:
        yield Words(SMALL, "\n".join(lines))


def _group_parts(result: RoundResult, figures: Figures, *, grouped: bool) -> Iterator[Part]:
    comparison = result.groups_of(figures.tally.question.id)
    if comparison is not None:
        grid = groups_grid(comparison)
        if grid.rows:
            yield grid
        yield Words(SMALL, "\n".join(group_notes(comparison)))
    elif grouped and result.level == CONFIDENTIAL and figures.is_scale:
        yield Words(SMALL, said("groups", SECRET))


def _change_parts(result: RoundResult, before: RoundResult | None, figures: Figures) -> Iterator[Part]:
    """Yield the movement of named ballots with its footnotes, or else the shift of shares."""
    question = figures.tally.question
    moved = next((m for m in result.movements if m.question.id == question.id), None)
    if moved is not None:
        yield from _moved_parts(result.number, moved, figures)
        return
    earlier = before.of(question.id) if before is not None else None
    if earlier is None or not figures.is_scale:
        return
    lines = [shift_words(earlier, figures)] if same_options(earlier, figures) else []
    yield Words(SMALL, "\n".join((*lines, said("change", NOT_PAIRED))))


def _moved_parts(number: int, moved: Movement, figures: Figures) -> Iterator[Part]:
    yield Words(BODY, movement_words(moved))
    yield movement_grid(moved, figures.tally, number)
    yield Words(SMALL, "\n".join(change_notes(moved, describe_change(moved))))


def measure_parts(workshop: Workshop, claim: str) -> tuple[Part, ...]:
    """Return every measure of the scales of the latest round; computed here and nowhere sooner."""
    result = workshop.result(claim)
    parts: list[Part] = []
    for figures in result.figures if result else ():
        found = describe(figures, workshop.rule)
        if found is not None:
            parts += [Words(HEAD, figures.tally.question.label), measures_grid(figures, found)]
    return (Words(SMALL, said("measures", DESCRIBE)), *parts) if parts else ()


def _listed(lines: Sequence[str]) -> str:
    return "\n".join(f"{BULLET}{line}" for line in lines)
