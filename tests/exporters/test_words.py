"""Words and numbers: dates, bases, dashes, swings, sentences."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from tests.exporters.sample import empty, figures, sample
from unifydesk.domain.people import Seat
from unifydesk.domain.position import Position
from unifydesk.domain.question import Question
from unifydesk.domain.tally import Figures, Movement
from unifydesk.exporters import _words as words

AGREE = Question("agreement", "agreement", "Agreement")


def voted(*counts: int, present: int = 12) -> Figures:
    """Return the figures of an agreement question."""
    return figures(AGREE, counts, present)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2026-11-23", "23 November 2026"),
        ("2026-01-02T10:00:00+01:00", "2 January 2026"),
        ("next Tuesday", "next Tuesday"),
        ("", ""),
        ("2026-13-40", "2026-13-40"),
    ],
)
def test_dates_are_written_out_and_other_texts_stay(text: str, said: str) -> None:
    assert words.long_date(text) == said


def test_times_are_given_as_far_as_they_are_known() -> None:
    assert words.clock_times("2026-11-23T09:30:00+01:00", "2026-11-23T11:08:00+01:00") == "09:30 to 11:08"
    assert words.clock_times("2026-11-23T09:30:00+01:00", "") == "09:30"
    assert words.clock_times("", "") == ""


def test_the_moment_of_the_record_is_its_end_its_start_or_its_date() -> None:
    record = sample()
    assert words.moment(record) == "20261123110800"
    assert words.moment(replace(record, ended="")) == "20261123093000"
    assert words.moment(replace(record, ended="", started="soon")) == "20261123000000"
    assert words.moment(empty()) == "20000101000000"


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (None, "–"),
        (3.0, "3"),
        (3.5, "3.5"),
        (0.125, "0.12"),
        (-0.713, "−0.71"),
        (0.0, "0"),
        (-0.001, "0"),
        (10.0, "10"),
    ],
)
def test_numbers_have_no_needless_zeros_and_undefined_ones_are_dashes(value: float | None, said: str) -> None:
    assert words.number(value) == said


@pytest.mark.parametrize(
    ("part", "base", "said"),
    [
        (9, 12, "75"),
        (1, 8, "13"),
        (1, 3, "33"),
        (2, 3, "67"),
        (0, 5, "0"),
        (0, 0, "–"),
        (1, 500, "<1"),
        (499, 500, ">99"),
        (500, 500, "100"),
        (Decimal("31.5"), Decimal(46), "68"),
    ],
)
def test_percentages_are_whole_and_without_a_base_a_dash(part: int, base: int, said: str) -> None:
    assert words.percent(part, base) == said


def test_a_swing_of_one_is_one_answer_and_no_margin() -> None:
    close = replace(voted(0, 1, 2, 6, 3), position=Position("consensus_for", 1))
    assert words.swing_short(close) == "1 vote"
    assert words.swing_sentence(close) == "one different answer would change it"


@pytest.mark.parametrize(("swing", "short"), [(2, "2 votes"), (3, "3 votes"), (None, "> 3 votes")])
def test_other_swings_say_how_many_answers_would_have_to_differ(swing: int | None, short: str) -> None:
    made = replace(voted(0, 1, 2, 6, 3), position=Position("consensus_for", swing))
    assert words.swing_short(made) == short
    assert words.swing_sentence(made)


def test_without_a_position_there_is_no_swing() -> None:
    none = voted(0, 1, 0, 0, 0)
    assert words.swing_short(none) == words.DASH
    assert words.swing_sentence(none) == ""
    assert words.swing_short(None) == words.DASH
    assert words.position_words(None) == words.DASH


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ((0, 1, 2, 6, 3), "9 of 12 agree"),
        ((7, 2, 2, 1, 0), "9 of 12 disagree"),
        ((6, 0, 0, 0, 6), "6 for, 6 against, of 12"),
        ((0, 0, 0, 0, 0), "nobody answered"),
    ],
)
def test_the_count_behind_a_label_has_its_base(counts: tuple[int, ...], said: str) -> None:
    assert words.support(voted(*counts)) == said


def test_both_camps_of_a_contested_claim_are_counted() -> None:
    assert voted(5, 1, 0, 1, 5).is_contested
    assert words.support(voted(5, 1, 1, 0, 5)) == "5 for, 6 against, of 12"


def test_options_of_an_unknown_kind_are_their_values() -> None:
    assert words.labels_of(AGREE, ("1", "2"))[0] == "1  Strongly disagree"
    assert words.labels_of(Question("c", "colour", "Colour"), ("red", "blue")) == ("red", "blue")
    assert words.shorts_of(Question("c", "colour", "Colour"), ("red", "blue")) == ("red", "blue")


def test_answers_in_words_have_no_number_and_ends_are_named_once() -> None:
    assert words.labels_of(Question("a", "approval", "A"), ("no", "pass", "yes")) == ("No", "Pass", "Yes")
    spectrum = Question("s", "spectrum", "S", ends=("one model", "many, many models"))
    labels = words.labels_of(spectrum, ("0", "5", "10"))
    assert labels == ("0  one model", "5", "10  many, many models")


def test_the_way_ballots_came_is_told_with_the_level() -> None:
    claims = {claim.claim.id: claim for claim in sample().claims}
    assert words.channel_mix(claims["ER2a"].rounds[1]) == "Round 2: 12 by hands, counted without names"
    assert words.channel_mix(claims["HR2"].rounds[0]).endswith("in the booth, confidential")
    assert (
        words.channel_mix(replace(claims["HR2"].rounds[0], figures=())) == "Round 1: no ballots, confidential"
    )


def test_channels_of_one_round_are_told_apart() -> None:
    made = voted(0, 1, 2, 6, 3)
    mix = (("hands", 3), ("paper", 4), ("roll_call", 5))
    several = replace(made, tally=replace(made.tally, channels=mix))
    result = replace(sample().claims[0].rounds[0], number=2, figures=(several,))
    said = "Round 2: 4 on paper, 5 by roll call, named; 3 by hands, counted without names"
    assert words.channel_mix(result) == said


@pytest.mark.parametrize(
    ("value", "said"),
    [(None, "–"), (0.0001, "< 0.001"), (0.03125, "0.031"), (1.0, "1.000"), (0.0006, "0.001")],
)
def test_chances_have_three_digits_and_are_never_nothing(value: float | None, said: str) -> None:
    assert words.chance(value) == said


@pytest.mark.parametrize(
    ("value", "said"), [("0", "0"), ("12.50", "12.5"), ("100", "100"), ("0.0001", "0.0001"), ("1E+2", "100")]
)
def test_weights_are_exact_and_without_needless_digits(value: str, said: str) -> None:
    assert words.weight(Decimal(value)) == said


def test_what_shares_are_of_is_named_with_its_number() -> None:
    tally = replace(voted(0, 1, 2, 6, 2).tally, entitled=20)
    said = [words.base_words(replace(tally, base=base)) for base in ("answered", "present", "entitled")]
    assert said == ["11", "12 present", "20 entitled"]


def weighted(*weights: str, base: str = "answered") -> Figures:
    """Return a vote of (0, 1, 2, 6, 3) people with these sums of weights."""
    made = voted(0, 1, 2, 6, 3)
    sums = tuple(Decimal(weight) for weight in weights)
    tally = replace(made.tally, weighted=sums, weight_of=(("answered", sum(sums, Decimal())),), base=base)
    return replace(made, tally=tally, position=Position("majority_for", None, weighted=True))


def test_the_weight_behind_a_label_stands_beside_the_people() -> None:
    assert words.support(weighted("0", "2", "2", "5.5", "2.5")) == "9 of 12 agree; by weight 8 of 12"


def test_the_side_is_named_where_weights_turn_it() -> None:
    assert words.support(weighted("0", "9", "2", "1", "1")) == "9 of 12 agree; by weight 9 against of 13"


def test_a_weighted_label_has_no_swing() -> None:
    made = weighted("0", "1", "2", "6", "3")
    assert words.swing_short(made) == words.DASH
    assert "follows the weights" in words.swing_sentence(made)


def test_answers_in_words_are_all_counted_beside_a_label() -> None:
    consent = figures(Question("consent", "consent", "Consent"), (1, 0, 2, 9), 12)
    assert words.support(consent) == "9 agree, 2 abstain, 1 objection, of 12"


@pytest.mark.parametrize(("place", "said"), [(None, "–"), (1.0, "0"), (8.5, "7.5"), (11.0, "10")])
def test_a_place_on_a_scale_is_the_number_people_gave(place: float | None, said: str) -> None:
    spectrum = figures(Question("s", "spectrum", "S"), (0,) * 10 + (1,), 1).tally
    assert words.on_scale(spectrum, place) == said


def test_answers_in_words_have_no_place() -> None:
    approval = figures(Question("a", "approval", "A"), (1, 2, 3), 6).tally
    assert words.on_scale(approval, 2.0) == words.DASH


@pytest.mark.parametrize(
    ("up", "down", "same", "said"),
    [
        (6, 1, 5, "6 moved up, 1 down, 5 stayed; 12 answered in both rounds."),
        (0, 0, 4, "Nobody moved; 4 answered in both rounds."),
        (0, 0, 0, "Nobody answered in both rounds."),
    ],
)
def test_movement_is_told_with_its_base(up: int, down: int, same: int, said: str) -> None:
    assert words.movement_sentence(Movement(AGREE, (), (), up, down, same)) == said


def test_a_finding_goes_to_its_own_question() -> None:
    claim = next(claim for claim in sample().claims if claim.claim.id == "ER1")
    likelihood, severity = claim.rounds[-1].figures
    claim = replace(claim, sentences=("Likelihood – Majority for: 7", "Severity – Consensus for: 12"))
    assert words.finding_of(claim, likelihood) == "Majority for: 7"
    assert words.finding_of(claim, severity) == "Consensus for: 12"
    assert words.finding_of(replace(claim, sentences=()), likelihood) == ""


def test_a_single_finding_needs_no_name() -> None:
    claim = next(claim for claim in sample().claims if claim.claim.id == "OV1")
    agreement, confidence = claim.rounds[-1].figures
    claim = replace(claim, sentences=("Divided: 4 for",))
    assert words.finding_of(claim, agreement) == "Divided: 4 for"
    assert words.finding_of(claim, confidence) == (
        "" if confidence.position is None else words.finding_of(claim, confidence)
    )


def test_a_finding_about_items_is_found_under_a_name_of_any_length() -> None:
    long = Question("approval-A", "approval", "A word " * 30 + "at the end?")
    made = figures(long, (1, 2, 9), 12)
    result = replace(sample().claims[0].rounds[0], figures=(made, made))
    claim = replace(sample().claims[0], rounds=(result,), sentences=(f"{long.label.rstrip('?')} – 9 of 12",))
    assert words.finding_of(claim, made) == "9 of 12"


def test_attendance_is_counted_in_words() -> None:
    assert words.attendance([Seat(1)]) == "1 person present"
    two = [Seat(1, "A", "North"), Seat(2, "B", "South", present=False)]
    assert words.attendance(two) == "1 person present of 2 seats, in 2 groups"


def test_people_who_are_represented_are_counted_apart() -> None:
    seats = [Seat(1, "A"), Seat(2, "B", present=False, proxy=1), Seat(3, "C", present=False)]
    assert words.attendance(seats) == "1 person present of 3 seats, 1 more represented by proxy"


def test_lists_read_like_sentences() -> None:
    assert words.listed(()) == ""
    assert words.listed(("a",)) == "a"
    assert words.listed(("a", "b", "c")) == "a, b and c"


def test_places_are_safe_names_whatever_the_id_is() -> None:
    claim = sample().claims[0].claim
    odd = replace(claim, id="<(\ud800) 山>")
    assert words.place_of(odd).replace("claim-", "").isalnum()
    assert words.place_of(odd) != words.place_of(claim)
