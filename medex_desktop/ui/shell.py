"""The shell around every screen: the rail, the stack, the banner, undo, and keys for all."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from medex_desktop.language import _, clock, render
from medex_desktop.services import practices
from medex_desktop.services.desk import Changed
from medex_desktop.ui import commands, navigation, parts
from medex_desktop.ui.due_badge import DueBadge
from medex_desktop.ui.foot import Foot
from medex_desktop.ui.program import Program
from medex_desktop.ui.screen import Screen
from medex_desktop.ui.session import Session, Target
from medex_desktop.ui.trouble import TroubleBand
from medex_desktop.ui.widgets import rail
from medex_desktop.ui.widgets.key_overlay import KeyGroup, KeyOverlay
from medex_desktop.ui.widgets.layouts import Column, Row

DEMO = "demo"
TODAY = "today"


class Shell(QWidget):
    """One unlocked practice on screen; the signals are wishes the window fulfils."""

    lock_asked = Signal()
    quit_asked = Signal()
    demo_asked = Signal()

    def __init__(self, session: Session, program: Program) -> None:
        super().__init__()
        self.setObjectName("page")
        self.session = session
        self.program = program
        self._screens: dict[str, Screen] = {}
        self._stale: set[str] = set()
        self._place = ""
        self._target = Target("")
        self._before_help: Target | None = None
        self._places = {place.key: place for place in navigation.PLACES}
        self.rail = rail.Rail(
            [
                rail.Place(place.key, render(place.title), place.icon)
                for place in self._places.values()
                if place.key != navigation.FOOT
            ]
        )
        self.trouble = TroubleBand()
        self.stack = QStackedWidget()
        self.foot = Foot()
        self._overlay: KeyOverlay | None = None

        self._arrange()
        self._connect()
        session.beside.turn(program.beside)
        self._badge = DueBadge(session, self.rail, TODAY)
        self._show_person()
        self._show_saved()

    def _arrange(self) -> None:
        content = Column(gap=0)
        content.addWidget(self.trouble)
        content.addWidget(self.stack, 1)
        content.addWidget(self.foot)
        row = Row(self, gap=0)
        row.addWidget(self.rail)
        row.addLayout(content, 1)

    def _connect(self) -> None:
        self.session.went.connect(self._on_session_went)
        self.session.changed.connect(self._on_session_changed)
        self.session.troubled.connect(self._on_session_troubled)
        self.session.stuck.connect(self.trouble.offer)
        self.trouble.copy_asked.connect(self._on_copy_asked)
        self.session.told.connect(self.foot.tell)
        self.session.undoable.connect(self.foot.offer_undo)
        self.session.saved.connect(self._on_session_saved)
        self.session.hand.slow.connect(self._on_hand_slow)
        self.session.beside.changed.connect(self._show_beside)
        self.rail.chosen.connect(self.go_to)
        self.rail.find_asked.connect(self.find_client)
        self.rail.help_asked.connect(self.show_help)
        self.rail.person_asked.connect(self._on_rail_person_asked)
        self.foot.undo_asked.connect(self.undo)
        keys = commands.KeyBoard(self, [command.slot for command in commands.COMMANDS], self)
        for place in self._places.values():
            if place.key != navigation.FOOT:
                keys.add((place.shortcut,), "go_to", place.key)

    def start(self, target: Target | None = None) -> None:
        """Show the first place, or where one asked to be."""
        first = next(iter(self._places), "")
        self._go(target or Target(first))

    def current(self) -> Screen | None:
        """The screen that is shown."""
        shown = self.stack.currentWidget()
        return shown if isinstance(shown, Screen) else None

    def place(self) -> str:
        """The key of the place that is shown."""
        return self._place

    def leave(self) -> bool:
        """Save what is being typed, in overlays too; False when something wants to stay."""
        if self.session.hand.is_busy:  # the very thing is being saved, on a slow disk
            return False
        for overlay in commands.covering(self):
            leave = getattr(overlay, "leave", None)
            if leave is None:
                overlay.close_overlay()  # keeps its own draft when it is closed
            elif not leave():
                return False
        return self._leave_screen()

    def _leave_screen(self) -> bool:
        screen = self.current()
        return screen is None or screen.leave()

    def go_to(self, key: str) -> None:
        """Go to a place of the rail."""
        self._go(Target(key))

    def find_client(self) -> None:
        """Open quick find over everything."""
        find = parts.of("ui.screens.quick_find", "QuickFind")
        find.open_over(commands.host_of(self), self.session)

    def new_client(self) -> None:
        """Open the form for a new client."""
        form = parts.of("ui.screens.client_form", "ClientFormOverlay")
        form.open_over(commands.host_of(self), self.session)

    def undo(self) -> None:
        """Take one's last act back."""
        self.foot.forget_undo()
        with self.session.shown():
            name = self.session.undo()
            told = _("Undone: {act}", act=render(name)) if name else _("Nothing to undo")
            self.foot.tell(told)

    def redo(self) -> None:
        """Do the last undone act again."""
        with self.session.shown():
            name = self.session.redo()
            told = _("Done again: {act}", act=render(name)) if name else _("Nothing to redo")
            self.foot.tell(told)

    def toggle_gym(self) -> None:
        """Hand F11 to a screen that has a gym mode."""
        toggle = getattr(self.current(), "toggle_gym", None)
        if toggle is not None:
            toggle()

    def set_bare(self, bare: bool) -> None:
        """Hide the rail, or show it again: gym mode shows one task and nothing else."""
        self.rail.setVisible(not bare)
        self.foot.set_bare(bare)

    def lock(self) -> bool:
        """Save what is being typed and lock; False when something wants to stay.

        The demo has no passphrase and is never locked.
        """
        if self.program.demo:
            self.foot.tell(_("The demo practice is not locked: nobody in it is real."))
        elif not self.leave():
            return False
        else:
            self.lock_asked.emit()
        return True

    def toggle_beside(self) -> None:
        """A client sits down beside one: initials in lists; the same key shows the names again."""
        self.program.beside = not self.program.beside
        self.session.beside.turn(self.program.beside)

    def quit(self) -> None:
        """Ask the window to close."""
        self.quit_asked.emit()

    def show_help(self) -> None:
        """The card of the measure in hand, else the page of this screen; from help itself, back."""
        if self._place == navigation.FOOT and self._before_help is not None:
            self._go(self._before_help)
            return
        screen = self.current()
        measure = None if screen is None else screen.help_measure()
        if measure is None:
            self._show_manual()
            return
        card = parts.of("ui.help_card", "MeasureCard").open_over(commands.host_of(self), measure)
        card.manual_asked.connect(self._show_manual)

    def _show_manual(self) -> None:
        screen = self.current()
        here = {} if screen is None else screen.where()
        self._before_help = replace(self._target, details={**self._target.details, **here})
        self._go(Target("help", details={"page": screen.help_page if screen else ""}))

    def show_keys(self) -> None:
        """The keyboard overlay; this screen's keys first."""
        if self._overlay is None:
            self._overlay = KeyOverlay(commands.host_of(self))
        screen = self.current()
        groups = []
        if screen is not None and screen.keys():
            groups.append(KeyGroup(_("This screen"), screen.keys()))
        places = [
            (commands.shown(place.shortcut), render(place.title))
            for place in self._places.values()
            if place.key != navigation.FOOT
        ]
        groups.append(KeyGroup(_("Places"), places))
        for title in (commands.ANYWHERE, commands.PROGRAM):
            keys = [
                (c.shown, render(c.words))
                for c in commands.COMMANDS
                if c.group == title and c.shown
            ]
            groups.append(KeyGroup(render(title), keys))
        self._overlay.show_keys(groups)

    def zoom_in(self) -> None:
        """Larger text."""
        self.program.zoom(+1)

    def zoom_out(self) -> None:
        """Smaller text."""
        self.program.zoom(-1)

    def zoom_reset(self) -> None:
        """The usual text size."""
        self.program.zoom(0)

    def _go(self, target: Target) -> None:
        if target.place == DEMO:
            if self.leave():
                self.demo_asked.emit()
            return
        place = navigation.by_key(target.place)
        if place is None or (not self._leave_screen()):
            self.rail.set_place(_rail_key(self._place))
            return
        with self.session.shown():
            screen = self._screen(place)
            self._place, self._target = place.key, target
            self.rail.set_place(_rail_key(place.key))
            self.stack.setCurrentWidget(screen)
            if place.key in self._stale:
                self._stale.discard(place.key)
                screen.load()
            screen.arrive(target)
        focused = self.focusWidget()
        if focused is None or not screen.isAncestorOf(focused):
            screen.setFocus()

    def _screen(self, place: navigation.Place) -> Screen:
        if place.key not in self._screens:
            made = place.build(self.session)
            self._screens[place.key] = made
            self.stack.addWidget(made)
            use_program = getattr(made, "use_program", None)
            if use_program is not None:
                use_program(self.program)
            bare = getattr(made, "bare_changed", None)
            if bare is not None:
                bare.connect(self.set_bare)
        return self._screens[place.key]

    def _on_session_went(self, target: Target) -> None:
        self._go(target)

    def _on_rail_person_asked(self) -> None:
        self._go(Target("settings", details={"section": "profile"}))

    def _on_session_changed(self, changed: Changed) -> None:
        for key, screen in self._screens.items():
            if screen is not self.current() and screen.concerns(changed):
                self._stale.add(key)
        self._show_saved()
        self.trouble.calm()
        if "practitioner" in changed.tables:
            self._show_person()

    def _on_session_troubled(self, error: object) -> None:
        self.trouble.show_error(error)
        if self.trouble.is_storage():
            self.rail.set_save_state("unsaved", _("Not saved"))

    def _on_session_saved(self, state: str, detail: str) -> None:
        if state == "saving":
            self.rail.set_save_state("saving", _("Saving"))
        elif state == "not_saved":
            words = _("Not saved: {why}", why=detail) if detail else _("Not saved")
            self.rail.set_save_state("unsaved", words)
        else:
            self._show_saved()

    def _on_copy_asked(self, text: Callable[[], str]) -> None:
        from medex_desktop.ui.draft_copy import DraftCopy  # only when the disk refuses

        DraftCopy(self.session, self).ask(text)

    def _on_hand_slow(self, is_slow: bool) -> None:
        if is_slow:
            words = _("Saving… the disk is slow. Keys you press are kept and come afterwards.")
            self.rail.set_save_state("saving", _("Saving slowly"))
            self.foot.keep(words)
        else:
            self._show_beside()
            self._show_saved()

    def _show_beside(self) -> None:
        words = _("Client beside me: names in lists are initials. Ctrl Shift P shows the names.")
        self.foot.keep(words if self.session.beside.is_on() else "")

    def _show_saved(self) -> None:
        at = self.session.desk.saved_at
        words = _("Saved {time}", time=clock(at.astimezone())) if at else _("All saved")
        self.rail.set_save_state("saved", words)

    def _show_person(self) -> None:
        with self.session.shown():
            person = self.session.ask(practices.the_practitioner)
            self.rail.set_person(_short(person.name), person.credential)


def _rail_key(place: str) -> str:
    """A client's workspace belongs to Clients in the rail."""
    return "clients" if place == navigation.CLIENT.key else place


def _short(name: str) -> str:
    """A name for the narrow rail: "Rosa Castellanos" is "R. Castellanos"."""
    words = name.split()
    return name if len(words) < 2 else f"{words[0][0]}. {words[-1]}"
