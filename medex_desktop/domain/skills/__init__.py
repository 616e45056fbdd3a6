"""The skills checklist: its lists, ratings, rules of evidence and what they count."""
