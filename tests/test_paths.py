"""Where things are, for a checkout, for an installation, for a portable copy and for a home that refuses."""

from __future__ import annotations

from pathlib import Path

import platformdirs
import pytest

from unifydesk import paths
from unifydesk.domain.errors import KnownStoreError

PERSONAL = (paths.state_dir, paths.config_dir, paths.backups_dir)


def test_the_resources_of_a_checkout_are_at_its_root():
    assert (paths.resources() / "decks" / "unification.md").is_file()


def test_the_resources_of_an_installation_are_inside_the_package(monkeypatch, tmp_path):
    (tmp_path / "resources").mkdir()
    monkeypatch.setattr(paths, "_PACKAGE", tmp_path)
    assert paths.resources() == tmp_path / "resources"


@pytest.mark.parametrize("ask", [*PERSONAL, paths.documents_dir])
def test_one_variable_moves_everything_personal(monkeypatch, tmp_path, ask):
    home = tmp_path / "a new home"
    monkeypatch.setenv("UNIFYDESK_HOME", str(home))
    assert ask().is_relative_to(home)
    assert ask().is_dir()


def test_keys_settings_and_backups_lie_apart(monkeypatch, tmp_path):
    monkeypatch.setenv("UNIFYDESK_HOME", str(tmp_path))
    assert len({ask() for ask in PERSONAL}) == len(PERSONAL)


@pytest.mark.parametrize("ask", PERSONAL)
def test_without_the_variable_the_usual_folders_of_the_system_are_used(monkeypatch, tmp_path, ask):
    monkeypatch.delenv("UNIFYDESK_HOME")
    for name in ("user_state_path", "user_config_path", "user_data_path"):
        monkeypatch.setattr(platformdirs, name, lambda app, appauthor, name=name: tmp_path / name / app)
    assert ask().is_dir()
    assert "unifydesk" in ask().parts


def test_an_empty_variable_counts_as_none(monkeypatch, tmp_path):
    monkeypatch.setenv("UNIFYDESK_HOME", "")
    monkeypatch.setattr(platformdirs, "user_documents_path", lambda: tmp_path)
    assert paths.documents_dir() == tmp_path


@pytest.mark.parametrize("ask", [*PERSONAL, paths.documents_dir])
def test_a_home_that_cannot_be_made_is_one_sentence(monkeypatch, tmp_path, ask):
    (tmp_path / "file").touch()
    monkeypatch.setenv("UNIFYDESK_HOME", str(tmp_path / "file" / "home"))
    with pytest.raises(KnownStoreError, match="UNIFYDESK_HOME"):
        ask()


def test_a_relative_home_lies_where_one_stands(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("UNIFYDESK_HOME", "home")
    assert paths.state_dir().resolve() == tmp_path / "home" / "state"
    assert isinstance(paths.state_dir(), Path)
