"""Scenes with realistic content, and scenes with the worst content that a deck or a room can bring."""

from __future__ import annotations

import pytest

from tests.asking import ballot_form
from tests.stage import samples
from unifydesk.domain.deck import Argument, Bullet, Claim
from unifydesk.domain.people import Seat
from unifydesk.domain.position import LABELS, Position
from unifydesk.domain.question import Question
from unifydesk.domain.stage import (
    BoothScene,
    ClaimScene,
    ClosingRow,
    ClosingScene,
    DiscussionScene,
    MovementScene,
    OverviewScene,
    PositionScene,
    ResultsScene,
    Scene,
    SlideScene,
    StageState,
    VotingScene,
    WelcomeScene,
)
from unifydesk.domain.tally import Figures, Movement, Tally
from unifydesk.stage.look import Look, load_look

BENEFIT = ballot_form("benefit", confidence=False)
RISK = ballot_form("risk", confidence=True)
OVERALL = ballot_form("overall", confidence=False)
LONG = " ".join(["unification", "of", "architectures", "changes", "what", "can", "be", "known"] * 8)[:420]
SIXTY_WORDS = " ".join(f"word{n}" for n in range(60))
TITLE_200 = ("A title that goes on and on about the epistemic and ethical sides of everything " * 3)[:200]
TOOLS = Claim(
    "EB4",
    "benefit",
    "epistemic",
    "Unity of tools",
    "Shared architectures and tools speed up the exchange of ideas between the subfields of ML.",
    "Can you name an idea that crossed subfields because of a shared tool? Who is left out?",
    None,
    True,
    (
        Argument("for", "One toolbox lets an idea from vision reach speech within weeks."),
        Argument("against", "What does not fit the common tool is no longer asked."),
    ),
)
LOCKED = Claim(
    "ER2",
    "risk",
    "epistemic",
    "Path dependency",
    "The field becomes locked into its present architectures even where better ones could be found.",
    "What would switching cost your own organisation?",
    None,
    True,
    (),
)
ENDLESS = Claim(
    "X1",
    "risk",
    "ethical",
    TITLE_200,
    SIXTY_WORDS,
    LONG,
    None,
    True,
    tuple(Argument("for", LONG) for _ in range(5)),
)


def figures(
    question: Question, counts: tuple[int, ...], *, present: int = 12, label: str = "consensus_for"
) -> Figures:
    """Return figures with these counts; one person cannot judge."""
    half = (len(counts) + 1) / 2
    above = sum(n for at, n in enumerate(counts, 1) if at > half)
    below = sum(n for at, n in enumerate(counts, 1) if at < half)
    options = tuple(str(at) for at in range(1, len(counts) + 1))
    tally = Tally(question, options, counts, 1, present, ())
    position = Position(label, 2) if question.kind != "confidence" else None
    neutral = sum(counts) - above - below
    return Figures(tally, above, below, neutral, 4.0, 3.0, 5.0, 0.5, position)


def movement(question: Question, size: int = 5, each: int = 1) -> Movement:
    """Return a movement in which `each` people take every possible step."""
    table = tuple(tuple(each for _ in range(size)) for _ in range(size))
    steps = size * (size - 1) // 2 * each
    return Movement(question, tuple(str(n) for n in range(1, size + 1)), table, steps, steps, size * each)


def booth_scene(level: str = "named", *, reason: bool = True, seats: int = 12) -> BoothScene:
    """Return a booth for the benefit form; a confidential one knows no seats."""
    people = tuple(Seat(n, f"Person {n}") for n in range(1, seats + 1)) if level == "named" else ()
    recorded = frozenset({2}) if level == "named" else frozenset()
    return BoothScene(TOOLS, b"r" * 16, 1, level, BENEFIT, reason, people, recorded, 1, seats)


def state(scene: Scene, *, rehearsal: bool = False, timer_ends: str = "") -> StageState:
    """Return a stage state around a scene."""
    return StageState(scene, "Unification in machine learning", rehearsal, timer_ends)


