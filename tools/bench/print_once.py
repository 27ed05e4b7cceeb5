"""Make one PDF in a process of its own: print seconds, pages, bytes, peak memory and whether it is tagged."""

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

LONGEST_REASON = 80
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


def told(who: str, path: Path) -> dict[str, object]:
    """Make it once, as for somebody who has just started the program; say what is missing, if anything."""
    try:
        make = work(who, path)
    except (ImportError, OSError) as error:  # a rival, or a library that it needs, is not here
        return {"missing": " ".join(str(error).split())[:LONGEST_REASON]}
    started, busy = time.perf_counter(), time.process_time()
    pdf = make()
    seconds, busy = time.perf_counter() - started, time.process_time() - busy
    peak = peak_mebibytes()
    pages, tagged = about(pdf)
    done: dict[str, object] = {"seconds": seconds, "busy": busy, "peak": peak}
    return done | {"pages": pages, "tagged": tagged, "bytes": len(pdf)}


def main(who: str, path: str) -> None:
    """Tell the process that asked."""
    sys.stdout.write("\n" + json.dumps(told(who, Path(path))) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
