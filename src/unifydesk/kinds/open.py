"""Words of one's own: what no scale asks. They are printed verbatim, sorted by content, never by time."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from unifydesk.domain.errors import InvalidBallotError
from unifydesk.domain.marks import QT_TRANSLATE_NOOP
from unifydesk.domain.question import IN_WRITING, LONGEST_TEXT, TEXT, Kind, Option, Question


@dataclass(frozen=True, slots=True)
class Open:
    """An answer is a text on one line."""

    id: str = "open"
    label: str = QT_TRANSLATE_NOOP("kinds", "In your own words")
    ask: str = QT_TRANSLATE_NOOP("kinds", "What do you say, in your own words?")
    poles: tuple[str, str] = (
        QT_TRANSLATE_NOOP("kinds", "say this"),
        QT_TRANSLATE_NOOP("kinds", "say something else"),
    )
    shape: str = TEXT
    options: tuple[Option, ...] = ()
    channels: frozenset[str] = IN_WRITING
    has_position: bool = False
    asks_items: bool = False
    needs_reason: frozenset[str] = frozenset()

    def check(self, answer: str, question: Question) -> str:
        """Return the text on one line, composed (NFC), without control characters.

        Raises InvalidBallotError when nothing is left or when it is too long.
        """
        if len(answer) > 4 * LONGEST_TEXT:  # looked at no further: it may be of any size
            raise InvalidBallotError(
                f"This answer is too long: up to {LONGEST_TEXT} characters fit. Shorten it."
            )
        printable = "".join(c if c.isprintable() else " " for c in answer)
        text = " ".join(unicodedata.normalize("NFC", printable).split())
        if not text:
            raise InvalidBallotError(f"No answer was given for “{self.label}”: give {self.hint(question)}.")
        if len(text) > LONGEST_TEXT:
            raise InvalidBallotError(
                f"This answer has {len(text)} characters; up to {LONGEST_TEXT} fit. Shorten it and try again."
            )
        return text

    def hint(self, question: Question) -> str:
        """Return how much may be typed."""
        del question
        return f"up to {LONGEST_TEXT} characters"

    def words(self, answer: str, question: Question) -> str:
        """Return the answer itself."""
        del question
        return answer

    def longest(self, question: Question) -> int:
        """Return the bytes of a full line in any script."""
        del question
        return 4 * LONGEST_TEXT


KIND: Kind = Open()
