from tests.windows import new_window as new_window
from tests.windows import shell as shell
from tests.windows import window as window
