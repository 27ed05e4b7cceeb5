"""Find what should not be under version control: junk, huge files, and one machine's own paths or hosts."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LARGEST = 4 * 1024 * 1024
JUNK = re.compile(
    r"(^|/)(__pycache__|\.DS_Store|Thumbs\.db|\.venv[^/]*|node_modules)(/|$)|\.(pyc|orig|rej|swp|log)$"
)
TEXT = {
    ".cfg",
    ".css",
    ".csv",
    ".desktop",
    ".ini",
    ".json",
    ".md",
    ".py",
    ".qss",
    ".sh",
    ".spec",
    ".svg",
    ".toml",
}
TEXT |= {".ts", ".txt", ".ui", ".xml", ".yml", ""}
# spelled in pieces, so that this file does not accuse itself
FORBIDDEN = {
    "a path of one machine": re.compile(r"(?<![\w.])/" + r"(work|root|opt/wheels)/"),
    "the address of a package registry": re.compile("pythonhosted" + r"\.org|" + r"pypi" + r"\.org/simple"),
    "a merge marker": re.compile(r"^(<{7}|>{7}) ", re.MULTILINE),
}


def tracked(root: Path = ROOT) -> list[Path]:
    """Return the files under version control that exist, relative to `root`."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=root, capture_output=True, text=True, check=True)
    return [Path(name) for name in listed.stdout.split("\0") if name and (root / name).is_file()]


def faults(files: Iterable[Path], root: Path = ROOT) -> Iterator[str]:
    """Yield a sentence for everything in `files` that should not be there."""
    for file in files:
        if JUNK.search(file.as_posix()):
            yield f"{file}: this is left-over junk"
        size = (root / file).stat().st_size
        if size > LARGEST:
            yield f"{file}: {size // 1024} KiB is too big for this repository"
        if file.suffix in TEXT:
            yield from text_faults(file, (root / file).read_bytes())


def text_faults(file: Path, content: bytes) -> Iterator[str]:
    """Yield a sentence for everything wrong with the text of `file`."""
    text = content.decode("utf-8", errors="replace")
    if b"\r\n" in content and "tests" not in file.parts:
        yield f"{file}: Windows line ends"
    for what, pattern in FORBIDDEN.items():
        found = pattern.search(text)
        if found:
            line = text.count("\n", 0, found.start()) + 1
            yield f"{file}:{line}: {what}: {found.group()}"


def main() -> int:
    """Check every tracked file and print what is wrong."""
    if not (ROOT / ".git").exists():
        print("  (not a git checkout: nothing to compare with)")
        return 0
    wrong = list(faults(tracked()))
    print("\n".join(wrong), end="\n" if wrong else "")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
