"""What is said about an answer while it is typed: its words, what is left, or why it will not do."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from unifydesk.app.typed import answer_of, judge_word, keys_words, left_over, named_so_far
from unifydesk.domain.errors import UnifyError
from unifydesk.domain.question import CANNOT_JUDGE, LONGEST_TEXT, RANKING, SCALE, TEXT, Option, Question
from unifydesk.gui.models.words import said
from unifydesk.kinds import KINDS, answer_words, options_of

MOST_KEYS, LONGEST_KEYS = 5, 64
"""How many keys, in how many characters, are all named; of more only the two ends are."""
ITEMS_LISTED = 4
CLIPPED = 90


@dataclass(frozen=True, slots=True)
class Feedback:
    """One sentence on what was typed so far, and whether it can be recorded as it stands."""

    words: str
    ok: bool = True


def feedback(text: str, question: Question) -> Feedback:
    """Return what to say about an answer that is being typed; what may be typed when nothing was."""
    try:
        return Feedback(_words_on(text.strip(), question))
    except UnifyError as error:
        return Feedback(str(error), ok=False)


def _words_on(typed: str, question: Question) -> str:
    kind = KINDS.get(question.kind)
    shape = kind.shape if kind else ""
    if not typed:
        return short_hint(question) if shape else ""
    if shape == SCALE or typed.casefold() == judge_word(question):
        return words(answer_of(typed, question), question)
    if shape == RANKING:
        return _named(named_so_far(typed, question), question)
    if shape == TEXT:
        left = LONGEST_TEXT - len(answer_of(typed, question))
        return QCoreApplication.translate("feedback", "{n} characters left").format(n=left)
    left, budget = left_over(typed, question) or (0, 0)
    return QCoreApplication.translate("feedback", "{left} of {budget} left").format(left=left, budget=budget)


def hint(question: Question) -> str:
    """Return what may be typed: the keys of a scale with their words, or the items with their names."""
    options, judge = options_of(question), judge_word(question)
    kind = KINDS.get(question.kind)
    if kind is not None and kind.asks_items and not options:
        items = ", ".join(f"{item.id} {item.text}" for item in question.items)
        text = QCoreApplication.translate("feedback", "{judge} cannot judge; {items}")
        return text.format(judge=judge, items=items)
    if not options:
        return QCoreApplication.translate("feedback", "{judge} cannot judge").format(judge=judge)
    shown = [_key_words(option) for option in options]
    listed = ", ".join(shown)
    few = len(shown) <= MOST_KEYS and len(listed) <= LONGEST_KEYS
    keys = listed if few else f"{shown[0]} – {shown[-1]}"
    return _or_judge(keys, question)


def short_hint(question: Question) -> str:
    """Return what may be typed in a few words: “1 to 5, 0 cannot judge”, or the kind's own hint."""
    return _or_judge(pattern(question), question)


def pattern(question: Question) -> str:
    """Return what an answer looks like: “1 to 5”, “an order such as C>B>A”."""
    kind = KINDS.get(question.kind)
    if kind is None:
        return ""
    return keys_words(question) if kind.shape == SCALE else kind.hint(question)


def clipped(words: str) -> str:
    """Return words that fit two lines of a narrow column, cut at a space; tips have all of them."""
    return words if len(words) <= CLIPPED else f"{words[:CLIPPED].rsplit(' ', 1)[0]} …"


def _or_judge(keys: str, question: Question) -> str:
    text = QCoreApplication.translate("feedback", "{keys}, {judge} cannot judge")
    return text.format(keys=keys, judge=judge_word(question))


def words(answer: str, question: Question) -> str:
    """Return a stored answer in full, in the language of the person: “Agree”, “60 for Speed”."""
    if answer == CANNOT_JUDGE:
        return QCoreApplication.translate("feedback", "I cannot judge")
    return said("kinds", answer_words(answer, question))


def _key_words(option: Option) -> str:
    """Return a key with its answer: “4 agree”, “0 one model” where the deck names the ends, “x for 10”."""
    if not option.label.startswith(option.value):
        return f"{option.key} {said('kinds', option.short).lower()}"
    end = option.label.removeprefix(option.value).strip(", ")
    if option.key == option.value:
        return f"{option.key} {end}".strip()
    text = QCoreApplication.translate("feedback", "{key} for {value}")
    typed = text.format(key=option.key, value=option.value)
    return f"{typed} ({end})" if end else typed


def _named(named: tuple[str, ...], question: Question) -> str:
    """Return how many items a ranking names, and which ones would come last."""
    left = [item.id for item in question.items if item.id not in named]
    most = question.top or len(question.items)
    count = QCoreApplication.translate("feedback", "{n} of {all} named").format(n=len(named), all=most)
    if question.top or not left:
        return count
    shown = ", ".join(left[:ITEMS_LISTED]) + (" …" if len(left) > ITEMS_LISTED else "")
    return QCoreApplication.translate("feedback", "{count}, last: {items}").format(count=count, items=shown)
