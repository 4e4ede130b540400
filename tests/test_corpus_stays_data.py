"""No document's content in code: what the corpus says is read from it here, then looked for in the code."""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from assistant.text.normal import fold

ROOT = Path(__file__).resolve().parent.parent
CODE = {".py", ".html", ".js", ".css", ".sql", ".svg"}
KINDS = ["document id", "document number", "agency", "target", "row", "cell"]

# A document number as offices write it: digits, perhaps a year, then the signs of kind and issuer.
NUMBER = re.compile(r"\b\d{1,4}(?:/\d{4})?\s?[-/]\s?[A-ZĐ][\wĐđ]{1,6}(?:[-/][A-ZĐ][\wĐđ]*)+")
LISTED_AGENCY = re.compile(
    r"^\s*- ((?:Ban|Văn phòng|Ủy ban|Hội đồng|Sở|Cơ quan) [^:.;,]{3,60}):", re.MULTILINE
)
GOVERNED_AGENCY = re.compile(r"^\d+\. Trách nhiệm của (.+)$", re.MULTILINE)


def one_line(text: str) -> str:
    return fold(" ".join(text.split()))


def strings_of(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from strings_of(item)
    elif isinstance(value, list):
        for item in value:
            yield from strings_of(item)


def of_cards() -> Iterator[tuple[str, str]]:
    for card in sorted((ROOT / "corpus").glob("*/card.toml")):
        yield "document id", card.parent.name
        content = tomllib.loads(card.read_text(encoding="utf-8"))
        for key in ("title", "signer", "place"):
            if value := content.get(key):
                yield key, value
        for alias in content.get("aliases", []):
            yield "alias", alias
        for text in strings_of(content):
            yield from (("document number", number) for number in NUMBER.findall(text))


def of_sources() -> Iterator[tuple[str, str]]:
    for source in sorted((ROOT / "corpus").glob("*/source.md")):
        received = source.read_text(encoding="utf-8")
        yield from (("document number", number) for number in NUMBER.findall(received))
        for pattern in (LISTED_AGENCY, GOVERNED_AGENCY):
            yield from (("agency", name.strip()) for name in pattern.findall(received))
        for line in received.splitlines():
            label, *cells = line.split("\t")
            if len(cells) < 2 or not cells[0].strip() or not re.fullmatch(r"(\d+(\.\d+)*)?", label):
                continue
            yield "target", cells[0]
            if label:
                yield "row", f"PL.{label}"
            yield from (("cell", cell) for cell in cells[1:] if re.search(r"\d.*[^\W\d]|[^\W\d].*\d", cell))


def of_agencies() -> Iterator[tuple[str, str]]:
    """Names of offices, less those that every document of the State may use (the Government, a committee)."""
    path = ROOT / "corpus" / "agencies.toml"
    for agency in tomllib.loads(path.read_text(encoding="utf-8"))["agency"] if path.is_file() else []:
        common = {*agency.get("shared", []), *([agency["name"]] if agency.get("level") == "central" else [])}
        for text in strings_of([agency["name"], agency.get("aliases", [])]):
            if " " in text and text not in common:
                yield "agency", text


def of_catalogue() -> Iterator[tuple[str, str]]:
    path = ROOT / "corpus" / "catalogue.toml"
    for document in tomllib.loads(path.read_text(encoding="utf-8"))["document"] if path.is_file() else []:
        yield "document id", document["id"]
        for key in ("number", "title", "signer", "place"):
            if value := document.get(key):
                yield "document number" if key == "number" else key, value
        yield from (("alias", alias) for alias in document["aliases"] if len(alias.split()) > 1)


PARTS = (of_catalogue, of_cards, of_agencies, of_sources)


@cache
def corpus_words() -> dict[str, str]:
    """What the corpus says that code must not: each string folded, with what it is."""
    found = {one_line(text): kind for part in PARTS for kind, text in part()}
    return {text: kind for text, kind in found.items() if len(text) >= 5}


def content_in(text: str) -> list[str]:
    line = one_line(text)
    return [
        f"{kind}: {words!r}"
        for words, kind in corpus_words().items()
        if words in line and re.search(rf"(?<!\w){re.escape(words)}(?!\w)", line)
    ]


def test_no_content_of_a_document_in_code() -> None:
    files = [path for folder in ("assistant", "ingest", "bot") for path in sorted((ROOT / folder).rglob("*"))]
    code = {str(path.relative_to(ROOT)): path.read_text() for path in files if path.suffix in CODE}
    assert code
    assert not {name: found for name, text in code.items() if (found := content_in(text))}


@pytest.mark.parametrize("kind", KINDS)
def test_the_content_test_sees_each_kind(kind: str) -> None:
    words = next(text for text, its_kind in corpus_words().items() if its_kind == kind)
    assert content_in(f'EXAMPLE = "{words.upper()}"')
