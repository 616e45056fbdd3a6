"""Processes of their own: what is measured from a fresh start, or must not be disturbed."""
