"""Claim blocks, and how claims hang together."""

from __future__ import annotations

import pytest

from unifydesk.domain.deck import Argument, Claim


def block(*lines: str) -> str:
    return "```claim\n" + "\n".join(lines) + "\n```\n"


def risk(claim_id: str, *more: str) -> str:
    return block(f"id: {claim_id}", "kind: risk", "text: t", *more)


def test_every_key_is_read(read) -> None:
    full = block(
        "id: EB1", "kind: benefit", "lens: epistemic", "core: no", "title: A title", "text: One",
        "  sentence.", "prompt: Why?", "against: no", "for: yes", "for: also", "parent: EB2",
    )  # fmt: skip
    claim = read("## One\n" + full + risk("EB2")).claim("EB1")
    arguments = (Argument("against", "no"), Argument("for", "yes"), Argument("for", "also"))
    expected = Claim(
        "EB1", "benefit", "epistemic", "A title", "One sentence.", "Why?", "EB2", False, arguments
    )
    assert claim == expected


def test_a_claim_is_core_and_alone_unless_it_says_otherwise(read) -> None:
    claim = read("## One\n" + risk("A")).claim("A")
    assert (claim.core, claim.parent, claim.lens, claim.prompt, claim.arguments) == (True, None, "", "", ())


def test_a_claim_without_a_title_is_called_by_its_first_words(read) -> None:
    text = "Customers wait longer for an answer than they do today."
    claim = read("## One\n" + block("id: A", "kind: risk", f"text: {text}")).claim("A")
    assert claim.title == "Customers wait longer for an answer…"


def test_a_slide_carries_any_number_of_claims(read) -> None:
    deck = read("## One\n" + risk("A") + risk("B") + "\n---\n## Two\n" + risk("C"))
    assert [[c.id for c in s.claims] for s in deck.slides] == [["A", "B"], ["C"]]


@pytest.mark.parametrize(
    ("lines", "line", "what"),
    [
        (("id: A", "kind: risk"), 2, "“text” is missing in a claim"),
        (("id: A", "kind: risk", "text:"), 5, "“text” is empty in a claim"),
        (("kind: risk", "text: t"), 2, "“id” is missing in a claim"),
        (("id: A", "text: t"), 2, "“kind” is missing in a claim"),
        (("id: A", "kind: rsk", "text: t"), 4, "“rsk” is not a kind of claim"),
        (("id: A B", "kind: risk", "text: t"), 3, "“A B” cannot be an id"),
        (("id: A", "kind: risk", "text: t", "prompts: p"), 6, "unknown key “prompts” in a claim"),
        (("id: A", "kind: risk", "text: t", "core: maybe"), 6, "“core” is “maybe”"),
        (("id: A", "kind: risk", "text: t", "parent: Z"), 6, "the parent “Z” is not a claim of this deck"),
        (("id: A", "kind: risk", "text: t", "parent: A"), 6, "the parents go round in a circle: “A → A”"),
    ],
)
def test_a_bad_claim_is_refused_on_its_line(body_problems, lines, line: int, what: str) -> None:
    assert body_problems("## One\n" + block(*lines)) == [(line, what)]


def test_the_id_core_is_kept_for_running_orders(body_problems) -> None:
    assert body_problems("## One\n" + risk("core"))[0][0] == 3


def test_two_claims_need_two_ids(body_problems) -> None:
    expected = [(8, "two claims have the id “A” (first on line 6)")]
    assert body_problems("## One\n" + risk("A") + risk("A")) == expected


def test_a_circle_of_parents_is_named_once(body_problems) -> None:
    body = "## One\n" + risk("A", "parent: B") + risk("B", "parent: C") + risk("C", "parent: B")
    assert body_problems(body) == [(12, "the parents go round in a circle: “B → C → B”")]


def test_a_parent_may_stand_below_its_part(read) -> None:
    assert read("## One\n" + risk("A", "parent: B") + risk("B")).claim("A").parent == "B"


def test_everything_wrong_with_a_claim_is_said_at_once(body_problems) -> None:
    body = "## One\n" + block("id: A", "kind: x", "txt: t", "core: x", "parent: Z")
    assert [line for line, _ in body_problems(body)] == [2, 4, 5, 6, 7]
