"""Checks minutes on paper’s behalf: the record inside the PDF, its hash, its pages, its figures, its file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from unifydesk import __version__
from unifydesk.app import exporting, outside
from unifydesk.app.comparing import Names, differences
from unifydesk.app.page_words import bag_differences, page_differences
from unifydesk.app.pdf_reading import ReadPdf
from unifydesk.app.picture_headers import LARGEST_LOGO, check_header
from unifydesk.app.recounting import contradictions, is_beyond_measure
from unifydesk.app.reporting import collect
from unifydesk.domain import record as records
from unifydesk.domain.errors import ExportError, InvalidInputError
from unifydesk.domain.record import Record
from unifydesk.domain.report import Progress, Report
from unifydesk.store import log
from unifydesk.store.workshop_file import WorkshopFile

SOFTWARE = f"UnifyDesk {__version__}"
RECORD = "record.json"
MINUTES = "pdf"
MAKING = 0.8
"""The part of the whole that making the minutes again takes, where their pages must be looked at too."""
MOST_NAMED = 12
"""Differences of one sort that are named; the rest is counted."""
BAG_SHOWN = 8
"""Words that are quoted where only the words as a whole can be compared."""

NO_RECORD = (
    "“{name}” carries no record. Minutes that UnifyDesk wrote have one; other PDFs, such as an agenda, have "
    "none, and some programs leave it out when they save a file. Take the minutes as UnifyDesk wrote them."
)
NO_LOGO = (
    "The record inside “{name}” has a logo that no UnifyDesk made. Take the minutes as they were written."
)
NONSENSE = "The record holds numbers that no workshop can have; no minutes can be made from it."
ADDED = "Another program has added to the PDF since, such as a signature; what was there is untouched."
NOT_COMPARED = (
    "The bytes are not those that UnifyDesk wrote: what a screen reader is told, links and actions were not "
    "compared."
)
HEADINGS = "The title or the bookmarks that viewers show beside the pages are not those of the record."
_NONSENSE = (
    ArithmeticError, ValueError, TypeError, LookupError, AttributeError, StopIteration, RuntimeError,
)  # fmt: skip
"""What computing with a record raises whose numbers no workshop can have."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was found, a sentence each: what agrees, and what differs."""

    agrees: tuple[str, ...]
    differs: tuple[str, ...]

    def __add__(self, other: Verdict) -> Verdict:
        return Verdict(self.agrees + other.agrees, self.differs + other.differs)


def record_of(data: bytes, name: str) -> Record:
    """Return the record inside a PDF. Raises InvalidInputError with a sentence when there is none."""
    return _record(outside.pdf(data, name), name)


@dataclass(frozen=True, slots=True)
class Held:
    """What a workshop file holds, as frozen values: minutes can be held against it on any thread."""

    name: str
    report: Report
    hashes: frozenset[bytes]  # of every line of its log


def held(file: WorkshopFile) -> Held:
    """Return what an open workshop file holds now."""
    return Held(file.path.name, collect(file), log.hashes(file.db))


def verify(data: bytes, name: str, file: WorkshopFile | None = None) -> Verdict:
    """Return how the minutes in a PDF stand to the record inside it, and to the workshop file if given.

    Raises InvalidInputError with a sentence when the PDF cannot be read or carries no record.
    """
    return verify_against(data, name, None if file is None else held(file))


def verify_against(
    data: bytes, name: str, against: Held | None, progress: Progress = exporting.no_progress
) -> Verdict:
    """Verify as `verify` does; `progress` hears how far that is, and may raise CancelledError."""
    progress(0.0)
    told = outside.pdf(data, name)
    record = _record(told, name)
    verdict = _fingerprints(told, record)
    if is_beyond_measure(record.report):
        return verdict + Verdict((), (NONSENSE,))
    try:
        verdict += _figures(record.report)
        verdict += _pages(data, told, record, name, progress)
    except ExportError as error:  # what the record holds cannot be printed
        verdict += Verdict((), (str(error),))
    except _NONSENSE:
        verdict += Verdict((), (NONSENSE,))
    if against is not None:
        verdict += _against(against, record)
    progress(1.0)
    return verdict


