from __future__ import annotations

from unifydesk.pictures.shapes import Box, Dot, Label, Stroke, moved


def test_shapes_of_every_sort_can_be_set_into_another_picture() -> None:
    assert moved(Box(1, 2, 3, 4, "ink"), 10, 20) == Box(11, 22, 3, 4, "ink")
    assert moved(Dot(1, 2, 3, "ink"), 10, 20) == Dot(11, 22, 3, "ink")
    assert moved(Label(1, 2, "A", 3), 10, 20) == Label(11, 22, "A", 3)
    assert moved(Stroke(((1, 2), (3, 4)), "ink"), 10, 20) == Stroke(((11, 22), (13, 24)), "ink")
