"""Style sheets in TOML that cascade: later ones change only what they give; every mistake is a sentence."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from unifydesk.app import outside, toml_text
from unifydesk.app.logos import sheet_logo
from unifydesk.app.look_checks import checked_accent, checked_language, checked_organisation, checked_paper
from unifydesk.app.style_keys import BY_FIELD, BY_KEY, KEYS, LOGO, NAME
from unifydesk.decks.problems import Problems, listed, quote
from unifydesk.domain.errors import (
    InputProblemsError,
    InvalidInputError,
    NotFoundError,
    Problem,
    UnifyError,
)
from unifydesk.domain.style import LEAST_WIDTH, LIMITS, Style
from unifydesk.paths import config_dir, resources

MAX_SIZE = 64 * 1024
LONGEST_NAME = 60
DEFAULT = "default"
"""The sheet under all others; the person’s own one of that name follows it for every document."""
SUFFIX = ".toml"
OVERRIDES = "The choices made here"
WIDTHS = {"A4": 210.0, "Letter": 215.9}
"""Of the papers, in millimetres."""
CHOICES: dict[str, Callable[[str], str]] = {
    "paper": checked_paper,
    "language": checked_language,
    "accent": checked_accent,
    "organisation": checked_organisation,
}
"""How the choices that are typed are checked."""


@dataclass(frozen=True, slots=True)
class StyleName:
    """A style sheet that can be chosen by its id."""

    id: str
    label: str
    path: Path


def available() -> tuple[StyleName, ...]:
    """Return the sheets of the program and the person’s own, the usual look first, then by name.

    A sheet of the person’s own replaces one of the program with the same id, but never the usual look. One
    that cannot be read is offered under the name of its file: choosing it says what is wrong.
    """
    found = {path.stem: path for path in (*_sheets(_bundled()), *_sheets(_own())) if path.stem != DEFAULT}
    usual = StyleName(DEFAULT, _label(_bundled() / f"{DEFAULT}{SUFFIX}"), _bundled() / f"{DEFAULT}{SUFFIX}")
    others = [StyleName(name, _label(path), path) for name, path in found.items()]
    return (usual, *sorted(others, key=lambda each: (each.label.casefold(), each.id)))


def load(*names_or_paths: str | Path, overrides: Mapping[str, object] | None = None) -> Style:
    """Return the style that the usual look, these sheets in their order, and the overrides make together.

    A text is the id of an available sheet or a path. `overrides` are fields of `Style`, or keys such as
    “page.paper”; None leaves a field as it is, and a logo may be the bytes of a picture. Raises
    NotFoundError for a sheet that is not there, UnifyError for one that cannot be read, and
    InputProblemsError with all the mistakes of all sheets.
    """
    sheets = [_bundled() / f"{DEFAULT}{SUFFIX}"]
    own = _own() / f"{DEFAULT}{SUFFIX}"
    sheets += [own] if own.is_file() else []
    sheets += [_found(name) for name in names_or_paths if name != DEFAULT]
    given: dict[str, object] = {}
    faults: list[InputProblemsError] = []
    for sheet in sheets:
        try:
            given |= _fields(sheet)
        except InputProblemsError as error:
            faults.append(error)
    try:
        given |= _overriding(overrides or {})
    except InputProblemsError as error:
        faults.append(error)
    if faults:
        raise faults[0] if len(faults) == 1 else _together(faults)
    style = replace(Style(), **given)  # type: ignore[arg-type] # every value was checked against its key
    _check_width(style, sheets[-1].name)
    return style


def look(sheets: Sequence[str], chosen: Mapping[str, Any]) -> Style:
    """Return the style of these sheets with what was chosen for one document over all of them.

    `chosen` has fields of `Style` as a person typed them; empty ones leave what the sheets say. Raises as
    `load` does, and InvalidInputError for a choice that cannot be used.
    """
    checked = {field: CHOICES[field](value) if field in CHOICES else value for field, value in chosen.items()}
    return load(*sheets, overrides={field: value for field, value in checked.items() if value})


def offered() -> tuple[tuple[str, str], ...]:
    """Return (id, label) of the sheets that can be chosen; the usual look needs no choosing."""
    return tuple((sheet.id, sheet.label) for sheet in available() if sheet.id != DEFAULT)


def _bundled() -> Path:
    return resources() / "styles"


def _own() -> Path:
    return config_dir() / "styles"


def _sheets(folder: Path) -> list[Path]:
    """Return the sheets in a folder; a folder that is missing or refuses has none."""
    try:
        return sorted(path for path in folder.glob(f"*{SUFFIX}") if path.is_file())
    except OSError:
        return []


def _label(path: Path) -> str:
    """Return the name of a sheet for people."""
    try:
        name = _parsed(_read(path), path.name).get(NAME)
    except UnifyError:
        return path.stem
    good = isinstance(name, str) and name.strip() and len(name) <= LONGEST_NAME and name.isprintable()
    return name.strip() if good and isinstance(name, str) else path.stem


def _found(name: str | Path) -> Path:
    """Return the file of a sheet."""
    if isinstance(name, str):
        known = {each.id: each.path for each in available()}
        if name in known:
            return known[name]
    try:
        path = Path(name).expanduser()
        if path.is_file():
            return path
    except (OSError, RuntimeError, ValueError):  # “~someone” without a home, a NUL, a name too long
        pass
    names = ", ".join(each.id for each in available())
    raise NotFoundError(
        f"There is no style sheet {quote(str(name))}: it is neither a file nor one of {names}."
    )


def _read(path: Path) -> bytes:
    """Return the bytes of a sheet, not much more than is allowed."""
    try:
        with path.open("rb") as file:
            return file.read(MAX_SIZE + 1)
    except OSError as error:
        reason = (error.strerror or "refused").lower()
        raise UnifyError(f"The style sheet {quote(path.name)} cannot be read ({reason}).") from error


def _parsed(data: bytes, name: str) -> dict[str, Any]:
    """Return the tables of a sheet; raises InputProblemsError with one problem."""

    def refused(line: int, what: str, expected: str) -> InputProblemsError:
        return InputProblemsError(name, (Problem(line, what, expected),))

    if len(data) > MAX_SIZE:
        raise refused(1, "the style sheet is too large", f"at most {MAX_SIZE // 1024} KB")
    try:
        return toml_text.loads(_text(data))
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise refused(line, "text that is not UTF-8", "a sheet saved as UTF-8") from error
    except (ValueError, RecursionError) as error:  # TOML errors, and numbers of a thousand digits
        end = data.count(b"\n") + 1 if "end of document" in str(error) else 1
        place = re.search(r"\(at line (\d+)", str(error))
        raise refused(
            int(place[1]) if place else end, "this is not TOML", 'lines such as paper = "A4"'
        ) from error


def _text(data: bytes) -> str:
    return data.decode("utf-8-sig").replace("\r\n", "\n")


def _fields(path: Path) -> dict[str, object]:
    """Return the fields of the style that a sheet gives; raises InputProblemsError with all its problems."""
    data = _read(path)
    tables = _parsed(data, path.name)
    text, problems = _text(data), Problems()
    flat: dict[str, object] = {}
    for name, value in tables.items():
        flat |= (
            {f"{name}.{key}": each for key, each in value.items()}
            if isinstance(value, dict)
            else {name: value}
        )
    label = flat.pop(NAME, "")
    if not isinstance(label, str) or len(label) > LONGEST_NAME:
        problems.add(_line(text, NAME), "“name” cannot be used", f"a name of up to {LONGEST_NAME} characters")
    given = _checked(flat, text, problems)
    if given.get("logo"):
        try:
            given["logo"] = sheet_logo(str(given["logo"]), path.parent)
        except InvalidInputError as error:
            problems.add(_line(text, LOGO), f"{quote(LOGO)} cannot be used", str(error))
    elif "logo" in given:
        given["logo"] = b""
    problems.raise_if_any(path.name)
    return given


def _checked(flat: Mapping[str, object], text: str, problems: Problems) -> dict[str, object]:
    """Return the fields that keys give, noting unknown keys and bad values."""
    given: dict[str, object] = {}
    for written, value in flat.items():
        key = BY_KEY.get(written)
        if key is None:
            tables = listed(sorted({f"[{each.key.partition('.')[0]}]" for each in KEYS if "." in each.key}))
            what = f"unknown key {quote(written)}"
            problems.add_unknown(_line(text, written), what, written, tuple(BY_KEY), f"a key of {tables}")
        elif expected := key.check(value):
            problems.add(_line(text, written), f"{quote(written)} is {quote(_shown(value))}", expected)
        else:
            given[key.field] = float(value) if key.field in LIMITS else value  # type: ignore[arg-type] # a number
    return given


def _shown(value: object) -> str:
    """Return a value as it is written in TOML, more or less."""
    return str(value).lower() if isinstance(value, bool) else " ".join(str(value).split())


def _line(text: str, key: str) -> int:
    """Return the line, from 1, on which a key is given; the first one when it cannot be found."""
    table, _, name = key.rpartition(".")
    found = re.compile(rf"""\s*(?:{re.escape(key)}|["']?{re.escape(name)}["']?)\s*=""")
    now, head = "", re.compile(r"\s*\[\s*([\w.\"'-]+)\s*\]")
    fallback = 1
    for number, line in enumerate(text.split("\n"), start=1):
        if opened := head.match(line):
            now = opened[1].strip("\"'")
            fallback = number if now == table else fallback
        elif now == table and found.match(line):
            return number
    return fallback


def _overriding(overrides: Mapping[str, object]) -> dict[str, object]:
    """Return the fields that overrides give; a logo is given as the bytes of a checked picture, or a path."""
    chosen = {
        BY_FIELD[name].key if name in BY_FIELD else name: v for name, v in overrides.items() if v is not None
    }
    logo = chosen.pop(LOGO, None)
    problems = Problems()
    given = _checked(chosen, "", problems)
    if logo is not None:
        try:
            given["logo"] = _logo(logo)
        except InvalidInputError as error:
            problems.add(1, f"{quote(LOGO)} cannot be used", str(error))
    problems.raise_if_any(OVERRIDES)
    return given


def _logo(given: object) -> bytes:
    """Return the logo that an override gives, as the bytes of a picture or as a path; empty: none."""
    if not given:
        return b""
    return outside.logo(given, OVERRIDES) if isinstance(given, bytes) else sheet_logo(str(given), Path.cwd())


def _together(faults: list[InputProblemsError]) -> InputProblemsError:
    """Return one error with the problems of several sheets, each with the name of its sheet."""
    every = [replace(p, what=f"{fault.source}: {p.what}") for fault in faults for p in fault.problems]
    return InputProblemsError("Style sheets", tuple(every))


def _check_width(style: Style, name: str) -> None:
    """Refuse a scale and margins that together leave too little for the tables."""
    width = (WIDTHS[style.paper] - 2 * style.side) / style.scale
    if width < LEAST_WIDTH:
        most = (WIDTHS[style.paper] - LEAST_WIDTH * style.scale) / 2
        least = LIMITS["side"][0]
        scale = int(100 * (WIDTHS[style.paper] - 2 * style.side) / LEAST_WIDTH) / 100
        ways = [f"“type.scale” of at most {scale:g}"]
        ways += [f"“page.side” of at most {int(10 * most) / 10:g}"] if most >= least else []
        raise InputProblemsError(name, (Problem(1, "the text is too narrow for its size", listed(ways)),))
