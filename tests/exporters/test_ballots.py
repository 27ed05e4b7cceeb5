"""Ballot papers: as many to a page as fit and were asked for, the same on every copy, and nothing is cut."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from pypdf import PdfReader

from tests.exporters.every_kind import CLAIMS, TWELVE, asked
from tests.exporters.printed import SECRET, made, plan, record
from tests.exporters.test_pdf_every_kind import outside
from tests.exporters.test_pdf_text import HOSTILE, squeezed
from unifydesk.domain.deck import Item
from unifydesk.domain.errors import CancelledError
from unifydesk.domain.report import ExportOptions
from unifydesk.domain.style import Style
from unifydesk.exporters import EXPORTERS
from unifydesk.exporters._pdf_paper import INSET
from unifydesk.exporters._plain import clean
from unifydesk.exporters.ballots import EXPORTER, NOTHING, OVERLEAF
from unifydesk.kinds import options_of

BY_ID = {claim.id: claim for claim in CLAIMS}
SHORT = BY_ID["O1"]
LONG = replace(SHORT, text="A sentence that says much. " * 111)
"""A claim of 3,000 characters."""
SPACIOUS = asked("T1", "overall", "ranking", "Twelve long things", items=tuple(
    Item(i.id, "many long words " * 30) for i in TWELVE
))  # fmt: skip


def pages(data: bytes) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(data)).pages]


def rendered(claims, per_page=2, **fields):
    return EXPORTER.render(record(claims, **fields), ExportOptions(per_page=per_page), lambda _: None)


def test_it_is_found_under_its_name() -> None:
    assert EXPORTERS["ballots"] is EXPORTER
    assert EXPORTER.options == {"style", "per_page"}


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("per_page", [1, 2, 4])
def test_a_page_holds_as_many_copies_of_one_ballot_as_were_asked_for(per_page: int, paper: str) -> None:
    told = pages(made(EXPORTER, record([SHORT, BY_ID["B7"]]), per_page=per_page, style=Style(paper)))
    assert [text.count(SHORT.title) - text.count(SHORT.text) for text in told] == [per_page, 0]
    assert [text.count("How far do you agree") for text in told] == [per_page, per_page]


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("per_page", [1, 2, 4])
def test_every_option_item_and_end_of_every_kind_is_on_its_ballot(per_page: int, paper: str) -> None:
    data = made(EXPORTER, record(), per_page=per_page, style=Style(paper))
    told = [squeezed(text) for text in pages(data)]
    assert len(told) == len(CLAIMS)
    for text, planned in zip(told, record().planned, strict=True):
        words = [planned.claim.title, planned.claim.text, *(end for end in planned.claim.ends if end)]
        words += [item.text for item in planned.claim.items]
        words += [o.label for q in planned.questions for o in options_of(replace(q, ends=("", "")))]
        assert [each for each in words if squeezed(each) not in text] == []


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("per_page", [1, 2, 4])
def test_nothing_reaches_beyond_the_margins_of_its_page(per_page: int, paper: str) -> None:
    assert outside(made(EXPORTER, record(), per_page=per_page, style=Style(paper)), INSET) == []


@pytest.mark.parametrize("per_page", [1, 2, 4])
def test_confidential_ballots_carry_no_seat_line_and_named_ones_do(per_page: int) -> None:
    told = pages(made(EXPORTER, record(), per_page=per_page))
    for text, claim in zip(told, CLAIMS, strict=True):
        assert ("Seat" in text) is (claim.id not in SECRET)
        assert ("This vote is confidential" in text) is (claim.id in SECRET)


def test_ballots_that_are_cut_apart_carry_neither_page_number_nor_title() -> None:
    text = " ".join(pages(made(EXPORTER, record())))
    assert "Page 1" not in text
    assert "What do we gain" not in text


def test_a_ballot_too_long_for_its_part_gets_a_larger_one_and_that_is_said() -> None:
    found = rendered([SHORT, BY_ID["O8"], BY_ID["O4"]], 4)
    assert [text.count("Round") for text in pages(found.data)] == [4, 2, 1]
    assert found.warnings == (
        "Too long for 4 to a page, and printed 2 to a page: O8.",
        "Too long for 4 to a page, and printed 1 to a page: O4.",
    )


def test_what_fits_is_printed_without_a_warning() -> None:
    assert rendered(CLAIMS, 1).warnings == ()


@pytest.mark.parametrize("per_page", [1, 2, 4])
def test_a_claim_of_three_thousand_characters_is_printed_whole(per_page: int) -> None:
    found = rendered([LONG], per_page)
    text = squeezed("".join(pages(found.data)))
    assert squeezed(LONG.text) in text.replace(squeezed("Continued on the next page."), "")
    assert "Stronglyagree" in text


def test_a_ballot_longer_than_a_page_goes_over_several_and_each_says_whose_it_is() -> None:
    claim = replace(LONG, ask=("agreement", "consent", "open", "importance", "confidence"))
    found = rendered([claim], 4)
    told = pages(found.data)
    assert len(told) > 1
    assert all(OVERLEAF in text for text in told[:-1])
    assert all("O1 · A vote with confidence, continued" in text for text in told[1:])
    assert all(text.count("Seat") == 1 for text in told)
    assert found.warnings == (f"Too long for 4 to a page, and printed over {len(told)} pages: O1.",)


def test_a_question_higher_than_a_page_is_printed_whole() -> None:
    text = squeezed("".join(pages(rendered([SPACIOUS, SHORT], 2).data)))
    assert [text.count(word) for word in ("many", "words")] == [12 * 30, 12 * 30]
    assert "Stronglyagree" in text


def test_three_hundred_claims_have_three_hundred_pages() -> None:
    many = [replace(SHORT, id=f"C{at}") for at in range(300)]
    assert len(PdfReader(io.BytesIO(rendered(many, 1).data)).pages) == 300


def test_every_claim_is_a_line_of_the_outline_once() -> None:
    titles = [str(entry["/Title"]) for entry in PdfReader(io.BytesIO(rendered(CLAIMS, 4).data)).outline]
    assert titles == [f"{claim.id} {claim.title}" for claim in CLAIMS]


def test_a_claim_that_cannot_be_asked_is_named_in_a_warning() -> None:
    planned = (plan(SHORT), replace(plan(BY_ID["O3"]), questions=()))
    found = rendered([], planned=planned)
    assert len(pages(found.data)) == 1
    assert found.warnings == ("Without a ballot, because their form cannot be asked: O3.",)


def test_an_agenda_without_claims_gives_a_page_that_says_so() -> None:
    found = rendered([])
    assert pages(found.data) == [NOTHING]
    assert found.warnings == (NOTHING,)


def test_long_lists_of_claims_are_not_named_one_by_one() -> None:
    many = [replace(BY_ID["O4"], id=f"C{at}") for at in range(15)]
    [said] = rendered(many).warnings
    assert said.endswith("C10, C11 and 3 more.")


@pytest.mark.parametrize("per_page", [1, 4])
def test_every_page_and_every_ballot_of_a_rehearsal_is_marked(per_page: int) -> None:
    for text in pages(made(EXPORTER, record(rehearsal=True), per_page=per_page)):
        assert "Rehearsal with simulated people" in text
        assert text.count("REHEARSAL ·") == text.count("Round")


@pytest.mark.parametrize("text", [*HOSTILE, "\x00\u202eevil\u202c 山 🙂 \ud800", "W" * 3000, ""])
def test_texts_are_printed_as_they_are_and_never_obeyed(text: str) -> None:
    items = tuple(Item(i, text) for i in "ABC")
    claim = asked("H1", "overall", "spectrum+approval+ranking+points+quadratic+consent", text, items=items,
                  ends=(text, text))  # fmt: skip
    found = rendered([replace(claim, text=text, lens=text)], 4)
    told = squeezed("".join(pages(found.data)))
    if len(text) < 100:
        assert squeezed(clean(text.replace("\ud800", ""))).replace("山", "").replace("🙂", "")[:12] in told
    assert outside(found.data, INSET) == []


def test_the_same_record_gives_the_same_bytes() -> None:
    assert made(EXPORTER, record(), per_page=4) == made(EXPORTER, record(), per_page=4)


@pytest.mark.parametrize("after", [0.0, 0.1, 0.5, 0.95])
def test_a_cancel_stops_wherever_it_comes(after: float) -> None:
    def stop(part: float) -> None:
        if part >= after:
            raise CancelledError("Stopped.")

    with pytest.raises(CancelledError):
        EXPORTER.render(record(), ExportOptions(per_page=4), stop)


def test_progress_never_falls_and_ends_at_one() -> None:
    heard: list[float] = []
    EXPORTER.render(record(), ExportOptions(per_page=4), heard.append)
    assert heard == sorted(heard)
    assert (heard[0], heard[-1]) == (0.0, 1.0)
