"""The text of one block while it is built: white space folded as it comes, marks exact in what results."""

from matins.model.document import Emphasis, Mark
from matins.text.clean import Clean, clean_code, clean_text


class Run:
    """Gathers pieces of text and the marks over them until `take` makes a block's text of it."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._size = 0
        self._last = "\n"
        self._open: list[tuple[int, tuple[Emphasis, str]]] = []
        self._marks: list[Mark] = []

    def add(self, text: str | None) -> None:
        """Add foreign text, its white space folded with what stands before it."""
        if not text:
            return
        text = _folded(text)
        if not (text.isascii() and text.isprintable()):
            text = _folded(clean_code(text))
        if text.startswith(" ") and self._last.isspace():
            text = text[1:]
        elif self._last == ":" and text[:1].isupper() and not self._is_code():
            # A label in an element of its own, parted from what it is about by the layout alone.
            text = f" {text}"
        if text:
            self._append(text)

    def break_line(self) -> None:
        """Begin a new line, unless one has just begun."""
        if self._last == "\n":
            return
        if self._last == " ":
            self._pieces[-1] = self._pieces[-1][:-1]
            self._size -= 1
        self._append("\n")

    @property
    def fresh(self) -> bool:
        """Whether nothing stands on the current line yet."""
        return self._last == "\n"

    @property
    def empty(self) -> bool:
        """Whether nothing was gathered."""
        return not self._size

    @property
    def size(self) -> int:
        """How many characters were gathered."""
        return self._size

    @property
    def line(self) -> str:
        """What stands on the current line, white space at its end left out."""
        return "".join(self._pieces).rpartition("\n")[2].rstrip()

    def open(self, emphasis: Emphasis, target: str = "") -> None:
        """Begin a mark here."""
        self._open.append((self._size, (emphasis, target)))

    def close(self) -> None:
        """End the mark begun last."""
        start, said = self._open.pop()
        if start < self._size:
            self._marks.append(Mark((start, self._size), *said))

    def take(self) -> tuple[Clean, tuple[Mark, ...]]:
        """Return the clean text gathered and its marks, and begin anew; marks still open go on in the next text."""
        raw = "".join(self._pieces)
        marks = self._marks + [Mark((start, self._size), *said) for start, said in self._open if start < self._size]
        self._pieces, self._size, self._last, self._marks = [], 0, "\n", []
        self._open = [(0, said) for _, said in self._open]
        text = clean_text(raw)
        # Where cleaning the whole changed more than its ends (a mark of accent parted from its letter by a tag, an
        # endless text cut), places are no longer known: better no marks than wrong ones.
        if not raw.startswith(text):
            return text, ()
        trimmed = (mark for mark in (_trimmed(mark, text) for mark in marks) if mark is not None)
        return text, tuple(sorted(trimmed, key=lambda mark: (mark.span[0], -mark.span[1])))

    def _is_code(self) -> bool:
        return any(emphasis is Emphasis.CODE for _, (emphasis, _) in self._open)

    def _append(self, text: str) -> None:
        self._pieces.append(text)
        self._size += len(text)
        self._last = text[-1]


def _folded(text: str) -> str:
    """Return `text` with each run of white space one blank, also at its ends."""
    inner = " ".join(text.split())
    if not inner:
        return " " if text else ""
    return f"{' ' * text[0].isspace()}{inner}{' ' * text[-1].isspace()}"


def _trimmed(mark: Mark, text: str) -> Mark | None:
    start, end = mark.span[0], min(mark.span[1], len(text))
    while end > start and text[end - 1].isspace():
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    return Mark((start, end), mark.emphasis, mark.target) if start < end else None
