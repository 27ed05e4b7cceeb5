"""A disk that remembers what was synced, and what it may hold when the power goes at any moment.

After ALICE (Pillai et al., OSDI 2014): each write, length and name that was not synced may be there or not.
"""

from __future__ import annotations

import hashlib
import os
import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from campaign.recording import Op

SECTOR = 512
ORDERED, STRICT = "ordered", "strict"
"""How names reach the disk. ORDERED, as ext4 with data=ordered: in the order in which they were made, and
with the sync of any file that is new or has grown. STRICT, as POSIX: only with the sync of their folder, in
any order; and a file that grew may hold zeros or rubbish where its bytes were lost."""

NOTHING, EVERYTHING, BEGINNING, SOME, SECTORS = range(5)
"""What became of bytes that were not synced: lost, kept, kept up to a moment, writes or sectors."""


@dataclass(slots=True)
class Data:
    """A file's bytes: on the disk, as the program sees them, and the changes in between, numbered in time."""

    durable: bytes = b""
    live: bytearray = field(default_factory=bytearray)
    pending: list[tuple[int, Op]] = field(default_factory=list)
    digest: bytes | None = None

    def sync(self) -> None:
        """Everything up to now is on the disk."""
        if self.pending:
            self.durable, self.digest = bytes(self.live), None
            self.pending.clear()


@dataclass(slots=True)
class Folder:
    """A folder's names, on the disk and as the program sees them. A name leads to a node's number."""

    durable: dict[str, int] = field(default_factory=dict)
    live: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Naming:
    """One change of names that happens wholly or not at all: (folder, name, node or None for removed)."""

    moment: int
    changes: tuple[tuple[int, str, int | None], ...]


@dataclass(frozen=True, slots=True)
class Content:
    """The bytes of one file after a cut, with their hash where it is known to be needed often."""

    data: bytes
    digest: bytes


Image = dict[str, Content | None]
"""A disk after a cut: relative path → content, None for a folder."""


See = Callable[[str, Data | Folder], None]


