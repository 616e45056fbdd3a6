"""What a panel told, in order."""

from decimal import Decimal

from medex_desktop.ui.clocks.watch_panel import WatchPanel


class Said:
    """Listens to every signal a panel has."""

    def __init__(self, panel: WatchPanel) -> None:
        self.all: list[object] = []
        panel.timed.connect(self.all.append)
        panel.withdrawn.connect(lambda: self.all.append("withdrawn"))
        panel.changed.connect(lambda: self.all.append("changed"))
        for name in ("mark_reached", "finished"):
            signal = getattr(panel, name, None)
            if signal is not None:
                signal.connect(lambda *mark, name=name: self.all.append(mark[0] if mark else name))

    def times(self) -> list[object]:
        """All but the news for the draft."""
        assert all(isinstance(one, Decimal | int | str) for one in self.all)
        return [one for one in self.all if one != "changed"]
