"""Expressions of how many, how much and which in order: what `numbers` stands on."""
