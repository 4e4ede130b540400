"""A saved web page as lines: the document in it, without the portal around it. Owns trafilatura and lxml."""

import codecs
import re
from pathlib import Path
from typing import cast

from ingest.read.element import Element
from ingest.read.letters import decoded
from ingest.read.reading import Limits, Notice, Reading, Unreadable
from ingest.read.web.blocks import lines_of_part
from ingest.read.web.main_part import link_share, main_part, without_portal

_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_DECLARATION = re.compile(r"\A\ufeff?\s*<\?xml[^>]*\?>")
_HEAD = 4096
_LEAST = 200
"""A page with fewer letters than this has no document in it."""
_MOST_LINKED = 0.6


def read_web_page(path: Path, limits: Limits) -> Reading | Unreadable:  # noqa: ARG001 - a reader's shape
    """Return the document on the page at `path`, with where the page says it is from; Unreadable without one.

    trafilatura tells which part of the page is its text; that part is then read whole, since an
    extract leaves out lists, merged cells and whatever looks unlike an article.
    """
    text = _decoded(path.read_bytes())
    if isinstance(text, Unreadable):
        return text
    root = _parsed(text)
    if isinstance(root, Unreadable):
        return root
    try:
        page = _origin(root)
        witness = _extract(text)
        part = main_part(without_portal(root, witness), witness)
        lines = lines_of_part(part)
    except RecursionError:
        return Unreadable("damaged")
    if sum(len(line.text) for line in lines) < _LEAST or link_share(part) > _MOST_LINKED:
        return Unreadable("no_main_text")
    return Reading(tuple(lines), "html", notices=(page,) if any(page.values.values()) else ())


def _decoded(data: bytes) -> str | Unreadable:
    """Return the page in the letters it is written in, which it says itself where they are not UTF-8."""
    text = decoded(data)
    said = _CHARSET.search(data[:_HEAD])
    if not isinstance(text, Unreadable) or said is None or text.code.startswith("legacy"):
        return text
    try:
        name = codecs.lookup(said[1].decode("ascii")).name
        return text if name == "utf-8" else data.decode(name)
    except (LookupError, ValueError):
        return text


def _parsed(text: str) -> Element | Unreadable:
    import lxml.html  # type: ignore[import-untyped]
    from lxml.etree import ParserError  # type: ignore[import-untyped]

    parser = lxml.html.HTMLParser()
    try:
        root = lxml.html.document_fromstring(_DECLARATION.sub("", text), parser=parser)
    except (ParserError, ValueError):
        return Unreadable("no_main_text")
    # Too deep or too long for the parser, which leaves out the rest and says so here alone.
    cut = any(slip.type_name == "ERR_RESOURCE_LIMIT" for slip in parser.error_log)
    return Unreadable("damaged") if cut else cast("Element", root)


def _extract(text: str) -> str:
    import trafilatura

    found = trafilatura.extract(_DECLARATION.sub("", text), include_comments=False, include_tables=True)
    return found or ""


def _origin(root: Element) -> Notice:
    """Return the title and the address that the page gives of itself."""
    values = {"title": "", "address": ""}
    title = root.find(".//head/title")
    if title is not None and (words := " ".join("".join(title.itertext()).split())):
        values["title"] = words[:200]
    for link in root.iter("link"):
        if (link.get("rel") or "").lower() == "canonical" and (address := (link.get("href") or "").strip()):
            values["address"] = address[:400]
    return Notice("web_page", values=values)
