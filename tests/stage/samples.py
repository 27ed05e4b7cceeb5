"""Stage states of every kind of question: rankings, points, spectra, consent, approval, words."""

from __future__ import annotations

from tests.asking import question
from unifydesk.domain.deck import Claim, Item
from unifydesk.domain.question import Question
from unifydesk.domain.rule import RuleChoice
from unifydesk.domain.stage import Scene, StageState, VotingScene

RULE = RuleChoice("delphi75", (("agree", 75), ("against", 15), ("nmin", 5), ("quorum", 50)))
WAYS = Claim(
    "O4",
    "overall",
    "",
    "What first",
    "One of these steps should be taken before all others.",
    "Which of them depends on another?",
    None,
    True,
    (),
)
STEPS = tuple(
    Item(letter, text)
    for letter, text in zip(
        "ABCDEFGH",
        (
            "Keep datasets and evaluations open to small labs",
            "Fund methods that fit no common tool",
            "Publish what did not work",
            "Teach the history of the field",
            "Let outsiders review benchmarks every year",
            "Require a plan for switching away",
            "Pay for maintenance of shared tools",
            "Set up a forum of all subfields",
        ),
        strict=True,
    )
)
MANY = tuple(Item(f"R{n}", f"Risk {n}: {STEPS[n % 8].text.lower()}") for n in range(1, 25))
ENDS = ("One model for everything", "Many models, each for its purpose")


def state(scene: Scene, *, timer_ends: str = "") -> StageState:
    """Return a stage state around a scene."""
    return StageState(scene, "Unification in machine learning", False, timer_ends)


def asked(kind: str, items: tuple[Item, ...] = STEPS, **fields: object) -> Question:
    """Return a question of a kind about the steps."""
    return question(kind, **{"items": items, **fields})


def approvals(items: tuple[Item, ...]) -> tuple[Question, ...]:
    """Return the form that approves items one by one."""
    return tuple(Question(f"approval-{item.id}", "approval", item.text) for item in items)


def voting(*questions: Question) -> StageState:
    """Return an open round of these questions."""
    return state(VotingScene(WAYS, 1, "named", "roll_call", questions, 9, 14))


VOTING: dict[str, StageState] = {
    "voting, ranking": voting(asked("ranking", top=3)),
    "voting, points": voting(asked("points", budget=60)),
    "voting, quadratic": voting(asked("quadratic")),
    "voting, points over many items": voting(asked("points", MANY)),
    "voting, spectrum": voting(Question("spectrum", "spectrum", "Spectrum", ends=ENDS)),
    "voting, spectrum without names": voting(Question("spectrum", "spectrum", "Spectrum")),
    "voting, words": voting(Question("open", "open", "In your own words")),
    "voting, consent": voting(Question("consent", "consent", "Consent")),
    "voting, approval": voting(Question("approval", "approval", "Approval")),
    "voting, approval of items": voting(*approvals(STEPS)),
    "voting, approval of many items": voting(*approvals(MANY)),
    "voting, nine points": voting(
        Question("agreement", "agreement9", "Agreement"), Question("confidence", "confidence", "Confidence")
    ),
    "voting, seven points": voting(Question("agreement", "agreement7", "Agreement")),
    "voting, four points": voting(Question("agreement", "agreement4", "Agreement")),
    "voting, unknown kind": voting(Question("new", "not_installed", "New")),
    "voting, everything": voting(
        asked("points"), asked("spectrum", ends=ENDS), Question("confidence", "confidence", "Confidence")
    ),
}
STATES: dict[str, StageState] = VOTING
