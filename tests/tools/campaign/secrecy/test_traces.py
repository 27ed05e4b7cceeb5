"""What is looked for is found in whatever writing it stands."""

from __future__ import annotations

import base64
import io
import zipfile

import pytest
from campaign.secrecy.traces import Disk, holds, key_writings, without_nonce, writings
from reportlab.pdfgen.canvas import Canvas

WORD = b"zqVote001abc"


def packed():
    """Return a compressed package with the word in it."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("sheet.xml", b"<t>" + WORD + b"</t>")
    return data.getvalue()


def printed():
    """Return a compressed PDF with the word on its page."""
    data = io.BytesIO()
    canvas = Canvas(data, pageCompression=1)
    canvas.drawString(100, 700, f"It says {WORD.decode()} here.")
    canvas.save()
    return data.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        b"x" + WORD + b"y",
        WORD.decode().encode("utf-16-le"),
        WORD.decode().encode("utf-16-be"),
        WORD.hex().encode(),
        *(base64.b64encode(b"x" * shift + WORD + b"and more") for shift in range(3)),
        packed(),
        printed(),
    ],
)
def test_a_word_is_found_in_every_writing(data):
    assert holds(data, writings(WORD))
    assert not holds(data, writings(b"zqVote002xyz"))


def test_half_a_key_is_found():
    key = bytes(range(100, 132))
    assert any(needle in b"..." + key[:16] for needle in key_writings(key))


def test_a_file_written_in_place_is_read_at_every_look_and_an_unchanged_one_is_not(tmp_path):
    (tmp_path / "w.unify").write_bytes(b"a")
    (tmp_path / "minutes.pdf").write_bytes(b"b")
    disk = Disk(tmp_path)
    assert dict(disk.changed()) == {"w.unify": b"a", "minutes.pdf": b"b"}
    assert dict(disk.changed()) == {"w.unify": b"a"}
    assert len(dict(disk.everything())) == 2


def test_journals_of_the_same_pages_are_the_same_but_for_what_sqlite_draws_by_chance():
    def journal(nonce, page):
        head = (
            bytes(12) + nonce + (3).to_bytes(4, "big") + (512).to_bytes(4, "big") + (1024).to_bytes(4, "big")
        )
        return head.ljust(512, b"\0") + (7).to_bytes(4, "big") + page + nonce

    one, other = (journal(nonce, b"p" * 1024) for nonce in (b"abcd", b"wxyz"))
    assert one != other
    assert without_nonce(one) == without_nonce(other)
    assert without_nonce(one) != without_nonce(journal(b"abcd", b"q" * 1024))
