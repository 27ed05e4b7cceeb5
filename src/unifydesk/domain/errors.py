"""Errors whose text may be shown: one sentence that says what happened and what to do."""

from __future__ import annotations

from dataclasses import dataclass


class UnifyError(Exception):
    """A rule or the world says no. The text is written for the person at the screen."""


class InvalidBallotError(UnifyError):
    """An answer does not fit its question, or a count does not fit the room."""


class RoundError(UnifyError):
    """The round is not in a state that allows this."""


class NotFoundError(UnifyError):
    """A seat, claim, slide, note or round that was named does not exist."""


class InvalidInputError(UnifyError):
    """A text, date or number that was typed cannot be used as it is."""


class UndoError(UnifyError):
    """The last act cannot be taken back, and why."""


class KnownStoreError(UnifyError):
    """The disk or the file says no: damaged, locked, read-only, newer, full."""


class CopyFirstError(KnownStoreError):
    """A file cannot be opened where it lies, read-only or among backups; a copy of it can."""

    def __init__(self, sentence: str, path: str) -> None:
        self.path = path
        super().__init__(sentence)


class DiskTroubleError(KnownStoreError):
    """The disk failed in the middle of an act; the sentence says what became of it and of the file.

    `whole` tells that the file was opened again, checked, and goes on; else nothing is taken any more. `done`
    tells that the act is on the disk after all, so that nobody may be asked to do it once more.
    """

    def __init__(self, sentence: str, *, whole: bool, done: bool = False) -> None:
        self.whole = whole
        self.done = done
        super().__init__(sentence)


class ExportError(UnifyError):
    """The minutes or the data could not be written where they should go."""


class CancelledError(UnifyError):
    """The person stopped a long task; nothing was written."""


_HARMLESS = "\u00a0\u00ad\u200c\u200d\u202f"
"""Spaces, hyphens and joiners that do not show, and that scripts and emoji need."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong in a deck or a CSV: where (1-based line or row), what, and what was expected."""

    line: int
    what: str
    expected: str = ""


class InputProblemsError(UnifyError):
    """A file from outside has problems; all of them are listed, and nothing was taken from it."""

    def __init__(self, source: str, problems: tuple[Problem, ...], unit: str = "line") -> None:
        self.source = source
        self.problems = problems
        self.unit = unit
        super().__init__("\n".join(self.lines()))

    def lines(self) -> list[str]:
        """Return one printable line per problem: `file:line: what; expected …`."""
        mark = ":" if self.unit == "line" else f": {self.unit} "
        return [
            printable(
                f"{self.source}{mark}{p.line}: {p.what}" + (f"; expected {p.expected}" if p.expected else "")
            )
            for p in self.problems
        ]


def printable(said: str) -> str:
    """Return words about a file, which quote it, without what steers a terminal or turns text round."""
    return "".join(c if c.isprintable() or c in _HARMLESS else "\N{REPLACEMENT CHARACTER}" for c in said)
