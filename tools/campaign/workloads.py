"""What is recorded: workshops led with the use cases of the program, each act acknowledged when it returned.

Run as `python -m campaign.workloads NAME FOLDER SYNCHRONOUS` under the recorder. Imports no Qt.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from campaign.story import Story
from unifydesk import paths
from unifydesk.app import (
    agenda,
    exporting,
    history,
    importing,
    noting,
    people,
    positions,
    preparing,
    restoring,
    safekeeping,
    voting,
    workshops,
)
from unifydesk.domain.changes import Changes
from unifydesk.domain.notes import Note
from unifydesk.domain.people import Seat
from unifydesk.domain.workshop import ClaimSetup, WorkshopInfo
from unifydesk.store import connection
from unifydesk.store.backup import verified_copy
from unifydesk.store.workshop_file import WorkshopFile

VERSION_1 = Path(__file__).resolve().parents[2] / "tests" / "files" / "version-1.unify"
SEATS = tuple(Seat(number, f"Person {number}") for number in range(1, 7))
REASON = "The unmistakable reason of ballot number {}"
LIST = "seat,name,group\n21,Ada,North\n22,Bo,South\n23,Cleo,South\n"
VOTES = "claim,round,question,answer,seat\n" + "".join(
    f"{claim},1,{question},{1 + (seat + shift) % 5},{seat}\n"
    for seat in range(1, 7)
    for shift, (claim, question) in enumerate((("A1", "real"), ("A1", "importance"), ("R1", "severity")))
)
DECK = """---
title: A deck for the campaigns
authors: UnifyDesk
source: Written for the campaigns.
language: en
running-orders:
  - short | Short | 20 | A1, O1
---

# Benefits

## Shared tools

- Everyone uses the same tools

```claim
id: A1
kind: benefit
lens: epistemic
title: Shared tools
text: Shared tools speed up the exchange of ideas.
prompt: Can you name an example?
for: Ideas travel with the tools.
against: Some are left out.
```

---

# Risks

## Lock-in

```claim
id: R1
kind: risk
lens: ethical
title: Lock-in
text: The field becomes locked in.
prompt: What would switching cost?
for: Switching is dear.
against: Fields have switched before.
```

---

# End

## Overall

```claim
id: O1
kind: overall
title: On balance
text: On balance this is a good thing.
prompt: What would change your vote?
for: More is shared.
against: Less is tried.
```
"""


def create(story: Story) -> None:
    """Make a workshop where there is none, the person's folders included, and close it."""
    story.begin()
    story.act("create", lambda: _new(story))
    story.act("choose the running order", lambda: preparing.choose_running_order(story.open, "short"))
    story.close()


def room(story: Story) -> None:
    """People come, are pasted, change places, leave."""
    _closed_workshop(story)
    file = _opened(story)
    story.act("add people", lambda: people.add(file, [Seat(11, "Eve"), Seat(12, "Finn")]))
    story.act("paste people", lambda: people.add_listed(file, LIST, "the list"))
    story.act("add unnamed people", lambda: people.add_unnamed(file, 3))
    story.act("edit a person", lambda: people.edit(file, Seat(11, "Eve Adams", "North")))
    story.act("set a group", lambda: people.set_group(file, [1, 2, 3], "Table 1"))
    story.act("somebody leaves", lambda: people.set_present(file, 2, False))
    story.act("remove people", lambda: people.remove(file, [12, 21]))
    story.close()


def prepare(story: Story) -> None:
    """Set-up, rule, title page, moving about, timer, undo and redo."""
    _closed_workshop(story)
    file = _opened(story)
    info = workshops.snapshot(file).info
    story.act(
        "set up a claim", lambda: preparing.set_setup(file, ClaimSetup("R1", True, "cards", "named", True))
    )
    story.act("declare a rule", lambda: preparing.set_rule(file, "consent"))
    story.act("change the title page", lambda: preparing.set_info(file, _retitled(info)))
    story.act("begin", lambda: agenda.begin(file))
    story.act("next step", lambda: agenda.take(file, agenda.next_step(workshops.snapshot(file))))
    story.act("start the timer", lambda: agenda.start_timer(file, 90))
    story.act("undo", lambda: history.undo(file))
    story.act("undo again", lambda: history.undo(file))
    story.act("redo", lambda: history.redo(file))
    story.close()


