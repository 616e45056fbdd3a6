"""The first step: who sends the papers."""

from medex_desktop.domain.practices import Profile, read_profile
from medex_desktop.errors import InvalidForm
from medex_desktop.language import _
from medex_desktop.ui.setup.profile_fields import ProfileFields
from medex_desktop.ui.setup.step import Step
from medex_desktop.ui.widgets.layouts import Column


class ProfileStep(Step):
    """Only the two names are needed; everything can be changed later."""

    def __init__(self) -> None:
        super().__init__()
        self.title = _("Your practice")
        self.note = _("This heads your reports. All of it can be changed later.")
        self.fields = ProfileFields()
        column = Column(self, gap=0)
        column.addWidget(self.fields)
        column.addStretch(1)
        self.setFocusProxy(self.fields.fields["practice_name"])
        self.fields.changed.connect(self.changed)

    def profile(self) -> Profile:
        """The profile as typed."""
        return self.fields.profile()

    def missing(self) -> str:
        """The two names."""
        typed = self.profile()
        if not typed.practice_name.strip():
            return _("Type the practice name to go on")
        if not typed.name.strip():
            return _("Type your name to go on")
        return ""

    def advance(self) -> bool:
        """Check every field; the sentences stand beside them."""
        try:
            read_profile(self.profile())
        except InvalidForm as error:
            self.fields.show_faults(error)
            return False
        self.fields.clear_faults()
        return True

    def summary(self) -> str:
        """The practice's name."""
        return " ".join(self.profile().practice_name.split())
