"""A deck: what a group is led through, and the claims it is asked about."""

from __future__ import annotations

from dataclasses import dataclass

CLAIM_KINDS = ("benefit", "risk", "overall")
SLIDE_LAYOUTS = ("title", "divider", "content", "item")


@dataclass(frozen=True, slots=True)
class Argument:
    """One reason for or against a claim, shown before the vote."""

    side: str  # "for" or "against"
    text: str


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that is ranked, approved or given points: a letter or short name, and what it stands for."""

    id: str  # A, B, …, or the id of another claim
    text: str


@dataclass(frozen=True, slots=True)
class Claim:
    """One sentence put to the vote: a benefit, a risk or an overall statement."""

    id: str
    kind: str  # one of CLAIM_KINDS
    lens: str  # "epistemic", "ethical", …; may be empty
    title: str  # a few words for outlines and tables
    text: str  # the sentence put to the vote
    prompt: str  # the question for the discussion
    parent: str | None
    core: bool
    arguments: tuple[Argument, ...]
    ask: tuple[str, ...] = ()  # ids of the question kinds asked together; empty: the usual ones of its kind
    items: tuple[Item, ...] = ()  # what is ranked, approved or given points
    budget: int = 0  # points to split, or credits; 0: the usual ones
    top: int = 0  # how many items a ranking names at the most; 0: all
    ends: tuple[str, str] = ("", "")  # names of the two ends of a spectrum

    def arguments_on(self, side: str) -> tuple[str, ...]:
        """Return the texts of the arguments on `side` ("for" or "against")."""
        return tuple(a.text for a in self.arguments if a.side == side)


@dataclass(frozen=True, slots=True)
class Bullet:
    """One line of a slide; `level` 0 is the outermost."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Slide:
    """One slide with its bullets, presenter notes, planned minutes and any number of claims."""

    id: str
    title: str
    layout: str  # one of SLIDE_LAYOUTS
    bullets: tuple[Bullet, ...]
    notes: str
    minutes: float
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A named run of slides."""

    id: str
    title: str
    slides: tuple[Slide, ...]


@dataclass(frozen=True, slots=True)
class RunningOrder:
    """A selection of claims that fits a length of time; no claims means every core claim."""

    id: str
    title: str
    minutes: int
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Deck:
    """A whole deck as read from its Markdown file."""

    title: str
    subtitle: str
    authors: tuple[str, ...]
    source: str  # the citation printed on the last page of the minutes
    language: str  # BCP 47, such as "en"
    sections: tuple[Section, ...]
    running_orders: tuple[RunningOrder, ...]

    @property
    def slides(self) -> tuple[Slide, ...]:
        """All slides in order."""
        return tuple(slide for section in self.sections for slide in section.slides)

    @property
    def claims(self) -> tuple[Claim, ...]:
        """All claims in order."""
        return tuple(claim for slide in self.slides for claim in slide.claims)

    def claim(self, claim_id: str) -> Claim | None:
        """Return the claim with this id, or None."""
        return next((c for c in self.claims if c.id == claim_id), None)

    def slide(self, slide_id: str) -> Slide | None:
        """Return the slide with this id, or None."""
        return next((s for s in self.slides if s.id == slide_id), None)

    def slide_of(self, claim_id: str) -> Slide | None:
        """Return the slide that carries the claim, or None."""
        return next((s for s in self.slides if any(c.id == claim_id for c in s.claims)), None)

    def section_of(self, slide_id: str) -> Section | None:
        """Return the section that holds the slide, or None."""
        return next((x for x in self.sections if any(s.id == slide_id for s in x.slides)), None)
