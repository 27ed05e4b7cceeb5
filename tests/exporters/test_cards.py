"""Voting cards: one set that answers every scale of the agenda, as large as the paper allows."""

from __future__ import annotations

import io

import pytest
from pypdf import PdfReader

from tests.exporters.every_kind import CLAIMS
from tests.exporters.printed import made, plan, record
from tests.exporters.test_pdf_every_kind import outside
from unifydesk.domain.errors import CancelledError
from unifydesk.domain.question import SCALE, Question
from unifydesk.domain.report import ExportOptions
from unifydesk.domain.style import Style
from unifydesk.exporters import EXPORTERS
from unifydesk.exporters._pdf_paper import INSET, part_size
from unifydesk.exporters._pdf_styles import sheet
from unifydesk.exporters.cards import EXPORTER, MARK, Layout, cards_for
from unifydesk.kinds import KINDS, options_of

BY_ID = {claim.id: claim for claim in CLAIMS}
SCALES = [kind.id for kind in KINDS if kind.shape == SCALE]


def pages(data: bytes) -> list[str]:
    return [page.extract_text() for page in PdfReader(io.BytesIO(data)).pages]


def faces(*kinds: str) -> list[str]:
    return [card.face for card in cards_for([Question(kind, kind, "Q") for kind in kinds])]


def test_it_is_found_under_its_name() -> None:
    assert EXPORTERS["cards"] is EXPORTER
    assert EXPORTER.options == {"style", "per_page"}


def test_the_longest_scale_decides_how_many_cards_there_are() -> None:
    assert faces("agreement") == ["1", "2", "3", "4", "5", MARK]
    assert faces("approval", "agreement4") == ["1", "2", "3", "4", MARK]
    assert faces("agreement", "agreement9") == [*map(str, range(1, 10)), MARK]


def test_a_spectrum_has_a_nought_and_a_ten_on_which_ten_is_written() -> None:
    assert faces("spectrum") == [*map(str, range(11)), MARK]
    assert faces("spectrum", "agreement") == faces("spectrum")


@pytest.mark.parametrize("kind", SCALES)
def test_every_answer_has_a_card_that_says_what_it_means(kind: str) -> None:
    question = Question("q", kind, "Q", ends=("low", "high"))
    cards = cards_for([question, Question("c", "confidence", "C")])
    for option in options_of(Question("q", kind, "Q")):
        [card] = [c for c in cards if c.face in (option.key, option.value)]
        assert option.label == option.value or any(option.label in said for said in card.meanings)
    assert not any("low" in said.split() or "high" in said.split() for c in cards for said in c.meanings)


def test_what_means_the_same_in_every_kind_is_said_once() -> None:
    first = cards_for([Question("q", kind, "Q") for kind in ("agreement", "agreement4")])[0]
    assert first.meanings == ("Strongly disagree",)


def test_the_card_for_cannot_judge_is_the_last_and_on_no_scale() -> None:
    last = cards_for([Question("q", "agreement", "Q")])[-1]
    assert (last.face, last.meanings, last.place) == (MARK, ("I cannot judge",), 0)


@pytest.mark.parametrize(("per_page", "sheets"), [(1, 6), (2, 3), (4, 2)])
@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_there_are_as_many_to_a_page_as_were_asked_for(per_page: int, sheets: int, paper: str) -> None:
    data = made(EXPORTER, record([BY_ID["O1"]]), per_page=per_page, style=Style(paper))
    assert len(pages(data)) == sheets
    assert outside(data, INSET) == []


@pytest.mark.parametrize("per_page", [1, 2, 4])
def test_cards_with_much_to_say_still_stand_in_their_own_part(per_page: int) -> None:
    told = pages(made(EXPORTER, record(), per_page=per_page))
    assert len(told) == -(-12 // per_page)


@pytest.mark.parametrize("count", [1, 2, 4])
def test_numerals_are_huge(count: int) -> None:
    page = sheet("A4")
    size = part_size(page, count)
    cards = cards_for([Question("q", "agreement", "Q"), Question("i", "importance", "Q")])
    _above, _steps, _gap, numeral, *_rest = Layout(cards, page, size).card(cards[0])
    assert numeral.style.fontSize * 0.714 > size[1] / 3


@pytest.mark.parametrize("count", [1, 2, 4])
def test_the_words_of_all_cards_are_of_one_size_and_keep_to_a_line(count: int) -> None:
    page = sheet("A4")
    width, _ = size = part_size(page, count)
    cards = cards_for([Question("q", "agreement", "Q"), Question("l", "likelihood", "Q")])
    layout = Layout(cards, page, size)
    words = [each for card in cards[:-1] for each in layout.card(card)[5:]]
    assert len({each.style.fontSize for each in words}) == 1
    assert all(each.wrap(width, 1000)[1] == pytest.approx(each.style.leading) for each in words)


def test_an_agenda_that_cards_cannot_answer_gives_the_usual_set_and_says_so() -> None:
    told = EXPORTER.render(record([BY_ID["O4"]]), ExportOptions(per_page=1), lambda _: None)
    assert len(pages(told.data)) == 6
    assert told.warnings == (
        "No question of the agenda can be answered with cards; this set is the one for “Agreement”.",
    )


def test_colour_carries_nothing() -> None:
    data = made(EXPORTER, record([BY_ID["O1"]]), per_page=1)
    for page in PdfReader(io.BytesIO(data)).pages:
        contents = page.get_contents()
        assert contents is not None
        code = contents.get_data().decode("latin-1").split("\n")
        inks = {tuple(line.split()[:3]) for line in code if line.endswith((" rg", " RG"))}
        assert all(max(map(float, ink)) - min(map(float, ink)) < 0.1 for ink in inks)  # greys


def test_every_page_of_a_rehearsal_is_marked() -> None:
    told = pages(made(EXPORTER, record([BY_ID["O1"]], rehearsal=True)))
    assert all("Rehearsal with simulated people" in text for text in told)


def test_the_same_record_gives_the_same_bytes() -> None:
    assert made(EXPORTER, record()) == made(EXPORTER, record())


def test_the_cards_of_confidence_are_made_too() -> None:
    told = record(planned=(plan(BY_ID["O2"], form="confidence"),))
    assert len(pages(made(EXPORTER, told, per_page=1))) == 4


@pytest.mark.parametrize("after", [0.0, 0.2, 0.9])
def test_it_can_be_stopped(after: float) -> None:
    def stop(part: float) -> None:
        if part >= after:
            raise CancelledError("Stopped.")

    with pytest.raises(CancelledError):
        EXPORTER.render(record(), ExportOptions(), stop)
