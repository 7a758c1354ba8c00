"""Every way by which words could leave the program is known, with why no case leaves by it unasked (decision 0026).

Whoever writes a file, prints, copies or starts another program in a new place is asked for a line here.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest

from tests.house.rule import ROOT, called, parsed, sources

WAYS = {
    "write_bytes", "write_text", "write_whole", "write_blocks", "fdopen", "copyfile", "copytree", "copy2", "QFile",
    "QSaveFile", "QTemporaryFile", "NamedTemporaryFile", "TemporaryDirectory", "mkstemp", "mkdtemp", "clipboard",
    "setMimeData", "QDrag", "QPrinter", "QPrintDialog", "QPrintPreviewDialog", "QPdfWriter", "QDesktopServices",
    "QProcess", "QFileDialog", "QSystemTrayIcon", "subprocess", "Popen", "startfile", "webbrowser", "popen",
}  # fmt: skip
DOOR = "through the one door: register and journal first"
NO_CASE = "nothing of a case"
SEALED = "sealed, as it lies in the vault"
KNOWN = {
    "casedesk/security/durable.py": "writes what it is given, for those below",
    "casedesk/security/keyfile.py": SEALED,
    "casedesk/security/backup_head.py": SEALED,
    "casedesk/store/backups/backing.py": SEALED,
    "casedesk/store/backups/copying.py": SEALED,
    "casedesk/store/backups/ledger_on_media.py": "numbers of erased files, signed",
    "casedesk/store/restoring/evacuating.py": "overwrites what is removed",
    "casedesk/transfer/sending.py": f"{DOOR}, then sealed to the other centre",
    "casedesk/play/stage.py": "the played job, in a practice vault of its own",
    "casedesk/ui/settings.py": f"language, size, where the vault lies: {NO_CASE}",
    "casedesk/ui/copied.py": "takes words off the clipboard and puts none there",
    "casedesk/ui/attachments/file_field.py": "takes a picture from the clipboard",
    "casedesk/ui/widgets/choosing.py": "chooses what is read, and where a vault or a backup is made",
    "casedesk/ui/print/ways_out.py": "printer and file, for those who have a PaperOut",
    "casedesk/ui/print/press.py": "printer and file, for those who have a PaperOut",
    "casedesk/ui/print/paper_out.py": "notes first, then lets out what its owner below gives",
    "casedesk/ui/print/print_screen.py": DOOR,
    "casedesk/ui/referral/letter_out.py": DOOR,
    "casedesk/ui/case/attachment_panel.py": DOOR,
    "casedesk/ui/case/safety_plan_panel.py": DOOR,
    "casedesk/ui/transfer/sealing.py": f"{DOOR}, then sealed to the other centre",
    "casedesk/ui/keeping/page.py": "the certificate of an erasure: a number and who decided, noted first",
    "casedesk/ui/journal/page.py": "who did what, with codes of cases and no values, noted first",
    "casedesk/ui/journal/receipt_view.py": f"a hash on paper: {NO_CASE}",
    "casedesk/ui/people/page.py": f"slips of the staff: {NO_CASE}",
    "casedesk/ui/people/slips.py": f"slips of the staff: {NO_CASE}",
    "casedesk/ui/recovery/page.py": f"sheets for recovery: {NO_CASE}",
    "casedesk/ui/recovery/paper_card.py": f"sheets for recovery: {NO_CASE}",
    "casedesk/ui/centre_key/page.py": f"the centre’s published key: {NO_CASE}",
    "casedesk/ui/directory/sheets.py": f"the directory: {NO_CASE}",
    "casedesk/ui/questionnaires/page.py": f"questions, not answers: {NO_CASE}",
    "casedesk/ui/questionnaires/files.py": f"questions, not answers: {NO_CASE}",
}


def ways_out(tree: ast.Module) -> Iterator[str]:
    """What of a file can put something outside; naming a type alone does not."""
    for node in ast.walk(tree):
        match node:
            case ast.Call() if called(node) in {*WAYS, "PaperOut", "WaysOut"} or _writes(node):
                yield called(node)
            case ast.Attribute(value=ast.Name(id=name)) if name in WAYS:
                yield name


def _writes(call: ast.Call) -> bool:
    """Whether a file is opened in order to write it, or by its flags."""
    if called(call) != "open":
        return False
    if isinstance(call.func, ast.Attribute) and isinstance(call.func.value, ast.Name) and call.func.value.id == "os":
        return True
    modes = [one.value for one in (*call.args, *(key.value for key in call.keywords)) if isinstance(one, ast.Constant)]
    return any(isinstance(mode, str) and 0 < len(mode) < 4 and {*mode} & {*"wxa+"} for mode in modes)


def test_every_way_out_is_known_and_none_is_known_in_vain() -> None:
    found = {path.relative_to(ROOT).as_posix() for path in sources("casedesk") if [*ways_out(parsed(path))]}
    assert found == {*KNOWN}


@pytest.mark.parametrize(
    "line",
    [
        "path.write_text(told)", "open(path, 'w')", "path.open(mode='xb')", "os.open(path, flags)", "QDrag(page)",
        "QApplication.clipboard().setText(told)", "QDesktopServices.openUrl(url)", "PaperOut(desk, page)",
        "QFileDialog.getSaveFileName(page)", "subprocess.run(['lpr'])",
    ],
)  # fmt: skip
def test_a_new_way_out_is_noticed(line: str) -> None:
    assert [*ways_out(ast.parse(line))]


@pytest.mark.parametrize("line", ["path.open('rb')", "from x import QDrag", "screen.open()", "dialog.open(path)"])
def test_what_is_none_is_left_alone(line: str) -> None:
    assert not [*ways_out(ast.parse(line))]
