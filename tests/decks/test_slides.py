"""Slides, their bullets, notes and settings."""

from __future__ import annotations

import pytest

from unifydesk.domain.deck import Bullet


def test_three_hyphens_begin_a_slide(read) -> None:
    assert [s.title for s in read("## One\n\n---\n\n## Two\n").slides] == ["One", "Two"]


def test_three_hyphens_below_a_line_of_text_make_no_heading(read) -> None:
    deck = read("## One\nwords\n---\n## Two\n- a\n---\n## Three")
    assert [s.title for s in deck.slides] == ["One", "Two", "Three"]
    assert deck.slides[0].bullets == (Bullet(0, "words"),)


@pytest.mark.parametrize("fence", ["```", "~~~", "````text"])
def test_three_hyphens_in_a_fence_end_nothing(read, fence: str) -> None:
    close = fence.rstrip("tex")
    deck = read(f"## One\n{fence}\na\n---\n## b\n{close}\n")
    assert [b.text for b in deck.slides[0].bullets] == ["a", "---", "## b"]


def test_a_last_slide_break_begins_no_slide(read) -> None:
    assert len(read("## One\n\n---\n").slides) == 1


def test_sections_hold_the_slides_below_their_heading(read) -> None:
    deck = read("# A\n## One\n\n---\n## Two\n\n---\n# B\n## Three\n")
    found = [(s.id, s.title, [x.title for x in s.slides]) for s in deck.sections]
    assert found == [("S1", "A", ["One", "Two"]), ("S2", "B", ["Three"])]


def test_slides_before_the_first_section_belong_to_one_named_like_the_deck(read) -> None:
    deck = read("## One\n\n---\n# B\n## Two\n")
    assert [(s.id, s.title) for s in deck.sections] == [("S1", "T"), ("S2", "B")]


def test_a_section_heading_alone_is_a_divider(read) -> None:
    slide = read("# A\n").slides[0]
    assert (slide.title, slide.layout) == ("A", "divider")


def test_layouts_follow_from_what_a_slide_holds(read) -> None:
    claim = "```claim\nid: A\nkind: risk\ntext: t\n```\n"
    deck = read(
        f"## One\n\n---\n## Two\n{claim}\n---\n# B\n- words\n\n---\n## C\n```slide\nlayout: title\n```"
    )
    assert [s.layout for s in deck.slides] == ["content", "item", "content", "title"]


def test_nested_lists_become_levels(read) -> None:
    slide = read("## One\n- a\n  - b\n    - c\n- d\n\n1. e\n2. f\n").slides[0]
    found = [(b.level, b.text) for b in slide.bullets]
    assert found == [(0, "a"), (1, "b"), (2, "c"), (0, "d"), (0, "1. e"), (0, "2. f")]


def test_marks_are_dropped_and_words_stay(read) -> None:
    slide = read("## *One* `x`\n- a **b** [c](http://d) &amp; \\* <http://e>\n  f\n").slides[0]
    assert (slide.title, slide.bullets[0].text) == ("One x", "a b c & * http://e f")


def test_a_line_that_looks_like_a_link_definition_stays(read) -> None:
    assert read("## One\n[a]: http://b\n").slides[0].bullets[0].text == "[a]: http://b"


def test_notes_keep_their_paragraphs_and_lists(read) -> None:
    slide = read("## One\n> Say *this*\n> now.\n>\n> - a\n> - b\n\nx\n\n> Then that.\n").slides[0]
    assert slide.notes == "Say this now.\n– a\n– b\n\nThen that."


def test_notes_are_not_bullets(read) -> None:
    assert read("## One\n- a\n\n> secret\n").slides[0].bullets == (Bullet(0, "a"),)


def test_comments_are_ignored(read) -> None:
    slide = read("<!-- x\n\n--- -->\n## One\n- a <!-- y -->\n").slides[0]
    assert slide.bullets == (Bullet(0, "a"),)


def test_settings_are_read(read) -> None:
    slide = read("## One\n```slide\nid: x1\nlayout: title\nminutes: 1.5\n```\n").slides[0]
    assert (slide.id, slide.layout, slide.minutes) == ("x1", "title", 1.5)


