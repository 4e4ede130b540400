"""Numbers as Vietnamese documents print them."""

import re

NUMBER = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?")
_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+")


def amount(printed: str) -> float | None:
    """Return the value of a printed number, or None when it is none.

    A comma is decimal; a point parts thousands when exactly three digits follow it and the
    number does not begin with 0 (1.200 is 1200, 0.720 is 0.72, 2.5 is 2.5).
    """
    text = printed.strip()
    if not NUMBER.fullmatch(text):
        return None
    whole, comma, fraction = text.partition(",")
    if _THOUSANDS.fullmatch(whole):
        whole = whole.replace(".", "")
    return float(f"{whole}.{fraction}" if comma else whole)
