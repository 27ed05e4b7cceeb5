"""Logos: found where they may lie, read where they can harm nothing; a refusal says what would do."""

from __future__ import annotations

import io
import os

import pytest
from PIL import Image

from unifydesk.app import styles
from unifydesk.app.logo_pixels import encoded
from unifydesk.app.logos import chosen_logo, sheet_logo
from unifydesk.domain.errors import InputProblemsError, InvalidInputError


def picture(size=(40, 20), colour=(200, 30, 30), form="PNG", mode="RGB", **options):
    made = io.BytesIO()
    Image.new(mode, size, colour).save(made, form, **options)
    return made.getvalue()


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
        "“notes.txt” cannot be the logo. Choose a whole picture in one of the formats PNG, JPEG, GIF or WebP."
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
