"""Decisions of reviewers: the record, the file that they are appended to, and what follows from them for a run."""
