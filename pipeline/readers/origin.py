"""What a reader is told beside the bytes."""

from msgspec import Struct, field

from pipeline.article import SetAside
from pipeline.readers.notes import Notes
from pipeline.readers.pages import PageReader
from pipeline.reading import ReadOptions


class Origin(Struct):
    """Where the bytes come from (the path as given, with `#MEMBER` inside an archive), how to read them, where to note
    what is odd, and who reads pages."""

    path: str
    notes: Notes = field(default_factory=Notes)
    options: ReadOptions = field(default_factory=ReadOptions)
    pages: PageReader = field(default_factory=PageReader)

    def set_aside(self, reason: str, line: int | None = None) -> SetAside:
        """The file, or a line of it, set aside."""
        return SetAside(self.path, reason, line, id=None if line else self.path)
