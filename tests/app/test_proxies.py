"""One person answers for another: recorded, counted among those who can vote, and printed."""

from __future__ import annotations

import pytest

from tests.app.stories import close_and_reveal, now, open_round
from unifydesk.app import people, people_rows, voting
from unifydesk.app.results import results
from unifydesk.app.stage_state import booth_state
from unifydesk.domain.errors import InvalidBallotError, InvalidInputError, NotFoundError
from unifydesk.domain.people import Seat, represented, taking_part


@pytest.fixture
def with_proxy(make_file):
    """Four people; seat 4 is absent and votes through seat 1."""
    file = make_file(people=4)
    people.edit(file, Seat(4, "Dora", present=False, proxy=1))
    return file


def test_a_represented_person_can_vote_and_counts_among_those_present(with_proxy):
    workshop = now(with_proxy)
    assert (workshop.present, workshop.by_proxy) == (4, 1)
    assert [s.number for s in represented(workshop.seats)] == [4]
    round_ = open_round(with_proxy)
    said = voting.cast(with_proxy, round_.id, 4, {"real": "5"}, channel="roll_call").said
    assert said == "Seat 4 (Dora) recorded by proxy, seat 1"
    close_and_reveal(with_proxy, round_)
    (result,) = now(with_proxy).results["A1"]
    assert result.proxies == ((4, 1),)
    assert (result.figures[0].tally.by_proxy, result.figures[0].tally.present) == (1, 4)
    told = next(c for c in results(now(with_proxy))["claims"] if c["id"] == "A1")["rounds"][0]
    assert told["proxies"] == [{"seat": 4, "voted_by": 1}]


def test_the_booth_takes_a_ballot_for_the_represented_person_too(with_proxy):
    open_round(with_proxy)
    assert [seat.number for seat in booth_state(now(with_proxy)).scene.seats] == [1, 2, 3, 4]


def test_a_confidential_round_has_an_envelope_for_the_represented_person(with_proxy):
    round_ = open_round(with_proxy, level="confidential")
    for _ in range(4):
        voting.cast_confidential(with_proxy, round_.id, {"real": "5"})
    close_and_reveal(with_proxy, round_)
    tally = now(with_proxy).results["A1"][0].figures[0].tally
    assert (tally.answered, tally.by_proxy) == (4, 0)  # nobody can tell which of them came by proxy
    assert now(with_proxy).results["A1"][0].proxies == ()


def test_when_the_proxy_leaves_nobody_votes_for_the_absent_one(with_proxy):
    people.set_present(with_proxy, 1, False)
    assert [s.number for s in taking_part(now(with_proxy).seats)] == [2, 3]
    round_ = open_round(with_proxy)
    with pytest.raises(InvalidBallotError, match="so is seat 1, its proxy"):
        voting.cast(with_proxy, round_.id, 4, {"real": "5"}, channel="roll_call")


def test_a_person_who_comes_after_all_votes_in_person(with_proxy):
    people.set_present(with_proxy, 4, True)
    round_ = open_round(with_proxy)
    assert (
        voting.cast(with_proxy, round_.id, 4, {"real": "5"}, channel="cards").said == "Seat 4 (Dora) recorded"
    )
    close_and_reveal(with_proxy, round_)
    assert now(with_proxy).results["A1"][0].proxies == ()


@pytest.mark.parametrize(
    ("proxy", "error"), [(4, InvalidInputError), (0, InvalidInputError), (99, NotFoundError)]
)
def test_a_proxy_is_another_seat_of_the_room(with_proxy, proxy, error):
    with pytest.raises(error):
        people.edit(with_proxy, Seat(4, "Dora", present=False, proxy=proxy))
    assert now(with_proxy).seats[3].proxy == 1


def test_proxies_and_weights_come_with_a_list_of_people():
    listed = people_rows.parse("seat,name,present,weight,proxy\n1,Ann,,1.5,\n2,Bob,no,2,1")
    assert listed == (Seat(1, "Ann", weight="1.5"), Seat(2, "Bob", present=False, weight="2", proxy=1))
