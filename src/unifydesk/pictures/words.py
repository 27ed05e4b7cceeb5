"""Charts in words: one complete sentence each, with every count and its base."""

from __future__ import annotations

from collections.abc import Sequence

from unifydesk.domain.marks import QT_TRANSLATE_NOOP
from unifydesk.domain.question import Question
from unifydesk.domain.tally import Figures, Movement, Tally
from unifydesk.kinds import KINDS, options_of
from unifydesk.pictures.shares import DASH, amounts, base_words, percent, weight_words, whole

MIDDLE_POLES = (
    QT_TRANSLATE_NOOP("pictures", "above the middle"),
    QT_TRANSLATE_NOOP("pictures", "below the middle"),
)
LEAN = QT_TRANSLATE_NOOP("pictures", "lean to {end}")


def option_labels(question: Question, options: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Return (label, short label) of each option; the stored values where the kind is not known here."""
    known = {option.value: (option.label, option.short) for option in options_of(question)}
    return tuple(known.get(value, (value, value)) for value in options)


def poles(question: Question) -> tuple[str, str]:
    """Return what people above and below the middle do, such as (“agree”, “disagree”)."""
    kind = KINDS.get(question.kind)
    above, below = kind.poles if kind else MIDDLE_POLES
    low, high = question.ends
    return LEAN.format(end=high) if high else above, LEAN.format(end=low) if low else below


def is_numbered(options: Sequence[str]) -> bool:
    """Return whether the stored answers are numbers, so that a numeral can stand for an answer."""
    return bool(options) and all(value.isdecimal() for value in options)


def end_names(question: Question, options: Sequence[str], *, short: bool = False) -> tuple[str, str]:
    """Return both ends of a numbered scale: (“1 Entirely disagree”, “9 Entirely agree”).

    With `short` those of a kind by their short names: (“1 Not”, “5 Extremely”).
    """
    labels = option_labels(question, options)
    low, high = question.ends[0] or labels[0][short], question.ends[1] or labels[-1][short]
    return _numbered(options[0], low), _numbered(options[-1], high)


def _numbered(value: str, name: str) -> str:
    return value if name == value else f"{value} {name}"


def running_names(question: Question, options: Sequence[str]) -> tuple[str, ...]:
    """Return each option as it stands within a sentence: “strongly agree”, “0 (one model)”, “objection”.

    A label with a comma would take a list apart, so its short form stands in.
    """
    names = []
    labels = option_labels(question, options)
    ends = {0: question.ends[0], len(options) - 1: question.ends[1]}
    for at, (value, (label, short)) in enumerate(zip(options, labels, strict=True)):
        end = ends.get(at, "")
        if end and value.isdecimal():
            names.append(f"{value} ({end})")
        else:
            names.append(_lowered(short if "," in label else label))
    return tuple(names)


def _lowered(label: str) -> str:
    """Return a label without its capital, unless it is a word of its own such as “I” or “ML”."""
    return label if label[1:2].isupper() or label[1:2] == " " else label[:1].lower() + label[1:]


def each_counted(question: Question, options: Sequence[str], counts: Sequence[int]) -> str:
    """Return every option with its people: “disagree 1, agree 6”, or “1 at 4, 6 at 5” on bare numbers."""
    names = running_names(question, options)
    bare = any(name == value for name, value in zip(names, options, strict=True) if value.isdecimal())
    pairs = zip(names, counts, strict=True)
    return ", ".join(f"{n} at {name}" if bare else f"{name} {n}" for name, n in pairs)


def value_at(options: Sequence[str], place: float | None) -> float | None:
    """Return what a place on a scale (1 … k) is called on a numbered one: 7 for place 8 of 0 … 10."""
    if place is None or not is_numbered(options):
        return place
    return int(options[0]) + place - 1


def number(value: float | None, digits: int = 2) -> str:
    """Return a number without needless zeros, or a dash when it is undefined; minus is a dash too."""
    if value is None:
        return DASH
    text = f"{abs(value):.{digits}f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return f"–{text}" if value < 0 and text != "0" else text


def tenths(value: float | None) -> str:
    """Return a number with one digit after the point, so that a column of them lines up; a dash for None."""
    return DASH if value is None else f"{value:.1f}".replace("-0.0", "0.0").replace("-", "–")


def listed(words: Sequence[str]) -> str:
    """Return “a, b and c”."""
    return f"{', '.join(words[:-1])} and {words[-1]}" if len(words) > 1 else "".join(words)


def name_of(question: Question) -> str:
    """Return the heading of a question as it begins a sentence."""
    return question.label.rstrip("?")


def answered_words(tally: Tally) -> str:
    """Return how many answered of how many: “12 of 15 people present answered, 2 of them by proxy”."""
    proxies = f", {tally.by_proxy} of them by proxy" if tally.by_proxy else ""
    comma = "," if proxies else ""
    if tally.answered > tally.present:
        return f"{tally.answered} people answered{proxies}{comma} and {tally.present} are present"
    return f"{tally.answered} of {tally.present} people present answered{proxies}"


def outside_words(tally: Tally) -> str:
    """Return who is on no scale: “2 cannot judge; 1 gave no answer”."""
    return f"{tally.cannot_judge} cannot judge; {tally.silent} gave no answer"


def tally_sentence(figures: Figures) -> str:
    """Return all counts of one question in a sentence, from the lowest answer to the highest.

    A base other than the people who answered is said, and so are weights, with the share of each answer.
    """
    tally = figures.tally
    counts = each_counted(tally.question, tally.options, tally.counts)
    said = f"{name_of(tally.question)}: {answered_words(tally)}: {counts}; {outside_words(tally)}."
    return f"{said}{base_sentence(tally)}"


def base_sentence(tally: Tally) -> str:
    """Return what shares are of, led by a space, or nothing where it is the people who answered."""
    if tally.weighted:
        labels = running_names(tally.question, tally.options)
        base = whole(tally)
        each = ", ".join(
            f"{label} {weight_words(amount)} ({percent(amount, base)})"
            for label, amount in zip(labels, amounts(tally), strict=True)
        )
        return f" By weight, of {base_words(tally).removeprefix('weight ')}: {each}."
    if tally.base_count != tally.answered:
        return f" Shares are of {base_words(tally)}."
    return ""


def movement_sentence(movement: Movement) -> str:
    """Return how people moved between two rounds, with every step that somebody took."""
    name = name_of(movement.question)
    if not movement.pairs:
        return f"{name}: nobody answered in both rounds."
    labels = running_names(movement.question, movement.options)
    steps = [
        f"{people} from {labels[i]} to {labels[j]}"
        for i, row in enumerate(movement.table)
        for j, people in enumerate(row)
        if people and i != j
    ]
    stayed = [f"{row[i]} at {labels[i]}" for i, row in enumerate(movement.table) if row[i]]
    return (
        f"{name}: of {movement.pairs} people who answered in both rounds, {movement.up} moved up, "
        f"{movement.down} moved down and {movement.same} stayed"
        + (f"; moved: {', '.join(steps)}" if steps else "")
        + (f"; stayed: {', '.join(stayed)}." if stayed else ".")
    )
