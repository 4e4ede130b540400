"""The text of a document as received, with the slips set right that its `fixes.toml` is sure of."""

import re
import tomllib
from pathlib import Path

_TEX = {"geq": "≥", "ge": "≥", "leq": "≤", "le": "≤", "times": "×", "pm": "±", "%": "%", "&": "&", "_": "_"}
_COMMAND = re.compile(r"\\(geq?|leq?|times|pm|[%&_])(?![A-Za-z])")
_STRONG = re.compile(r"\*\*")
_EMPHASIS = re.compile(r"\*(?=\S)([^*\n\t]+?)(?<=\S)\*")


def received(folder: Path) -> str:
    """Return the text of `source.md` as a person reads it: sure fixes made, LaTeX and Markdown signs turned to print.

    Raises ValueError where a fix no longer fits its line.
    """
    lines = (folder / "source.md").read_text(encoding="utf-8").split("\n")
    fixes = folder / "fixes.toml"
    rows = tomllib.loads(fixes.read_text(encoding="utf-8")).get("fix", []) if fixes.is_file() else []
    for row in rows:
        if row["confidence"] == "sure":
            _mend(lines, row["line"] - 1, row["wrong"], row["right"])
    return printed("\n".join(lines))


def printed(text: str) -> str:
    """Return a text with LaTeX commands and Markdown's signs of emphasis as print shows them."""
    text = _COMMAND.sub(lambda found: _TEX[found[1]], text).replace("$", "")
    return _EMPHASIS.sub(r"\1", _STRONG.sub(lambda found: _parting(text, found), text))


def _parting(text: str, found: re.Match[str]) -> str:
    """Return what stands for a sign of bold print: a line end where it parts two words written without a space."""
    before, after = text[: found.start()][-1:], text[found.end() :][:1]
    return "\n" if before.isalpha() and after.isalpha() else ""


def _mend(lines: list[str], at: int, slip: str, right: str) -> None:
    """Set one slip right; one that runs over several lines leaves empty ones, so that all others keep their number."""
    count = slip.count("\n") + 1
    said = "\n".join(lines[at : at + count])
    if said.count(slip) != 1:
        raise ValueError(f"line {at + 1} does not hold {slip!r} once")
    mended = said.replace(slip, right).split("\n")
    lines[at : at + count] = mended + [""] * (count - len(mended))
