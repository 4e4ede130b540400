"""A digest: statements in our own words about a document whose original text is not held.

digest.md has one `# ` title, `## ` headings, and statements numbered from 1 through the whole file, each
on one line, followed by a line `   [grade, place] source; source`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from assistant.errors import CorpusInvalid
from assistant.library.nouns import Grounds, Passage, Provision, Span
from assistant.wording import say
from ingest.clean.draft import Draft, Edit

ROOT = "tl"
"""The path of a digest's title; its statements are `tl.1`, `tl.2`, its headings `tl~1`, `tl~2`."""
_TITLE = re.compile(r"# (?P<text>\S.*)")
_HEADING = re.compile(r"## (?P<text>\S.*)")
_STATEMENT = re.compile(r"(?P<n>\d+)\. (?P<text>\S.*)")
_NAMES = re.compile(r"\w").search
_GROUNDS = re.compile(r"\s+\[(?P<grade>[AB])(?:, (?P<place>[^\]]+))?\] (?P<sources>\S.*)")


@dataclass(frozen=True, slots=True)
class Digest:
    """A digest read: its clean text as a draft, its provisions, what each statement rests on, its passages."""

    draft: Draft
    provisions: tuple[Provision, ...]
    grounds: tuple[Grounds, ...]
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of the digest: where its words stand in the file, and of a statement what it rests on."""

    kind: str
    mark: str
    span: Span
    grade: str = ""
    place: str = ""
    sources: tuple[str, ...] = ()


def read_digest(received: str, document: str, path: Path) -> Digest:
    """Return the digest of `document` in the text `received`; CorpusInvalid names the line that is wrong."""
    parts = list(_parts(received, path))
    draft = Draft.received(received).edited(_between(parts, received))
    provisions = tuple(_provisions(parts, draft.text, document))
    grounds = tuple(
        Grounds(provision.id, part.grade, part.place, part.sources)
        for part, provision in zip(parts, provisions, strict=True)
        if part.kind == "statement"
    )
    passages = tuple(
        Passage(p.id, document, "\n".join((*p.trail, p.label)), p.text.strip())
        for p in provisions
        if p.kind == "statement"
    )
    return Digest(draft, provisions, grounds, passages)


def _parts(received: str, path: Path) -> Iterator[_Part]:
    """Yield the title, the headings and the statements; anything else in the file is refused."""
    statement: _Part | None = None
    titles = headings = statements = at = 0
    for number, line in enumerate(received.splitlines(keepends=True), 1):
        start, at = at, at + len(line)
        text = line.rstrip()
        if statement is not None:
            found = _GROUNDS.fullmatch(text)
            sources = tuple(filter(_NAMES, map(str.strip, found["sources"].split(";")))) if found else ()
            if found is None or not sources:
                raise _wrong(path, number, text)
            yield _Part(
                "statement", statement.mark, statement.span, found["grade"], found["place"] or "", sources
            )
            statement = None
        elif not text:
            continue
        elif (found := _TITLE.fullmatch(text)) and not titles:
            titles = 1
            yield _Part("digest", "", _where(found, start))
        elif titles and (found := _HEADING.fullmatch(text)):
            headings += 1
            yield _Part("heading", str(headings), _where(found, start))
        elif headings and (found := _STATEMENT.fullmatch(text)) and int(found["n"]) == statements + 1:
            statements += 1
            statement = _Part("statement", found["n"], _where(found, start))
        else:
            raise _wrong(path, number, text)
    if statement is not None or not statements:
        raise _wrong(path, received.count("\n") + 1, "")


def _where(found: re.Match[str], start: int) -> Span:
    return Span(start + found.start("text"), start + found.end("text"))


def _between(parts: list[_Part], received: str) -> Iterator[Edit]:
    """Yield the edits that leave only the parts' words, each on a line of its own."""
    at = 0
    for part in parts:
        yield Edit(at, part.span.start, "\n" if at else "")
        at = part.span.end
    yield Edit(at, len(received), "\n")


def _provisions(parts: list[_Part], clean: str, document: str) -> Iterator[Provision]:
    """Yield a provision for each line of the clean text; statements hang below their heading."""
    lines = clean.splitlines(keepends=True)
    starts = [sum(map(len, lines[:n])) for n in range(len(lines) + 1)]
    title, heading = lines[0].strip(), ""
    for n, part in enumerate(parts):
        start, end = starts[n], starts[n + 1]
        below = end
        path = ROOT
        trail: tuple[str, ...] = ()
        parent: str | None = None
        if part.kind == "digest":
            below = starts[-1]
        elif part.kind == "heading":
            heading = f"{ROOT}~{part.mark}"
            last = next((m for m in range(n + 1, len(parts)) if parts[m].kind == "heading"), len(parts))
            below = starts[last]
            path, trail, parent = heading, (title,), ROOT
            heading_text = lines[n].strip()
        else:
            path, trail, parent = f"{ROOT}.{part.mark}", (title, heading_text), heading
        yield Provision(
            id=f"{document}/{path}",
            document=document,
            path=path,
            parent=f"{document}/{parent}" if parent else None,
            kind=part.kind,
            label=say(f"labels.place.{part.kind}", n=part.mark),
            trail=trail,
            text=lines[n],
            start=start,
            end=end,
            subtree_end=below,
        )


def _wrong(path: Path, line: int, text: str) -> CorpusInvalid:
    return CorpusInvalid(
        say("errors.corpus.digest", path=f"{path.parent.name}/{path.name}", line=line, text=text)
    )
