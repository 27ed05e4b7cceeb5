"""The ballots for the appendix: only of named rounds that were revealed, never of confidential ones."""

from __future__ import annotations

from unifydesk.domain.report import NamedBallot
from unifydesk.domain.rounds import NAMED, REVEALED
from unifydesk.domain.workshop import Workshop
from unifydesk.store import counting
from unifydesk.store.workshop_file import WorkshopFile


def named_ballots(file: WorkshopFile, workshop: Workshop) -> tuple[NamedBallot, ...]:
    """Return the ballots of every revealed named round in deck order, by round and by seat."""
    return tuple(
        NamedBallot(
            claim.id,
            round_.number,
            ballot.seat,
            ballot.channel,
            ballot.answers,
            ballot.reason,
            ballot.weight,
            ballot.proxy,
        )
        for claim in workshop.deck.claims
        for round_ in workshop.rounds_of(claim.id)
        if round_.state == REVEALED and round_.level == NAMED
        for ballot in counting.ballots(file, round_)
    )
