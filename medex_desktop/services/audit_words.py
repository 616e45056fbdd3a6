"""What each entry of the audit says in words, and under which kind it is found."""

from typing import Final

from medex_desktop.frozen import dataclass
from medex_desktop.language import Text, counted
from medex_desktop.services.desk import (
    CHAIN_CUT,
    DRAFTS_CHANGED,
    GUARDS_RESTORED,
    OPEN,
    OPEN_AFTER_FAILURES,
)
from medex_desktop.storage.audit_chain import CLOSED

DOOR, VIEW, CLIENT, TEST, PAPER, OUT, IN, SKILL, PRACTICE, UNDO = (
    "door", "view", "client", "test", "paper", "out", "in", "skill", "practice", "undo",
)  # fmt: skip
KINDS: Final = {
    DOOR: Text("Opening and failures"),
    VIEW: Text("Looking at a record"),
    CLIENT: Text("Clients"),
    TEST: Text("Tests and alerts"),
    PAPER: Text("Papers"),
    OUT: Text("Printed, saved, backed up"),
    IN: Text("Imports"),
    SKILL: Text("Skills and credentials"),
    PRACTICE: Text("Practice and settings"),
    UNDO: Text("Taken back, done again"),
}
FAILURES: Final = (OPEN_AFTER_FAILURES, GUARDS_RESTORED, CHAIN_CUT, DRAFTS_CHANGED)


@dataclass(frozen=True, slots=True)
class Said:
    """The kind of an act, and what somebody did who did it."""

    kind: str
    words: Text


