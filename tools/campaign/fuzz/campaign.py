"""The campaign of led parsers: libFuzzer keeps every input that reaches new lines, and goes on from there."""

from __future__ import annotations

import importlib.util
import os
import re
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from campaign.forked import HANG_SECONDS
from campaign.fuzz.parsers import PARSERS, PLANTED
from campaign.hostile.campaign import TOKENS, valid
from campaign.running import Figures, Part, State, carry_out, memory_disk

SEED = 1
SIZE = 3_600
"""Seconds of the processor for each parser."""
SLICE = 300
"""Seconds of the processor for each part."""
CONTROL_INPUTS = 200_000
MOST_SHOWN = 200
"""Bytes of an input that are printed."""
TOOLS = Path(__file__).resolve().parents[2]
NEEDED = (
    "This campaign needs the package atheris, which leads parsers by what they reach. It is among the tools "
    "for development on Linux with x86-64; elsewhere leave this campaign out."
)
_RUNS = re.compile(r"stat::number_of_executed_units: (\d+)")
_REACHED = re.compile(r"cov: (\d+)")
_RAISED = re.compile(r"=== Uncaught Python exception: ===\n(.+)")
_PLACE = re.compile(r'File "[^"]*/src/unifydesk/([^"]+)", line (\d+)')
_LEFT = ("crash", "timeout", "oom", "slow-unit")


@dataclass(frozen=True, slots=True)
class Ground:
    """Where a parser is tried: a folder to work in, what is valid, and what was kept of all runs before."""

    folder: Path
    seeds: Path
    kept: Path


def ground(folder: Path, seeds: dict[str, bytes], kept: Path, name: str) -> Ground:
    """Prepare the folders for one parser."""
    made = Ground(folder / name / "work", folder / name / "seeds", kept / name)
    for place in (made.folder, made.seeds, made.kept, made.kept.with_suffix(".broken")):
        place.mkdir(parents=True, exist_ok=True)
    (made.seeds / "valid").write_bytes(seeds.get(name, b"x"))
    return made


def probe(name: str, place: Ground, seed: int, seconds: float = 0, inputs: int = -1) -> Figures:
    """Lead one parser for so many seconds of the processor, or so many inputs; count inputs and seconds.

    It stops at the first broken promise, and keeps the input that broke it.
    """
    figures, spent, round_ = Figures(), 0.0, 0
    while not figures.bad and (spent < seconds or round_ == 0):
        limits = (f"-runs={inputs}", f"-max_total_time={max(1, round(seconds - spent))}" if seconds else "")
        before = _processor()
        ended = _child(name, place, f"-seed={seed * 1_000 + round_}", *filter(None, limits))
        spent += _processor() - before
        _tell(figures, name, place, ended)
        round_ += 1
    figures.counts["processor’s s"] = round(spent)
    return figures


def _child(name: str, place: Ground, *limits: str) -> subprocess.CompletedProcess[str]:
    parser = (PARSERS | PLANTED)[name]
    words = place.folder / "words"
    words.write_text("".join(f'"{_escaped(token)}"\n' for token in TOKENS if 0 < len(token) <= 60))
    command = [sys.executable, "-m", "campaign.fuzz.probing", name, str(place.folder)]
    command += [str(place.kept), str(place.seeds), f"-dict={words}", f"-max_len={parser.longest}"]
    command += [f"-timeout={HANG_SECONDS}", "-rss_limit_mb=2000", "-detect_leaks=0", "-print_final_stats=1"]
    command += [f"-artifact_prefix={place.kept.with_suffix('.broken')}/", *limits]
    path = os.pathsep.join([str(TOOLS), *filter(None, sys.path)])
    told = {"PYTHONHASHSEED": "0", "PYTHONPATH": path, "UNIFYDESK_HOME": str(place.folder / "home")}
    return subprocess.run(
        command,
        env=os.environ | told,
        cwd=place.folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        check=False,
    )


def _escaped(token: bytes) -> str:
    return "".join(f"\\x{byte:02x}" for byte in token)


def _processor() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _tell(figures: Figures, name: str, place: Ground, ended: subprocess.CompletedProcess[str]) -> None:
    """Count what a child did, print how far it came, and find what it broke."""
    said = ended.stdout
    runs, reached = _RUNS.search(said), _REACHED.findall(said)
    figures.counts["inputs"] += int(runs[1]) if runs else 0
    kept = sum(1 for _ in place.kept.iterdir())
    print(f"    {name}: {reached[-1] if reached else 0} branches reached, {kept:,} inputs kept", flush=True)
    if ended.returncode != 0:
        figures.found(f"{name}, {_left(place)}", [_what(said, ended.returncode)])


def _what(said: str, status: int) -> str:
    """Return what was raised and where, or how the child ended."""
    raised, places = _RAISED.search(said), _PLACE.findall(said)
    where = f" in {':'.join(places[-1])}" if places else ""
    if raised:
        return f"raises {raised[1].strip()}{where}"
    problem = re.search(r"ERROR: libFuzzer: (.+)", said)
    return f"{problem[1] if problem else said[-MOST_SHOWN:]} (status {status}){where}"


def _left(place: Ground) -> str:
    """Return the input that was left behind, as bytes when it is short, or else where it is."""
    found = [p for p in place.kept.with_suffix(".broken").iterdir() if p.name.startswith(_LEFT)]
    if not found:
        return "no input was left"
    newest = max(found, key=lambda path: path.stat().st_mtime_ns)
    data = newest.read_bytes()
    return repr(data) if len(data) <= MOST_SHOWN else f"input {newest} of {len(data):,} bytes"


def control(name: str, folder: Path) -> Figures:
    """Lead a planted parser; what it hides must be found."""
    return probe(name, ground(folder, {}, folder / "kept", name), SEED, inputs=CONTROL_INPUTS)


def parts(folder: Path, kept: Path, seed: int, size: int, only: Sequence[str]) -> Iterator[Part]:
    """Give a slice of every parser, then the next slice of every parser."""
    seeds = valid(folder / "valid")
    names = [name for name in PARSERS if name in only]
    places = {name: ground(folder, seeds, kept, name) for name in names}
    for number, start in enumerate(range(0, size, SLICE)):
        for name in names:
            seconds = min(SLICE, size - start)
            place = places[name]
            yield f"{name}/{number}", partial(probe, name, place, seed + number, seconds=seconds)


def run(seed: int, size: int, resume: Path | None = None, only: Sequence[str] = ()) -> int:
    """Run the campaign, print how it goes, and return 0 when everything held and every control failed.

    With `resume`, the inputs that are kept lie in a folder beside that file, for the next run to go on with.
    """
    unknown = set(only) - set(PARSERS)
    if unknown:
        print(f"There is no part {', '.join(sorted(unknown))}. There are: {', '.join(PARSERS)}.")
        return 2
    if importlib.util.find_spec("atheris") is None:
        print(NEEDED)
        return 2
    with tempfile.TemporaryDirectory(prefix="unifydesk-campaign-", dir=memory_disk()) as name:
        folder = Path(name)
        kept = folder / "kept" if resume is None else resume.resolve().with_suffix(".inputs")
        return carry_out(
            f"Led parsers: seed {seed}, {size:,} seconds of the processor for each of {len(PARSERS)}",
            State(resume, seed, size, only),
            [(name, partial(control, name, folder / "control")) for name in PLANTED],
            parts(folder, kept, seed, size, only or tuple(PARSERS)),
        )
