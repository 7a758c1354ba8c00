"""Rules about the sentences people read."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from tests.house.rule import Rule, called, calls, literal, walked

SAYING = {"_": 1, "N_": 1, "n_": 2, "p_": 2}
"""The functions that mark a sentence, with how many of their arguments are looked up in the catalogue."""

SHOWING = {
    *"""
    QAction QCheckBox QGroupBox QLabel QListWidgetItem QPushButton QRadioButton QToolButton QTreeWidgetItem
    addAction addButton addItem addItems addMenu addRow addTab insertItem insertTab
    setAccessibleDescription setAccessibleName setHeaderLabels setHtml setInformativeText setItemText setLabelText
    setPlaceholderText setPlainText setPrefix setStatusTip setSuffix setTabText setText setTitle setToolTip
    setWhatsThis setWindowTitle showMessage
    """.split()
}
"""Qt's functions that put their words before somebody's eyes or into a screen reader."""

QUIET = {*SAYING, "QFont", "QKeySequence", "QShortcut", "RuntimeError", "ValueError", "TypeError", "AssertionError"}
FORBIDDEN = re.compile(r"\b(error|fail(ed|ure)?|invalid|illegal|fatal|denied|victim|oops)\b|!", re.IGNORECASE)


def put_together(tree: ast.Module) -> Iterator[ast.AST]:
    for call in calls(tree, *SAYING):
        for sentence in call.args[: SAYING[called(call)]]:
            if literal(sentence) is not None and not isinstance(sentence, ast.Constant):
                yield sentence


def untranslated(tree: ast.Module) -> Iterator[ast.AST]:
    for call in walked(tree):
        if isinstance(call, ast.Call) and called(call) not in QUIET:
            shown = called(call) in SHOWING
            for words in [*call.args, *(given.value for given in call.keywords)]:
                if is_read(literal(words) or "", shown):
                    yield words


def is_read(words: str, shown: bool) -> bool:
    """Whether words are a person's: any letters in what is shown, else what looks like a sentence."""
    words = words.replace("CaseDesk", "")
    return bool(re.search(r"[^\W\d_]{2}", words) if shown else re.match(r"[A-Z][a-z’]* [a-z]+[ .…]", words))


def unmarked(tree: ast.Module) -> Iterator[ast.AST]:
    for node in walked(tree):
        match node:
            case ast.keyword(arg="label" | "help" | "hint" | "sentence", value=words) if is_spoken(literal(words)):
                yield words
            case ast.Assign(targets=[ast.Name(id="sentence")], value=words) if literal(words):
                yield words
            case ast.ClassDef(bases=[ast.Name(id="Codes")], body=body):
                yield from (one for one in body if isinstance(one, ast.Assign) and has_plain_label(one.value))
            case ast.Raise(exc=ast.Call(func=ast.Name(id="Mendable"), args=[words, *_])) if literal(words):
                yield words


KEYS = re.compile(r"((Ctrl|Alt|Shift)\+)*(F\d+|Esc|Enter|Return|Pause|.)")


def is_spoken(words: str | None) -> bool:
    """Whether there are words at all, and not only keys such as Ctrl+N, which no language translates."""
    return bool(words) and not KEYS.fullmatch(words or "")


def has_plain_label(value: ast.expr) -> bool:
    """Whether a member of a code list, `NAME = "stored", N_("label"), …`, has words that are not marked."""
    return isinstance(value, ast.Tuple) and any(literal(words) for words in value.elts[1:])


def unkind(tree: ast.Module) -> Iterator[ast.AST]:
    for call in calls(tree, *SAYING):
        for sentence in call.args[: SAYING[called(call)]]:
            if FORBIDDEN.search(literal(sentence) or ""):
                yield sentence


def glued(tree: ast.Module) -> Iterator[ast.AST]:
    for node in walked(tree):
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
            for side, other in ((node.left, node.right), (node.right, node.left)):
                if isinstance(side, ast.Call) and called(side) in SAYING and re.search(r"\w", literal(other) or ""):
                    yield node


RULES = (
    Rule(
        "a sentence is whole when it is looked up",
        "a sentence put together first is in no catalogue: Khmer and French readers would get English",
        put_together,
        catches=(
            '_(f"Hello {name}")',
            '_("Hello " + name)',
            '_("Hello %s" % name)',
            '_("Hello {}".format(name))',
            'n_("one", f"{n} cases", n)',
            'p_("case", f"{word}")',
        ),
        leaves=(
            '_("Hello {name}", name=name)',
            "_(label)",
            '_("a long "\n"sentence")',
            'n_("{n} case", "{n} cases", n)',
        ),
    ),
    Rule(
        "what is shown is translated",
        "a string handed straight to a widget stays English in every language",
        untranslated,
        catches=(
            'QLabel("Name")',
            'button.setText("Save")',
            'field.setAccessibleName(f"Name of {who}")',
            'Notice(text="Your page is kept.")',
            'menu.addAction("Save" + more)',
        ),
        leaves=(
            'QLabel(_("Name"))',
            "label.setText(case.number)",
            'label.setText("–")',
            'widget.setObjectName("save")',
            'window.setWindowTitle("CaseDesk")',
            'QFont("Noto Sans Khmer")',
            'field.setText(f"{day}.{month}.")',
        ),
        rooms=("casedesk/ui", "casedesk/reports"),
    ),
    Rule(
        "declared words are marked",
        "what N_ does not mark is in no catalogue, and is shown in English for ever",
        unmarked,
        catches=(
            'coded(label="Name")',
            'sealed(label=N_("Name"), help=f"Of {whom}")',
            'class Gone(Mendable):\n    sentence = "It is not there any more."',
            'class Sex(Codes):\n    FEMALE = "f", "Female"',
            'class Sex(Codes):\n    FEMALE = "f", N_("Female"), "Says so herself"',
            'raise Mendable("The disk is full.")',
        ),
        leaves=(
            'coded(label=N_("Name"))',
            'class Gone(Mendable):\n    sentence = N_("It is not there any more.")',
            'class Sex(Codes):\n    FEMALE = "f", N_("Female")',
            'class Mendable(Exception):\n    sentence = ""',
        ),
    ),
    Rule(
        "words are calm",
        "trouble is told as what happened, what was kept and what to do – never as blame",
        unkind,
        catches=('_("Error while saving")', 'N_("Access denied")', 'n_("{n} failed", "{n} failed", n)', '_("Saved!")'),
        leaves=('_("The printer did not answer. Your page is kept.")', 'N_("terror")', 'p_("case", "Open")'),
    ),
    Rule(
        "translated pieces are not glued together",
        "word order differs between languages: the whole sentence is one message with {names}",
        glued,
        catches=('_("Cases") + " of " + name', '"Last: " + _("never")'),
        leaves=('_("Cases of {name}", name=name)', 'first + " " + last', '_("Name") + "\\n"'),
    ),
)
