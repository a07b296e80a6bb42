"""Figures: intervals, agreement, and what patterns do in a run."""
