"""Decks from tables: one claim a row, word for word, that the deck reader takes, or every bad row at once."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from unifydesk.app.table_decks import MOST_CLAIMS, TableColumns, deck_from_table
from unifydesk.app.texts import line
from unifydesk.decks import read_deck
from unifydesk.domain.errors import InputProblemsError, InvalidInputError

TABLE = """id,statement,short,moderated
1,"First, we wait.",Wait,1
2,Second < third & *fourth*,,-1
S.3,"Line
one",Long,1
"""
COLUMNS = TableColumns("id", "statement", "short")


def made(table=TABLE, columns=COLUMNS, **options):
    source = deck_from_table(table.encode(), "t.csv", "survey", columns, **options)
    return read_deck(source, "deck.md")


def problems(table, columns=COLUMNS):
    with pytest.raises(InputProblemsError) as refusal:
        made(table, columns)
    return refusal.value.lines()


def test_every_row_is_a_claim_with_a_slide_of_its_own():
    deck = made(kind="benefit", ask="approval")
    assert deck.title == "survey"
    assert [(c.id, c.kind, c.ask, c.text) for c in deck.claims] == [
        ("1", "benefit", ("approval",), "First, we wait."),
        ("2", "benefit", ("approval",), "Second < third & *fourth*"),
        ("S.3", "benefit", ("approval",), "Line one"),
    ]
    assert [(s.title, len(s.claims)) for s in deck.slides] == [("Wait", 1), ("2", 1), ("Long", 1)]


def test_a_claim_without_a_title_takes_the_beginning_of_its_text():
    assert made().claims[1].title == "Second < third & *fourth*"
    assert made(columns=TableColumns("id", "statement")).claims[0].title == "First, we wait"


def test_only_the_rows_that_are_asked_for_are_taken():
    columns = TableColumns("id", "statement", where=(("moderated", "1"), ("short", "Long")))
    assert [c.id for c in made(columns=columns).claims] == ["S.3"]


def test_the_citation_is_the_source_of_the_deck():
    assert made(citation="Jane Doe,\n2025. CC BY 4.0").source == "Jane Doe, 2025. CC BY 4.0"


@pytest.mark.parametrize(
    ("ask", "kinds"),
    [
        ("", ()),
        ("agreement9+open", ("agreement9", "open")),
        ("likelihood, severity", ("likelihood", "severity")),
    ],
)
def test_a_claim_is_asked_as_was_said(ask, kinds):
    assert made(ask=ask).claims[0].ask == kinds


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"ask": "shouting"}, "There is no question kind “shouting”. The kinds are: agreement"),
        ({"ask": "confidence"}, "“confidence” is asked beside other kinds. Leave it out here"),
        ({"ask": "ranking"}, "“Ranking” asks about items, which a table of statements does not have."),
        ({"ask": "approval+points"}, "“Points” asks about items"),
        ({"kind": "gain"}, "There is no kind of claim “gain”. Choose: benefit, risk, overall."),
    ],
)
def test_what_no_such_deck_can_be_is_refused(options, said):
    with pytest.raises(InvalidInputError) as refusal:
        made(**options)
    assert str(refusal.value).startswith(said)


@pytest.mark.parametrize(
    ("table", "lines"),
    [
        ("a,b\n", ["row 1: no column “id”; expected a, b", "row 1: no column “statement”; expected a, b"]),
        ("id,id,statement\n", ["row 1: column “id” twice; expected id, id, statement"]),
        ("id,statement\n", ["row 1: no row; expected at least one statement below the heading"]),
        (
            "id,statement\n1,A\n1,B\na b,C\ncore,D\n2,\n" + f"3,{'x' * 1001}\n",
            [
                "row 3: the id “1” again; expected every id once; the first is in row 2",
                "row 4: “a b” cannot be an id; expected 1 to 32 letters, digits, “-”, “_” or “.”",
                "row 5: “core” cannot be an id; expected 1 to 32 letters, digits, “-”, “_” or “.”",
                "row 6: no text; expected the sentence that is put to the vote",
                "row 7: a text of 1,001 characters; expected up to 1,000",
            ],
        ),
        (
            "id,statement\n" + "".join(f"{n},A\n" for n in range(1, 503)),
            [f"row 502: more than {MOST_CLAIMS} statements; expected up to {MOST_CLAIMS}"],
        ),
    ],
    ids=range(5),
)
def test_every_bad_row_is_named(table, lines):
    assert problems(table, TableColumns("id", "statement")) == [f"t.csv: {line}" for line in lines]


def test_rows_that_nobody_asked_for_are_not_looked_at():
    columns = TableColumns("id", "statement", where=(("moderated", "2"),))
    assert problems(TABLE, columns) == [
        "t.csv: row 1: no row that was asked for; expected at least one statement below the heading"
    ]


words = st.text(max_size=120) | st.text("#-*`<>[]!&\\ab _1.)(:|~$\"'=\n", max_size=120)


@settings(max_examples=200, deadline=None)
@given(words, words, words)
def test_whatever_stands_in_the_cells_is_the_claim_or_refused(text, title, name):
    quoted = ",".join('"' + cell.replace('"', '""') + '"' for cell in (text, title))
    data = f"id,text,title\nA1,{quoted}\n".encode("utf-8", "replace").decode()
    columns = TableColumns("id", "text", "title")
    try:
        source = deck_from_table(data.encode(), "t.csv", f"Survey {name}", columns, ask="approval")
    except InputProblemsError as refusal:
        assert refusal.problems[0].what == "no text"  # noqa: PT017
        return
    (claim,) = read_deck(source, "deck.md").claims
    cleaned = text.encode("utf-8", "replace").decode().replace("\x00", "\N{REPLACEMENT CHARACTER}")
    assert claim.text == line(cleaned)
