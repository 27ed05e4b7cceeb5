"""The description of the format says what the reader does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from unifydesk.decks import claims, front_matter, read_deck, slides
from unifydesk.domain.errors import InputProblemsError
from unifydesk.kinds import KINDS

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
LONG = "many words " * 12
BADLY_ASKED = f"""---
title: T
---
## One
```claim
id: OV1
kind: overall
title: {LONG}
text: t
ask: points, agreement, agreement9, confidence, open, open, rnking
```
```claim
id: OV2
kind: overall
text: t
ask: ranking, points, spectrum
budget: 0
top: 13
ends: one end
item: A | One
item: a | Two
item: no id | Three
item: | Four
item: @OV1
item: @OV2
item: @OV9
item: A long one, {LONG}
item: L | {LONG}
item: 0 | Ten
item: Eleven
item:
  - Twelve
  -
```
```claim
id: OV3
kind: overall
text: t
ask: ranking, spectrum
budget: 10
ends: {LONG} | the other
```
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


def whats(source: str) -> list[str]:
    """Return what is wrong with a bad deck."""
    with pytest.raises(InputProblemsError) as caught:
        read_deck(source, "bad.md")
    return [problem.what for problem in caught.value.problems]


def test_every_message_is_explained() -> None:
    found = whats(BAD) + whats(BADLY_ASKED)
    known = messages()
    assert len(found) > 50
    assert [what for what in found if not any(message.fullmatch(what) for message in known)] == []


def test_every_explained_message_but_a_few_is_shown_by_one_bad_deck() -> None:
    found = [message.pattern for message in messages() if any(map(message.fullmatch, whats(BAD)))]
    assert len(found) > 25


def test_every_explained_message_about_asking_is_shown_by_a_claim_that_is_asked_badly() -> None:
    rows = [message.pattern for message in messages()]
    first, last = (
        next(i for i, row in enumerate(rows) if words in row) for words in ("question", "title\\ of")
    )
    shown = [message.pattern for message in messages() if any(map(message.fullmatch, whats(BADLY_ASKED)))]
    assert len(rows[first : last + 1]) > 15
    assert [row for row in rows[first : last + 1] if row not in shown] == []


def test_every_question_kind_is_described_except_the_one_that_is_a_tick() -> None:
    table = DOC.read_text("utf-8").split("### How a claim is asked")[1].split("\n###")[0]
    rows = re.findall(r"^\| `(\w+)` \|", table, re.MULTILINE)
    assert sorted(rows) == sorted(kind.id for kind in KINDS if kind.id != "confidence")


def test_every_question_kind_has_an_example() -> None:
    asked = {
        kind for source in EXAMPLES for claim in read_deck(source, "example.md").claims for kind in claim.ask
    }
    assert asked == {kind.id for kind in KINDS} - {"confidence"}


def test_every_key_of_asking_and_every_way_of_writing_an_item_has_an_example() -> None:
    found = [claim for source in EXAMPLES for claim in read_deck(source, "example.md").claims]
    assert all(any(values) for values in zip(*((c.budget, c.top, any(c.ends)) for c in found), strict=True))
    assert {"A", "Mo", "REST"} <= {item.id for claim in found for item in claim.items}


def test_the_table_says_which_kinds_take_items() -> None:
    section = DOC.read_text("utf-8").split("### How a claim is asked")[1]
    rows = dict(re.findall(r"^\| `(\w+)` \| .+? \| (.*?) ?\| .*\|$", section, re.MULTILINE))
    needs = {kind for kind, said in rows.items() if said == "at least two"}
    assert needs == {kind.id for kind in KINDS if kind.asks_items}
    assert rows["approval"] == "any number"
