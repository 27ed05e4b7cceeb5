"""One claim in the record: where the group stands, how it voted, and everything that was said."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from tests.exporters.every_kind import every_kind
from unifydesk.domain.contract import IN_PRINT
from unifydesk.domain.deck import Argument
from unifydesk.domain.notes import NOTE_KINDS, Note
from unifydesk.domain.report import ReportClaim
from unifydesk.exporters._record_blocks import Beside, Facts, Para, Part, Said, Voices
from unifydesk.exporters._record_claim import claim_part, said_in, voices
from unifydesk.exporters._words import place_of

Get = Callable[[str], ReportClaim]


def facts(part: Part) -> dict[str, str]:
    """Return the facts of a claim."""
    [block] = [b for b in part.blocks if isinstance(b, Facts)]
    return dict(block.lines)


def test_a_claim_opens_with_its_sentence_and_its_place(claim: Get) -> None:
    known = claim("EB4")
    part = claim_part(known, {})
    assert part.key == place_of(known.claim)
    assert (part.title, part.kicker) == ("EB4  Unity of tools", "Benefit · epistemic")
    assert part.blocks[0] == Para(f"“{known.claim.text}”", "claim")


def test_position_statement_and_votes_are_told(claim: Get) -> None:
    said = facts(claim_part(claim("EB4"), {}))
    assert said["Position"].startswith("Real: Consensus for, swing 2 votes")
    assert said["Statement"].startswith("Shared tools help ideas travel")
    assert said["Votes"] == "Round 1: 12 by roll call, named · Round 2: 12 by roll call, named"


def test_a_secret_vote_says_what_that_means(claim: Get) -> None:
    assert facts(claim_part(claim("HR2"), {}))["Confidential"] == IN_PRINT


def test_what_differs_from_the_rule_is_told_with_its_reason() -> None:
    said = facts(claim_part(every_kind(only=("B4",)).claims[0], {}))
    assert "Three people changed their minds" in said["Recorded"]
    assert "seat 7 through seat 3" in said["By proxy"]


def test_dissent_stands_beside_the_counts_and_not_again_below(claim: Get) -> None:
    known = claim("EB1")
    part = claim_part(known, {})
    [beside] = [b for b in part.blocks if isinstance(b, Beside)]
    assert [p.text for p in beside.left] == [
        "Real: 7 of 11 disagree",
        "Importance: 5 of 12 call it important",
    ]
    assert [s.text for s in beside.right] == [n.text for n in known.notes_of("dissent")]
    said = [v.label for inner in part.parts for v in inner.blocks if isinstance(v, Voices)]
    assert "Dissent" not in said


def test_dissent_on_a_claim_without_a_result_is_a_note(claim: Get) -> None:
    known = replace(claim("EB1"), rounds=(), sentences=(), hidden=("Round 1 was closed.",))
    part = claim_part(known, {})
    assert facts(part)["Position"] == "No result was revealed"
    assert facts(part)["Votes"] == "Round 1 was closed"
    assert "Dissent" in [v.label for inner in part.parts for v in inner.blocks if isinstance(v, Voices)]


def test_arguments_of_the_deck_are_told_before_what_was_said(claim: Get) -> None:
    known = claim("OV1")
    told = replace(known.claim, arguments=(Argument("against", "No."), Argument("for", "Yes.")))
    last = claim_part(replace(known, claim=told), {}).parts[-1]
    assert last.blocks[:2] == (
        Voices("For, from the deck", (Said("Yes."),)),
        Voices("Against, from the deck", (Said("No."),)),
    )


def test_reasons_given_in_ballots_come_first(claim: Get) -> None:
    last = claim_part(claim("OV1"), {}).parts[-1]
    labels = [block.label for block in last.blocks if isinstance(block, Voices)]
    assert labels[:2] == ["Reasons, round 1", "Reasons, round 2"]


def test_notes_of_every_kind_are_kept_also_of_unknown_ones() -> None:
    notes = [Note(b"", at, kind, kind) for at, kind in enumerate([*NOTE_KINDS, "whistle"])]
    made = voices(notes, ("dissent",))
    assert sorted(said.text for each in made for said in each.said) == sorted(n.text for n in notes)


def test_actions_and_objections_say_what_is_known() -> None:
    notes = (
        Note(b"", 1, "action", "a", owner="Ann", due="May"),
        Note(b"", 2, "objection", "b", owner="Bob"),
        Note(b"", 3, "objection", "c", outcome="Done."),
        Note(b"", 4, "for", "d", owner="nobody"),
    )
    assert [said.tail for said in said_in(notes)] == [
        "Owner: Ann · Due: May", "Owner: Bob · Open: not addressed yet", "Addressed: Done.", "",
    ]  # fmt: skip


def test_the_ids_of_all_parts_differ() -> None:
    def keys(part: Part) -> list[str]:
        return [part.key, *(key for inner in part.parts for key in keys(inner))]

    for each in every_kind(rounds=5).claims:
        found = keys(claim_part(each, {}))
        assert len(found) == len(set(found))
