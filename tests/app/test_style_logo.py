"""Logos: decoded and encoded again, found beside their sheet, and refused in one sentence."""

from __future__ import annotations

import io
import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image

from unifydesk.app import styles
from unifydesk.app.style_logo import LARGEST, encoded, read_logo
from unifydesk.domain.errors import InputProblemsError, InvalidInputError


def picture(kind: str = "PNG", size: tuple[int, int] = (40, 20), mode: str = "RGB") -> bytes:
    """Return a small picture."""
    out = io.BytesIO()
    Image.new(mode, size).save(out, kind)
    return out.getvalue()


def claiming(width: int, height: int) -> bytes:
    """Return a PNG that says it is that large and holds next to nothing."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(b"\0"))
        + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "BMP", "WEBP"])
def test_every_format_becomes_a_png(kind: str) -> None:
    made = Image.open(io.BytesIO(encoded(picture(kind))))
    assert (made.format, made.mode, made.size) == ("PNG", "RGB", (40, 20))


def test_what_is_transparent_becomes_white() -> None:
    made = Image.open(io.BytesIO(encoded(picture(mode="RGBA"))))
    assert made.getpixel((0, 0)) == (255, 255, 255)


def test_the_same_picture_gives_the_same_bytes() -> None:
    assert encoded(picture()) == encoded(picture())


def test_a_large_picture_is_made_smaller() -> None:
    made = Image.open(io.BytesIO(encoded(picture(size=(3000, 30)))))
    assert made.width == LARGEST


@pytest.mark.parametrize(
    "data",
    [b"", b"GIF89a", b"<svg xmlns='http://www.w3.org/2000/svg'/>", picture()[:-30], claiming(4, 4)],
    ids=["empty", "head", "svg", "cut", "hollow"],
)
def test_what_is_no_whole_picture_is_refused(data: bytes) -> None:
    with pytest.raises(InvalidInputError, match="whole picture"):
        encoded(data)


@pytest.mark.parametrize("side", [5000, 60_000])
def test_a_picture_of_too_many_pixels_is_refused_unread(side: int) -> None:
    with pytest.raises(InvalidInputError, match="million pixels"):
        encoded(claiming(side, side))


@pytest.mark.parametrize("written", ["../logo.png", "down/../../logo.png", "link.png"])
def test_a_relative_logo_stays_in_the_folder_of_the_sheet(tmp_path: Path, written: str) -> None:
    (tmp_path / "logo.png").write_bytes(picture())
    folder = tmp_path / "sheets"
    (folder / "down").mkdir(parents=True)
    (folder / "link.png").symlink_to(tmp_path / "logo.png")
    with pytest.raises(InvalidInputError, match="in the folder of the sheet"):
        read_logo(written, folder)


def test_a_logo_lies_beside_its_sheet_or_where_an_absolute_path_says(tmp_path: Path) -> None:
    (tmp_path / "logo.png").write_bytes(picture())
    sheet = tmp_path / "a.toml"
    sheet.write_text('[organisation]\nlogo = "logo.png"\n', "utf-8")
    assert styles.load(sheet).logo == encoded(picture())
    assert read_logo(str(tmp_path / "logo.png"), tmp_path / "elsewhere") == encoded(picture())


@pytest.mark.parametrize("written", ["none.png", "a\\u0000b"])
def test_a_logo_that_is_not_there_is_a_sentence_with_its_line(tmp_path: Path, written: str) -> None:
    sheet = tmp_path / "a.toml"
    sheet.write_text(f'[organisation]\nname = "A"\nlogo = "{written}"\n', "utf-8")
    with pytest.raises(InputProblemsError) as caught:
        styles.load(sheet)
    [said] = caught.value.lines()
    assert said.startswith("a.toml:3: “organisation.logo” cannot be used; expected ")


def test_a_chosen_logo_is_checked_too() -> None:
    assert styles.load(overrides={"logo": picture()}).logo == encoded(picture())
    assert styles.load(overrides={"logo": ""}).logo == b""
    with pytest.raises(InputProblemsError, match="whole picture"):
        styles.load(overrides={"logo": b"nothing"})
