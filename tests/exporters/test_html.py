"""The record as a web page: complete, well built, safe with any text, the same bytes twice."""

from __future__ import annotations

import base64
import hashlib
import itertools
import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.exporters.every_kind import every_kind
from tests.exporters.page import Node, faults, parsed
from tests.exporters.sample import empty, sample
from tests.exporters.test_pdf_text import HOSTILE, poisoned
from unifydesk.app.redacting import shown
from unifydesk.domain.errors import CancelledError
from unifydesk.domain.notes import Note
from unifydesk.domain.report import CLAIMS, FULL, SUMMARY, ExportOptions, NamedBallot, Report
from unifydesk.domain.style import Style
from unifydesk.exporters import EXPORTERS
from unifydesk.exporters._plain import fit
from unifydesk.exporters._record import record_of
from unifydesk.exporters._warnings import NOTES_AS_TYPED
from unifydesk.exporters._words import place_of
from unifydesk.exporters.html import EXPORTER, NO_LOGO, PNG, page

Made = Callable[..., Node]


def ignore(_part: float) -> None:
    """Stand for a progress that nobody watches."""


def html(report: Report, options: ExportOptions | None = None) -> str:
    """Return the page of a report as text."""
    chosen = options or ExportOptions()
    return EXPORTER.render(shown(report, chosen), chosen, ignore).data.decode("utf-8")


@pytest.fixture(scope="module")
def whole(report: Report) -> Node:
    """Return the page of the sample record."""
    return parsed(html(report))


def squeezed(text: str) -> str:
    """Return text without white space."""
    return "".join(text.split())


def test_it_is_found_under_its_name() -> None:
    assert EXPORTERS["html"].suffix == ".html"
    assert EXPORTER.options == {"style", "template", "names", "ballots"}
    assert not EXPORTER.whole


# --- built well ----------------------------------------------------------------------------------


def test_the_page_keeps_every_rule(whole: Node) -> None:
    assert faults(whole) == []


@pytest.mark.parametrize("template", [FULL, SUMMARY, CLAIMS])
def test_every_template_of_every_kind_of_question_keeps_every_rule(template: str) -> None:
    assert faults(parsed(html(every_kind(), ExportOptions(template=template)))) == []


def test_it_has_landmarks_a_language_and_a_way_past_the_contents(whole: Node) -> None:
    assert next(whole.all("html")).attributes["lang"] == "en"
    assert [n.name for n in whole.all("header", "nav", "main", "footer")] == [
        "header",
        "nav",
        "main",
        "footer",
    ]
    assert next(whole.all("a")).attributes == {"href": "#record", "class": "skip"}


def test_the_contents_lead_to_every_claim(whole: Node, report: Report) -> None:
    said = squeezed(next(whole.all("nav")).text())
    assert all(squeezed(claim.claim.title) in said for claim in report.claims)


def test_a_language_that_is_none_is_english(brief: Report) -> None:
    assert '<html lang="en">' in html(replace(brief, language='en" onload="x'))
    assert '<html lang="de-AT">' in html(brief, ExportOptions(Style(language="de-AT")))


def test_what_is_signed_is_printed_on_one_page_with_the_lines_to_sign_on(whole: Node) -> None:
    (section,) = [
        node
        for node in whole.all("section")
        if any(isinstance(c, Node) and c.attributes.get("class") == "signatures" for c in node.children)
    ]
    assert "The undersigned have read these minutes" in section.text()
    (style,) = whole.all("style")
    printed = "".join(map(str, style.children)).partition("@media print")[2]
    kept = re.findall(r"([^}]*)\{break-inside:avoid\}", printed)
    assert any("section:has(>.signatures)" in selectors for selectors in kept)


def test_the_policy_names_this_very_style_sheet_and_script(whole: Node) -> None:
    policy = next(m for m in whole.all("meta") if m.attributes.get("http-equiv")).attributes["content"]
    assert policy.startswith("default-src 'none'; ")
    for name in ("style", "script"):
        [node] = whole.all(name)
        text = "".join(c for c in node.children if isinstance(c, str))
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"{name}-src 'sha256-{digest}'" in policy
    assert "unsafe" not in policy