WORDS: Final = {
    OPEN: Said(DOOR, Text("Opened the practice")),
    OPEN_AFTER_FAILURES: Said(DOOR, Text("Opened the practice after wrong passphrases")),
    GUARDS_RESTORED: Said(DOOR, Text("The guards of signed records were gone and were put back")),
    CHAIN_CUT: Said(DOOR, Text("The end of this list was missing when the practice was opened")),
    DRAFTS_CHANGED: Said(DOOR, Text("Drafts had been changed around the program before it opened")),
    CLOSED: Said(DOOR, Text("Closed the practice")),
    "client.view": Said(VIEW, Text("Looked at the record")),
    "client.add": Said(CLIENT, Text("Added the client")),
    "client.edit": Said(CLIENT, Text("Edited the client")),
    "client.archive": Said(CLIENT, Text("Archived the client")),
    "client.unarchive": Said(CLIENT, Text("Brought the client back from the archive")),
    "client.bin": Said(CLIENT, Text("Put the client into the bin")),
    "client.unbin": Said(CLIENT, Text("Took the client out of the bin")),
    "client.hold": Said(CLIENT, Text("Put the client under a legal hold")),
    "client.lift_hold": Said(CLIENT, Text("Lifted the legal hold of the client")),
    "client.merge": Said(CLIENT, Text("Merged two records of the client")),
    "client.take_apart": Said(CLIENT, Text("Took merged records apart")),
    "client.erase": Said(CLIENT, Text("Erased the client for good")),
    "client.erase_again": Said(
        CLIENT, Text("Erased again clients whom a backup would have brought back")
    ),
    "replacement.add": Said(CLIENT, Text("Added a joint replacement")),
    "replacement.change": Said(CLIENT, Text("Changed a joint replacement")),
    "replacement.remove": Said(CLIENT, Text("Removed a joint replacement")),
    "precaution.add": Said(CLIENT, Text("Added a precaution")),
    "precaution.change": Said(CLIENT, Text("Changed a precaution")),
    "precaution.lift": Said(CLIENT, Text("Lifted a precaution")),
    "precaution.remove": Said(CLIENT, Text("Removed a precaution")),
    "limit.add": Said(CLIENT, Text("Added a limit from a provider")),
    "limit.change": Said(CLIENT, Text("Changed a limit from a provider")),
    "limit.end": Said(CLIENT, Text("Ended a limit from a provider")),
    "condition.add": Said(CLIENT, Text("Added a group the client belongs to")),
    "condition.change": Said(CLIENT, Text("Changed a group the client belongs to")),
    "condition.end": Said(CLIENT, Text("Ended a group the client belonged to")),
    "clearance.add": Said(CLIENT, Text("Added a clearance")),
    "clearance.change": Said(CLIENT, Text("Changed a clearance")),
    "clearance.withdraw": Said(CLIENT, Text("Recorded that a clearance was taken back")),
    "due.postpone": Said(CLIENT, Text("Put off what was due")),
    "assessment.sign": Said(TEST, Text("Signed an assessment")),
    "grip.sign": Said(TEST, Text("Signed a grip test")),
    "grip.skip": Said(TEST, Text("Recorded why no grip test was done")),
    "grip.baseline": Said(TEST, Text("Changed the baseline")),
    "assessment.addendum": Said(TEST, Text("Added an addendum to a test")),
    "alert.answer": Said(TEST, Text("Answered an alert")),
    "document.sign_report": Said(PAPER, Text("Signed a progress report")),
    "document.mark_sent": Said(PAPER, Text("Recorded that a paper was sent")),
    "document.acknowledge": Said(PAPER, Text("Recorded the answer to a paper")),
    "document.void": Said(PAPER, Text("Marked a paper as not to be used")),
    "document.export": Said(OUT, Text("Saved a paper as a file")),
    "document.export_draft": Said(OUT, Text("Saved a draft paper as a file")),
    "document.print": Said(OUT, Text("Printed a paper")),
    "document.print_draft": Said(OUT, Text("Printed a draft paper")),
    "chart.export": Said(OUT, Text("Saved or copied a chart")),
    "questionnaire.print": Said(OUT, Text("Printed a blank questionnaire")),
    "chart.print": Said(OUT, Text("Printed a trend sheet")),
    "export.practice": Said(OUT, Text("Exported the whole practice")),
    "export.client": Said(OUT, Text("Exported the full record of a client")),
    "audit.export": Said(OUT, Text("Saved this list as a file")),
    "backup.make": Said(OUT, Text("Made a backup")),
    "backup.rehearse": Said(OUT, Text("Rehearsed restoring the newest backup")),
    "import.clients": Said(IN, Text("Imported clients")),
    "import.grip": Said(IN, Text("Imported grip tests")),
    "import.export": Said(
        IN, Text("Took in an export: what stands before this is as the export told it")
    ),
    "import.withdraw": Said(IN, Text("Took an import back")),
    "import.keep_mapping": Said(IN, Text("Kept the columns of an import")),
    "practice.found": Said(PRACTICE, Text("Set the practice up")),
    "practice.edit": Said(PRACTICE, Text("Changed the practice profile")),
    "practice.keep_years": Said(PRACTICE, Text("Changed the years of keeping")),
    "practice.restore": Said(PRACTICE, Text("Restored the practice from a backup")),
    "practice.restore_undone": Said(
        PRACTICE, Text("Went back to the practice as it was before a restore")
    ),
    "person.add": Said(PRACTICE, Text("Added a person")),
    "person.role": Said(PRACTICE, Text("Changed the role of a person")),
    "person.passphrase": Said(PRACTICE, Text("Gave a person a new passphrase")),
    "person.leave": Said(PRACTICE, Text("Took a person's way in: they left")),
    "person.close_backups": Said(
        PRACTICE, Text("Took the passphrase of a person who left out of the backups")
    ),
    "checkup.repair": Said(PRACTICE, Text("Repaired what the check-up found")),
    "checkup.set_aside": Said(PRACTICE, Text("Set stored files without a record aside")),
    "checkup.renew_keys_copy": Said(PRACTICE, Text("Wrote the copy of the keys again")),
    "passphrase.change": Said(PRACTICE, Text("Changed the passphrase")),
    "setting.change": Said(PRACTICE, Text("Changed a setting")),
    "provider.add": Said(PRACTICE, Text("Added a provider")),
    "provider.edit": Said(PRACTICE, Text("Edited a provider")),
    "device.add": Said(PRACTICE, Text("Added a dynamometer")),
    "device.retire": Said(PRACTICE, Text("Retired a dynamometer")),
    "test_set.add": Said(PRACTICE, Text("Made a set of tests")),
    "test_set.change": Said(PRACTICE, Text("Changed a set of tests")),
    "test_set.retire": Said(PRACTICE, Text("Retired a set of tests")),
    "own_measure.add": Said(PRACTICE, Text("Defined a measure of the practice's own")),
    "own_measure.change": Said(PRACTICE, Text("Defined an own measure anew")),
    "own_measure.retire": Said(PRACTICE, Text("Retired an own measure")),
    "skill_list.add": Said(SKILL, Text("Took in a list of skills")),
    "skill_list.retire": Said(SKILL, Text("Retired a list of skills")),
    "skill.rate": Said(SKILL, Text("Rated an own skill")),
    "skill.note": Said(SKILL, Text("Wrote a note to an own rating")),
    "skill.sign_off": Said(SKILL, Text("Signed a skill off")),
    "skill.outside_sign_off": Said(SKILL, Text("Took in a sign-off from outside")),
    "skill.export_form": Said(SKILL, Text("Saved an observation form for a mentor")),
    "skill.sign_form": Said(SKILL, Text("Signed the observation form of another practice")),
    "skill.take_in_form": Said(SKILL, Text("Took in a signed observation form")),
    "skill.withdraw_sign_off": Said(SKILL, Text("Took a sign-off back")),
    "skill.print": Said(OUT, Text("Printed a blank paper on skills")),
    "skill.export": Said(OUT, Text("Saved a blank paper on skills as a file")),
    "skill.print_portfolio": Said(OUT, Text("Printed the own portfolio")),
    "skill.export_portfolio": Said(OUT, Text("Saved the own portfolio as a file")),
    "skill.print_certificate": Said(OUT, Text("Printed the own certificate of skills")),
    "skill.export_certificate": Said(OUT, Text("Saved the own certificate of skills as a file")),
    "skill.print_colleague": Said(OUT, Text("Printed the portfolio of a colleague")),
    "skill.export_colleague": Said(OUT, Text("Saved the portfolio of a colleague as a file")),
    "skill_plan.add": Said(SKILL, Text("Planned to practise a skill")),
    "skill_plan.move": Said(SKILL, Text("Moved a practice plan")),
    "skill_plan.end": Said(SKILL, Text("Ended a practice plan")),
    "learning.add": Said(SKILL, Text("Logged something learnt")),
    "learning.remove": Said(SKILL, Text("Took an entry out of the learning log")),
    "credential.add": Said(SKILL, Text("Added a credential")),
    "credential.change": Said(SKILL, Text("Changed a credential")),
    "credential.export_scan": Said(SKILL, Text("Saved the scan of a credential as a file")),
    "credential.end": Said(SKILL, Text("Ended a credential")),
    "undo": Said(UNDO, Text("Took back the last step")),
    "redo": Said(UNDO, Text("Did an undone step again")),
}


def acts_of(kind: str) -> list[str]:
    """The names of the acts of one kind."""
    return [name for name, said in WORDS.items() if said.kind == kind]


def sentence(act: str, failures: int = 0) -> Text:
    """What an entry says; ``failures`` are the wrong passphrases before an opening."""
    if act == OPEN_AFTER_FAILURES and failures:
        return counted(
            "Opened the practice after {n} wrong passphrase",
            "Opened the practice after {n} wrong passphrases",
            failures,
        )
    if act not in WORDS:
        return Text("Something this version has no words for: {act}", {"act": act})
    return WORDS[act].words
