"""Searches a raw ext4 image: what a thief finds who reads the disk itself, freed blocks included."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path

from campaign.running import Figures
from campaign.secrecy.ballots import Secret, at_random
from campaign.secrecy.room import Room
from campaign.secrecy.traces import key_writings, payload_writings, writings
from unifydesk.app import voting
from unifydesk.store import urn

IMAGE_BYTES = 96_000_000
ROUNDS_EACH = 6
FORMS = ("open", "agreement+open", "consent+points", "ranking+spectrum", "agreement", "likelihood+severity")
"""One form after the other: with words of one's own, and without."""
NO_IMAGE = (
    "SKIPPED: the raw ext4 image. It needs mkfs.ext4 and the right to mount a loop device (root): {why}."
)


def why_not(folder: Path) -> str:
    """Return why no image can be made, mounted and written here, or an empty text when it can."""
    if sys.platform != "linux":
        return "this is not Linux"
    for tool in ("mkfs.ext4", "mount", "umount"):
        if shutil.which(tool) is None:
            return f"there is no {tool}"
    try:
        with mounted(folder / "try.img", 4_000_000) as root:
            (root / "try").write_bytes(b"it works")
    except (subprocess.CalledProcessError, OSError) as error:
        said = getattr(error, "stderr", b"") or str(error).encode()
        return said.decode(errors="replace").strip().rpartition("\n")[2]
    return ""


@contextmanager
def mounted(image: Path, size: int) -> Iterator[Path]:
    """Make an ext4 file system in a file and mount it; after the block it is unmounted and the file stays."""
    image.write_bytes(b"")
    os.truncate(image, size)
    root = image.with_suffix(".mnt")
    root.mkdir(exist_ok=True)
    _run("mkfs.ext4", "-q", "-E", "lazy_itable_init=0,nodiscard", str(image))
    _run("mount", "-o", "loop,nodiscard", str(image), str(root))
    try:
        yield root
    finally:
        os.sync()
        _run("umount", str(root))
        root.rmdir()


def _run(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True, timeout=60)


def searched(seed: int, number: int, folder: Path) -> Figures:
    """Play rounds on an image of its own, close and void them, then search every byte of the image."""
    chance = random.Random(f"{seed}/image/{number}")
    image = folder / f"{number}.img"
    needles: dict[str, list[bytes]] = {}
    with mounted(image, IMAGE_BYTES) as root:
        room = Room(root / "disk", chance, at_random(random.Random(f"{seed}/image ballots/{number}")))
        try:
            for at in range(ROUNDS_EACH):
                _round(room, FORMS[at % len(FORMS)], needles, void=at % 3 == 2)
            room.end()
        finally:
            room.file.release()
            room.release()
    figures = in_image(image, needles, f"image {number}")
    figures.counts["rounds"] = ROUNDS_EACH
    image.unlink()
    return figures


def _round(room: Room, form: str, needles: dict[str, list[bytes]], *, void: bool) -> None:
    """Play one round and note what must not be found of it any more."""
    room.open_round(form, reason=True)
    for at, secret in enumerate(room.ballots(3 + room.chance.randrange(4))):
        if at and room.chance.random() < 0.5:
            room.meanwhile(room.chance.choice(("note", "backup", "copy", "export", "reopen", "refuse")))
        room.cast(secret)
    needles.setdefault("a key", []).extend(key_writings(room.key))
    needles.setdefault("a ballot", []).extend(_telling(room, room.given))
    if void:
        room.do("void", partial(voting.void_round, room.file, room.now_open.id))
        needles.setdefault("a word of a round that was voided", []).extend(_words(room))
    else:
        room.do("close", partial(voting.close_round, room.file, room.now_open.id))


def _words(room: Room) -> list[bytes]:
    return [writing for secret in room.given for word in secret.words for writing in writings(word.encode())]


def _telling(room: Room, given: list[Secret]) -> list[bytes]:
    """Return what only a single ballot has: its answers and reason side by side, as in its envelope."""
    questions = [question.id for question in room.now_open.questions]
    packed = [urn.pack(questions, one.answers, one.reason) for one in given if one.words]
    return [writing for payload in packed for writing in payload_writings(payload)]


def in_image(image: Path, needles: dict[str, list[bytes]], where: str) -> Figures:
    """Return what was found in every byte of an image."""
    figures = Figures()
    data = image.read_bytes()
    for what, all_ in needles.items():
        figures.counts["looked for"] += len(all_)
        found = sum(needle in data for needle in all_)
        figures.found(where, [f"{what} can be read in the raw image"] if found else [])
        figures.counts["found"] += found
    figures.counts["images"] = 1
    return figures


def plain_rows(seed: int, folder: Path) -> Figures:
    """The control: rows that were deleted with secure_delete and VACUUM are still in the image."""
    image = folder / "plain.img"
    chance = random.Random(f"{seed}/plain rows")
    texts = [f"zq{chance.getrandbits(64):016x}" for _ in range(40)]
    with mounted(image, 16_000_000) as root, closing(sqlite3.connect(root / "plain.db")) as connection:
        connection.execute("PRAGMA secure_delete=ON")
        connection.execute("CREATE TABLE vote(id BLOB PRIMARY KEY, choice TEXT) WITHOUT ROWID")
        for text in texts:
            with connection:
                connection.execute("INSERT INTO vote VALUES (?, ?)", (chance.randbytes(16), text))
        os.sync()
        with connection:
            connection.execute("DELETE FROM vote")
        connection.execute("VACUUM")
    found = in_image(image, {"a ballot": [text.encode() for text in texts]}, "plain rows")
    image.unlink()
    return found
