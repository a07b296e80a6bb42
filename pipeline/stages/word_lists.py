"""Word lists in source code, written as one text."""


def words(text: str) -> tuple[str, ...]:
    """The words of a text that spaces separate."""
    return tuple(text.split())
