"""Headers of pictures: the size is known before a single pixel is unpacked, and never too small."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from unifydesk.app.picture_headers import FORMATS, MOST_BYTES, Header, check_header, read_header
from unifydesk.domain.errors import InvalidInputError


def picture(form, size, **options):
    made = io.BytesIO()
    Image.new("RGB", size).save(made, form, **options)
    return made.getvalue()


@pytest.mark.parametrize("size", [(1, 1), (40, 20), (300, 1000)])
@pytest.mark.parametrize("form", FORMATS)
def test_the_size_is_the_one_that_the_picture_has(form, size):
    assert read_header(picture(form, size)) == Header(form, *size)


@pytest.mark.parametrize(
    ("form", "options"),
    [("WEBP", {"lossless": True}), ("WEBP", {"exif": b"Exif\x00\x00"}), ("JPEG", {"progressive": True})],
    ids=["lossless", "extended", "progressive"],
)
def test_every_way_of_writing_a_format_is_known(form, options):
    assert read_header(picture(form, (40, 20), **options)) == Header(form, 40, 20)


def test_a_jpeg_that_says_two_sizes_has_the_larger_one():
    small = picture("JPEG", (8, 8))
    frame = b"\xff\xc0\x00\x11\x08\xff\xff\xff\xff\x03" + bytes(9)
    header = read_header(small[:2] + frame + small[2:])
    assert header is not None
    assert header.pixels == 65_535**2


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"GIF89a",
        b"%PDF-1.7",
        b"<svg xmlns='http://www.w3.org/2000/svg' width='1' height='1'/>",
        b"BM" + bytes(60),
        b"II*\x00" + bytes(60),
        b"\xff\xd8\xff\xd9",
        b"\xff\xd8\xff" + b"\xff" * 100,
        b"RIFF\x00\x00\x00\x00WEBPVP9 " + bytes(20),
    ],
)
def test_what_is_no_picture_of_these_formats_has_no_header(data):
    assert read_header(data) is None
    with pytest.raises(InvalidInputError, match="a whole picture"):
        check_header(data)


@pytest.mark.parametrize("size", [(0, 5), (5, 0)])
def test_a_picture_without_a_pixel_is_none(size):
    head = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + b"".join(side.to_bytes(4, "big") for side in size)
    with pytest.raises(InvalidInputError, match="a whole picture"):
        check_header(head)


def test_25_million_pixels_may_be_read_and_not_one_more():
    head = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"
    exact = head + (5000).to_bytes(4, "big") * 2
    assert check_header(exact).pixels == 25_000_000
    with pytest.raises(InvalidInputError, match="25 million pixels"):
        check_header(head + (25_000_001).to_bytes(4, "big") + (1).to_bytes(4, "big"))


def test_too_many_bytes_are_refused_before_anything_is_looked_at():
    with pytest.raises(InvalidInputError, match="at most 10 MB"):
        check_header(bytes(MOST_BYTES + 1))


@given(st.sampled_from(FORMATS), st.binary(max_size=40), st.integers(0, 60))
def test_any_bytes_are_a_header_or_none(form, noise, at):
    data = bytearray(picture(form, (9, 9)))
    data[at : at + len(noise)] = noise
    header = read_header(bytes(data))
    assert header is None or header.form in FORMATS
