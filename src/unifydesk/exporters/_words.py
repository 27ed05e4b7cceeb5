"""The words and numbers of the minutes: dates, shares with their base, dashes for what is undefined."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction

from unifydesk.domain.clock import day_in_words
from unifydesk.domain.deck import Claim
from unifydesk.domain.marks import QT_TRANSLATE_NOOP
from unifydesk.domain.people import Seat
from unifydesk.domain.position import LABELS, SWING_LIMIT, UNNAMED
from unifydesk.domain.question import Question
from unifydesk.domain.report import Headcount, Report, ReportClaim
from unifydesk.domain.rounds import CONFIDENTIAL
from unifydesk.domain.rule import ANSWERED, PRESENT
from unifydesk.domain.tally import Figures, Movement, RoundResult, Tally
from unifydesk.exporters._plain import one_line
from unifydesk.kinds import KINDS, options_of
from unifydesk.measures.sides import sides_of
from unifydesk.pictures import shares

DASH, MINUS = "–", "\N{MINUS SIGN}"
LONGEST_FINDING = 400
LONGEST_LABEL = 60
LONGEST_ID = 16
KINDS_OF_CLAIM: dict[str, str] = {
    "benefit": QT_TRANSLATE_NOOP("minutes", "Benefit"),
    "risk": QT_TRANSLATE_NOOP("minutes", "Risk"),
    "overall": QT_TRANSLATE_NOOP("minutes", "Overall"),
}
WAYS: dict[str, str] = {
    "hands": QT_TRANSLATE_NOOP("minutes", "by hands"),
    "roll_call": QT_TRANSLATE_NOOP("minutes", "by roll call"),
    "booth": QT_TRANSLATE_NOOP("minutes", "in the booth"),
    "cards": QT_TRANSLATE_NOOP("minutes", "with cards"),
    "dots": QT_TRANSLATE_NOOP("minutes", "with dots"),
    "paper": QT_TRANSLATE_NOOP("minutes", "on paper"),
    "phone": QT_TRANSLATE_NOOP("minutes", "by phone"),
    "import": QT_TRANSLATE_NOOP("minutes", "imported"),
}
"""How ballots came, as it follows their number: “8 by roll call, 4 on paper”."""
COUNTED_ONLY = frozenset({"hands"})
"""Ways in which people are only counted, so that nobody is named whatever the level of the round."""
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
    return "0" if text == "-0" else text.replace("-", MINUS)


def tenths(value: float | None) -> str:
    """Return a number with one digit after the point, so that a column of them lines up; a dash for None."""
    return DASH if value is None else f"{value:.1f}"


def percent(part: Decimal | int, base: Decimal | int) -> str:
    """Return a whole percentage that rounds nobody away (“<1”, “>99”), or a dash when there is no base.

    Half a percent rounds up.
    """
    return shares.percent(Fraction(part), Fraction(base)).removesuffix("%")


def weight(value: Decimal) -> str:
    """Return a sum of weights exactly, without needless zeros."""
    return format(value.normalize(), "f") if value else "0"


def chance(p: float | None) -> str:
    """Return a p-value with three digits, “< 0.001” below them, or a dash."""
    if p is None:
        return DASH
    return "< 0.001" if p < 0.0005 else f"{p:.3f}"


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


def label_words(label: str) -> str:
    """Return a label in words; one that is not known here as it is stored, which is a word or two."""
    return LABELS.get(label) or one_line(label, LONGEST_LABEL)


def swing_short(figures: Figures | None) -> str:
    """Return the swing for a table: “1 vote”, “> 3 votes”, or a dash where none is defined."""
    position = figures.position if figures is not None else None
    if position is None or position.label in UNNAMED or position.weighted:
        return DASH
    swing = position.swing
    return f"> {SWING_LIMIT} votes" if swing is None else counted(swing, "vote", "votes")


def swing_sentence(figures: Figures) -> str:
    """Return what the swing means, in a sentence, or "" when there is no label to change."""
    position = figures.position
    if position is None or position.label in UNNAMED:
        return ""
    if position.weighted:
        return "a label that follows the weights; ballots are not alike, so it has no swing"
    if position.swing == 1:
        return "one different answer would change it"
    if position.swing is None:
        return f"firm: more than {SWING_LIMIT} answers would have to differ"
    return f"{position.swing} different answers would change it"


def base_words(tally: Tally) -> str:
    """Return the declared base with its number: “12”, “14 present”, “20 entitled”."""
    nouns = {ANSWERED: "", PRESENT: " present"}
    return f"{tally.base_count}{nouns.get(tally.base, ' entitled')}"


def support(figures: Figures) -> str:
    """Return the count behind a label with its base: “10 of 12 agree”; for answers in words, each of them."""
    tally = figures.tally
    if not tally.answered:
        return "nobody answered"
    base = base_words(tally)
    if not is_numbered(tally.options):
        names = shorts_of(tally.question, tally.options)
        given = [f"{n} {name.lower()}" for n, name in zip(tally.counts, names, strict=True) if n]
        return f"{', '.join(reversed(given))}, of {base}"
    kind = KINDS.get(tally.question.kind)
    above, below = kind.poles if kind else ("are above the middle", "are below it")
    if figures.above == figures.below or figures.is_contested:
        said = f"{figures.above} for, {figures.below} against, of {base}"
    elif figures.above > figures.below:
        said = f"{figures.above} of {base} {above}"
    else:
        said = f"{figures.below} of {base} {below}"
    weighs = figures.position is not None and figures.position.weighted
    return f"{said}; {_by_weight(figures)}" if weighs else said


def _by_weight(figures: Figures) -> str:
    """Return the larger side by weight, which the label follows, with its base."""
    above, _, below = weights_of(figures.tally)
    whole = weight(weight_base(figures.tally))
    if above == below or figures.is_contested:
        return f"by weight {weight(above)} for, {weight(below)} against, of {whole}"
    same = (above > below) == (figures.above > figures.below)
    side = "" if same else " for" if above > below else " against"
    return f"by weight {weight(max(above, below))}{side} of {whole}"


def weights_of(tally: Tally) -> tuple[Decimal, Decimal, Decimal]:
    """Return the weights above, at and below the middle of a scale."""
    sides, sums = sides_of(tally.options), {-1: Decimal(), 0: Decimal(), 1: Decimal()}
    for option, weighs in enumerate(tally.weighted):
        sums[sides.side(option)] += weighs
    return sums[1], sums[0], sums[-1]


def weight_base(tally: Tally) -> Decimal:
    """Return the weight of the declared base; never less than what was given."""
    return max(dict(tally.weight_of).get(tally.base, Decimal()), sum(tally.weighted, Decimal()))


def is_numbered(options: Sequence[str]) -> bool:
    """Return whether the stored answers are numbers, so that their middle and their distances have a name."""
    return bool(options) and all(value.isdecimal() for value in options)


def on_scale(tally: Tally, place: float | None) -> str:
    """Return a place on a scale (1 … k) by the number people gave: place 8 of 0 … 10 is “7”."""
    if place is None or not is_numbered(tally.options):
        return DASH
    return number(place + int(tally.options[0]) - 1)


def shorts_of(question: Question, options: Sequence[str]) -> tuple[str, ...]:
    """Return the short name of each option; bare values for a kind unknown here."""
    names = {option.value: option.short for option in options_of(question)}
    return tuple(names.get(value, value) for value in options)


def option_labels(tally: Tally) -> tuple[str, ...]:
    """Return “1  Strongly disagree” … for the options of a tally; bare values for a kind unknown here."""
    return labels_of(tally.question, tally.options)


def labels_of(question: Question, options: Sequence[str]) -> tuple[str, ...]:
    """Return each option’s number with its label, or the label alone where answers are words.

    The values of a kind that is unknown here may be anything; they are cut, because a table of counts must
    fit on a page.
    """
    names = {option.value: option.label for option in options_of(question)}
    return tuple(_named(value, names.get(value) or one_line(value, LONGEST_ID)) for value in options)


def _named(value: str, label: str) -> str:
    """Return “4  Agree”, “10  many models”, “7” or “Yes”."""
    if not value.isdecimal() or label == value:
        return label
    return f"{value}  {label.removeprefix(f'{value}, ')}"


def place_of(claim: Claim) -> str:
    """Return the name under which a claim is linked to: safe letters, whatever its id is."""
    return f"claim-{hashlib.blake2b(claim.id.encode('utf-8', 'replace'), digest_size=8).hexdigest()}"


def short_id(claim: Claim) -> str:
    """Return the id of a claim on one line; ids are a few letters, whatever a strange file says."""
    return one_line(claim.id, LONGEST_ID)


def question_label(question: Question, most: int = LONGEST_LABEL) -> str:
    """Return the name of a question without its question mark."""
    return one_line(question.label, most).rstrip("?")


def asked(figures: Figures) -> str:
    """Return the sentence that was asked, or the question's name for a kind unknown here."""
    kind = KINDS.get(figures.tally.question.kind)
    return kind.ask if kind else one_line(figures.tally.question.label, LONGEST_LABEL)


