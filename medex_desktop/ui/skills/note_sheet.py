"""A note beside one's newest rating of a skill."""

from PySide6.QtWidgets import QWidget

from medex_desktop.errors import InvalidInput, MedExError
from medex_desktop.language import _
from medex_desktop.services import skill_ratings
from medex_desktop.services.skills_page import SkillRow
from medex_desktop.ui.grip.sheet import Sheet
from medex_desktop.ui.session import Session
from medex_desktop.ui.skills.skill_words import rated_words
from medex_desktop.ui.widgets.label import ParagraphLabel
from medex_desktop.ui.widgets.labeled_field import LabeledField
from medex_desktop.ui.widgets.note_field import NoteField


class NoteSheet(Sheet):
    """``NoteSheet.open_over(host, session, list_key, row)``; locking saves what was typed."""

    def __init__(self, host: QWidget, session: Session, list_key: str, row: SkillRow) -> None:
        super().__init__(host, row.skill.title, _("Save note"))
        self._session, self._list_key, self._row = session, list_key, row
        self._kept = row.rating.note if row.rating else ""
        self.note = NoteField(_("Note"), lines=4, limit=2_000)
        self.note.set_text(self._kept)
        self.field = LabeledField(_("Note to {rating}", rating=rated_words(row.rating)), self.note)
        words = _("What went well, what to practise. It names no client.")
        self.body.addWidget(ParagraphLabel(words, "body", "ink2"))
        self.body.addWidget(self.field)
        self.note.limited.connect(self.say)
        self.agreed.connect(self.save)

    @classmethod
    def open_over(
        cls, host: QWidget, session: Session, list_key: str, row: SkillRow
    ) -> "NoteSheet":
        """Open it over a window."""
        made = cls(host, session, list_key, row)
        made.open(made.note)
        return made

    def save(self) -> bool:
        """Keep the note and close; False when it can't be, with what is said about it."""
        self.say("")
        try:
            self._session.do(
                skill_ratings.note_rating,
                slug=self._row.skill.slug,
                note=self.note.text(),
                list_key=self._list_key,
            )
        except InvalidInput as fault:
            self.field.set_fault(str(fault))
            self.note.setFocus()
            return False
        except MedExError as error:
            self.say(str(error))
            return False
        self.close_overlay()
        return True

    def leave(self) -> bool:
        """Locking and quitting keep what was typed."""
        if self.note.text() != self._kept:
            return self.save()
        self.close_overlay()
        return True