def _record(told: ReadPdf, name: str) -> Record:
    if not told.files.get(RECORD):
        raise InvalidInputError(NO_RECORD.format(name=name))
    record = records.read(told.files[RECORD])
    _check_logo(record.options.style.logo, name)
    return record


def _check_logo(logo: bytes, name: str) -> None:
    """Refuse a picture that is none of ours before the minutes are made again with it."""
    if not logo:
        return
    try:
        header = check_header(logo)
        outside.logo(logo, name)
    except InvalidInputError as error:
        raise InvalidInputError(NO_LOGO.format(name=name)) from error
    if header.form != "PNG" or max(header.width, header.height) > LARGEST_LOGO:
        raise InvalidInputError(NO_LOGO.format(name=name))


# -- the fingerprint ----------------------------------------------------------------------------------


def _fingerprints(told: ReadPdf, record: Record) -> Verdict:
    """Compare what the record is with what it says of itself, what is printed, and what the metadata say."""
    agrees, differs = [], []
    places = (
        (record.stated, "The record says of itself that its fingerprint is"),
        (told.printed, "The fingerprint printed at the end is"),
        (told.content, "The metadata of the PDF say that the fingerprint is"),
    )
    for stated, words in places:
        if stated and stated != record.content:
            differs.append(f"{words} {_short(stated)}, and it is {_short(record.content)}.")
    if not told.printed:
        differs.append("No fingerprint is printed at the end.")
    if not differs:
        agrees.append(f"The record inside is whole; the fingerprint {_short(record.content)} is printed too.")
    return Verdict(tuple(agrees), tuple(differs))


def _short(digits: str) -> str:
    """Return the digits that the minutes print large."""
    return " ".join(digits[at : at + 4] for at in range(0, 20, 4))


# -- the figures --------------------------------------------------------------------------------------


def _figures(report: Report) -> Verdict:
    found = _named(contradictions(report))
    if found:
        return Verdict((), found)
    rounds = sum(len(claim.rounds) for claim in report.claims)
    positions = "" if report.rule is not None else " (positions unchecked: the record does not hold the rule)"
    return Verdict((f"Every figure of {_many(rounds, 'round')} follows from its counts{positions}.",), ())


# -- the pages ----------------------------------------------------------------------------------------


def _pages(data: bytes, told: ReadPdf, record: Record, name: str, progress: Progress) -> Verdict:
    """Make the minutes again and compare: bytes, then words page by page, then looks."""
    made = exporting.render(record.report, MINUTES, record.options, lambda part: progress(MAKING * part)).data
    if data == made:
        return Verdict((f"The PDF is, byte for byte, what the record gives ({SOFTWARE}).",), ())
    given = outside.pdf(made, name)
    if told.pages == given.pages:
        found = _looks(data, made, name, len(given.pages), progress) + _more(told, given)
        if told.headings != given.headings:
            found += Verdict((), (HEADINGS,))
        added = (ADDED,) if data.startswith(made) and not found.differs else ()
        left_out = (NOT_COMPARED,) if not found.differs else ()
        return Verdict(added, ()) + found + Verdict(left_out, ())
    if record.software != SOFTWARE:
        return _other_version(told, given, record) + _more(told, given)
    return Verdict((), _named(page_differences(told.pages, given.pages))) + _more(told, given)


def _looks(data: bytes, made: bytes, name: str, count: int, progress: Progress) -> Verdict:
    """Compare pages whose words are the same by what the eye sees: something may lie over them."""
    other = []
    pairs = zip(outside.looks(data, name), outside.looks(made, name), strict=True)
    for number, (one, two) in enumerate(pairs, start=1):
        progress(MAKING + (1 - MAKING) * number / count)
        if one != two:
            other.append(number)
    if not other:
        return Verdict((f"All {_many(count, 'page')} say and show what the record gives.",), ())
    return Verdict(
        (), _named(f"Page {n} has the words that the record gives, but looks different." for n in other)
    )


