"""The hostile corpus: built by code, so that no harmful file lies about; each says by which way it comes."""

from __future__ import annotations

import base64
import io
import json
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from campaign.workloads import DECK

CANARY = "canary"
"""In the name of a file that nobody may read: whoever follows a path in a hostile file is caught by it."""
PEOPLE, VOTES, TABLE, MAP, SHEET, PICTURE, RECORD, DECKS, PDF, WORKSHOP = (
    "people",
    "votes",
    "table",
    "map",
    "sheet",
    "picture",
    "record",
    "deck",
    "pdf",
    "workshop",
)


@dataclass(frozen=True, slots=True)
class Hostile:
    """One entry: what it tries, by which way it comes in, and its bytes."""

    name: str
    way: str
    make: Callable[[], bytes]


def _text(text: str) -> Callable[[], bytes]:
    return lambda: text.encode("utf-8", "surrogatepass")


def _claim(old: str, new: str) -> Callable[[], bytes]:
    return _text(DECK.replace(old, new, 1))


def _png(width: int, height: int, body: bytes = b"", *chunks: tuple[bytes, bytes]) -> bytes:
    """Return a PNG that says a size and holds whatever is given."""
    head = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    parts = [(b"IHDR", head), *chunks, (b"IDAT", zlib.compress(body, 9)), (b"IEND", b"")]
    made = b"\x89PNG\r\n\x1a\n"
    for kind, data in parts:
        made += struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    return made


