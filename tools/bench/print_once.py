"""Make one PDF in a process of its own: print seconds, pages, bytes, peak memory, and whether it is tagged."""

from __future__ import annotations

import importlib
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pypdfium2
from measuring import peak_mebibytes
from printing import ours

from unifydesk.paths import resources

FONTS = resources() / "fonts"


def work(who: str, path: Path) -> Callable[[], bytes]:
    """Return what makes the PDF; whatever is needed before is done now, except loading fonts."""
    if who == "ours":
        report = ours.load(path)
        return lambda: ours.render(report)
    module = importlib.import_module(f"printing.{who}")
    module.ready()
    return lambda: bytes(module.render(path, FONTS))


def about(pdf: bytes) -> tuple[int, bool]:
    """Return the pages of a PDF, and whether it is tagged."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return len(document), bool(pypdfium2.raw.FPDFCatalog_IsTagged(document))
    finally:
        document.close()


def main(who: str, path: str) -> None:
    """Make it once, as for somebody who has just started the program."""
    make = work(who, Path(path))
    started, busy = time.perf_counter(), time.process_time()
    pdf = make()
    seconds, busy = time.perf_counter() - started, time.process_time() - busy
    peak = peak_mebibytes()
    pages, tagged = about(pdf)
    told = {
        "seconds": seconds,
        "busy": busy,
        "pages": pages,
        "tagged": tagged,
        "bytes": len(pdf),
        "peak": peak,
    }
    sys.stdout.write("\n" + json.dumps(told) + "\n")


if __name__ == "__main__":
    try:
        main(*sys.argv[1:])
    except (ImportError, OSError) as error:  # a rival, or a library it needs, that is not here
        sys.stdout.write("\n" + json.dumps({"missing": " ".join(str(error).split())[:200]}) + "\n")