def test_no_address_of_the_network_stands_in_an_attribute(whole: Node) -> None:
    values = [v for node in whole.all() for v in node.attributes.values()]
    assert not any(re.search(r"https?:|//", value) for value in values if "sha256" not in value)


# --- complete ------------------------------------------------------------------------------------


def test_every_claim_and_every_note_is_in_it(whole: Node, report: Report) -> None:
    said = squeezed(whole.text())
    for claim in report.claims:
        assert squeezed(claim.claim.text) in said
        assert squeezed(claim.claim.prompt) in said
        for note in claim.notes:
            assert all(squeezed(part) in said for part in (note.text, note.owner, note.due, note.outcome))
        for result in claim.rounds:
            assert all(squeezed(reason) in said for reason in result.reasons)
    assert all(squeezed(note.text) in said for note in report.notes)
    assert all(squeezed(seat.name) in said for seat in report.seats)
    for text in (*report.voided, *report.rule_history, *report.scale_use, report.deck_source):
        assert squeezed(text) in said


def test_every_count_of_every_round_stands_in_a_table(whole: Node, report: Report) -> None:
    for claim in report.claims:
        for figures in claim.rounds[-1].figures:
            label = (
                f"{claim.claim.id} · {figures.tally.question.label.rstrip('?')}: answers in rounds 1 and 2"
            )
            [table] = [t for t in whole.all("table") if next(t.all("caption")).text() == label]
            rows = [[c.text() for c in row.all("th", "td")] for row in table.all("tr")][2:]
            for at, result in enumerate(claim.rounds):
                tally = result.of(figures.tally.question.id)
                assert tally is not None
                t = tally.tally
                wanted = [*t.counts, t.answered, t.cannot_judge, t.silent, t.present]
                assert [int(row[1 + 2 * at]) for row in rows[: len(wanted)]] == wanted


def test_the_base_of_every_percentage_is_named(whole: Node) -> None:
    tables = [t for t in whole.all("table") if "answers in round" in next(t.all("caption")).text()]
    assert len(tables) > 40
    assert all("(base of %)" in table.text() for table in tables)


def test_pictures_have_their_words_in_the_open(whole: Node, report: Report) -> None:
    figures = list(whole.all("figure"))
    assert len(figures) > 2 * len(report.claims)
    for figure in figures:
        [drawn] = figure.all("desc")
        [words] = figure.all("details")
        assert drawn.text() in words.text()


def test_dissent_stands_beside_the_position(whole: Node, report: Report) -> None:
    dissents = [n.text for c in report.claims for n in c.notes_of("dissent")]
    beside = [d for d in whole.all("div") if d.attributes.get("class") == "beside"]
    assert dissents
    assert [q.text() for d in beside for q in d.all("blockquote")] == dissents


def test_the_summary_has_no_claims_and_no_links_to_them(report: Report) -> None:
    made = parsed(html(report, ExportOptions(template=SUMMARY)))
    titles = [h.text() for h in made.all("h2")]
    assert "Where the group stands" in titles
    assert "Measures" not in titles
    assert report.claims[0].claim.text not in made.text()


def test_ballots_are_an_appendix_when_they_are_asked_for(brief: Report) -> None:
    claim = brief.claims[0].claim.id
    ballot = NamedBallot(claim, 1, 3, "paper", (("real", "4"),), "Because.", proxy=2)
    known = replace(brief, ballots=(ballot,))
    assert "Named ballots" not in html(known)
    made = parsed(html(known, ExportOptions(ballots=True)))
    [table] = [t for t in made.all("table") if "Because." in t.text()]
    assert "Łukasz Żółć" in table.text()
    assert "through seat 2" in table.text()


def test_without_names_nobody_is_named(report: Report) -> None:
    nameless = ExportOptions(names=False)
    rendered = EXPORTER.render(shown(report, nameless), nameless, ignore)
    said = parsed(rendered.data.decode()).text()
    owners = {note.owner for claim in report.claims for note in claim.notes}
    assert not any(seat.name in said for seat in report.seats if seat.name and seat.name not in owners)
    assert rendered.warnings == (NOTES_AS_TYPED,)


# --- style and marks -----------------------------------------------------------------------------


