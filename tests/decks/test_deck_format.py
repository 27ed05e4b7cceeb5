"""The description of the format says what the reader does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from unifydesk.decks import claims, front_matter, read_deck, slides
from unifydesk.domain.errors import InputProblemsError

DOC = Path(__file__).parents[2] / "docs" / "deck-format.md"
EXAMPLES = re.findall(r"^````markdown\n(.*?)^````$", DOC.read_text("utf-8"), re.MULTILINE | re.DOTALL)
BAD = """---
title: A
title: B
colour: red
language: Klingonese!
running-orders:
  - x | y
  - a | b | 60 | EB1, EB9, EB1
  - a | b | soon | EB1
---
- no title
---
---
## T
## U
### V
#
# W
```claim
id: EB1
knd: risk
kind: rsk
parent: EB1
core: maybe
```
```claim
id: core
kind: risk
text:
parent: EB8
words
```
```claim
id: EB1
```
- a
  - b
    - c
      - d
        - e
          - f
            - g

  > notes
  ---

  ```claim
  ```
<div>

<b> ![p](q) \x07

|a|b|
|-|-|
```slide
id: x y
minutes: two
layout: itm
```
```slide
```
```cliam
```
```text
"""


def messages() -> list[re.Pattern[str]]:
    """Return the first column of the table of messages, with “…” standing for anything."""
    table = DOC.read_text("utf-8").split("## What the messages mean")[1]
    rows = re.findall(r"^\| (.+?) \| .+ \|$", table, re.MULTILINE)
    return [re.compile(re.escape(row).replace("…", ".*") + ".*") for row in rows]


@pytest.mark.parametrize("source", EXAMPLES)
def test_every_example_is_a_deck(source: str) -> None:
    assert read_deck(source, "example.md").claims


def test_there_is_an_example() -> None:
    assert EXAMPLES


@pytest.mark.parametrize("keys", [front_matter.KEYS, claims.KEYS, slides.KEYS], ids=lambda keys: keys.where)
def test_every_key_is_described(keys) -> None:
    assert [key for key in keys.all if f"| `{key}` |" not in DOC.read_text("utf-8")] == []


def test_every_message_is_explained() -> None:
    with pytest.raises(InputProblemsError) as caught:
        read_deck(BAD, "bad.md")
    known = messages()
    unexplained = [p.what for p in caught.value.problems if not any(m.fullmatch(p.what) for m in known)]
    assert len(caught.value.problems) > 30
    assert unexplained == []


def test_every_explained_message_but_a_few_is_shown_by_one_bad_deck() -> None:
    with pytest.raises(InputProblemsError) as caught:
        read_deck(BAD, "bad.md")
    found = [m.pattern for m in messages() if any(m.fullmatch(p.what) for p in caught.value.problems)]
    assert len(found) > 25
