"""A mapping against a table and a deck: what each column is, or why not, all problems at once."""

from __future__ import annotations

import pytest

from tests.app import asked
from tests.app.asked import MAP
from tests.app.stories import now, open_round
from unifydesk.app import wide_layout
from unifydesk.app.importing import import_votes
from unifydesk.app.vote_map import read_map
from unifydesk.app.wide_layout import lay_out
from unifydesk.domain.errors import InputProblemsError
from unifydesk.domain.people import Seat

HEAD = ("who", "team", "yes", "line", "imp", "agr", "why", "age")


@pytest.fixture
def file(tmp_path):
    """An open workshop of three people, whose deck asks a claim of every kind."""
    file = asked.make(tmp_path / "ways.unify", [Seat(n) for n in (1, 2, 3)])
    yield file
    file.close()


def layout(file, head=HEAD, mapping=MAP):
    return lay_out(now(file), head, "t.csv", read_map(mapping.encode(), "m.toml"))


def problems(file, head=HEAD, mapping=MAP):
    with pytest.raises(InputProblemsError) as refusal:
        layout(file, head, mapping)
    return refusal.value.lines()


def only(columns, more=""):
    """A mapping with nothing but these columns."""
    return f"{more}\n[columns]\n{columns}\n"


def test_every_column_is_something_or_named_as_ignored(file):
    found = layout(file)
    assert (found.width, found.person, found.group) == (8, 0, 1)
    assert [(c.at, c.claim, c.question.id) for c in found.answers] == [
        (2, "YES", "approval"),
        (3, "LINE", "spectrum"),
        (4, "BOTH", "importance"),
        (5, "BOTH", "agreement"),
    ]
    assert [(c.at, c.claim) for c in found.reasons] == [(6, "YES")]
    assert found.ignored == ((7, "age"),)


def test_values_mean_what_their_question_says_before_what_all_say(file):
    meanings = {c.question.id: c.meanings for c in layout(file).answers}
    general = {"99": "missing", "dk": "cannot_judge"}
    assert meanings["importance"] == general
    assert meanings["approval"] == general | {"1": "yes", "0": "no", "-1": "pass"}


def test_words_take_only_what_is_missing_or_no_judgement_from_all(file):
    mapping = only('age = "WORDS"', '[answers]\n1 = "yes"\n99 = "missing"\ndk = "cannot_judge"')
    assert layout(file, mapping=mapping).answers[0].meanings == {"99": "missing", "dk": "cannot_judge"}


@pytest.mark.parametrize(
    ("mapping", "said"),
    [
        (MAP.replace('"who"', '"nobody"'), "1: no column “nobody” in t.csv; expected one of its"),
        (MAP.replace('"team"', '"x"'), "2: no column “x” in t.csv"),
        (MAP.replace("yes =", "si ="), "11: no column “si” in t.csv"),
        (only('"q{n}" = "YES"'), "3: no column “q{n}” in t.csv"),
        (only('yes = "NOPE"'), "3: column “yes”: unknown claim “NOPE”; expected a claim id of"),
        (only('yes = "BOTH"'), "3: column “yes”: BOTH asks 2 questions; expected “BOTH agreement” or"),
        (only('yes = "YES real"'), "3: column “yes”: unknown question “real”; expected approval"),
        (only('yes = "YES"\nline = "YES"'), "4: “yes” and “line” both go to YES, approval"),
        (only('yes = "YES"\n"{x}" = "{x}"'), "4: column “who”: unknown claim “who”"),
        (only('"y{x}" = "YES"\n"{x}es" = "YES"'), "4: column “yes” fits “y{x}” as well"),
        (only('yes = "YES"\n[reasons]\nwhy = "NOPE"'), "5: column “why”: unknown claim “NOPE”"),
        (only('yes = "YES"\n[reasons]\nwhy = "LINE"'), "5: reasons on LINE, which no column answers"),
        (only('yes = "YES"\n[reasons]\nwhy = "YES"\nage = "YES"'), "6: “why” and “age” are both reasons on"),
        (only('yes = "YES"\n[reasons]\nyes = "YES"'), "3: column “yes” is used twice; expected one use"),
        (only('who = "YES"', 'person = "who"'), "3: column “who” is used twice"),
        (only('yes = "YES"', "\n[answers.importance]\n1 = 2"), "2: no column asks “importance”"),
        (only('yes = "YES"', "round = 2"), "1: round 2 of YES comes too early; expected round 1"),
    ],
    ids=range(17),
)  # fmt: skip
def test_what_does_not_fit_is_named_with_the_line_of_the_mapping(file, mapping, said):
    lines = problems(file, mapping=mapping)
    assert any(line.startswith(f"m.toml:{said}") for line in lines)
    assert max(map(len, lines)) < 300


def test_everything_that_does_not_fit_is_named_at_once(file):
    mapping = 'person = "a"\ngroup = "b"\n[columns]\nyes = "NOPE"\nc = "YES"\n[reasons]\nd = "LINE"\n'
    assert [line.split(":")[1] for line in problems(file, mapping=mapping)] == ["1", "2", "4", "5", "7"]


def test_a_column_with_a_name_of_its_own_goes_before_a_pattern(file):
    mapping = only('"{x}" = "{x}"\nWORDS = "LINE"')
    found = layout(file, ("YES", "WORDS"), mapping)
    assert [(c.name, c.claim) for c in found.answers] == [("YES", "YES"), ("WORDS", "LINE")]


def test_a_round_that_is_there_already_is_refused(file):
    import_votes(file, b"claim,round,question,answer\nYES,1,approval,yes\n", "v.csv")
    assert problems(file, ["yes"], mapping=only('yes = "YES"')) == [
        "m.toml:1: round 1 of YES is in this workshop already; expected round 2"
    ]


def test_a_claim_that_is_being_voted_on_is_refused(file):
    open_round(file, "YES")
    assert "a round of YES is open" in problems(file, ["yes"], mapping=only('yes = "YES"'))[0]


def test_columns_of_one_name_are_refused_when_they_are_meant(file):
    said = problems(file, ["yes", "yes"], mapping=only('yes = "YES"'))
    assert said == ["m.toml:3: 2 columns are called “yes” in t.csv; expected one"]


@pytest.mark.parametrize(
    ("head", "said"),
    [
        ("", "row 1: no heading"),
        (" , ,", "row 1: no heading"),
        ("x," * 5001, "row 1: 5,002 columns; expected up to 5,000"),
    ],
)
def test_a_heading_that_is_none_is_refused(file, head, said):
    assert problems(file, head.split(","), mapping=only('yes = "YES"'))[0].startswith(f"t.csv: {said}")
    assert wide_layout.MOST_COLUMNS == 5_000
