"""Everything the console can do, as one table: menus, keys, palette and the sheet of keys come from it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from unifydesk.domain.marks import QT_TRANSLATE_NOOP
from unifydesk.gui.commands import exports, files, help, session, stage, trust
from unifydesk.gui.desk import Desk
from unifydesk.gui.models.words import no_undo

MENUS: dict[str, str] = {
    "file": QT_TRANSLATE_NOOP("actions", "&File"),
    "edit": QT_TRANSLATE_NOOP("actions", "&Edit"),
    "stage": QT_TRANSLATE_NOOP("actions", "&Stage"),
    "vote": QT_TRANSLATE_NOOP("actions", "&Vote"),
    "go": QT_TRANSLATE_NOOP("actions", "&Go"),
    "export": QT_TRANSLATE_NOOP("actions", "E&xport"),
    "help": QT_TRANSLATE_NOOP("actions", "&Help"),
}


def always(_desk: Desk) -> bool:
    """At any time."""
    return True


@dataclass(frozen=True, slots=True)
class Action:
    """One thing to do; `leading` ones work on the Lead page only. Letters sleep while somebody types."""

    id: str
    menu: str
    text: str
    do: Callable[[Desk], None]
    keys: tuple[str, ...] = ()
    icon: str = ""
    when: Callable[[Desk], bool] = always
    checked: Callable[[Desk], bool] | None = None
    object: Callable[[Desk], str] | None = None  # what the text’s %1 stands for
    instead: Callable[[Desk], str] | None = None  # why it is not possible: what it reads then, or empty
    leading: bool = False
    divided: bool = False  # a line above it in its menu


def _undo_text(desk: Desk) -> str:
    return desk.workshop.undo_text if desk.workshop else ""


def _no_undo(desk: Desk) -> str:
    return no_undo(desk.workshop) if desk.workshop else ""


def _redo_text(desk: Desk) -> str:
    return desk.workshop.redo_text if desk.workshop else ""


A = Action

FILE = (
    A(
        "file.new",
        "file",
        QT_TRANSLATE_NOOP("actions", "New workshop…"),
        files.new_workshop,
        ("Ctrl+N",),
        "new",
    ),
    A("file.open", "file", QT_TRANSLATE_NOOP("actions", "Open…"), files.open_workshop, ("Ctrl+O",), "open"),
    A("file.rehearse", "file", QT_TRANSLATE_NOOP("actions", "Rehearse…"), files.rehearse, icon="rehearse"),
    A("file.deck", "file", QT_TRANSLATE_NOOP("actions", "Import a deck…"), files.import_deck, icon="import"),
    A(
        "file.restore",
        "file",
        QT_TRANSLATE_NOOP("actions", "Restore a backup…"),
        files.restore,
        icon="undo",
    ),
    A(
        "file.recover",
        "file",
        QT_TRANSLATE_NOOP("actions", "Recover a damaged file…"),
        trust.recover,
    ),
    A(
        "file.seal",
        "file",
        QT_TRANSLATE_NOOP("actions", "Seal and fingerprint…"),
        trust.show_seal,
        icon="lock",
        when=session.has_workshop,
        divided=True,
    ),
    A(
        "file.minutes",
        "file",
        QT_TRANSLATE_NOOP("actions", "Check minutes…"),
        trust.check_minutes,
        icon="check",
    ),
    A(
        "file.check",
        "file",
        QT_TRANSLATE_NOOP("actions", "Check a workshop file…"),
        trust.check_workshop,
    ),
    A(
        "file.votes",
        "file",
        QT_TRANSLATE_NOOP("actions", "Import votes…"),
        files.import_votes,
        icon="import",
        when=session.can_change,
        divided=True,
    ),
    A(
        "file.elsewhere",
        "file",
        QT_TRANSLATE_NOOP("actions", "Save a copy and go on there…"),
        files.save_elsewhere,
        when=session.has_workshop,
    ),
    A(
        "file.folder",
        "file",
        QT_TRANSLATE_NOOP("actions", "Show the file in its folder"),
        files.show_folder,
        icon="folder",
        when=session.has_workshop,
    ),
    A(
        "file.close",
        "file",
        QT_TRANSLATE_NOOP("actions", "Close the workshop"),
        files.close_workshop,
        ("Ctrl+W",),
        "close",
        session.has_workshop,
    ),
    A(
        "file.settings",
        "file",
        QT_TRANSLATE_NOOP("actions", "Settings…"),
        files.change_settings,
        ("Ctrl+,",),
        "settings",
        divided=True,
    ),
    A("file.quit", "file", QT_TRANSLATE_NOOP("actions", "Quit"), files.leave, ("Ctrl+Q",), divided=True),
)

EDIT = (
    A(
        "edit.undo",
        "edit",
        QT_TRANSLATE_NOOP("actions", "Undo %1"),
        session.undo,
        ("Ctrl+Z",),
        "undo",
        session.can_undo,
        object=_undo_text,
        instead=_no_undo,
    ),
    A(
        "edit.redo",
        "edit",
        QT_TRANSLATE_NOOP("actions", "Redo %1"),
        session.redo,
        ("Ctrl+Shift+Z", "Ctrl+Y"),
        "redo",
        session.can_redo,
        object=_redo_text,
    ),
    A(
        "edit.note",
        "edit",
        QT_TRANSLATE_NOOP("actions", "Write a note"),
        session.write_note,
        ("N",),
        "note",
        session.can_change,
        leading=True,
        divided=True,
    ),
    A(
        "edit.find",
        "edit",
        QT_TRANSLATE_NOOP("actions", "Find an action or a claim…"),
        help.find,
        ("Ctrl+K",),
        "search",
        divided=True,
    ),
)

STAGE = (
    A(
        "stage.open",
        "stage",
        QT_TRANSLATE_NOOP("actions", "Open the stage"),
        stage.open_stage,
        ("F5",),
        "stage",
    ),
    A(
        "stage.blank",
        "stage",
        QT_TRANSLATE_NOOP("actions", "Blank the stage"),
        stage.toggle_blank,
        ("B", "."),
        "blank",
        stage.can_hold,
        checked=stage.is_blank,
        divided=True,
    ),
    A(
        "stage.freeze",
        "stage",
        QT_TRANSLATE_NOOP("actions", "Freeze the picture"),
        stage.toggle_freeze,
        ("F",),
        "freeze",
        stage.can_hold,
        checked=stage.is_frozen,
    ),
    A(
        "stage.live",
        "stage",
        QT_TRANSLATE_NOOP("actions", "Show the session again"),
        stage.go_live,
        ("Esc",),
        "live",
        stage.is_held,
    ),
    A(
        "stage.theme",
        "stage",
        QT_TRANSLATE_NOOP("actions", "Change between dark and light"),
        stage.toggle_theme,
        divided=True,
    ),
    A(
        "stage.close",
        "stage",
        QT_TRANSLATE_NOOP("actions", "Close the stage"),
        stage.close_stage,
        ("Shift+F5",),
        "close",
        stage.is_open,
    ),
)

VOTE = (
    A(
        "vote.next",
        "vote",
        QT_TRANSLATE_NOOP("actions", "Do the next step"),
        session.next_step,
        ("Space", "PgDown"),
        "next",
        session.can_change,
        leading=True,
    ),
    A(
        "vote.record",
        "vote",
        QT_TRANSLATE_NOOP("actions", "Record the position"),
        session.record_position,
        ("P",),
        "check",
        session.can_record,
        leading=True,
    ),
    A(
        "vote.booth",
        "vote",
        QT_TRANSLATE_NOOP("actions", "Turn the stage into a booth"),
        session.enter_booth,
        icon="booth",
        when=session.has_open_round,
        divided=True,
    ),
    A(
        "vote.results",
        "vote",
        QT_TRANSLATE_NOOP("actions", "Show the result, then pairs and movement"),
        session.show_results,
        ("R",),
        "review",
        session.has_result,
        leading=True,
    ),
    A(
        "vote.discuss",
        "vote",
        QT_TRANSLATE_NOOP("actions", "Show the discussion"),
        session.show_discussion,
        ("D",),
        "discuss",
        session.has_claim,
        leading=True,
    ),
    A(
        "vote.maps",
        "vote",
        QT_TRANSLATE_NOOP("actions", "Show the maps of benefits and risks, then the overview"),
        session.show_maps,
        ("M",),
        "review",
        session.has_map,
        leading=True,
    ),
    A(
        "vote.claim",
        "vote",
        QT_TRANSLATE_NOOP("actions", "Show the claim"),
        session.show_claim,
        ("C",),
        "claims",
        session.has_claim,
        leading=True,
    ),
    A(
        "vote.timer",
        "vote",
        QT_TRANSLATE_NOOP("actions", "Start or stop the timer"),
        session.toggle_timer,
        ("T",),
        "timer",
        session.can_change,
        leading=True,
    ),
    A(
        "vote.void",
        "vote",
        QT_TRANSLATE_NOOP("actions", "Void the round…"),
        session.void_round,
        icon="trash",
        when=session.has_round,
        divided=True,
    ),
)

GO = (
    A(
        "go.back",
        "go",
        QT_TRANSLATE_NOOP("actions", "One stop back"),
        session.step_back,
        ("PgUp",),
        "previous",
        session.can_change,
        leading=True,
    ),
    A(
        "go.welcome",
        "go",
        QT_TRANSLATE_NOOP("actions", "Welcome picture"),
        session.show_welcome,
        when=session.can_change,
    ),
    A(
        "go.closing",
        "go",
        QT_TRANSLATE_NOOP("actions", "All positions"),
        session.show_closing,
        when=session.can_change,
    ),
    A(
        "go.prepare",
        "go",
        QT_TRANSLATE_NOOP("actions", "Prepare"),
        session.show_prepare,
        ("Ctrl+1",),
        "workshop",
        session.has_workshop,
        divided=True,
    ),
    A(
        "go.lead",
        "go",
        QT_TRANSLATE_NOOP("actions", "Lead"),
        session.show_lead,
        ("Ctrl+2",),
        "stage",
        session.has_workshop,
    ),
    A(
        "go.review",
        "go",
        QT_TRANSLATE_NOOP("actions", "Review"),
        session.show_review,
        ("Ctrl+3",),
        "review",
        session.has_workshop,
    ),
    A(
        "go.minutes",
        "go",
        QT_TRANSLATE_NOOP("actions", "Minutes"),
        session.show_minutes,
        ("Ctrl+4",),
        "minutes",
        session.has_workshop,
    ),
)

EXPORT = (
    A(
        "export.minutes",
        "export",
        QT_TRANSLATE_NOOP("actions", "Export the minutes…"),
        exports.export_minutes,
        ("Ctrl+E",),
        "minutes",
        session.has_workshop,
    ),
)

HELP = (
    A(
        "help.keys",
        "help",
        QT_TRANSLATE_NOOP("actions", "All keys"),
        help.show_shortcuts,
        ("?", "F1"),
        "keyboard",
    ),
    A("help.logs", "help", QT_TRANSLATE_NOOP("actions", "Open the folder of logs"), help.show_logs),
    A(
        "help.about",
        "help",
        QT_TRANSLATE_NOOP("actions", "About UnifyDesk"),
        help.show_about,
        icon="info",
        divided=True,
    ),
)

ACTIONS: tuple[Action, ...] = FILE + EDIT + STAGE + VOTE + GO + EXPORT + HELP
