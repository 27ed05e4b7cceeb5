"""Reads the tables of a workshop file into the values of the domain; nobody else sees a row."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from typing import Any

from unifydesk.domain.deck import Item
from unifydesk.domain.errors import NotFoundError
from unifydesk.domain.notes import Note
from unifydesk.domain.people import Seat
from unifydesk.domain.position import RecordedPosition
from unifydesk.domain.question import Question
from unifydesk.domain.rounds import CONFIDENTIAL, VOID, Round
from unifydesk.domain.rule import RuleChoice
from unifydesk.domain.workshop import ClaimSetup, RuleEvent, Standing, WorkshopInfo
from unifydesk.store.workshop_file import WorkshopFile, round_area


def deck_source(file: WorkshopFile) -> tuple[str, str]:
    """Return (name, Markdown source) of the deck copied into the file."""
    row = file.query("SELECT name, source FROM deck")[0]
    return row["name"], row["source"]


def deck_is_whole(file: WorkshopFile) -> bool:
    """Return whether the deck is the one that was copied in when the file was made."""
    row = file.query("SELECT source, sha256 FROM deck")[0]
    return hashlib.sha256(row["source"].encode()).digest() == bytes(row["sha256"])


def is_rehearsal(file: WorkshopFile) -> bool:
    """Return whether the file was made as a rehearsal, by its meta row or by the first line of its log."""
    return any(_rehearsal_marks(file))


def marks_agree(file: WorkshopFile) -> bool:
    """Return whether the meta row and the first line of the log say the same about being a rehearsal."""
    in_meta, in_log = _rehearsal_marks(file)
    return in_meta is in_log


def _rehearsal_marks(file: WorkshopFile) -> tuple[bool, bool | None]:
    """Return what the meta row says, and what the log says (None: it says nothing).

    A log that was lost begins anew with the line of its recovery, which at first did not say.
    """
    in_meta = bool(file.query("SELECT rehearsal FROM meta")[0]["rehearsal"])
    first = file.query("SELECT kind, body FROM log WHERE seq = 1 AND kind IN ('created', 'recovered')")
    unsaid = in_meta if first and first[0]["kind"] == "recovered" else None
    mark = json.loads(first[0]["body"]).get("rehearsal", unsaid) if first else None
    return in_meta, None if mark is None else bool(mark)


def info(file: WorkshopFile) -> WorkshopInfo:
    """Return what the title page says."""
    row = file.query("SELECT * FROM workshop")[0]
    del row["one"]
    return WorkshopInfo(**row)


def standing(file: WorkshopFile) -> Standing:
    """Return where the session stands."""
    row = file.query("SELECT * FROM standing")[0]
    del row["one"]
    return Standing(**row)


def rule_events(file: WorkshopFile) -> tuple[RuleEvent, ...]:
    """Return when the rule was declared and changed, oldest first; the last one is in force."""
    rows = file.query("SELECT * FROM rule_event ORDER BY number")
    return tuple(RuleEvent(r["at"], _choice(r), bool(r["after_first_round"])) for r in rows)


def _choice(row: dict[str, Any]) -> RuleChoice:
    thresholds = tuple((str(k), int(v)) for k, v in json.loads(row["thresholds"]))
    return RuleChoice(row["rule"], thresholds, row["base"], bool(row["weighted"]))


def seats(file: WorkshopFile) -> tuple[Seat, ...]:
    """Return all seats by number."""
    rows = file.query("SELECT * FROM seat ORDER BY number")
    return tuple(
        Seat(r["number"], r["name"], r["people_group"], bool(r["present"]), r["weight"], r["proxy"])
        for r in rows
    )


def setups(file: WorkshopFile) -> dict[str, ClaimSetup]:
    """Return how each claim is put to the vote, by claim id."""
    return {
        r["claim"]: ClaimSetup(
            r["claim"],
            bool(r["included"]),
            r["channel"],
            r["level"],
            bool(r["confidence"]),
            bool(r["reason"]),
            r["form"],
        )
        for r in file.query("SELECT * FROM claim_setup")
    }


def round_ids(file: WorkshopFile) -> tuple[bytes, ...]:
    """Return the ids of all rounds, sorted; reads nothing else of them."""
    return tuple(row["id"] for row in file.query("SELECT id FROM round ORDER BY id"))


def rounds(file: WorkshopFile) -> tuple[Round, ...]:
    """Return every round, void ones included, by claim and number; `recorded` and `seats` are filled in."""
    return tuple(_with_turnout(file, r) for r in _known_rounds(file))


def _known_rounds(file: WorkshopFile) -> tuple[Round, ...]:
    return file.cached("rounds", ("round",), lambda: _rounds(file))


def round_by_id(file: WorkshopFile, round_id: bytes) -> Round:
    """Return one round without its turnout; raises NotFoundError when it is not in the file."""
    found = next((r for r in _known_rounds(file) if r.id == round_id), None)
    if found is None:
        raise NotFoundError("That round is not in this workshop any more. Open the claim again.")
    return found


def spec_hash(file: WorkshopFile, round_id: bytes) -> bytes:
    """Return the hash that froze what a round asks."""
    return bytes(file.query("SELECT spec_hash FROM round WHERE id = ?", round_id)[0]["spec_hash"])


def seat(file: WorkshopFile, number: int) -> Seat | None:
    """Return one seat, or None."""
    return next((s for s in file.cached("seats", ("seat",), lambda: seats(file)) if s.number == number), None)


def _rounds(file: WorkshopFile) -> tuple[Round, ...]:
    return tuple(_round(row) for row in file.query("SELECT * FROM round ORDER BY claim, number, voided"))


def _round(row: dict[str, Any]) -> Round:
    return Round(
        id=row["id"],
        claim=row["claim"],
        number=row["number"],
        level=row["level"],
        channel=row["channel"],
        state=row["state"],
        questions=tuple(_question(*q) for q in json.loads(row["questions"])),
        asks_reason=bool(row["asks_reason"]),
        present=row["present"],
        entitled=row["entitled"],
        present_weight=row["present_weight"],
        entitled_weight=row["entitled_weight"],
    )


def _question(question_id: str, kind: str, label: str, told: dict[str, Any] | None = None) -> Question:
    """Return a question from its JSON; `told` is what was declared besides."""
    told = told or {}
    low, high = told.get("ends", ("", ""))
    return Question(
        question_id,
        kind,
        label,
        items=tuple(Item(str(i), str(text)) for i, text in told.get("items", ())),
        budget=int(told.get("budget", 0)),
        top=int(told.get("top", 0)),
        ends=(str(low), str(high)),
    )


def _with_turnout(file: WorkshopFile, round_: Round) -> Round:
    """Add who is recorded, counted again only when something of this very round was written."""
    recorded, seated = file.cached(
        ("turnout", round_.id), (round_area(round_.id),), lambda: _turnout(file, round_)
    )
    return replace(round_, recorded=recorded, seats=seated)


def _turnout(file: WorkshopFile, round_: Round) -> tuple[int, frozenset[int]]:
    if round_.level == CONFIDENTIAL or round_.state == VOID:
        found = file.query("SELECT count(*) AS n FROM turnout WHERE round = ?", round_.id)[0]["n"]
        return int(found), frozenset()
    seated = frozenset(seat for (seat,) in file.rows("SELECT seat FROM ballot WHERE round = ?", round_.id))
    totals = file.rows("SELECT question, sum(n) FROM total WHERE round = ? GROUP BY question", round_.id)
    if not totals:
        return len(seated), seated
    # hands on one question and seats on the other may be the same people; on one question they are not
    sql = "SELECT question, count(*) FROM answer WHERE round = ? GROUP BY question"
    by_seat = {question: n for question, n in file.rows(sql, round_.id)}
    return max(len(seated), *(n + by_seat.get(question, 0) for question, n in totals)), seated


def notes(file: WorkshopFile) -> tuple[Note, ...]:
    """Return all notes in the order they were typed."""
    return tuple(
        Note(
            r["id"],
            r["position"],
            r["kind"],
            r["text"],
            r["claim"],
            r["slide"],
            r["owner"],
            r["due"],
            r["outcome"],
        )
        for r in file.query("SELECT * FROM note ORDER BY position")
    )


def recorded_positions(file: WorkshopFile) -> dict[str, RecordedPosition]:
    """Return the recorded positions by claim id."""
    return {
        r["claim"]: RecordedPosition(
            r["claim"], r["round"], r["label"], r["statement"], r["rule_label"], r["why"]
        )
        for r in file.query("SELECT * FROM recorded_position")
    }


def has_rounds(file: WorkshopFile) -> bool:
    """Return whether any round was ever opened, void ones included."""
    return bool(file.query("SELECT 1 AS one FROM round LIMIT 1"))


def next_rule_event(file: WorkshopFile) -> int:
    """Return the number of the next declaration of a rule."""
    return int(file.query("SELECT coalesce(max(number), 0) + 1 AS n FROM rule_event")[0]["n"])


def weights(file: WorkshopFile) -> tuple[str, ...]:
    """Return every weight and sum of weights in the file once; sums that were not taken are left out."""
    found = file.query(
        "SELECT weight AS w FROM seat UNION SELECT weight FROM ballot UNION SELECT present_weight FROM round "
        "UNION SELECT entitled_weight FROM round"
    )
    return tuple(row["w"] for row in found if row["w"])


def has_ballots(file: WorkshopFile, seat_number: int) -> bool:
    """Return whether a seat has a named ballot in any round."""
    return bool(file.query("SELECT 1 AS one FROM ballot WHERE seat = ? LIMIT 1", seat_number))
