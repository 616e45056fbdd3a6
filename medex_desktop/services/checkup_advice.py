"""What can be done about each kind of finding, in one sentence or two."""

from typing import Final

from medex_desktop.language import Text
from medex_desktop.storage.checks.findings import Kind

_BACKUP: Final = Text(
    "Copy the whole practice folder to another disk first. Then restore the newest backup into a "
    "new folder and compare."
)
_SOMEBODY: Final = Text(
    "Somebody, or another program, worked on the file. Copy the whole practice folder, then "
    "compare the record with your newest backup and with the papers."
)
_STORED: Final = Text("Take the file from a complete backup of this practice.")
_HELPER: Final = Text(
    "The program passes it over. Show this line to somebody who helps you with the program; it "
    "names no client."
)
_TEST: Final = Text(
    "Open the test and compare it with your notes. If it is wrong, say so in an addendum; what "
    "was signed stays as it is."
)

ADVICE: Final = {
    Kind.PAGES: _BACKUP,
    Kind.STRUCTURE: _BACKUP,
    Kind.REFERENCES: _BACKUP,
    Kind.CHAIN: _BACKUP,
    Kind.CHAIN_CUT: _BACKUP,
    Kind.GUARDS: _SOMEBODY,
    Kind.PERMIT: _SOMEBODY,
    Kind.ROW_ADDED: _SOMEBODY,
    Kind.ROW_CHANGED: _SOMEBODY,
    Kind.ROW_REMOVED: _SOMEBODY,
    Kind.NUMBERING: _SOMEBODY,
    Kind.DRAFT_MOVED: _SOMEBODY,
    Kind.SIGNED_CONTENT: _SOMEBODY,
    Kind.SIGNED_RESULT: _SOMEBODY,
    Kind.SIGNED_OPEN: _SOMEBODY,
    Kind.DIGEST_MISSING: _SOMEBODY,
    Kind.PAPER: _SOMEBODY,
    Kind.FILE_MISSING: _STORED,
    Kind.FILE_DAMAGED: _STORED,
    Kind.FILE_UNOWNED: Text(
        "Repair moves it into the folder set-aside, beside the practice file. Nothing is deleted."
    ),
    Kind.UNREADABLE: _HELPER,
    Kind.UNKNOWN_WORD: _HELPER,
    Kind.MERGE_CIRCLE: _HELPER,
    Kind.IMPOSSIBLE_RESULT: _TEST,
    Kind.TYPED: _TEST,
    Kind.SCORE: _TEST,
    Kind.IMPOSSIBLE_CLIENT: Text("Open the client and correct the form."),
    Kind.DERIVED: Text("Repair reads again what was typed. It can be undone."),
    Kind.FUTURE: Text(
        "Check the date of this computer. If it is right, correct the client's form, or say in an "
        "addendum what the day was."
    ),
    Kind.BEFORE_BIRTH: Text(
        "Correct the birth date in the client's form; if the test is another person's, mark it as "
        "entered in error."
    ),
    Kind.SETTING: Text(
        "Repair takes the setting away, so that the usual one counts. It can be undone."
    ),
    Kind.KEY_OF_NOBODY: Text(
        "The program lets nobody in by it, and takes it away when the practice is next opened. If "
        "it comes back, show this line to somebody who helps you with the program."
    ),
    Kind.KEYS_COPY: Text(
        "Repair writes the copy again, so that only the passphrases of today open the practice."
    ),
    Kind.DOUBLE_CLIENT: Text(
        "If they are one person, merge them; they can be taken apart again exactly. Nothing is "
        "merged by itself."
    ),
    Kind.DRAFT_STALE: Text(
        "Open it and finish it, or discard it. Nothing typed is discarded by itself."
    ),
    Kind.DRAFT_LOST: Text(
        "Put the client back to go on with it, or discard it. It may also stay where it is."
    ),
    Kind.BIN_OVERDUE: Text("Bring them back, or erase them. Nothing is erased by itself."),
    Kind.NO_KEY: Text("They can't open the practice. If they should, give them a passphrase."),
}
