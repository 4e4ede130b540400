"""Styles: what a paragraph, its letters or a table have from the style they name and from those it is based on."""

from collections.abc import Iterator

from ingest.read.element import Element
from ingest.read.word.package import W, is_on, val

_NO_BORDER = frozenset({"", "nil", "none"})
_DEEPEST = 20


class Styles:
    """The styles of one document, by id."""

    def __init__(self, root: Element | None) -> None:
        found = root.findall(W + "style") if root is not None else []
        self._styles = {one.get(W + "styleId") or "": one for one in found}
        self._default = next(
            (
                id_
                for id_, one in self._styles.items()
                if one.get(W + "type") == "paragraph" and one.get(W + "default") in {"1", "true", "on"}
            ),
            "",
        )

    def numbering(self, paragraph: Element) -> tuple[str, int | None, str]:
        """Return the list that numbers a paragraph, its level if said, and the style that says so ("" for itself).

        The list is "0" or "" when the paragraph has no number.
        """
        list_, level = _list_of(paragraph.find(W + "pPr"))
        if list_:
            return list_, level, ""
        for style in self._chain(self.style_of(paragraph)):
            list_, own_level = _list_of(style.find(W + "pPr"))
            level = own_level if level is None else level
            if list_:
                return list_, level, style.get(W + "styleId") or ""
        return "", None, ""

    def list_of_style(self, id_: str) -> str:
        """Return the list that a numbering style stands for, or ""."""
        return next((found for one in self._chain(id_) if (found := _list_of(one.find(W + "pPr"))[0])), "")

    def style_of(self, paragraph: Element) -> str:
        """Return the id of a paragraph's style."""
        return val(paragraph.find(f"{W}pPr/{W}pStyle")) or self._default

    def name_of(self, paragraph: Element) -> str:
        """Return the name of a paragraph's style in lower case, or ""."""
        style = self._styles.get(self.style_of(paragraph))
        return val(style.find(W + "name")).lower() if style is not None else ""

    def has(self, what: str, run: Element, paragraph: Element) -> bool:
        """Tell whether `what` ("caps", "vanish") holds for the letters of a run."""
        own = _switch(run.find(W + "rPr"), what)
        if own is not None:
            return own
        of_run = val(run.find(f"{W}rPr/{W}rStyle"))
        for style in (*self._chain(of_run), *self._chain(self.style_of(paragraph))):
            found = _switch(style.find(W + "rPr"), what)
            if found is not None:
                return found
        return False

    def is_bordered(self, table: Element) -> bool:
        """Tell whether lines are drawn inside a table, by its own word, its cells', or its style's."""
        own = table.find(f"{W}tblPr/{W}tblBorders")
        if own is not None and len(own):
            drawn = _draws(own, inside=True)
        else:
            style = val(table.find(f"{W}tblPr/{W}tblStyle"))
            borders = (one.find(f"{W}tblPr/{W}tblBorders") for one in self._chain(style))
            drawn = any(one is not None and _draws(one, inside=True) for one in borders)
        cells = table.findall(f"{W}tr/{W}tc")
        ruled = [one for cell in cells if (one := cell.find(f"{W}tcPr/{W}tcBorders")) is not None]
        if drawn:
            return not (len(ruled) == len(cells) and not any(_draws(one) for one in ruled))
        return 2 * sum(_draws(one) for one in ruled) > len(cells)

    def _chain(self, id_: str) -> Iterator[Element]:
        for _ in range(_DEEPEST):
            style = self._styles.get(id_)
            if style is None:
                return
            yield style
            id_ = val(style.find(W + "basedOn"))


def _switch(properties: Element | None, what: str) -> bool | None:
    return is_on(properties.find(W + what)) if properties is not None else None


def _list_of(properties: Element | None) -> tuple[str, int | None]:
    numbered = properties.find(W + "numPr") if properties is not None else None
    if numbered is None:
        return "", None
    level = val(numbered.find(W + "ilvl"))
    return val(numbered.find(W + "numId")), int(level) if level.isdecimal() else None


def _draws(borders: Element, *, inside: bool = False) -> bool:
    sides = ("insideH", "insideV") if inside else ("top", "left", "start", "bottom", "right", "end")
    drawn = {side for side in sides if _drawn(borders.find(W + side))}
    return bool(drawn) if inside else len(drawn) > 1


def _drawn(border: Element | None) -> bool:
    return border is not None and (border.get(W + "val") or "") not in _NO_BORDER
