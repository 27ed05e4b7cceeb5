"""The group’s position beside the dissent, word for word, where a position is not everybody’s."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.platypus import Flowable

from unifydesk.domain.notes import Note
from unifydesk.domain.position import UNNAMED
from unifydesk.domain.report import ReportClaim
from unifydesk.domain.tally import Figures
from unifydesk.exporters._pdf_beside import beside
from unifydesk.exporters._pdf_fonts import SANS, SERIF_ITALIC
from unifydesk.exporters._pdf_position import approved, leading
from unifydesk.exporters._pdf_styles import MUTED, Sheet
from unifydesk.exporters._pdf_text import Span, Text, paragraph, pieces
from unifydesk.exporters._plain import one_line
from unifydesk.exporters._words import DASH, position_words, question_label, support

POSITION, DISSENT = "The group’s position", "Dissent"
NEUTRAL = frozenset(
    {"undecided", "neither", "neither_apart", "uncertain", "no_consensus", "no_recommendation"}
)
"""Labels that take no side, so that people on both sides are told."""
LONGEST = 400


def dissent_story(claim: ReportClaim, sheet: Sheet) -> list[Flowable]:
    """Return both sides by side; nothing where nobody was on the other side and nobody objected.

    Dissent and objections are printed in full and never cut. Where nobody had any written down, a line says
    how many were on the other side.
    """
    notes = (*claim.notes_of("objection"), *claim.notes_of("dissent"))
    counted = [line for figures in _voted(claim) if (line := _against(figures, claim))]
    if not notes and not counted:
        return []
    if not notes:
        return [paragraph(_unwritten(counted, claim), sheet["hung_small"], DISSENT)]
    theirs = [text for note in notes for text in _note_texts(note)]
    return beside((POSITION, _position_texts(claim)), (DISSENT, theirs), sheet)


def _voted(claim: ReportClaim) -> list[Figures]:
    """Return the questions of the last round with a position, without the items of a list."""
    found = leading(claim)
    items = approved(found)
    return [figures for figures in found if figures not in items]


def _against(figures: Figures, claim: ReportClaim) -> str:
    """Return “2 of 10 answered against”, or both sides where the position takes neither; else nothing."""
    answered, above, below = figures.tally.answered, figures.above, figures.below
    label = figures.position.label if figures.position is not None else ""
    if not label or label in UNNAMED:
        return ""
    said = ""
    if above == below or figures.is_contested or label in NEUTRAL:
        said = f"{above} for and {below} against, of {answered} who answered" if above or below else ""
    elif below < above:
        said = f"{below} of {answered} answered against" if below else ""
    else:
        said = f"{above} of {answered} answered for" if above else ""
    return _named(said, figures, claim) if said else ""


def _named(text: str, figures: Figures, claim: ReportClaim) -> str:
    """Return a sentence with the name of its question where there are several."""
    several = len(_voted(claim)) > 1
    return f"{question_label(figures.tally.question)}: {text}" if several else text


def _position_texts(claim: ReportClaim) -> list[Text]:
    """Return the labels with the counts behind them, and the statement that was recorded."""
    said: list[Text] = []
    voted = _voted(claim)
    for figures in voted:
        name = f"{question_label(figures.tally.question)}: " if len(voted) > 1 else ""
        said.append(f"{name}{position_words(figures)} ({support(figures)})")
    if not claim.rounds:
        said.append("No result was revealed." if claim.hidden else "Not voted on.")
    elif not said:
        said += [one_line(sentence, LONGEST) for sentence in claim.sentences] or ["No position."]
    if claim.differs:
        said += pieces(claim.differs)
    if claim.recorded and claim.recorded.statement.strip():
        said += pieces(claim.recorded.statement)
    return said


def _note_texts(note: Note) -> list[Text]:
    """Return one dissent or objection word for word; an objection with what became of it."""
    said: list[Text] = [Span(part or DASH, SERIF_ITALIC) for part in pieces(note.text)]
    if note.kind == "dissent":
        return said
    outcome = pieces(note.outcome) if note.outcome.strip() else []
    owner = f"Owner: {one_line(note.owner, LONGEST)}" if note.owner else ""
    told = ("Objection", owner, "" if outcome else "Open: not addressed yet")
    said.append(Span(" · ".join(part for part in told if part), SANS, MUTED, 7.4))
    return [*said, *([f"Addressed: {outcome[0]}", *outcome[1:]] if outcome else [])]


def _unwritten(counted: Sequence[str], claim: ReportClaim) -> str:
    """Return how many were on the other side where nobody had a dissent written down."""
    given = " The reasons that were given stand above." if any(r.reasons for r in claim.rounds) else ""
    return f"{'; '.join(counted)}; no dissent was written down.{given}"
