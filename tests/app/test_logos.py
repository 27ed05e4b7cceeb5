"""Logos: pixels and nothing else get through, small enough for a page."""

from __future__ import annotations

import io
import zlib
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, PngImagePlugin

from unifydesk.app import logos
from unifydesk.app.logos import BOX, clean_logo, read_logo
from unifydesk.domain.errors import InvalidInputError

NAME = Path("logo.png")


def picture(size=(40, 20), colour=(200, 30, 30), form="PNG", **options):
    made = io.BytesIO()
    Image.new("RGB", size, colour).save(made, form, **options)
    return made.getvalue()


def opened(data):
    return Image.open(io.BytesIO(data))


def huge(width, height):
    """The head of a PNG that claims a size."""
    head = width.to_bytes(4, "big") + height.to_bytes(4, "big") + b"\x08\x02\x00\x00\x00"
    parts = [(b"IHDR", head), (b"IDAT", zlib.compress(b"")), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        len(d).to_bytes(4, "big") + k + d + zlib.crc32(k + d).to_bytes(4, "big") for k, d in parts
    )


@pytest.mark.parametrize("form", logos.FORMATS)
def test_every_usual_picture_becomes_a_png_of_the_same_colour(form):
    found = opened(clean_logo(picture(form=form), NAME))
    assert (found.format, found.size) == ("PNG", (40, 20))
    assert found.getpixel((20, 10))[:3] == pytest.approx((200, 30, 30), abs=6)


def test_nothing_but_pixels_gets_through():
    secret = PngImagePlugin.PngInfo()
    secret.add_text("Comment", "taken at home")
    data = picture(pnginfo=secret)
    assert b"taken at home" in data
    assert b"taken at home" not in clean_logo(data, NAME)


def test_a_picture_taken_on_its_side_stands_upright():
    turned = Image.Exif()
    turned[0x0112] = 6  # turn by 90 degrees to see it right
    assert opened(clean_logo(picture(form="JPEG", exif=turned), NAME)).size == (20, 40)


def test_a_large_picture_is_made_smaller_and_keeps_its_shape():
    width, height = opened(clean_logo(picture((4000, 1000)), NAME)).size
    assert (width, height) == (BOX[0], BOX[0] // 4)


def test_the_same_picture_gives_the_same_bytes():
    assert clean_logo(picture(), NAME) == clean_logo(picture(), NAME)


@pytest.mark.parametrize("size", [(8000, 8000), (60_000, 60_000)])
def test_a_bomb_is_refused_before_it_is_unpacked(size):
    with pytest.raises(InvalidInputError, match="too large for a logo"):
        clean_logo(huge(*size), NAME)


def test_a_file_of_too_many_bytes_is_refused():
    with pytest.raises(InvalidInputError, match="too large for a logo"):
        clean_logo(b"\x89PNG" * (logos.MOST_BYTES // 4 + 1), NAME)


@pytest.mark.parametrize(
    "data", [b"", b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"%PDF-1.7", picture()[:60]]
)
def test_what_is_no_picture_is_refused(data):
    with pytest.raises(InvalidInputError, match="not a picture"):
        clean_logo(data, NAME)


@given(st.binary(max_size=200), st.integers(0, 120))
def test_damaged_pictures_are_refused_or_pictures(noise, at):
    data = bytearray(picture())
    data[at : at + len(noise)] = noise
    with suppress(InvalidInputError):
        assert opened(clean_logo(bytes(data), NAME)).format == "PNG"


def test_a_picture_is_read_from_its_file(tmp_path):
    (tmp_path / "logo.png").write_bytes(picture())
    assert read_logo(tmp_path / "logo.png") == clean_logo(picture(), NAME)


@pytest.mark.parametrize("name", ["nowhere.png", "", "a\x00b.png"])
def test_a_file_that_cannot_be_read_is_refused(tmp_path, name):
    with pytest.raises(InvalidInputError, match="could not be read"):
        read_logo(tmp_path / name)
