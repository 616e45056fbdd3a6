"""What may be told of a practice to whoever helps: counts, sizes and ages; no names, no places."""

from medex_desktop.storage import migrate

SCHEMA = migrate.SCHEMA
