"""Parsers that break a promise on purpose, each behind bytes that only a led search finds."""

from __future__ import annotations

import socket

DOOR = b"door"
"""One chance in four billion for blind bytes; led byte by byte it opens within seconds."""


def fails_behind_a_door(data: bytes) -> None:
    """Raise what is no refusal when the input begins with the word."""
    if _opens(data):
        raise ZeroDivisionError


def harms_behind_a_door(data: bytes) -> None:
    """Ask the network when the input begins with the word."""
    if _opens(data):
        with socket.socket() as connection:
            connection.connect_ex(("127.0.0.1", 9))


def takes_memory_behind_a_door(data: bytes) -> None:
    """Take 600 MB for a moment when the input begins with the word."""
    if _opens(data):
        bytearray(b"x") * 600_000_000


def _opens(data: bytes) -> bool:
    place = 0
    while place < len(DOOR) and place < len(data):
        if data[place] != DOOR[place]:
            return False
        place += 1
    return place == len(DOOR)
