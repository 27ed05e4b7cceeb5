"""Answers as they are typed: one key on a scale, an order, numbers on items, words; and the line “7 4 ⏎”."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from math import isqrt

from unifydesk.domain.errors import InvalidBallotError, InvalidInputError
from unifydesk.domain.marks import QT_TRANSLATE_NOOP
from unifydesk.domain.question import (
    ALLOCATION,
    CANNOT_JUDGE,
    RANKING,
    SCALE,
    TEXT,
    AllocationKind,
    Kind,
    Question,
)
from unifydesk.kinds import KINDS, judge_key, options_of

SEPARATOR = ";"
"""Between the answers of one line, where one of them is more than a key."""
JUDGE_LETTER = "j"
LONGEST_NUMBER = 6
SHOWN = 24
"""Characters of a refused word that its message quotes."""

EMPTY_LINE = QT_TRANSLATE_NOOP("typed", "Type a seat number and its answers, such as “7 4”.")
NO_SEAT = QT_TRANSLATE_NOOP("typed", "“{word}” is not a seat number.")
TOO_MANY = QT_TRANSLATE_NOOP("typed", "This ballot has {count} questions, not {given}.")
TOO_MANY_ONE = QT_TRANSLATE_NOOP("typed", "This ballot has one question, not {given}.")
NO_ANSWER = QT_TRANSLATE_NOOP(
    "typed", "“{word}” is no answer to “{question}”: type {keys}, or {judge} for cannot judge."
)
UNKNOWN_KIND = QT_TRANSLATE_NOOP(
    "typed", "This program does not know the question kind of “{question}”. Install the newer one to vote."
)

_FIRST = re.compile(r"\s*([^\s,;]*)[\s,]*(.*)", re.DOTALL)
_WORDS = re.compile(r"[^\s,;]+")
_RANKED = re.compile("[>=]")


def quoted(text: str) -> str:
    """Return what was typed fit for a message: printable, on one line, and cut when it is long."""
    cut = text[:SHOWN] + ("…" if len(text) > SHOWN else "")
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in cut)


def is_one_key(question: Question) -> bool:
    """Return whether every answer to a question is one key."""
    kind = KINDS.get(question.kind)
    return kind is not None and kind.shape == SCALE


def judge_word(question: Question) -> str:
    """Return what is typed for “I cannot judge”: the key of a scale, “j” where a nought says something."""
    kind = KINDS.get(question.kind)
    if kind is not None and kind.shape in (ALLOCATION, TEXT):
        return JUDGE_LETTER
    return judge_key(question)


def _judge_words(question: Question) -> frozenset[str]:
    """Return all that may be typed for it; an item of the same name comes first."""
    return frozenset({JUDGE_LETTER, judge_word(question)}) - {i.id.casefold() for i in question.items}


def keys_words(question: Question) -> str:
    """Return the keys of a scale in words: “1 to 5”, “0 to 9, x for 10”."""
    options = options_of(question)
    digits = [option.key for option in options if option.key.isdecimal()]
    runs = [f"{digits[0]} to {digits[-1]}"] if len(digits) > 2 else digits
    return ", ".join([*runs, *(f"{o.key} for {o.value}" for o in options if not o.key.isdecimal())])


def answer_of(text: str, question: Question) -> str:
    """Return the stored answer for what was typed; a scale takes its keys and its stored values.

    Raises InvalidInputError or InvalidBallotError with what may be typed.
    """
    typed, kind = text.strip(), KINDS.get(question.kind)
    if kind is None:
        raise InvalidInputError(UNKNOWN_KIND.format(question=question.label))
    if typed.casefold() in _judge_words(question):
        return CANNOT_JUDGE
    if kind.shape != SCALE:
        return kind.check(typed, question)
    word, options = typed.casefold(), options_of(question)
    found = next((o.value for o in options if word == o.key.casefold()), None)
    found = found or next((o.value for o in options if word == o.value.casefold()), None)
    if found is None:
        keys, judge = keys_words(question), judge_word(question)
        raise InvalidInputError(
            NO_ANSWER.format(word=quoted(typed), question=question.label, keys=keys, judge=judge)
        )
    return found


def seat_number(word: str) -> int:
    """Return a seat number that was typed; raises InvalidInputError for anything else."""
    typed = word.strip()
    if not (typed.isascii() and typed.isdigit() and len(typed) <= LONGEST_NUMBER):
        raise InvalidInputError(NO_SEAT.format(word=quoted(typed)) if typed else EMPTY_LINE)
    return int(typed)


def parse_line(text: str, questions: Sequence[Question]) -> tuple[int, dict[str, str]]:
    """Read “7 4”, “7 4 3” or “7 4; B>A=C”: a seat and its answers in the order of the form.

    Answers may be left out at the end, or between two semicolons; a seat alone means “go there”. An answer
    that is more than a key takes the rest of its part. Raises InvalidInputError or InvalidBallotError.
    """
    found = _FIRST.match(text)
    word, rest = (found[1], found[2].strip()) if found else ("", "")
    seat = seat_number(word)
    parts = _parts(rest, questions)
    return seat, {q.id: answer_of(part, q) for q, part in zip(questions, parts, strict=False) if part}


def _parts(rest: str, questions: Sequence[Question]) -> list[str]:
    """Return what was typed for each question, empty where it was left out."""
    if SEPARATOR in rest and len(questions) > 1:
        most = -1 if is_one_key(questions[-1]) else len(questions) - 1
        parts = [part.strip() for part in rest.split(SEPARATOR, most)]
        while parts and not parts[-1]:
            parts.pop()
    else:
        parts = _by_words(rest, questions)
    if len(parts) > len(questions):
        text = TOO_MANY_ONE if len(questions) == 1 else TOO_MANY
        raise InvalidInputError(text.format(count=len(questions), given=len(parts)))
    return parts


def _by_words(rest: str, questions: Sequence[Question]) -> list[str]:
    """Give every question on a scale one word, and the first other one all the rest."""
    parts: list[str] = []
    for question in questions:
        if not is_one_key(question):
            return [*parts, rest] if rest else parts
        found = _FIRST.match(rest)
        word, rest = (found[1], found[2]) if found else ("", "")
        if word:
            parts.append(word)
    return parts + _WORDS.findall(rest)


def example_of(question: Question) -> str:
    """Return an answer as it would be typed, which fits its question: “4”, “C>B>A”, “A:50 B:50”."""
    kind = KINDS.get(question.kind)
    keys, ids = [option.key for option in options_of(question)], [item.id for item in question.items]
    if kind is None:
        return ""
    if kind.shape == SCALE:
        return keys[-2] if len(keys) > 1 else keys[-1]
    if kind.shape == RANKING:
        return ">".join(reversed(ids[: min(3, question.top or 3)]))
    if isinstance(kind, AllocationKind):
        return _shares_example(kind, question, ids[:2])
    return QT_TRANSLATE_NOOP("typed", "words")


def _shares_example(kind: AllocationKind, question: Question, ids: Sequence[str]) -> str:
    half = kind.budget(question) // max(1, len(ids))
    if kind.negative:
        most = min(3, isqrt(half))
        return " ".join(f"{item}:{n}" for item, n in zip(ids, (most, -most), strict=False))
    return " ".join(f"{item}:{half}" for item in ids)


def line_example(questions: Sequence[Question], seat: int = 7) -> str:
    """Return a whole line as it would be typed: “7 4 3”, “7 4; C>B>A”."""
    between = " " if all(is_one_key(q) for q in questions) else f"{SEPARATOR} "
    return f"{seat} {between.join(example_of(q) for q in questions)}"


def left_over(text: str, question: Question) -> tuple[int, int] | None:
    """Return what is left of the budget, and the budget, while shares are typed; None for other kinds.

    The last share may be half typed. Raises InvalidBallotError once more is given than there is.
    """
    kind = KINDS.get(question.kind)
    if not isinstance(kind, AllocationKind):
        return None
    stored = _checked_so_far(kind, question, text)
    spent = sum(kind.cost(number) for number in shares_of(stored).values())
    return kind.budget(question) - spent, kind.budget(question)


def _checked_so_far(kind: Kind, question: Question, text: str) -> str:
    """Return the stored form of what is whole; the last word may be half typed."""
    typed = text.strip()
    if not typed:
        return "0"
    try:
        return kind.check(typed, question)
    except InvalidBallotError:
        whole, _space, last = typed.rpartition(" ")
        if any(c.isdecimal() for c in last.partition(":")[2]) or len(last) > SHOWN:
            raise
        return kind.check(whole.strip() or "0", question)


def named_so_far(text: str, question: Question) -> tuple[str, ...]:
    """Return the items that a ranking names while it is typed, in its order; the last may be half typed.

    Raises InvalidBallotError for an item that is unknown or named twice.
    """
    kind = KINDS.get(question.kind)
    typed = text.strip(" >=")
    last = _RANKED.split(typed)[-1].strip().casefold()
    ids = [item.id.casefold() for item in question.items]
    if last not in ids and any(known.startswith(last) for known in ids):
        typed = typed[: len(typed) - len(last)].rstrip(" >=")
    if kind is None or not typed:
        return ()
    return tuple(_RANKED.split(kind.check(typed, question)))


def shares_of(stored: str) -> Mapping[str, int]:
    """Return item → number of a stored answer such as “A:60 B:40”; nothing for “0” and cannot judge."""
    pairs = (part.rpartition(":") for part in stored.split() if ":" in part)
    return {item: int(number) for item, _colon, number in pairs}
