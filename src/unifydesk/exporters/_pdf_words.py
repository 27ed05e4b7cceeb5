"""The words and numbers of the minutes: dates, shares with their base, dashes for what is undefined."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from datetime import date, datetime

from unifydesk.domain.clock import day_in_words
from unifydesk.domain.deck import Claim
from unifydesk.domain.marks import QT_TRANSLATE_NOOP
from unifydesk.domain.people import Seat
from unifydesk.domain.position import CONTESTED, SWING_LIMIT
from unifydesk.domain.question import Question
from unifydesk.domain.report import Report, ReportClaim
from unifydesk.domain.rounds import CHANNELS, CONFIDENTIAL
from unifydesk.domain.tally import Figures, Movement, RoundResult
from unifydesk.exporters._pdf_text import one_line
from unifydesk.kinds import KINDS

DASH = "–"
LONGEST_FINDING = 200
LONGEST_LABEL = 60
LONGEST_ID = 16
KINDS_OF_CLAIM: dict[str, str] = {
    "benefit": QT_TRANSLATE_NOOP("minutes", "Benefit"),
    "risk": QT_TRANSLATE_NOOP("minutes", "Risk"),
    "overall": QT_TRANSLATE_NOOP("minutes", "Overall"),
}
SEALED = QT_TRANSLATE_NOOP(
    "minutes",
    "This vote was confidential. Until the round was closed, the ballots were sealed and the facilitator’s "
    "laptop had to be trusted; since then only the totals exist, and nobody can find out who voted what.",
)
ONLY_DISTRIBUTIONS = QT_TRANSLATE_NOOP("minutes", "Only the two distributions can be compared")


def long_date(iso: str) -> str:
    """Return “23 November 2026” for an ISO date or time, and any other text as it is."""
    try:
        day = date.fromisoformat(iso[:10])
    except ValueError:
        return iso
    return day_in_words(day)


def clock_times(started: str, ended: str) -> str:
    """Return “09:30 to 11:05” from ISO times, as much of it as is known."""
    times = [t for t in (_clock(started), _clock(ended)) if t]
    return " to ".join(times)


def _clock(iso: str) -> str:
    try:
        return datetime.fromisoformat(iso).strftime("%H:%M")
    except ValueError:
        return ""


def moment(report: Report) -> str:
    """Return the record's own time as PDF digits: its end, start or date; a fixed one when it has none."""
    for text in (report.ended, report.started, report.info.date):
        try:
            return datetime.fromisoformat(text).strftime("%Y%m%d%H%M%S")
        except ValueError:
            continue
    return "20000101000000"


def number(value: float | None, digits: int = 2) -> str:
    """Return a number without needless zeros, or a dash when it is undefined."""
    if value is None:
        return DASH
    text = f"{value:.{digits}f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text


def tenths(value: float | None) -> str:
    """Return a number with one digit after the point, so that a column of them lines up; a dash for None."""
    return DASH if value is None else f"{value:.1f}"


def percent(part: int, base: int) -> str:
    """Return a whole percentage, or a dash when there is no base. Half a percent rounds up."""
    return f"{(200 * part + base) // (2 * base)}" if base else DASH


def people(count: int) -> str:
    """Return “1 person” or “12 people”."""
    return "1 person" if count == 1 else f"{count} people"


def counted(count: int, one: str, many: str) -> str:
    """Return “1 round” or “3 rounds”."""
    return f"{count} {one if count == 1 else many}"


