"""The position rule on the Prepare page: declared at once, with its base, its weights and what it judges."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt

from tests.gui.rules import RuleFor
from tests.gui.views.prepare.parts import now, part
from unifydesk.app import agenda, preparing, voting
from unifydesk.domain.rule import RuleChoice
from unifydesk.rules import RULES


def test_a_threshold_is_declared_at_once_and_its_words_follow(program, page):
    rule = part(page, "rule")
    rule.fields["consensus"].setValue(80)
    assert now(program).rule.threshold("consensus") == 80
    assert "80%" in rule.ui.summaryLabel.text()


def test_another_base_is_declared_and_the_thresholds_stay(program, page):
    rule = part(page, "rule")
    rule.fields["consensus"].setValue(80)
    place = rule.ui.baseCombo.findData("present")
    rule.ui.baseCombo.setCurrentIndex(place)
    rule.ui.baseCombo.activated.emit(place)
    assert (now(program).rule.base, now(program).rule.threshold("consensus")) == ("present", 80)
    assert "of the people present" in rule.ui.summaryLabel.text()
    rule.fields["dissent"].setValue(20)
    assert now(program).rule.base == "present"


def test_weights_are_turned_on_and_the_words_say_so(program, page):
    rule = part(page, "rule")
    rule.ui.weightedCheck.click()
    assert now(program).rule.weighted
    assert "weights of their seats" in rule.ui.summaryLabel.text()


def test_weights_refused_while_a_round_is_open_come_back_off(program, page):
    program.jobs.run(page, agenda.begin)
    program.jobs.run(page, partial(voting.open_round, claim="A1"))
    rule = part(page, "rule")
    rule.ui.weightedCheck.click()
    assert "Close it before" in rule.problem.text()
    assert not rule.ui.weightedCheck.isChecked()


def test_another_rule_brings_its_own_thresholds_and_keeps_base_and_weights(program, page, monkeypatch):
    monkeypatch.setitem(RULES._things, "testing", RuleFor(points=(9,)))
    program.jobs.run(page, partial(preparing.set_rule, rule_id="delphi75", base="present", weighted=True))
    rule = part(page, "rule")
    place = rule.ui.ruleCombo.findData("testing")
    rule.ui.ruleCombo.setCurrentIndex(place)
    rule.ui.ruleCombo.activated.emit(place)
    declared = now(program).rule
    assert (declared.id, declared.base, declared.weighted) == ("testing", "present", True)
    assert list(rule.fields) == ["nmin"]
    assert "3 of 3 claims are asked on other scales" in rule.ui.fitLabel.text()


def test_a_rule_of_another_version_is_said_to_be_unknown(program, page):
    rule = part(page, "rule")
    rule.show_workshop(replace(now(program), rule=RuleChoice("stars", ())))
    assert rule.ui.summaryLabel.text() == "This version of UnifyDesk does not know the rule “stars”."
    assert rule.fields == {}


def test_it_says_what_the_rule_judges(page):
    assert "every scale with two sides" in part(page, "rule").ui.fitLabel.text()


def test_fewer_people_than_the_rule_needs_are_warned_about(program, page):
    rule = part(page, "rule")
    assert rule.few.isHidden()
    rule.fields["nmin"].setValue(7)
    assert rule.few.text() == (
        "The rule needs at least 7 answers, and 6 people can vote: no claim would get a position."
    )


def test_tab_goes_down_the_page(page, qtbot):
    rule = part(page, "rule")
    page.activateWindow()
    rule.fields["quorum"].setFocus()
    qtbot.keyClick(rule.fields["quorum"], Qt.Key.Key_Tab)
    assert rule.ui.baseCombo.hasFocus()


def test_before_the_first_round_nothing_is_noted(page):
    assert part(page, "rule").late.isHidden()


def test_after_the_first_round_a_change_is_announced_as_late(program, page):
    program.jobs.run(page, agenda.begin)
    program.jobs.run(page, partial(voting.open_round, claim="A1"))
    rule = part(page, "rule")
    assert not rule.late.isHidden()
    rule.fields["dissent"].setValue(20)
    assert now(program).rule_events[-1].after_first_round
    assert not rule.late.isHidden()
