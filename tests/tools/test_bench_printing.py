"""The content that others set as well: all of ours, only text, and a line for who is not installed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import minutes
import print_beside_stage
import print_cancel
import print_once
import pytest
from printing import content, records, running, svg, typst_, weasy
from printing.content import Content, Figure, Grid, Words
from printing.running import Printed
from reportlab.platypus import Flowable, Table

from tests.exporters.sample import sample
from unifydesk.domain.report import Report
from unifydesk.exporters._pdf_flow import table
from unifydesk.exporters._pdf_picture import PictureFlowable
from unifydesk.exporters._pdf_styles import sheet
from unifydesk.exporters.pdf import story_of
from unifydesk.pictures.shapes import Box, Dot, Label, Picture, Stroke

HOSTILE = '</style><script>alert(1)</script> "quoted" \\ #panic() $x$ & ]]>\n$'
OURS = Printed(seconds=1.0, busy=1.0, pages=40, tagged=True, bytes=1000, peak=90.0)
THEIRS = Printed(seconds=8.0, busy=8.0, pages=32, tagged=True, bytes=1000, peak=360.0)


@pytest.fixture(scope="module")
def brief() -> Report:
    full = sample()
    return replace(full, claims=full.claims[5:8])


@pytest.fixture(scope="module")
def read(brief: Report) -> Content:
    return content.content_of(brief)


def blocks_in(blocks: tuple[content.Block, ...]) -> list[content.Block]:
    found: list[content.Block] = []
    for block in blocks:
        found.append(block)
        if isinstance(block, Grid):
            found += [inner for row in block.rows for cell in row for inner in blocks_in(cell.blocks)]
    return found


def pictures_in(story: object) -> int:
    if isinstance(story, Table):
        return pictures_in([value for row in story._cellvalues for value in row])
    if isinstance(story, list | tuple):
        return sum(pictures_in(each) for each in story)
    kept = getattr(story, "_content", ())
    return isinstance(story, PictureFlowable) + pictures_in(list(kept))


def words(text: str) -> Content:
    run = content.Run(text, "NotoSans-Regular", 8.0, "#000000")
    return Content(
        text, "en", text, (595.0, 842.0), (58.0,) * 4, (Words((run,), 11.0, 82.0, text, key=text),)
    )


def test_everything_that_was_put_to_the_vote_is_in_the_content(brief: Report, read: Content) -> None:
    said = [block.text for block in blocks_in(read.blocks) if isinstance(block, Words)]
    assert all(f"“{claim.claim.text}”" in said for claim in brief.claims)


def test_every_picture_of_ours_is_in_the_content(brief: Report, read: Content) -> None:
    page = sheet("A4")
    drawn = pictures_in(list(story_of(brief, page, lambda _part: None)))
    assert drawn == sum(isinstance(block, Figure) for block in blocks_in(read.blocks)) > 0


def test_no_heading_skips_a_level(read: Content) -> None:
    before = 0
    for block in blocks_in(read.blocks):
        if isinstance(block, Words) and block.level:
            assert block.level <= before + 1
            before = block.level


def test_a_cell_that_reaches_over_others_takes_their_place() -> None:
    made = table([["wide", "", "c"], ["a", "b", "c"]], (10.0, 20.0, 30.0), ("SPAN", (0, 0), (1, 0)))
    (grid,) = content._Reader().blocks([made])
    assert isinstance(grid, Grid)
    assert [(cell.width, cell.across) for cell in grid.rows[0]] == [(30.0, 2), (30.0, 1)]
    assert len(grid.rows[1]) == 3


def test_what_nobody_taught_it_to_read_is_never_left_out_in_silence() -> None:
    with pytest.raises(content.UnknownPieceError, match="Flowable"):
        list(content._Reader().blocks([Flowable()]))


def test_hostile_text_is_text_in_html() -> None:
    page = weasy.html(words(HOSTILE), Path("/fonts"))
    assert "<script" not in page.split("<body>")[1]
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


def test_hostile_text_is_one_string_in_typst() -> None:
    made = typst_._text('a "b" \\ #panic()\n\x00\ud800')
    assert made == '"a \\"b\\" \\\\ #panic()\\n?"'


@pytest.mark.parametrize(
    ("name", "font"),
    [
        ("NotoSans-SemiBold", ("Noto Sans", 600, "normal")),
        ("NotoSerif-Italic", ("Noto Serif", 400, "italic")),
        ("NotoSansSymbols2-Regular", ("Noto Sans Symbols 2", 400, "normal")),
    ],
)
def test_a_font_file_has_a_family_a_weight_and_a_style(name: str, font: tuple[str, int, str]) -> None:
    assert weasy.font_of(name) == font


def test_a_picture_is_well_formed_and_says_its_words() -> None:
    shapes = (
        Box(0, 0, 20, 10, fill="#FF0000", stroke="ink", hatch=True),
        Stroke(((0, 0), (5, 5)), "line", dashed=True),
        Dot(3, 3, 2, "ink"),
        Label(1, 9, "<3 & more", 7, "middle", bold=True),
    )
    root = ElementTree.fromstring(svg.svg(Picture(20, 10, shapes, "3 < 4 & so on")))
    assert [child.tag.split("}")[1] for child in root] == [
        "title", "rect", "path", "rect", "polyline", "circle", "text",
    ]  # fmt: skip
    assert root[0].text == "3 < 4 & so on"
    assert root[-1].text == "<3 & more"


@pytest.mark.parametrize("size", [(20.0, 10.0), (3.0, 40.0), (2.0, 1.0)])
def test_hatching_stays_in_its_box(size: tuple[float, float]) -> None:
    box = Box(5, 7, *size, fill="ink", hatch=True)
    for line in svg.hatching(box):
        for x, y in line:
            assert box.x - 1e-9 <= x <= box.x + box.width + 1e-9
            assert box.y - 1e-9 <= y <= box.y + box.height + 1e-9


def test_a_rival_that_is_not_installed_is_a_line_and_no_failure() -> None:
    gone = Printed(missing="No module named 'typst'")
    made = running.lines("record", OURS, {"typst_": gone})
    assert made[-1]["what"] == "record, Typst: not measured (No module named 'typst')"
    assert made[-1]["bare"] is None


def test_a_rival_is_compared_by_its_own_pages() -> None:
    line = running.lines("record", OURS, {"weasy": THEIRS})[2]
    assert line["what"] == "record, WeasyPrint (32 pages, tagged): pages"
    assert (line["ours"], line["bare"], line["ratio"], line["met"]) == (40.0, 4.0, 10.0, True)


def test_the_process_that_prints_says_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    def ready() -> None:
        raise OSError("cannot load library\n 'libpango-1.0-0'")

    monkeypatch.setattr(weasy, "ready", ready)
    assert print_once.told("weasy", Path("nowhere")) == {"missing": "cannot load library 'libpango-1.0-0'"}


def test_a_longer_record_has_every_claim_under_its_own_name(brief: Report) -> None:
    ids = [claim.claim.id for claim in minutes.longer(brief, 8).claims]
    assert len(ids) == len(set(ids)) == 8
    assert ids[:3] == [claim.claim.id for claim in brief.claims]


def test_a_part_of_a_record_has_its_first_claims(brief: Report) -> None:
    assert running.first(brief, 2).claims == brief.claims[:2]


def test_a_large_record_is_voted_on_by_everybody_and_discussed(tmp_path: Path) -> None:
    made = records.many(tmp_path, claims=2, people=6)
    assert [len(claim.rounds) for claim in made.claims] == [2, 2]
    assert {f.tally.present for claim in made.claims for r in claim.rounds for f in r.figures} == {6}
    assert all(claim.notes and claim.recorded for claim in made.claims)


def test_one_long_gap_makes_every_wish_wait() -> None:
    assert print_cancel.wait_of([1.0], 0.99) == pytest.approx(0.99, abs=1e-4)


def test_many_short_gaps_hide_no_long_one() -> None:
    waits = print_cancel.wait_of([*[0.001] * 1000, 1.0], 0.5)
    assert waits == pytest.approx(0.001, abs=0.001)
    assert print_cancel.wait_of([*[0.001] * 1000, 1.0], 0.99) > 0.9


def test_the_worst_second_is_found() -> None:
    even = [at / 50 for at in range(200)]
    assert print_beside_stage.worst_second(even) == 50
    late = [moment + (0.5 if moment > 2 else 0.0) for moment in even]
    assert print_beside_stage.worst_second(late) == pytest.approx(25, abs=1)


def test_a_short_record_is_not_judged_by_what_it_says_of_long_ones() -> None:
    assert minutes._two_hundred(OURS)["met"] is None
    assert minutes._growth(OURS, replace(OURS, pages=60, peak=99.0))["met"] is None


def test_two_hundred_pages_are_reckoned_from_about_as_many() -> None:
    about = replace(OURS, pages=160, seconds=2.0)
    line = minutes._two_hundred(about)
    assert (line["ours"], line["met"]) == (2.5, True)


def test_memory_is_reckoned_for_each_further_page() -> None:
    small, huge = replace(OURS, pages=200, peak=100.0), replace(OURS, pages=1000, peak=340.0)
    line = minutes._growth(small, huge)
    assert (line["ours"], line["met"]) == (pytest.approx(0.3), False)
