"""MedEx Desktop: records, trends and one-page physician reports, offline and encrypted."""

__version__ = "0.1.0"
