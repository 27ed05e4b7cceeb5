"""One workshop from an empty start page to the minutes, with all three ways of voting."""

from __future__ import annotations

from pathlib import Path

from pypdf import PdfReader
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QLineEdit, QPlainTextEdit

from tests.journeys.driving import Room, find
from unifydesk.gui.models.people import PRESENT

PEOPLE = ("Amara", "Beatriz", "Chen", "Daniel", "Eleni", "Farid", "Grace")
PROJECTOR = QRect(1366, 0, 1920, 1080)  # tests/files/two-screens.json


def test_one_workshop_from_slides_to_minutes(room: Room, tmp_path: Path) -> None:
    a_new_workshop_is_made(room)
    farid_is_not_here(room)
    the_stage_opens_on_the_projector(room)
    a_presenter_remote_walks_through_the_slides(room)

    room.go_to_claim("EB4")
    a_roll_call(room)
    a_close_is_undone_and_redone(room)
    the_result_is_revealed(room, "Polarised: 3 of 6 agree, 3 disagree")
    the_group_discusses(room)
    a_named_booth_on_the_stage(room)
    the_movement_is_revealed(room, "Real: 3 of 6 moved up, 0 down, 3 stayed")
    the_position_is_recorded(room, "Shared tools speed up exchange.")

    room.go_to_claim("ER1a")
    a_show_of_hands(room)
    the_result_is_revealed(room, "Likelihood – Divided: 3 of 6 call it likely, 2 call it unlikely")
    a_confidential_booth_on_the_laptop(room)
    the_movement_is_revealed(room, "Likelihood: 5 of 6 call it likely (3 of 6 before)")
    the_position_is_recorded(room, "")

    the_review_shows_both_positions(room)
    the_minutes_hold_what_was_counted_by_hand(room, tmp_path / "minutes.pdf")
    assert room.witness.looks > 200
    assert {"slide", "claim", "voting", "results", "discussion", "movement", "position"} <= set(
        room.witness.scenes
    )


# --- before the session ---------------------------------------------------------------------------------


def a_new_workshop_is_made(room: Room) -> None:
    room.press("Ctrl+N")
    room.until(lambda: find("Make the workshop", QAbstractButton).isEnabled(), "the bundled deck is read")
    room.fill("Title", "Group A")
    room.fill("Place", "Room 4")
    room.fill("Facilitator", "Ada")
    room.click(find("People, one per line", QPlainTextEdit))
    room.type("\n".join(PEOPLE))
    room.click_on("Make the workshop")
    room.until(lambda: room.program.window.page == "prepare", "the workshop is open in Prepare")
    assert [seat.name for seat in room.workshop.seats] == list(PEOPLE)


def farid_is_not_here(room: Room) -> None:
    room.click_on("People: 7 of 7 in the room")
    table = find("People", QAbstractItemView)
    in_the_room = table.model().index(PEOPLE.index("Farid"), PRESENT)
    room.click(table.viewport(), table.visualRect(in_the_room).center())
    room.press("Space")
    assert room.shows("People: 6 of 7 in the room")


def the_stage_opens_on_the_projector(room: Room) -> None:
    stage = room.program.stage
    room.press("Ctrl+2", "F5")
    assert stage.window.isFullScreen()
    assert stage.window.geometry() == PROJECTOR
    assert stage.screen_name() == "projector"
    assert room.program.window.isActiveWindow()  # the keyboard stays with the facilitator
    assert room.scene == "welcome"
    assert "Group A" in room.on_stage
    assert room.primary == "Begin the session"


def a_presenter_remote_walks_through_the_slides(room: Room) -> None:
    slides = room.workshop.deck.slides
    room.press("Space")
    assert room.scene == "slide"
    assert slides[0].title in room.on_stage
    room.remote("PgDown", "PgDown")
    assert slides[2].title in room.on_stage
    room.remote("PgUp")
    assert slides[1].title in room.on_stage
    room.remote("B")
    assert room.program.stage.mode == "blank"
    assert slides[1].title not in room.on_stage
    room.remote("Esc")
    assert slides[1].title in room.on_stage
    room.press("F")
    room.remote("PgDown")
    assert slides[1].title in room.on_stage  # frozen: the room keeps its picture
    room.press("F")
    assert slides[2].title in room.on_stage
    room.press("Shift+F5")
    assert not room.program.stage.is_open
    room.press("F5")
    assert room.program.stage.is_open


# --- a benefit: roll call, then a named booth -------------------------------------------------------------