def named(story: Story) -> None:
    """A named round by roll call: cast, change, withdraw, close, reveal, record, undo and redo."""
    _closed_workshop(story)
    file = _opened(story)
    round_id = story.act("open a named round", lambda: _open(story, "A1", channel="roll_call"))
    for seat, answer in enumerate("45323", start=1):
        story.act(f"cast {seat}", partial(_cast, story, round_id, seat, answer))
    story.act("change a ballot", lambda: _cast(story, round_id, 2, "1"))
    story.act("withdraw", lambda: voting.withdraw(file, round_id, 3))
    story.act("undo the withdrawal", lambda: history.undo(file))
    story.act("close the round", lambda: voting.close_round(file, round_id))
    story.act("undo the closing", lambda: history.undo(file))
    story.act("redo the closing", lambda: history.redo(file))
    story.act("reveal", lambda: voting.reveal(file, round_id))
    story.act("record the position", lambda: positions.record(file, "A1", "We share what we can."))
    story.act("clear the position", lambda: positions.clear(file, "A1"))
    story.act("undo the clearing", lambda: history.undo(file))
    story.close()


def hands(story: Story) -> None:
    """A show of hands is counted, counted again, closed, revealed, voided; another is voided while open."""
    _closed_workshop(story)
    file = _opened(story)
    round_id = story.act("open a show of hands", lambda: _open(story, "O1", channel="hands"))
    story.act("count hands", lambda: voting.count_hands(file, round_id, "agreement", {"4": 3, "2": 2}))
    story.act("count again", lambda: voting.count_hands(file, round_id, "agreement", {"4": 4, "3": 2}))
    story.act("close the round", lambda: voting.close_round(file, round_id))
    story.act("reveal", lambda: voting.reveal(file, round_id))
    story.act("void a revealed round", lambda: voting.void_round(file, round_id, "Miscounted"))
    again = story.act("open it again", lambda: _open(story, "O1", channel="hands"))
    story.act("void an open round", lambda: voting.void_round(file, again))
    story.close()


def confidential(story: Story) -> None:
    """The first confidential round on a computer: open, cast, close, key destroyed, reveal."""
    _closed_workshop(story)
    shutil.rmtree(story.root / "home")
    file = _opened(story)
    _ask_reasons(story)
    round_id, key = _secret_round(story)
    _secret_ballots(story, round_id, "51424")
    story.secret.clear()  # closing writes the reasons, sorted, beside the totals
    story.gone.append(key)
    story.act("close the confidential round", lambda: voting.close_round(file, round_id))
    story.act("reveal", lambda: voting.reveal(file, round_id))
    story.close()


def voided(story: Story) -> None:
    """A confidential round is voided unopened; a second one stays open when the file is closed."""
    _closed_workshop(story)
    file = _opened(story)
    _ask_reasons(story)
    round_id, key = _secret_round(story)
    _secret_ballots(story, round_id, "135")
    story.gone.append(key)
    story.act("void the confidential round", lambda: voting.void_round(file, round_id, "Interrupted"))
    again, _ = _secret_round(story)
    _secret_ballots(story, again, "24")
    story.close()


def notes(story: Story) -> None:
    """Notes, and an objection that is addressed."""
    _closed_workshop(story)
    file = _opened(story)
    first = story.act("add a note", lambda: noting.add(file, "for", "Ideas do travel.", claim="A1"))
    objection = story.act("note an objection", lambda: noting.add(file, "objection", "Too soon.", claim="O1"))
    story.act("address the objection", lambda: noting.address(file, _note(objection), "In March, then."))
    story.act("edit a note", lambda: noting.edit(file, _edited(story, _note(first))))
    story.act("remove a note", lambda: noting.remove(file, _note(first)))
    story.act("undo the removal", lambda: history.undo(file))
    story.close()


def copies(story: Story) -> None:
    """Automatic backups before the first act, after a round and at closing; a saved copy, twice."""
    _closed_workshop(story)
    shutil.rmtree(story.root / "home")
    file = _opened(story)
    safekeeping.watch(file)
    round_id = story.act("open a round, backed up", lambda: _open(story, "A1", channel="roll_call"))
    story.act("cast", lambda: _cast(story, round_id, 1, "4"))
    story.act("save a copy", lambda: verified_copy(file.db, story.desk / "copy.unify"))
    story.act("close the round", lambda: voting.close_round(file, round_id))
    story.act("reveal, backed up", lambda: voting.reveal(file, round_id))
    story.act("save a copy over the last one", lambda: verified_copy(file.db, story.desk / "copy.unify"))
    story.close()


def migrate(story: Story) -> None:
    """A file of version 1 is opened, which makes a copy and brings it up to date; then it is voted on."""
    shutil.copy(VERSION_1, story.path)
    story.begin()
    _opened(story)
    story.act("set a group", lambda: people.set_group(story.open, [1], "Table 1"))
    story.close()


