"""The arrows between the layers, the sizes of things, and the calls that no layer may make."""

from __future__ import annotations

import ast
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

import measure
import pytest

ROOT = Path(__file__).resolve().parent.parent
SRC = ROOT / "src" / "unifydesk"
JOBS = SRC / "gui" / "jobs.py"  # the only maker of threads
PURE = ("domain", "measures", "kinds", "rules", "pictures", "decks", "store", "exporters", "app", "cli")
# modules of the pure layers without a test file of their own, each with the reason
TESTED_ELSEWHERE: dict[str, str] = {}

Call = tuple[Path, ast.Call]


@cache
def program() -> list[Path]:
    """Return the files of the program that people write."""
    return measure.sources("src", root=ROOT)


@cache
def tree(file: Path) -> ast.Module:
    """Return the syntax tree of `file`."""
    return ast.parse(file.read_text(encoding="utf-8"))


@cache
def all_calls() -> dict[str, list[Call]]:
    """Return every call in the program by the name of the function or method that is called."""
    found: dict[str, list[Call]] = {}
    for file in program():
        for node in ast.walk(tree(file)):
            if isinstance(node, ast.Call):
                found.setdefault(called(node), []).append((file, node))
    return found


def calls(name: str) -> list[Call]:
    """Return every call in the program of a function or method called `name`."""
    return all_calls().get(name, [])


def called(node: ast.Call) -> str:
    """Return the last name of what is called: `connect` for `self.button.clicked.connect(…)`."""
    function = node.func
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def at(file: Path, node: ast.expr | ast.stmt) -> str:
    """Return file and line for a message."""
    return f"{file.relative_to(ROOT)}:{node.lineno}"


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    """Run import-linter's contracts on the package that lies in `folder`."""
    script = "import sys; sys.path.insert(0, 'src'); from importlinter import cli; cli.lint_imports_command()"
    return subprocess.run(
        [sys.executable, "-c", script, "--no-cache"], cwd=folder, capture_output=True, text=True, check=False
    )


# --- arrows --------------------------------------------------------------------------------------


