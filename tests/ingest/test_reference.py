"""What a corpus knows beside its documents: each file of one form, and tied to the documents that are held."""

from dataclasses import replace
from pathlib import Path

import pytest

from assistant.errors import CorpusInvalid
from assistant.library.reference import (
    Abbreviation,
    Agency,
    Commune,
    Comparison,
    Contact,
    Explanation,
    LayWord,
    Predecessor,
    Reference,
)
from ingest.reference import read_reference, tied
from tests.invented import document, holding

ROWS = {
    "agencies.toml": (
        '[[agency]]\nid = "so-mo"\nname = "Sở Mơ"\naliases = ["sở Mơ"]\nabbreviations = ["SM"]\n'
        'shared = ["BCĐ"]\nlevel = "province"\ngrade = "A"\nnote = "ghi"\n'
        '[[agency.predecessor]]\nname = "Sở Mộng"\nuntil = 2031-01-01\ngrade = "B"\naliases = ["SMg"]\n'
        '[[commune]]\nname = "Mơ"\nkind = "xã"\nbears_former_district = true\n'
    ),
    "abbreviations.toml": '[[abbreviation]]\nshort = "TM"\nfull = "trồng mơ"\nnear = ["vườn"]\nnote = "ghi"\n',
    "glossary.toml": (
        '[[term]]\nterm = "vườn ươm"\nplain = "Nơi ươm cây."\naliases = ["vườn"]\nplaces = ["1-kh/I.1"]\n'
    ),
    "lay_words.toml": '[[lay]]\nsays = ["ươm cây"]\nmeans = ["vườn ươm"]\nwho = "farmer"\n',
    "comparisons.toml": (
        '[[pair]]\nsubject = "giếng"\nnational = "1-kh/tl.1"\nprovincial = "2-kh/PL.1"\nyear = 2032\n'
        'national_value = "5 giếng"\nsame_definition = true\nwhy = "Cùng đếm giếng."\n'
    ),
    "contacts.toml": (
        '[[contact]]\nid = "cong"\nname = "Cổng"\nhost = "xa.gov.vn"\nabout = "Tin."\ntopics = ["mơ"]\n'
        'grade = "B"\nsource = "báo"\n'
    ),
}
WHOLE = Reference(
    agencies=(Agency("so-mo", "Sở Mơ", ("sở Mơ",), ("SM",), ("BCĐ",), "province", "A", "ghi"),),
    predecessors=(Predecessor("so-mo", "Sở Mộng", "2031-01-01", "", "B", "", ("SMg",)),),
    communes=(Commune("Mơ", "xã", bears_former_district=True),),
    abbreviations=(Abbreviation("TM", "trồng mơ", ("vườn",), "ghi"),),
    glossary=(Explanation("vườn ươm", "Nơi ươm cây.", ("vườn",), ("1-kh/I.1",)),),
    lay_words=(LayWord(("ươm cây",), ("vườn ươm",), "farmer"),),
    comparisons=(
        Comparison(
            "giếng", "1-kh/tl.1", "2-kh/PL.1", 2032, "5 giếng", same_definition=True, why="Cùng đếm giếng."
        ),
    ),
    contacts=(Contact("cong", "Cổng", "xa.gov.vn", "Tin.", ("mơ",), "B", "báo"),),
)
MAY_LACK = {
    "aliases", "abbreviations", "shared", "level", "grade", "note", "bears_former_district", "near", "places",
    "source", "until",
}  # fmt: skip
LINES = [
    (file, line, line.partition(" = ")[0])
    for file, rows in ROWS.items()
    for line in rows.splitlines()
    if " = " in line
]


def read(folder: Path, **changed: str) -> Reference:
    """Read the files of ROWS, some of them (named by stem) with other content."""
    for file, rows in ROWS.items():
        (folder / file).write_text(changed.get(file.removesuffix(".toml"), rows), encoding="utf-8")
    return read_reference(folder)


def refused(folder: Path, file: str, content: str, field: str) -> None:
    with pytest.raises(CorpusInvalid, match=rf"{file}.*“{field}”"):
        read(folder, **{file.removesuffix(".toml"): content})


def test_every_row_is_read_whole(tmp_path: Path) -> None:
    assert read(tmp_path) == WHOLE


def test_a_file_that_is_absent_says_nothing(tmp_path: Path) -> None:
    assert read_reference(tmp_path) == Reference()


@pytest.mark.parametrize(("file", "line", "field"), LINES)
def test_a_field_of_another_name_is_refused(tmp_path: Path, file: str, line: str, field: str) -> None:
    refused(tmp_path, file, ROWS[file].replace(line, f"{line}\nla_{line}"), f"la_{field}")


@pytest.mark.parametrize(
    ("file", "line", "field"), [row for row in LINES if row[2] not in MAY_LACK or row[0] == "contacts.toml"]
)
def test_a_field_that_is_missing_is_refused(tmp_path: Path, file: str, line: str, field: str) -> None:
    if (file, field) == ("contacts.toml", "source"):
        assert read(tmp_path, contacts=ROWS[file].replace(line, "")).contacts[0].source == ""
    else:
        refused(tmp_path, file, ROWS[file].replace(line, "", 1), field)


@pytest.mark.parametrize("value", ["[[1]]", "0.5", '[""]', "[2]", "1979-05-27T07:32:00"])
@pytest.mark.parametrize(("file", "line", "field"), LINES)
def test_a_field_of_another_kind_is_refused(
    tmp_path: Path, file: str, line: str, field: str, value: str
) -> None:
    refused(tmp_path, file, ROWS[file].replace(line, f"{field} = {value}", 1), field)
