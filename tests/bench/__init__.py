"""Every speed figure of the program beside its floor, measured in the same run."""