def test_every_import_follows_the_arrows() -> None:
    result = lint_imports(ROOT)
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize(
    ("file", "line", "contract"),
    [
        ("domain/deck.py", "from PySide6 import QtCore", "no Qt below the windows BROKEN"),
        ("measures/ordinal.py", "import unifydesk.app", "arrows point one way BROKEN"),
        ("gui/__init__.py", "import unifydesk.stage", "arrows point one way BROKEN"),
        ("app/__init__.py", "import sqlite3", "SQLite only in the store BROKEN"),
        ("pictures/__init__.py", "import reportlab", "reportlab only in the exporters BROKEN"),
    ],
)
def test_an_import_against_the_arrows_is_caught(file: str, line: str, contract: str, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "src", tmp_path / "src", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    wrong = tmp_path / "src" / "unifydesk" / file
    wrong.write_text(wrong.read_text(encoding="utf-8") + f"\n{line}\n", encoding="utf-8")
    result = lint_imports(tmp_path)
    assert result.returncode != 0
    assert contract in result.stdout, result.stdout + result.stderr


def test_every_folder_of_the_program_is_a_package() -> None:
    """Without `__init__.py` a folder escapes the contracts, mypy and the frozen program."""
    folders = {file.parent for file in SRC.rglob("*.py") if "__pycache__" not in file.parts}
    assert sorted(str(folder) for folder in folders if not (folder / "__init__.py").exists()) == []


# --- sizes ---------------------------------------------------------------------------------------


def test_no_file_function_or_class_of_the_program_exceeds_its_budget() -> None:
    assert measure.over_budget(size for file in program() for size in measure.sizes(file)) == []


def test_no_test_or_tool_exceeds_its_budget() -> None:
    """The driver of the journeys may have as many small methods as a facilitator has gestures."""
    files = measure.sources("tests", "tools", root=ROOT)
    sizes = (size for file in files for size in measure.sizes(file))
    assert measure.over_budget(size for size in sizes if size.kind != "methods") == []


def test_every_module_says_in_one_to_four_lines_what_it_is_and_why() -> None:
    assert measure.docstring_faults(program()) == []


# --- calls ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["processEvents", "sleep", "eval", "exec_", "waitForFinished"])
def test_nothing_waits_or_pumps_the_event_loop(name: str) -> None:
    excused = {
        ("waitForFinished", SRC / "stage" / "awake.py"),  # its helper ends as soon as its input closes
        ("sleep", SRC / "store" / "hold.py"),  # half a second at most, at an opening, as SQLite itself waits
    }
    assert [at(*call) for call in calls(name) if (name, call[0]) not in excused] == []


@pytest.mark.parametrize("name", ["Thread", "QThread", "QThreadPool", "QRunnable", "ThreadPoolExecutor"])
def test_threads_are_made_in_one_file_only(name: str) -> None:
    assert [at(*call) for call in calls(name) if call[0] != JOBS] == []


def test_only_the_command_line_prints() -> None:
    assert [at(*call) for call in calls("print") if "cli" not in call[0].parts] == []


def test_nothing_connected_to_a_signal_captures_self() -> None:
    """A lambda or partial that holds `self` keeps the widget alive for ever."""
    found = [
        at(file, call) for file, call in calls("connect") if any(captures_self(arg) for arg in call.args)
    ]
    assert found == []


def captures_self(node: ast.expr) -> bool:
    """Tell whether `node` makes a function that holds on to self."""
    makes = isinstance(node, ast.Lambda) or (isinstance(node, ast.Call) and called(node) == "partial")
    return makes and any(isinstance(part, ast.Name) and part.id == "self" for part in ast.walk(node))


def test_only_literal_text_is_translated() -> None:
    """`tr` of a variable or an f-string is never found by lupdate, and never translated."""
    wrong = [at(*call) for call in calls("tr") if not is_text(call[1].args[0] if call[1].args else None)]
    assert wrong == []


def is_text(node: ast.expr | None) -> bool:
    """Tell whether `node` is a literal string."""
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def test_no_module_starts_anything_when_it_is_imported() -> None:
    """Module level is for definitions, constants and registries: no signal, no file, no connection."""
    wrong = []
    for file in program():
        for node in tree(file).body:
            if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
                name = called(node.value)
                if name not in {"discover", "add", "main", "disable", "addHandler"}:  # registries, options
                    wrong.append(f"{at(file, node)} calls {name}")
    assert wrong == []


# --- tests mirror the program --------------------------------------------------------------------


def test_every_module_of_the_core_has_its_tests() -> None:
    modules = [module for layer in PURE for module in sorted((SRC / layer).rglob("*.py"))]
    names = [
        module.relative_to(SRC).as_posix() for module in modules if behaves(module) and not has_tests(module)
    ]
    assert [name for name in names if name not in TESTED_ELSEWHERE] == []


def has_tests(module: Path) -> bool:
    """Tell whether `module` has its mirror, or is a plug-in under the contract test of its folder."""
    folder = ROOT / "tests" / module.relative_to(SRC).parent
    if (folder / f"test_{module.stem.lstrip('_')}.py").exists():
        return True
    return module.parent.name in ("kinds", "rules") and (folder / f"test_{folder.name}.py").exists()


def behaves(module: Path) -> bool:
    """Tell whether `module` does anything: protocols and frozen values without methods do not."""
    functions = (node for node in ast.walk(tree(module)) if isinstance(node, ast.FunctionDef))
    return module.stem != "__init__" and any(
        not isinstance(statement, ast.Expr | ast.Pass) for node in functions for statement in node.body
    )


def test_no_module_is_excused_that_is_tested_or_gone() -> None:
    assert [name for name in TESTED_ELSEWHERE if not (SRC / name).exists() or has_tests(SRC / name)] == []
