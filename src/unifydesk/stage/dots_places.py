"""Where dots can lie: the scales of a form one after the other, and likelihood with severity as one map."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from unifydesk.domain.question import CANNOT_JUDGE, Option, Question
from unifydesk.domain.stage import DotsScene
from unifydesk.kinds import judge_key, options_of
from unifydesk.stage import dots_words, words

MAP = ("likelihood", "severity")
"""The two questions that are answered with one dot on a map: to the right, and upwards."""

Answers = tuple[tuple[str, str], ...]
"""(question, answer) …"""


@dataclass(frozen=True, slots=True)
class Part:
    """What is on the page at once: one question with its scale, or two with their map."""

    questions: tuple[Question, ...]

    @property
    def is_map(self) -> bool:
        """Whether a dot answers two questions."""
        return len(self.questions) > 1

    @property
    def label(self) -> str:
        """Its heading for a tab: “Real”, “Likelihood · Severity”."""
        return " · ".join(words.question_label(q).rstrip("?") for q in self.questions)

    @property
    def places(self) -> tuple[Answers, ...]:
        """The answers a dot can give, from low to high, on a map row by row; last “cannot judge”."""
        return _places(self.questions)

    def lies(self, given: Mapping[str, str]) -> Answers | None:
        """Return the place of a dot with these answers; None while one of the questions has none.

        A dot that cannot judge one of two questions has no place on their map, so it lies beside it.
        """
        return self.lying({0: given}).get(0)

    def lying(self, given: Mapping[int, Mapping[str, str]]) -> dict[int, Answers]:
        """Return the place of every dot that has one, by seat; see `lies`."""
        names, places = tuple(question.id for question in self.questions), self.places
        known, found = set(places), {}
        for seat, answers in given.items():
            here = tuple((name, answers.get(name, "")) for name in names)
            if any(answer == CANNOT_JUDGE for _, answer in here) and all(answer for _, answer in here):
                found[seat] = places[-1]
            elif here in known:
                found[seat] = here
        return found


@lru_cache(maxsize=64)
def _places(questions: tuple[Question, ...]) -> tuple[Answers, ...]:
    first, second = questions[0], questions[-1]
    judge = tuple((q.id, CANNOT_JUDGE) for q in questions)
    if len(questions) == 1:
        return (*(((first.id, o.value),) for o in options_of(first)), judge)
    cells = (
        ((first.id, a.value), (second.id, b.value)) for b in options_of(second) for a in options_of(first)
    )
    return (*cells, judge)


@lru_cache(maxsize=32)
def parts_of(questions: tuple[Question, ...]) -> tuple[Part, ...]:
    """Return the pages of a form: likelihood and severity together, every other question by itself."""
    by_id = {question.id: question for question in questions}
    pair = tuple(by_id[name] for name in MAP if name in by_id)
    if len(pair) < len(MAP):
        return tuple(Part((question,)) for question in questions)
    return tuple(
        Part(pair) if question is pair[0] else Part((question,))
        for question in questions
        if question is pair[0] or question not in pair
    )


def given_by(scene: DotsScene) -> dict[int, dict[str, str]]:
    """Return the answers of every seat as its dots show them: those on the way first, then those on disk."""
    found: dict[int, dict[str, str]] = {seat: dict(answers) for seat, answers in scene.dots}
    if scene.moment is not None:
        for seat, answers in scene.moment.on_the_way:
            found.setdefault(seat, {}).update(answers)
    return found


def option_of(question: Question, answer: str) -> Option | None:
    """Return the option that an answer stands for; None for “cannot judge”."""
    return next((o for o in options_of(question) if o.value == answer), None)


def place_words(part: Part, answers: Answers) -> str:
    """Return what a place says: “Agree”, “Likely, Minor”, “I cannot judge”."""
    found = [option_of(q, a) for q, (_, a) in zip(part.questions, answers, strict=True)]
    if any(option is None for option in found):
        return words.say(words.CANNOT_JUDGE_WORDS)
    return ", ".join(words.tr("kinds", option.label) for option in found if option is not None)


def keys_of(question: Question) -> dict[str, str]:
    """Return what can be typed for a question: key → answer."""
    typed = {option.key: option.value for option in options_of(question)}
    return typed | {judge_key(question): CANNOT_JUDGE}


class TypedError(ValueError):
    """What was typed is no dot, and why, in a sentence for the room."""


def read_typed(text: str, scene: DotsScene, part: Part, in_hand: int | None) -> tuple[int, dict[str, str]]:
    """Return seat and answers of “7 4” or “7 4 3”; with a dot in hand of “4” as well. No answers: pick it up.

    As many answers as the page asks for belong to the page, as many as the form asks for to the whole form.
    Raises TypedError.
    """
    tokens = text.split()
    seats = {str(seat.number): seat.number for seat in scene.seats}
    if in_hand is not None and _are_answers(tokens, part.questions):
        return in_hand, _answers(tokens, part.questions)
    if not tokens or tokens[0] not in seats:
        raise TypedError(words.say(dots_words.NO_SEAT, tokens[0] if tokens else ""))
    seat, given = seats[tokens[0]], tokens[1:]
    if not given:
        return seat, {}
    if len(given) == len(part.questions):
        return seat, _answers(given, part.questions)
    if len(given) == len(scene.questions):
        return seat, _answers(given, scene.questions)
    wanted = len(part.questions)
    raise TypedError(words.say(dots_words.ONE_KEY if wanted == 1 else dots_words.KEYS_WANTED, wanted))


def _are_answers(tokens: list[str], questions: tuple[Question, ...]) -> bool:
    return len(tokens) == len(questions) and all(
        token in keys_of(question) for token, question in zip(tokens, questions, strict=True)
    )


def _answers(tokens: Iterable[str], questions: tuple[Question, ...]) -> dict[str, str]:
    return dict(_pairs(tokens, questions))


def _pairs(tokens: Iterable[str], questions: tuple[Question, ...]) -> Iterator[tuple[str, str]]:
    for token, question in zip(tokens, questions, strict=True):
        answer = keys_of(question).get(token)
        if answer is None:
            name = words.question_label(question).rstrip("?")
            raise TypedError(words.say(dots_words.NO_ANSWER, token, name))
        yield question.id, answer
