"""Gold that a person can edit, and how near a run comes to it."""
