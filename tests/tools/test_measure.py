"""Measuring files, functions and classes."""

from __future__ import annotations

from pathlib import Path

import measure
import pytest

SOURCE = '''"""One line."""

class Window:
    def show(self):
        pass

    def paintEvent(self, event):
        pass
'''


@pytest.fixture
def measured(tmp_path: Path) -> dict[tuple[str, str], int]:
    (tmp_path / "a.py").write_text(SOURCE, encoding="utf-8")
    return {(s.kind, s.name): s.amount for s in measure.sizes(tmp_path / "a.py", tmp_path)}


def test_files_functions_and_classes_are_counted_in_lines(measured: dict[tuple[str, str], int]) -> None:
    assert measured["file", "a.py"] == 8
    assert measured["function", "show"] == 2
    assert measured["class", "Window"] == 6


def test_methods_that_qt_calls_do_not_count_as_ours(measured: dict[tuple[str, str], int]) -> None:
    assert measured["methods", "Window"] == 1


def test_what_exceeds_its_limit_is_named_with_its_place() -> None:
    size = measure.Size("function", "long", "a.py:7", 61)
    assert measure.over_budget([size]) == ["a.py:7: long has 61 lines (limit 60)"]


@pytest.mark.parametrize(("source", "lines"), [("x = 1\n", 0), ('"""' + "a\n" * 5 + '"""\n', 5)])
def test_a_module_without_a_short_docstring_is_a_fault(source: str, lines: int, tmp_path: Path) -> None:
    file = tmp_path / "a.py"
    file.write_text(source, encoding="utf-8")
    assert measure.docstring_faults([file], tmp_path) == [
        f"a.py: its docstring has {lines} lines, not 1 to 4"
    ]
