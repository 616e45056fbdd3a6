"""The body figure: its drawing as plain data, and the parts that show it."""
