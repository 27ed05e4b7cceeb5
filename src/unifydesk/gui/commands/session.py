"""Leading: the next step, a step back, scenes, the timer, voiding a round, undo and redo."""

from __future__ import annotations

from functools import partial

from unifydesk.app import agenda, history
from unifydesk.app.stage_state import has_results
from unifydesk.domain.rounds import OPEN, Round
from unifydesk.domain.workshop import Workshop
from unifydesk.gui.desk import LEAD, MINUTES, PREPARE, REVIEW, Desk
from unifydesk.gui.dialogs.void_round import VoidRound


def has_workshop(desk: Desk) -> bool:
    """A workshop is open."""
    return desk.workshop is not None


def can_change(desk: Desk) -> bool:
    """A workshop is open and may be written."""
    return desk.workshop is not None and not desk.workshop.read_only


def can_undo(desk: Desk) -> bool:
    """There is an act to take back."""
    return can_change(desk) and bool(desk.workshop and desk.workshop.undo_text)


def can_redo(desk: Desk) -> bool:
    """There is an act to do again."""
    return can_change(desk) and bool(desk.workshop and desk.workshop.redo_text)


def last_round(workshop: Workshop | None) -> Round | None:
    """Return the latest round of the claim where the session stands."""
    return workshop.last_round(workshop.claim.id) if workshop and workshop.claim else None


def has_round(desk: Desk) -> bool:
    """The claim where the session stands has a round that can be voided."""
    return can_change(desk) and last_round(desk.workshop) is not None


def has_open_round(desk: Desk) -> bool:
    """A round is open on the claim where the session stands."""
    found = last_round(desk.workshop)
    return can_change(desk) and found is not None and found.state == OPEN


def has_result(desk: Desk) -> bool:
    """The claim where the session stands has a revealed round to show."""
    workshop = desk.workshop
    return bool(workshop and workshop.claim and workshop.result(workshop.claim.id, revealed_only=True))


def can_record(desk: Desk) -> bool:
    """The room has seen the result, and where it stands is not recorded yet."""
    return can_change(desk) and bool(desk.workshop and agenda.may_record(desk.workshop))


def has_map(desk: Desk) -> bool:
    """A result is revealed, so that there is a map or an overview with something on it."""
    return can_change(desk) and bool(desk.workshop and has_results(desk.workshop))


def has_claim(desk: Desk) -> bool:
    """The session stands at a claim."""
    return can_change(desk) and bool(desk.workshop and desk.workshop.claim)


def next_step(desk: Desk) -> None:
    """Do the sensible next step, as the primary button of the Lead page says."""
    desk.next_asked.emit()


def record_position(desk: Desk) -> None:
    """Record the rule’s position, without waiting for another round."""
    desk.record_asked.emit()


def step_back(desk: Desk) -> None:
    """Go back one stop; nothing is undone."""
    desk.jobs.run(desk, agenda.back)


def show_welcome(desk: Desk) -> None:
    """Put the welcome picture on the stage."""
    desk.jobs.run(desk, partial(agenda.go_to, scene="welcome"))


def show_closing(desk: Desk) -> None:
    """Put all positions on the stage."""
    desk.jobs.run(desk, partial(agenda.go_to, scene="closing"))


def show_maps(desk: Desk) -> None:
    """Put the map of benefits on the stage; asked again, the map of risks, then the overview."""
    desk.jobs.run(desk, agenda.show_maps)


def show_claim(desk: Desk) -> None:
    """Put the claim itself back on the stage."""
    desk.jobs.run(desk, partial(agenda.go_to, scene="claim"))


def show_results(desk: Desk) -> None:
    """Put the revealed result on the stage; pressed again, a ranking’s pairs and the movement."""
    desk.jobs.run(desk, agenda.show_results)


def show_discussion(desk: Desk) -> None:
    """Put the arguments and notes of the claim on the stage."""
    desk.jobs.run(desk, partial(agenda.go_to, scene="discussion"))


def go_to_claim(desk: Desk, claim: str) -> None:
    """Lead on at this claim."""
    desk.page_asked.emit(LEAD)
    desk.jobs.run(desk, partial(agenda.go_to, claim=claim))


def void_round(desk: Desk) -> None:
    """Ask once, then void the latest round of the claim; it can be undone."""
    found = last_round(desk.workshop)
    if found is not None:
        VoidRound(desk.jobs, found, desk.window).open()


def undo(desk: Desk) -> None:
    """Take back the last act."""
    desk.jobs.run(desk, history.undo)


def redo(desk: Desk) -> None:
    """Do the act that was last undone again."""
    desk.jobs.run(desk, history.redo)


def write_note(desk: Desk) -> None:
    """Put the cursor into the note line."""
    desk.page_asked.emit(LEAD)
    desk.note_asked.emit()


def toggle_timer(desk: Desk) -> None:
    """Start the discussion timer, or stop it."""
    desk.timer_asked.emit()


def enter_booth(desk: Desk) -> None:
    """Turn the stage into a ballot."""
    desk.page_asked.emit(LEAD)
    desk.booth_asked.emit()


def show_prepare(desk: Desk) -> None:
    """Go to the Prepare page."""
    desk.page_asked.emit(PREPARE)


def show_lead(desk: Desk) -> None:
    """Go to the Lead page."""
    desk.page_asked.emit(LEAD)


def show_review(desk: Desk) -> None:
    """Go to the Review page."""
    desk.page_asked.emit(REVIEW)


def show_minutes(desk: Desk) -> None:
    """Go to the Minutes page."""
    desk.page_asked.emit(MINUTES)
