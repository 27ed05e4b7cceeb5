"""Which page takes an answer: one for each shape, so that a new kind of a known shape needs nothing here."""

from __future__ import annotations

from collections.abc import Mapping

from unifydesk.domain.question import ALLOCATION, RANKING, SCALE, TEXT
from unifydesk.kinds import KINDS
from unifydesk.stage.ballot import Step
from unifydesk.stage.booth_question import QuestionPage, TooOldPage
from unifydesk.stage.booth_ranking import RankingPage
from unifydesk.stage.booth_scale import ScalePage
from unifydesk.stage.booth_shares import SharesPage
from unifydesk.stage.booth_text import TextPage
from unifydesk.stage.look import Look

PAGES: Mapping[str, type[QuestionPage]] = {
    SCALE: ScalePage,
    RANKING: RankingPage,
    ALLOCATION: SharesPage,
    TEXT: TextPage,
}


def question_page(look: Look, step: Step) -> QuestionPage:
    """Return a new page for a question; one of an unknown kind or shape says that the program is too old."""
    kind = KINDS.get(step.question.kind)
    page = PAGES.get(kind.shape, TooOldPage) if kind is not None else TooOldPage
    return page(look, step)
