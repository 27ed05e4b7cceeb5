"""The builder of HTML: text stays text, and nothing that could run or fetch can be built."""

from __future__ import annotations

import ast
from html import unescape
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import unifydesk.exporters
from tests.exporters.page import parsed
from tests.exporters.test_pdf_text import HOSTILE
from unifydesk.exporters._html_elements import document, element, markup_of, our_own
from unifydesk.exporters._plain import fit

SOURCES = sorted(Path(unifydesk.exporters.__file__).parent.glob("*.py"))


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_text_in_content_and_in_attributes(text: str) -> None:
    page = parsed(element("p", text, title=text).html)
    [made] = page.all()
    assert made.text() == fit(text)
    assert made.attributes == {"title": " ".join(fit(text).split())}


@given(st.text())
def test_any_text_comes_back_as_it_was_cleaned(text: str) -> None:
    html = markup_of(text).html
    assert "<" not in html
    assert unescape(html) == fit(text)


@given(st.text(alphabet="<>&\"'= onclickx/", max_size=40))
def test_an_attribute_never_begins_another(text: str) -> None:
    [made] = parsed(element("p", "x", title=text).html).all()
    assert set(made.attributes) == {"title"}


def test_content_may_be_nested_and_empty() -> None:
    made = element("ul", [element("li", "a"), None, (element("li", "b"),)], hidden=True, id=None)
    assert made.html == "<ul hidden><li>a</li><li>b</li></ul>"


def test_elements_without_an_end_have_none() -> None:
    assert element("meta", charset="utf-8").html == '<meta charset="utf-8">'


@pytest.mark.parametrize("name", ["p onclick=x", "", "1", "script", "STYLE", "p>", "p/"])
def test_what_is_no_element_of_ours_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="no element"):
        element(name)


@pytest.mark.parametrize("name", ["onclick", "onLoad", "style", "a b", "x=y", ""])
def test_what_is_no_attribute_of_ours_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="no attribute"):
        element("p", **{name: "x"})


@pytest.mark.parametrize(
    "address",
    ["http://x", "//x", "javascript:alert(1)", "/etc/passwd", "data:text/html,x", "../x", "#a b", "x"],
)
@pytest.mark.parametrize("name", ["href", "src"])
def test_no_address_outside_the_file_can_be_written(name: str, address: str) -> None:
    with pytest.raises(ValueError, match="no place in this file"):
        element("a", "x", **{name: address})


def test_places_in_the_file_and_pictures_inside_it_are_addresses() -> None:
    assert element("a", "x", href="#claim-1").html == '<a href="#claim-1">x</a>'
    assert 'src="data:image/png;base64,AAAA"' in element("img", src="data:image/png;base64,AAAA", alt="").html


@pytest.mark.parametrize(("name", "text"), [("p", "x"), ("script", "a</script>b"), ("style", "<!-- x")])
def test_only_a_whole_style_sheet_or_script_is_put_in_raw(name: str, text: str) -> None:
    with pytest.raises(ValueError, match="of ours"):
        our_own(name, text)


def test_a_file_begins_with_its_type_and_language() -> None:
    assert document("en", element("head"), element("body")).html == (
        '<!DOCTYPE html>\n<html lang="en"><head></head><body></body></html>\n'
    )


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_only_the_builder_makes_markup(path: Path) -> None:
    """A piece of markup made elsewhere could hold anything."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    made = [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and getattr(node.func, "id", getattr(node.func, "attr", "")) == "Markup"
    ]
    assert bool(made) == (path.stem == "_html_elements")


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_raw_text_is_put_in_on_the_page_only(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    calls = [n for n in ast.walk(tree) if isinstance(n, ast.Call) and getattr(n.func, "id", "") == "our_own"]
    assert bool(calls) == (path.stem == "html")
