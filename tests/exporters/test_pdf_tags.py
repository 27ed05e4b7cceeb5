"""Tagged PDF: what a screen reader hears, checked by rules that another program reads out of the file."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from types import ModuleType

import pdfua
import pikepdf
import pytest
from PIL import Image
from pypdf import PdfReader
from reportlab.platypus import Flowable

from tests.exporters.conftest import PLAIN, Render, ignore
from tests.exporters.every_kind import every_kind
from tests.exporters.pdf_rules import HEADINGS, RULES, Node, Tagged, breaches
from tests.exporters.printed import made, record
from tests.exporters.sample import empty, sample
from unifydesk.domain.notes import Note
from unifydesk.domain.report import CLAIMS, SUMMARY, TEMPLATES, Report
from unifydesk.domain.style import Style
from unifydesk.exporters import agenda, attendance, ballots, cards
from unifydesk.exporters._pdf_flow import Rule, gap, labelled, side_by_side, table
from unifydesk.exporters._pdf_method import signatures
from unifydesk.exporters._pdf_pages import Pages
from unifydesk.exporters._pdf_styles import sheet
from unifydesk.exporters._pdf_tags import Tags
from unifydesk.exporters._pdf_text import paragraph

PAGE = sheet("A4")


def _logo() -> bytes:
    """Return a small picture."""
    out = io.BytesIO()
    Image.new("RGB", (60, 20), "#0B5A5E").save(out, "PNG")
    return out.getvalue()


LOOK = {"organisation": "Ärztekammer & Co", "address": "1 Long Road", "logo": _logo(), "accent": "#0B5A5E"}


def tagged(story: list[Flowable]) -> Tagged:
    """Return the tags of a story."""
    return Tagged(Pages(PAGE, PLAIN).render(story, ignore))


def roles(node: Node) -> list[object]:
    """Return the tree as nested lists of roles."""
    return [node.role, *(roles(kid) for kid in node.kids)]


RECORDS: dict[str, Callable[[], Report]] = {
    "sample": sample,
    "rehearsal": lambda: sample(rehearsal=True, rounds=1),
    "every kind": every_kind,
    "empty": empty,
    "many people": lambda: replace(sample(people=120), claims=sample().claims[:2]),
}


@pytest.mark.parametrize("name", RECORDS)
def test_the_minutes_keep_every_rule(name: str, render: Render) -> None:
    assert breaches(render(RECORDS[name]())) == []


def test_the_minutes_keep_every_rule_on_another_paper(report: Report, render: Render) -> None:
    assert breaches(render(report, "Letter")) == []


@pytest.mark.parametrize("name", ["rehearsal", "every kind", "empty", "many people"])
@pytest.mark.parametrize("template", [SUMMARY, CLAIMS])
def test_the_shorter_templates_keep_every_rule(name: str, template: str, render: Render) -> None:
    assert breaches(render(RECORDS[name](), template=template)) == []


@pytest.mark.parametrize("template", TEMPLATES)
def test_minutes_of_an_organisation_in_another_look_keep_every_rule(
    brief: Report, template: str, render: Render
) -> None:
    assert breaches(render(brief, "Letter", template, **LOOK)) == []


@pytest.mark.parametrize("exporter", [agenda, attendance, ballots, cards], ids=lambda module: module.__name__)
def test_printed_material_of_an_organisation_keeps_every_rule(exporter: ModuleType) -> None:
    assert breaches(made(exporter.EXPORTER, record(rehearsal=True), style=Style(**LOOK))) == []


@pytest.mark.parametrize("template", TEMPLATES)
def test_another_checker_finds_no_error_in_any_template(
    brief: Report, template: str, render: Render, tmp_path
) -> None:
    path = tmp_path / "minutes.pdf"
    path.write_bytes(render(brief, template=template, **LOOK))
    assert [f.message for f in pdfua.validate(str(path)).findings if f.severity.name == "ERROR"] == []


@pytest.mark.parametrize("exporter", [agenda, attendance, ballots, cards], ids=lambda module: module.__name__)
@pytest.mark.parametrize("per_page", [1, 4])
def test_printed_material_keeps_every_rule(exporter: ModuleType, per_page: int) -> None:
    assert breaches(made(exporter.EXPORTER, record(), per_page=per_page)) == []


def test_another_checker_finds_no_error(minutes: bytes, tmp_path) -> None:
    path = tmp_path / "minutes.pdf"
    path.write_bytes(minutes)
    found = pdfua.validate(str(path)).findings
    assert [f.message for f in found if f.severity.name == "ERROR"] == []


def _break(data: bytes, damage: Callable[[pikepdf.Pdf], None]) -> bytes:
    """Return the file after some damage."""
    pdf = pikepdf.open(io.BytesIO(data))
    damage(pdf)
    out = io.BytesIO()
    pdf.save(out)
    return out.getvalue()


def _each(pdf: pikepdf.Pdf, role: str) -> pikepdf.Dictionary:
    """Return the first element of a role."""
    return next(o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and o.get("/S") == f"/{role}")


def _recode(pdf: pikepdf.Pdf, old: bytes, new: bytes) -> None:
    """Replace code of every page."""
    for page in pdf.pages:
        page.Contents = pdf.make_stream(page.Contents.read_bytes().replace(old, new))


def _mislead(pdf: pikepdf.Pdf) -> None:
    """Let the way back from the first mark of the second page lead to the whole document."""
    pdf.Root.StructTreeRoot.ParentTree.Nums[3][0] = _each(pdf, "Document")


def _add_nothing(pdf: pikepdf.Pdf) -> None:
    """Add a paragraph that holds nothing."""
    _each(pdf, "Document").K.append(pdf.make_indirect(pikepdf.Dictionary(S=pikepdf.Name.P)))


DAMAGE: dict[str, Callable[[pikepdf.Pdf], None]] = {
    "whole_document": lambda pdf: pdf.Root.__delattr__("MarkInfo"),
    "content_is_tagged": lambda pdf: _recode(pdf, b"/Artifact BMC", b"/Other BMC"),
    "marks_and_tree_agree": lambda pdf: _recode(pdf, b"/MCID 3>>", b"/MCID 4>>"),
    "the_way_back_is_right": _mislead,
    "tags_fit_content": lambda pdf: _recode(pdf, b"/H2 <</MCID", b"/P <</MCID"),
    "nothing_is_empty": _add_nothing,
    "roles_are_known": lambda pdf: _each(pdf, "L").__setitem__("/S", pikepdf.Name.List),
    "headings_are_in_order": lambda pdf: _each(pdf, "H2").__setitem__("/S", pikepdf.Name.H4),
    "tables_are_regular": lambda pdf: _each(pdf, "TR").K.__delitem__(0),
    "pictures_have_words": lambda pdf: _each(pdf, "Figure").__delitem__("/Alt"),
    "links_are_tagged": lambda pdf: pdf.pages[1].Annots[0].__delitem__("/Contents"),
    "fonts_can_be_read": lambda pdf: next(iter(pdf.pages[1].Resources.Font.values())).__delitem__(
        "/ToUnicode"
    ),
}


def test_every_rule_is_tried_with_a_breach() -> None:
    assert list(DAMAGE) == [rule.__name__ for rule in RULES]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_a_breach_of_a_rule_is_found(
    rule: Callable[[Tagged], list[str]], brief: Report, render: Render
) -> None:
    whole = render(brief)
    assert rule(Tagged(whole)) == []
    assert rule(Tagged(_break(whole, DAMAGE[rule.__name__])))


def words_of(file: Tagged, node: Node) -> str:
    """Return what a leaf of the tree says, letter by letter as its fonts are read."""
    said = []
    for page, number in node.marks:
        inside = ""
        for operands, operator in pikepdf.parse_content_stream(file.pdf.pages[page]):
            name = str(operator)
            if name == "BDC" and isinstance(operands[1], pikepdf.Dictionary) and "/MCID" in operands[1]:
                inside = str(int(operands[1].MCID))
            elif name == "EMC":
                inside = ""
            elif name == "Tj" and inside == str(number):
                said.append(bytes(operands[0]).decode("latin-1"))
    return "".join(said)


def test_every_chapter_of_the_outline_is_a_heading(minutes: bytes) -> None:
    chapters = [entry for entry in PdfReader(io.BytesIO(minutes)).outline if not isinstance(entry, list)]
    heads = [node for node in Tagged(minutes).root.kids if node.role in ("H1", "H2")]
    named = {"Attendance"}  # stands on the title page, and not in the outline
    assert len(heads) == len(chapters) + len(named)


def test_summaries_begin_with_their_title(brief: Report, render: Render) -> None:
    first = [node.role for node in Tagged(render(brief, template=SUMMARY)).root.kids][:2]
    assert first == ["P", "H1"]


def test_a_claim_is_headed_by_its_id_and_kind_with_its_title(brief: Report, render: Render) -> None:
    file = Tagged(render(brief, template=CLAIMS))
    head = next(node for node in file.root.kids if node.role == "H1")
    told = brief.claims[0].claim
    assert len(head.marks) == 2
    assert words_of(file, head).startswith(told.id)
    assert words_of(file, head).endswith(told.title)


@pytest.mark.parametrize(
    ("levels", "said"),
    [
        ((1, 2, 3, 4, 3, 2), ["H1", "H2", "H3", "H4", "H3", "H2"]),
        ((3, 4, 4, 3, 4), ["H1", "H2", "H2", "H1", "H2"]),
        ((1, 3, 2, 3), ["H1", "H2", "H2", "H3"]),
        ((3, 3, 3), ["H1", "H1", "H1"]),
    ],
)
def test_headings_of_one_level_are_of_one_level_whatever_comes_before(levels, said) -> None:
    tags = Tags()
    assert [tags.heading(level).role for level in levels] == said


def test_claims_on_their_pages_are_headings_of_one_level(brief: Report, render: Render) -> None:
    file = Tagged(render(brief, template=CLAIMS))
    heads = [node.role for node in file.root.kids if len(node.marks) == 2 and node.role.startswith("H")]
    assert heads == ["H1"] * len(brief.claims)


@pytest.mark.parametrize("exporter", [ballots, cards], ids=lambda module: module.__name__)
def test_ballots_and_cards_are_headings_of_one_level(exporter: ModuleType) -> None:
    heads = {
        node.role for node in Tagged(made(exporter.EXPORTER, record())).root.every() if node.role in HEADINGS
    }
    assert heads == {"H1"}


def test_each_line_to_sign_on_is_heard_after_what_it_is_for(brief: Report) -> None:
    file = tagged(signatures(replace(brief, info=replace(brief.info, facilitator="Ada Lovelace")), PAGE))
    lists = [node for node in file.root.kids if node.role == "L"]
    assert [[words_of(file, item.kids[0]) for item in made.kids] for made in lists] == [
        ["Signature", "Name", "Place and date"]
    ] * 2
    name = lists[0].kids[1].kids[1]
    assert words_of(file, name) == "Ada Lovelace"
    assert [kid.role for kid in lists[0].kids[0].kids[1].kids] == ["Figure"]


def test_a_hyphen_that_divides_a_word_is_a_soft_one() -> None:
    divided = sheet(Style(language="en"))["body"]
    words = "Notwithstanding unprecedented considerations, well-known people institutionalise it. " * 9
    data = Pages(PAGE, PLAIN).render([paragraph(words, divided)], ignore)
    said = PdfReader(io.BytesIO(data)).pages[0].extract_text()
    assert "\N{SOFT HYPHEN}\n" in said
    assert "-\n" not in said.replace("well-\nknown", "")
    whole = said.replace("\N{SOFT HYPHEN}\n", "").split()
    assert " ".join(whole).startswith(words.strip()[:400])


def test_a_word_divided_between_two_pages_has_a_soft_hyphen_too() -> None:
    divided = sheet(Style(language="en"))["body"]
    words = "Notwithstanding considerations they institutionalise representative deliberation. " * 60
    ends = set()
    for lines in range(12):
        story = [gap(1 + lines * divided.leading), paragraph(words, divided)]
        pages = PdfReader(io.BytesIO(Pages(PAGE, PLAIN).render(story, ignore))).pages
        text = pages[0].extract_text().split("Page 1")[0].rstrip()
        ends.add(text[-1])
    assert "\N{SOFT HYPHEN}" in ends
    assert "-" not in ends


@pytest.mark.parametrize(
    "text", ["for / neutral / against - and so on", "1e2f3a4b5c6d7e8f9a0b1c2d3e4f", "well-known half-truths"]
)
@pytest.mark.parametrize("width", range(30, 80, 7))
def test_between_two_lines_stands_what_the_text_has_there(text: str, width: int) -> None:
    file = tagged([side_by_side([[paragraph(text, PAGE["cell"])]], (float(width),))])
    assert words_of(file, file.root.kids[0]) == text


def test_lines_of_a_script_without_spaces_get_none() -> None:
    text = "私たちは考える" * 30
    data = Pages(PAGE, PLAIN).render([paragraph(text, PAGE["body"])], ignore)
    assert "".join(PdfReader(io.BytesIO(data)).pages[0].extract_text().split("\n")).startswith(text)


def test_words_on_both_sides_of_a_forced_line_break_are_apart() -> None:
    file = tagged(labelled("Action", "Write the report.", PAGE, tail="Owner: Ada"))
    body = file.root.kids[0].kids[0].kids[1]
    assert words_of(file, body) == "Write the report. Owner: Ada"


def test_labelled_lines_are_one_list() -> None:
    story = [*labelled("Date", "today", PAGE), *labelled("Place", "here", PAGE), *labelled("", "there", PAGE)]
    [made] = tagged(story).root.kids
    assert roles(made) == [
        "L",
        ["LI", ["Lbl"], ["LBody"]],
        ["LI", ["Lbl"], ["LBody"]],
        ["LI", ["LBody"]],
    ]


def test_a_note_of_many_paragraphs_is_one_item() -> None:
    [made] = tagged(labelled("For", "word " * 2000, PAGE)).root.kids
    assert roles(made) == ["L", ["LI", ["Lbl"], ["LBody"]]]


def test_text_split_over_pages_is_one_paragraph() -> None:
    file = tagged([paragraph("word " * 1500, PAGE["body"])])
    assert roles(file.root) == ["Document", ["P"]]
    assert {page for page, _ in file.root.kids[0].marks} == {0, 1}


def test_heads_repeated_on_the_next_page_are_heard_once() -> None:
    file = tagged([table([["Claim", "Votes"], *([f"C{at}", "3"] for at in range(80))], (100.0, 60.0))])
    [made] = file.root.kids
    assert len(made.kids) == 81
    assert [cell.role for cell in made.kids[0].kids] == ["TH", "TH"]
    assert [cell.role for cell in made.kids[60].kids] == ["TH", "TD"]


def test_a_row_higher_than_a_page_stays_one_row() -> None:
    long = paragraph("word " * 1500, PAGE["cell"])
    file = tagged([table([["Claim", "Text"], ["C1", long], ["C2", "short"]], (100.0, 200.0))])
    [made] = file.root.kids
    assert [[cell.role for cell in row.kids] for row in made.kids] == [["TH", "TH"], *[["TH", "TD"]] * 2]
    [words] = made.kids[1].kids[1].kids
    assert len({page for page, _ in words.marks}) > 1


def test_cells_say_how_far_they_reach() -> None:
    rows = [["Claim", "Round 1", ""], ["", "n", "%"], ["C1", "3", "50"]]
    spans = (("SPAN", (1, 0), (2, 0)), ("SPAN", (0, 0), (0, 1)))
    file = tagged([table(rows, (90.0, 40.0, 40.0), *spans, head=2)])
    first = file.root.kids[0].kids[0].kids
    assert [(c.role, c.raw.A.get("/RowSpan"), c.raw.A.get("/ColSpan")) for c in first] == [
        ("TH", 2, None),
        ("TH", None, 2),
    ]


def test_a_grid_that_only_places_things_is_no_table() -> None:
    grid = side_by_side([[paragraph("one", PAGE["body"]), paragraph("two", PAGE["body"])]], (90.0, 90.0))
    assert roles(tagged([grid]).root) == ["Document", ["P"], ["P"]]


def test_lines_and_blank_text_are_decoration() -> None:
    story = [Rule(100.0), paragraph("\N{NO-BREAK SPACE}", PAGE["body"]), paragraph("said", PAGE["body"])]
    file = tagged(story)
    assert roles(file.root) == ["Document", ["P"]]
    assert sum(p.tag == "Artifact" for p in file.pieces[0]) >= 2


def test_words_on_both_sides_of_a_line_break_are_apart() -> None:
    data = Pages(PAGE, PLAIN).render([paragraph("seven letters " * 40, PAGE["body"])], ignore)
    words = PdfReader(io.BytesIO(data)).pages[0].extract_text()
    assert words.count("letters") == 40
    *most, last = [line for line in _shown(data) if line.startswith(("seven", "letters"))]
    assert len(most) > 3
    assert all(line.endswith(" ") for line in most)
    assert not last.endswith(" ")


def _shown(data: bytes) -> list[str]:
    """Return the strings that the first page shows, one after the other; ASCII keeps its codes."""
    pdf = pikepdf.open(io.BytesIO(data))
    shown = [bytes(o[0]) for o, op in pikepdf.parse_content_stream(pdf.pages[0]) if str(op) == "Tj"]
    return [each.decode("latin-1") for each in shown]


def test_long_notes_and_many_pages_keep_the_rules(brief: Report, render: Render) -> None:
    note = Note(
        b"n" * 16, 1, "for", "A long thought, and another one. " * 1500, claim=brief.claims[0].claim.id
    )
    first = replace(brief.claims[0], notes=(note, *brief.claims[0].notes))
    assert breaches(render(replace(brief, claims=(first, *brief.claims[1:])))) == []
