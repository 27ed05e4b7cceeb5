"""The rules of `test_sinks`: each finds text of a person on another way to where it could be obeyed."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

OURS = {"tr", "translate", "said"}
"""Functions that give words of ours, from the sources or their translations."""

Find = Callable[[ast.Module], Iterator[ast.AST]]


@dataclass(frozen=True)
class Rule:
    """What may not stand in the sources outside its one module."""

    name: str
    find: Find
    breaches: tuple[str, ...]
    right: tuple[str, ...]
    within: tuple[str, ...] = ("",)  # where it holds: beginnings of paths
    doors: frozenset[str] = field(default_factory=frozenset)  # the modules that are the one way

    def holds_in(self, name: str) -> bool:
        """Return whether the rule is about a module."""
        return name.startswith(self.within) and name not in self.doors


# --- reading the sources -------------------------------------------------------------------------


def called(node: ast.AST) -> str:
    """Return the last name of what a call calls, and an empty text for everything else."""
    if not isinstance(node, ast.Call):
        return ""
    function = node.func
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def is_ours(node: ast.AST | None, *doors: str) -> bool:
    """Return whether a text is written in the sources, or has gone through one of the doors."""
    if node is None or isinstance(node, ast.Constant):
        return True
    if isinstance(node, ast.IfExp):
        return is_ours(node.body, *doors) and is_ours(node.orelse, *doors)
    if isinstance(node, ast.BoolOp):
        return all(is_ours(value, *doors) for value in node.values)
    return called(node) in OURS or called(node) in doors


def calls(tree: ast.Module, *names: str) -> Iterator[ast.Call]:
    """Give the calls of these names."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and called(node) in names:
            yield node


def calling(*names: str) -> Find:
    """Return what finds every call of these names."""
    return lambda tree: calls(tree, *names)


def unless_through(door: str, *names: str) -> Find:
    """Return what finds calls of these names whose first text is neither ours nor through the door."""

    def find(tree: ast.Module) -> Iterator[ast.AST]:
        for call in calls(tree, *names):
            if not is_ours(call.args[0] if call.args else None, door):
                yield call

    return find


def naming(*names: str) -> Find:
    """Return what finds these names however they are used, also when they are only imported."""

    def find(tree: ast.Module) -> Iterator[ast.AST]:
        for node in ast.walk(tree):
            told = [getattr(node, "id", ""), getattr(node, "attr", "")]
            told += [alias.name for alias in getattr(node, "names", []) if isinstance(alias, ast.alias)]
            if set(told) & set(names):
                yield node

    return find


def importing(module: str, *names: str) -> Find:
    """Return what finds imports of a module, or of names from it."""

    def find(tree: ast.Module) -> Iterator[ast.AST]:
        for node in ast.walk(tree):
            if isinstance(node, ast.Import) and any(alias.name == module for alias in node.names):
                yield node
            if isinstance(node, ast.ImportFrom) and node.module == module:
                told = {alias.name for alias in node.names}
                if not names or told & set(names):
                    yield node

    return find


def either(*finds: Find) -> Find:
    """Return what finds all that one of these finds."""

    def find(tree: ast.Module) -> Iterator[ast.AST]:
        for each in finds:
            yield from each(tree)

    return find


# --- what takes more than a name -----------------------------------------------------------------


BUTTONS = {"push_button", "QPushButton", "QToolButton", "QCheckBox", "QRadioButton", "QGroupBox"}


def captions_of_buttons(tree: ast.Module) -> Iterator[ast.AST]:
    """Give calls of setText on what this module made as a button, with text that may hold an “&”."""
    made = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and called(node.value) in BUTTONS:
            made |= {ast.unparse(target) for target in node.targets}
    for call in calls(tree, "setText"):
        owner = ast.unparse(call.func.value) if isinstance(call.func, ast.Attribute) else ""
        if (
            owner in made
            and not is_ours(call.args[0], "plain_caption")
            and not _is_format_of_ours(call.args[0])
        ):
            yield call


