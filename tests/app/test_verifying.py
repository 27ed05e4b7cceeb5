"""Minutes against the record inside them, and against the workshop file."""

from __future__ import annotations

import io
from dataclasses import replace

import pikepdf
import pytest
from pikepdf import Array, Name
from PIL import Image

from tests.app.stories import close_and_reveal, open_round, play, vote
from tests.app.swapping import (
    changed_tally,
    drawn_over,
    forged,
    layered,
    minutes,
    one_more,
    recoloured,
    resaved,
    stuck_on,
    with_files,
)
from tests.exporters.sample import CHOICE, empty, sample
from unifydesk.app import agenda, noting, reporting, verifying
from unifydesk.app.logo_pixels import encoded
from unifydesk.app.verifying import as_recorded, record_of, verify
from unifydesk.domain.errors import ExportError, InvalidInputError
from unifydesk.domain.record import content_hash, encode
from unifydesk.domain.report import ExportOptions
from unifydesk.domain.style import Style


@pytest.fixture(scope="module")
def report():
    """A record with a few claims and its rule."""
    whole = sample()
    return replace(whole, claims=whole.claims[:3], agenda=(), software=verifying.SOFTWARE, rule=CHOICE)


@pytest.fixture(scope="module")
def data(report):
    """Its minutes."""
    return minutes(report)


def said(data, file=None):
    """Return what differs, as one text."""
    return "\n".join(verify(data, "minutes.pdf", file).differs)


def picture(form="PNG", width=40):
    made = io.BytesIO()
    Image.new("RGB", (width, 20)).save(made, form)
    return made.getvalue()


# --- the PDF alone --------------------------------------------------------------------------------


def test_minutes_as_they_were_written_agree_in_everything(data):
    verdict = verify(data, "minutes.pdf")
    assert verdict.differs == ()
    assert "byte for byte" in verdict.agrees[-1]
    assert "Every figure of 6 rounds follows from its counts." in verdict.agrees


@pytest.mark.parametrize(
    "options", [ExportOptions(Style("Letter")), ExportOptions(names=False)], ids=["letter", "without names"]
)
def test_they_agree_under_the_options_they_were_made_with(report, options):
    assert "byte for byte" in verify(minutes(report, options), "x").agrees[-1]


def test_what_another_program_wrote_again_agrees_by_words_and_looks_and_says_what_was_left_out(data):
    verdict = verify(resaved(data), "x")
    assert verdict.differs == ()
    assert "say and show what the record gives" in verdict.agrees[-2]
    assert verdict.agrees[-1] == verifying.NOT_COMPARED
    assert verifying.NOT_COMPARED not in verify(data, "x").agrees


def test_a_changed_count_is_named_with_its_page(report):
    """The pages are those of a record with one vote more; record and fingerprints are the true ones."""
    differs = said(forged(one_more(report), report))
    page = next(line for line in differs.splitlines() if line.startswith("Page "))
    assert " says “…" in page
    assert "where the record gives “…" in page


def test_a_box_over_the_words_is_seen(data):
    assert said(drawn_over(data, 4)) == "Page 4 has the words that the record gives, but looks different."


@pytest.mark.parametrize(
    ("sort", "more"),
    [
        ("Stamp", {}),
        ("Stamp", {"F": 4 | 32}),
        ("Widget", {"FT": Name.Tx, "T": "a"}),
        ("Widget", {"FT": Name.Sig, "T": "a"}),
    ],
    ids=["stamp", "stamp only on paper", "field", "signature that shows"],
)
def test_a_box_that_is_stuck_on_is_seen(data, sort, more):
    assert "Page 4 has the words that the record gives, but looks different." in said(
        stuck_on(data, 4, sort, **more)
    )


def test_a_box_that_is_stuck_on_and_hidden_is_named(data):
    assert said(stuck_on(data, 4, "Stamp", F=2)) == "On page 4 lies a comment, a stamp or a field."


@pytest.mark.parametrize("sort", ["Popup", "Link"])
def test_a_box_that_only_other_programs_paint_is_named(data, sort):
    """pdfium paints no pop-up, and poppler does."""
    assert said(stuck_on(data, 1, sort, F=2)) == "On page 1 lies a comment, a stamp or a field."


def titled(pdf):
    pdf.docinfo["/Title"] = "All claims were rejected"


def with_a_bookmark_changed(pdf):
    with pdf.open_outline() as outline:
        outline.root[0].title = "All claims were rejected"


