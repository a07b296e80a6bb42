"""What a reader says of input that cannot be used."""


class UnusableError(ValueError):
    """A file, or the rest of it, cannot be used. The message is the reason under which it is set aside."""
