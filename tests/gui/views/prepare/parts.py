"""How tests of the Prepare page reach its parts and the newest value."""

from __future__ import annotations

from typing import Any

from unifydesk.bootstrap import Program
from unifydesk.domain.workshop import Workshop


def part(page: Any, name: str) -> Any:
    """Show one part and return it."""
    page.show_part(name)
    return page.section(name)


def now(program: Program) -> Workshop:
    """Return the newest value."""
    assert program.jobs.workshop is not None
    return program.jobs.workshop
