"""A fault is told by its kind and its places; what a person said is not in it."""

from __future__ import annotations

from unifydesk.domain.faults import described


def fail(words):
    raise ZeroDivisionError(words)


def caught(words, how):
    """Return an error that was raised while another one was handled."""
    try:
        try:
            fail(words)
        except ZeroDivisionError as error:
            if how == "by cause":
                raise LookupError(words) from error
            if how == "hidden":
                raise LookupError(words) from None
            raise LookupError(words)  # noqa: B904 - this is one of the ways
    except LookupError as error:
        return error


def test_kinds_and_places_are_told_and_no_word_of_the_errors():
    told = described(caught("Ann said 4", "by chance"))
    assert "builtins.LookupError" in told
    assert "in fail" in told
    assert "test_faults.py:" in told
    assert "Ann" not in told


def test_causes_are_told_unless_they_are_hidden():
    assert "ZeroDivisionError" in described(caught("x", "by cause"))
    assert "ZeroDivisionError" in described(caught("x", "by chance"))
    assert "ZeroDivisionError" not in described(caught("x", "hidden"))
