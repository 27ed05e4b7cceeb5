"""The record as tidy rows: one fact a row, numbers as numbers, and nothing where a value is undefined."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from unifydesk.domain.deck import Claim
from unifydesk.domain.notes import NOTE_KINDS, Note
from unifydesk.domain.position import UNNAMED
from unifydesk.domain.report import Report, ReportClaim
from unifydesk.domain.rule import BASES
from unifydesk.domain.tally import Figures, RoundResult, Tally
from unifydesk.exporters._counts import WIDENING, Line, lines_of
from unifydesk.exporters._pdf_position import not_voted, standing
from unifydesk.exporters._record_blocks import Facts
from unifydesk.exporters._record_method import method_part, source_part
from unifydesk.exporters._record_opening import answer_text, opening_facts, questions_of, there
from unifydesk.exporters._words import (
    KINDS_OF_CLAIM,
    WAYS,
    finding_of,
    label_words,
    labels_of,
    position_words,
    question_label,
    support,
    weight_base,
)
from unifydesk.exporters._xlsx_book import NUMBER, SHARE, WHOLE, Cell, Column, Sheet
from unifydesk.exporters._xlsx_figures import groups_sheet, items_sheet, measures_sheet, tests_sheet

Rows = Iterator[tuple[Cell, ...]]
CLAIM = Column("Claim", 10)
ROUND = Column("Round", 8, WHOLE)
QUESTION = Column("Question", 16)
LONG = 60.0


def sheets_of(report: Report) -> tuple[Sheet, ...]:
    """Return every sheet; only those about ballots, items, groups and words are left out when empty."""
    always = (
        summary_sheet(report),
        results_sheet(report),
        movement_sheet(report),
        notes_sheet(report),
        actions_sheet(report),
        people_sheet(report),
        agenda_sheet(report),
    )
    extra = (measures_sheet(report), tests_sheet(report), items_sheet(report), groups_sheet(report))
    found = tuple(sheet for sheet in (*extra, words_sheet(report), ballots_sheet(report)) if sheet.rows)
    return (*always, *found, method_sheet(report))


def summary_sheet(report: Report) -> Sheet:
    """Return one row for every question of every claim, and one for each claim without a result."""
    columns = (
        CLAIM,
        Column("Title", 30),
        Column("Kind", 10),
        Column("Section", 24),
        Column("Sentence put to the vote", LONG),
        QUESTION,
        Column("Position or finding", 30),
        Column("Contested", 10),
        Column("Behind it", 30),
        Column("Swing, votes", 8, WHOLE),
        ROUND,
        Column("Recorded as", 20),
        Column("Why it differs", 30),
        Column("Statement of the group", 40),
        Column("Risk", 24),
    )
    rows = [row for claim in report.claims for row in _positions(claim)]
    rows += [(*_told(claim, ""), "", "Not voted on", *[None] * 8) for claim in report.untouched]
    return Sheet("Summary", columns, tuple(rows))


def _told(claim: Claim, section: str) -> tuple[Cell, ...]:
    return claim.id, claim.title, KINDS_OF_CLAIM.get(claim.kind, claim.kind), section, claim.text


def _positions(claim: ReportClaim) -> Rows:
    """Yield the questions of the last round; what was recorded stands in the first row."""
    told = _told(claim.claim, claim.section)
    recorded = claim.recorded
    label = label_words(recorded.label) if recorded else None
    why = claim.differs or None
    end: tuple[Cell, ...] = (label, why, recorded.statement if recorded else None, claim.quadrant)
    if not claim.rounds:
        said = " ".join((not_voted(claim), *claim.hidden))
        yield (*told, "", said, *[None] * 4, *end)
        return
    last = claim.rounds[-1]
    for at, figures in enumerate(last.figures):
        yield (*told, *_found(claim, figures), last.number, *(end if at == 0 else (None,) * 4))
    if not last.figures:
        yield (*told, "", standing(claim)[1], *[None] * 3, last.number, *end)


def _found(claim: ReportClaim, figures: Figures) -> tuple[Cell, ...]:
    """Return question, position, whether it is contested, the counts behind it, and its swing."""
    label = question_label(figures.tally.question)
    position = figures.position
    if position is None:
        return label, finding_of(claim, figures) or None, None, None, None
    named = position.label not in UNNAMED
    contested = ("yes" if figures.is_contested else "no") if named else None
    return label, position_words(figures), contested, support(figures), position.swing


def every_figure(report: Report) -> Iterator[tuple[ReportClaim, RoundResult, Figures]]:
    """Yield the figures of every question in every round of every claim."""
    for claim in report.claims:
        for result in claim.rounds:
            for figures in result.figures:
                yield claim, result, figures


def results_sheet(report: Report) -> Sheet:
    """Return one row for every answer of every question in every round, and for who stands around them."""
    columns = (
        CLAIM,
        Column("Title", 30),
        ROUND,
        Column("Level", 12),
        QUESTION,
        Column("Stored", 9),
        Column("Row", 26),
        Column("People", 9, WHOLE),
        Column("Share", 9, SHARE),
        Column("Share is", 24),
        Column("Base, people", 9, WHOLE),
        Column("Weight", 10, NUMBER),
        Column("Share by weight", 9, SHARE),
        Column("Base, weight", 10, NUMBER),
    )
    rows = [row for claim, result, figures in every_figure(report) for row in _counts(claim, result, figures)]
    return Sheet("Results", columns, tuple(rows))


def _counts(claim: ReportClaim, result: RoundResult, figures: Figures) -> Rows:
    tally = figures.tally
    lead = claim.claim.id, claim.claim.title, result.number, result.level, question_label(tally.question)
    for at, line in enumerate(lines_of(tally, (tally,))):
        stored = tally.options[at] if at < len(tally.options) else None
        yield (*lead, stored, line.name, line.people, *_share(line, tally))


def _share(line: Line, tally: Tally) -> tuple[Cell, ...]:
    """Return share and base of a row, also by weight; nothing where the row lies outside the base."""
    outside = WIDENING.index(line.within) > WIDENING.index(tally.base)
    base = weight_base(tally) if tally.weighted else Decimal()
    share = None if outside or not tally.base_count else line.people / tally.base_count
    by_weight = None if outside or line.weighs is None or not base else line.weighs / base
    known = share is not None
    return (
        share,
        BASES.get(tally.base, tally.base) if known else None,
        tally.base_count if known else None,
        line.weighs,
        by_weight,
        base if by_weight is not None else None,
    )


def movement_sheet(report: Report) -> Sheet:
    """Return how many people went from each answer to each other one, zeros included."""
    columns = (
        CLAIM,
        QUESTION,
        Column("From round", 8, WHOLE),
        Column("To round", 8, WHOLE),
        Column("From answer", 26),
        Column("To answer", 26),
        Column("People", 9, WHOLE),
        Column("Direction", 10),
    )
    rows = [row for claim in report.claims for row in _moved(claim)]
    return Sheet("Movement", columns, tuple(rows))


def _moved(claim: ReportClaim) -> Rows:
    for before, after in zip(claim.rounds, claim.rounds[1:], strict=False):
        for movement in after.movements:
            names = labels_of(movement.question, movement.options)
            lead = claim.claim.id, question_label(movement.question), before.number, after.number
            for i, counts in enumerate(movement.table):
                for j, people in enumerate(counts):
                    direction = "stayed" if i == j else "up" if j > i else "down"
                    yield (*lead, names[i], names[j], people, direction)


def words_sheet(report: Report) -> Sheet:
    """Return the answers in words, sorted by content, with how many people gave each of them."""
    columns = (CLAIM, ROUND, QUESTION, Column("Answer", LONG), Column("People", 9, WHOLE))
    rows = [
        (claim.claim.id, result.number, question_label(figures.tally.question), text, people)
        for claim, result, figures in every_figure(report)
        for text, people in figures.texts
    ]
    return Sheet("Words", columns, tuple(rows))


def _every_note(report: Report) -> Iterator[tuple[str, str, Note]]:
    """Yield every note with the id of its claim and the title of its slide."""
    titles = {item.slide: item.title for item in report.agenda}
    for claim in report.claims:
        yield from ((claim.claim.id, "", note) for note in claim.notes)
    for note in report.notes:
        yield "", titles.get(note.slide or "", "") or "The whole workshop", note


def notes_sheet(report: Report) -> Sheet:
    """Return every note verbatim, and after those of its claim the reasons given in the ballots."""
    columns = (
        CLAIM,
        Column("Place", 24),
        Column("Kind", 12),
        Column("Text", LONG),
        Column("Owner", 18),
        Column("Due", 16),
        Column("Addressed", 30),
    )
    rows: list[tuple[Cell, ...]] = [
        (claim, place, NOTE_KINDS.get(note.kind, note.kind), note.text, note.owner, note.due, note.outcome)
        for claim, place, note in _every_note(report)
    ]
    rows += [
        (claim.claim.id, f"Ballots of round {result.number}", "Reason", reason, None, None, None)
        for claim in report.claims
        for result in claim.rounds
        for reason in result.reasons
    ]
    return Sheet("Notes", columns, tuple(rows))


def actions_sheet(report: Report) -> Sheet:
    """Return what was decided, what is to be done, and which objections are open."""
    columns = (
        Column("Kind", 12),
        CLAIM,
        Column("Text", LONG),
        Column("Owner", 18),
        Column("Due", 16),
        Column("Addressed", 30),
    )
    rows = [
        (NOTE_KINDS[kind], claim, note.text, note.owner, note.due, note.outcome)
        for kind in ("decision", "action", "objection")
        for claim, _, note in _every_note(report)
        if note.kind == kind
    ]
    return Sheet("Actions", columns, tuple(rows))


def people_sheet(report: Report) -> Sheet:
    """Return one row for every seat, and through which seat it votes while it is absent."""
    columns = (
        Column("Seat", 8, WHOLE),
        Column("Name", 28),
        Column("Group", 24),
        Column("There", 12),
        Column("Weight", 9, NUMBER),
        Column("Votes through seat", 10, WHOLE),
    )
    rows = [
        (
            seat.number,
            seat.name,
            seat.group,
            there(seat, report),
            Decimal(seat.weight) if report.weighted else None,
            seat.proxy,
        )
        for seat in report.seats
    ]
    return Sheet("People", columns, tuple(rows))


def agenda_sheet(report: Report) -> Sheet:
    """Return planned and actual minutes of every slide."""
    columns = (
        Column("Slide", 8, WHOLE),
        Column("Title", 50),
        Column("Planned, minutes", 10, NUMBER),
        Column("Actual, minutes", 10, NUMBER),
    )
    rows = [(at, item.title, item.planned, item.actual) for at, item in enumerate(report.agenda, start=1)]
    return Sheet("Agenda", columns, tuple(rows))


def ballots_sheet(report: Report) -> Sheet:
    """Return one row for every answer of every ballot in the named rounds that were revealed."""
    columns = (
        CLAIM,
        ROUND,
        Column("Seat", 8, WHOLE),
        Column("Name", 28),
        Column("Way", 14),
        QUESTION,
        Column("Stored", 12),
        Column("Answer", 30),
        Column("Weight", 9, NUMBER),
        Column("Through seat", 9, WHOLE),
        Column("Reason", 40),
    )
    names = {seat.number: seat.name for seat in report.seats}
    asked = {
        (b.claim, b.number): questions_of(report, b.claim, b.number)
        for b in {(b.claim, b.number): b for b in report.ballots}.values()
    }
    rows = [
        (
            ballot.claim,
            ballot.number,
            ballot.seat,
            names.get(ballot.seat),
            WAYS.get(ballot.channel, ballot.channel),
            question_label(questions[question]) if question in questions else question,
            answer,
            answer_text(answer, questions.get(question)),
            Decimal(ballot.weight) if report.weighted else None,
            ballot.proxy,
            ballot.reason,
        )
        for ballot in report.ballots
        if (questions := asked[ballot.claim, ballot.number]) is not None
        for question, answer in ballot.answers
    ]
    return Sheet("Ballots", columns, tuple(rows))


def method_sheet(report: Report) -> Sheet:
    """Return the facts of the workshop, the rule, how figures are read and computed, and the source."""
    chapters = [("Workshop", opening_facts(report))]
    for part in (method_part(report), source_part(report)):
        chapters += [(part.title, block) for block in part.blocks if isinstance(block, Facts)]
        for inner in part.parts:
            chapters += [(inner.title, block) for block in inner.blocks if isinstance(block, Facts)]
    rows = [("Workshop", "Title", report.info.title)]
    rows += [(title, label, text) for title, facts in chapters for label, text in facts.lines]
    columns = (Column("Chapter", 24), Column("Topic", 18), Column("Text", 100))
    return Sheet("Method", columns, tuple(rows))
