"""Long commands, told in few lines."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
import steps

SPEAKING = "print('quiet'); print('telling'); raise SystemExit({code})"


def run(code: int, log: Path | None = None) -> int:
    return steps.run(
        [sys.executable, "-c", SPEAKING.format(code=code)],
        lambda line: line if line == "telling" else None,
        log=log,
    )


def test_only_the_telling_lines_are_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(0) == 0
    assert capsys.readouterr().out == "  telling\n"


def test_a_failure_shows_what_was_said_last(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(3) == 3
    assert "  | quiet\n" in capsys.readouterr().out


def test_everything_is_kept_in_the_log(tmp_path: Path) -> None:
    run(0, tmp_path / "made" / "step.log")
    assert (tmp_path / "made" / "step.log").read_text(encoding="utf-8") == "quiet\ntelling\n"


def test_a_silent_command_gives_a_sign_of_life(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(steps, "SIGN_OF_LIFE_SECONDS", 0.05)
    steps.run([sys.executable, "-c", "import time; time.sleep(0.5)"], lambda _line: None)
    assert "still at it" in capsys.readouterr().out