def a_roll_call(room: Room) -> None:
    """Seats 1 to 5 and 7 are present. Real? 4 2 4 5 1 2; importance 5 3 4 4 0 and nothing from seat 7."""
    assert room.scene == "claim"
    assert room.primary == "Open the vote"
    room.press("Space")
    assert room.scene == "voting"
    assert "0 of 6" in room.on_stage
    room.press("4", "5", "2", "3")  # seats 1 and 2, key by key in the table
    assert "2 of 6" in room.on_stage
    line = find("Seat and answers", QLineEdit)
    room.click(line)
    room.type("3 4 4")
    room.press("Return")
    room.type("4 5 4")
    room.press("Return")
    room.type("5 5 0")
    room.press("Return")
    room.type("5 1")  # seat 5 corrects one answer and keeps the other
    room.press("Return")
    room.type("7 2")
    room.press("Return")
    assert "6 of 6" in room.on_stage
    room.type("6 4")
    room.press("Return")
    assert room.shows("Seat 6")  # Farid is not in the room
    assert "6 of 6" in room.on_stage
    room.click_on("Close the vote")
    assert room.scene == "voting"
    assert room.primary == "Reveal the result"


def a_close_is_undone_and_redone(room: Room) -> None:
    assert room.shows("Undo “Close round 1 of EB4”")
    room.press("Ctrl+Z")
    assert room.last_round.state == "open"
    assert room.last_round.recorded == 6
    room.press("Ctrl+Shift+Z")
    assert room.last_round.state == "closed"
    assert room.primary == "Reveal the result"


def the_result_is_revealed(room: Room, words: str) -> None:
    assert words not in room.on_stage
    room.press("Space")
    assert room.scene == "results"
    assert words in room.on_stage


def the_group_discusses(room: Room) -> None:
    assert room.primary == "Discuss"
    room.press("Space")
    assert room.scene == "discussion"
    assert room.program.stage.view.state.timer_ends
    room.press("N")
    room.type("+ Papers are read across fields.")
    room.press("Return")
    room.type("- Small labs are left out.")
    room.press("Return")
    assert "Papers are read across fields." in room.on_stage
    assert "Small labs are left out." in room.on_stage
    room.press("Alt+S")
    room.type("Beatriz: speed is no value in itself.")
    room.press("Return")
    assert "speed is no value" not in room.on_stage
    room.press("Ctrl+Z", "Ctrl+Z")
    assert "Small labs are left out." not in room.on_stage
    room.press("Ctrl+Y", "Ctrl+Y")
    assert "Small labs are left out." in room.on_stage
    kinds = [note.kind for note in room.workshop.notes_on("EB4")]
    assert sorted(kinds) == ["against", "dissent", "for"]


def a_named_booth_on_the_stage(room: Room) -> None:
    """Real? 4 4 4 5 3 4; importance 5 3 4 4 3 3."""
    room.click_on("Booth")
    room.click_on("Vote again")
    assert room.last_round.number == 2
    room.click_on("Start the booth")
    assert room.booth.window() is room.program.stage.window
    for seat, real, importance in ((1, "4", "5"), (2, "4", "3"), (3, "4", "4")):
        room.vote_by_keys(seat, real, importance)
    for seat, real, importance in (("4", "5", "4"), ("5", "3", "3"), ("7", "4", "3")):
        room.vote_by_mouse(seat, real, importance)
    assert room.last_round.recorded == 6
    room.leave_booth()
    assert "6 of 6" in room.on_stage
    room.press("Space")
    assert room.last_round.state == "closed"


def the_movement_is_revealed(room: Room, words: str) -> None:
    assert words not in room.on_stage
    room.press("Space")
    assert room.scene == "movement"
    assert words in room.on_stage
    room.press("R")
    assert room.scene == "results"
    room.press("R")
    assert room.scene == "movement"


def the_position_is_recorded(room: Room, statement: str) -> None:
    assert room.primary == "Record the position"
    if statement:
        room.fill("Sentence to print", statement)
        room.press("Return")
    else:
        room.press("Space")
    assert room.scene == "position"
    assert statement in room.on_stage
    assert room.workshop.positions[room.workshop.standing.claim].statement == statement


# --- a risk: hands, then a confidential booth ---------------------------------------------------------------


def a_show_of_hands(room: Room) -> None:
    """Likelihood 2 2 3 4 4 4; severity 4 4 4 5 5 and one who cannot judge."""
    room.click_on("Hands")
    room.press("Space")
    assert room.last_round.channel == "hands"
    room.press("Down", "2", "Down", "1", "Down", "4")
    room.press("Return")
    assert room.shows("7 hands are more than the 6 people present.")
    assert "0 of 6" in room.on_stage
    room.press("3", "Return")
    assert "6 of 6" in room.on_stage
    room.press("Down", "Down", "Down", "+", "+", "+", "Down", "2", "Down", "1", "Return")
    counts = {question: dict(found) for question, found in room.hands().items()}
    assert counts == {
        "likelihood": {"1": 0, "2": 2, "3": 1, "4": 3, "5": 0, "cannot_judge": 0},
        "severity": {"1": 0, "2": 0, "3": 0, "4": 3, "5": 2, "cannot_judge": 1},
    }
    room.press("Space")
    assert room.last_round.state == "closed"


