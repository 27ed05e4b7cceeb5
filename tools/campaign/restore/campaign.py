"""The restore drill: whatever became of a workshop file, its newest backup opens."""

from __future__ import annotations

import random
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from unittest import mock

from campaign.forked import outcomes
from campaign.judging import Content, content
from campaign.restore.damages import DAMAGES
from campaign.running import Figures, Part, State, carry_out, memory_disk
from campaign.specimens import NAME, home, repeatable
from campaign.story import SteppingClock
from campaign.workloads import DECK, SEATS
from unifydesk import paths
from unifydesk.app import arriving, backups, noting, recovering, safekeeping, voting, workshops
from unifydesk.app.backups import Backup
from unifydesk.app.checking import check
from unifydesk.domain.errors import KnownStoreError
from unifydesk.store.workshop_file import WorkshopFile

SEED = 1
SIZE = 100
PART = 20
RESTORED = "restored"
FAIR = ("changed since sealed", "was made by a newer UnifyDesk")
"""What may be said of a recovered file, or of one whose header says version 255: backups help."""

Restore = Callable[[Backup, Path, Path], WorkshopFile]
"""Makes a new file of a backup, and opens it; is told where the damaged file is, which must stay as it is."""


def as_the_program_does(backup: Backup, target: Path, damaged: Path) -> WorkshopFile:
    """Restore as the page “Restore a backup” does."""
    del damaged
    return arriving.open_as_new(backup.path, target, clock=SteppingClock())


def over_the_original(backup: Backup, target: Path, damaged: Path) -> WorkshopFile:
    """Restore into the damaged file, which is lost by that: a control."""
    file = arriving.open_as_new(backup.path, target, clock=SteppingClock())
    shutil.copyfile(backup.path, damaged)
    return file


def of_the_oldest(backup: Backup, target: Path, damaged: Path) -> WorkshopFile:
    """Restore the oldest backup in the place of the newest: a control."""
    del backup
    return arriving.open_as_new(backups.backups_of(damaged)[-1].path, target, clock=SteppingClock())


class Drill:
    """Leads a workshop by chance, damages its file, and restores it."""

    def __init__(self, folder: Path, seed: int, restore: Restore = as_the_program_does) -> None:
        self._folder, self._seed, self._restore = folder, seed, restore
        self._kept: dict[Path, bytes] = {}

    def __call__(self, number: int) -> tuple[str, list[str], float]:
        """Play the scenario of a number."""
        shutil.rmtree(self._folder, ignore_errors=True)
        desk = self._folder / "desk"
        desk.mkdir(parents=True)
        chance = random.Random(f"{self._seed}/{number}")
        with home(self._folder / "home"), repeatable(f"{self._seed}/{number}"):
            path = desk / NAME
            expected = _led(path, chance)
            DAMAGES[number % len(DAMAGES)](path, chance)
            self._kept = {one: one.read_bytes() for one in self._all_files(desk)}
            faults = [*self._faults(path, expected)]
            faults += [
                f"{one.name} was changed" for one, data in self._kept.items() if one.read_bytes() != data
            ]
        return RESTORED if not faults else "lost", faults, 0.0

    def _all_files(self, desk: Path) -> Iterator[Path]:
        yield from (one for one in desk.iterdir() if one.is_file())
        yield from paths.backups_dir().glob("*.unify")

    def _faults(self, path: Path, expected: Content) -> Iterator[str]:
        """Give what is wrong with what the newest backup gives, and with what recovery gives."""
        found = backups.newest_sound(backups.backups_of(path))
        if found is None:
            yield "no sound backup is found"
            return
        target = path.with_name("restored.unify")
        file = self._restore(found, target, path)
        differ = [table for table, digest in content(file).items() if digest != expected[table]]
        file.close()
        if differ:
            yield f"the backup is not what was closed: {', '.join(differ)}"
        if "sealed and unchanged" not in check(target):
            yield "the restored file is not sealed and unchanged"
        try:
            recovered = recovering.recover(path, path.with_name("recovered.unify"), clock=SteppingClock())
            check(recovered.path)
        except KnownStoreError as error:
            if not any(words in str(error) for words in FAIR):
                yield f"recovery fails: {error}"


def _led(path: Path, chance: random.Random) -> Content:
    """Lead a workshop with its backups by chance, close it, and return what was in it."""
    clock = SteppingClock()
    file = workshops.create(path, DECK, deck_name="drill", seats=SEATS, clock=clock)
    safekeeping.watch(file)
    for _ in range(chance.randint(1, 4)):
        claim = chance.choice(("A1", "R1", "O1"))
        round_id = voting.open_round(file, claim).round_id
        if round_id is None:
            raise RuntimeError(f"no round of {claim} could be opened")
        round_ = next(r for r in workshops.snapshot(file).rounds if r.id == round_id)
        for seat in chance.sample(range(1, 7), chance.randint(1, 6)):
            given = {q.id: str(chance.randint(1, 5)) for q in round_.questions}
            voting.cast(file, round_id, seat, given, channel="roll_call")
        voting.close_round(file, round_id)
        voting.reveal(file, round_id)
        noting.add(file, "remark", f"Remark {chance.random()}", claim=claim)
    file.close()
    again = workshops.open_file(path, clock=clock)
    found = content(again)
    again.close()
    return found


def drilled(name: str, numbers: range, drill: Drill) -> Figures:
    """Play scenarios and count “scenarios”, and how many were restored."""
    figures = Figures()
    for outcome in outcomes(numbers, drill):
        figures.counts["scenarios"] += 1
        figures.counts[outcome.word] += 1
        how = DAMAGES[outcome.number % len(DAMAGES)].__name__
        figures.found(f"{name}, scenario {outcome.number} ({how})", outcome.faults)
    return figures


CONTROLS: dict[str, Restore] = {
    "a restore over the original": over_the_original,
    "the oldest backup for the newest": of_the_oldest,
}


def run(seed: int, size: int, resume: Path | None = None, only: Sequence[str] = ()) -> int:
    """Run the drill, print how it goes, and return 0 when everything held and every control failed."""
    if only:
        print("The restore drill has no parts to choose from.")
        return 2
    with (
        tempfile.TemporaryDirectory(prefix="unifydesk-campaign-", dir=memory_disk()) as name,
        mock.patch.object(tempfile, "tempdir", name),
    ):
        folder = Path(name) / "drill"
        parts: list[Part] = [
            (
                f"scenarios {at}",
                partial(drilled, "drill", range(at, min(at + PART, size)), Drill(folder, seed)),
            )
            for at in range(0, size, PART)
        ]
        controls = [
            (what, partial(drilled, "control", range(len(DAMAGES)), Drill(folder, seed, how)))
            for what, how in CONTROLS.items()
        ]
        return carry_out(
            f"Restore drill: seed {seed}, {size:,} scenarios", State(resume, seed, size), controls, parts
        )
