"""Finds words and keys in files, in every writing a reader might undo."""

from __future__ import annotations

import base64
import hashlib
import io
import json
import re
import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path

import pypdfium2

from campaign.recording import tree

ALWAYS_READ = (".unify", "-journal", ".log", ".key", ".txt")
"""What is written in place, so that neither size nor time need show a change; all else is replaced."""
KEY = ".key"
_JOURNAL = bytes.fromhex("d9d505f920a163d7")
_SIZES = struct.Struct(">II")  # of a sector and of a page, in bytes
_STREAM = re.compile(rb"stream\r?\n")


def writings(word: bytes) -> tuple[bytes, ...]:
    """Return the bytes as they may stand in a file: plain, as UTF-16, in hexadecimal or Base64."""
    text = word.decode("latin-1")
    found = [word, text.encode("utf-16-le"), text.encode("utf-16-be"), word.hex().encode()]
    found += [base64.b64encode(b" " * shift + word)[4:-4] for shift in range(3)]
    return tuple(found)


def key_writings(key: bytes) -> tuple[bytes, ...]:
    """Return a key as it may stand in a file, halves of it included."""
    return (key[:16], key[16:], key.hex().encode(), key.hex().upper().encode(), base64.b64encode(key)[:40])


def payload_writings(payload: bytes) -> tuple[bytes, ...]:
    """Return the packed ballot, plain and as it would stand inside JSON."""
    return (payload, json.dumps(payload.decode(), ensure_ascii=False).encode()[1:-1])


def readable(data: bytes) -> Iterator[bytes]:
    """Give everything that can be read in a file: as it stands, unpacked, and as the words of its pages."""
    yield data
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            yield from (package.read(name) for name in package.namelist())
    elif data.startswith(b"%PDF"):
        for found in _STREAM.finditer(data):
            try:
                yield zlib.decompressobj().decompress(data[found.end() :])
            except zlib.error:
                continue  # not deflated, or a picture
        yield pdf_text(data)


def pdf_text(data: bytes) -> bytes:
    """Return the words on all pages of a PDF."""
    document = pypdfium2.PdfDocument(data)
    try:
        return "\n".join(page.get_textpage().get_text_range() for page in document).encode()
    finally:
        document.close()


def holds(data: bytes, needles: Iterable[bytes]) -> bool:
    """Return whether any of the needles can be read in a file."""
    parts = list(readable(data))
    return any(needle in part for needle in needles for part in parts)


class Disk:
    """Everything below a folder. What did not change since the last look need not be read again."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._seen: dict[Path, tuple[int, int, int]] = {}
        self.looks = self.read = 0

    def changed(self) -> Iterator[tuple[str, bytes]]:
        """Give name and bytes of every file that may have changed since the last look."""
        self.looks += 1
        for path in sorted(self.root.rglob("*")):
            try:
                found = path.stat()
                if not path.is_file():
                    continue
                same = found.st_ino, found.st_mtime_ns, found.st_size
                if self._seen.get(path) == same and not path.name.endswith(ALWAYS_READ):
                    continue
                data = path.read_bytes()
            except FileNotFoundError:  # between two looks of a listing
                continue
            self._seen[path] = same
            self.read += 1
            yield path.relative_to(self.root).as_posix(), data

    def everything(self) -> Iterator[tuple[str, bytes]]:
        """Give name and bytes of every file."""
        self._seen.clear()
        return self.changed()

    def digest(self) -> dict[str, str]:
        """Return a hash of every file by its name."""
        found = {}
        for name, data in tree(self.root).items():
            same = without_nonce(data) if data and name.endswith("-journal") else data or b""
            found[name] = hashlib.blake2b(same, digest_size=12).hexdigest()
        return found


def without_nonce(journal: bytes) -> bytes:
    """Return a rollback journal without the random number of SQLite and the checksums that start from it.

    Format: sqlite.org/fileformat2.html §3. A header fills a sector; records follow, then perhaps another.
    """
    plain, at = bytearray(journal), 0
    while at == 0 or plain[at : at + 8] == _JOURNAL:  # the first one is filled in last
        sector, page = _SIZES.unpack_from(plain, at + 20)
        plain[at + 12 : at + 16] = bytes(4)
        at += sector
        while at < len(plain) and plain[at : at + 8] != _JOURNAL:
            plain[at + 4 + page : at + 8 + page] = bytes(len(plain[at + 4 + page : at + 8 + page]))
            at += 8 + page
        at += -at % sector if plain[at : at + 8] != _JOURNAL else 0
    return bytes(plain)
