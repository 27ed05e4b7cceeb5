"""`self-test`: an installation with all its parts says so, one without says what is missing."""

from __future__ import annotations

import re

import pytest

from tests.app.stories import DECK
from unifydesk.cli import self_test
from unifydesk.domain.registry import Registry
from unifydesk.kinds import KINDS


@pytest.fixture
def small(monkeypatch):
    """Let the self-test play the small deck: the bundled one takes long and is played elsewhere."""
    monkeypatch.setattr(self_test, "load", lambda _name: ("demo", DECK))


@pytest.mark.usefixtures("small")
def test_a_whole_installation_says_so(cli, tmp_path):
    said = cli("self-test")
    assert (said.code, said.err) == (0, "")
    assert said.out.endswith("All parts work.\n")
    assert f"question kinds: {len(KINDS.ids())} ({', '.join(KINDS.ids())})" in said.out
    assert {"agreement", "consent", "ranking"} <= set(KINDS.ids())
    assert re.search(r"^scenes: \d+ \(.*\bresults\b.*\)$", said.out, re.MULTILINE)
    assert all(
        re.search(rf"^{exporter.id}: \d+ bytes$", said.out, re.MULTILINE) for exporter in self_test.EXPORTERS
    )
    assert "Every figure of" in said.out
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("registry", ["KINDS", "RULES", "EXPORTERS"])
def test_a_missing_part_is_named(cli, monkeypatch, registry):
    monkeypatch.setattr(self_test, registry, Registry("none"))
    said = cli("self-test")
    assert said.code == 1
    assert "Install UnifyDesk again" in said.err


@pytest.mark.usefixtures("small")
def test_a_part_that_could_not_be_loaded_is_named(cli, monkeypatch):
    monkeypatch.setitem(self_test.EXPORTERS.broken, "odt", "no module")
    assert "could not be loaded: odt" in cli("self-test").err
