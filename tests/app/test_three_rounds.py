"""One claim through three rounds with a late arrival, a proxy, groups and several ways of voting.

Every figure is worked out by hand below and compared with what the program says.
"""

from __future__ import annotations

import io

import pytest
from pypdf import PdfReader

from tests.app.stories import close_and_reveal, now, open_round
from unifydesk.app import people, positions, preparing, reporting, voting
from unifydesk.app.grouping import CELL
from unifydesk.app.results import results
from unifydesk.domain.people import Seat
from unifydesk.domain.report import ExportOptions
from unifydesk.exporters.pdf import EXPORTER

FIRST = {1: "2", 2: "3", 3: "3", 4: "4", 5: "2", 6: "2", 7: "5", 8: "3", 9: "2", 10: "4", 11: "cannot_judge"}
SECOND = dict(zip(range(1, 13), "334422544432", strict=True))
THIRD = dict(zip(range(2, 12), "4444554444", strict=True)) | {12: "cannot_judge"}


def answer(file, answers, channel):
    round_ = open_round(file)
    for seat, given in answers.items():
        voting.cast(file, round_.id, seat, {"real": given}, channel=channel(seat))
    close_and_reveal(file, round_)


@pytest.fixture
def led(make_file):
    """Twelve seats in two groups; 12 comes late, 6 votes through 5 and comes for the third, 1 leaves."""
    file = make_file(people=12)
    for number in range(1, 13):
        people.edit(file, Seat(number, group="North" if number <= 6 else "South"))
    people.set_present(file, 12, False)
    people.edit(file, Seat(6, group="North", present=False, proxy=5))
    answer(file, FIRST, lambda seat: "roll_call")
    people.set_present(file, 12, True)
    answer(file, SECOND, lambda seat: "booth")
    people.set_present(file, 6, True)
    people.set_present(file, 1, False)
    answer(file, THIRD, lambda seat: "cards" if seat <= 6 else "paper")
    return file


def told(file):
    """Return what is told of the question “real”, round by round."""
    claim = next(c for c in results(now(file))["claims"] if c["id"] == "A1")
    return [r["questions"][0] for r in claim["rounds"]]


def test_the_counts_are_those_of_the_people_who_were_there(led):
    first, second, third = told(led)
    assert first["counts"] == {"1": 0, "2": 4, "3": 3, "4": 2, "5": 1}
    assert second["counts"] == {"1": 0, "2": 3, "3": 3, "4": 5, "5": 1}
    assert third["counts"] == {"1": 0, "2": 0, "3": 0, "4": 8, "5": 2}
    # ten in the room and one by proxy; then the latecomer too; then one came and one left
    assert [q["present"] for q in told(led)] == [11, 12, 11]
    assert [q["by_proxy"] for q in told(led)] == [1, 1, 0]
    assert [q["entitled"] for q in told(led)] == [12, 12, 12]
    assert [(q["answered"], q["cannot_judge"], q["silent"]) for q in told(led)] == [
        (10, 1, 0),
        (12, 0, 0),
        (10, 1, 0),
    ]
    assert third["channels"] == {"cards": 5, "paper": 6}


def test_the_figures_are_those_of_a_hand_calculation(led):
    first, second, third = told(led)
    # 2 2 2 2 3 3 3 4 4 5: middle 3 and 3; quartiles at 2.25 and 6.75 of nine steps
    assert (first["median"], first["q1"], first["q3"]) == (3.0, 2.0, 3.75)
    # 2 2 2 3 3 3 4 4 4 4 4 5: middle 3 and 4; quartiles at 2.75 and 8.25 of eleven steps
    assert (second["median"], second["q1"], second["q3"]) == (3.5, 2.75, 4.0)
    assert [(q["for"], q["neutral"], q["against"]) for q in told(led)] == [(3, 3, 4), (6, 3, 3), (10, 0, 0)]
    # 3 of 10 against 4: no third on either side but the larger one; 6 of 12 is no majority; 10 of 10
    assert [q["position"] for q in told(led)] == ["leaning_against", "leaning_for", "consensus_for"]
    # one changed side turns the first two; the third stands 9:1 (10 % against) and falls at 8:2
    assert [q["swing"] for q in told(led)] == [1, 1, 2]
    assert third["measures"]["net"] == 1.0
    assert second["measures"]["net"] == pytest.approx(3 / 12)
    assert first["measures"]["interpolated_median"] == pytest.approx(3 - 0.5 + (5 - 4) / 3)


