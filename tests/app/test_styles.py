"""Style sheets: the cascade, where sheets are found, and a sentence for every mistake."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unifydesk import paths
from unifydesk.app import styles
from unifydesk.app.style_keys import BY_FIELD, KEYS
from unifydesk.domain.errors import InputProblemsError, InvalidInputError, NotFoundError, UnifyError
from unifydesk.domain.style import CONTRASTS, LEAST_WIDTH, LIMITS, Style
from unifydesk.pictures.palette import contrast

DOCS = Path(__file__).parents[2] / "docs" / "styles.md"


@pytest.fixture(autouse=True)
def home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Give the person an empty folder of settings, and return the folder for sheets in it."""
    monkeypatch.setenv("UNIFYDESK_HOME", str(tmp_path / "home"))
    folder = paths.config_dir() / "styles"
    folder.mkdir()
    return folder


def written(folder: Path, name: str, text: str | bytes) -> Path:
    """Write a sheet and return its path."""
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    return path


def complaints(*sheets: str | Path, **overrides: object) -> list[str]:
    """Return the sentences about sheets that cannot be used."""
    with pytest.raises(InputProblemsError) as caught:
        styles.load(*sheets, overrides=overrides)
    return caught.value.lines()


# --- the cascade ---------------------------------------------------------------------------------


def test_without_anything_the_look_is_the_usual_one() -> None:
    assert styles.load() == Style()


def test_the_usual_sheet_gives_every_key() -> None:
    text = (paths.resources() / "styles" / "default.toml").read_text("utf-8")
    for key in KEYS:
        if key.key != "language":
            assert f"\n{key.key.rpartition('.')[2]} = " in text, key.key


def test_a_sheet_changes_only_what_it_gives(home: Path) -> None:
    path = written(home, "mine.toml", '[page]\npaper = "Letter"\n')
    assert styles.load(path) == Style(paper="Letter")


def test_later_sheets_win_and_overrides_win_over_all(home: Path) -> None:
    one = written(home, "one.toml", '[colours]\naccent = "#1F4E79"\n[organisation]\nname = "One"\n')
    two = written(home, "two.toml", '[organisation]\nname = "Two"\n[page]\nside = 15\n')
    made = styles.load("large-print", one, two, overrides={"side": 14.5, "paper": None, "page.top": 30})
    assert (made.scale, made.accent, made.organisation) == (1.4, "#1F4E79", "Two")
    assert (made.side, made.paper, made.top) == (14.5, "A4", 30)


def test_the_persons_own_usual_sheet_holds_for_every_document(home: Path) -> None:
    written(home, "default.toml", '[organisation]\nname = "Works council"\n')
    assert styles.load().organisation == "Works council"
    assert styles.load("report").organisation == "Works council"


def test_a_sheet_of_ones_own_replaces_one_of_the_program(home: Path) -> None:
    written(home, "report.toml", 'name = "Ours"\n[type]\nbody = "sans"\n')
    assert styles.load("report").body == "sans"
    assert styles.load("report").align == "ragged"
    assert [each.label for each in styles.available() if each.id == "report"] == ["Ours"]


def test_sheets_are_offered_with_the_usual_look_first(home: Path) -> None:
    written(home, "broken.toml", "[page")
    written(home, "named.toml", 'name = "Amber"\n')
    offered = styles.available()
    assert [each.id for each in offered] == [
        "default", "named", "report", "broken", "large-print", "paper-saving",
    ]  # fmt: skip
    assert [each.label for each in offered][:4] == ["Usual", "Amber", "Bound report", "broken"]


@pytest.mark.parametrize("name", [each.stem for each in (paths.resources() / "styles").glob("*.toml")])
def test_every_sheet_of_the_program_can_be_used(name: str) -> None:
    made = styles.load(name)
    assert all(low <= getattr(made, field) <= high for field, (low, high) in LIMITS.items())
    for field, least in CONTRASTS.items():
        assert not getattr(made, field) or contrast(getattr(made, field), "#FFFFFF") >= least


# --- keys ----------------------------------------------------------------------------------------


def test_every_field_of_the_style_has_a_key() -> None:
    assert set(BY_FIELD) == {field.name for field in fields(Style)}


def test_the_paper_on_styles_names_every_key_and_every_sheet() -> None:
    text = DOCS.read_text("utf-8")
    tables = {line.split("|")[1].strip() for line in text.splitlines() if line.startswith("| `")}
    assert {f"`{key.key}`" for key in KEYS} <= tables
    for key in KEYS:
        assert f"| {key.about} |" in text, key.key
    for each in styles.available():
        assert f"`{each.id}`" in text


# --- mistakes ------------------------------------------------------------------------------------


