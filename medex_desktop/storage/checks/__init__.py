"""The checks of a check-up, one small function each; ``storage/check.py`` lists them."""
