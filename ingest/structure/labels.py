"""How a person names each place: labels from prompts/, composed as Vietnamese documents cite themselves."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from assistant.wording import say
from ingest.structure.nodes import Node

_UNNUMBERED = re.compile(r"(?P<after>(?:[^\W\d_]+\.)?\d[\d.]*)[b-z]")
_NTH = re.compile(r"h(?P<nth>\d+)")
_PLAIN = frozenset({"part", "section", "item"})
"""Kinds whose numbers are said joined by points: mục II.3."""


@dataclass(frozen=True, slots=True)
class Label:
    """A place's name `own` as it stands inside a sentence, and what it lies in: nothing, an annex, a quotation."""

    own: str
    frame: str = ""
    within: str = ""

    @property
    def text(self) -> str:
        """Return the whole name."""
        if not self.frame:
            return self.own[:1].upper() + self.own[1:]
        if not self.own:
            return self.within
        return say(f"labels.place.{self.frame}", above=self.within, own=self.own)


_NOWHERE = Label("")


def label_of(
    node: Node, holder: Node | None, labels: Mapping[int, Label], *, target_rows: Collection[str]
) -> Label:
    """Return the label of `node`, held by `holder` (None at the top); `labels` has those of all nodes above by id."""
    above = _inside(node, holder, labels)
    if node.kind == "annex":
        own = _say(f"{node.nature}{_numbering(node.mark)}", node, "")
        return Label(own, above.frame, above.within)
    if node.kind == "row":
        own = _row(node, above.own, is_target=node.path in target_rows)
    elif node.style is not None and node.nature in {*_PLAIN, "clause", "point"} | _TITLED:
        own = _numbered(node, above, labels)
    else:
        own = _counted(node, above)
    return Label(own.removeprefix(", "), above.frame, above.within)


def _numbering(mark: str) -> str:
    return "" if not mark else "_nth" if mark[0].isdigit() or not any(map(str.isdigit, mark)) else "_code"


_TITLED = frozenset({"part", "chapter", "section", "subsection", "article"})


def _inside(node: Node, holder: Node | None, labels: Mapping[int, Label]) -> Label:
    """Return the label of the holder as its parts see it: an annex or a quotation begins anew."""
    if holder is None:
        return _NOWHERE
    above = labels[id(holder)]
    if holder.kind == "annex":
        return Label("", "in_annex", above.text)
    if node.kind == "quoted" and holder.kind != "quoted":
        return Label("", "in_quote", above.text)
    return above


def _numbered(node: Node, above: Label, labels: Mapping[int, Label]) -> str:
    style, parent = node.style, node.parent
    if style is None or style.flat:
        return _say("article", node, "")
    if style.titled:
        return _joined(_say(f"titled_{node.nature}", node, ""), above.own)
    if node.nature == "clause":
        article = _nearest(node, {"article"})
        return _joined(_say("clause", node, ""), labels[id(article)].own if article else "")
    if node.nature == "point":
        cited = parent is not None and parent.nature in {"clause", "article"} and above.own
        return _joined(_say("point", node, ""), above.own) if cited else _say("point_in", node, above.own)
    base = _base(node)
    if base is None:
        return _say("item_in", node, above.own)
    path = node.path.removeprefix(base.path).removeprefix(".") if base.path else node.path
    suffix = labels[id(base)].own if base.style is not None and base.style.titled else ""
    named = say("labels.place.part" if node.nature == "part" else "labels.place.item", path=path)
    return _joined(named, suffix)


def _base(node: Node) -> Node | None:
    """Return what the node's numbers are counted in: heading, annex, document; None past a clause or bullet."""
    at = node
    while at.parent is not None:
        above = at.parent
        if above.nature in {"annex", "attached", "form", "document"} or (
            above.style is not None and above.style.titled
        ):
            return above
        if at.kind == "quoted" and above.kind != "quoted":
            return above
        if above.nature not in {*_PLAIN, "point"}:
            return None
        at = above
    return at


def _nearest(node: Node, natures: Collection[str]) -> Node | None:
    at = node
    while at.parent is not None:
        if at.kind == "quoted" and at.parent.kind != "quoted":
            return None
        at = at.parent
        if at.nature in natures:
            return at
    return None


def _counted(node: Node, above: Label) -> str:
    kind = node.nature
    if kind == "bullet":
        nested = node.parent is not None and node.parent.nature == "bullet"
        kind = "bullet_nested" if nested else "bullet"
    if kind == "paragraph" and not above.own and not above.frame:
        kind = "opening" if node.mark == "1" else "opening_nth"
    return _say(kind, node, above.own)


def _say(key: str, node: Node, above: str) -> str:
    return say(f"labels.place.{key}", above=above, mark=node.mark, n=node.mark, path=node.path)


def _joined(named: str, above: str) -> str:
    return f"{named} {above}" if above else named


def _row(node: Node, above: str, *, is_target: bool) -> str:
    key = "target" if is_target else "row"
    nth = _NTH.fullmatch(node.mark)
    if nth:
        return say(f"labels.place.{key}_nth", above=above, n=nth["nth"])
    found = _UNNUMBERED.fullmatch(node.mark)
    mark = found["after"] if found else node.mark
    return say(f"labels.place.{key}{'_unnumbered' if found else ''}", above=above, mark=mark)