@pytest.mark.parametrize("change", [titled, with_a_bookmark_changed])
def test_what_viewers_show_beside_the_pages_is_compared(data, change):
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        change(pdf)
        pdf.save(made)
    assert said(made.getvalue()) == verifying.HEADINGS


def test_a_signature_that_does_not_show_changes_nothing(data):
    nowhere = {"Rect": Array([0, 0, 0, 0]), "FT": Name.Sig, "T": "a"}
    assert said(stuck_on(data, 4, "Widget", **nowhere)) == ""


def test_a_box_that_is_only_there_on_paper_is_seen(data):
    assert said(layered(data, 4)) == "Page 4 has the words that the record gives, but looks different."


def test_other_colours_are_seen_however_bright(data):
    assert said(recoloured(data, 6)) == "Page 6 has the words that the record gives, but looks different."


def test_a_file_that_the_record_does_not_give_is_named(data):
    told = said(with_files(data, {"ballots.csv": b"seat,answer"}))
    assert told == "“ballots.csv” inside the PDF does not come from the record."


def test_a_record_of_two_programs_is_none(report, data):
    """The fingerprint covers the program in the report: nobody can have words compared more loosely."""
    before, name, after = encode(report, ExportOptions()).rpartition(verifying.SOFTWARE.encode())
    record = before + name.replace(b"0.1.0", b"0.0.1") + after
    with pytest.raises(InvalidInputError, match="two programs"):
        verify(with_files(data, {"record.json": record}), "x")


def test_what_was_added_behind_is_told_and_what_was_there_still_agrees(data):
    verdict = verify(data + b"\n% a later program\n", "x")
    assert verdict.differs == ()
    assert verifying.ADDED in verdict.agrees


def test_a_changed_record_does_not_have_its_fingerprint_any_more(report, data):
    record = encode(report, ExportOptions()).replace(b'"rehearsal":false', b'"rehearsal":true')
    differs = said(with_files(data, {"record.json": record}))
    assert "The record says of itself that its fingerprint is" in differs
    assert "The fingerprint printed at the end is" in differs
    assert "The metadata of the PDF say" in differs


def test_a_record_that_was_changed_with_all_its_fingerprints_still_contradicts_itself(report):
    """Somebody who makes minutes anew from a record with one vote more is caught by the figures."""
    other = changed_tally(report, 0, lambda t: replace(t, counts=(*t.counts[:-1], t.counts[-1] + 1)))
    differs = said(minutes(other))
    assert "fingerprint" not in differs
    assert differs.startswith("EB1, round 2, Real: ")


def test_a_table_that_was_emptied_is_named(data):
    differs = said(with_files(data, {"results.csv": b""}))
    assert differs == "“results.csv” inside the PDF is not what the record gives."


def test_a_table_that_is_too_large_to_be_looked_at_is_named(data, monkeypatch):
    monkeypatch.setattr("unifydesk.app.pdf_reading.LARGEST", 1_000_000)
    differs = said(with_files(data, {"results.csv": bytes(1_000_001)}))
    assert differs == "“results.csv” inside the PDF is not what the record gives."


def test_a_table_that_is_not_the_records_is_named(data):
    differs = said(with_files(data, {"results.csv": b"changed"}))
    assert differs == "“results.csv” inside the PDF is not what the record gives."


def test_numbers_that_no_workshop_can_have_are_one_sentence(report):
    *_, last = report.claims[0].rounds
    option = replace(last.figures[0].tally.question, kind="ranking")
    other = changed_tally(report, 0, lambda t: replace(t, question=option, answers=(("?", 1),)))
    verdict = verify(with_files(minutes(report), {"record.json": encode(other, ExportOptions())}), "x")
    assert verdict.differs


def test_numbers_beyond_all_measure_are_not_even_computed_with(report):
    other = changed_tally(report, 0, lambda t: replace(t, present=2**70))
    differs = said(with_files(minutes(report), {"record.json": encode(other, ExportOptions())}))
    assert verifying.NONSENSE in differs


@pytest.mark.own_process
def test_minutes_from_elsewhere_are_read_in_a_process_of_its_own(data):
    assert said(drawn_over(data, 4)) == "Page 4 has the words that the record gives, but looks different."


@pytest.mark.parametrize(
    "logo",
    [
        b"<svg/>",
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + b"\x00\x00\xff\xff" * 2,
        picture("GIF"),
        picture(width=1201),
    ],
    ids=["svg", "bomb", "gif", "large"],
)
def test_a_logo_that_none_of_us_made_is_not_even_looked_at(report, data, logo):
    other = encode(report, ExportOptions(Style(logo=logo)))
    with pytest.raises(InvalidInputError, match="has a logo that no UnifyDesk made"):
        verify(with_files(data, {"record.json": other}), "x")