def test_logo_and_organisation_open_the_page(brief: Report) -> None:
    logo = PNG + b"rest"
    made = parsed(html(brief, ExportOptions(Style(organisation="A & B <c>", logo=logo))))
    [image] = made.all("img")
    assert image.attributes["src"] == f"data:image/png;base64,{base64.b64encode(logo).decode()}"
    assert "A & B <c>" in next(made.all("header")).text()


def test_a_logo_that_is_no_png_is_left_out_with_a_word(brief: Report) -> None:
    rendered = EXPORTER.render(brief, ExportOptions(Style(logo=b"<svg onload=x>")), ignore)
    assert rendered.warnings == (NO_LOGO,)
    assert "<img" not in rendered.data.decode()


def test_a_rehearsal_is_marked_on_the_screen_and_on_every_page_of_paper(brief: Report) -> None:
    text = html(replace(brief, rehearsal=True))
    made = parsed(text)
    assert [n.attributes["class"] for n in made.all("p", "div") if "REHEARSAL" in n.text()][:2] == [
        "rehearsal",
        "watermark",
    ]
    assert "@top-left" in text
    assert next(made.all("title")).text().startswith("REHEARSAL")
    assert "REHEARSAL" not in html(brief)


def test_there_is_a_place_for_the_hash_of_the_content(brief: Report) -> None:
    record = replace(record_of(brief, ExportOptions(), ignore), content_hash="ab12")
    assert "Content: ab12" in parsed(page(record, Style(), ignore)).text()


# --- hostile text --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    ["".join(HOSTILE), "", " \n\t\x00", "\u202eevil\u202c \ud800 \x00 山 🙂 ﷽", "W" * 3_000, *HOSTILE[:6]],
)
def test_hostile_text_everywhere_is_text(text: str, report: Report) -> None:
    options = ExportOptions(Style(organisation=text, language=text, accent=text), ballots=True)
    ballot = NamedBallot(text[:40], 1, 1, text, ((text, text),), text)
    made = parsed(html(replace(poisoned(report, text), ballots=(ballot,)), options))
    assert faults(made) == []
    assert squeezed(fit(text)) in squeezed(made.text())
    assert not any(n.name in ("b", "img", "font", "para", "greek", "onDraw") for n in made.all())


def test_a_note_of_ten_megabytes_is_printed_whole(brief: Report) -> None:
    note = Note(b"n", 1, "for", "<b>x</b> " * 1_100_000, claim="x")
    claim = replace(brief.claims[0], notes=(note,))
    assert html(replace(brief, claims=(claim,))).count("&lt;b&gt;x&lt;/b&gt;") == 1_100_000


# --- rendering -----------------------------------------------------------------------------------


def test_equal_records_give_equal_bytes(report: Report) -> None:
    assert html(sample()) == html(report)


def test_progress_never_falls_and_ends_at_one(report: Report) -> None:
    heard: list[float] = []
    EXPORTER.render(report, ExportOptions(), heard.append)
    assert heard == sorted(heard)
    assert (heard[0], heard[-1]) == (0.0, 1.0)
    assert max(b - a for a, b in itertools.pairwise(heard)) < 0.2


@pytest.mark.parametrize("after", [0.0, 0.3, 0.7, 0.95])
def test_a_cancel_stops_wherever_it_comes(after: float, brief: Report) -> None:
    def cancel(part: float) -> None:
        if part >= after:
            raise CancelledError("Stopped.")

    with pytest.raises(CancelledError):
        EXPORTER.render(brief, ExportOptions(), cancel)


def test_a_workshop_without_votes_has_a_page() -> None:
    made = parsed(html(empty()))
    assert faults(made) == []
    assert "No claim was voted on." in made.text()
    assert "No attendance was recorded" in made.text()


def test_three_hundred_claims_are_all_there(report: Report) -> None:
    many = tuple(
        replace(c, claim=replace(c.claim, id=f"{c.claim.id}-{at}"))
        for at in range(12)
        for c in report.claims[:25]
    )
    text = html(replace(report, claims=many))
    assert all(text.count(f' id="{place_of(claim.claim)}"') == 1 for claim in many)
