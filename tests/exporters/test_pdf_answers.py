"""Open answers: verbatim, sorted, equal ones once with their people, whatever they hold."""

from __future__ import annotations

from collections.abc import Callable

from tests.exporters.every_kind import CLAIMS, Room, claim_of, every_kind, seats
from tests.exporters.sample import CHOICE
from unifydesk.app.figures import figures
from unifydesk.domain.question import Question
from unifydesk.domain.report import ReportClaim
from unifydesk.domain.tally import RoundResult, Tally
from unifydesk.exporters._pdf_question import question_blocks
from unifydesk.exporters._pdf_styles import sheet

Lay = Callable[..., list[str]]
PAGE = sheet("A4")


def said(*every: tuple[tuple[str, int], ...]) -> ReportClaim:
    """Return a claim with these answers, one round after the other."""
    question = Question("open", "open", "In your own words")
    made = []
    for number, answers in enumerate(every, start=1):
        tally = Tally(question, (), (), 1, 9, (("paper", 1),), answers, 9)
        made.append(RoundResult(b"r", number, "revealed", "named", (figures(tally, CHOICE),), (), ()))
    base = claim_of(CLAIMS[12], Room(seats(1), CHOICE, ""), rounds=1)
    return ReportClaim(base.claim, base.setup, "", tuple(made), (), None, "", ())


def text_of(lay: Lay, claim: ReportClaim) -> str:
    """Return the words of the question."""
    return "\n".join(lay(question_blocks(claim, "open", PAGE)))


def test_every_answer_stands_in_its_round_and_equal_ones_once(lay: Lay) -> None:
    text = text_of(lay, said((("<b>No</b> & yes", 1), ("Nothing", 3)), (("Ω μέγα", 1),)))
    assert "<b>No</b> & yes\n" in text
    assert "Nothing 3 people" in text
    assert "1 person" not in text
    assert text.index("Nothing") < text.rindex("Round 2") < text.index("Ω μέγα")


def test_people_and_different_answers_are_counted(lay: Lay) -> None:
    text = text_of(lay, said((("A", 1), ("B", 3))))
    assert (
        "Answered (base of %)\n4\n100\nCannot judge\n1\nSilent\n4\nPresent, all who are entitled\n9" in text
    )
    assert "Different answers\n2" in text


def test_forty_answers_go_on_over_the_pages_in_their_order(lay: Lay) -> None:
    [claim] = every_kind(only=("O8",), rounds=1).claims
    answers = [text for text, _ in claim.rounds[0].figures[0].texts]
    assert len(answers) >= 20
    text = " ".join(text_of(lay, claim).split())
    place = text.index("by time")
    for answer in answers:
        place = text.index(answer, place) + len(answer)


def test_a_round_without_answers_has_only_its_counts(lay: Lay) -> None:
    text = text_of(lay, said(()))
    assert "Answered (base of %)\n0\n–" in text