def _is_format_of_ours(node: ast.AST) -> bool:
    """Return whether a text is `self.tr("… {n} …").format(n=…)` with whole numbers only, by their names."""
    if called(node) != "format" or not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
        return False
    return is_ours(node.func.value) and {keyword.arg for keyword in node.keywords} <= {"n", "all", "number"}


def bare_roles(tree: ast.Module) -> Iterator[ast.AST]:
    """Give models that answer for tips by themselves in `data` or `headerData` without `plain_tip`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and node.name in ("data", "headerData"):
            about_tips = any(getattr(part, "attr", "") == "ToolTipRole" for part in ast.walk(node))
            if about_tips and not any(called(part) == "plain_tip" for part in ast.walk(node)):
                yield node


def other_models(tree: ast.Module) -> Iterator[ast.AST]:
    """Give models whose `more` answers for tips, but that are not of the class that makes them plain."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.ClassDef):
            continue
        bases = {ast.unparse(base).split("[")[0] for base in node.bases}
        own = [part for part in node.body if isinstance(part, ast.FunctionDef) and part.name == "more"]
        if own and not any(base.endswith("RowsModel") for base in bases):
            yield node


def formatted_labels(tree: ast.Module) -> Iterator[ast.AST]:
    """Give classes of labels that do not say that their text is plain and do show text."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef) and "QLabel" in {ast.unparse(base) for base in node.bases}:
            shows = any(called(part) == "setText" for part in ast.walk(node))
            if shows and not any(called(part) == "setTextFormat" for part in ast.walk(node)):
                yield node


TYPED = {"title", "subtitle", "organisation", "facilitator", "place", "name_of_workshop"}
NAMERS = {"file_stem", "export_stem", "free_path"}


def names_of_files(tree: ast.Module) -> Iterator[ast.AST]:
    """Give paths that are put together from what a person typed."""
    for node in ast.walk(tree):
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div):
            parts: list[ast.AST] = [node.right]
        elif called(node) in ("Path", "with_name", "with_stem", "joinpath", "join"):
            parts = list(node.args) if isinstance(node, ast.Call) else []
        else:
            continue
        if any(_is_typed(part) for part in parts):
            yield node


def _is_typed(node: ast.AST) -> bool:
    """Return whether something typed is in an expression, other than through a function that makes names."""
    if called(node) in NAMERS:
        return False
    if isinstance(node, ast.Attribute) and node.attr in TYPED:
        return True
    if isinstance(node, ast.Name) and node.id in TYPED:
        return True
    return isinstance(node, ast.JoinedStr | ast.FormattedValue | ast.BinOp | ast.Call) and any(
        _is_typed(child) for child in ast.iter_child_nodes(node)
    )


_TAG = re.compile(r"(?<![<(?])<(?:[a-z][a-z0-9-]*[\s/>]|/[a-z]|!)")


def markup_in_words(tree: ast.Module) -> Iterator[ast.AST]:
    """Give texts in the sources that look like markup, docstrings left out."""
    docs = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        text = node.value if isinstance(node, ast.Constant) and id(node) not in docs else None
        if isinstance(text, str) and _TAG.search(text):
            yield node


def streams(tree: ast.Module) -> Iterator[ast.AST]:
    """Give what is written to the terminal past `say` and `complain`."""
    for call in calls(tree, "write", "writelines"):
        if isinstance(call.func, ast.Attribute) and ast.unparse(call.func.value) in (
            "sys.stdout",
            "sys.stderr",
        ):
            yield call


# --- the rules -----------------------------------------------------------------------------------


WINDOWS = ("gui/", "stage/", "bootstrap.py")
LABELS, TIPS = frozenset({"gui/widgets/labels.py"}), frozenset({"gui/tips.py"})
RULES = (
    Rule(
        "labels show plain text: they are made by `text_label`",
        calling("QLabel"),
        ("QLabel(seat.name)", "QtWidgets.QLabel('a')"),
        ("text_label('body', seat.name)",),
        WINDOWS,
        LABELS,
    ),
    Rule(
        "classes of labels say that their text is plain",
        formatted_labels,
        ("class A(QLabel):\n    def show(self, t):\n        self.setText(t)",),
        ("class A(QLabel):\n    def show(self, t):\n        self.setTextFormat(P)\n        self.setText(t)",),
        WINDOWS,
    ),
    Rule(
        "tips are ours or go through `plain_tip`",
        unless_through("plain_tip", "setToolTip"),
        ("w.setToolTip(seat.name)", "w.setToolTip(f'{a}')", "w.setToolTip(a if b else 'c')"),
        ("w.setToolTip(plain_tip(a))", "w.setToolTip(self.tr('a') if b else '')"),
        WINDOWS,
    ),
    Rule(
        "tips of cells and headings go through `plain_tip`",
        either(bare_roles, other_models),
        (
            "def data(self, i, role):\n    return self.t if role == Role.ToolTipRole else None",
            "class M(QAbstractTableModel):\n    def more(self, row, column, role):\n        return row.name",
        ),
        (
            "def headerData(self, i, o, role):\n    return plain_tip(t) if role == R.ToolTipRole else t",
            "class M(RowsModel[Seat]):\n    def more(self, row, column, role):\n        return row.name",
        ),
        WINDOWS,
        frozenset({"gui/models/rows.py"}),  # the class that makes them plain
    ),
    Rule(
        "nothing that reads markup or guesses whether a text is some",
        either(
            naming(
                *(
                    "QMessageBox",
                    "QErrorMessage",
                    "QInputDialog",
                    "QProgressDialog",
                    "QTextEdit",
                    "QTextBrowser",
                ),
                *(
                    "QTextDocument",
                    "QGraphicsTextItem",
                    "QStaticText",
                    "QWhatsThis",
                    "QToolTip",
                    "QSplashScreen",
                ),
                *("RichText", "AutoText", "MarkdownText"),
            ),
            calling("setHtml", "insertHtml", "appendHtml", "setMarkdown", "setWhatsThis", "setStatusTip"),
        ),
        (
            "QMessageBox.warning(self, 'a', name)",
            "from PySide6.QtWidgets import QTextBrowser",
            "label.setTextFormat(Qt.TextFormat.RichText)",
            "edit.setHtml(note.text)",
            "w.setWhatsThis(a)",
        ),
        ("QPlainTextEdit(note.text)", "label.setTextFormat(Qt.TextFormat.PlainText)"),
        WINDOWS,
    ),
    Rule(
        "captions are ours or go through `plain_caption`, or an “&” would be an access key",
        either(
            unless_through(
                "plain_caption",
                *(
                    "QPushButton",
                    "QCheckBox",
                    "QRadioButton",
                    "QGroupBox",
                    "setTitle",
                    "setTabText",
                ),
            ),
            captions_of_buttons,
        ),
        (
            "QCheckBox(option.label)",
            "menu.setTitle(workshop.title)",
            "self.b = push_button('', 'a')\nself.b.setText(seat.name)",
            "self.b = QToolButton()\nself.b.setText(self.tr('{a}').format(a=seat.name))",
        ),
        (
            "QCheckBox(self.tr('a'))",
            "self.b = push_button('', 'a')\nself.b.setText(plain_caption(seat.name))",
            "self.b = push_button('', seat.name)\nself.b.setText(self.tr('{n}').format(n=1))",
        ),
        WINDOWS,
        LABELS,
    ),
    Rule(
        "actions are ours or go through `plain_caption`",
        unless_through("plain_caption", "QAction", "addAction"),
        ("QAction(claim.title, self)", "menu.addAction(f'{a} {b}')", "menu.addAction(sheet.label, self._on)"),
        ("menu.addAction(plain_caption(a))", "menu.addAction(self.tr('a'), self._on)"),
        WINDOWS,
        frozenset(
            {"gui/action_set.py", "gui/views/prepare/people.py"}
        ),  # add actions, which have no text here
    ),
    Rule(
        "titles of windows are ours or go through `plain_title`",
        unless_through("plain_title", "setWindowTitle"),
        ("self.setWindowTitle(workshop.title)", "self.setWindowTitle(f'{a}')"),
        ("self.setWindowTitle(plain_title(a))", "self.setWindowTitle(self.tr('a'))"),
        WINDOWS,
        frozenset({"stage/public_window.py"}),  # whose two titles are ours: `stage/window.py`
    ),
    Rule(
        "paragraphs and lines of the PDF are made in one module",
        either(
            calling("Paragraph", "ScriptParagraph", "XPreformatted", "Preformatted", "ScriptText"),
            calling("drawString", "drawRightString", "drawCentredString", "textLine", "textLines", "textOut"),
        ),
        ("Paragraph(note.text, style)", "canvas.drawString(0, 0, name)"),
        ("paragraph(note.text, style)",),
        ("exporters/",),
        frozenset({"exporters/_pdf_text.py", "exporters/_pdf_scripts.py"}),
    ),
    Rule(
        "rows of CSV are written in one module",
        calling("writer", "DictWriter", "writerow", "writerows"),
        ("csv.writer(out).writerow([name])", "csv.DictWriter(out, heads)"),
        ("table(columns, rows)", "csv.reader(lines)"),
        doors=frozenset({"exporters/_csv_cells.py"}),
    ),
    Rule(
        "workbooks are written in one module",
        either(importing("xlsxwriter"), importing("xlsxwriter.workbook"), importing("openpyxl")),
        ("import xlsxwriter", "from xlsxwriter import Workbook"),
        ("from unifydesk.exporters._xlsx_book import book",),
        doors=frozenset({"exporters/_xlsx_book.py"}),
    ),
    Rule(
        "cells of workbooks are strings or numbers, never guessed and never a formula or a link",
        either(
            calling("write_formula", "write_array_formula", "write_dynamic_array_formula", "write_url"),
            calling(
                "write_rich_string", "write_comment", "insert_textbox", "write", "write_row", "write_column"
            ),
        ),
        ("sheet.write(0, 0, name)", "sheet.write_url(0, 0, name)"),
        ("sheet.write_string(0, 0, name)", "sheet.write_number(0, 0, 1)"),
        ("exporters/_xlsx", "exporters/xlsx"),
    ),
    Rule(
        "HTML and SVG are made of elements, never of text",
        either(calling("Markup"), markup_in_words),
        ("Markup(note.text)", "x = f'<b>{name}</b>'", "y = '<svg width=1>' + a"),
        ("element('b', name)", "x = a < b", "def f():\n    '''Return <b>.'''"),
        ("exporters/", "app/", "pictures/", "cli/", "gui/", "stage/"),
        frozenset(
            {
                "exporters/_html_elements.py",
                "exporters/_pdf_text.py",  # the markup of reportlab, around escaped text
                "exporters/_pdf_xmp.py",  # metadata as XML, around escaped text
                "gui/tips.py",
            }
        ),
    ),
    Rule(
        "escaping is done by the one module of its format",
        either(importing("html", "escape"), importing("html"), importing("xml.sax.saxutils")),
        ("from html import escape", "import html", "from xml.sax.saxutils import escape, quoteattr"),
        ("from html.parser import HTMLParser",),
        doors=frozenset(
            {
                "exporters/_html_elements.py",
                "exporters/_pdf_text.py",
                "exporters/_pdf_xmp.py",
                "gui/tips.py",
            }
        ),
    ),
    Rule(
        "names of files are made of titles in one module",
        names_of_files,
        (
            "folder / deck.title",
            "folder / f'{info.title}.unify'",
            "Path(folder, title)",
            "path.with_name(info.title + '.pdf')",
        ),
        ("folder / file_stem(deck.title)", "free_path(folder, deck.title, '.unify')", "folder / name"),
        doors=frozenset({"gui/naming.py"}),
    ),
    Rule(
        "the terminal is written to in one module, which lets no text steer it",
        either(calling("print"), streams, naming("print_exc", "format_exc")),
        ("print(note.text)", "sys.stderr.write(name)", "sys.stdout.writelines(names)"),
        ("say(note.text)", "complain([name])"),
        doors=frozenset({"cli/writing.py", "__main__.py"}),  # `__main__` has two sentences of ours
    ),
)
