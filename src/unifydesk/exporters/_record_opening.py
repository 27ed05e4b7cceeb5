"""How the record opens, and who was there: the facts of the workshop, the attendance, and named ballots."""

from __future__ import annotations

from decimal import Decimal

from unifydesk.domain.people import Seat, represented
from unifydesk.domain.question import CANNOT_JUDGE, Question
from unifydesk.domain.report import NamedBallot, Report
from unifydesk.domain.rule import BASES
from unifydesk.exporters._pdf_people import attendance_fact, groups_fact
from unifydesk.exporters._plain import one_line
from unifydesk.exporters._record_blocks import (
    REHEARSAL_NOTE,
    Block,
    Column,
    Facts,
    Para,
    Part,
    Row,
    Said,
    Table,
    Value,
    Voices,
    row,
)
from unifydesk.exporters._words import (
    DASH,
    WAYS,
    capital,
    clock_times,
    counted,
    listed,
    long_date,
    question_label,
    short_id,
    weight,
)
from unifydesk.kinds import answer_words

JUDGES_NOT = "Cannot judge"


def opening_facts(report: Report) -> Facts:
    """Return what the record says before anything else; what is not known is left out."""
    info = report.info
    day = info.date or report.started
    when = ", ".join(p for p in (long_date(day), clock_times(report.started, report.ended)) if p)
    authors = [listed(report.deck_authors)] if report.deck_authors else []
    lines = (
        ("Recovered", report.recovered),
        ("Date", when),
        ("Place", info.place),
        ("Facilitator", info.facilitator),
        ("Deck", ", ".join(part for part in (report.deck_title, *authors) if part)),
        ("Attendance", attendance_fact(report)),
        ("Groups", groups_fact(report)),
        ("Weights", _weights(report)),
        ("Votes", _votes(report)),
        ("Positions by", f"{report.rule_label}; percentages {BASES.get(report.base, report.base)}"),
        ("Rehearsal", REHEARSAL_NOTE if report.rehearsal else ""),
    )
    return Facts(tuple((label, text) for label, text in lines if text.strip()))


def _votes(report: Report) -> str:
    """Return how many claims were voted on, in how many rounds."""
    voted = sum(1 for claim in report.claims if claim.rounds or claim.hidden)
    of = len(report.claims) + len(report.untouched)
    hidden = sum(len(claim.hidden) for claim in report.claims)
    rounds = sum(len(claim.rounds) for claim in report.claims) + hidden
    said = f"{voted} of {counted(of, 'claim', 'claims')} voted on, in {counted(rounds, 'round', 'rounds')}"
    return f"{said}, {hidden} of them not revealed" if hidden else said


def _weights(report: Report) -> str:
    """Return what ballots weigh, where they do not count alike."""
    people = report.people
    if not report.weighted or not people.weight:
        return ""
    of = f"{weight(Decimal(people.weight_here))} of {weight(Decimal(people.weight))}"
    return f"Ballots count with the weights of their seats; {of} was there or represented"


def attendance_part(report: Report, named: bool) -> tuple[Part, ...]:
    """Return everybody by seat, and who voted through whom; nothing where nobody may be named."""
    known = [s for s in report.seats if s.name or s.group or (report.weighted and s.weight != "1")]
    blocks: list[Block] = []
    if known and named:
        blocks.append(_seats(known, report))
    sentences = proxy_sentences(report)
    if sentences:
        blocks.append(Voices("By proxy", tuple(Said(text) for text in sentences)))
    if report.presence:
        blocks.append(_presence(report, named))
    return (Part("Attendance", "attendance", tuple(blocks)),) if blocks else ()


def _seats(known: list[Seat], report: Report) -> Table:
    """Return one row for every seat of which more than its number is known."""
    heads = [Column("Seat", number=True), Column("Name"), Column("Group"), Column("There")]
    heads += [Column("Weight", number=True)] if report.weighted else []
    rows = []
    for seat in known:
        cells = [str(seat.number), seat.shown, seat.group or DASH, there(seat, report)]
        rows.append(row(*cells, *([seat.weight] if report.weighted else [])))
    unnamed = len(report.seats) - len(known)
    notes = [f"{counted(unnamed, 'seat', 'seats')} without a name."] if unnamed else []
    return Table("Everybody by seat", tuple(heads), tuple(rows), tuple(notes), sortable=True)


def there(seat: Seat, report: Report) -> str:
    """Return “Present”, “By proxy” or “Absent”."""
    if seat.present:
        return "Present"
    return "By proxy" if seat in represented(report.seats) else "Absent"


