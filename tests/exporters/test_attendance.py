"""The attendance sheet: everybody has a line to sign on, and there are lines to spare."""

from __future__ import annotations

import io
import re

import pytest
from pypdf import PdfReader

from tests.exporters.every_kind import seats
from tests.exporters.printed import made, record
from tests.exporters.test_pdf_every_kind import outside
from tests.exporters.test_pdf_text import HOSTILE, squeezed
from unifydesk.domain.errors import CancelledError
from unifydesk.domain.people import Seat
from unifydesk.domain.report import ExportOptions
from unifydesk.domain.style import Style
from unifydesk.exporters import EXPORTERS
from unifydesk.exporters._pdf_styles import sheet
from unifydesk.exporters._plain import clean
from unifydesk.exporters.attendance import EXPORTER, ROW, SPARE


def pages(data: bytes) -> list[str]:
    return [page.extract_text() for page in PdfReader(io.BytesIO(data)).pages]


def lines(data: bytes) -> list[int]:
    """Return how many lines to sign on are on each page: hairlines over the whole width."""
    found = []
    for page in PdfReader(io.BytesIO(data)).pages:
        contents = page.get_contents()
        assert contents is not None
        drawn = re.findall(r"n 0 ([\d.]+) m ([\d.]+) ([\d.]+) l S", contents.get_data().decode("latin-1"))
        whole = {y for y, x, again in drawn if y == again and float(x) > 400}
        found.append(len(whole) - 1)  # without that of the heads
    return found


def test_it_is_found_under_its_name() -> None:
    assert EXPORTERS["attendance"] is EXPORTER
    assert EXPORTER.options == {"style", "names"}


@pytest.mark.parametrize("people", [1, 12, 22, 500])
def test_everybody_is_on_it_with_number_name_and_group(people: int) -> None:
    room = seats(people)
    text = squeezed("".join(pages(made(EXPORTER, record(seats=room)))))
    assert all(squeezed(f"{seat.number}{seat.name}{seat.group}")[:20] in text for seat in room)


@pytest.mark.parametrize("people", [1, 19, 20, 21, 22, 40, 500])
def test_there_are_lines_to_spare_and_the_last_page_is_full(people: int) -> None:
    room = [Seat(at) for at in range(1, people + 1)]
    told = lines(made(EXPORTER, record(seats=tuple(room))))
    assert sum(told) >= people + SPARE
    full = int((sheet("A4").height - 20) // ROW)
    assert told[-1] >= (full if len(told) > 1 else full - 4)


def test_where_nobody_is_known_there_are_thirty_lines() -> None:
    assert sum(lines(made(EXPORTER, record(seats=())))) == 30


def test_the_heads_are_repeated_on_every_page() -> None:
    told = pages(made(EXPORTER, record(seats=seats(500))))
    assert len(told) > 20
    for text in told:
        assert all(head in text for head in ("Seat", "Name", "Group", "Signature", "Arrived", "Left"))


def test_without_names_only_numbers_are_printed() -> None:
    text = "".join(pages(made(EXPORTER, record(seats=seats(30)), names=False)))
    assert not any(part in text for seat in seats(30) for part in (seat.name, seat.group))
    assert "\n30\n" in text


def test_without_groups_there_is_no_column_for_them() -> None:
    assert "Group" not in pages(made(EXPORTER, record(seats=(Seat(1, "Ann"),))))[0]


def test_it_says_what_for_when_where_and_who_leads() -> None:
    text = pages(made(EXPORTER, record(seats=seats(3)), style=Style(organisation="Institute & Co")))[0]
    for part in ("What do we gain", "23 November 2026", "Town hall", "Maria Ødegård", "Institute & Co"):
        assert part in text


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_every_page_of_a_rehearsal_is_marked(paper: str) -> None:
    data = made(EXPORTER, record(seats=seats(60), rehearsal=True), style=Style(paper))
    assert all("Rehearsal with simulated people" in text for text in pages(data))
    assert "Attendance sheet of a rehearsal" in pages(data)[0]


@pytest.mark.parametrize("text", [*HOSTILE, "\x00\u202eevil\u202c \ud800", "W" * 400])
def test_names_and_groups_are_printed_as_they_are(text: str) -> None:
    data = made(EXPORTER, record(seats=(Seat(1, text, text), Seat(2, "Ann"))))
    told = squeezed("".join(pages(data)))
    assert squeezed(clean(text)) in told
    assert outside(data, sheet("A4").side) == []


def test_the_same_record_gives_the_same_bytes() -> None:
    assert made(EXPORTER, record(seats=seats(9))) == made(EXPORTER, record(seats=seats(9)))


def test_it_can_be_stopped() -> None:
    def stop(part: float) -> None:
        if part > 0.4:
            raise CancelledError("Stopped.")

    with pytest.raises(CancelledError):
        EXPORTER.render(record(seats=seats(500)), ExportOptions(), stop)
