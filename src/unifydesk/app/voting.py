"""Rounds and ballots: every ballot is on disk before anything says “recorded”."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import replace

from unifydesk.app import forms, urns
from unifydesk.app.ballot_checks import (
    check_room,
    checked,
    checked_answer,
    checked_channel,
    checked_level,
    checked_objections,
    checked_reason,
    find_question,
    must_be_open,
    voting_seat,
    whole,
)
from unifydesk.app.disk_room import room_warning
from unifydesk.app.objections import new_objections
from unifydesk.app.open_rounds import no_other_round
from unifydesk.app.texts import paragraph
from unifydesk.app.weights import sum_of_weights
from unifydesk.app.workshops import snapshot
from unifydesk.domain import contract
from unifydesk.domain.changes import Changes
from unifydesk.domain.deck import Claim
from unifydesk.domain.errors import InvalidBallotError, NotFoundError, RoundError
from unifydesk.domain.ids import new_id
from unifydesk.domain.marks import QT_TRANSLATE_NOOP
from unifydesk.domain.people import Seat, taking_part
from unifydesk.domain.question import Ballot
from unifydesk.domain.rounds import (
    CHANNELS,
    CLOSED,
    CONFIDENTIAL,
    DOTS,
    NAMED,
    OPEN,
    REVEALED,
    SECRET_CHANNELS,
    VOID,
    Round,
)
from unifydesk.domain.workshop import Workshop
from unifydesk.kinds import options_of
from unifydesk.store import contents, counting, records
from unifydesk.store.errors import KEY_MISSING, KeyMissingError
from unifydesk.store.workshop_file import WorkshopFile

LEAST_CONFIDENTIAL = 3
"""Below this many people totals would tell who said what, so a confidential round is refused."""
FEW_CONFIDENTIAL = 5
FEW_PEOPLE = QT_TRANSLATE_NOOP("voting", "With {n} people the totals alone may tell who said what.")
HANDS_ALIKE = QT_TRANSLATE_NOOP(
    "voting",
    "Hands cannot be weighted: nobody knows whose they are. Vote by roll call, or count all alike.",
)
"""Why hands are not counted in a workshop whose ballots have weights."""


# -- rounds ------------------------------------------------------------------------------------------------


def open_round(
    file: WorkshopFile, claim: str, *, channel: str | None = None, level: str | None = None
) -> Changes:
    """Open the next round of a claim as its set-up says, or as given; earlier rounds stay as they are.

    Raises RoundError while a round is open anywhere, and when a confidential round has too few people.
    """
    workshop = snapshot(file)
    found = _claim(workshop, claim)
    no_other_round(workshop.rounds, workshop.stranded)
    setup = workshop.setups[claim]
    level = checked_level(level or setup.level)
    channel = checked_channel(channel or setup.channel)
    if level == CONFIDENTIAL and channel not in SECRET_CHANNELS:
        channel = SECRET_CHANNELS[0]
    questions = forms.ballot_form(found, setup.form, confidence=setup.confidence)
    refused = forms.why_not(CHANNELS[channel], questions, channel)
    if refused:
        raise RoundError(refused)
    number = len(workshop.rounds_of(claim)) + 1
    asks_reason = setup.reason or forms.asks_reason(questions)
    round_ = Round(new_id(), claim, number, level, channel, OPEN, questions, asks_reason, None)
    spec = _new_spec(found, round_)
    name = f"Open round {number} of {claim}"
    if level == CONFIDENTIAL:
        return _open_confidential(file, workshop, round_, spec, name)
    with file.act("round_opened", name, claim=claim) as act:
        act.details.update(claim=claim, round=number, level=level, channel=channel, spec=spec.hex())
        act.put("round", records.round_row(round_, spec))
        act.place(scene="voting", claim=claim, slide=_slide_of(workshop, claim), timer_ends="")
    said = f"Round {number} of {claim} is open"
    return Changes(said, claim, round_.id, warning=room_warning(file.path))


def _open_confidential(
    file: WorkshopFile, workshop: Workshop, round_: Round, spec: bytes, name: str
) -> Changes:
    present = workshop.present
    if workshop.rule.weighted:
        raise RoundError(
            "A confidential round cannot be weighted: the weights in its totals would tell who said what. "
            "Count all alike in Prepare, or vote by name."
        )
    if present < LEAST_CONFIDENTIAL:
        raise RoundError(
            f"A confidential round needs at least {LEAST_CONFIDENTIAL} people present; there "
            f"{'is' if present == 1 else 'are'} {present}. Totals of so few would tell who said what."
        )
    with (
        urns.sealing(file, round_, spec, present) as seal,
        file.act("round_opened", name, claim=round_.claim, undoable=False) as act,
    ):
        act.details.update(
            claim=round_.claim,
            round=round_.number,
            level=CONFIDENTIAL,
            channel=round_.channel,
            spec=spec.hex(),
        )
        act.put("round", records.round_row(round_, spec))
        seal(act)
        act.place(scene="voting", claim=round_.claim, slide=_slide_of(workshop, round_.claim), timer_ends="")
    few = FEW_PEOPLE.format(n=present) if present < FEW_CONFIDENTIAL else ""
    said = f"Round {round_.number} of {round_.claim} is open, confidential"
    warning = " ".join(filter(None, (few, room_warning(file.path))))
    return Changes(said, round_.claim, round_.id, warning=warning)


def close_round(file: WorkshopFile, round_id: bytes) -> Changes:
    """Close an open round: nothing can be added or changed, and the people present now are written down.

    Closing a confidential round turns the sealed urn into totals and destroys its key; that cannot be undone.
    """
    workshop = snapshot(file)
    round_ = _round(workshop, round_id)
    must_be_open(round_)
    name = f"Close round {round_.number} of {round_.claim}"
    confidential = round_.level == CONFIDENTIAL
    if round_id in workshop.stranded:
        raise KeyMissingError(KEY_MISSING)
    if confidential and round_.recorded < LEAST_CONFIDENTIAL:
        raise RoundError(
            f"Only {round_.recorded} confidential ballots are in the urn; so few would tell who said what. "
            "Wait for more, or void the round."
        )
    spec = contents.spec_hash(file, round_id)
    closed = _closed(workshop, round_)
    if confidential:
        urns.hold_key(file, round_)
    with file.act("round_closed", name, claim=round_.claim, undoable=not confidential) as act:
        act.details.update(claim=round_.claim, round=round_.number, present=closed.present)
        act.put("round", records.round_row(closed, spec))
        if confidential:
            totals = urns.empty_into_totals(act, file, round_, spec)
        act.details["recorded"] = round_.recorded
        act.place(scene="voting", claim=round_.claim, timer_ends="")
    said = (
        f"Round {round_.number} of {round_.claim} is closed: {round_.recorded} of {closed.present} recorded"
    )
    if confidential:
        said += urns.destroy_key(file, round_, totals)
    return Changes(said, round_.claim, round_id, warning=_telling_totals(file, closed))


def _closed(workshop: Workshop, round_: Round) -> Round:
    """Return the round as it closes: who was present and who was entitled is written down with it."""
    weighted = workshop.rule.weighted
    present = taking_part(workshop.seats)
    return replace(
        round_,
        state=CLOSED,
        present=max(len(present), round_.recorded),
        entitled=max(len(workshop.seats), round_.recorded),
        present_weight=sum_of_weights(present) if weighted else "",
        entitled_weight=sum_of_weights(workshop.seats) if weighted else "",
    )


def _telling_totals(file: WorkshopFile, round_: Round) -> str:
    """Return a warning when confidential totals may tell what each person said, or an empty text.

    Said when the round closes, while its result is not on the stage yet.
    """
    if round_.level != CONFIDENTIAL:
        return ""
    counts = (counting.count(file, round_, question.id).answers for question in round_.questions)
    if any(len(answers) == 1 for answers in counts):
        return contract.ALIKE
    return few_ballots(round_.recorded)


def few_ballots(recorded: int) -> str:
    """Return the warning about totals of a few confidential ballots, or an empty text."""
    return contract.FEW.format(n=recorded) if recorded < FEW_CONFIDENTIAL else ""


def reveal(file: WorkshopFile, round_id: bytes) -> Changes:
    """Show the result of a closed round to the room, once and for the whole group."""
    workshop = snapshot(file)
    round_ = _round(workshop, round_id)
    if round_.state == OPEN:
        raise RoundError(f"Round {round_.number} of {round_.claim} is still open. Close it, then reveal it.")
    if round_.state != CLOSED:
        raise RoundError(f"Round {round_.number} of {round_.claim} cannot be revealed: it is {round_.state}.")
    objections = new_objections(file, workshop, round_)
    earlier = any(r.state == REVEALED for r in workshop.rounds_of(round_.claim) if r.number < round_.number)
    with file.act(
        "round_revealed", f"Reveal round {round_.number} of {round_.claim}", claim=round_.claim
    ) as act:
        act.details.update(claim=round_.claim, round=round_.number)
        act.put(
            "round", records.round_row(replace(round_, state=REVEALED), contents.spec_hash(file, round_id))
        )
        for note in objections:
            act.put("note", records.note(note))
        act.place(
            scene="movement" if earlier else "results",
            claim=round_.claim,
            slide=_slide_of(workshop, round_.claim),
        )
    return Changes(f"Round {round_.number} of {round_.claim} is on the stage", round_.claim, round_id)


def void_round(file: WorkshopFile, round_id: bytes, why: str = "") -> Changes:
    """Set a round aside: its ballots stay on disk but no longer count, and the claim can be put again."""
    workshop = snapshot(file)
    round_ = _round(workshop, round_id)
    if round_.state == VOID:
        raise RoundError(f"Round {round_.number} of {round_.claim} is void already.")
    last = workshop.last_round(round_.claim)
    if last is None or last.id != round_id:
        raise RoundError(f"Only the latest round of {round_.claim} can be voided.")
    voided = 1 + sum(
        r.state == VOID and r.claim == round_.claim and r.number == round_.number for r in workshop.rounds
    )
    sealed = round_.level == CONFIDENTIAL and round_.is_open
    if sealed:
        urns.hold_key(file, round_)
    name = f"Void round {round_.number} of {round_.claim}"
    with file.act("round_voided", name, claim=round_.claim, undoable=not sealed) as act:
        act.details.update(claim=round_.claim, round=round_.number, why=paragraph(why))
        void = replace(round_, state=VOID, present=round_.present)
        if act.delete("recorded_position", round_.claim):
            act.details["position"] = "cleared"
        act.put("round", records.round_row(void, contents.spec_hash(file, round_id), voided))
        if sealed:
            urns.discard(act, round_)
        act.place(scene="claim", claim=round_.claim, timer_ends="")
    said = f"Round {round_.number} of {round_.claim} is void"
    if sealed:
        said += urns.destroy_key(file, round_)
    return Changes(said, round_.claim, round_id)


# -- ballots -----------------------------------------------------------------------------------------------


def cast(
    file: WorkshopFile,
    round_id: bytes,
    seat: int,
    answers: Mapping[str, str],
    *,
    channel: str,
    reason: str | None = None,
    action_id: bytes | None = None,
) -> Changes:
    """Record a named ballot; answers given now replace those of the same seat, the others stay.

    Returns only after the commit. Raises RoundError when the round is closed or confidential,
    NotFoundError for an unknown seat or question, InvalidBallotError for an answer that does not fit.
    """
    round_ = contents.round_by_id(file, round_id)
    must_be_open(round_)
    if round_.level != NAMED:
        raise RoundError(f"Round {round_.number} of {round_.claim} is confidential: vote in the booth.")
    person, proxy = voting_seat(file, seat)
    given = checked(round_.questions, answers)
    channel = checked_channel(channel)
    text = checked_reason(reason or "")
    said = _recorded_words(person, proxy)
    if action_id is not None and file.was_done(action_id):
        return Changes(said, round_.claim, round_id)
    before = _ballot(file, round_, seat)
    answered = dict(before.answers) if before is not None else {}
    kept = before.reason if before is not None and reason is None else text
    checked_objections(round_.questions, answered | given, kept)
    check_room(file, round_, given.keys() - answered.keys())
    with file.act("ballot", f"Ballot of seat {seat}", claim=round_.claim, action_id=action_id) as act:
        act.details.update(
            claim=round_.claim, round=round_.number, seat=seat, channel=channel, answers=dict(given)
        )
        if before is not None:
            act.details["changed"] = True
        if proxy is not None:
            act.details["proxy"] = proxy
        row = records.ballot(
            round_id, seat, _kept_channel(before, given, channel), kept, weight=person.weight, proxy=proxy
        )
        act.put("ballot", row)
        for question, answer in given.items():
            act.put("answer", {"round": round_id, "seat": seat, "question": question, "answer": answer})
    return Changes(said, round_.claim, round_id)


def _kept_channel(before: Ballot | None, given: Mapping[str, str], channel: str) -> str:
    """Return the way a ballot came; what came another way is not shown because of one dot beside it."""
    if channel != DOTS or before is None or before.channel == DOTS:
        return channel
    return channel if all(question in given for question, _ in before.answers) else before.channel


def withdraw(file: WorkshopFile, round_id: bytes, seat: int) -> Changes:
    """Take a named ballot out of an open round; the log keeps what it said."""
    round_ = contents.round_by_id(file, round_id)
    must_be_open(round_)
    before = _ballot(file, round_, seat)
    if before is None:
        raise NotFoundError(f"Seat {seat} has no ballot in round {round_.number} of {round_.claim}.")
    with file.act("ballot_withdrawn", f"Withdraw the ballot of seat {seat}", claim=round_.claim) as act:
        act.details.update(claim=round_.claim, round=round_.number, seat=seat, answers=dict(before.answers))
        for question, _answer in before.answers:
            act.delete("answer", round_id, seat, question)
        act.delete("ballot", round_id, seat)
    return Changes(f"The ballot of seat {seat} is withdrawn", round_.claim, round_id)


def count_hands(file: WorkshopFile, round_id: bytes, question: str, counts: Mapping[str, int]) -> Changes:
    """Record how many hands went up for each answer of one question, replacing an earlier count.

    Raises InvalidBallotError when the hands and the ballots already recorded exceed the people present.
    """
    round_ = contents.round_by_id(file, round_id)
    must_be_open(round_)
    if round_.level != NAMED:
        raise RoundError(f"Round {round_.number} of {round_.claim} is confidential: hands would show.")
    asked = find_question(round_.questions, question)
    refused = forms.why_not(CHANNELS["hands"], (asked,), "hands")
    if refused:
        raise InvalidBallotError(refused)
    _check_alike(file)
    given = {checked_answer(asked, answer): whole(number) for answer, number in counts.items()}
    voted = sum(1 for b in counting.ballots(file, round_) if b.answer(question) is not None)
    present = len(taking_part(contents.seats(file)))
    total = sum(given.values())
    if total + voted > present:
        also = f" and {voted} already recorded by seat" if voted else ""
        raise InvalidBallotError(
            f"{total} hands{also} are more than the {present} people present. "
            "Count again, or correct who is present."
        )
    before = counting.hands(file, round_).get(question, {})
    with file.act("hands", f"Hands for “{asked.label}” of {round_.claim}", claim=round_.claim) as act:
        act.details.update(claim=round_.claim, round=round_.number, question=question, counts=given)
        for answer in before.keys() - given.keys():
            act.delete("total", round_id, question, answer, "hands", "", 1)
        for answer, number in given.items():
            act.put("total", records.total(round_id, question, answer, "hands", number, seated=True))
    return Changes(f"{total} of {present} counted for “{asked.label}”", round_.claim, round_id)


def cast_confidential(
    file: WorkshopFile,
    round_id: bytes,
    answers: Mapping[str, str],
    *,
    reason: str = "",
    turn: bytes | None = None,
) -> Changes:
    """Put one complete ballot into the sealed urn; nothing about it is written anywhere else.

    A `turn`, some random bytes, makes a retry harmless: it is one ballot, however often it comes. It is kept
    in memory only.
    """
    round_ = contents.round_by_id(file, round_id)
    must_be_open(round_)
    if round_.level != CONFIDENTIAL:
        raise RoundError(f"Round {round_.number} of {round_.claim} is not confidential: give a seat.")
    given = checked(round_.questions, answers)
    text = checked_reason(reason)
    checked_objections(round_.questions, given, text)
    new = urns.cast(file, round_, contents.spec_hash(file, round_id), given, text, turn)
    said = "A confidential ballot is recorded" if new else "This confidential ballot was recorded already"
    return Changes(said, round_.claim, round_id)


def ballots(file: WorkshopFile, round_id: bytes) -> tuple[Ballot, ...]:
    """Return the named ballots of a round for the facilitator's own screen."""
    return counting.ballots(file, contents.round_by_id(file, round_id))