class Disk:
    """Replays operations; `after_cut` gives what could be found if the power went now."""

    def __init__(
        self, start: Mapping[str, bytes | None], names: str = STRICT, *, ignore_syncs: bool = False
    ) -> None:
        self.names = names
        self.ignore_syncs = ignore_syncs
        self._nodes: list[Data | Folder] = [Folder()]
        self._naming: list[Naming] = []
        self._handles: dict[int, int] = {}
        self._moment = 0
        for path, data in start.items():
            self._nodes.append(Folder() if data is None else Data(data, bytearray(data)))
            parent, name = self._place(path)
            for entries in (self._folder(parent).durable, self._folder(parent).live):
                entries[name] = len(self._nodes) - 1

    # -- replaying ----------------------------------------------------------------------------------------

    def apply(self, op: Op) -> None:
        """Do one operation as the program saw it done."""
        self._moment += 1
        match op.kind:
            case "O":
                self._open(op)
            case "W" | "T":
                self._change(self._handles[op.handle], op)
            case "t":
                self._change(self._node(op.path), op)
            case "S":
                self._sync(self._handles[op.handle])
            case "A":
                self._sync_all()
            case "M":
                self._name(op.path, self._new(Folder()))
            case "U":
                self._name(op.path, None)
            case "L":
                self._name(op.target, self._node(op.path))
            case "R":
                self._rename(op.path, op.target)
            case _:
                raise ValueError(f"there is no operation {op.kind!r}")

    def live(self) -> dict[str, bytes | None]:
        """Return the disk as the program sees it, to be compared with the real one."""
        found: dict[str, bytes | None] = {}
        self._walk(0, "", {}, lambda path, node: found.update({path: _live(node)}))
        return found

    def _open(self, op: Op) -> None:
        node = self._node(op.path) if self._exists(op.path) else self._new(Data())
        if not self._exists(op.path):
            self._name(op.path, node)
        self._handles[op.handle] = node
        found = self._nodes[node]
        if op.number & os.O_TRUNC and isinstance(found, Data) and found.live:
            self._change(node, Op("T"))

    def _change(self, node: int, op: Op) -> None:
        data = self._data(node)
        _write(data.live, op)
        data.pending.append((self._moment, op))

    def _name(self, path: str, node: int | None) -> None:
        parent, name = self._place(path)
        self._rewrite(((parent, name, node),))

    def _rename(self, source: str, target: str) -> None:
        parent, name = self._place(source)
        into, new = self._place(target)
        self._rewrite(((parent, name, None), (into, new, self._node(source))))

    def _rewrite(self, changes: tuple[tuple[int, str, int | None], ...]) -> None:
        self._naming.append(Naming(self._moment, changes))
        for parent, name, node in changes:
            _set(self._folder(parent).live, name, node)

    def _sync(self, node: int) -> None:
        if self.ignore_syncs:
            return
        found = self._nodes[node]
        if isinstance(found, Folder):
            self._settle(None if self.names == ORDERED else node)
            return
        named = any(change[2] == node for naming in self._naming for change in naming.changes)
        grown = len(found.live) != len(found.durable)
        found.sync()
        if self.names == ORDERED and (named or grown):
            self._settle(None)

    def _sync_all(self) -> None:
        if not self.ignore_syncs:
            for node in self._nodes:
                if isinstance(node, Data):
                    node.sync()
            self._settle(None)

    def _settle(self, folder: int | None) -> None:
        """Bring the pending names of one folder, or all of them, to the disk."""
        waiting = []
        for naming in self._naming:
            if folder is None or any(parent == folder for parent, _, _ in naming.changes):
                for parent, name, node in naming.changes:
                    _set(self._folder(parent).durable, name, node)
            else:
                waiting.append(naming)
        self._naming = waiting

    # -- the cut ------------------------------------------------------------------------------------------

    def after_cut(self, chance: random.Random) -> Image:
        """Return one disk that may be found if the power goes now."""
        mode, until = chance.randrange(5), chance.randint(self._first_pending(), self._moment + 1)
        share = chance.choice((0.1, 0.5, 0.9))
        names = self._names_left(chance, mode, until)
        image: Image = {}

        def put(path: str, node: Data | Folder) -> None:
            image[path] = self._left(node, chance, mode, until, share) if isinstance(node, Data) else None

        self._walk(0, "", names, put)
        return image

    def _first_pending(self) -> int:
        """Return when the oldest change was made that is not on the disk for certain."""
        moments = [node.pending[0][0] for node in self._nodes if isinstance(node, Data) and node.pending]
        return min([self._moment + 1, *moments, *(naming.moment for naming in self._naming[:1])])

    def _names_left(self, chance: random.Random, mode: int, until: int) -> dict[int, dict[str, int]]:
        """Return the names of every folder in which some pending changes reached the disk."""
        kept = [n for n in self._naming if _is_kept(n.moment, chance, mode, until, 0.5)]
        if self.names == ORDERED and mode not in (NOTHING, EVERYTHING):
            kept = self._naming[: chance.randint(0, len(self._naming))]
        found = {n: dict(node.durable) for n, node in enumerate(self._nodes) if isinstance(node, Folder)}
        for naming in kept:
            for parent, name, node in naming.changes:
                _set(found[parent], name, node)
        return found

    def _left(self, node: Data, chance: random.Random, mode: int, until: int, share: float) -> Content:
        if not node.pending or mode == NOTHING:
            if node.digest is None:
                node.digest = digest_of(node.durable)
            return Content(node.durable, node.digest)
        left = bytearray(node.durable)
        for moment, op in node.pending:
            if op.kind == "W" and mode in (BEGINNING, SECTORS) and (mode == SECTORS or moment == until):
                _tear(left, op, chance, share)
            elif _is_kept(moment, chance, mode, until, share):
                _write(left, op)
            elif op.kind == "W" and self.names == STRICT:
                _grow(left, op, chance)
        data = bytes(left)
        return Content(data, digest_of(data))

    # -- names --------------------------------------------------------------------------------------------

    def _walk(self, folder: int, prefix: str, names: Mapping[int, Mapping[str, int]], see: See) -> None:
        for name, number in sorted(names.get(folder, self._folder(folder).live).items()):
            node = self._nodes[number]
            see(prefix + name, node)
            if isinstance(node, Folder):
                self._walk(number, f"{prefix}{name}/", names, see)

    def _new(self, node: Data | Folder) -> int:
        self._nodes.append(node)
        return len(self._nodes) - 1

    def _data(self, number: int) -> Data:
        node = self._nodes[number]
        assert isinstance(node, Data)
        return node

    def _folder(self, number: int) -> Folder:
        node = self._nodes[number]
        assert isinstance(node, Folder)
        return node

    def _exists(self, path: str) -> bool:
        if not path:
            return True
        parent, name = self._place(path)
        return name in self._folder(parent).live

    def _node(self, path: str) -> int:
        if not path:
            return 0
        parent, name = self._place(path)
        return self._folder(parent).live[name]

    def _place(self, path: str) -> tuple[int, str]:
        folder, _, name = path.rpartition("/")
        return self._node(folder), name


def _live(node: Data | Folder) -> bytes | None:
    return bytes(node.live) if isinstance(node, Data) else None


def _set(entries: dict[str, int], name: str, node: int | None) -> None:
    if node is None:
        entries.pop(name, None)
    else:
        entries[name] = node


def digest_of(data: bytes) -> bytes:
    """Return the hash by which contents are compared."""
    return hashlib.blake2b(data, digest_size=16).digest()


def _is_kept(moment: int, chance: random.Random, mode: int, until: int, share: float) -> bool:
    if mode in (NOTHING, EVERYTHING):
        return mode == EVERYTHING
    return moment < until if mode == BEGINNING else chance.random() < share


def _resize(data: bytearray, size: int) -> None:
    if size < len(data):
        del data[size:]
    else:
        data.extend(bytes(size - len(data)))


def _write(data: bytearray, op: Op) -> None:
    if op.kind != "W":
        _resize(data, op.number)
        return
    if len(data) < op.number:
        _resize(data, op.number)
    data[op.number : op.number + len(op.data)] = op.data


def _tear(data: bytearray, op: Op, chance: random.Random, share: float) -> None:
    """Let each sector of a write reach the disk or not; a sector is never half new and half old."""
    at, end = op.number, op.number + len(op.data)
    while at < end:
        next_ = min(end, (at // SECTOR + 1) * SECTOR)
        if chance.random() < share:
            _write(data, Op("W", number=at, data=op.data[at - op.number : next_ - op.number]))
        at = next_


def _grow(data: bytearray, op: Op, chance: random.Random) -> None:
    """A lost write may still have made the file longer, with zeros or rubbish in it."""
    missing = op.number + len(op.data) - len(data)
    if missing > 0 and chance.random() < 0.5:
        data.extend(bytes(missing) if chance.random() < 0.5 else chance.randbytes(missing))
