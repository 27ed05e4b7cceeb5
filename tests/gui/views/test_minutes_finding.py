"""Words on pages, and where pages lie: the parts of the Minutes page that need no window."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unifydesk.gui.views.minutes.finding import find, fold
from unifydesk.gui.views.minutes.pages import GAP, Column

SIZES = st.lists(st.tuples(st.floats(50, 900), st.floats(50, 900)), min_size=1, max_size=12).map(tuple)
SCALES = st.floats(0.2, 4)


def found(text: str, query: str) -> list[str]:
    """Return what of the text is marked."""
    return [text[start : start + count] for start, count in find(fold(text), query)]


@pytest.mark.parametrize(
    ("text", "query", "marked"),
    [
        ("A Café, a cafe", "CAFÉ", ["Café", "cafe"]),
        ("Učesnica", "ucesnica", ["Učesnica"]),
        ("one\r\n  line after", "one line", ["one\r\n  line"]),
        ("uni\x02fication of re\u00adsults", "unification of results", ["uni\x02fication of re\u00adsults"]),
        ("a two-page summary", "twopage", ["two-page"]),
        ("straße", "STRASSE", ["straße"]),
        ("\ufb01nding", "find", ["\ufb01nd"]),
        ("aaaa", "aa", ["aa", "aa"]),
        ("a.c abc", "a.c", ["a.c"]),
        ("nothing", "xyz", []),
        ("anything", "  ", []),
        ("anything", "-", []),
    ],
)
def test_words_are_found_as_people_read_them(text, query, marked):
    assert found(text, query) == marked


@given(st.text(), st.text(), st.text())
def test_words_are_found_wherever_they_stand(before, query, after):
    if fold(query).text.strip():
        assert found(f"{before} {query} {after}", query)


@given(st.text(), st.text(min_size=1, max_size=3))
def test_what_is_marked_reads_like_what_was_typed(text, query):
    wanted = fold(query).text.strip()
    assert all(wanted in fold(marked).text for marked in found(text, query))


@given(SIZES, SCALES, st.integers(-500, 20_000))
def test_a_place_is_found_again_at_its_own_scale(sizes, scale, y):
    column = Column(sizes, scale)
    assert abs(column.y_of(column.place_of(y)) - y) <= 1


@given(SIZES, SCALES, SCALES, st.integers(0, 20_000))
def test_the_page_stays_the_same_at_every_scale(sizes, scale, other, y):
    page, share = Column(sizes, scale).place_of(y)
    share = min(max(share, 0.01), 0.99)
    assert Column(sizes, other).page_at(Column(sizes, other).y_of((page, share))) == page


@given(SIZES, SCALES)
def test_pages_lie_below_each_other_with_gaps(sizes, scale):
    column = Column(sizes, scale)
    tops = [column.top(page) for page in range(len(sizes))]
    ends = [top + column.size(page)[1] for page, top in enumerate(tops)]
    assert [b - a for a, b in zip(ends, tops[1:], strict=False)] == [GAP] * (len(sizes) - 1)
    assert (tops[0], column.height) == (GAP, ends[-1] + GAP)
    assert list(column.between(0, column.height)) == list(range(len(sizes)))


def test_a_place_on_a_page_that_is_gone_is_the_end_of_the_last():
    column = Column(((100, 200), (100, 200)), 1.0)
    assert column.y_of((7, 0.5)) == GAP + 200 + GAP + 200


def test_no_pages_have_no_places():
    column = Column()
    assert (column.page_at(100), column.y_of((3, 0.5)), list(column.between(0, 9))) == (0, 0, [])
    assert column.place_of(50) == (0, 0.0)
