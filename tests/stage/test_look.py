from __future__ import annotations

import pytest

from unifydesk import paths
from unifydesk.pictures.palette import contrast
from unifydesk.stage.look import ROLES, Look, families, load_look

TEXT_PAIRS = (("ink", "paper"), ("muted", "paper"), ("paper", "ink"), ("ink", "panel"), ("muted", "panel"))
"""Pairs of (text, ground) that meet on the stage: 7:1 at least."""
MARK_PAIRS = (
    ("mark", "paper"),
    ("benefit", "paper"),
    ("risk", "paper"),
    ("overall", "paper"),
    ("focus", "paper"),
)
"""Pairs of (mark, ground) that carry meaning: 3:1 at least."""


@pytest.mark.parametrize("pair", TEXT_PAIRS)
def test_text_stands_out_seven_to_one(look: Look, pair: tuple[str, str]) -> None:
    text, ground = pair
    assert contrast(look.colours[text], look.colours[ground]) >= 7


@pytest.mark.parametrize("pair", MARK_PAIRS)
def test_marks_stand_out_three_to_one(look: Look, pair: tuple[str, str]) -> None:
    mark, ground = pair
    assert contrast(look.colours[mark], look.colours[ground]) >= 3


def test_both_themes_name_every_role(look: Look) -> None:
    assert set(look.colours) == set(ROLES)


def test_bundled_fonts_are_used_when_they_are_there(dark: Look) -> None:
    if not list((paths.resources() / "fonts").glob("NotoSerif*.ttf")):
        pytest.skip("fonts are not bundled in this checkout")
    assert (dark.sans.family, dark.serif.family) == ("Noto Sans", "Noto Serif")


def test_without_bundled_fonts_a_system_font_is_found(qapp: object, tmp_path: object) -> None:
    sans, serif = families(tmp_path)  # type: ignore[arg-type]
    assert sans
    assert serif


def test_a_theme_without_a_role_is_refused(
    qapp: object, tmp_path: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "themes").mkdir()  # type: ignore[operator]
    (tmp_path / "themes" / "stage-dark.toml").write_text('name = "x"\n[colours]\npaper = "#000000"\n')  # type: ignore[operator]
    monkeypatch.setattr(paths, "resources", lambda: tmp_path)
    with pytest.raises(ValueError, match="ink"):
        load_look("dark")


def test_kinds_keep_the_colours_of_the_data(dark: Look) -> None:
    assert dark.kind_colour("benefit").name().upper() == "#0072B2"
    assert dark.kind_colour("risk").name().upper() == "#D55E00"
    assert dark.kind_colour("overall") == dark.colour("overall")
