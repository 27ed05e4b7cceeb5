"""What the small preview shows before it happens."""

from __future__ import annotations

from functools import partial

from tests.app.stories import forward, open_round, vote
from tests.gui.views.desk import Desk
from unifydesk.app import agenda
from unifydesk.domain.stage import VotingScene
from unifydesk.gui.models.upcoming import RESULT, claim_after, upcoming


def walk(desk: Desk, steps: int) -> list[tuple[str, str]]:
    """Return, for so many steps, what was announced and what then came on the stage."""
    seen = []
    for _ in range(steps):
        state, words = upcoming(desk.workshop)
        announced = state.scene.id if state else words
        desk.do(forward)
        seen.append((announced, desk.workshop.standing.scene))
    return seen


def test_the_preview_announces_each_scene_before_it_comes(desk: Desk) -> None:
    seen = walk(desk, 9)
    assert [scene for _, scene in seen] == [
        "slide", "claim", "voting", "voting", "results", "discussion", "voting", "voting", "movement",
    ]  # fmt: skip
    assert all(announced in (scene, RESULT) for announced, scene in seen)


def test_an_unrevealed_result_is_announced_in_words_only(desk: Desk) -> None:
    desk.do(lambda file: vote(file, open_round(file), "554321"))
    desk.do(forward)
    assert upcoming(desk.workshop) == (None, RESULT)


def test_the_vote_is_announced_with_nobody_recorded(desk: Desk) -> None:
    desk.do(partial(agenda.go_to, claim="A1"))
    state, _words = upcoming(desk.workshop)
    assert state is not None
    assert isinstance(state.scene, VotingScene)
    assert (state.scene.recorded, state.scene.present) == (0, 6)


def test_the_claim_that_follows_is_the_next_on_the_agenda(desk: Desk) -> None:
    following = [claim_after(desk.workshop, c) for c in ("A1", "R1", "O1", "nothing")]
    assert [c.id if c else None for c in following] == ["R1", "O1", None, None]
