"""Collects the whole record of a workshop into one frozen report, from which every export is laid out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from unifydesk import __version__
from unifydesk.app import recovered
from unifydesk.app.ballot_list import named_ballots
from unifydesk.app.describing import describe, describe_change
from unifydesk.app.forms import ballot_form
from unifydesk.app.grouping import LEAST_CELL, LEAST_GROUP
from unifydesk.app.presence import presence
from unifydesk.app.rule_words import rule_history, thresholds
from unifydesk.app.scale_use import ScaleUse, scale_use
from unifydesk.app.sentences import differing_words, findings
from unifydesk.app.timetable import Move, timetable
from unifydesk.app.workshops import snapshot
from unifydesk.domain.deck import Claim
from unifydesk.domain.errors import InvalidInputError
from unifydesk.domain.report import PlannedClaim, Report, ReportClaim
from unifydesk.domain.rounds import CLOSED, OPEN, Round
from unifydesk.domain.rule import RuleChoice
from unifydesk.domain.tally import Description, RoundResult
from unifydesk.domain.workshop import LogEntry, Workshop
from unifydesk.kinds import KINDS
from unifydesk.measures.quadrant import quadrant
from unifydesk.rules import RULES, judging, summary
from unifydesk.store import dumping, log
from unifydesk.store.workshop_file import WorkshopFile

SUPPRESSION = (
    f"A declared group is not shown apart when fewer than {LEAST_GROUP} of it answered, when somebody, "
    f"but fewer than {LEAST_CELL} of it, stands on one side, or when it could be worked out from the others."
)


def collect(file: WorkshopFile, whole: bool = False) -> Report:
    """Return the record of an open file at this moment; results that were not revealed yet are left out.

    With `whole`, every row of the file is in it (`Report.tables`), for exporters that ask for it.
    """
    workshop = snapshot(file)
    moves = log.bodies(file.db, "moved") + log.bodies(file.db, "begun")
    head = log.last_act(file.db).hex()
    made = report(workshop, log.acts(file.db), head, sorted(moves, key=lambda move: move[0]))
    return replace(
        made,
        presence=presence(log.acts_in_force(file.db), made.seats, made.started),
        ballots=named_ballots(file, workshop),
        tables=dumping.dump(file.db) if whole else (),
    )


def report(
    workshop: Workshop,
    entries: Sequence[LogEntry],
    head: str,
    moves: Sequence[Move] = (),
) -> Report:
    """Return the record made from one workshop value and its log; equal input gives an equal report."""
    claims = [_claim(workshop, claim) for claim in workshop.deck.claims]
    rule = RULES.get(workshop.rule.id)
    done = [entry.at for entry in entries if entry.kind != recovered.KIND]  # long after the session
    ended = done[-1] if done and workshop.standing.started else ""
    return Report(
        info=workshop.info,
        rehearsal=workshop.rehearsal,
        language=workshop.deck.language,
        deck_title=workshop.deck.title,
        deck_authors=workshop.deck.authors,
        deck_source=workshop.deck.source,
        seats=workshop.seats,
        claims=tuple(c for c in claims if _is_touched(c)),
        untouched=tuple(
            c.claim for c in claims if not _is_touched(c) and workshop.setups[c.claim.id].included
        ),
        notes=tuple(n for n in workshop.notes if n.claim is None),
        agenda=timetable(workshop, moves, ended),
        rule_label=rule.label if rule else workshop.rule.id,
        rule_summary=_rule_summary(workshop),
        rule_history=rule_history(workshop.rule_events),
        voided=tuple(
            f"Round {r.number} of {r.claim} was voided and does not count."
            for r in workshop.rounds
            if r.state == "void"
        ),
        base=workshop.rule.base,
        weighted=workshop.rule.weighted,
        scale_use=tuple(_scale_words(use) for use in scale_use(workshop)),
        log_lines=len(entries),
        log_head=head,
        software=f"UnifyDesk {__version__}",
        started=workshop.standing.started,
        ended=ended,
        suppression=SUPPRESSION,
        thresholds=thresholds(workshop.rule),
        planned=tuple(_planned(workshop, claim) for claim in workshop.agenda),
        rule=workshop.rule,
        recovered=workshop.recovered,
    )


def _rule_summary(workshop: Workshop) -> str:
    """Return what the declared rule says, and the rules of kinds that it leaves to rules of their own."""
    rule = RULES.get(workshop.rule.id)
    said = [summary(rule, workshop.rule)] if rule else []
    tallies = [f.tally for results in workshop.results.values() for r in results for f in r.figures]
    asked = dict.fromkeys((t.question.kind, len(t.options)) for t in tallies if t.options)
    for kind, options in asked:
        judge = judging(workshop.rule, kind, options)
        if judge is not None and judge.id != workshop.rule.id:
            own = RULES[judge.id]
            said.append(f"{KINDS[kind].label} has a rule of its own, “{own.label}”. {summary(own, judge)}")
    return " ".join(said)


def _planned(workshop: Workshop, claim: Claim) -> PlannedClaim:
    """Return a claim of the agenda with the questions of its ballot; none where they cannot be asked."""
    setup, slide = workshop.setups[claim.id], workshop.deck.slide_of(claim.id)
    try:
        questions = ballot_form(claim, setup.form, confidence=setup.confidence)
    except InvalidInputError:  # an older deck, or a kind that is not installed here
        questions = ()
    return PlannedClaim(claim, setup, slide.id if slide else "", questions)


def _is_touched(claim: ReportClaim) -> bool:
    return bool(claim.rounds or claim.hidden or claim.notes)


def _claim(workshop: Workshop, claim: Claim) -> ReportClaim:
    slide = workshop.deck.slide_of(claim.id)
    section = workshop.deck.section_of(slide.id) if slide else None
    rounds = tuple(r for r in workshop.results.get(claim.id, ()) if r.state == "revealed")
    last = rounds[-1] if rounds else None
    recorded = workshop.positions.get(claim.id)
    return ReportClaim(
        claim=claim,
        setup=workshop.setups[claim.id],
        section=section.title if section else "",
        rounds=rounds,
        sentences=findings(last),
        recorded=recorded,
        quadrant=_quadrant(claim, last),
        notes=workshop.notes_on(claim.id),
        described=_described(rounds, workshop.rule),
        changes=tuple((r.number, m.question.id, describe_change(m)) for r in rounds for m in r.movements),
        differs=differing_words(recorded) if recorded else "",
        incomplete=workshop.incomplete.get(claim.id, ""),
        hidden=tuple(_hidden_words(r) for r in workshop.rounds_of(claim.id) if r.state in (OPEN, CLOSED)),
    )


def _described(rounds: Sequence[RoundResult], choice: RuleChoice) -> tuple[tuple[int, str, Description], ...]:
    found = []
    for result in rounds:
        for figures in result.figures:
            described = describe(figures, choice)
            if described is not None:
                found.append((result.number, figures.tally.question.id, described))
    return tuple(found)


def _scale_words(use: ScaleUse) -> str:
    """Return how alike a scale was used over the claims, or why that cannot be said."""
    kind = KINDS.get(use.kind)
    name = kind.label if kind else use.kind
    said = use.why_not or f"Krippendorff’s alpha (ordinal) {use.alpha:.3f}"
    return f"{name}, over {use.claims} claims: {said}"


def _hidden_words(round_: Round) -> str:
    """Return what may be said of a round whose result the group has not seen: never the result."""
    if round_.is_open:
        return f"Round {round_.number} was still open, with {round_.recorded} recorded."
    of = f"{round_.recorded} of {round_.present}"
    return f"Round {round_.number} was closed with {of} recorded; its result was not revealed."


def _quadrant(claim: Claim, result: RoundResult | None) -> str:
    if claim.kind != "risk" or result is None:
        return ""
    likelihood, severity = result.of("likelihood"), result.of("severity")
    return quadrant(likelihood, severity) if likelihood and severity else ""