def test_all_mistakes_of_a_sheet_are_told_at_once_with_their_lines(home: Path) -> None:
    path = written(
        home,
        "wrong.toml",
        '[page]\npaper = "A5"\nside = "wide"\n\n[type]\nscale = 3\nhyphenate = 1\nsize = 4\n'
        '[colours]\naccent = "#FFFF00"\nrisk = "red"\n',
    )
    said = complaints(path)
    assert said[0] == "wrong.toml:2: “page.paper” is “A5”; expected “A4” or “Letter”"
    assert said[1] == "wrong.toml:3: “page.side” is “wide”; expected a number from 8 to 40 (millimetres)"
    assert said[2] == "wrong.toml:6: “type.scale” is “3”; expected a number from 0.8 to 1.6"
    assert said[3] == "wrong.toml:7: “type.hyphenate” is “1”; expected true or false"
    assert said[4].startswith("wrong.toml:8: unknown key “type.size”; expected ")
    assert said[5].endswith("contrast of at least 4.5:1 to white paper; this one has 1:1")
    assert said[6].startswith("wrong.toml:11: “colours.risk” is “red”; expected a colour such as")
    assert len(said) == 7


def test_mistakes_in_two_sheets_are_told_together(home: Path) -> None:
    one, two = written(home, "one.toml", "[page]\nx = 1\n"), written(home, "two.toml", "side = 20\n")
    said = complaints(one, two)
    assert len(said) == 2
    assert "one.toml" in said[0]
    assert "two.toml" in said[1]


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        (b'[page]\npaper = "A4', 2, "this is not TOML"),
        (b"[page]\n\nside = \xff", 3, "text that is not UTF-8"),
        (b"# " + b"x" * 70_000, 1, "the style sheet is too large"),
        (b"a = " + b"[" * 20_000, 1, "this is not TOML"),
    ],
    ids=["cut", "latin", "large", "deep"],
)
def test_a_file_that_is_no_sheet_is_one_sentence(home: Path, text: bytes, line: int, what: str) -> None:
    [said] = complaints(written(home, "bad.toml", text))
    assert said.startswith(f"bad.toml:{line}: {what}; expected ")


@pytest.mark.parametrize("value", ["nan", "inf", "-1", "true", '""', "[]", "{}", "1979-05-27"])
def test_no_value_but_a_number_in_its_limits_is_a_scale(home: Path, value: str) -> None:
    [said] = complaints(written(home, "odd.toml", f"[type]\nscale = {value}\n"))
    assert "odd.toml" in said
    assert "type.scale" in said or "unknown" in said


def test_text_that_would_be_too_narrow_is_refused_with_a_way_out(home: Path) -> None:
    [said] = complaints("large-print", side=30)
    assert "the text is too narrow for its size" in said
    assert "“page.side” of at most 14.7" in said
    assert styles.load("large-print", overrides={"side": 14.7}).side == 14.7
    assert LEAST_WIDTH <= (210 - 2 * 14.7) / 1.4


@pytest.mark.parametrize("name", ["nowhere", "../../etc/passwd", "\0", "x" * 5000, "~nobody-of-that-name/x"])
def test_a_sheet_that_is_not_there_is_one_sentence(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "deep" / "er").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "deep" / "er")
    with pytest.raises(NotFoundError, match="There is no style sheet"):
        styles.load(name)


def test_a_wrong_override_names_no_file() -> None:
    assert complaints(paper="A5") == [
        f"{styles.OVERRIDES}:1: “page.paper” is “A5”; expected “A4” or “Letter”"
    ]


@given(st.binary(max_size=400))
def test_no_sheet_ends_in_anything_but_a_style_or_a_sentence(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    path = written(tmp_path_factory.mktemp("sheets"), "any.toml", data)
    said = ""
    try:
        styles.load(path)
    except UnifyError as error:
        said = str(error)
    assert not said or "any.toml" in said


# What is chosen for one document


def test_what_is_chosen_makes_the_style_and_what_is_empty_leaves_it() -> None:
    chosen = {"paper": "Letter", "accent": "", "organisation": "The Guild"}
    assert styles.look((), chosen) == Style(paper="Letter", organisation="The Guild")
    assert styles.look((), {}) == Style()


def test_style_sheets_come_first_and_what_is_chosen_wins(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text('[page]\npaper = "Letter"\n[organisation]\nname = "The Guild"\n', "utf-8")
    style = styles.look(("report", str(own)), {"organisation": "", "paper": "A4"})
    assert (style.organisation, style.paper, style.align) == ("The Guild", "A4", "justified")


def test_the_usual_look_needs_no_choosing() -> None:
    assert [name for name, _label in styles.offered()] == ["report", "large-print", "paper-saving"]
    assert all(label and label != name for name, label in styles.offered())


def test_a_choice_that_cannot_be_used_is_refused_as_it_is_where_it_is_typed() -> None:
    with pytest.raises(InvalidInputError, match="too light"):
        styles.look((), {"accent": "#FFE066"})
