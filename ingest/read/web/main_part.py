"""Which part of a page is the document: found by what an extract of the page says, then taken whole."""

import re
from collections import Counter

from assistant.text.normal import fold
from ingest.read.element import Element

_WORD = re.compile(r"\w+")
_HOLDS = 0.9
"""The part that holds this share of the extract's words holds the document."""
_CARRIES = 0.5
"""What carries more than this share of them is no menu, whatever it is called."""
_SILENT = frozenset(
    {
        *("script", "style", "noscript", "template", "iframe", "object", "svg", "canvas", "head", "title"),
        *("nav", "aside", "footer", "button", "select", "input", "textarea", "dialog", "audio", "video"),
    }
)
_ROLES = frozenset({"navigation", "banner", "contentinfo", "complementary", "search", "dialog", "menu"})
_PORTAL = frozenset(
    {
        *(
            "breadcrumb",
            "breadcrumbs",
            "share",
            "sharing",
            "social",
            "related",
            "comment",
            "comments",
            "sidebar",
        ),
        *(
            "footer",
            "menu",
            "navbar",
            "nav",
            "navigation",
            "pagination",
            "rating",
            "advert",
            "banner",
            "popup",
        ),
        *("modal", "toolbar", "tags", "lienquan", "tinlienquan", "binhluan", "newsletter", "cookie"),
    }
)
_PORTAL_PAIRS = ("lien-quan", "binh-luan", "tin-moi", "tin-khac", "other-news", "print-tool")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_NAME_PARTS = re.compile(r"[^a-z0-9]+")
_FRAME = re.compile(r"doc lap\W+tu do\W+hanh phuc|noi nhan\s*:")
_TABLE_PARTS = frozenset({"tbody", "thead", "tfoot", "tr", "colgroup"})


def without_portal(root: Element, witness: str) -> Element:
    """Return the page's body with menus, side columns, comments and what is not shown taken out of it."""
    body = root.find(".//body")
    top = body if body is not None else root
    wanted = _words(witness)
    open_ = [top]
    while open_:
        for one in [one for one in open_.pop() if isinstance(one.tag, str)]:
            if one.tag in _SILENT or _is_hidden(one) or (_is_portal(one) and _share(one, wanted) < _CARRIES):
                _drop(one)
            else:
                open_.append(one)
    return top


def main_part(top: Element, witness: str) -> Element:
    """Return the smallest part of the page that holds the extract, letterhead and recipients included."""
    wanted = _words(witness)
    part = top
    while wanted:
        inner = next(
            (one for one in part if isinstance(one.tag, str) and _share(one, wanted) >= _HOLDS), None
        )
        if inner is None or any(one is not inner and _FRAME.search(fold(_text(one))) for one in part):
            break
        part = inner
    while part.tag in _TABLE_PARTS and (outer := part.getparent()) is not None:
        part = outer
    return part


def link_share(part: Element) -> float:
    """Return which share of the letters of a part stand in links."""
    linked = sum(len(_text(one)) for one in part.iter("a") if not (one.get("href") or "#").startswith("#"))
    return linked / max(len(_text(part)), 1)


def _is_hidden(one: Element) -> bool:
    return (
        one.get("hidden") is not None
        or one.get("aria-hidden") == "true"
        or _HIDDEN.search(one.get("style") or "") is not None
    )


def _is_portal(one: Element) -> bool:
    if one.get("role") in _ROLES or one.tag == "header":
        return True
    name = f"{one.get('class') or ''} {one.get('id') or ''}".lower()
    return not _PORTAL.isdisjoint(_NAME_PARTS.split(name)) or any(pair in name for pair in _PORTAL_PAIRS)


def _drop(one: Element) -> None:
    """Take an element out of the tree; the text behind it stays."""
    one.drop_tree()  # type: ignore[attr-defined]


def _share(one: Element, wanted: Counter[str]) -> float:
    """Return which share of the wanted words an element holds."""
    return (_words(_text(one)) & wanted).total() / wanted.total() if wanted else 0.0


def _words(text: str) -> Counter[str]:
    return Counter(_WORD.findall(text.lower()))


def _text(one: Element) -> str:
    return " ".join(one.itertext()) if isinstance(one.tag, str) else ""
