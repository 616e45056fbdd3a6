"""Reference tables as literals, one file per published set, each with its citation."""
