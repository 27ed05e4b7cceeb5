"""Everything set before the session: title page, running order, how claims are asked, and the rule."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from unifydesk.app import forms
from unifydesk.app.info_checks import checked_info
from unifydesk.app.open_rounds import no_open_round
from unifydesk.app.workshops import chosen_order, deck_of, is_on, snapshot
from unifydesk.domain.changes import Changes
from unifydesk.domain.deck import Deck
from unifydesk.domain.errors import InvalidInputError, NotFoundError
from unifydesk.domain.rounds import CONFIDENTIAL, NAMED, PANEL_CHANNELS, SECRET_CHANNELS
from unifydesk.domain.rule import ANSWERED
from unifydesk.domain.workshop import ClaimSetup, WorkshopInfo
from unifydesk.rules import make_choice
from unifydesk.store import contents, records
from unifydesk.store.workshop_file import WorkshopFile


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
    setup = _checked_setup(deck_of(file), setup)
    with file.act("setup_changed", f"Change how {setup.claim} is asked", claim=setup.claim) as act:
        act.details.update(records.setup(setup))
        act.put("claim_setup", records.setup(setup))
    return Changes(f"{setup.claim} is changed", setup.claim)


def set_setups(file: WorkshopFile, setups: Sequence[ClaimSetup]) -> Changes:
    """Change how several claims are put to the vote, as one act that is undone at once."""
    known = snapshot(file)
    checked = [_checked_setup(known.deck, setup) for setup in setups]
    changed = [setup for setup in checked if setup != known.setups[setup.claim]]
    if not changed:
        return Changes("")
    many = f"{len(changed)} claims" if len(changed) > 1 else changed[0].claim
    with file.act("setup_changed", f"Change how {many} are asked") as act:
        act.details["claims"] = [records.setup(setup) for setup in changed]
        for setup in changed:
            act.put("claim_setup", records.setup(setup))
    return Changes(f"{many} changed")


def _checked_setup(deck: Deck, setup: ClaimSetup) -> ClaimSetup:
    """Return a set-up that can be voted on; a way of voting that cannot show the form gives way to another.

    Raises NotFoundError for an unknown claim and InvalidInputError for an unknown way, level or form.
    """
    claim = deck.claim(setup.claim)
    if claim is None:
        raise NotFoundError(f"The deck has no claim “{setup.claim}”.")
    if setup.channel not in PANEL_CHANNELS or setup.level not in (NAMED, CONFIDENTIAL):
        raise InvalidInputError(
            "Choose hands, roll call, booth, cards, dots or paper, and named or confidential."
        )
    setup = replace(setup, form=forms.checked_form(claim, setup.form))
    if setup.level == CONFIDENTIAL and setup.channel not in SECRET_CHANNELS:
        return replace(setup, channel="booth")  # nothing else keeps a ballot from being seen
    if setup.channel not in forms.channels_for(forms.ballot_form(claim, setup.form)):
        return replace(setup, channel="roll_call")
    return setup


def set_rule(
    file: WorkshopFile,
    rule_id: str,
    thresholds: Mapping[str, int] | None = None,
    *,
    base: str = ANSWERED,
    weighted: bool = False,
) -> Changes:
    """Declare or change the position rule, what shares are of, and whether ballots have weights.

    A change after the first round is logged and printed. Raises RoundError while a round is open.
    """
    choice = make_choice(rule_id, thresholds, base=base, weighted=weighted)
    events = contents.rule_events(file)
    if weighted != events[-1].choice.weighted:
        no_open_round(file, "whether ballots have weights")
    if choice == events[-1].choice:
        return Changes("")
    late = contents.has_rounds(file)
    with file.act("rule_changed", "Change the position rule") as act:
        act.details.update(
            rule=choice.id,
            thresholds=dict(choice.thresholds),
            base=choice.base,
            weighted=choice.weighted,
            after_first_round=late,
        )
        row = records.rule_event(contents.next_rule_event(file), file.now(), choice, after_first_round=late)
        act.put("rule_event", row)
    after = ". A round was opened before: the minutes will say so" if late else ""
    return Changes(f"The position rule is changed{after}")
