"""Writes a deck from a table of statements, so that a survey can be taken in without typing its claims."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from unifydesk.app import outside
from unifydesk.app.csv_table import check_problems, refused
from unifydesk.app.forms import AND, CONFIDENCE
from unifydesk.app.texts import line
from unifydesk.decks.fields import ID, ID_EXPECTED, MAX_VALUE
from unifydesk.domain.deck import CLAIM_KINDS
from unifydesk.domain.errors import InvalidInputError, Problem
from unifydesk.kinds import KINDS

MOST_CLAIMS = 500
TITLE_LIMIT = 120
_MOST_MARKS = 40  # in the heading of a slide; a title with more stays in its claim
_MARKS = re.compile(r"([\\`*_{}\[\]()<>#+.!|~&^$:=@-])")


@dataclass(frozen=True, slots=True)
class TableColumns:
    """Which columns of a table are what, and which rows are taken."""

    id: str
    text: str
    title: str = ""  # empty: the deck shortens the text
    where: tuple[tuple[str, str], ...] = ()  # (column, value): only rows that say so in all of them


@dataclass(frozen=True, slots=True)
class _Statement:
    id: str
    text: str
    title: str


def deck_from_table(
    data: bytes,
    name: str,
    title: str,
    columns: TableColumns,
    *,
    kind: str = "overall",
    ask: str = "",
    citation: str = "",
) -> str:
    """Return the source of a deck with one slide and one claim for each row of a CSV.

    `ask` names the question kinds asked together, such as “approval” or “agreement9+open”; empty takes the
    usual ones of the claim's kind. `citation` is the deck's source, printed in the minutes. Raises
    InputProblemsError with every bad row, and InvalidInputError for a kind or form no such deck can have.
    """
    asked = _checked_ask(ask)
    if kind not in CLAIM_KINDS:
        raise InvalidInputError(f"There is no kind of claim “{kind[:30]}”. Choose: {', '.join(CLAIM_KINDS)}.")
    shown = line(title)
    if not shown:
        raise InvalidInputError("A deck needs a title. Type one.")
    statements = _statements(data, name, columns)
    cited = f"source: {line(citation)}\n" if line(citation) else ""
    front = f"---\ntitle: {shown[:TITLE_LIMIT]}\n{cited}---\n\n# Statements\n"
    source = front + "\n---\n".join(_slide(s, kind, asked) for s in statements)
    outside.deck(source, name)  # the last word on what a deck may be
    return source


def _checked_ask(ask: str) -> str:
    """Return the value of “ask:”; raises InvalidInputError for kinds that are unknown or need items."""
    kinds = [part.strip() for part in ask.replace(AND, ",").split(",") if part.strip()]
    for kind_id in kinds:
        kind = KINDS.get(kind_id)
        if kind_id == CONFIDENCE.kind:
            raise InvalidInputError(
                "“confidence” is asked beside other kinds. Leave it out here, and tick it in the app."
            )
        if kind is None:
            known = ", ".join(name for name in KINDS.ids() if name != CONFIDENCE.kind)
            raise InvalidInputError(f"There is no question kind “{kind_id[:30]}”. The kinds are: {known}.")
        if kind.asks_items:
            raise InvalidInputError(
                f"“{kind.label}” asks about items, which a table of statements does not have. "
                "Choose another kind, or write the deck by hand."
            )
    return ", ".join(kinds)


def _statements(data: bytes, name: str, columns: TableColumns) -> list[_Statement]:
    rows = outside.table(data, name)
    heading = [cell.strip() for cell in next(rows, (1, []))[1]]
    places = _places(heading, name, columns)
    found: dict[str, _Statement] = {}
    first: dict[str, int] = {}
    problems: list[Problem] = []
    for number, row in rows:
        cells = {column: line(row[at]) if at < len(row) else "" for column, at in places.items()}
        if any(cells[column] != value for column, value in columns.where):
            continue
        if len(found) + len(problems) >= MOST_CLAIMS:
            problems.append(Problem(number, f"more than {MOST_CLAIMS} statements", f"up to {MOST_CLAIMS}"))
            break
        title = cells[columns.title] if columns.title else ""
        statement = _Statement(cells[columns.id], cells[columns.text], title)
        wrong = _wrong(statement, first)
        problems += [Problem(number, what, expected) for what, expected in wrong]
        if not wrong:
            first[statement.id] = number
            found[statement.id] = statement
    check_problems(name, problems)
    if not found:
        which = " that was asked for" if columns.where else ""
        raise refused(name, 1, f"no row{which}", "at least one statement below the heading")
    return list(found.values())


def _places(heading: Sequence[str], name: str, columns: TableColumns) -> dict[str, int]:
    """Return where the needed columns stand; raises InputProblemsError for those that do not."""
    problems = []
    needed = dict.fromkeys(
        (columns.id, columns.text, columns.title, *(column for column, _ in columns.where))
    )
    for column in filter(None, needed):
        if heading.count(column) != 1:
            what = f"no column “{column[:40]}”" if column not in heading else f"column “{column[:40]}” twice"
            problems.append(Problem(1, what, ", ".join(name[:20] for name in heading[:12] if name)))
    check_problems(name, problems)
    return {column: heading.index(column) for column in needed if column}


def _wrong(statement: _Statement, first: dict[str, int]) -> list[tuple[str, str]]:
    """Return (what, expected) of everything that keeps a row from being a claim."""
    wrong = []
    if not ID.fullmatch(statement.id) or statement.id == "core":
        wrong.append((f"“{statement.id[:30]}” cannot be an id", ID_EXPECTED))
    elif statement.id in first:
        wrong.append(
            (f"the id “{statement.id}” again", f"every id once; the first is in row {first[statement.id]}")
        )
    if not statement.text:
        wrong.append(("no text", "the sentence that is put to the vote"))
    for what, text, limit in (("text", statement.text, MAX_VALUE), ("title", statement.title, TITLE_LIMIT)):
        if len(text) > limit:
            wrong.append((f"a {what} of {len(text):,} characters", f"up to {limit:,}"))
    return wrong


def _slide(statement: _Statement, kind: str, ask: str) -> str:
    """Return one slide; the text of a claim is no Markdown, the heading of its slide is."""
    marks = len(_MARKS.findall(statement.title))
    shown = statement.title if statement.title and marks <= _MOST_MARKS else statement.id
    heading = _MARKS.sub(r"\\\1", shown)
    fields = [
        ("id", statement.id),
        ("kind", kind),
        ("ask", ask),
        ("title", statement.title),
        ("text", statement.text),
    ]
    lines = "\n".join(f"{key}: {value}" for key, value in fields if value)
    return f"\n## {heading}\n\n```claim\n{lines}\n```\n"