def test_slides_without_an_id_get_the_next_free_one(read) -> None:
    deck = read("## A\n```slide\nid: s02\n```\n\n---\n## B\n\n---\n## C\n")
    assert [s.id for s in deck.slides] == ["s02", "s03", "s04"]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("", [(1, "the deck has no slides")]),
        ("- a\n", [(1, "the slide has no title")]),
        ("## A\n## B\n", [(2, "the slide has two titles: “A” (line 4) and “B”")]),
        ("# A\n# B\n", [(2, "the section “B” begins in the middle of a slide")]),
        ("## A\n# B\n", [(2, "the section “B” begins in the middle of a slide")]),
        ("## A\n### B\n", [(2, "the heading “B” is of level 3")]),
        ("## A\n#\n", [(2, "the heading is empty")]),
        ("## A\n\n---\n\n---\n## B\n", [(5, "the slide before this line is empty")]),
        ("## A\n![a](b)\n", [(2, "the picture “a” is not shown on slides")]),
        ("## A\n- <b>c</b>\n", [(2, "the HTML tag “<b>” is not shown on slides")]),
        ("## A\n<div>\n\n</div>\n", [(2, "HTML is not shown on slides"), (4, "HTML is not shown on slides")]),
        ("## A\n> <div>\n", [(2, "HTML is not shown in notes")]),
        ("## A\n- <div>\n", [(2, "HTML is not shown on slides")]),
        ("## A\n|a|b|\n|-|-|\n", [(2, "a table is not shown on slides")]),
        ("## A\n- a\n\n  > b\n", [(4, "notes stand inside a list")]),
        ("## A\n- a\n\n  ---\n", [(4, "a slide break stands inside a list")]),
        ("## A\n- a\n  ```claim\n  id: A\n  ```\n", [(3, "the claim block stands inside a list")]),
        ("## A\n```cliam\nid: A\n```\n", [(2, "unknown block “```cliam”")]),
        ("## A\n```notes\na\n```\n", [(2, "unknown block “```notes”")]),
        ("## A\n```slide\nminutes: two\n```\n", [(3, "the minutes are “two”")]),
        ("## A\n```slide\nminutes: nan\n```\n", [(3, "the minutes are “nan”")]),
        ("## A\n```slide\nminutes: -1\n```\n", [(3, "the minutes are “-1”")]),
        ("## A\n```slide\nlayout: itm\n```\n", [(3, "“itm” is not a layout")]),
        ("## A\n```slide\ntime: 2\n```\n", [(3, "unknown key “time” in a slide block")]),
        (
            "## A\n```slide\n```\n```slide\n```\n",
            [(4, "the slide has two slide blocks (the first on line 5)")],
        ),
        ("## A\n```text\na\n", [(2, "the block “```text” is never closed")]),
        ("## A\n````\na\n```\n", [(2, "the block “````” is never closed")]),
        ("## A\n```\na\n    ```\n", [(2, "the block “```” is never closed")]),
        ("## A\n```claim\nid: A\nkind: risk\ntext: t\n", [(2, "the block “```claim” is never closed")]),
    ],
)
def test_a_bad_slide_is_refused_on_its_line(body_problems, body: str, expected) -> None:
    assert body_problems(body) == expected


def test_a_claim_that_is_not_closed_is_named_where_it_begins(body_problems) -> None:
    body = "## A\n```claim\nid: A\nkind: risk\ntext: t\n\n---\n## B\n"
    assert body_problems(body) == [(2, "the block of a claim is not closed before “---” on line 10")]


def test_two_slides_need_two_ids(body_problems) -> None:
    body = "## A\n```slide\nid: x\n```\n\n---\n## B\n```slide\nid: x\n```\n"
    assert body_problems(body) == [(9, "two slides have the id “x” (first on line 6)")]


def test_six_levels_of_lists_are_accepted_and_seven_are_not(read, body_problems) -> None:
    levels = ["  " * level + "- x" for level in range(7)]
    assert read("## A\n" + "\n".join(levels[:6])).slides[0].bullets[-1].level == 5
    assert body_problems("## A\n" + "\n".join(levels)) == [(8, "the list is nested too deeply")]


def test_a_long_paragraph_is_refused(body_problems) -> None:
    body = "## A\n" + ("x" * 99 + "\n") * 60
    assert body_problems(body) == [(2, "the paragraph has 5,999 characters")]


def test_a_paragraph_full_of_marks_is_refused(body_problems) -> None:
    body = "## A\n" + "*a" * 101
    assert body_problems(body) == [(2, "the paragraph has 101 marks such as “*” or “[”")]


def test_a_deck_full_of_marks_is_refused(body_problems) -> None:
    body = "## A\n" + ("- " + "*a" * 100 + "\n") * 201
    assert body_problems(body) == [(202, "the deck has 20,100 marks such as “*” or “[” up to here")]


def test_long_notes_are_refused(body_problems) -> None:
    body = "## A\n" + ("> " + "x" * 99 + "\n") * 60
    assert body_problems(body) == [(2, "the paragraph has 5,999 characters")]