def test_the_movement_is_that_of_a_hand_calculation(led):
    first, second, third = told(led)
    assert first["movement"] is None
    moved = second["movement"]
    # seats 1 to 10 answered twice: 1 (2 to 3), 3 and 8 (3 to 4) and 9 (2 to 4) went up, nobody down
    assert (moved["pairs"], moved["up"], moved["down"], moved["same"]) == (10, 4, 0, 6)
    assert moved["table"] == [[0] * 5, [0, 2, 1, 1, 0], [0, 0, 1, 2, 0], [0, 0, 0, 2, 0], [0, 0, 0, 0, 1]]
    # ranks of 1, 1, 1 and 2 are 2, 2, 2 and 4; four changes cannot reach p = 0.05
    assert (moved["wilcoxon_w_plus"], moved["wilcoxon_w_minus"], moved["wilcoxon_p"]) == (10, 0, None)
    assert "fewer than 6" in moved["undefined"]["wilcoxon_p"]
    assert (moved["both_for"], moved["lost"], moved["gained"], moved["neither"]) == (3, 0, 3, 4)
    assert moved["mcnemar_p"] == 0.25
    assert moved["sign_p"] == 0.125
    assert moved["histogram_change"] == pytest.approx((2 + 1 + 3) / 20)
    assert (third["movement"]["up"], third["movement"]["down"], third["movement"]["same"]) == (4, 0, 6)


def test_groups_are_shown_only_where_nobody_stands_alone(led):
    _, second, third = told(led)
    assert {g["suppressed"] for g in second["groups"]["groups"].values()} == {CELL}
    assert third["groups"]["groups"] == {
        "North": {"answered": 5, "for": 5, "neutral": 0, "against": 0, "suppressed": None},
        "South": {"answered": 5, "for": 5, "neutral": 0, "against": 0, "suppressed": None},
    }
    assert third["groups"]["undefined"] == "fewer than 20 people answered"


def test_another_base_gives_another_share_and_says_so(led):
    preparing.set_rule(led, "delphi75", {"consensus": 84}, base="entitled")
    third = told(led)[2]
    # 10 of 10 who answered are 100 %; 10 of 12 entitled are 83.3 %
    assert (third["base"], third["base_count"], third["position"]) == ("entitled", 12, "majority_for")
    report = reporting.collect(led)
    assert "of all people entitled to vote" in report.rule_summary
    assert "after the first round was opened" in report.rule_history[-1]
    assert "percentages of those entitled" in report.rule_history[-1]
    assert report.claims[0].sentences[0].startswith("Real – Majority for: 10 of 12 entitled agree")


def test_a_differing_position_is_recorded_only_with_its_reason(led):
    with pytest.raises(Exception, match="Type the reason for recording “majority for” instead"):
        positions.record(led, "A1", label="majority_for")
    positions.record(led, "A1", "Some tools.", label="majority_for", why="Two people had left the room.")
    claim = reporting.collect(led).claims[0]
    assert claim.differs == (
        "Recorded as “majority for”, where the rule says “consensus for”: Two people had left the room."
    )
    recorded = next(c for c in results(now(led))["claims"] if c["id"] == "A1")["recorded"]
    assert (recorded["position"], recorded["rule_position"]) == ("majority_for", "consensus_for")
    assert recorded["why"] == "Two people had left the room."


def printed(file):
    """Return the words of the minutes on one line, as another program reads them."""
    data = EXPORTER.render(reporting.collect(file), ExportOptions(), lambda _part: None).data
    return " ".join(" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(data)).pages)


# worked out above; the percentages are of those who answered: 4 of 10, 3 of 12, 8 of 10 …
PRINTED = (
    "Round 1: 11 by roll call, named · Round 2: 12 in the booth, named · "
    "Round 3: 5 with cards, 6 on paper, named",
    "By proxy Rounds 1 and 2: seat 6 through seat 5",
    "Consensus for: 10 of 10 agree",
    "1 Strongly disagree 0 0 0 0 0 0 2 Disagree 4 40 3 25 0 0 3 Neither agree nor disagree 3 30 3 25 0 0",
    "4 Agree 2 20 5 42 8 80 5 Strongly agree 1 10 1 8 2 20",
    "Answered (base of %) 10 100 12 100 10 100 Cannot judge 1 0 1 Silent 0 0 0 Present 11 12 11",
    "Of them by proxy 1 1 0 Entitled 12 12 12",
    "Median (middle half) 3 (2–3.75) 3.5 (2.75–4) 4 (4–4)",
    "For / neutral / against 3/3/4 6/3/3 10/0/0 Swing 1 vote 1 vote 2 votes",
    "4 moved up, 0 down, 6 stayed; 10 answered in both rounds.",
    "40% changed their answer, 30% of the distribution moved; Wilcoxon W+ 10, W− 0, exact p – (fewer than 6 ",
    "sign test p 0.125; for in both 3, gained 3, lost 0, in neither 4, McNemar p 0.250;",
    "North –¹ –¹ 5 5/0/0 South –² –¹ 5 5/0/0",
    "¹ Fewer than 3 people stand on one side, so this group is not shown apart. ² Fewer than 5 answered,",
    "Group-aware consensus –: fewer than 20 people answered.",
)


def test_the_minutes_print_the_figures_of_the_hand_calculation(led):
    text = printed(led)
    assert [line for line in PRINTED if line not in text] == []
