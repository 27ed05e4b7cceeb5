"""The judge of opened files tells a refusal, an unchanged file, a change that is said and one that is not."""

from __future__ import annotations

import sqlite3

import pytest
from campaign import judging, specimens
from campaign.judging import IDENTICAL, REFUSED, SHOWN, SILENT, Opener, sentence_faults

from unifydesk.app import letting_in
from unifydesk.store import seal


@pytest.fixture(scope="module")
def specimen(tmp_path_factory):
    return specimens.make("plain", tmp_path_factory.mktemp("specimen"), 1)


@pytest.fixture
def opener(specimen, tmp_path):
    return Opener(specimen, tmp_path / "opened")


def changed(specimen, tmp_path, sql):
    path = tmp_path / "changed.unify"
    path.write_bytes(specimen.data)
    connection = sqlite3.connect(path)
    connection.execute(sql)
    connection.commit()
    connection.close()
    return path.read_bytes()


def test_what_it_was_is_identical(opener, specimen):
    assert opener.judged(specimen.data, b"")[:2] == (IDENTICAL, [])


def test_noise_is_refused(opener, specimen):
    assert opener.judged(specimen.data[:5000], b"")[:2] == (REFUSED, [])


def test_a_change_is_shown(opener, specimen, tmp_path):
    data = changed(specimen, tmp_path, "UPDATE answer SET answer = '1' WHERE answer = '4'")
    assert opener.judged(data, b"")[:2] == (SHOWN, [])


def test_a_change_that_nobody_tells_is_a_fault(opener, specimen, tmp_path, monkeypatch):
    data = changed(specimen, tmp_path, "UPDATE answer SET answer = '1' WHERE answer = '4'")
    monkeypatch.setattr(seal, "is_broken", lambda _: False)
    assert opener.judged(data, b"")[1] == [f"{SILENT}: answer"]


def test_where_the_session_stands_is_no_content(opener, specimen, tmp_path):
    data = changed(specimen, tmp_path, "UPDATE standing SET scene = 'agenda'")
    assert opener.judged(data, b"")[:2] == (IDENTICAL, [])


def test_a_file_that_was_not_kept_as_it_arrived_is_a_fault(opener, specimen, monkeypatch):
    monkeypatch.setattr(letting_in, "_keep", lambda *_: None)
    assert "the file as it arrived was not kept" in opener.judged(specimen.data, b"")[1]


def test_what_is_left_behind_is_a_fault(opener, specimen, monkeypatch):
    known = judging.open_in_place

    def littering(path, **how):
        path.with_name("litter").write_text("x")
        return known(path, **how)

    monkeypatch.setattr(judging, "open_in_place", littering)
    assert opener.judged(specimen.data, b"")[1] == ["left behind: ['litter']"]


@pytest.mark.parametrize(
    ("said", "fine"), [("It is damaged.", True), ("", False), ("a\nb.", False), ("x" * 999, False)]
)
def test_a_person_is_told_a_sentence(said, fine):
    assert (not list(sentence_faults(said))) == fine
