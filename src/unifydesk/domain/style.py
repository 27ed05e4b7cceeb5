"""How exported documents look: one frozen value, put together from style sheets that cascade."""

from __future__ import annotations

from dataclasses import dataclass

PAPERS = ("A4", "Letter")


@dataclass(frozen=True, slots=True)
class Style:
    """The look of a document. Empty text means: as the deck or the program has it."""

    paper: str = "A4"  # one of PAPERS
    language: str = ""  # BCP 47, such as “en”; empty: the deck’s
    accent: str = ""  # “#RRGGBB”; empty: ink
    organisation: str = ""
    logo: bytes = b""  # a PNG, decoded and encoded again by the program
