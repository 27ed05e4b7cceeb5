"""The dialogs of trust: the seal of a workshop, minutes and files that are checked, and what is recovered."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QDialog

from unifydesk.app import exporting, reporting, workshops
from unifydesk.app.fingerprint import Fingerprint, fingerprint
from unifydesk.bootstrap import Program
from unifydesk.domain.report import Report
from unifydesk.gui.dialogs.check_minutes import CheckMinutes
from unifydesk.gui.dialogs.check_workshop import CheckWorkshop
from unifydesk.gui.dialogs.recover import Recover
from unifydesk.gui.dialogs.restore import Restore
from unifydesk.gui.dialogs.seal import SealDialog

PAGE = 4096


def dialogs(program: Program, path: Path) -> Iterator[tuple[str, QDialog]]:
    """Give every dialog with its name, open and filled; the workshop of `path` is open, and was led."""
    desk, window = program.desk, program.window
    found: list[Fingerprint] = []
    told: list[Report] = []
    program.jobs.run(program, fingerprint, found.append)
    program.jobs.run(program, reporting.collect, told.append)
    minutes = path.with_suffix(".pdf")
    minutes.write_bytes(exporting.render(told[0], "pdf").data)
    seal = SealDialog(desk, window)
    seal.typed.setText(found[0].words)
    seal.compare.click()
    yield "seal", seal
    check = CheckMinutes(desk, window)
    check.minutes.choose(str(minutes))
    check.begin()
    yield "check-minutes", check
    program.jobs.leave(program)
    damaged = path.with_name("damaged.unify")
    damaged.write_bytes(torn(path.read_bytes()))
    file = CheckWorkshop(desk, window)
    file.workshop.choose(str(path))
    file.head.setText(found[0].words)
    file.begin()
    yield "check-file", file
    recover = Recover(desk, window, path=str(damaged))
    recover.begin()
    yield "recover", recover
    yield "restore", Restore(desk, window, path=str(damaged))
    program.jobs.run_open(program, partial(workshops.open_file, path))


def torn(data: bytes) -> bytes:
    """Return a file with zeros over its last page."""
    return data[:-PAGE] + bytes(PAGE)
