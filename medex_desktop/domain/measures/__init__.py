"""One file per measure, named by the measure's permanent key."""
