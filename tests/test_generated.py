"""What is generated is up to date: the Python of the forms drawn in ui/."""

from __future__ import annotations

import re
from pathlib import Path

import build_forms
import pytest

ROOT = Path(__file__).resolve().parent.parent
FORMS = sorted((ROOT / "ui").glob("*.ui"))


def test_the_forms_are_compiled_from_their_drawings():
    assert build_forms.outdated() == [], "run: make forms (tools/build_forms.py)"


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.stem)
def test_a_drawing_holds_structure_and_names_only(form):
    text = form.read_text("utf-8")
    assert "styleSheet" not in text
    assert "<iconset" not in text
    assert "<font>" not in text


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.stem)
def test_every_label_shows_plain_text(form):
    labels = re.findall(r'<widget class="QLabel".*?</widget>', form.read_text("utf-8"), re.DOTALL)
    assert all("Qt::TextFormat::PlainText" in label for label in labels)
