"""Measure the sizes of files, functions and classes, and say which exceed the house's budgets.

Small things, mostly: the limits are hard, the medians show where the code is going.
"""

from __future__ import annotations

import ast
import re
import statistics
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LIMITS = {"file": 500, "function": 60, "class": 350, "methods": 25}
MODULE_DOCSTRING_LINES = 4


@dataclass(frozen=True, slots=True)
class Size:
    """How big one thing is: its kind is a key of LIMITS, `where` names file and line."""

    kind: str
    name: str
    where: str
    amount: int


def sources(*folders: str, root: Path = ROOT) -> list[Path]:
    """Return the Python files under `folders` that people write; generated forms are left out."""
    files = (file for folder in folders for file in sorted((root / folder).rglob("*.py")))
    return [file for file in files if "__pycache__" not in file.parts and "forms" not in file.parts]


def sizes(file: Path, root: Path = ROOT) -> Iterator[Size]:
    """Measure `file` and every function and class in it."""
    text = file.read_text(encoding="utf-8")
    name = file.relative_to(root).as_posix()
    yield Size("file", name, name, len(text.splitlines()))
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield Size("function", node.name, f"{name}:{node.lineno}", lines_of(node))
        elif isinstance(node, ast.ClassDef):
            yield Size("class", node.name, f"{name}:{node.lineno}", lines_of(node))
            yield Size("methods", node.name, f"{name}:{node.lineno}", own_methods(node))


def lines_of(node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) -> int:
    """Return the lines from the definition to the end of its body, decorators not counted."""
    return (node.end_lineno or node.lineno) - node.lineno + 1


def own_methods(node: ast.ClassDef) -> int:
    """Count the methods of a class, without those that Qt calls: their camelCase names are not ours."""
    functions = (item for item in node.body if isinstance(item, ast.FunctionDef | ast.AsyncFunctionDef))
    return sum(1 for item in functions if item.name == item.name.lower())


def over_budget(measured: Iterable[Size]) -> list[str]:
    """Return a sentence for each thing that is bigger than its limit."""
    return [
        f"{size.where}: {size.name} has {size.amount} {'methods' if size.kind == 'methods' else 'lines'}"
        f" (limit {LIMITS[size.kind]})"
        for size in measured
        if size.amount > LIMITS[size.kind]
    ]


def docstring_faults(files: Iterable[Path], root: Path = ROOT) -> list[str]:
    """Return a sentence for each module whose docstring is missing or longer than four lines."""
    faults = []
    for file in files:
        docstring = ast.get_docstring(ast.parse(file.read_text(encoding="utf-8")))
        lines = [line for line in (docstring or "").splitlines() if line.strip()]
        if not 1 <= len(lines) <= MODULE_DOCSTRING_LINES:
            faults.append(f"{file.relative_to(root)}: its docstring has {len(lines)} lines, not 1 to 4")
    return faults


def table(measured: list[Size]) -> str:
    """Return median, 95th percentile, largest and limit of each kind as lines of text."""
    lines = [f"{'':10}{'number':>8}{'median':>8}{'p95':>8}{'largest':>9}{'limit':>7}"]
    for kind, limit in LIMITS.items():
        amounts = sorted(size.amount for size in measured if size.kind == kind)
        if amounts:
            p95 = amounts[min(len(amounts) - 1, round(0.95 * (len(amounts) - 1)))]
            middle = f"{statistics.median(amounts):.0f}"
            lines.append(f"{kind:10}{len(amounts):>8}{middle:>8}{p95:>8}{amounts[-1]:>9}{limit:>7}")
    return "\n".join(lines)


def code_lines(files: Iterable[Path]) -> int:
    """Count the lines of `files` that are not blank."""
    return sum(1 for file in files for line in file.read_text(encoding="utf-8").splitlines() if line.strip())


def comment_share(files: Iterable[Path]) -> float:
    """Return the share of lines that are comments, of all lines that are not blank."""
    lines = [line for file in files for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]
    return sum(1 for line in lines if re.match(r"\s*#", line)) / max(1, len(lines))


def main() -> int:
    """Print the statistics of the program and everything over its budget."""
    files = sources("src")
    measured = [size for file in files for size in sizes(file)]
    print(table(measured))
    code, tests = code_lines(files), code_lines(sources("tests"))
    print(f"lines of code {code}, of tests {tests} (tests / code {tests / max(1, code):.2f}), ", end="")
    print(f"comments {comment_share(files):.1%}")
    faults = over_budget(measured) + docstring_faults(files)
    print("\n".join(faults) or "Everything is within its budget")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
