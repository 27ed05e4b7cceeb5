"""Open a workshop and show its Review page; print the milliseconds of both, and the peak memory in MiB."""

from __future__ import annotations

import sys
import time
from pathlib import Path

from measuring import peak_mebibytes

from unifydesk import bootstrap
from unifydesk.app import workshops
from unifydesk.gui.views.review_page import ReviewPage


def main(path: str) -> None:
    """Do it as the console does: the page is made when it is first shown, from the snapshot there is."""
    app = bootstrap.make_application([])
    program = bootstrap.Program(app)
    started = time.perf_counter()
    file = workshops.open_file(Path(path))
    workshop = workshops.snapshot(file)
    opened = time.perf_counter()
    page = ReviewPage(program.jobs)
    page.resize(1366, 700)
    page.show_workshop(workshop)
    page.show()
    page.grab()
    shown = time.perf_counter()
    file.close()
    sys.stdout.write(f"{(opened - started) * 1000} {(shown - opened) * 1000} {peak_mebibytes()}\n")


if __name__ == "__main__":
    main(sys.argv[1])
