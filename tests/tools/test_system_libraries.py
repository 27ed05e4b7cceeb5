"""Finding and naming the system libraries that Qt needs."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import steps
import system_libraries

LDD = """\tlinux-vdso.so.1 (0x00007ffd)
\tlibGL.so.1 => /lib/x86_64-linux-gnu/libGL.so.1 (0x00007f)
\tlibxcb-cursor.so.0 => not found
\tlibEGL.so.1 => not found
"""


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Collect what the person is told, on a Linux with apt-get where two libraries are missing."""
    lines: list[str] = []
    monkeypatch.setattr(steps, "say", lines.append)
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(
        system_libraries.shutil, "which", lambda name: name if name in ("apt-get", "ldd") else None
    )
    monkeypatch.setattr(system_libraries, "missing", lambda _platform: ["libEGL.so.1", "libxcb-cursor.so.0"])
    return lines


def test_only_what_the_linker_does_not_find_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    done = subprocess.CompletedProcess(["ldd"], 0, stdout=LDD)
    monkeypatch.setattr(system_libraries.subprocess, "run", lambda *_args, **_options: done)
    assert list(system_libraries.not_found(Path("x.so"))) == ["libxcb-cursor.so.0", "libEGL.so.1"]


def test_without_rights_the_one_exact_command_is_named(
    told: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(system_libraries.os, "geteuid", lambda: 1000)
    assert system_libraries.provide("xcb") == 1
    assert told[-1] == "  sudo apt-get update && sudo apt-get install --yes libegl1 libxcb-cursor0"


def test_with_rights_they_are_installed(told: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    commands: list[list[str]] = []

    def run(command: list[str], *_arguments: object, **_options: object) -> int:
        commands.append(command)
        monkeypatch.setattr(system_libraries, "missing", lambda _platform: [])
        return 0

    monkeypatch.setattr(system_libraries.os, "geteuid", lambda: 0)
    monkeypatch.setattr(steps, "run", run)
    assert system_libraries.provide("xcb") == 0
    assert [command[1] for command in commands] == ["update", "install"]
    assert told[-1] == "Installing them with apt-get"


def test_where_no_installer_is_known_the_libraries_are_named(
    told: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(system_libraries.shutil, "which", lambda name: name if name == "ldd" else None)
    assert system_libraries.provide("xcb") == 1
    assert "libxcb-cursor.so.0" in told[0]


def test_a_system_that_brings_everything_hears_nothing(
    told: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(system_libraries, "missing", lambda _platform: [])
    assert system_libraries.provide("offscreen") == 0
    assert told == []


def test_of_what_weasyprint_loads_only_what_does_not_load_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system_libraries, "loads", lambda name: "pango" not in name)
    gone = system_libraries.missing(system_libraries.WEASYPRINT)
    assert gone == ["libpango-1.0.so.0", "libpangoft2-1.0.so.0"]
    monkeypatch.setattr(
        system_libraries.shutil, "which", lambda name: name if name in ("apt-get", "ldd") else None
    )
    assert system_libraries.install_command(gone)[-2:] == ["libpango-1.0-0", "libpangoft2-1.0-0"]
