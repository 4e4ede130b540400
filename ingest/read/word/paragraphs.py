"""One paragraph of a Word document as its printed text, with what hangs on it: footnotes, boxes, pictures."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from assistant.text.footnotes import DIGITS
from ingest.read.element import Element
from ingest.read.word.package import W, is_on, val
from ingest.read.word.styles import Styles

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_V = "{urn:schemas-microsoft-com:vml}"
_SUPERSCRIPT = str.maketrans("0123456789", DIGITS)
_SPACE = re.compile(r"[\t\r\n]+")
_SYMBOLS = {
    "F0B7": "•",
    "F0A7": "▪",
    "F0FC": "✓",
    "F0A8": "□",
    "F06F": "□",
    "F0FE": "☑",
    "F0B3": "≥",
    "F0A3": "≤",
}


@dataclass(slots=True)
class Paragraph:
    r"""What a paragraph prints: `text` with `\n` for breaks made by hand, and what it anchors.

    `notes` are the numbers and ids of footnotes it marks, `boxes` the text boxes, `pictures` how many.
    """

    text: str = ""
    notes: list[tuple[str, str]] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    stamps: list[str] = field(default_factory=list)
    pictures: int = 0
    equations: int = 0
    tracked: bool = False


class Notes:
    """The numbers of footnotes and endnotes, given as their marks come."""

    def __init__(self) -> None:
        self._given = {"footnote": 0, "endnote": 0}

    def number(self, kind: str) -> str:
        """Return the next number; endnotes, which print another kind of number, go on after the footnotes."""
        self._given[kind] += 1
        return str(sum(self._given.values()))


class ParagraphReader:
    """Reads paragraphs one after another; keeps the count of footnotes."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._notes = Notes()
        self._made = Paragraph()
        self._paragraph: Element | None = None
        self._readers: dict[str, Callable[[Element], str]] = {
            "sym": self._symbol,
            "footnoteReference": self._note,
            "endnoteReference": self._note,
            "drawing": self._graphic,
            "pict": self._graphic,
            "object": self._graphic,
            "AlternateContent": self._alternatives,
        }

    def read(self, element: Element) -> Paragraph:
        """Return what the paragraph `element` prints."""
        outer = self._made, self._paragraph
        self._made, self._paragraph = Paragraph(), element
        try:
            self._made.text = "".join(self._inside(element))
            return self._made
        finally:
            self._made, self._paragraph = outer

    def _inside(self, element: Element) -> Iterator[str]:
        for child in element:
            name = _local(child)
            if name in _DROPPED:
                self._made.tracked = True
            elif name == "r":
                yield self._run(child)
            elif name in {"oMath", "oMathPara"}:
                self._made.equations += 1
                yield " ".join(one.text or "" for one in child.iter(_M + "t"))
            elif name == "AlternateContent":
                yield from self._inside(chosen(child))
            elif name in _AROUND:
                self._made.tracked |= name in {"ins", "moveTo"}
                yield from self._inside(child)

    def _run(self, run: Element) -> str:
        if self._paragraph is None or self._styles.has("vanish", run, self._paragraph):
            return ""
        text = "".join(self._piece(child) for child in run)
        if val(run.find(f"{W}rPr/{W}vertAlign")) == "superscript":
            text = text.translate(_SUPERSCRIPT)
        return text.upper() if self._styles.has("caps", run, self._paragraph) else text

    def _piece(self, child: Element) -> str:
        name = _local(child)
        if name == "t":
            return _SPACE.sub(" ", child.text or "")
        if name in _SIGNS:
            return _SIGNS[name]
        return self._readers[name](child) if name in self._readers else ""

    def _symbol(self, child: Element) -> str:
        return _SYMBOLS.get((child.get(W + "char") or "").upper(), "")

    def _note(self, child: Element) -> str:
        kind = _local(child).removesuffix("Reference")
        own_mark = (child.get(W + "customMarkFollows") or "0") not in {"0", "false", "off"}
        number = "" if own_mark else self._notes.number(kind).translate(_SUPERSCRIPT)
        self._made.notes.append((number, f"{kind}s/{child.get(W + 'id') or ''}"))
        return number

    def _graphic(self, child: Element) -> str:
        for one in _shown(child):
            if one.tag == W + "txbxContent":
                self._made.boxes.append(one)
            elif one.tag in {_A + "blip", _V + "imagedata"}:
                self._made.pictures += 1
            elif one.tag == _V + "textpath":
                self._made.stamps.append(one.get("string") or "")
        return ""

    def _alternatives(self, child: Element) -> str:
        return "".join(self._piece(one) for one in chosen(child))


def chosen(alternatives: Element) -> Element:
    """Return the one of several forms of the same content that is read."""
    choice = alternatives.find(MC + "Choice")
    fallback = alternatives.find(MC + "Fallback")
    return choice if choice is not None else fallback if fallback is not None else alternatives


def ends_deleted(paragraph: Element) -> bool:
    """Tell whether the end of a paragraph was deleted, so that the next one goes on in it."""
    mark = paragraph.find(f"{W}pPr/{W}rPr")
    return mark is not None and (mark.find(W + "del") is not None or mark.find(W + "moveFrom") is not None)


def is_hidden(paragraph: Element) -> bool:
    """Tell whether a paragraph's own end is hidden; with no text shown, nothing of it prints."""
    return is_on(paragraph.find(f"{W}pPr/{W}rPr/{W}vanish")) is True


def _shown(element: Element) -> Iterator[Element]:
    """Yield what a drawing holds, one form of each, without going into its text boxes."""
    for child in element:
        if child.tag == MC + "AlternateContent":
            yield from _shown(chosen(child))
        elif isinstance(child.tag, str):
            yield child
            if child.tag != W + "txbxContent":
                yield from _shown(child)


def _local(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


_DROPPED = frozenset({"del", "moveFrom"})
_AROUND = frozenset(
    {
        *("hyperlink", "smartTag", "sdt", "sdtContent", "fldSimple", "customXml", "dir", "bdo"),
        *("ins", "moveTo", "ruby", "rubyBase"),
    }
)
_SIGNS = {"tab": " ", "ptab": " ", "cr": "\n", "br": "\n", "noBreakHyphen": "-"}
