"""Compiles ui/*.ui into src/unifydesk/gui/forms/ui_*.py; `--check` only says whether they are up to date."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FORMS = ROOT / "src" / "unifydesk" / "gui" / "forms"
_COMMENT = re.compile(r"^#{10,}\n(##.*\n)+#{10,}\n", re.MULTILINE)


def compiled(form: Path) -> str:
    """Return the Python of one form, without the comment that names the version of Qt."""
    # -a: no connections by name; every connection is written in code where it can be found
    command = [sys.executable, "-m", "PySide6.scripts.pyside_tool", "uic"]
    tool = Path(sys.executable).with_name("pyside6-uic")
    command = [str(tool)] if tool.exists() else command
    done = subprocess.run([*command, "-a", str(form)], capture_output=True, text=True, check=True)
    return _COMMENT.sub("", done.stdout).replace("\r\n", "\n")


def target(form: Path) -> Path:
    """Return where the Python of a form lies."""
    return FORMS / f"ui_{form.stem}.py"


def outdated() -> list[str]:
    """Return the names of forms whose Python differs from what their drawing compiles to."""
    forms = sorted((ROOT / "ui").glob("*.ui"))
    stale = [f.name for f in forms if not target(f).exists() or target(f).read_text("utf-8") != compiled(f)]
    known = {target(form).name for form in forms}
    return stale + [path.name for path in FORMS.glob("ui_*.py") if path.name not in known]


def main() -> int:
    """Compile every form, or check them."""
    if "--check" in sys.argv[1:]:
        stale = outdated()
        print("\n".join(f"out of date: {name}" for name in stale) or "forms are up to date")
        return 1 if stale else 0
    FORMS.mkdir(parents=True, exist_ok=True)
    (FORMS / "__init__.py").write_text(
        '"""Compiled from ui/ by tools/build_forms.py; never edited."""\n', "utf-8"
    )
    for form in sorted((ROOT / "ui").glob("*.ui")):
        target(form).write_text(compiled(form), "utf-8")
        print(target(form).relative_to(ROOT))
    return 0


if __name__ == "__main__":
    sys.exit(main())