def _zip(name: str, size: int) -> bytes:
    """Return an archive whose one member is many zeros under a name."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, bytes(size))
    return made.getvalue()


def _record(**changed: object) -> bytes:
    """Return a record with other values in it."""
    plain = {
        "format": "unifydesk-record",
        "version": 1,
        "software": "x",
        "options": {},
        "report": {},
        "content": "",
    }
    return json.dumps(plain | changed).encode()


def _nested(opening: str, middle: str, closing: str, levels: int) -> str:
    return opening * levels + middle + closing * levels


_DECKS: Mapping[str, Callable[[], bytes]] = {
    "ten megabytes of one line": _text("# " + "x" * 10_000_000),
    "a million slides": _text(DECK + "\n---\n\n## S\n\n- a\n" * 1_000_000),
    "a hundred thousand claims of one id": lambda: (
        DECK.encode() + b"\n```claim\nid: A1\nkind: benefit\n```\n" * 100_000
    ),
    "a claim that never ends": _text(DECK + "\n```claim\n" + "text: x\n" * 200_000),
    "front matter that never ends": _text("---\n" + "title: x\n" * 500_000),
    "an alias bomb of YAML": _text(
        "---\na: &a [x,x]\n"
        + "".join(f"{chr(98 + n)}: &{chr(98 + n)} [*{chr(97 + n)},*{chr(97 + n)}]\n" for n in range(24))
        + "title: *y\n---\n"
    ),
    "an object of YAML": _text(
        "---\ntitle: !!python/object/apply:os.system ['touch owned']\n---\n\n# A\n\n## B\n"
    ),
    "a parent that is itself": _claim("core: no", "core: no\nparent: R1"),
    "parents in a circle": _claim("id: R1", "id: R1\nparent: O1"),
    "a hundred thousand items": _claim(
        "id: O1", "id: O1\nask: ranking\n" + "".join(f"item: i{n}\n" for n in range(100_000))
    ),
    "every kind of question a thousand times": _claim(
        "id: O1", "id: O1\nask: " + ", ".join(["points", "open"] * 1000)
    ),
    "markup": _claim("title: Lock-in", "title: <script>alert(1)</script><img src=file:///etc/passwd>&x;"),
    "a picture from a file": _claim(
        "- Everyone", f"![x](/tmp/{CANARY}.png)\n\n<img src='{CANARY}.png'>\n\n- Everyone"
    ),
    "a link to code": _claim("- Everyone", "- [x](javascript:alert(1)) [y](file:///etc/passwd)\n- Everyone"),
    "overrides of direction": _claim("title: Lock-in", "title: \u202eni-kcoL\u2066\u2067\u2068"),
    "controls": _claim("title: Lock-in", "title: a\x00b\x1b[2J\x07\x7f\x9bc"),
    "lone surrogates": _text(DECK.replace("Lock-in", "\ud800Lock\udfff")),
    "UTF-16": lambda: DECK.encode("utf-16"),
    "bytes that are no text": lambda: bytes(range(256)) * 4000,
    "a thousand accents on a letter": _claim("title: Lock-in", "title: e" + "\u0301" * 100_000),
    "deep lists": _text(
        DECK.replace("- Everyone", "\n".join(" " * n + "- x" for n in range(3_000)) + "\n- Everyone")
    ),
    "deep quotes": _text(DECK.replace("- Everyone", ">" * 100_000 + " x\n- Everyone")),
    "brackets that never close": _text(DECK.replace("- Everyone", "- " + "[" * 200_000 + "\n- Everyone")),
    "stars that never close": _text(DECK.replace("- Everyone", "- " + "*_" * 200_000 + "\n- Everyone")),
    "backticks of every length": _text(
        DECK.replace("- Everyone", "- " + " ".join("`" * n for n in range(1, 1_500)) + "\n- Everyone")
    ),
    "a running order of everything": _claim(
        "running-orders:",
        "running-orders:\n" + "".join(f"  - o{n} | x | 9999999999 | {'A1, ' * 50}\n" for n in range(5_000)),
    ),
    "minutes as large as numbers get": _claim("| 20 |", "| " + "9" * 5_000 + " |"),
    "a presentation": lambda: _zip("ppt/slides/slide1.xml", 50_000_000),
    "nothing": lambda: b"",
}

_VOTES = "claim,round,question,answer,seat\n"
_TABLES: Mapping[str, tuple[str, Callable[[], bytes]]] = {
    "a formula": (PEOPLE, _text("seat,name\n1,\"=cmd|'/c calc'!A1\"\n2,@SUM(1)\n3,＝1+1\n")),
    "a million people": (PEOPLE, lambda: b"seat,name\n" + b"".join(b"%d,x\n" % n for n in range(1_000_000))),
    "a quote that never closes": (PEOPLE, _text('seat,name\n1,"' + "x\n" * 2_000_000)),
    "a million columns": (PEOPLE, lambda: b"seat,name" + b",x" * 1_000_000 + b"\n1"),
    "numbers of any size": (
        PEOPLE,
        _text("seat,name,weight\n" + "9" * 100_000 + ",x,1e999999999\n-1,y,NaN\n1,z,Infinity\n"),
    ),
    "proxies in a circle": (PEOPLE, _text("seat,name,proxy\n1,a,2\n2,b,3\n3,c,1\n")),
    "NUL and controls": (PEOPLE, lambda: b"seat,name\n1,a\x00b\n2,\x1b[2J\n"),
    "digits of another script": (PEOPLE, _text("seat,name\n١,x\n²,y\n")),
    "half a million votes": (VOTES, lambda: _VOTES.encode() + b"A1,1,real,4,1\n" * 500_000),
    "answers of any size": (VOTES, _text(_VOTES + f"A1,1,real,{'9' * 1_000_000},1\n")),
    "a round as large as numbers get": (VOTES, _text(_VOTES + f"A1,{10**30},real,4,1\nA1,-1,real,4,1\n")),
    "votes with SQL": (VOTES, _text(_VOTES + '"A1\'; DROP TABLE answer; --",1,real,4,1\n')),
    "separators of every kind": (VOTES, _text("claim;round\tquestion|answer,seat\n" + ";\t|," * 200_000)),
    "a field of ten megabytes": (TABLE, _text("id,text\n1," + "x" * 10_000_000 + "\n")),
    "half a million statements": (
        TABLE,
        lambda: b"id,text\n" + b"".join(b"%d,words\n" % n for n in range(500_000)),
    ),
    "statements with decks in them": (
        TABLE,
        _text('id,text\n1,"x\n---\n\n```claim\nid: Z\n"\n2,"# Section\n\n## Slide"\n'),
    ),
    "a map that goes down": (MAP, _text("x = " + _nested("[", "", "]", 100_000))),
    "a map of a million keys": (
        MAP,
        _text("[columns]\n" + "".join(f"c{n} = 'A1'\n" for n in range(300_000))),
    ),
    "a map of dotted keys": (MAP, _text(".".join(["a"] * 50_000) + " = 1")),
    "a map with dates and floats": (
        MAP,
        _text("person = 1e999\nround = 9999-12-31T23:59:60Z\n[answers]\n1 = nan\n"),
    ),
}

_SHEETS: Mapping[str, Callable[[], bytes]] = {
    "a sheet that goes down": _text("a = " + _nested("{a = ", "1", "}", 5_000)),
    "a sheet of arrays": _text("x = " + _nested("[", "", "]", 100_000)),
    "a logo outside the folder": _text(f'[organisation]\nlogo = "../../{CANARY}.png"\n'),
    "a logo that is a device": _text('[organisation]\nlogo = "/dev/zero"\n'),
    "a logo from the network": _text('[organisation]\nlogo = "http://127.0.0.1:9/x.png"\n'),
    "a logo with NUL": _text('[organisation]\nlogo = "a\\u0000b.png"\n'),
    "margins as large as numbers get": _text("[page]\nside = 1e308\ntop = nan\nbottom = -inf\n"),
    "a colour of a megabyte": _text('[colours]\naccent = "#' + "F" * 1_000_000 + '"\n'),
    "a name with markup": _text(
        'name = "<b>x</b>\\u202e"\n[organisation]\nfooter = "<img src=/etc/passwd>"\n'
    ),
    "one key a million times": _text("[page]\n" + "side = 1\n" * 500_000),
    "numbers without end": _text("[type]\nscale = " + "1" * 1_000_000 + "\n"),
}

_PICTURES: Mapping[str, Callable[[], bytes]] = {
    "a picture of 2.4 gigapixels": lambda: _png(60_000, 40_000, bytes(1_000_000)),
    "a picture of the largest size": lambda: _png(2**31 - 1, 2**31 - 1),
    "a picture without pixels": lambda: _png(0, 0),
    "a picture that is cut off": lambda: _png(4_000, 4_000, b"\x00" * 100),
    "a hundred megabytes in a comment": lambda: _png(
        1, 1, bytes(5), (b"zTXt", b"x\x00\x00" + zlib.compress(bytes(100_000_000)))
    ),
    "a profile that is a bomb": lambda: _png(
        1, 1, bytes(5), (b"iCCP", b"x\x00\x00" + zlib.compress(bytes(100_000_000)))
    ),
    "a picture of 24 megapixels": lambda: _png(
        6_000, 4_000, b"".join(b"\x00" + bytes(24_000) for _ in range(4_000))
    ),
    "an SVG with entities": _text(
        '<!DOCTYPE s [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><svg>&b;<image href="file:///etc/passwd"/></svg>'
    ),
    "PostScript": _text("%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n(owned) (w) file pop\n"),
    "a GIF of many frames": lambda: (
        b"GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff"
        + b"\x2c\x00\x00\x00\x00\xff\xff\xff\xff\x00\x02\x02\x44\x01\x00" * 50_000
        + b";"
    ),
    "a TIFF that leads to itself": lambda: (
        b"II*\x00\x08\x00\x00\x00\x01\x00\x00\x01\x04\x00\x01\x00\x00\x00\x01\x00\x00\x00\x08\x00\x00\x00"
    ),
    "a WebP without an end": lambda: b"RIFF\xff\xff\xff\xffWEBPVP8X" + bytes(1000),
    "noise": lambda: bytes(range(256)) * 1000,
}

_RECORDS: Mapping[str, Callable[[], bytes]] = {
    "JSON that goes down": lambda: _nested("[", "", "]", 1_000_000).encode(),
    "objects that go down": lambda: _nested('{"a":', "1", "}", 200_000).encode(),
    "numbers without end in JSON": lambda: b'{"version": ' + b"9" * 5_000_000 + b"}",
    "one key a million times in JSON": lambda: b"{" + b'"report":1,' * 1_000_000 + b'"x":1}',
    "a report of the wrong kind": lambda: _record(report=[1, 2, 3]),
    "a version of the future": lambda: _record(version=10**100),
    "options that are no base64": lambda: _record(options={"logo": "\u0000" * 1_000}),
    "NaN and infinity": lambda: b'{"format":"unifydesk-record","version":NaN,"report":{"x":-Infinity}}',
    "tables with SQL for names": lambda: _record(
        tables={"x; DROP TABLE log": {"columns": ["a); --"], "rows": [[1]]}}
    ),
    "a million empty rows": lambda: _record(tables={"log": {"columns": [], "rows": [[]] * 1_000_000}}),
    "lone surrogates in JSON": lambda: b'{"format":"unifydesk-record","software":"\\ud800","version":1}',
}

_PDFS: Mapping[str, Callable[[], bytes]] = {
    "a PDF that is none": lambda: b"%PDF-1.7\n" + b"x" * 1_000_000,
    "a PDF that leads to itself": lambda: (
        b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 1 0 R/Kids[1 0 R]/Parent 1 0 R>>endobj\n"
        b"trailer<</Root 1 0 R/Prev 0>>startxref\n9\n%%EOF"
    ),
    "a PDF whose attachment is a bomb": lambda: (
        b"%PDF-1.7\n1 0 obj<</Type/Catalog/Names<</EmbeddedFiles<</Names[(record.json) 2 0 R]>>>>>>endobj\n"
        b"2 0 obj<</Type/Filespec/EF<</F 3 0 R>>>>endobj\n3 0 obj<</Filter/FlateDecode/Length 1>>stream\n"
        + zlib.compress(bytes(900_000_000), 9)
        + b"\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF"
    ),
    "a PDF that opens programs": lambda: (
        b"%PDF-1.7\n1 0 obj<</Type/Catalog/OpenAction<</S/Launch/F(/bin/sh)>>>>endobj\n"
        b"trailer<</Root 1 0 R>>\n%%EOF"
    ),
    "a PDF of a million objects": lambda: (
        b"%PDF-1.7\n" + b"".join(b"%d 0 obj null endobj\n" % n for n in range(300_000))
    ),
}


def corpus() -> Iterator[Hostile]:
    """Give every entry."""
    for name, make in _DECKS.items():
        yield Hostile(name, DECKS, make)
    for name, (way, make) in _TABLES.items():
        yield Hostile(name, way, make)
    for way, found in ((SHEET, _SHEETS), (PICTURE, _PICTURES), (RECORD, _RECORDS), (PDF, _PDFS)):
        for name, make in found.items():
            yield Hostile(name, way, make)


VALID: Mapping[str, bytes] = {
    DECKS: DECK.encode(),
    PEOPLE: b"seat,name,group,present,weight,proxy\n"
    b"11,Ann,North,yes,1.5,\n12,Ben,South,no,1,11\n13,Cleo,,yes,2,\n",
    VOTES: (_VOTES + "A1,1,real,4,1\nA1,1,importance,5,1\nR1,1,severity,2,2\n").encode(),
    TABLE: b'id,text,title\n1,"A first statement, with a comma",One\n2,A second,Two\n',
    MAP: b'person = "id"\nround = 1\n[answers]\n"agree" = "4"\n"disagree" = "2"\n'
    b'[columns]\n"q1" = "A1 real"\n"q2" = "R1 severity"\n',
    SHEET: b'name = "House"\n[page]\npaper = "A4"\nside = 20.0\n[type]\nscale = 1.1\n'
    b'body = "sans"\n[colours]\naccent = "#336699"\n',
    PICTURE: base64.b64decode(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
    ),
}
"""What the seeded mutator begins with; records and PDF are written by the program itself."""
