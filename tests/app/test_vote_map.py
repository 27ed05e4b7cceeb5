"""The mapping of a wide CSV: what it may say, and every mistake in it by its line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unifydesk.app import vote_map
from unifydesk.app.vote_map import ColumnRule, VoteMap, read_map
from unifydesk.domain.errors import InputProblemsError

WHOLE = """\
person = "who"
group = "team"
round = 2

[answers]
"1" = "yes"
-1 = "no"
"" = "missing"
"99" = "missing"
[answers.importance]
"high" = 5

[columns]
"s{n}_vote" = "S{n}"
"q{x}" = "EB{x} importance"
free = "WORDS"

[reasons]
"s{n}_why" = "S{n}"
"""


def problems(text):
    with pytest.raises(InputProblemsError) as refusal:
        read_map(text if isinstance(text, bytes) else text.encode(), "m.toml")
    return refusal.value.lines()


def test_everything_a_mapping_can_say_is_read():
    found = read_map(WHOLE.encode(), "m.toml")
    assert (found.person, found.group, found.round, found.text) == ("who", "team", 2, WHOLE)
    assert found.answers == {"1": "yes", "-1": "no", "": "missing", "99": "missing"}
    assert found.answers_to == {"importance": {"high": "5"}}
    assert found.columns == (
        ColumnRule("s{n}_vote", "S{n}", ""),
        ColumnRule("q{x}", "EB{x}", "importance"),
        ColumnRule("free", "WORDS", ""),
    )
    assert found.reasons == (ColumnRule("s{n}_why", "S{n}", ""),)


def test_one_column_is_enough():
    found = read_map(b'[columns]\nq1 = "EB1"\n', "m.toml")
    assert (found.person, found.group, found.round) == ("", "", 1)


@pytest.mark.parametrize(
    ("pattern", "column", "number"),
    [
        ("s{n}_vote", "s07_vote", "07"),
        ("{n}", "38", "38"),
        ("q.{x}", "q.a-B_1", "a-B_1"),
        ("s{n}_vote", "s7_vote2", None),
        ("s{n}_vote", "s_vote", None),
        ("s{n}", "s7a", None),
        ("q.{x}", "qx1", None),
    ],
)
def test_a_pattern_means_the_columns_with_a_number_or_letters_in_its_place(pattern, column, number):
    rule = ColumnRule(pattern, "C" + pattern[pattern.index("{") : pattern.index("}") + 1], "")
    found = rule.matcher().fullmatch(column)
    assert (rule.target(found)[0] if found else None) == (f"C{number}" if number else None)


def test_the_name_of_a_column_is_no_pattern():
    assert ColumnRule("s{m}", "S", "").matcher() is None


COLUMN = '[columns]\nq1 = "EB1"\n'


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", 'm.toml:1: no column of answers; expected [columns] with lines such as "q1" = "EB1"'),
        ("[columns]\n", 'm.toml:1: no column of answers; expected [columns] with lines such as "q1" = "EB1"'),
        ("a = \n", "m.toml:1: this is not TOML"),
        ('a = 1\nb = "x\n', "m.toml:2: this is not TOML"),
        (
            f"who = 1\n{COLUMN}",
            "m.toml:1: unknown key “who”; expected person, group, round, answers, columns",
        ),
        (f"round = 0\n{COLUMN}", "m.toml:1: the round; expected a whole number from 1 to 20"),
        (f"round = true\n{COLUMN}", "m.toml:1: the round; expected"),
        (f"round = {'9' * 5000}\n{COLUMN}", "m.toml:1: "),
        (f"\nperson = 3\n{COLUMN}", "m.toml:2: “person” is no text; expected the name of a column in quotes"),
        (f'answers = "yes"\n{COLUMN}', "m.toml:1: “answers” is no table; expected a heading [answers]"),
        ('columns = "q1"\n', "m.toml:1: “columns” is no table"),
        (f"{COLUMN}[answers]\n1 = 1.5\n", "m.toml:4: the answer for “1”; expected a text in quotes"),
        (f'{COLUMN}[answers]\n1 = " "\n', "m.toml:4: the answer for “1” is empty"),
        (
            f'{COLUMN}[answers]\n"" = "cannot_judge"\n',
            "m.toml:4: a blank cell as “cannot_judge”; expected “missing”",
        ),
        (f'{COLUMN}[answers]\n" " = "no"\n', "m.toml:4: a blank cell as “no”; expected “missing”"),
        ("[columns]\nq1 = 3\n", "m.toml:2: where “q1” goes; expected a claim, such as “EB1 importance”"),
        ('[columns]\nq1 = "EB1 real now"\n', "m.toml:2: where “q1” goes"),
        ('[columns]\nq.a = "EB1"\n', "m.toml:2: where “q” goes"),
        (
            f'{COLUMN}[reasons]\nw1 = "EB1 real"\n',
            "m.toml:4: where “w1” goes; expected a claim, such as “EB1”",
        ),
        ('[columns]\n"q{n}_{n}" = "EB{n}"\n', "m.toml:2: the places in “q{n}_{n}”; expected one {n} or {x}"),
        ('[columns]\nq1 = "EB{n}"\n', "m.toml:2: the places in “q1”"),
        (b"\xff", "m.toml:1: text that is not UTF-8"),
        (b"[columns]\n" + b"[" * 19_000, "m.toml:"),
        (b"#" * 20_001, "m.toml:1: the mapping is too large; expected up to 20,000 bytes"),
    ],
    ids=range(24),
)
def test_a_mistake_is_named_with_its_line_and_what_was_expected(text, said):
    (line,) = problems(text)
    assert line.startswith(said)
    assert len(line) < 250


def test_every_mistake_is_named_at_once_in_the_order_of_the_lines():
    text = 'round = 99\nsize = 1\n[answers]\n"7" = true\n[columns]\nq1 = ""\n[reasons]\nw1 = 5\n'
    assert [line.split(":")[1] for line in problems(text)] == ["1", "2", "4", "6", "8"]


def test_windows_line_ends_and_a_byte_order_mark_are_read():
    found = read_map(("\ufeff" + WHOLE).replace("\n", "\r\n").encode(), "m.toml")
    assert found == read_map(WHOLE.encode(), "m.toml")


@given(st.binary(max_size=300) | st.text(max_size=300).map(str.encode))
def test_any_bytes_are_a_mapping_or_a_list_of_problems(data):
    try:
        columns = read_map(data, "m.toml").columns
    except InputProblemsError as error:
        columns = error.problems
    assert columns


def test_the_limit_is_what_the_message_says():
    assert vote_map.MAP_LIMIT == 20_000


def test_the_line_of_a_key_is_looked_for_once_for_thousands_of_columns():
    mapping = VoteMap("m.toml", "\n" * 9_000 + '"q{n}" = "S{n}"\n')
    looked = vote_map._line_of.cache_info().misses
    assert {mapping.line_of("q{n}") for _ in range(5_000)} == {9_001}
    assert vote_map._line_of.cache_info().misses == looked + 1
