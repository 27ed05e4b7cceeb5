"""`recover`: a new file beside the damaged one, sentences on what came of it, and exit codes."""

from __future__ import annotations

import pytest


def test_a_damaged_file_is_recovered_beside_it(cli, played):
    data = played.read_bytes()
    played.write_bytes(bytes(100) + data[100:])
    before = played.read_bytes()
    said = cli("recover", played)
    assert (said.code, said.err) == (0, "")
    lines = said.out.splitlines()
    assert [line.partition(":")[0] for line in lines[:-1]] == [
        "Found", "Found", "Recovered", "Recovered", "Missing",
    ]  # fmt: skip
    assert lines[-1] == str(played.with_name("played.recovered.unify"))
    assert played.read_bytes() == before
    assert cli("check", lines[-1]).code == 0


def test_the_new_file_lies_where_it_was_wished(cli, played, tmp_path):
    assert cli("recover", played, "-o", "new.unify").out.splitlines()[-1] == "new.unify"
    assert (tmp_path / "new.unify").exists()


def test_an_existing_file_is_refused_in_one_sentence(cli, played, workshop):
    assert "already there" in cli("recover", played, "-o", workshop).sentence


def test_nothing_to_recover_is_one_sentence(cli, tmp_path):
    (tmp_path / "x.unify").write_bytes(b"\x00" * 20000)
    assert cli("recover", "x.unify").sentence.startswith("Nothing of “x.unify” can be recovered")
    assert [path.name for path in tmp_path.iterdir()] == ["x.unify"]


@pytest.mark.parametrize("words", [(), ("a", "b"), ("a", "--as", "x")])
def test_wrong_usage_ends_with_two(cli, words):
    assert cli("recover", *words).code == 2


def test_a_missing_file_is_named(cli):
    assert cli("recover", "gone.unify").sentence == (
        "There is no file “gone.unify”. Check the path and try again."
    )
