"""Question kinds, one file each, found by walking this folder."""

from __future__ import annotations

import sys
from dataclasses import replace

from unifydesk.domain.question import CANNOT_JUDGE, Kind, Option, Question
from unifydesk.domain.registry import Registry

KINDS: Registry[Kind] = Registry("question kinds")
KINDS.discover(sys.modules[__name__], "KIND")


def options_of(question: Question) -> tuple[Option, ...]:
    """Return the answers of a question from lowest to highest, its own ends named.

    None for items and words, and when the kind is missing here.
    """
    kind = KINDS.get(question.kind)
    options = kind.options if kind is not None else ()
    if not options or not any(question.ends):
        return options
    low, high = question.ends
    first, *middle, last = options
    return (
        replace(first, label=f"{first.value}, {low}", short=low[:18]) if low else first,
        *middle,
        replace(last, label=f"{last.value}, {high}", short=high[:18]) if high else last,
    )


def key_of(answer: str, question: Question) -> str:
    """Return the key that gives a stored answer: “4”, “y”, “0” or “j” for cannot judge; itself for others."""
    if answer == CANNOT_JUDGE:
        return judge_key(question)
    return next((o.key for o in options_of(question) if o.value == answer), answer)


def judge_key(question: Question) -> str:
    """Return the key for “I cannot judge”: 0, or j where 0 is an answer."""
    return "j" if any(option.key == "0" for option in options_of(question)) else "0"


def answer_words(answer: str, question: Question) -> str:
    """Return a stored answer in words; the stored form itself where its kind is missing or cannot read it."""
    found = next((o.label for o in options_of(question) if o.value == answer), None)
    if found is not None:
        return found
    kind = KINDS.get(question.kind)
    try:
        return kind.words(answer, question) if kind is not None and answer != CANNOT_JUDGE else answer
    except ValueError:
        return answer