def hands(file: WorkshopFile, round_id: bytes) -> dict[str, dict[str, int]]:
    """Return the hands counted so far: question → answer → people."""
    return counting.hands(file, contents.round_by_id(file, round_id))


# -- finding ---------------------------------------------------------------------------------------------


def _claim(workshop: Workshop, claim: str) -> Claim:
    found = workshop.deck.claim(claim)
    if found is None:
        raise NotFoundError(f"The deck has no claim “{claim}”. Look in the outline for its name.")
    return found


def _slide_of(workshop: Workshop, claim: str) -> str:
    slide = workshop.deck.slide_of(claim)
    return slide.id if slide else workshop.standing.slide


def _round(workshop: Workshop, round_id: bytes) -> Round:
    found = next((r for r in workshop.rounds if r.id == round_id), None)
    if found is None:
        raise NotFoundError("That round is not in this workshop any more. Open the claim again.")
    return found


def _ballot(file: WorkshopFile, round_: Round, seat: int) -> Ballot | None:
    return counting.ballot(file, round_, seat)


def _check_alike(file: WorkshopFile) -> None:
    """Raise InvalidBallotError when ballots have weights: raised hands have none."""
    if snapshot(file).rule.weighted:
        raise InvalidBallotError(HANDS_ALIKE)


def _recorded_words(person: Seat, proxy: int | None) -> str:
    by = f" by proxy, seat {proxy}" if proxy is not None else ""
    return f"{_seat_word(person)} recorded{by}"


def _seat_word(seat: Seat) -> str:
    return f"Seat {seat.number} ({seat.name})" if seat.name else f"Seat {seat.number}"


def _new_spec(claim: Claim, round_: Round) -> bytes:
    """Return the hash that freezes what was asked: the claim's words, the questions and the options."""
    options = [[o.value for o in options_of(q)] for q in round_.questions]
    asked = [records.question(q) for q in round_.questions]
    words = [claim.id, claim.text, asked, options, round_.level, round_.asks_reason]
    return hashlib.sha256(json.dumps(words, ensure_ascii=False).encode()).digest()
