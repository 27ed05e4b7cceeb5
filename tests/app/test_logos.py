"""Logos: pixels and nothing else get through, and a refusal says what would do."""

from __future__ import annotations

import io
import os
import zlib
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, PngImagePlugin

from unifydesk.app import logos, styles
from unifydesk.app.logos import LARGEST, chosen_logo, encoded, sheet_logo
from unifydesk.domain.errors import InputProblemsError, InvalidInputError


def picture(size=(40, 20), colour=(200, 30, 30), form="PNG", mode="RGB", **options):
    made = io.BytesIO()
    Image.new(mode, size, colour).save(made, form, **options)
    return made.getvalue()


def opened(data):
    return Image.open(io.BytesIO(data))


def claiming(width, height):
    """Return a PNG that says it is that large and holds next to nothing."""
    head = width.to_bytes(4, "big") + height.to_bytes(4, "big") + b"\x08\x02\x00\x00\x00"
    parts = [(b"IHDR", head), (b"IDAT", zlib.compress(b"")), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        len(d).to_bytes(4, "big") + k + d + zlib.crc32(k + d).to_bytes(4, "big") for k, d in parts
    )


@pytest.mark.parametrize("form", logos.FORMATS)
def test_every_usual_picture_becomes_a_png_of_the_same_colour(form):
    found = opened(encoded(picture(form=form)))
    assert (found.format, found.mode, found.size) == ("PNG", "RGB", (40, 20))
    assert found.getpixel((20, 10)) == pytest.approx((200, 30, 30), abs=6)


def test_what_is_transparent_becomes_white():
    assert opened(encoded(picture(colour=(0, 0, 0, 0), mode="RGBA"))).getpixel((0, 0)) == (255, 255, 255)


def test_nothing_but_pixels_gets_through():
    secret = PngImagePlugin.PngInfo()
    secret.add_text("Comment", "taken at home")
    data = picture(pnginfo=secret)
    assert b"taken at home" in data
    assert b"taken at home" not in encoded(data)


def test_a_picture_taken_on_its_side_stands_upright():
    turned = Image.Exif()
    turned[0x0112] = 6  # turn by 90 degrees to see it right
    assert opened(encoded(picture(form="JPEG", exif=turned))).size == (20, 40)


@pytest.mark.parametrize(("size", "made"), [((4000, 1000), (1200, 300)), ((30, 3000), (12, 1200))])
def test_a_large_picture_is_made_smaller_and_keeps_its_shape(size, made):
    assert opened(encoded(picture(size))).size == made
    assert LARGEST == 1200


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "L", "P"])
def test_a_logo_that_was_encoded_once_stays_as_it_is(mode):
    made = encoded(picture((1300, 30), 0, mode=mode))
    assert encoded(made) == made


@pytest.mark.parametrize("size", [(8000, 8000), (60_000, 60_000)])
def test_a_bomb_is_refused_before_it_is_unpacked(size):
    with pytest.raises(InvalidInputError, match="at most 10 MB and 40 million pixels"):
        encoded(claiming(*size))


def test_a_file_of_too_many_bytes_is_refused():
    with pytest.raises(InvalidInputError, match="at most 10 MB and 40 million pixels"):
        encoded(b"\x89PNG" * (logos.MOST_BYTES // 4 + 1))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"GIF89a",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"%PDF-1.7",
        picture()[:60],
        claiming(4, 4),
    ],
    ids=["empty", "head", "svg", "pdf", "cut", "hollow"],
)
def test_what_is_no_whole_picture_is_refused(data):
    with pytest.raises(InvalidInputError, match="a whole picture in one of the formats"):
        encoded(data)


@given(st.binary(max_size=200), st.integers(0, 120))
def test_damaged_pictures_are_refused_or_pictures(noise, at):
    data = bytearray(picture())
    data[at : at + len(noise)] = noise
    with suppress(InvalidInputError):
        assert opened(encoded(bytes(data))).format == "PNG"


# A person’s own


def test_a_picture_is_read_from_its_file(tmp_path):
    (tmp_path / "logo.png").write_bytes(picture())
    assert chosen_logo(tmp_path / "logo.png") == encoded(picture())


@pytest.mark.parametrize("name", ["nowhere.png", "", "a\x00b.png"])
def test_a_file_that_cannot_be_read_is_refused(tmp_path, name):
    with pytest.raises(InvalidInputError, match="Choose a picture that is there and can be read"):
        chosen_logo(tmp_path / name)


def test_a_refusal_names_the_file_and_what_to_choose(tmp_path):
    (tmp_path / "notes.txt").write_text("no picture")
    with pytest.raises(InvalidInputError) as caught:
        chosen_logo(tmp_path / "notes.txt")
    assert str(caught.value) == (
        "“notes.txt” cannot be the logo. "
        "Choose a whole picture in one of the formats PNG, JPEG, GIF, BMP, WebP or TIFF."
    )


# A style sheet’s


@pytest.mark.parametrize("written", ["../logo.png", "down/../../logo.png", "link.png"])
def test_a_relative_logo_stays_in_the_folder_of_the_sheet(tmp_path, written):
    (tmp_path / "logo.png").write_bytes(picture())
    folder = tmp_path / "sheets"
    (folder / "down").mkdir(parents=True)
    (folder / "link.png").symlink_to(tmp_path / "logo.png")
    with pytest.raises(InvalidInputError, match="in the folder of the sheet"):
        sheet_logo(written, folder)


def test_a_logo_lies_beside_its_sheet_or_where_an_absolute_path_says(tmp_path):
    (tmp_path / "logo.png").write_bytes(picture())
    sheet = tmp_path / "a.toml"
    sheet.write_text('[organisation]\nlogo = "logo.png"\n', "utf-8")
    assert styles.load(sheet).logo == encoded(picture())
    assert sheet_logo(str(tmp_path / "logo.png"), tmp_path / "elsewhere") == encoded(picture())


@pytest.mark.parametrize("written", ["none.png", "a\\u0000b"])
def test_a_logo_that_is_not_there_is_a_sentence_with_its_line(tmp_path, written):
    sheet = tmp_path / "a.toml"
    sheet.write_text(f'[organisation]\nname = "A"\nlogo = "{written}"\n', "utf-8")
    with pytest.raises(InputProblemsError) as caught:
        styles.load(sheet)
    [said] = caught.value.lines()
    assert said.startswith("a.toml:3: “organisation.logo” cannot be used; expected ")


def test_a_chosen_logo_is_checked_too():
    assert styles.load(overrides={"logo": picture()}).logo == encoded(picture())
    assert styles.load(overrides={"logo": ""}).logo == b""
    with pytest.raises(InputProblemsError, match="whole picture"):
        styles.load(overrides={"logo": b"nothing"})


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names here")
def test_a_pipe_or_a_device_is_no_picture_and_is_not_even_opened(tmp_path):
    """A pipe that nobody writes to would hold up whoever opens it for ever."""
    pipe = tmp_path / "logo.png"
    os.mkfifo(pipe)
    for named in (pipe, "/dev/zero"):
        with pytest.raises(InvalidInputError):
            sheet_logo(str(named), tmp_path)
