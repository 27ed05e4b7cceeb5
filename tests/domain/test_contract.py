"""One promise, the same words everywhere."""

from __future__ import annotations

from unifydesk.domain.contract import CONTRACT, IN_PRINT


def test_four_sentences_make_the_promise_and_none_calls_it_anonymous() -> None:
    assert len(CONTRACT) == 4
    assert all(sentence.count(".") == 1 and sentence.endswith(".") for sentence in CONTRACT)
    assert "anonymous" not in IN_PRINT.lower()


def test_in_print_they_stand_one_after_the_other() -> None:
    assert IN_PRINT.startswith(CONTRACT[0])
    assert IN_PRINT.endswith(CONTRACT[3])
