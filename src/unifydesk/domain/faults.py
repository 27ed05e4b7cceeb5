"""What is kept of a fault of ours: kinds of errors and places in code, for their texts may quote a person."""

from __future__ import annotations

import traceback
from collections.abc import Iterator
from pathlib import Path


def described(error: BaseException) -> str:
    """Return a line for each error, with its causes, and one for each place it went through."""
    return "\n".join(_lines(error))


def _lines(error: BaseException) -> Iterator[str]:
    seen: BaseException | None = error
    while seen is not None:
        yield f"{type(seen).__module__}.{type(seen).__qualname__}"
        for frame in traceback.extract_tb(seen.__traceback__):
            yield f"  {Path(frame.filename).name}:{frame.lineno} in {frame.name}"
        seen = seen.__cause__ or (None if seen.__suppress_context__ else seen.__context__)
