"""What of a record may be in an export: people by name or only in numbers, ballots or none."""

from __future__ import annotations

from dataclasses import replace

from unifydesk.domain.report import ExportOptions, Report, ReportClaim


def shown(report: Report, options: ExportOptions) -> Report:
    """Return the record as the options allow it to be exported.

    Without ballots there are none. Without names there are no seats, which the headcount stands for, nobody
    is named as a proxy, who came and left are only times, there are no ballots by seat, and there are no rows
    of the file, which hold all of this. Owners of actions and objections stay: a task or an objection is
    taken on before everybody, and one without its owner is none. So do the facilitator, who signs the
    minutes, and what people said: reasons, answers in words and notes, which name nobody unless their own
    words do.
    """
    if options.names:
        return report if options.ballots else replace(report, ballots=())
    return replace(
        report,
        seats=(),
        headcount=report.people,
        claims=tuple(_without_proxies(claim) for claim in report.claims),
        presence=tuple(replace(each, seat=0) for each in report.presence),
        ballots=(),
        tables=(),
    )


def _without_proxies(claim: ReportClaim) -> ReportClaim:
    """Return a claim that does not say who voted for whom; how many did is in its counts."""
    rounds = tuple(replace(result, proxies=()) if result.proxies else result for result in claim.rounds)
    return claim if rounds == claim.rounds else replace(claim, rounds=rounds)
