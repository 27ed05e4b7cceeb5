"""Running a campaign: it can be resumed, it counts what is bad, and it does not believe a blind one."""

from __future__ import annotations

import json
from collections import Counter

import pytest
from campaign.running import SHOWN, Figures, State, carry_out, told


def figures(done=1, bad=0):
    """Return the figures of a part in which some tries were bad."""
    found = Figures(Counter({"tries": done}))
    for number in range(bad):
        found.found(f"try {number}", ["lost: an act"])
    return found


def test_a_campaign_that_was_interrupted_goes_on_where_it_stopped(tmp_path):
    kept = tmp_path / "state.json"
    state = State(kept, 7, 10)
    state.keep("notes", figures(5, bad=1))
    again = State(kept, 7, 10)
    assert again.done == {"notes": figures(5, bad=1)}
    played = []

    def part(name):
        played.append(name)
        return figures()

    carry_out("Tries", again, [], [(name, lambda name=name: part(name)) for name in ("notes", "named")])
    assert played == ["named"]
    assert json.loads(kept.read_text(encoding="utf-8"))["done"].keys() == {"notes", "named"}


def test_a_file_of_another_seed_is_not_gone_on_with(tmp_path):
    kept = tmp_path / "state.json"
    State(kept, 7, 10).keep("notes", figures())
    with pytest.raises(SystemExit, match="--seed 7 --size 10"):
        State(kept, 8, 10)


@pytest.mark.parametrize(("bad", "status"), [(0, 0), (1, 1)])
def test_a_campaign_fails_when_a_part_breaks_a_promise(bad, status, capsys):
    controls = [("a broken store", lambda: figures(bad=1))]
    assert carry_out("Tries", State(None, 1, 1), controls, [("notes", lambda: figures(bad=bad))]) == status
    assert ("1 × lost: an act" in capsys.readouterr().out) == bool(bad)


def test_a_campaign_fails_when_a_control_finds_nothing(capsys):
    controls = [("a broken store", figures)]
    assert carry_out("Tries", State(None, 1, 1), controls, [("notes", figures)]) == 1
    assert (
        "“a broken store” found nothing wrong, so this campaign cannot be believed" in capsys.readouterr().out
    )


def test_a_campaign_without_anything_bad_holds():
    assert told(State(None, 1, 1), []) == 0


def test_many_faults_are_counted_and_a_few_are_told():
    found = figures(bad=SHOWN + 5)
    assert (found.bad, len(found.examples)) == (SHOWN + 5, SHOWN)
    total = figures(bad=SHOWN)
    total.add(found)
    assert (total.bad, len(total.examples), total.counts["tries"]) == (2 * SHOWN + 5, SHOWN, 2)
