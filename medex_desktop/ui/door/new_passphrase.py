"""A new passphrase typed twice: long enough, and the same both times."""

from medex_desktop.language import _
from medex_desktop.ui.door.strength import MIN_LENGTH
from medex_desktop.ui.widgets.passphrase_field import PassphraseField


def agrees(first: PassphraseField, again: PassphraseField, *, calm: bool = False) -> bool:
    """Whether both fields hold one new passphrase; else says what is wrong and goes there.

    ``calm`` says nothing of a field that nobody has come to yet.
    """
    for field in (first, again):
        field.say("")
    if len(first.text().strip()) < MIN_LENGTH:
        words, where = _("At least {n} characters.", n=MIN_LENGTH), first
    elif first.text().strip() != again.text().strip():
        words, where = _("The two passphrases differ."), again
    else:
        return True
    if not calm or where.text() or where.field.hasFocus():
        where.say(words)
    where.setFocus()
    return False
