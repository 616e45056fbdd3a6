"""Windows and a stand for the tests of skills."""

from tests.ui.screens.people import session as session
from tests.ui.screens.people import stand as stand
from tests.windows import new_window as new_window
from tests.windows import shell as shell
from tests.windows import window as window
