"""Free text to learn the language from: its paragraphs and their sentences."""

import re
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_FURNITURE = re.compile(r"(?:\d+\s*)?CÔNG BÁO|(?:Ký bởi|Người ký|Email|Cơ quan|Ngày ký|Thời gian ký):|\d+$")
_STARTS = re.compile(
    r"Điều \d+\.|Chương [IVXLC\d]+|Mục \d+|Phụ lục|\d+(?:\.\d+)*\. |[a-zđ]\d?\) |[-–+*] |== "
)
_WIKI_HEADING = re.compile(r"=+ *(.+?) *=+$")
_ARTICLE = re.compile(r"[“\"]?Điều \d+\w*\. *(.{8,250})$")
_SENTENCE_END = re.compile(r"(?<=[.;?!])\s+")
_SLUG = re.compile(r"[\w.]+(?:-[\w.]+)+$", re.ASCII)
_UNWRAPPED = 160  # no page of an official text has a line this long, so its end is a paragraph's end
_FRAGMENT = 4  # words; what is shorter is no sentence
_SHORTEST = 12  # words; below this a paragraph has nothing to be found by


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of free text, the text it is of, and the heading it stands under (empty where there is none)."""

    source: str
    heading: str
    text: str
    first: bool = True
    """Whether it is the first under its heading."""

    def sentences(self) -> list[str]:
        """Return its sentences and clauses between semicolons, in order; a number goes with what it numbers."""
        found: list[str] = []
        for part in _SENTENCE_END.split(self.text):
            if found and len(found[-1].split()) < _FRAGMENT:
                found[-1] += f" {part}"
            elif part:
                found.append(part)
        return found


def read_texts(source: Path) -> Iterator[tuple[str, str]]:
    """Yield the name and text of every .txt in `source`: a file, a folder or a .tar.xz, in name order."""
    if source.is_dir():
        for path in sorted(source.rglob("*.txt")):
            yield path.stem, path.read_text(encoding="utf-8", errors="replace")
    elif source.name.endswith(".tar.xz"):
        with tarfile.open(source, "r:xz") as archive:
            found = []
            for member in archive:
                content = archive.extractfile(member) if member.name.endswith(".txt") else None
                if content is not None:
                    found.append((Path(member.name).stem, content.read().decode("utf-8", "replace")))
        yield from sorted(found)
    else:
        yield source.stem, source.read_text(encoding="utf-8", errors="replace")


def paragraphs(name: str, text: str) -> Iterator[Paragraph]:
    """Yield the paragraphs of one text, page wraps joined and furniture left out."""
    title = "" if _SLUG.match(name) else name
    heading, first = title, True
    for block in _unwrapped(text):
        marked = _WIKI_HEADING.match(block) or _ARTICLE.match(block)
        if marked:
            heading, first = f"{title} {marked[1]}".strip(), True
        elif len(block.split()) >= _SHORTEST:
            yield Paragraph(name, heading, block, first)
            first = False


def _unwrapped(text: str) -> Iterator[str]:
    open_lines: list[str] = []
    for raw in text.splitlines():
        line = raw.strip()
        if not line or _FURNITURE.match(line):
            continue
        if open_lines and (_STARTS.match(line) or _ends_paragraph(open_lines[-1])):
            yield " ".join(open_lines)
            open_lines = []
        open_lines.append(line)
    if open_lines:
        yield " ".join(open_lines)


def _ends_paragraph(line: str) -> bool:
    return line[-1] in ".;:=" or len(line) > _UNWRAPPED
