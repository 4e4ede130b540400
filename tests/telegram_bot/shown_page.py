"""An answer as a page shows it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

from tests.telegram_bot.shown import HEADINGS, Cited, Shown, flat, small

_VOID = frozenset({"br", "hr", "img", "input", "link", "meta", "source", "wbr"})


@dataclass(slots=True)
class Node:
    """An element of a page."""

    tag: str
    classes: frozenset[str] = frozenset()
    inside: "list[Node | str]" = field(default_factory=list)

    def all(self, tag: str = "", *classes: str) -> "Iterator[Node]":
        for one in self.inside:
            if isinstance(one, Node):
                if tag in {"", one.tag} and one.classes.issuperset(classes):
                    yield one
                yield from one.all(tag, *classes)

    def text(self, *without: str) -> str:
        """What is read in it; the elements of the classes `without` are left out."""
        return "".join(
            one
            if isinstance(one, str)
            else "\n"
            if one.tag == "br"
            else ""
            if one.classes & set(without)
            else one.text(*without)
            for one in self.inside
        )


class _Tree(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.open = [Node("")]
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = Node(tag, frozenset((dict(attrs).get("class") or "").split()))
        self.open[-1].inside.append(node)
        if tag not in _VOID:
            self.open.append(node)

    def handle_endtag(self, tag: str) -> None:
        while len(self.open) > 1 and self.open.pop().tag != tag:
            pass

    def handle_data(self, data: str) -> None:
        self.open[-1].inside.append(data)


def of_page(html: str) -> Shown:
    """Read the page of an answer."""
    (card,) = _Tree(html).open[0].all("article", "answer")
    (heading,) = (one for one in card.all("h3") if one.classes & {"quiet", "status"})
    (said,) = card.all("div", "said")
    return Shown(
        status=HEADINGS[heading.text().strip()],
        said=tuple(filter(None, map(_page_line, _lines_of(said)))),
        cited=tuple(_page_cited(card)),
        understood=next((flat(one.text()).partition(": ")[2] for one in card.all("p", "understood")), ""),
        nearest=tuple(_page_nearest(card)),
        whom=next((flat(next(one.all("p")).text()) for one in card.all("div", "whom")), ""),
        digests_only=any(card.all("p", "fence")),
    )


def _lines_of(said: Node) -> Iterator[Node]:
    yield from (one for one in said.all() if one.tag in {"p", "li"})


def _page_line(line: Node) -> str:
    for chip in line.all("a", "chip"):
        chip.inside = [f"[{chip.text('unseen').strip()}]"]
    return flat(line.text())


def _page_cited(card: Node) -> Iterator[Cited]:
    for part in card.all("div", "sources"):
        for source in (one for of in part.all("ol") for one in of.all("li")):
            where = next(source.all("p", "where"))
            label, number = flat(next(where.all("a")).text()), next(where.all("span", "whole")).text()
            for one in (*source.all("blockquote"), *source.all("p", "digest")):
                n = int(next(one.all("span", "chip")).text())
                which = "".join(
                    f", {flat(each.text()).removesuffix(':')}" for each in one.all("span", "which")
                )
                kind = "verbatim" if one.tag == "blockquote" else "digest"
                place = small(f"{label}{which}, {number}")
                yield Cited(n, place, kind, one.text("chip", "which").strip())


def _page_nearest(card: Node) -> Iterator[tuple[str, str, str]]:
    for part in card.all("div", "nearest"):
        for one in part.all("li"):
            label = small(flat(next(next(one.all("p", "where")).all("a")).text()))
            quote = next(one.all("blockquote"), None)
            words = quote or next(one.all("p", "digest"))
            yield label, "verbatim" if quote else "digest", words.text().strip()


def on_page(text: str) -> str:
    """Return a quote as a page prints it: its lines trimmed, its cells apart."""
    return "\n".join(line.strip().replace("\t", " · ") for line in text.strip().splitlines())
