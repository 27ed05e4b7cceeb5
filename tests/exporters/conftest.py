"""What every exporter test needs: a record, and its minutes as bytes and as read by another program."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import pytest
from pypdf import PageObject, PdfReader
from reportlab.platypus import Flowable

from tests.exporters.sample import sample
from unifydesk.domain.report import FULL, ExportOptions, Report, ReportClaim
from unifydesk.domain.style import Style
from unifydesk.exporters._pdf_pages import Furniture, Pages
from unifydesk.exporters._pdf_styles import sheet
from unifydesk.exporters.pdf import EXPORTER

Render = Callable[..., bytes]
Read = Callable[[bytes], PdfReader]
Lay = Callable[..., list[str]]


def text_of(page: PageObject) -> str:
    """Return the text of a page without the spaces that end its lines."""
    return "\n".join(line.rstrip() for line in page.extract_text().split("\n"))


def ignore(_part: float) -> None:
    """Stand for a progress that nobody watches."""


@pytest.fixture(scope="session")
def report() -> Report:
    """Return the sample record."""
    return sample()


@pytest.fixture(scope="session")
def brief(report: Report) -> Report:
    """Return the sample record with four claims, where a whole one would only take longer."""
    return replace(report, claims=report.claims[5:9])


@pytest.fixture(scope="session")
def render() -> Render:
    """Return a function that makes the minutes of a report; words stay whole, so that they can be found."""

    def made(report: Report, paper: str = "A4", template: str = FULL, **style: Any) -> bytes:
        chosen = Style(paper, **{"hyphenate": False, **style})
        return EXPORTER.render(report, ExportOptions(chosen, template), ignore).data

    return made


@pytest.fixture(scope="session")
def read() -> Read:
    """Return a function that reads a PDF with a program that is not ours."""

    def opened(data: bytes) -> PdfReader:
        return PdfReader(io.BytesIO(data))

    return opened


PLAIN = Furniture("Plain", "", "", "UnifyDesk", "en", "20260101000000", "", rehearsal=False)


@pytest.fixture(scope="session")
def lay(read: Read) -> Lay:
    """Return a function that lays flowables out and gives the words of each page."""

    def laid(story: Sequence[Flowable], paper: str = "A4") -> list[str]:
        data = Pages(sheet(paper), PLAIN).render(story, ignore)
        return [text_of(page) for page in read(data).pages]

    return laid


@pytest.fixture(scope="session")
def claim(report: Report) -> Callable[[str], ReportClaim]:
    """Return a function that gives one claim of the sample record."""
    return {c.claim.id: c for c in report.claims}.__getitem__


@pytest.fixture(scope="session")
def minutes(report: Report, render: Render) -> bytes:
    """Return the minutes of the sample record on A4."""
    return render(report)


@pytest.fixture(scope="session")
def pages(minutes: bytes, read: Read) -> list[str]:
    """Return the text of every page of the minutes."""
    return [text_of(page) for page in read(minutes).pages]
