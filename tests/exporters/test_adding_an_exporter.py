"""The manual page about exporters: its example is found, renders, and keeps what the page promises."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.exporters.contract import hostile_records, ignore, promises
from unifydesk import exporters
from unifydesk.domain.registry import Registry
from unifydesk.domain.report import Exporter, ExportOptions, Report
from unifydesk.exporters import EXPORTERS

PAGE = Path(__file__).resolve().parents[2] / "docs" / "adding-an-exporter.md"


@pytest.fixture
def dropped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Exporter]:
    """Drop the exporter of the manual beside the others and walk the folder as a start does."""
    example = re.search(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    assert example is not None
    (tmp_path / "decisions.py").write_text(example.group(1), encoding="utf-8")
    monkeypatch.setattr(exporters, "__path__", [*exporters.__path__, str(tmp_path)])
    monkeypatch.setattr(exporters, "decisions", None, raising=False)
    registry: Registry[Exporter] = Registry("exporters")
    registry.discover(exporters, "EXPORTER")
    assert set(registry.ids()) == {*EXPORTERS.ids(), "decisions"}
    yield registry["decisions"]
    sys.modules.pop("unifydesk.exporters.decisions", None)


def test_the_example_writes_down_what_was_decided(dropped: Exporter, report: Report) -> None:
    lines = dropped.render(report, ExportOptions(), ignore).data.decode().splitlines()
    assert lines[0] == "EB4: The benefit is kept for the final list."
    assert len(lines) == 3


def test_the_example_keeps_every_promise(dropped: Exporter, brief: Report) -> None:
    promises(dropped, brief)
    assert b"REHEARSAL" in dropped.render(replace(brief, rehearsal=True), ExportOptions(), ignore).data
    for record in hostile_records(brief):
        made = dropped.render(record, ExportOptions(), ignore).data.decode("utf-8")
        assert "\x00" not in made


def test_the_page_names_every_field_of_the_protocol() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert all(f"| `{name}` |" in text for name in ("id", "label", "suffix", "options", "whole", "render"))
