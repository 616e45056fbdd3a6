"""The operations that are killed and failed at every step: one line for each.

An operation that changes the practice needs only its act: afterwards the practice must open, be
clean, and be as before or as after, nothing between. One that makes something elsewhere also says
how to look at that.
"""

from tests.faults.operations_of_copies import COPIES
from tests.faults.operations_of_days import DAYS
from tests.faults.operations_of_people import PEOPLE

__all__ = ["COPIES", "DAYS", "OPERATIONS", "PEOPLE"]

OPERATIONS = (*DAYS, *PEOPLE, *COPIES)
