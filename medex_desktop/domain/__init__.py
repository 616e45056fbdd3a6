"""What the profession knows: clients, measures, norms, change; nothing about screens or files."""
