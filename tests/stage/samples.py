"""Stage states of every kind of question: rankings, points, spectra, consent, approval, words."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from tests.asking import question
from unifydesk.app.figures import figures
from unifydesk.app.sentences import finding, findings
from unifydesk.domain.deck import Claim, Item
from unifydesk.domain.people import Seat
from unifydesk.domain.position import LABELS
from unifydesk.domain.question import CANNOT_JUDGE, Question
from unifydesk.domain.rule import ANSWERED, PRESENT, RuleChoice
from unifydesk.domain.stage import (
    ClosingRow,
    ClosingScene,
    DotsMoment,
    DotsScene,
    MapsScene,
    MovementScene,
    PairsScene,
    PositionScene,
    ResultsScene,
    Scene,
    StageState,
    VotingScene,
)
from unifydesk.domain.tally import Figures, Movement, RoundResult, Tally
from unifydesk.kinds import options_of

RULE = RuleChoice("delphi75", (("consensus", 75), ("dissent", 15), ("nmin", 5), ("quorum", 50)))
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


def tally_of(asked: Question, answers: dict[str, int], present: int = 14, base: str = ANSWERED) -> Tally:
    """Return a tally of these answers; one person cannot judge."""
    options = tuple(option.value for option in options_of(asked))
    counts = tuple(answers.get(value, 0) for value in options)
    others = () if options else tuple(sorted(answers.items()))
    return Tally(asked, options, counts, 1, present, (), answers=others, entitled=present + 3, base=base)


def result(*found: Figures, claim: Claim = WAYS, previous: tuple[Figures, ...] = ()) -> StageState:
    """Return a revealed round with these figures and their sentences."""
    said = findings(RoundResult(b"r", 2, "revealed", "named", found, (), ()))
    return state(ResultsScene(claim, 2, found, said, previous))


def of(asked: Question, answers: dict[str, int], **fields: Any) -> Figures:
    """Return the figures of these answers."""
    return figures(tally_of(asked, answers, **fields), RULE)


AGREEMENT = Question("agreement", "agreement", "Agreement")
RANKINGS = {"A>B>C>D": 3, "B>A=C": 2, "C>A>H>G>F>E>D>B": 4, "D>A": 1, "H>C": 2}
SHARES = {"A:60": 3, "A:20 B:20 C:20": 4, "C:30 H:30": 3, "B:10 G:50": 2}
VOTES = {"A:8 B:-6": 3, "C:5 D:5 E:-5": 4, "H:9": 2, "B:-10": 1}
SAID = {
    "Keep what is small alive.": 1,
    "Nothing, as long as nobody can say what the alternative would cost.": 1,
    "Ask again in a year.": 3,
    "Open weights.": 1,
}
MUCH = {
    f"Answer {n}: {'the tools decide what can be asked at all, and by whom. ' * (n % 4)}": 1
    for n in range(60)
}
CONSENT = Question("consent", "consent", "Consent")
PLACES = {"0": 1, "3": 2, "4": 1, "7": 3, "8": 4, "10": 1}


def _approved(items: tuple[Item, ...]) -> tuple[Figures, ...]:
    asked_each = approvals(items)
    counts = ({"no": n % 4, "pass": n % 3, "yes": 12 - n % 4 - n % 3} for n in range(len(items)))
    return tuple(of(q, answers) for q, answers in zip(asked_each, counts, strict=True))


RESULTS: dict[str, StageState] = {
    "results, ranking": result(of(asked("ranking"), RANKINGS)),
    "results, points": result(of(asked("points", budget=60), SHARES)),
    "results, points over many items": result(of(asked("points", MANY), {"R1:60 R7:40": 6, "R24:100": 5})),
    "results, quadratic": result(of(asked("quadratic"), VOTES)),
    "results, spectrum": result(of(asked("spectrum", ends=ENDS), PLACES)),
    "results, words": result(of(Question("open", "open", "In your own words"), SAID)),
    "results, many words": result(of(Question("open", "open", "In your own words"), MUCH, present=70)),
    "results, no words": result(of(Question("open", "open", "In your own words"), {})),
    "results, agreement and words": result(
        of(AGREEMENT, {"2": 1, "3": 2, "4": 6, "5": 3}),
        of(Question("open", "open", "In your own words"), SAID),
    ),
    "results, consent": result(of(CONSENT, {"objection": 1, "disagree": 2, "abstain": 1, "agree": 8})),
    "results, approval": result(
        of(Question("approval", "approval", "Approval"), {"yes": 9, "no": 2, "pass": 1})
    ),
    "results, approval of items": result(*_approved(STEPS)),
    "results, approval of many items": result(*_approved(MANY)),
    "results, of those present": result(
        of(AGREEMENT, {"2": 1, "3": 1, "4": 7, "5": 3}, base=PRESENT),
        previous=(of(AGREEMENT, {"1": 3, "2": 3, "3": 3, "4": 2, "5": 1}),),
    ),
    "results, spectrum and ranking": result(
        of(asked("spectrum", ends=ENDS), PLACES), of(asked("ranking"), RANKINGS)
    ),
}


def position(
    *found: Figures, dissent: tuple[str, ...] = (), differs: str = "", statement: str = ""
) -> StageState:
    """Return a recorded position on these figures."""
    said = findings(RoundResult(b"r", 2, "revealed", "named", found, (), ()))
    return state(PositionScene(WAYS, said, found, statement, dissent, True, differs))


BENEFIT = (
    of(Question("real", "agreement", "Real?"), {"2": 1, "3": 1, "4": 7, "5": 3}),
    of(Question("importance", "importance", "Importance"), {"1": 2, "3": 1, "4": 7, "5": 2}),
)
STATEMENT = "Shared tools speed up exchange, as long as they stay open to small labs."
DIFFERS = (
    "Recorded as “no consensus”, where the rule says “consensus for”: four people left before the second "
    "round, and three of them had spoken against the claim in the discussion. " + "They will be asked. " * 20
)
POSITIONS: dict[str, StageState] = {
    "position, another label": position(*BENEFIT, differs=DIFFERS, statement=STATEMENT),
    "position, another label and dissent": position(
        BENEFIT[0], differs=DIFFERS[:150], statement=STATEMENT, dissent=("Exchange flows one way.",)
    ),
    "position, ranking": position(of(asked("ranking"), RANKINGS), statement=STATEMENT),
    "position, spectrum and dissent": position(
        of(asked("spectrum", ends=ENDS), PLACES), statement=STATEMENT, dissent=("Not without money.",)
    ),
    "position, words": position(of(Question("open", "open", "In your own words"), SAID)),
    "position, approval of items": position(*_approved(STEPS), dissent=("Not without money.",)),
}
MOVED: dict[str, StageState] = {
    "pairs": state(PairsScene(WAYS, 1, of(asked("ranking"), RANKINGS), "First by Borda: Publish")),
    "movement, ranking": state(
        MovementScene(
            WAYS,
            1,
            2,
            (of(asked("ranking"), {"D>C>B>A": 9}),),
            (of(asked("ranking"), RANKINGS),),
            (),
            (f"Ranking: {finding(of(asked('ranking'), RANKINGS))}",),
        )
    ),
    "movement, ranking with confidence": state(
        MovementScene(
            WAYS,
            1,
            2,
            (of(asked("ranking"), {"D>C>B>A": 9}),),
            (of(asked("ranking"), RANKINGS),),
            (
                Movement(
                    asked("confidence"), ("low", "medium", "high"), ((1, 0, 2), (0, 1, 0), (1, 0, 7)), 2, 1, 9
                ),
            ),
            (f"Ranking: {finding(of(asked('ranking'), RANKINGS))}",),
        )
    ),
    "movement, approval of items": state(
        MovementScene(
            WAYS,
            1,
            2,
            _approved(STEPS),
            _approved(STEPS),
            tuple(
                Movement(q, ("no", "pass", "yes"), ((1, 0, 2), (0, 1, 0), (1, 0, 7)), 2, 1, 9)
                for q in approvals(STEPS)
            ),
            tuple(f"{item.text}: 2 of 12 moved up, 1 down, 9 stayed" for item in STEPS),
        )
    ),
    "movement, spectrum": state(
        MovementScene(
            WAYS,
            1,
            2,
            (of(asked("spectrum", ends=ENDS), {"1": 6, "8": 6}),),
            (of(asked("spectrum", ends=ENDS), {"1": 5, "8": 7}),),
            (
                Movement(
                    asked("spectrum", ends=ENDS),
                    tuple(str(n) for n in range(11)),
                    tuple(tuple(int(i == j and i in (1, 8)) * 5 for j in range(11)) for i in range(11)),
                    1,
                    0,
                    11,
                ),
            ),
            ("Spectrum: 1 of 12 moved up, 0 down, 11 stayed",),
        )
    ),
}
CLOSED: dict[str, StageState] = {
    "closing, every label": state(
        ClosingScene(
            "Unification in machine learning",
            tuple(
                ClosingRow(replace(WAYS, id=f"C{n}", title=f"Claim {n}"), words, None)
                for n, words in enumerate((*LABELS.values(), ""))
            ),
        )
    )
}
RISKS = (
    ("ER1", "Path dependency"),
    ("ER2", "Loss of methodological diversity"),
    ("ER3", "Homogenisation of what is asked"),
    ("ER4", "Costs of switching"),
    ("ER5", "Fewer surprises"),
    ("ER6", "Brittle benchmarks"),
    ("AR1", "Concentration of power over the means of research"),
    ("AR2", "Exclusion of small labs"),
    ("AR3", "Correlated failures"),
    ("AR4", "Dual use"),
    ("AR5", "Energy"),
    ("AR6", "Nobody answers for outcomes"),
    ("AR7", "Deskilling"),
)


def _placed(kind: str, first: str, second: str) -> tuple[tuple[Claim, Figures, Figures], ...]:
    """Return claims spread over a map."""
    found = []
    for n, (name, title) in enumerate(RISKS):
        claim = replace(WAYS, id=name, kind=kind, title=title)
        one, other = 1 + n % 5, 1 + (n * 3 + n // 5) % 5
        near, close = max(1, one - 1), min(5, other + 1)
        found.append(
            (
                claim,
                of(Question(first, first, first.capitalize()), {str(one): 8, str(near): 4}),
                of(Question(second, second, second.capitalize()), {str(other): 8, str(close): 4}),
            )
        )
    return tuple(found)


RISK_ROWS = _placed("risk", "likelihood", "severity")
MAPS: dict[str, StageState] = {
    "maps, risks": state(MapsScene("Unification in machine learning", (), RISK_ROWS, "risk")),
    "maps, one risk": state(
        MapsScene("Unification", (), RISK_ROWS[:1], "risk"), timer_ends="2026-11-23T10:00"
    ),
    "maps, none": state(MapsScene("Unification in machine learning", (), (), "benefit")),
}
NAMES = (
    "Amara",
    "Beatriz",
    "Chen",
    "Daniel",
    "Eleni",
    "Farid",
    "Grace",
    "Hiroshi",
    "Ines",
    "Jonas",
    "Kaveh",
    "Lin",
)
TOOLS = replace(
    WAYS,
    kind="benefit",
    title="Unity of tools",
    text="Shared architectures and tools speed up the exchange of ideas between the subfields of ML.",
)


def dots_scene(
    questions: tuple[Question, ...],
    people: int = 12,
    placed: int | None = None,
    *,
    names: bool = True,
    together: bool = False,
    moment: DotsMoment | None = None,
) -> DotsScene:
    """Return an open round in which the first people have placed their dots, spread or all on one place."""
    seats = tuple(Seat(n, NAMES[n - 1] if names and n <= len(NAMES) else "") for n in range(1, people + 1))
    dots = []
    for n in range(1, (people * 2 // 3 if placed is None else placed) + 1):
        answers = tuple(
            (q.id, _answer(q, 3 if together else n * (7 + at) % 11)) for at, q in enumerate(questions)
        )
        dots.append((n, answers))
    return DotsScene(TOOLS, b"d" * 16, 1, questions, seats, tuple(dots), len(dots), people, moment)


def _answer(asked_for: Question, at: int) -> str:
    values = [o.value for o in options_of(asked_for)]
    return CANNOT_JUDGE if at == 10 else values[at % len(values)]


BENEFIT_FORM = (Question("real", "agreement", "Real?"), Question("importance", "importance", "Importance"))
RISK_FORM = (
    Question("likelihood", "likelihood", "Likelihood"),
    Question("severity", "severity", "Severity"),
    Question("confidence", "confidence", "Confidence"),
)
ONE_SCALE = (Question("agreement", "agreement", "Agreement"),)
SPECTRUM_FORM = (Question("spectrum", "spectrum", "Spectrum", ends=ENDS),)
ON_THE_WAY = ((11, (("agreement", "4"),)), (12, (("agreement", "2"),)))
REFUSED = "This seat is recorded already, and not with a dot. The facilitator can take that ballot back."
DOTS: dict[str, StageState] = {
    "dots": state(dots_scene(ONE_SCALE, moment=DotsMoment(in_hand=9, on_the_way=ON_THE_WAY))),
    "dots, two questions": state(dots_scene(BENEFIT_FORM, moment=DotsMoment(part=1))),
    "dots, a risk": state(dots_scene(RISK_FORM, 17, moment=DotsMoment(in_hand=3))),
    "dots, how sure": state(dots_scene(RISK_FORM, 17, moment=DotsMoment(part=1, typed="14 2"))),
    "dots, forty people": state(dots_scene(ONE_SCALE, 40, names=False, moment=DotsMoment())),
    "dots, forty on one place": state(dots_scene(ONE_SCALE, 40, 40, names=False, together=True)),
    "dots, forty on a map": state(dots_scene(RISK_FORM, 40, 40, moment=DotsMoment(said=REFUSED))),
    "dots, forty on one field": state(dots_scene(RISK_FORM[:2], 40, 40, together=True)),
    "dots, forty on a spectrum": state(dots_scene(SPECTRUM_FORM, 40, 38, names=False, moment=DotsMoment())),
    "dots, two hundred people": state(dots_scene(ONE_SCALE, 200, names=False, moment=DotsMoment(page=2))),
    "dots, two hundred on one place": state(dots_scene(SPECTRUM_FORM, 200, 200, names=False, together=True)),
    "dots, nobody yet": state(dots_scene(ONE_SCALE, 9, 0, moment=DotsMoment(typed="7"))),
    "dots, nine points": state(dots_scene((Question("agreement", "agreement9", "Agreement"),), 24)),
    "dots, approval of many items": state(dots_scene(approvals(MANY), 12, moment=DotsMoment(part=4))),
    "dots, nobody in the room": state(dots_scene(ONE_SCALE, 0, 0), timer_ends="2026-11-23T10:00"),
}
STATES: dict[str, StageState] = VOTING | RESULTS | POSITIONS | MOVED | CLOSED | MAPS | DOTS
