"""Rule patterns: the notation, the book that loads them, and what runs and checks them."""