def listed(words: Sequence[str]) -> str:
    """Return “a, b and c”."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}" if words else ""


def capital(text: str) -> str:
    """Return the text with a capital first letter."""
    return text[:1].upper() + text[1:]


def position_words(figures: Figures | None) -> str:
    """Return the label in words, or a dash when no rule applies."""
    if figures is None or figures.position is None:
        return DASH
    return capital(figures.position.words)


def is_contested(figures: Figures | None) -> bool:
    """Return whether the label says that the group stands in two camps."""
    return figures is not None and figures.position is not None and figures.position.label in CONTESTED


def swing_short(figures: Figures | None) -> str:
    """Return the swing for a table: “1 vote”, “> 3 votes”, or a dash when there is no label to change."""
    if figures is None or figures.position is None or figures.position.label == "no_position":
        return DASH
    swing = figures.position.swing
    return f"> {SWING_LIMIT} votes" if swing is None else counted(swing, "vote", "votes")


def swing_sentence(figures: Figures) -> str:
    """Return what the swing means, in a sentence, or "" when there is no label to change."""
    if figures.position is None or figures.position.label == "no_position":
        return ""
    swing = figures.position.swing
    if swing == 1:
        return "by one vote: one different answer would change it"
    if swing is None:
        return f"firm: more than {SWING_LIMIT} answers would have to differ"
    return f"{swing} different answers would change it"


def support(figures: Figures) -> str:
    """Return the count behind a label with its base: “10 of 12 agree”."""
    tally = figures.tally
    if not tally.answered:
        return "nobody answered"
    kind = KINDS.get(tally.question.kind)
    above, below = kind.poles if kind else ("are above the middle", "are below it")
    if figures.above == figures.below or is_contested(figures):
        return f"{figures.above} for, {figures.below} against, of {tally.answered}"
    if figures.above > figures.below:
        return f"{figures.above} of {tally.answered} {above}"
    return f"{figures.below} of {tally.answered} {below}"


def option_labels(figures: Figures) -> tuple[str, ...]:
    """Return “1  Strongly disagree” … for the options of a tally; bare values for a kind unknown here."""
    return labels_of(figures.tally.question.kind, figures.tally.options)


def labels_of(kind_id: str, options: Sequence[str]) -> tuple[str, ...]:
    """Return each option’s value with its label."""
    kind = KINDS.get(kind_id)
    names = {o.value: o.label for o in kind.options} if kind else {}
    return tuple(f"{value}  {names[value]}" if value in names else value for value in options)


def place_of(claim: Claim) -> str:
    """Return the name under which a claim is linked to: safe letters, whatever its id is."""
    return f"claim-{hashlib.blake2b(claim.id.encode('utf-8', 'replace'), digest_size=8).hexdigest()}"


def short_id(claim: Claim) -> str:
    """Return the id of a claim on one line; ids are a few letters, whatever a strange file says."""
    return one_line(claim.id, LONGEST_ID)


def question_label(question: Question) -> str:
    """Return the name of a question without its question mark."""
    return one_line(question.label, LONGEST_LABEL).rstrip("?")


def asked(figures: Figures) -> str:
    """Return the sentence that was asked, or the question's name for a kind unknown here."""
    kind = KINDS.get(figures.tally.question.kind)
    return kind.ask if kind else one_line(figures.tally.question.label, LONGEST_LABEL)


def channel_mix(result: RoundResult) -> str:
    """Return how the ballots of a round came: “Round 2: 9 by roll call, 3 by hands; named”."""
    mixes = dict.fromkeys(
        tuple((CHANNELS.get(c, c).lower(), n) for c, n in f.tally.channels if n) for f in result.figures
    )
    mix = next(iter(mixes), ()) if len(mixes) < 2 else max(mixes, key=lambda m: sum(n for _, n in m))
    said = ", ".join(f"{n} by {channel}" for channel, n in mix) or "no ballots"
    level = "confidential" if result.level == CONFIDENTIAL else "named"
    return f"Round {result.number}: {said}, {level}"


def movement_sentence(movement: Movement) -> str:
    """Return how people moved, with the base."""
    if not movement.pairs:
        return "Nobody answered in both rounds."
    if movement.same == movement.pairs:
        return f"Nobody moved; {movement.pairs} answered in both rounds."
    return (
        f"{movement.up} moved up, {movement.down} down, {movement.same} stayed; "
        f"{movement.pairs} answered in both rounds."
    )


def finding_of(claim: ReportClaim, figures: Figures) -> str:
    """Return the sentence of the report that belongs to a question, without the question's name."""
    lead = f"{question_label(figures.tally.question)} – "
    for sentence in claim.sentences:
        if sentence.startswith(lead):
            return one_line(sentence[len(lead) :], LONGEST_FINDING)
    voted = [f for f in claim.rounds[-1].figures if f.position is not None] if claim.rounds else []
    if len(claim.sentences) == 1 and voted and voted[0].tally.question == figures.tally.question:
        return one_line(claim.sentences[0], LONGEST_FINDING)
    return ""


def kicker(claim: Claim) -> str:
    """Return “EB4 · Benefit · epistemic”."""
    lens = "" if claim.lens.lower() == claim.kind else claim.lens
    parts = (short_id(claim), KINDS_OF_CLAIM.get(claim.kind, claim.kind), lens)
    return " · ".join(one_line(part, LONGEST_LABEL) for part in parts if part)


def groups_of(seats: Iterable[Seat]) -> tuple[str, ...]:
    """Return the groups in the order in which they first appear."""
    return tuple(dict.fromkeys(seat.group for seat in seats if seat.group))


def attendance(seats: Sequence[Seat]) -> str:
    """Return “12 people present of 14 seats, in 3 groups”."""
    present = sum(seat.present for seat in seats)
    said = f"{people(present)} present"
    if present != len(seats):
        said += f" of {counted(len(seats), 'seat', 'seats')}"
    groups = groups_of(seats)
    return f"{said}, in {counted(len(groups), 'group', 'groups')}" if groups else said
