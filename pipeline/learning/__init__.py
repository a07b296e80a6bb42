"""What a run and its decisions teach about patterns: their figures, proposals, sentences that they missed."""