def _results(claim: Claim, questions: tuple[Question, ...], people: int) -> ResultsScene:
    counts = {
        3: (people // 4, people // 2, people // 4),
        5: (0, people // 6, people // 6, people // 2, people // 6),
    }
    found = tuple(
        figures(q, counts[3 if q.kind == "confidence" else 5], present=people + 2, label="majority_for")
        for q in questions
    )
    said = tuple(
        f"{f.tally.question.label.rstrip('?')} – Majority for: {f.above} of {people} agree" for f in found
    )
    return ResultsScene(claim, 1, found, said)


def _movement(questions: tuple[Question, ...], moved: tuple[Movement, ...]) -> MovementScene:
    before = tuple(figures(q, (1, 2, 2, 4, 2)) for q in questions)
    after = tuple(figures(q, (0, 2, 0, 7, 2)) for q in questions)
    said = tuple(f"{q.label.rstrip('?')}: 4 of 11 moved up, 1 down, 6 stayed" for q in questions)
    return MovementScene(TOOLS, 1, 2, before, after, moved, said)


def _rows(count: int) -> tuple[ClosingRow, ...]:
    words = (*LABELS.values(), "")
    shape = figures(BENEFIT[0], (0, 1, 1, 6, 3))
    titles = ("Unity of tools", "Loss of methodological diversity (overall)", "Parsimony", "Many eyeballs")
    kinds = ("benefit", "risk", "overall")
    return tuple(
        ClosingRow(
            Claim(f"C{n}", kinds[n % 3], "", f"{titles[n % 4]}", "Text.", "", None, True, ()),
            words[n * 4 % len(words)],
            shape,
        )
        for n in range(count)
    )


STATES: dict[str, StageState] = {
    "welcome": state(
        WelcomeScene("Unification in machine learning", "Benefits and risks", "2026-11-23", "Room 4", "Ada")
    ),
    "welcome, endless": state(
        WelcomeScene(TITLE_200, LONG, "23 November", "A very large hall in a long street", "Ada")
    ),
    "welcome, bare": state(WelcomeScene("Workshop", "", "", "", "")),
    "slide": state(
        SlideScene(
            "Framing",
            "Two waves",
            "content",
            tuple(Bullet(n % 2, f"Line {n} of text") for n in range(5)),
            2,
            22,
        )
    ),
    "slide, divider": state(SlideScene("Risks", "Epistemic risks", "divider", (), 12, 22), rehearsal=True),
    "slide, endless": state(
        SlideScene(TITLE_200, TITLE_200, "content", tuple(Bullet(n % 5, LONG) for n in range(12)), 2, 22),
        timer_ends="2026-11-23T10:00:00+01:00",
    ),
    "claim": state(ClaimScene(TOOLS)),
    "claim, endless": state(ClaimScene(ENDLESS), timer_ends="2026-11-23T10:00:00+01:00"),
    "voting": state(VotingScene(TOOLS, 1, "named", "hands", BENEFIT, 9, 12)),
    "voting, three questions": state(
        VotingScene(LOCKED, 2, "confidential", "booth", RISK, 18, 23), rehearsal=True
    ),
    "voting, endless": state(VotingScene(ENDLESS, 2, "named", "roll_call", RISK, 199, 200)),
    "voting, overall": state(VotingScene(TOOLS, 1, "named", "roll_call", OVERALL, 0, 60)),
    "booth": state(booth_scene("confidential")),
    "results": state(_results(TOOLS, BENEFIT, 12)),
    "results, one": state(_results(TOOLS, OVERALL, 24)),
    "results, three": state(_results(ENDLESS, RISK, 24)),
    "results, many people": state(_results(LOCKED, RISK, 180)),
    "movement": state(_movement(BENEFIT, tuple(movement(q) for q in BENEFIT))),
    "movement, one": state(_movement(OVERALL, (movement(OVERALL[0]),))),
    "movement, many people": state(_movement(OVERALL, (movement(OVERALL[0], each=4),))),
    "movement, without names": state(_movement(BENEFIT, ())),
    "discussion": state(
        DiscussionScene(TOOLS, ("One reason.",), ("Another.", "A third."), ("Which tools?",))
    ),
    "discussion, empty": state(DiscussionScene(TOOLS, (), (), ())),
    "discussion, 500 notes": state(
        DiscussionScene(
            ENDLESS,
            tuple(f"Reason {n}: {LONG[: n % 200]}" for n in range(250)),
            tuple(f"Doubt {n}: {LONG[: n % 90]}" for n in range(250)),
            tuple(f"Question {n}?" for n in range(30)),
        )
    ),
    "position": state(
        PositionScene(
            TOOLS,
            ("Real – Consensus for: 9 of 11 agree",),
            tuple(figures(q, (0, 1, 1, 6, 3)) for q in BENEFIT),
            "Shared tools speed up exchange, as long as they stay open to small labs.",
            ("Exchange flows from rich labs to poor ones.",),
            True,
        )
    ),
    "position, two findings": state(
        PositionScene(
            TOOLS,
            ("Real – Consensus for: 9 of 11 agree", "Importance – Majority for: 7 of 11 call it important"),
            tuple(figures(q, (0, 1, 1, 6, 3)) for q in BENEFIT),
            "Shared tools speed up exchange, as long as they stay open to small labs.",
            ("Exchange flows from rich labs to poor ones.",),
            True,
        )
    ),
    "position, endless": state(
        PositionScene(
            ENDLESS, (LONG,), (figures(OVERALL[0], (5, 1, 0, 1, 5)),), LONG, (LONG, LONG, LONG), False
        )
    ),
    "closing": state(ClosingScene("Unification in machine learning", _rows(27))),
    "closing, few": state(ClosingScene("Unification in machine learning", _rows(6)), rehearsal=True),
    "closing, 200 claims": state(ClosingScene("Unification in machine learning", _rows(200))),
    "closing, none": state(ClosingScene("Unification in machine learning", ())),
    "overview": state(OverviewScene("Unification in machine learning", _rows(8))),
    "overview, 200 claims": state(
        OverviewScene("Unification in machine learning", _rows(200)), rehearsal=True
    ),
    "overview, none": state(OverviewScene("Unification in machine learning", ())),
    **samples.STATES,
}


@pytest.fixture
def states() -> dict[str, StageState]:
    """All sample states by name."""
    return STATES


@pytest.fixture(params=STATES, ids=str)
def any_state(request: pytest.FixtureRequest) -> StageState:
    """Each sample state in turn."""
    return STATES[request.param]


@pytest.fixture(params=("dark", "light"))
def look(request: pytest.FixtureRequest, qapp: object) -> Look:
    """Each stage theme in turn."""
    return load_look(request.param)


@pytest.fixture(scope="session")
def dark(qapp: object) -> Look:
    """The dark stage theme."""
    return load_look("dark")


@pytest.fixture
def named_booth() -> BoothScene:
    """A named round with twelve people, of whom seat 2 is recorded."""
    return booth_scene("named")


@pytest.fixture
def confidential_booth() -> BoothScene:
    """A confidential round without a reason."""
    return booth_scene("confidential", reason=False)
