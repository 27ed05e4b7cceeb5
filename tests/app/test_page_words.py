"""Pages side by side."""

from __future__ import annotations

from unifydesk.app.page_words import MOST_WORDS, bag_differences, page_differences

FIRST = "Shared tools: in round 2 there were 9 of 12 people who agree with it and 3 who do not"
OTHER = FIRST.replace("9 of", "8 of")


def test_equal_pages_have_no_difference():
    assert list(page_differences(["a", "b"], ["a", "b"])) == []


def test_a_changed_digit_is_named_with_its_page_and_the_words_around_it():
    (said,) = page_differences(["one", FIRST], ["one", OTHER])
    assert said == (
        "Page 2 says “…round 2 there were 9 of 12 people who…” "
        "where the record gives “…round 2 there were 8 of 12 people who…”."
    )


def test_a_page_that_was_put_in_is_named_and_those_behind_it_are_not():
    assert list(page_differences(["a", "new words", "b"], ["a", "b"])) == [
        "Page 2 is not made from the record: “…new words…”."
    ]


def test_a_page_that_was_taken_out_is_named():
    assert list(page_differences(["a", "c"], ["a", "b b", "c"])) == [
        "A page that the record gives is missing after page 1: “…b b…”."
    ]
    (said,) = page_differences(["a"], ["a", "b", "c"])
    assert said.startswith("2 pages of the record are missing after page 1")


def test_words_that_were_taken_out_are_named():
    (said,) = page_differences(["for 8 against 2"], ["for 8 and none against 2"])
    assert said == "Page 1 says “…for 8 against 2…” where the record gives “…for 8 and none against 2…”."


def test_an_empty_page_says_nothing():
    assert list(page_differences([""], ["a"])) == ["Page 1 says nothing where the record gives “…a…”."]


def test_a_page_of_endless_words_is_only_named():
    (said,) = page_differences(["a " * (MOST_WORDS + 1)], ["b"])
    assert said == "Page 1 says something else than the record gives."


def test_a_quote_is_no_novel():
    (said,) = page_differences(["x" * 5000], ["y" * 5000])
    assert len(said) < 400


def test_as_a_whole_words_are_compared_wherever_they_stand():
    said = ["for 9 of 12 Page 1 of 2", "agree Page 2 of 2"]
    given = ["agree for 8 Page 1 of 1", "of 12"]
    assert bag_differences(said, given) == (["9"], ["8"])
    assert bag_differences(said, list(reversed(said))) == ([], [])


def test_numbers_are_named_before_words():
    assert bag_differences(["b 2 a 10"], [""])[0] == ["10", "2", "a", "b"]
