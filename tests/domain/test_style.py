"""The look as a value: what it is made of, and that its own look keeps its own limits."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, fields

import msgspec
import pytest

from unifydesk.domain.style import BODIES, CONTRASTS, LIMITS, PAPERS, Style


def test_a_style_is_a_value_that_can_be_a_key() -> None:
    assert len({Style(), Style(paper="A4"), Style(paper="Letter")}) == 2
    with pytest.raises(FrozenInstanceError):
        Style().paper = "A5"  # type: ignore[misc]


def test_a_style_survives_json() -> None:
    style = Style(organisation="Ærø & Co", logo=b"\x89PNG\x00", scale=1.25, hyphenate=False)
    assert msgspec.json.decode(msgspec.json.encode(style), type=Style) == style


def test_the_usual_look_keeps_the_limits() -> None:
    usual = Style()
    assert usual.paper in PAPERS
    assert usual.body in BODIES
    for name, (low, high) in LIMITS.items():
        assert low <= getattr(usual, name) <= high, name


def test_every_limit_belongs_to_a_field() -> None:
    assert (LIMITS.keys() | CONTRASTS.keys()) <= {field.name for field in fields(Style)}