def proxy_sentences(report: Report) -> list[str]:
    """Return a sentence for everybody who voted, or could vote, through somebody else."""
    voted = dict.fromkeys(pair for claim in report.claims for r in claim.rounds for pair in r.proxies)
    could = [(seat.number, seat.proxy) for seat in represented(report.seats) if seat.proxy is not None]
    seats = {seat.number: seat for seat in report.seats}
    told = [(seat, "voted", by) for seat, by in sorted(voted)]
    told += [(seat, "could have voted", by) for seat, by in could if (seat, by) not in voted]
    return [f"{_who(seat, seats)} {did} through {_who(by, seats, middle=True)}." for seat, did, by in told]


def _who(number: int, seats: dict[int, Seat], *, middle: bool = False) -> str:
    """Return “Seat 7 (Ann)”, or “seat 7” in the middle of a sentence and without a name."""
    seat = seats.get(number)
    word = "seat" if middle else "Seat"
    return f"{word} {number} ({one_line(seat.name)})" if seat and seat.name else f"{word} {number}"


def _presence(report: Report, named: bool) -> Table:
    """Return who came and left during the session; without names only how many were there."""
    names = {seat.number: seat.shown for seat in report.seats}
    rows: list[Row] = []
    for each in report.presence:
        who = names.get(each.seat, f"Seat {each.seat}") if named else "One person"
        rows.append(row(clock_times(each.at, "") or each.at, who, "came" if each.here else "left"))
    heads = (Column("Time"), Column("Who"), Column("What"))
    return Table("Who came and left", heads, tuple(rows))


def ballots_part(report: Report) -> tuple[Part, ...]:
    """Return the ballots of named rounds, claim by claim; nothing when there are none."""
    parts: list[Part] = []
    by_round: dict[tuple[str, int], list[NamedBallot]] = {}
    for ballot in report.ballots:
        by_round.setdefault((ballot.claim, ballot.number), []).append(ballot)
    for at, ((claim, number), ballots) in enumerate(by_round.items(), start=1):
        table = _ballot_table(report, claim, number, ballots)
        parts.append(Part(table.caption, f"ballots-{at}", (table,), listed=False))
    if not parts:
        return ()
    said = "Every ballot of the named rounds that were revealed, by claim, round and seat."
    return (Part("Named ballots", "ballots", (Para(said, "small"),), tuple(parts)),)


def _ballot_table(report: Report, claim: str, number: int, ballots: list[NamedBallot]) -> Table:
    """Return the ballots of one round with a column for each question."""
    asked = questions_of(report, claim, number)
    ids = list(dict.fromkeys(q for ballot in ballots for q, _ in ballot.answers))
    names = {seat.number: seat.shown for seat in report.seats}
    reasons = any(ballot.reason for ballot in ballots)
    heads = [Column("Seat", number=True), Column("Name")]
    heads += [Column(question_label(asked[q]) if q in asked else one_line(q, 60)) for q in ids]
    heads += [Column("Way")]
    heads += [Column("Weight", number=True)] if report.weighted else []
    heads += [Column("Reason")] if reasons else []
    rows = []
    for ballot in ballots:
        answers = dict(ballot.answers)
        way = capital(WAYS.get(ballot.channel, f"by {ballot.channel}"))
        cells: list[str | Value] = [str(ballot.seat), names.get(ballot.seat, f"Seat {ballot.seat}")]
        cells += [answer_text(answers.get(q), asked.get(q)) for q in ids]
        cells += [Value(way, small=f"through seat {ballot.proxy}" if ballot.proxy is not None else "")]
        cells += [ballot.weight] if report.weighted else []
        cells += [Value(ballot.reason or DASH, verbatim=True)] if reasons else []
        rows.append(row(*cells))
    caption = f"{claim_name(report, claim)}, round {number}"
    return Table(caption, tuple(heads), tuple(rows), sortable=True)


def claim_name(report: Report, claim: str) -> str:
    """Return id and title of a claim, or the id alone where the record has no such claim."""
    found = next((c.claim for c in report.claims if c.claim.id == claim), None)
    return f"{short_id(found)} {one_line(found.title, 110)}" if found else one_line(claim, 16)


def questions_of(report: Report, claim: str, number: int) -> dict[str, Question]:
    """Return the questions of one round by their ids."""
    rounds = [r for c in report.claims if c.claim.id == claim for r in c.rounds if r.number == number]
    return {f.tally.question.id: f.tally.question for r in rounds for f in r.figures}


def answer_text(answer: str | None, question: Question | None) -> str:
    """Return a stored answer in words; a dash where none was given."""
    if answer is None:
        return DASH
    if answer == CANNOT_JUDGE:
        return JUDGES_NOT
    return answer_words(answer, question) if question is not None else answer
