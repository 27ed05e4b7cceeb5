"""The fingerprint shown is the one that minutes print, and `check` finds its line."""

from __future__ import annotations

import pytest

from unifydesk.app import checking, noting, reporting
from unifydesk.app.fingerprint import fingerprint


def test_it_is_the_one_in_the_minutes(file):
    noting.add(file, "remark", "The end")
    found = fingerprint(file)
    report = reporting.collect(file)
    assert (found.digits, found.entries) == (report.log_head, report.log_lines)
    assert found.last_act == "Add note “The end”"


@pytest.mark.parametrize("shown", ["grouped", "words"])
def test_check_finds_it_as_it_is_shown(file, shown):
    told = getattr(fingerprint(file), shown)
    noting.add(file, "remark", "later")
    file.close()
    found = checking.find_head(file.path, told)
    assert found.startswith(
        "The log holds that entry as line 1 of 3, “Create the workshop” (2026-11-23 09:00 UTC)"
    )
    assert found.endswith(" 1 act came after it.")
