"""Runs: articles in, a run folder out."""
