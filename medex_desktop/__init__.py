"""MedEx Desktop: records, trends and one-page physician reports for Medical Exercise Professionals."""

__version__ = "0.1.0"