def channel_mix(result: RoundResult) -> str:
    """Return how the ballots of a round came: “Round 2: 9 by roll call, 4 on paper, named; 3 by hands”."""
    mixes = dict.fromkeys(tuple((c, n) for c, n in f.tally.channels if n) for f in result.figures)
    mix = max(mixes, key=lambda m: sum(n for _, n in m), default=())
    level = "confidential" if result.level == CONFIDENTIAL else "named"
    known = [f"{n} {WAYS.get(c, f'by {c}')}" for c, n in mix if c not in COUNTED_ONLY]
    only = [f"{n} {WAYS.get(c, f'by {c}')}, counted without names" for c, n in mix if c in COUNTED_ONLY]
    said = [f"{', '.join(known)}, {level}"] if known else []
    return f"Round {result.number}: {'; '.join([*said, *only]) or f'no ballots, {level}'}"


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
    question = figures.tally.question
    lead = f"{question.label.rstrip('?')} – "
    for sentence in claim.sentences:
        if sentence.startswith(lead):
            return one_line(sentence[len(lead) :], LONGEST_FINDING)
    voted = [f.tally.question for f in claim.rounds[-1].figures if _may_be_found(f)] if claim.rounds else []
    if len(claim.sentences) == 1 and voted and voted[0] == question:
        return one_line(claim.sentences[0], LONGEST_FINDING)
    return ""


