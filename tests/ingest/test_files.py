"""Files of every kind, read and built whole, held against what a person wrote down of them beforehand.

The files are invented; tests/ingest/files/make_files.py draws them. What is expected of each stands in
tests/ingest/files/expected.
"""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from assistant.library.nouns import Holding, Provision
from assistant.text.footnotes import DIGITS
from ingest.added.arrivals import Coming, Given, Refused, arrive
from ingest.identity.identify import identify
from ingest.read.formats import read_file
from ingest.read.reading import Limits, Reading, Unreadable

FILES = Path(__file__).with_name("files")
MADE = FILES / "made"
NOT_WHOLE = {"refused", "du-thao", "noi-bo", "mat"}
_MARK = re.compile(
    rf"(?:Điều|Chương|Mục)?\s*(?:[IVXLC]+|\d+[a-zđ]?(?:\.\d+)*|[a-zđ])[.)](?:[{DIGITS}]+)?\s*|[-–+]\s+"
)


def _read_toml(name: str) -> dict[str, Any]:
    return tomllib.loads((FILES / "expected" / f"{name}.toml").read_text(encoding="utf-8"))


EXPECTED = {
    path.stem: _read_toml(path.stem)
    for path in sorted((FILES / "expected").glob("*.toml"))
    if path.stem not in NOT_WHOLE
}


def _file(name: str) -> Path:
    return next(path for path in MADE.glob(f"{name}.*") if path.stem == name)


@cache
def _built(name: str) -> Holding:
    path = _file(name)
    came = arrive(Given(path, path.name), b"", {}, (), read=read_file)
    assert isinstance(came, Coming), came.told if isinstance(came, Refused) else came
    return came.holding


@cache
def _reading(name: str) -> Reading:
    reading = read_file(MADE / name, Limits())
    assert isinstance(reading, Reading), reading
    return reading


def _each(key: str) -> list[Any]:
    """Return every expectation under `key`, with the file it is about, as a test's parameters."""
    return [
        pytest.param(name, one, id=f"{name}-{one.get('path') or one.get('number') or one.get('to') or at}")
        for name, expected in EXPECTED.items()
        for at, one in enumerate(expected.get(key, []))
    ]


def _that_say(key: str) -> list[str]:
    """Return the files of which something is expected under `key`."""
    return [name for name, expected in EXPECTED.items() if key in expected]


FIELDS = [
    pytest.param(name, field, value, id=f"{name}-{field}")
    for name, expected in EXPECTED.items()
    for field, value in expected["identity"].items()
]


def _folded(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))


def _words(provision: Provision) -> str:
    """Return the words of a provision without its own mark and without the marks of footnotes."""
    text = provision.text.replace("\t", " ").lstrip('“" ')
    return _folded(re.sub(f"[{DIGITS}]", "", _MARK.sub("", text, count=1)))


def _provision(name: str, path: str) -> Provision:
    holding = _built(name)
    found = [p for p in holding.provisions if p.path == path]
    assert found, (
        f"no {path}; near: {[p.path for p in holding.provisions if p.path.startswith(path[:4])][:40]}"
    )
    return found[0]


@pytest.mark.parametrize(("name", "field", "value"), FIELDS)
def test_identity_is_what_the_pages_print(name: str, field: str, value: object) -> None:
    document = _built(name).document
    found = getattr(document, field)
    if isinstance(value, str):
        kind = _folded(document.kind)
        assert _folded(str(found)).removeprefix(kind).strip() == _folded(value).removeprefix(kind).strip()
    else:
        assert found == value


@pytest.mark.parametrize("name", list(EXPECTED))
def test_every_character_belongs_to_one_provision(name: str) -> None:
    holding = _built(name)
    assert holding.clean
    assert "".join(p.text for p in holding.provisions) == holding.clean


@pytest.mark.parametrize("name", _that_say("pages"))
def test_pages_are_counted(name: str) -> None:
    assert _reading(_file(name).name).pages == EXPECTED[name]["pages"]


@pytest.mark.parametrize("name", _that_say("articles"))
def test_articles_of_the_document_itself_are_counted(name: str) -> None:
    own = [p.path for p in _built(name).provisions if p.kind == "article" and "." not in p.path]
    assert len(own) == EXPECTED[name]["articles"], own


@pytest.mark.parametrize("name", _that_say("chapters"))
def test_chapters_and_sections_are_counted(name: str) -> None:
    kinds = [p.kind for p in _built(name).provisions]
    assert kinds.count("chapter") == EXPECTED[name]["chapters"]
    assert kinds.count("section") == EXPECTED[name].get("sections", 0)


@pytest.mark.parametrize("name", _that_say("absent"))
def test_what_the_page_says_beside_the_document_is_left_out(name: str) -> None:
    clean = _built(name).clean
    assert [words for words in EXPECTED[name]["absent"] if words in clean] == []


@pytest.mark.parametrize("name", _that_say("pages"))
def test_page_numbers_are_no_part_of_the_text(name: str) -> None:
    assert [line for line in _built(name).clean.split("\n") if line.strip().isdecimal()] == []


