"""Ways of voting: which of them a form, a room and a round allow, and how many ballots came by which."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from unifydesk.app import forms, voting
from unifydesk.domain.marks import QT_TRANSLATE_NOOP
from unifydesk.domain.question import Question
from unifydesk.domain.rounds import CHANNELS, CONFIDENTIAL, HANDS, Round
from unifydesk.domain.workshop import Workshop
from unifydesk.store.workshop_file import WorkshopFile

STRANDED = QT_TRANSLATE_NOOP(
    "ways",
    "The key of this round is not on this computer, so its ballots cannot be read. "
    "Void the round and vote again.",
)
SEALED = QT_TRANSLATE_NOOP(
    "ways", "This round is confidential and was opened for “{channel}”. Its ballots come in that way only."
)
USED: dict[str, str] = {
    "hands": QT_TRANSLATE_NOOP("ways", "{n} by hands"),
    "roll_call": QT_TRANSLATE_NOOP("ways", "{n} by roll call"),
    "cards": QT_TRANSLATE_NOOP("ways", "{n} with cards"),
    "booth": QT_TRANSLATE_NOOP("ways", "{n} in the booth"),
    "dots": QT_TRANSLATE_NOOP("ways", "{n} with dots"),
    "paper": QT_TRANSLATE_NOOP("ways", "{n} on paper"),
    "phone": QT_TRANSLATE_NOOP("ways", "{n} by phone"),
    "import": QT_TRANSLATE_NOOP("ways", "{n} imported"),
}


def obstacle(workshop: Workshop, questions: Sequence[Question], channel: str) -> str:
    """Return why a form cannot be voted on in a way of voting in this workshop, or an empty text."""
    refused = forms.why_not(CHANNELS[channel], questions, channel)
    if not refused and channel == HANDS and workshop.rule.weighted:
        return voting.HANDS_ALIKE
    return refused


def obstacle_in(workshop: Workshop, round_: Round, channel: str) -> str:
    """Return why an open round takes no ballots in a way of voting, or an empty text when it does."""
    if round_.id in workshop.stranded:
        return STRANDED
    if round_.level == CONFIDENTIAL and channel != round_.channel:
        return SEALED.format(channel=CHANNELS[round_.channel])
    return obstacle(workshop, round_.questions, channel)


def used(file: WorkshopFile, round_id: bytes) -> Mapping[str, int]:
    """Return channel → people of the named ballots and the hands of a round, in the order of CHANNELS.

    Hands are counted question by question; the question with most of them says how many people that were.
    """
    found = Counter(ballot.channel for ballot in voting.ballots(file, round_id))
    hands = max((sum(counts.values()) for counts in voting.hands(file, round_id).values()), default=0)
    found[HANDS] += hands
    return {channel: found[channel] for channel in CHANNELS if found[channel]}
