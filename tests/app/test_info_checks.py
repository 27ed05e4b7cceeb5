"""What the title page and the seats of a workshop must satisfy."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.app.stories import DECK
from unifydesk.app import info_checks, workshops
from unifydesk.app.info_checks import checked_info, checked_seat, checked_seats
from unifydesk.decks import read_deck
from unifydesk.domain.errors import InvalidInputError
from unifydesk.domain.people import Seat
from unifydesk.domain.workshop import WorkshopInfo


def test_a_date_is_kept_in_its_one_usual_form():
    for typed in ("2026-11-23", " 20261123 ", "2026-W48-1"):
        assert checked_info(WorkshopInfo("T", date=typed)).date == "2026-11-23"


@pytest.mark.parametrize("typed", ["2026-13-01", "tomorrow", "１２", "2026-11-23T09:00"])
def test_what_is_no_date_is_refused_with_an_example(typed):
    with pytest.raises(InvalidInputError, match="such as 2026-11-23"):
        checked_info(WorkshopInfo("T", date=typed))


@pytest.mark.parametrize("title", ["", "  \n ", "\x00\x1b"])
def test_a_workshop_needs_a_title(title):
    with pytest.raises(InvalidInputError, match="needs a title"):
        checked_info(WorkshopInfo(title))


@pytest.mark.parametrize("field", ["title", "place", "facilitator"])
def test_a_text_that_would_not_fit_the_page_is_refused(field):
    info = replace(WorkshopInfo("T"), **{field: "x" * 301})
    with pytest.raises(InvalidInputError, match="too long"):
        checked_info(info)


def test_the_title_page_is_checked_when_a_file_is_made(tmp_path):
    with pytest.raises(InvalidInputError, match="not a date"):
        workshops.create(tmp_path / "a.unify", DECK, info=WorkshopInfo("T", date="soon"))
    assert list(tmp_path.iterdir()) == []


def test_a_title_that_is_not_utf_8_does_not_stop_a_file_from_being_made(tmp_path):
    workshops.create(tmp_path / "a.unify", DECK, deck_name="\udcff.md", info=WorkshopInfo("\udcffb")).close()
    assert (tmp_path / "a.unify").is_file()


def test_the_title_of_a_deck_is_cut_to_the_length_of_a_workshop_title():
    deck = replace(read_deck(DECK, "demo"), title="word " * 100)
    assert len(info_checks.title_from(deck)) < 300
    checked_info(WorkshopInfo(info_checks.title_from(deck)))


@pytest.mark.parametrize("number", [-1, 0, 10_000])
def test_seats_are_numbered_from_1_to_9999(number):
    with pytest.raises(InvalidInputError, match="1 to 9999"):
        checked_seat(Seat(number))


def test_a_name_is_one_line():
    assert checked_seat(Seat(1, " Ann\n\x1bLee ", "A\tB")) == Seat(1, "Ann Lee", "A B")


def test_a_name_and_a_group_have_a_length():
    for seat in (Seat(1, "x" * 121), Seat(1, "", "x" * 121)):
        with pytest.raises(InvalidInputError, match="too long"):
            checked_seat(seat)


def test_a_seat_that_comes_twice_is_refused_before_a_file_is_made(tmp_path):
    with pytest.raises(InvalidInputError, match="comes twice"):
        checked_seats([Seat(1), Seat(1, "Ann")])
    with pytest.raises(InvalidInputError, match="comes twice"):
        workshops.create(tmp_path / "a.unify", DECK, seats=[Seat(1), Seat(1)])
    assert list(tmp_path.iterdir()) == []
