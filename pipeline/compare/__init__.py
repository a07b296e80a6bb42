"""Two runs, or two folders of patterns, side by side."""
