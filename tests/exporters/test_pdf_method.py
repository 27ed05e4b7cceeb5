"""The pages by which minutes are checked: rule, bases, record, agenda, source, signatures."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from tests.exporters.every_kind import every_kind
from unifydesk.domain.report import Report
from unifydesk.exporters._pdf_method import agenda, general_notes, method, signatures, source
from unifydesk.exporters._pdf_styles import sheet

Lay = Callable[..., list[str]]
PAGE = sheet("A4")


def test_the_rule_its_thresholds_and_its_declaration_are_printed(report: Report, lay: Lay) -> None:
    text = " ".join("\n".join(lay(method(report, PAGE))).split())
    assert "Delphi 75%." in text
    assert "at least 75% on one side and fewer than 15% on the other" in text
    assert "Declared on 23 November 2026 at 09:02, before the first round." in text


def test_changes_of_the_rule_are_printed_one_by_one(report: Report, lay: Lay) -> None:
    changed = replace(
        report, rule_history=(*report.rule_history, "Changed on 24 November, after the first round.")
    )
    assert "Changed on 24 November, after the first round." in "\n".join(lay(method(changed, PAGE)))


def test_bases_dashes_and_swing_are_explained(report: Report, lay: Lay) -> None:
    text = " ".join("\n".join(lay(method(report, PAGE))).split())
    assert "Every percentage is of the people who answered" in text
    assert "the row that is the base says so" in text
    assert "shown as a dash, never as 0" in text
    assert "no margin of error" in text
    assert "never multiplied" in text


def test_voided_rounds_are_named(report: Report, lay: Lay) -> None:
    text = " ".join("\n".join(lay(method(report, PAGE))).split())
    assert "Round 1 of EB2c, voided on 23 November 2026" in text


def test_the_agenda_has_planned_and_actual_minutes_and_their_sums(report: Report, lay: Lay) -> None:
    text = "\n".join(lay(agenda(report, PAGE)))
    assert "What we mean by unification\n09:30\n3.0\n–\n4.5" in text
    assert "Success by accident\n10:00\n2.5\n–\n–" in text
    assert "Total\n70.5\n" in text


def test_the_agenda_says_when_a_slide_was_first_shown_and_what_was_not_reached(
    report: Report, lay: Lay
) -> None:
    first, second, *others = report.agenda
    shown = replace(first, first="2026-11-23T09:31:40+01:00")
    items = (shown, replace(second, missed=("EB1", "<b>X</b>")), *others)
    text = "\n".join(lay(agenda(replace(report, agenda=items), PAGE)))
    assert "09:30\n3.0\n09:31\n4.5" in text
    assert "Not reached: EB1, <b>X</b>" in text


def test_a_session_that_never_began_has_no_planned_times(report: Report, lay: Lay) -> None:
    text = "\n".join(lay(agenda(replace(report, started=""), PAGE)))
    assert "What we mean by unification\n–\n3.0" in text


def test_thresholds_stand_in_a_table_of_their_own(report: Report, lay: Lay) -> None:
    told = replace(report, thresholds=(("Quorum of answers", "50%"), ("Fewest answers", "5 people")))
    text = " ".join("\n".join(lay(method(told, PAGE))).split())
    assert "Thresholds Quorum of answers 50% Fewest answers 5 people Declared" in text


def test_without_an_agenda_there_is_no_such_chapter(report: Report) -> None:
    assert agenda(replace(report, agenda=()), PAGE) == []


def test_slides_that_were_never_shown_have_no_sum(report: Report, lay: Lay) -> None:
    unseen = replace(report, agenda=tuple(replace(item, actual=None) for item in report.agenda))
    assert "Total\n70.5\n–" in "\n".join(lay(agenda(unseen, PAGE)))


def test_notes_stand_under_their_slide_or_the_workshop(report: Report, lay: Lay) -> None:
    text = "\n".join(lay(general_notes(report, PAGE)))
    assert text.index("What we mean by unification") < text.index("The projector failed")
    assert text.index("The whole workshop") < text.index("These minutes go to everybody")
    assert "Owner: Maria Ødegård · Due: one week" in text
    assert general_notes(replace(report, notes=()), PAGE) == []


def test_the_deck_is_cited(report: Report, lay: Lay) -> None:
    text = "\n".join(lay(source(report, PAGE)))
    assert "doi:10.1145/3531146.3533206" in text
    assert "Nic Fishman and Leif Hancox-Li" in text


def test_two_people_can_sign(report: Report, lay: Lay) -> None:
    [text] = lay(signatures(report, PAGE))
    assert text.count("Place and date") == 2
    assert "Maria Ødegård" in text
    assert "For the group" in text


def text_of(lay: Lay, report: Report) -> str:
    """Return the words of the chapter on one line."""
    return " ".join("\n".join(lay(method(report, PAGE))).split())


def test_base_and_weights_are_explained_where_they_count(report: Report, lay: Lay) -> None:
    text = text_of(lay, every_kind(only=("B4",)))
    assert "of the people present in that round, whether or not they answered" in text
    assert "Labels follow the exact sums of weights" in text
    assert "Ballots count" not in text_of(lay, report)


def test_every_change_of_the_rule_has_a_line_of_its_own(lay: Lay) -> None:
    text = text_of(lay, every_kind(only=("B4",)))
    assert "before the first round" in text
    assert "Changed on 23 November 2026 at 10:15, after the first round was opened" in text


def test_when_groups_are_held_back_is_said_where_there_are_groups(report: Report, lay: Lay) -> None:
    rule = "A declared group is not shown apart when fewer than 5 of it answered."
    assert rule in text_of(lay, replace(every_kind(only=("B4",)), suppression=rule))
    assert rule not in text_of(lay, replace(report, suppression=rule))


def test_scale_use_is_printed_line_by_line(report: Report, lay: Lay) -> None:
    lines = ("Importance, over 8 claims: all answers identical", *report.scale_use)
    text = text_of(lay, replace(report, scale_use=lines))
    assert all(line in text for line in lines)


def test_formulas_stand_in_small_type_with_chance_said_once(report: Report, lay: Lay) -> None:
    text = text_of(lay, report)
    assert "Formulas" in text
    assert text.count("expected by chance alone") == 1
    assert "Kendall" not in text
