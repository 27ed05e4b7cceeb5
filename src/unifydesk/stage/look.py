"""How the stage looks: colours from a theme file, and two type families."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from PySide6.QtGui import QColor, QFont, QFontDatabase

from unifydesk import paths

THEMES = ("dark", "light")
ROLES = ("paper", "ink", "muted", "line", "mark", "panel", "benefit", "risk", "overall", "focus")
_HEX = re.compile(r"#[0-9A-Fa-f]{6}")


@dataclass(frozen=True, slots=True)
class Face:
    """One cut of a type family."""

    family: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True)
class Look:
    """The colours and faces of one stage theme."""

    id: str  # one of THEMES
    name: str
    colours: Mapping[str, str]  # role → "#RRGGBB", for every role of ROLES
    sans: Face
    sans_bold: Face
    serif: Face
    serif_bold: Face

    def colour(self, name: str) -> QColor:
        """Return the colour of a role, or of a literal "#RRGGBB"; an unknown name gives ink."""
        return QColor(name if name.startswith("#") else self.colours.get(name, self.colours["ink"]))

    def kind_colour(self, claim_kind: str) -> QColor:
        """Return the mark colour of a claim kind: benefit, risk or overall."""
        return self.colour(claim_kind if claim_kind in ("benefit", "risk") else "overall")


def load_look(theme: str) -> Look:
    """Return the look of a theme, "dark" or "light".

    Raises ValueError when the theme file leaves out a role or names something that is no colour: that
    is a fault in the program, never in a workshop.
    """
    data = tomllib.loads((paths.resources() / "themes" / f"stage-{theme}.toml").read_text("utf-8"))
    colours = {role: str(data["colours"].get(role, "")) for role in ROLES}
    wrong = [role for role, value in colours.items() if not _HEX.fullmatch(value)]
    if wrong:
        raise ValueError(f"stage-{theme}.toml: no colour for {', '.join(wrong)}")
    sans, serif = families(paths.resources() / "fonts")
    return Look(
        theme,
        str(data["name"]),
        colours,
        Face(sans),
        Face(sans, bold=True),
        Face(serif),
        Face(serif, bold=True),
    )


@lru_cache(maxsize=4)
def families(folder: Path) -> tuple[str, str]:
    """Load the bundled fonts once and return the (sans, serif) family names, or the system's own."""
    for file in sorted(folder.glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(file))
    known = set(QFontDatabase.families())
    fallback = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()
    sans = "Noto Sans" if "Noto Sans" in known else fallback
    return sans, ("Noto Serif" if "Noto Serif" in known else sans)


@lru_cache(maxsize=512)
def font(face: Face, pixels: int) -> QFont:
    """Return the font of a face in pixels, unhinted so that every scale has the same line breaks."""
    made = QFont(face.family)
    made.setPixelSize(max(1, pixels))
    made.setBold(face.bold)
    made.setItalic(face.italic)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return made