@pytest.mark.parametrize(("name", "place"), _each("place"))
def test_a_place_has_its_address_and_its_page(name: str, place: Mapping[str, Any]) -> None:
    provision = _provision(name, place["path"])
    # A row begins with its number, which the mark's pattern leaves where no stop follows it.
    begins = re.sub(r"^[\d ]+(?=\D)", "", _words(provision)) if provision.kind == "row" else _words(provision)
    assert begins.startswith(_folded(place["begins"]))
    assert provision.page == place.get("page")


@pytest.mark.parametrize(("name", "heading"), _each("heading"))
def test_chapters_are_in_the_trail(name: str, heading: Mapping[str, Any]) -> None:
    trail = [_folded(title) for title in _provision(name, heading["path"]).trail]
    missing = [t for t in heading["trail"] if not any(title.endswith(_folded(t)) for title in trail)]
    assert not missing, trail


@pytest.mark.parametrize(("name", "joined"), _each("joined"))
def test_what_a_page_cut_is_joined(name: str, joined: Mapping[str, Any]) -> None:
    assert joined["text"] in _built(name).clean


@pytest.mark.parametrize(("name", "target"), _each("target"))
def test_indicators_are_read_cell_by_cell(name: str, target: Mapping[str, Any]) -> None:
    (found,) = [t for t in _built(name).targets if t.number == target["number"]]
    assert (found.name, found.unit) == (target["name"], target["unit"])
    assert {str(m.year): m.text for m in found.milestones} == target["values"]


@pytest.mark.parametrize(("name", "task"), _each("task"))
def test_tasks_of_a_table_say_who_does_what_by_when(name: str, task: Mapping[str, Any]) -> None:
    provision = _provision(name, task["path"])
    leads = [d for d in _built(name).duties if d.provision == provision.id and d.role == "leads"]
    assert [(d.agency, d.partners, d.product, d.deadline) for d in leads] == [
        (task["agency"], tuple(task["partners"]), task["product"], task["deadline"])
    ]


@pytest.mark.parametrize(("name", "row"), _each("row"))
def test_a_merged_cell_belongs_to_each_of_its_rows(name: str, row: Mapping[str, Any]) -> None:
    rows = [p.text.split("\t") for p in _built(name).provisions if p.kind == "row"]
    assert any([cell.strip() for cell in cells][-len(row["holds"]) :] == row["holds"] for cells in rows), rows


@pytest.mark.parametrize(("name", "duty"), _each("duty"))
def test_duties_in_the_text_are_read(name: str, duty: Mapping[str, Any]) -> None:
    provision = _provision(name, duty["path"])
    found = [(d.agency, str(d.role)) for d in _built(name).duties if d.provision == provision.id]
    assert (duty["agency"], duty["role"]) in found


@pytest.mark.parametrize(("name", "relation"), _each("relation"))
def test_what_it_does_to_other_documents_is_read(name: str, relation: Mapping[str, Any]) -> None:
    found = [(r.kind, r.to, r.on) for r in _built(name).relations if r.to == relation["to"]]
    assert any(kind == relation["kind"] and on == relation.get("on", on) for kind, _, on in found), found


@pytest.mark.parametrize(("name", "note"), _each("footnote"))
def test_footnotes_are_whole_and_apart_from_the_text(name: str, note: Mapping[str, Any]) -> None:
    notes = [p for p in _built(name).provisions if p.kind == "footnote"]
    (found,) = [p for p in notes if p.path.rpartition("cn")[2] == note["number"]]
    assert note["holds"] in found.text
    assert found.text.rstrip().endswith(note["ends"])


def test_letters_taken_apart_read_like_letters_printed_whole() -> None:
    assert _built("luat-nfd").clean == _built("luat").clean


@pytest.mark.parametrize("name", ["du-thao", "noi-bo", "mat"])
def test_stamps_are_seen(name: str) -> None:
    found = identify(_reading(f"{name}.docx"))
    expected = _read_toml(name)["reading"]
    assert {key: getattr(found, key) for key in expected} == expected


def test_a_secret_is_not_brought_in() -> None:
    path = MADE / "mat.docx"
    assert isinstance(arrive(Given(path, path.name), b"", {}, (), read=read_file), Refused)


@pytest.mark.parametrize(("name", "code"), sorted(_read_toml("refused").items()))
def test_what_cannot_be_read_says_why(name: str, code: str) -> None:
    reading = read_file(MADE / name, Limits())
    assert isinstance(reading, Unreadable)
    assert reading.code == code


@pytest.mark.parametrize(
    ("name", "kind"), [("that-ra-la-pdf.docx", "pdf"), ("khong-phai-pdf.pdf", "markdown")]
)
def test_a_file_is_what_it_holds_and_its_name_is_doubted(name: str, kind: str) -> None:
    reading = _reading(name)
    assert reading.format == kind
    assert reading.notices