def a_confidential_booth_on_the_laptop(room: Room) -> None:
    """Likelihood 2 4 4 4 4 5; severity 3 4 4 4 5 5."""
    room.press("Space")
    assert room.scene == "discussion"
    room.click_on("Booth")
    room.click(find("Confidential", QAbstractButton))
    room.press("Space")
    assert room.last_round.level == "confidential"
    room.click_on("Start the booth")
    assert room.booth.window() is not room.program.stage.window
    assert room.booth.window().isFullScreen()
    assert room.booth.window().screen().name() == "laptop"
    for number, (likelihood, severity) in enumerate(("44", "45", "55", "44", "23", "44"), start=1):
        room.vote_in_confidence(likelihood, severity)
        assert f"{number} of 6" in room.on_stage
    room.leave_booth()
    room.press("Space")
    assert room.last_round.state == "closed"


# --- afterwards -------------------------------------------------------------------------------------------


def the_review_shows_both_positions(room: Room) -> None:
    room.press("Ctrl+3")
    assert room.shows("2 of 7 recorded")
    rows = {row[0].split()[0]: row[1:] for row in room.table("Claims")}
    assert rows["EB4"] == [
        "5:0\n3:0",
        "Real: consensus for\nImportance: undecided (neutral)",
        "1\n1",
        "↑3  ↓0\n↑0  ↓0",
        "2",
    ]
    assert rows["ER1a"] == [
        "5:1\n5:0",
        "Likelihood: majority for\nSeverity: consensus for",
        "1\n1",
        "–\n–",
        "2",
    ]
    room.pick(find("Claims", QAbstractItemView), "ER1a")
    assert room.shows("Likely and severe")


def the_minutes_hold_what_was_counted_by_hand(room: Room, path: Path) -> None:
    room.press("Ctrl+4")
    room.click_on("Export the minutes…")
    room.save_as(path)
    room.until(path.exists, "the minutes are written")
    room.until(lambda: room.shows("“minutes.pdf” is in"), "the page says where they are")
    text = " ".join(" ".join(page.extract_text() for page in PdfReader(path).pages).split())
    missing = [words for words in IN_THE_MINUTES if words not in text]
    assert not missing, f"{missing} not in: {text}"


IN_THE_MINUTES = (
    "Minutes of a workshop Group A",
    "Place Room 4 Facilitator Ada",
    "6 people present of 7 seats",
    "6 Farid absent",
    "EB4 Unity of tools Shared tools speed up exchange.",
    # Real, seats 1 to 5 and 7: 4 2 4 5 1 2, then 4 4 4 5 3 4
    "Polarised – 3 of 6 disagree",
    "Consensus for: 5 of 6 agree",
    "1 Strongly disagree 1 17 0 0 2 Disagree 2 33 0 0 3 Neither agree nor disagree 0 0 1 17",
    "4 Agree 2 33 4 67 5 Strongly agree 1 17 1 17 Answered (base of %) 6 100 6 100 Cannot judge 0 0",
    "Silent 0 0 Present 6 6 Entitled 7 7 Median (middle half) 3 (2–4) 4 (4–4)",
    "Agreement A −0.04 0.75 For / neutral / against 3/0/3 5/1/0",
    "3 moved up, 0 down, 3 stayed; 6 answered in both rounds",
    # Importance: 5 3 4 4, one who cannot judge and one silent, then 5 3 4 4 3 3
    "Undecided: 3 of 6 are in the middle",
    "Answered (base of %) 4 100 6 100 Cannot judge 1 0 Silent 1 0 Present 6 6",
    "Median (middle half) 4 (3.75–4.25) 3.5 (3–4)",
    "Nobody moved; 4 answered in both rounds",
    "For, from the room Papers are read across fields. Against, from the room Small labs are left out.",
    "Dissent Beatriz: speed is no value in itself.",
    # Likelihood: 2 2 3 4 4 4, then 2 4 4 4 4 5
    "Majority for: 5 of 6 call it likely",
    "2 Unlikely 2 33 1 17 3 About an even chance 1 17 0 0 4 Likely 3 50 4 67 5 Very likely 0 0 1 17",
    "Median (middle half) 3.5 (2.25–4) 4 (4–4) Agreement A 0.47 0.56 For / neutral / against 3/1/2 5/0/1",
    # Severity: 4 4 4 5 5 and one who cannot judge, then 3 4 4 4 5 5
    "3 Moderate 0 0 1 17 4 Severe 3 60 3 50 5 Very severe 2 40 2 33",
    "Answered (base of %) 5 100 6 100 Cannot judge 1 0",
    "Risk Likely and severe",
    "Only totals and the words of reasons are stored, without names, times or order.",
    "No position is named when the number of answers is below 5",
)
