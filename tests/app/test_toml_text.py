"""TOML within bounds: what would cost the square of its size is refused before it is parsed."""

from __future__ import annotations

import tomllib

import pytest

from unifydesk.app import styles, toml_text
from unifydesk.app.toml_text import MOST_DOTS, loads
from unifydesk.app.vote_map import read_map
from unifydesk.domain.errors import InputProblemsError

DEEP = "a." * 9_000 + "a=1"


def test_what_is_read_is_what_the_library_reads():
    text = '[page]\npaper = "A4"\n[type]\nscale.x = 1.5\n'
    assert loads(text) == tomllib.loads(text)


def test_as_many_dots_as_a_text_may_have_are_read():
    assert loads('a = "' + "." * MOST_DOTS + '"') == {"a": "." * MOST_DOTS}


@pytest.fixture
def unparsed(monkeypatch):
    """Fail the test when anything is parsed."""

    def refuse(_text):
        raise AssertionError("parsed")

    monkeypatch.setattr(toml_text.tomllib, "loads", refuse)


@pytest.mark.usefixtures("unparsed")
@pytest.mark.parametrize("line", [DEEP, f"[{DEEP[:-2]}]", "x={" + DEEP + "}", '"a" . ' * 2_000 + "b=1"])
def test_a_key_of_very_many_parts_is_refused_with_its_line(line):
    with pytest.raises(ValueError, match="at line 3"):
        loads(f"b = 1\n\n{line}\n")


@pytest.mark.usefixtures("unparsed")
def test_a_mapping_with_such_a_key_is_one_problem():
    with pytest.raises(InputProblemsError) as caught:
        read_map(f"round = 1\n{DEEP}".encode(), "map.toml")
    assert caught.value.lines() == ['map.toml:2: this is not TOML; expected lines such as "name" = "value"']


def test_a_style_sheet_with_such_a_key_is_one_problem(tmp_path):
    sheet = tmp_path / "own.toml"
    sheet.write_text(f'[page]\npaper = "A4"\n{DEEP}\n', "utf-8")
    with pytest.raises(InputProblemsError) as caught:
        styles.load(sheet)
    [said] = caught.value.lines()
    assert said.startswith("own.toml:3: this is not TOML")
