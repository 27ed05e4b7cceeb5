"""The bundled deck keeps what facilitators and importers rely on."""

from __future__ import annotations

import re
import time
from functools import cache

import pytest
from markdown_it import MarkdownIt

from unifydesk.decks import load, read_deck
from unifydesk.domain.deck import Claim, Deck

CLAIMS_OF = {
    "s06": "EB1", "s07": "EB2", "s08": "EB2a", "s09": "EB2b", "s10": "OV4 EB2c", "s11": "EB3", "s12": "EB4",
    "s14": "ER1 ER1a", "s15": "ER2 ER2a ER2b", "s16": "ER3 ER3a ER3b", "s17": "ER4", "s19": "HB1 HB2 HR6",
    "s20": "HR1 HR2 HR3 HR4 HR5", "s22": "OV1 OV2 OV3",
}  # fmt: skip
OPTIONAL = {"EB2", "ER2a", "ER2b", "ER3", "OV2", "OV3", "OV4"}
PARENTS = {
    "EB2a": "EB2", "EB2b": "EB2", "EB2c": "EB2", "ER1a": "ER1", "ER2a": "ER2", "ER2b": "ER2", "ER3a": "ER3",
    "ER3b": "ER3", "HB2": "HB1",
}  # fmt: skip


@cache
def deck() -> Deck:
    name, source = load("unification")
    return read_deck(source, name)


def claim(claim_id: str) -> Claim:
    found = deck().claim(claim_id)
    assert found is not None
    return found


def test_it_has_five_sections_and_twenty_two_slides() -> None:
    assert [s.id for s in deck().sections] == ["S1", "S2", "S3", "S4", "S5"]
    assert [s.id for s in deck().slides] == [f"s{n:02d}" for n in range(1, 23)]
    assert [len(s.slides) for s in deck().sections] == [4, 8, 5, 3, 2]


def test_its_dividers_and_title_slide_are_where_they_belong() -> None:
    layouts = {s.id: s.layout for s in deck().slides}
    assert [i for i, layout in layouts.items() if layout == "divider"] == ["s05", "s13", "s18"]
    assert [i for i, layout in layouts.items() if layout == "title"] == ["s01"]


def test_each_slide_carries_its_claims() -> None:
    assert {s.id: " ".join(c.id for c in s.claims) for s in deck().slides if s.claims} == CLAIMS_OF


def test_claims_have_their_kinds_parents_and_lenses() -> None:
    assert {c.id: c.parent for c in deck().claims if c.parent} == PARENTS
    kinds = {"EB": "benefit", "ER": "risk", "HB": "benefit", "HR": "risk", "OV": "overall"}
    lenses = {"E": "epistemic", "H": "ethical", "O": "overall"}
    assert all(c.kind == kinds[c.id[:2]] and c.lens == lenses[c.id[0]] for c in deck().claims)


def test_twenty_one_claims_are_core() -> None:
    assert {c.id for c in deck().claims if not c.core} == OPTIONAL
    assert sum(c.core for c in deck().claims) == 21


def test_it_has_twenty_eight_claims() -> None:
    assert len(deck().claims) == 28


def test_three_claims_are_asked_in_another_way_than_usual() -> None:
    asked = {c.id: c.ask for c in deck().claims if c.ask}
    assert asked == {"OV2": ("ranking",), "OV3": ("points",), "OV4": ("spectrum",)}


def test_every_core_benefit_is_ranked() -> None:
    benefits = [c.id for c in deck().claims if c.kind == "benefit" and c.core]
    assert [item.id for item in claim("OV2").items] == benefits
    assert len(benefits) == 8


def test_a_hundred_points_are_split_over_core_risks_that_do_not_contain_each_other() -> None:
    items = [item.id for item in claim("OV3").items]
    assert (claim("OV3").budget, len(items)) == (100, 10)
    assert all(claim(i).kind == "risk" and claim(i).core and claim(i).parent not in items for i in items)


def test_items_are_called_as_their_claims_are() -> None:
    items = [item for c in deck().claims for item in c.items]
    assert [item.text for item in items] == [claim(item.id).title for item in items]


def test_the_spectrum_goes_from_one_model_to_many() -> None:
    assert claim("OV4").ends == ("One model", "Many models")


def test_every_claim_is_one_sentence() -> None:
    assert [c.id for c in deck().claims if not re.fullmatch(r"[A-Z“][^.?!]*\.", c.text)] == []


def test_every_claim_has_a_prompt_and_an_argument_on_each_side() -> None:
    lacking = [
        c.id for c in deck().claims if not (c.prompt and c.arguments_on("for") and c.arguments_on("against"))
    ]
    assert lacking == []


def test_every_slide_has_notes_and_minutes() -> None:
    assert [s.id for s in deck().slides if not s.notes or not 0 < s.minutes <= 5] == []


def test_every_slide_names_the_side_it_leaves_out() -> None:
    assert [s.id for s in deck().slides if "The other side:" not in s.notes] == []


def test_the_running_orders_fit_their_time() -> None:
    orders = {o.id: (o.minutes, o.claims) for o in deck().running_orders}
    assert orders == {
        "60min": (60, ("EB2b", "EB4", "ER1a", "ER3b", "HR3", "HR4", "OV1")),
        "90min": (90, ("EB1", "EB2b", "EB3", "EB4", "ER1a", "ER2", "ER3b", "HR2", "HR3", "HR4", "OV1")),
        "half-day": (240, ()),
    }


def test_it_cites_the_paper() -> None:
    assert "doi:10.1145/3531146.3533206" in deck().source
    assert deck().authors == ("Nic Fishman", "Leif Hancox-Li")


def test_its_first_slide_says_what_unification_means() -> None:
    assert deck().slides[0].bullets[0].text.startswith("Unification: ")


def test_slides_stay_readable_from_the_back_row() -> None:
    long = [(s.id, b.text) for s in deck().slides for b in s.bullets if len(b.text.split()) > 14]
    crowded = [s.id for s in deck().slides if len(s.bullets) > 5]
    assert (long, crowded) == ([], [])


def test_both_sides_of_a_claim_have_as_many_arguments() -> None:
    assert [c.id for c in deck().claims if len(c.arguments_on("for")) != len(c.arguments_on("against"))] == []


def test_arguments_stay_short() -> None:
    assert [a.text for c in deck().claims for a in c.arguments if len(a.text.split()) > 22] == []


def test_typography_is_real() -> None:
    source = load("unification")[1]
    assert re.findall(r"\w'\w|\"| -- |\.\.\.| - \w+ - ", source) == []


@pytest.mark.parametrize(
    "american", ["generaliz", "behavior", "labeled", "marginaliz", "centraliz", "unifi?z"]
)
def test_spelling_is_british(american: str) -> None:
    assert not re.search(american, load("unification")[1], re.IGNORECASE)


def test_it_is_read_in_an_instant() -> None:
    source = load("unification")[1]
    times = []
    for _ in range(7):
        start = time.process_time()
        read_deck(source, "unification")
        times.append(time.process_time() - start)
    assert min(times) < 0.2


def test_forges_see_the_same_slides_sections_and_titles() -> None:
    body = load("unification")[1].split("\n---\n", 1)[1]
    tokens = [t.type + t.tag for t in MarkdownIt("commonmark").parse(body) if t.level == 0]
    found = [tokens.count(kind) for kind in ("hrhr", "heading_openh1", "heading_openh2")]
    assert found == [21, 5, 18]