def test_minutes_with_a_logo_of_ours_agree(report):
    options = ExportOptions(Style(logo=encoded(picture())))
    assert "byte for byte" in verify(minutes(report, options), "x").agrees[-1]


def test_a_record_that_cannot_be_printed_is_one_sentence(data, monkeypatch):
    def refuse(*_):
        raise ExportError("Something in this record is higher than a page.")

    monkeypatch.setattr(verifying.exporting, "render", refuse)
    assert "higher than a page" in said(data)


def test_another_version_is_compared_by_its_words(report):
    old = replace(report, software="UnifyDesk 0.0.1")
    assert verify(minutes(old), "x").differs == ()
    differs = said(forged(one_more(old), old))
    assert "UnifyDesk 0.0.1 made these minutes" in differs
    assert "only in the minutes “" in differs


def test_a_record_that_is_broken_is_one_sentence(data):
    with pytest.raises(InvalidInputError, match="no record of a workshop"):
        verify(with_files(data, {"record.json": b"{}"}), "x")


def test_a_pdf_without_a_record_is_one_sentence(data):
    with pytest.raises(InvalidInputError, match="“x” carries no record"):
        verify(data.replace(b"record.json", b"rec0rd.json"), "x")


def test_the_record_of_minutes_can_be_taken_out(report, data):
    assert record_of(data, "x").report == report


def test_many_differences_are_counted(report, monkeypatch):
    monkeypatch.setattr(verifying, "MOST_NAMED", 1)
    other = replace(report, claims=())
    assert "more difference" in said(forged(report, other))


def test_minutes_without_a_printed_fingerprint_say_so(data, monkeypatch):
    told = verifying.outside.pdf(data, "x")
    record = record_of(data, "x")
    found = verifying._fingerprints(replace(told, pages=("nothing",)), record)
    assert found.differs == ("No fingerprint is printed at the end.",)


def test_an_empty_workshop_has_minutes_that_agree():
    assert verify(minutes(empty()), "x").differs == ()


# --- with the workshop file -----------------------------------------------------------------------


@pytest.fixture
def led(file):
    """A workshop with a claim played."""
    agenda.begin(file)
    play(file, "A1", "444455", "445555")
    return file


@pytest.mark.parametrize(
    "options",
    [ExportOptions(), ExportOptions(ballots=True), ExportOptions(names=False)],
    ids=["usual", "with ballots", "without names"],
)
def test_minutes_agree_with_their_file(led, options):
    verdict = verify(minutes(reporting.collect(led), options), "x", led)
    assert verdict.differs == ()
    assert verdict.agrees[-1] == "“workshop.unify” says what the minutes say."


def test_a_workshop_that_went_on_is_told_act_by_act(led):
    data = minutes(reporting.collect(led))
    noting.add(led, "remark", "One more thing.")
    noting.add(led, "remark", "And another.")
    verdict = verify(data, "x", led)
    assert verdict.differs[0] == "The workshop has changed since the minutes were made: 2 later acts."
    assert "The note “One more thing.” and 1 more: only in the file." in verdict.differs


def test_a_later_round_is_named(led):
    data = minutes(reporting.collect(led))
    round_ = open_round(led, "A1")
    vote(led, round_, "111111")
    close_and_reveal(led, round_)
    assert "A1, round 3: only in the file." in said(data, led)


def test_a_count_that_the_file_has_otherwise_is_named(led):
    report = reporting.collect(led)
    differs = said(minutes(one_more(report)), led)
    assert "A1, round 2, Real: the minutes say 5 × “5 Strongly agree”, the file says 4." in differs


def test_minutes_of_another_file_are_told_apart(led, make_file):
    other = make_file(name="other.unify")
    play(other, "A1", "444", "555")
    differs = said(minutes(reporting.collect(other)), led)
    assert "The log of the file knows no act with the fingerprint in the minutes" in differs


def test_a_file_under_another_version_may_say_it_in_other_words(led):
    old = replace(reporting.collect(led), software="UnifyDesk 0.0.1", suppression="Other words.")
    assert "words may differ by that" in said(minutes(old), led)


def test_the_fingerprint_in_the_minutes_is_that_of_the_file_at_that_moment(led):
    record = record_of(minutes(reporting.collect(led)), "x")
    assert record.content == content_hash(as_recorded(reporting.collect(led), record))
