"""The code of a head: it can be read back, is drawn as it is, and lies on white whatever the theme."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.pictures.qr_reading import read
from unifydesk.domain.head import code_text
from unifydesk.pictures.qr_code import DARK, LIGHT, QUIET, head_code, modules, qr_code

HEAD = "9f2c4a7be01d5583" * 4
PITCH = 3.0


def seen(picture) -> tuple[tuple[bool, ...], ...]:
    """Return what lies in the middle of every module of a picture, drawn at three to a module."""
    count = round(picture.width / PITCH)
    rows = [[False] * count for _ in range(count)]
    for box in picture.shapes:
        for y in range(count):
            for x in range(count):
                right, down = (x + 0.5) * PITCH, (y + 0.5) * PITCH
                if box.x < right < box.x + box.width and box.y < down < box.y + box.height:
                    rows[y][x] = box.fill == DARK
    return tuple(tuple(row) for row in rows)


@settings(max_examples=15)
@given(st.text("0123456789abcdef", min_size=64, max_size=64))
def test_a_code_says_the_whole_head(head: str) -> None:
    assert read(modules(code_text(head))) == f"UNIFYDESK LOG {head.upper()}"


def test_a_flipped_module_of_the_data_is_another_text() -> None:
    rows = [list(row) for row in modules(code_text(HEAD))]
    rows[-10][-1] ^= True
    assert read(rows) != code_text(HEAD)


def test_the_same_head_is_always_the_same_code() -> None:
    bits = "".join(str(int(module)) for row in modules(code_text(HEAD)) for module in row)
    assert (
        hashlib.sha256(bits.encode()).hexdigest()
        == "6d65791c7cb0905e72b28f48e15dc73bdc32f3bfa8287fc6c5264e6360353aad"
    )


def test_the_picture_is_the_code_with_four_modules_of_white_around() -> None:
    rows = modules(code_text(HEAD))
    drawn = seen(qr_code(code_text(HEAD), PITCH * (len(rows) + 2 * QUIET), "words"))
    inside = tuple(row[QUIET:-QUIET] for row in drawn[QUIET:-QUIET])
    assert inside == rows
    assert sum(map(sum, drawn)) == sum(map(sum, rows))


def test_it_lies_on_white_in_every_theme() -> None:
    picture = head_code(HEAD, 82.0)
    assert picture is not None
    assert picture.shapes[0].fill == LIGHT
    assert {box.fill for box in picture.shapes[1:]} == {DARK}
    assert picture.text == "QR code with the fingerprint of the last entry of the log"


@pytest.mark.parametrize("told", ["", "9f2c", "<b>" * 8, "0" * 65])
def test_what_is_no_head_has_no_code(told: str) -> None:
    assert head_code(told, 82.0) is None
