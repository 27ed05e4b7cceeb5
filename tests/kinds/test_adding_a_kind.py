from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from unifydesk import kinds
from unifydesk.app.figures import figures
from unifydesk.app.sentences import finding
from unifydesk.domain.errors import InvalidBallotError
from unifydesk.domain.question import Kind, Question
from unifydesk.domain.registry import Registry
from unifydesk.domain.tally import Movement, Tally
from unifydesk.kinds import KINDS
from unifydesk.pictures.diverging_bar import diverging_bar
from unifydesk.pictures.movement_grid import movement_grid
from unifydesk.rules import RULES, default_choice

SRC = Path(kinds.__file__).resolve().parent.parent
QUESTION = Question("ready", "readiness", "Ready?")


def walk() -> Registry[Kind]:
    """Walk the folder of kinds as the program does when it starts."""
    registry: Registry[Kind] = Registry("question kinds")
    registry.discover(kinds, "KIND")
    return registry


@pytest.fixture
def dropped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, manual_example: str) -> Iterator[Path]:
    """Drop the kind of the manual beside the others for one test."""
    folder = tmp_path / "kinds"
    folder.mkdir()
    (folder / "readiness.py").write_text(manual_example, encoding="utf-8")
    monkeypatch.setattr(kinds, "__path__", [*kinds.__path__, str(folder)])
    monkeypatch.setattr(kinds, "readiness", None, raising=False)
    yield folder
    sys.modules.pop("unifydesk.kinds.readiness", None)


@pytest.fixture
def started(dropped: Path, monkeypatch: pytest.MonkeyPatch) -> Registry[Kind]:
    """Put the dropped kind where a start of the program would have put it."""
    registry = walk()
    monkeypatch.setattr(KINDS, "_things", {kind.id: kind for kind in registry})
    figures.cache_clear()
    return registry


def tally(*counts: int) -> Tally:
    return Tally(QUESTION, ("1", "2", "3", "4"), counts, 1, sum(counts) + 2, ())


def test_a_file_in_the_folder_is_found_beside_the_others(dropped: Path) -> None:
    found = walk()
    assert set(found.ids()) == {*KINDS.ids(), "readiness"}
    assert found.broken == {}


@pytest.mark.usefixtures("dropped")
def test_it_keeps_the_contract_of_every_kind() -> None:
    kind = walk()["readiness"]
    assert [option.value for option in kind.options] == ["1", "2", "3", "4"]
    assert kind.check(" 4 ", QUESTION) == "4"
    with pytest.raises(InvalidBallotError, match="give 1 to 4, or cannot_judge"):
        kind.check("5", QUESTION)


@pytest.mark.usefixtures("started")
def test_a_vote_with_it_has_figures_a_position_and_a_sentence() -> None:
    found = figures(tally(1, 0, 6, 4), default_choice(RULES["delphi75"]))
    assert (found.above, found.below, found.neutral) == (10, 1, 0)
    assert finding(found) == "Consensus for: 10 of 11 are ready"


@pytest.mark.usefixtures("started")
def test_a_vote_with_it_has_pictures_with_its_words() -> None:
    picture = diverging_bar(figures(tally(1, 0, 6, 4), default_choice(RULES["delphi75"])), 1600, 300)
    assert "fully ready 4" in picture.text
    table = ((0, 1, 0, 0), (0, 0, 0, 0), (0, 0, 3, 0), (0, 0, 0, 0))
    grid = movement_grid(Movement(QUESTION, ("1", "2", "3", "4"), table, 1, 0, 3), 800, 300)
    assert "1 from not ready at all to hardly ready" in grid.text


def test_a_file_that_cannot_be_loaded_is_left_out_and_named(dropped: Path) -> None:
    (dropped / "broken.py").write_text("raise RuntimeError('no such scale')\n", encoding="utf-8")
    found = walk()
    assert found.broken == {"broken": "no such scale"}
    assert "readiness" in found
    assert "agreement" in found


def test_a_kind_that_takes_the_id_of_another_is_left_out(dropped: Path) -> None:
    (dropped / "twin.py").write_text("from unifydesk.kinds.agreement import KIND\n", encoding="utf-8")
    found = walk()
    sys.modules.pop("unifydesk.kinds.twin", None)
    assert "twin" in found.broken
    assert len(found) == len(KINDS) + 1


def test_nothing_outside_the_folder_knows_a_single_kind() -> None:
    named = [
        f"{module.relative_to(SRC)}: {node.module}"
        for module in sorted(SRC.rglob("*.py"))
        if module.parent.name != "kinds"
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("unifydesk.kinds.")
    ]
    assert named == []
