"""What the options leave out, and what the group has not seen, is nowhere in the bytes of any export."""

from __future__ import annotations

import base64
import io
import zipfile
from collections.abc import Iterator

import pikepdf
import pypdfium2
import pytest

from tests.app.stories import close_and_reveal, now, open_round
from unifydesk.app import agenda, exporting, people, preparing, voting
from unifydesk.domain.people import Seat
from unifydesk.domain.report import TEMPLATES, ExportOptions
from unifydesk.domain.workshop import ClaimSetup
from unifydesk.exporters import EXPORTERS

NAME, GROUP, SHOWN, UNSEEN = "Quillfeather", "Larkspur", "Shownreason", "Unseenreason"
FORMS = [
    (each.id, template)
    for each in EXPORTERS
    for template in (TEMPLATES if "template" in each.options else TEMPLATES[:1])
]


@pytest.fixture
def told(make_file):
    """A workshop with a round that was revealed and one that was only closed, everybody named."""
    file = make_file()
    for number in range(1, 13):
        group = f"{GROUP}{'ab'[number % 2]}"
        people.edit(
            file, Seat(number, f"{NAME}{number}", group, number != 4, proxy=5 if number == 4 else None)
        )
    preparing.set_setup(file, ClaimSetup("A1", True, reason=True))
    agenda.begin(file)
    people.set_present(file, 7, False)
    for reason in (SHOWN, UNSEEN):
        round_ = open_round(file, "A1")
        for seat in range(1, 7):
            given = {question.id: "4" for question in round_.questions}
            voting.cast(file, round_.id, seat, given, channel="roll_call", reason=f"{reason}{seat}")
        if reason == SHOWN:
            close_and_reveal(file, round_)
        else:
            voting.close_round(file, round_.id)
    assert [r.state for r in now(file).rounds_of("A1")] == ["revealed", "closed"]
    return file


def parts(data: bytes) -> Iterator[bytes]:
    """Give everything that can be read in a file: as it stands, unpacked, and as the words of its pages."""
    yield data
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            yield from (package.read(name) for name in package.namelist())
    if data.startswith(b"%PDF"):
        with pikepdf.open(io.BytesIO(data)) as pdf:
            for thing in pdf.objects:
                if isinstance(thing, pikepdf.Stream):
                    yield thing.read_bytes()
                elif isinstance(thing, pikepdf.Dictionary):
                    yield from (str(v).encode() for v in thing.values() if isinstance(v, pikepdf.String))
        document = pypdfium2.PdfDocument(data)
        yield from (page.get_textpage().get_text_range().encode() for page in document)
        document.close()


def holds(data: bytes, word: str) -> bool:
    """Return whether a word stands anywhere in a file, in any writing a reader might undo."""
    plain = word.encode()
    written = [plain, word.encode("utf-16-be"), word.encode("utf-16-le"), plain.hex().encode()]
    written += [base64.b64encode(b" " * shift + plain)[4:-4] for shift in range(3)]
    return any(form in part for part in parts(data) for form in written)


def made(file, name, template, **options):
    """Return an export of a file."""
    report = exporting.record_for(file, name)
    return exporting.render(report, name, ExportOptions(template=template, **options)).data


def test_what_is_looked_for_is_found_where_it_may_be(told):
    assert holds(made(told, "pdf", "full", ballots=True), f"{NAME}4")
    assert holds(made(told, "xlsx", "full", ballots=True), f"{SHOWN}6")
    assert holds(made(told, "json", "full"), UNSEEN)  # in the rows of the file, as it says


@pytest.mark.parametrize(("name", "template"), FORMS)
@pytest.mark.parametrize("ballots", [False, True])
def test_without_names_nobody_is_named_and_no_ballot_is_shown(told, name, template, ballots):
    data = made(told, name, template, names=False, ballots=ballots)
    assert not holds(data, NAME)
    assert not holds(data, "ballots.csv")
    assert not holds(data, "Appendix: ballots")


@pytest.mark.parametrize(("name", "template"), FORMS)
def test_what_was_not_revealed_is_nowhere_in_what_people_read(told, name, template):
    for names in (True, False):
        if (name, names) != ("json", True):
            assert not holds(made(told, name, template, names=names, ballots=True), UNSEEN)


@pytest.mark.parametrize(("name", "template"), FORMS)
def test_without_ballots_no_answer_stands_with_a_seat(told, name, template):
    with_ballots, without = (made(told, name, template, ballots=b) for b in (True, False))
    assert not holds(without, "ballots.csv")
    assert b"Named ballots" not in without
    if name in ("pdf", "html", "markdown", "xlsx") and template == "full":
        assert with_ballots != without
