"""Errors that a user can mend: each is shown as one line, never as a traceback."""


class ClaimsError(Exception):
    """Wrong usage, unusable input or patterns. The message says where, what is wrong and what to do."""

    exit_code = 2
