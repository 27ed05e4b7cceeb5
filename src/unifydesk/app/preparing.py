"""Everything set before the session: title page, running order, how claims are asked, and the rule."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from unifydesk.app.info_checks import checked_info
from unifydesk.app.workshops import chosen_order, deck_of, is_on, snapshot
from unifydesk.domain.changes import Changes
from unifydesk.domain.errors import InvalidInputError, NotFoundError
from unifydesk.domain.rounds import CONFIDENTIAL, NAMED
from unifydesk.domain.workshop import ClaimSetup, WorkshopInfo
from unifydesk.rules import make_choice
from unifydesk.store import contents, records
from unifydesk.store.workshop_file import WorkshopFile

PANEL_CHANNELS = ("hands", "roll_call", "booth")


def set_info(file: WorkshopFile, info: WorkshopInfo) -> Changes:
    """Change the title page."""
    cleaned = checked_info(info)
    before = contents.info(file)
    if cleaned == before:
        return Changes("")
    with file.act("info_changed", "Change the title page") as act:
        act.details.update(title=cleaned.title, date=cleaned.date, place=cleaned.place)
        act.put("workshop", records.info(replace(cleaned, running_order=before.running_order)))
    return Changes("The title page is changed")


def choose_running_order(file: WorkshopFile, order_id: str) -> Changes:
    """Put the claims of a running order on the agenda and plan its time; empty means every core claim."""
    deck = deck_of(file)
    order = chosen_order(deck, order_id)
    workshop = snapshot(file)
    title = order.title if order else "every core claim"
    with file.act("running_order", f"Choose the running order “{title}”") as act:
        act.details["order"] = order_id
        minutes = order.minutes if order else workshop.info.minutes_planned
        info = replace(workshop.info, running_order=order_id, minutes_planned=minutes)
        act.put("workshop", records.info(info))
        for claim in deck.claims:
            setup = workshop.setups[claim.id]
            if setup.included != is_on(order, claim):
                act.put("claim_setup", records.setup(replace(setup, included=not setup.included)))
    return Changes(f"Running order: {title}")


def set_setup(file: WorkshopFile, setup: ClaimSetup) -> Changes:
    """Change how one claim is put to the vote; a round that is open or closed keeps what it asked."""
    if deck_of(file).claim(setup.claim) is None:
        raise NotFoundError(f"The deck has no claim “{setup.claim}”.")
    if setup.channel not in PANEL_CHANNELS or setup.level not in (NAMED, CONFIDENTIAL):
        raise InvalidInputError("Choose hands, roll call or booth, and named or confidential.")
    if setup.level == CONFIDENTIAL:
        setup = replace(setup, channel="booth")  # nothing else keeps a ballot from being seen
    with file.act("setup_changed", f"Change how {setup.claim} is asked", claim=setup.claim) as act:
        act.details.update(records.setup(setup))
        act.put("claim_setup", records.setup(setup))
    return Changes(f"{setup.claim} is changed", setup.claim)


def set_setups(file: WorkshopFile, setups: Sequence[ClaimSetup]) -> Changes:
    """Change how several claims are put to the vote, as one act that is undone at once."""
    known = snapshot(file)
    for setup in setups:
        if known.deck.claim(setup.claim) is None:
            raise NotFoundError(f"The deck has no claim “{setup.claim}”.")
        if setup.channel not in PANEL_CHANNELS or setup.level not in (NAMED, CONFIDENTIAL):
            raise InvalidInputError("Choose hands, roll call or booth, and named or confidential.")
    booth = [replace(s, channel="booth") if s.level == CONFIDENTIAL else s for s in setups]
    changed = [setup for setup in booth if setup != known.setups[setup.claim]]
    if not changed:
        return Changes("")
    many = f"{len(changed)} claims" if len(changed) > 1 else changed[0].claim
    with file.act("setup_changed", f"Change how {many} are asked") as act:
        act.details["claims"] = [records.setup(setup) for setup in changed]
        for setup in changed:
            act.put("claim_setup", records.setup(setup))
    return Changes(f"{many} changed")


def set_rule(file: WorkshopFile, rule_id: str, thresholds: Mapping[str, int] | None = None) -> Changes:
    """Declare or change the position rule; a change after the first round is logged and printed."""
    choice = make_choice(rule_id, thresholds)
    events = contents.rule_events(file)
    if choice == events[-1].choice:
        return Changes("")
    late = contents.has_rounds(file)
    with file.act("rule_changed", "Change the position rule") as act:
        act.details.update(rule=choice.id, thresholds=dict(choice.thresholds), after_first_round=late)
        row = records.rule_event(contents.next_rule_event(file), file.now(), choice, after_first_round=late)
        act.put("rule_event", row)
    after = ". A round was opened before: the minutes will say so" if late else ""
    return Changes(f"The position rule is changed{after}")