def _may_be_found(figures: Figures) -> bool:
    """Return whether a finding may be about these figures: about all but how sure people are."""
    return figures.position is not None or figures.tally.question.id != "confidence"


def kicker(claim: Claim) -> str:
    """Return “EB4 · Benefit · epistemic”."""
    lens = "" if claim.lens.lower() == claim.kind else claim.lens
    parts = (short_id(claim), KINDS_OF_CLAIM.get(claim.kind, claim.kind), lens)
    return " · ".join(one_line(part, LONGEST_LABEL) for part in parts if part)


def groups_of(seats: Iterable[Seat]) -> tuple[str, ...]:
    """Return the groups in the order in which they first appear."""
    return tuple(dict.fromkeys(seat.group for seat in seats if seat.group))


def attendance(seats: Sequence[Seat]) -> str:
    """Return “12 people present of 14 seats, 1 more represented by proxy, in 3 groups”."""
    return headcount_words(Headcount.of(seats))


def headcount_words(count: Headcount) -> str:
    """Return the same of people who may not be named."""
    said = f"{people(count.present)} present"
    if count.present != count.seats:
        said += f" of {counted(count.seats, 'seat', 'seats')}"
    if count.represented:
        said += f", {count.represented} more represented by proxy"
    groups = len(count.groups)
    return f"{said}, in {counted(groups, 'group', 'groups')}" if groups else said


def clock(iso: str, beside: str = "") -> str:
    """Return “10:12” for an ISO time; with its day when that is another one than that of `beside`."""
    time = _clock(iso)
    return f"{time} on {long_date(iso)}" if time and beside and iso[:10] != beside[:10] else time


def duration(minutes: float) -> str:
    """Return “1 h 35 min” for some minutes, rounded to whole ones, and days where it is longer than one."""
    whole = round(minutes)
    days, hours = divmod(whole // 60, 24)
    parts = ((counted(days, "day", "days"), days), (f"{hours} h", hours), (f"{whole % 60} min", whole % 60))
    return " ".join(text for text, amount in parts if amount) or "0 min"


def minutes_between(started: str, ended: str) -> float | None:
    """Return the minutes between two ISO times as a clock shows them, without their seconds.

    None when one is missing or they run backwards.
    """
    try:
        first, last = (
            datetime.fromisoformat(each).replace(second=0, microsecond=0) for each in (started, ended)
        )
        between = (last - first).total_seconds() / 60
    except (ValueError, TypeError):
        return None
    return between if between >= 0 else None
