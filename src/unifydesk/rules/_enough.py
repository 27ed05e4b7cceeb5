"""Whether enough people answered for any position: two thresholds that the rules share, and their words."""

from __future__ import annotations

from collections.abc import Mapping

from unifydesk.domain.marks import QT_TRANSLATE_NOOP
from unifydesk.domain.rule import ENTITLED, RuleChoice, Threshold, Votes

ROOM_WORDS: dict[bool, str] = {
    False: QT_TRANSLATE_NOOP("rules", "of the people present"),
    True: QT_TRANSLATE_NOOP("rules", "of the people entitled to vote, present or not"),
}
"""What the quorum is of, by whether percentages are of all people entitled to vote."""
FEW_WORDS: dict[tuple[bool, bool], str] = {
    (False, False): QT_TRANSLATE_NOOP("rules", "nobody answered"),
    (False, True): QT_TRANSLATE_NOOP("rules", "the number of answers is below {quorum}% {room}"),
    (True, False): QT_TRANSLATE_NOOP("rules", "the number of answers is below {nmin}"),
    (True, True): QT_TRANSLATE_NOOP(
        "rules", "the number of answers is below {nmin}, or below {quorum}% {room}"
    ),
}
"""When too few answered, by whether more than one answer and whether a quorum is asked for."""


def nmin(default: int) -> Threshold:
    """Return the threshold for the fewest answers."""
    return Threshold(
        "nmin", QT_TRANSLATE_NOOP("rules", "Fewest answers for a position"), "people", default, 1, 500
    )


def quorum(default: int) -> Threshold:
    """Return the threshold for the share of people who must have answered."""
    return Threshold("quorum", QT_TRANSLATE_NOOP("rules", "Quorum of answers"), "%", default, 0, 100)


def enough(votes: Votes, choice: RuleChoice) -> bool:
    """Return whether the answers reach both thresholds; never when nobody answered, or all weigh nothing.

    Answers are counted in people, also where ballots have weights. The quorum is of those present, or of
    those entitled when that is the declared base. A rule without one of the thresholds does not ask for it.
    """
    needed, n = dict(choice.thresholds), votes.answered
    room = votes.entitled if choice.base == ENTITLED else votes.present
    if n == 0 or sum(votes.counts) == 0:
        return False
    return n >= needed.get("nmin", 1) and 100 * n >= needed.get("quorum", 0) * room


def few_words(numbers: Mapping[str, int], base: str) -> str:
    """Return when too few answered, such as “the number of answers is below 5”, by the numbers in force."""
    fewest, share = numbers.get("nmin", 1), numbers.get("quorum", 0)
    words = FEW_WORDS[fewest > 1, share > 0]
    return words.format(nmin=fewest, quorum=share, room=ROOM_WORDS[base == ENTITLED])