def exports(story: Story) -> None:
    """Minutes and record replace those of the last time."""
    _voted_workshop(story)
    for name in ("minutes.pdf", "record.json", "votes.csv"):
        (story.desk / name).write_bytes(b"what was exported the last time\n" * 40)
    story.begin()
    file = _opened(story)
    for name, exporter in (("minutes.pdf", "pdf"), ("record.json", "json"), ("new.json", "json")):
        story.act(f"export {name}", partial(_export, story, name, exporter))
    story.act("note", lambda: noting.add(file, "for", "One more word."))
    story.act("export again", lambda: _export(story, "record.json", "json"))
    story.close()


def imports(story: Story) -> None:
    """Ballots come from a table, all rows in one act, which is undone and redone."""
    _closed_workshop(story)
    file = _opened(story)
    story.act("import ballots", lambda: importing.import_votes(file, VOTES.encode(), "votes.csv"))
    story.act("undo the import", lambda: history.undo(file))
    story.act("redo the import", lambda: history.redo(file))
    story.close()


def restore(story: Story) -> None:
    """A workshop is made from a record where there is none."""
    _voted_workshop(story)
    story.file = workshops.open_file(story.path, clock=story.clock)
    _export(story, "record.json", "json")
    story.open.close()
    story.file = None
    story.path.unlink()
    data = (story.desk / "record.json").read_bytes()
    story.begin()
    story.act("restore", lambda: restoring.restore(story.path, data, clock=story.clock))
    story.act("note", lambda: noting.add(story.open, "for", "It is all there."))
    story.close()


WORKLOADS: dict[str, Callable[[Story], None]] = {
    play.__name__: play
    for play in (
        create,
        room,
        prepare,
        named,
        hands,
        confidential,
        voided,
        notes,
        copies,
        migrate,
        exports,
        imports,
        restore,
    )
}


# -- pieces of them ----------------------------------------------------------------------------------------


def _new(story: Story) -> WorkshopFile:
    return workshops.create(story.path, DECK, deck_name="campaign", seats=SEATS, clock=story.clock)


def _closed_workshop(story: Story) -> None:
    _new(story).close()
    paths.state_dir()
    story.begin()


def _voted_workshop(story: Story) -> None:
    file = _new(story)
    importing.import_votes(file, VOTES.encode(), "votes.csv")
    file.close()


def _opened(story: Story) -> WorkshopFile:
    return story.act("open", lambda: workshops.open_file(story.path, clock=story.clock))


def _open(story: Story, claim: str, **how: str) -> bytes:
    opened = voting.open_round(story.open, claim, **how)
    assert opened.round_id is not None
    return opened.round_id


def _cast(story: Story, round_id: bytes, seat: int, answer: str) -> Changes:
    answers = {"real": answer, "importance": answer}
    return voting.cast(story.open, round_id, seat, answers, channel="roll_call")


def _ask_reasons(story: Story) -> None:
    setup = ClaimSetup("O1", True, "booth", "confidential", reason=True)
    story.act("set up a confidential claim", lambda: preparing.set_setup(story.open, setup))


def _secret_round(story: Story) -> tuple[bytes, str]:
    round_id = story.act("open a confidential round", lambda: _open(story, "O1"))
    key = story.open.keys.require(round_id)
    return round_id, key.hex()


def _secret_ballots(story: Story, round_id: bytes, answers: Sequence[str]) -> None:
    for number, answer in enumerate(answers, start=1):
        reason = REASON.format(number)
        if reason not in story.secret:
            story.secret.append(reason)
        story.act(
            f"cast confidential ballot {number}",
            partial(voting.cast_confidential, story.open, round_id, {"agreement": answer}, reason=reason),
        )


def _note(changes: Changes) -> bytes:
    assert changes.note_id is not None
    return changes.note_id


def _edited(story: Story, note_id: bytes) -> Note:
    note = next(n for n in workshops.snapshot(story.open).notes if n.id == note_id)
    return replace(note, text="Ideas do travel, slowly.")


def _retitled(info: WorkshopInfo) -> WorkshopInfo:
    return replace(info, title="Another title", place="Room 7")


def _export(story: Story, name: str, exporter: str) -> tuple[str, ...]:
    report = exporting.record_for(story.open, exporter)
    return exporting.export(report, exporter, story.desk / name)


def main() -> None:
    """Play one workload; with another setting than FULL, on a store that was weakened on purpose."""
    name, root, synchronous = sys.argv[1:]
    weaker = {"FULL": 2, "NORMAL": 1, "OFF": 0}[synchronous]
    connection._WRITING = tuple(
        ("synchronous", synchronous, weaker) if setting[0] == "synchronous" else setting
        for setting in connection._WRITING
    )
    WORKLOADS[name](Story(Path(root)))


if __name__ == "__main__":
    main()