def _more(told: ReadPdf, given: ReadPdf) -> Verdict:
    """Compare the tables inside with those that the record gives, and name what does not come from it."""
    names = [name for name in given.files if name != RECORD]
    wrong = [name for name in names if name in told.files and told.files[name] != given.files[name]]
    found = [f"“{name}” inside the PDF is not what the record gives." for name in wrong]
    extra = [name for name in told.files if name not in given.files]
    found += [f"“{_line(name)}” inside the PDF does not come from the record." for name in extra]
    found += [f"On page {number} lies a comment, a stamp or a field." for number in told.marked]
    return Verdict((), _named(iter(found)))


def _line(name: str) -> str:
    return " ".join(name.split())[:60]


def _other_version(told: ReadPdf, given: ReadPdf, record: Record) -> Verdict:
    """Compare all words where another version may have broken lines and pages elsewhere."""
    only, missing = bag_differences(told.pages, given.pages)
    made_by = f"{record.software} made these minutes and this is {SOFTWARE}"
    if not only and not missing:
        return Verdict(
            (f"All words and numbers are those of the record; {made_by}, so pages may differ.",), ()
        )
    said = [f"only in the minutes {_quoted(only)}"] if only else []
    said += [f"only in the record {_quoted(missing)}"] if missing else []
    return Verdict(
        (),
        (
            f"Words differ: {'; '.join(said)}. {made_by}, which may word things differently; check with that "
            "version to be certain.",
        ),
    )


def _quoted(words: list[str]) -> str:
    more = f" and {len(words) - BAG_SHOWN} more" if len(words) > BAG_SHOWN else ""
    return ", ".join(f"“{word[:40]}”" for word in words[:BAG_SHOWN]) + more


# -- the workshop file --------------------------------------------------------------------------------


def _against(against: Held, record: Record) -> Verdict:
    """Compare the record with what the file gives now, under the options of the minutes."""
    name = against.name
    now = as_recorded(against.report, record)
    found = _named(differences(record.report, now, Names(), leave=frozenset({"log_lines", "log_head"})))
    witness, known = _witness(against, record.report, now)
    if found and record.software != SOFTWARE:
        found = (
            *found,
            f"{record.software} made these minutes and this is {SOFTWARE}: words may differ by that.",
        )
    if found or not known:
        return Verdict((), (*witness, *found))
    return Verdict((*witness, f"“{name}” says what the minutes say."), ())


def as_recorded(report: Report, record: Record) -> Report:
    """Return a report as the record’s options would have it written, and read again."""
    return records.decode(exporting.render(report, "json", record.options).data)[0]


def _witness(against: Held, said: Report, now: Report) -> tuple[tuple[str, ...], bool]:
    """Return what the log says of when the minutes were made, and whether it knows of it at all."""
    if said.log_head == now.log_head:
        return (), True
    if not _knows(against, said.log_head):
        return (
            "The log of the file knows no act with the fingerprint in the minutes: they were made from "
            "another file, or the log was written anew.",
        ), False
    later = now.log_lines - said.log_lines
    return (f"The workshop has changed since the minutes were made: {_many(later, 'later act')}.",), True


def _knows(against: Held, digits: str) -> bool:
    """Whether a line of the log has this hash."""
    try:
        return bytes.fromhex(digits) in against.hashes
    except ValueError:
        return False


def _named(sentences: Iterator[str]) -> tuple[str, ...]:
    """Return the first sentences, and how many more there are."""
    found = tuple(islice(sentences, MOST_NAMED))
    more = sum(1 for _ in sentences)
    return (*found, f"And {_many(more, 'more difference')}.") if more else found


def _many(number: int, one: str) -> str:
    return f"{number} {one}" + ("" if number == 1 else "s")
