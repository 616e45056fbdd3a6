"""The controls of the program. They know colours, keys and words, and nothing of clients."""
