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
LINES = [(file, line) for file, rows in ROWS.items() for line in rows.splitlines() if " = " in line]
MAY_LACK = [
    ("agencies.toml", line)
    for line in ROWS["agencies.toml"].splitlines()
    if line.partition(" = ")[0] in {"aliases", "abbreviations", "shared", "level", "note", "until"}
]
MAY_LACK += [
    ("agencies.toml", 'grade = "A"'),
    ("agencies.toml", "bears_former_district = true"),
    ("abbreviations.toml", 'near = ["vườn"]'),
    ("abbreviations.toml", 'note = "ghi"'),
    ("glossary.toml", 'aliases = ["vườn"]'),
    ("glossary.toml", 'places = ["1-kh/I.1"]'),
    ("contacts.toml", 'source = "báo"'),
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


@pytest.mark.parametrize(("file", "line"), LINES)
def test_a_field_of_another_name_is_refused(tmp_path: Path, file: str, line: str) -> None:
    refused(tmp_path, file, ROWS[file].replace(line, f"{line}\nla_{line}"), f"la_{line.partition(' = ')[0]}")


@pytest.mark.parametrize(("file", "line"), [row for row in LINES if row not in MAY_LACK])
def test_a_field_that_is_missing_is_refused(tmp_path: Path, file: str, line: str) -> None:
    refused(tmp_path, file, ROWS[file].replace(line, ""), line.partition(" = ")[0])


@pytest.mark.parametrize(("file", "line"), MAY_LACK)
def test_a_field_that_may_be_missing_is_empty(tmp_path: Path, file: str, line: str) -> None:
    found = read(tmp_path, **{file.removesuffix(".toml"): ROWS[file].replace(line, "")})
    assert found != WHOLE
    assert len(found.agencies) == len(found.predecessors) == len(found.communes) == len(found.glossary) == 1


@pytest.mark.parametrize(("file", "line"), LINES)
def test_a_field_of_another_kind_is_refused(tmp_path: Path, file: str, line: str) -> None:
    field = line.partition(" = ")[0]
    for value in ("0.5", '[""]', "[2]", '["đúng", 2]', "{ a = 1 }"):
        refused(tmp_path, file, ROWS[file].replace(line, f"{field} = {value}"), field)


def test_a_word_for_yes_is_not_yes(tmp_path: Path) -> None:
    pair = ROWS["comparisons.toml"]
    refused(tmp_path, "comparisons.toml", pair.replace("= true", "= 1"), "same_definition")
    refused(tmp_path, "comparisons.toml", pair.replace("2032", "true"), "year")
    refused(tmp_path, "comparisons.toml", pair.replace("2032", '"2032"'), "year")


@pytest.mark.parametrize(
    ("file", "id_"), [("agencies.toml", "so-mo"), ("glossary.toml", "vườn ươm"), ("contacts.toml", "cong")]
)
def test_a_thing_told_twice_is_refused(tmp_path: Path, file: str, id_: str) -> None:
    with pytest.raises(CorpusInvalid, match=rf"{file}.*{id_}"):
        read(tmp_path, **{file.removesuffix(".toml"): ROWS[file] * 2})


@pytest.mark.parametrize("grade", ["C", "B-", "a", "AB"])
@pytest.mark.parametrize(
    ("file", "line"),
    [("agencies.toml", 'grade = "A"'), ("agencies.toml", 'grade = "B"'), ("contacts.toml", 'grade = "B"')],
)
def test_only_grades_a_and_b_are_known(tmp_path: Path, file: str, line: str, grade: str) -> None:
    refused(tmp_path, file, ROWS[file].replace(line, f'grade = "{grade}"'), "grade")


@pytest.mark.parametrize("file", ROWS)
def test_a_file_that_is_no_toml_is_refused(tmp_path: Path, file: str) -> None:
    refused(tmp_path, file, "= [", "toml")


@pytest.mark.parametrize("rows", ["[term]", "[[terms]]"])
def test_rows_of_another_form_are_refused(tmp_path: Path, rows: str) -> None:
    with pytest.raises(CorpusInvalid, match=r"glossary\.toml"):
        read(tmp_path, glossary=ROWS["glossary.toml"].replace("[[term]]", rows))


def test_a_former_name_holds_until_a_day_or_as_told(tmp_path: Path) -> None:
    told = ROWS["agencies.toml"].replace("2031-01-01", '"tháng 1/2031"')
    assert [one.until for one in read(tmp_path, agencies=told).predecessors] == ["tháng 1/2031"]


HELD = holding()  # its I.1 says "1. Việc 1: vườn ươm phải xong trước ngày 1, dấu đầu."
ITEM, OTHER, WRONG = (f"{HELD.document.id}/{path}" for path in ("I.1", "I.2", "I.99"))
ELSEWHERE = "9-kh-khac/tl.1"
KNOWN_ONLY = replace(
    holding(document("8-kh")), document=document("8-kh", text="none"), clean="", provisions=()
)
PAIR = replace(WHOLE.comparisons[0], national=ITEM, provincial=OTHER, national_value="trước ngày 1")


def with_places(*places: str) -> Reference:
    return Reference(glossary=(replace(WHOLE.glossary[0], places=places),))


@pytest.mark.parametrize(
    ("places", "left"),
    [
        ((ITEM, OTHER), (ITEM, OTHER)),
        ((ELSEWHERE, ITEM), (ITEM,)),
        ((ELSEWHERE,), ()),
        (("8-kh/I.1", ITEM), (ITEM,)),
        ((), ()),
    ],
)
def test_places_of_documents_not_held_wait(places: tuple[str, ...], left: tuple[str, ...]) -> None:
    (term,) = tied(with_places(*places), [HELD, KNOWN_ONLY]).glossary
    assert (term.term, term.places) == ("vườn ươm", left)


@pytest.mark.parametrize("path", ["I.99", "i.1", "", "I.1/", "tl.1"])
def test_a_wrong_place_of_a_held_document_is_refused(path: str) -> None:
    with pytest.raises(CorpusInvalid, match=r"glossary\.toml.*“place”"):
        tied(with_places(ITEM, f"{HELD.document.id}/{path}"), [HELD])


def sides(national: str, provincial: str) -> Reference:
    return Reference(comparisons=(replace(PAIR, national=national, provincial=provincial),))


@pytest.mark.parametrize(("held", "other"), [(ITEM, ELSEWHERE), (ELSEWHERE, OTHER), (ITEM, "8-kh/I.1")])
def test_a_pair_waits_for_both_its_sides(held: str, other: str) -> None:
    assert tied(sides(ITEM, OTHER), [HELD, KNOWN_ONLY]).comparisons == (PAIR,)
    assert tied(sides(held, other), [HELD, KNOWN_ONLY]).comparisons == ()


@pytest.mark.parametrize(("national", "provincial"), [(ITEM, WRONG), (WRONG, OTHER)])
def test_a_wrong_side_of_a_held_document_is_refused(national: str, provincial: str) -> None:
    with pytest.raises(CorpusInvalid, match=r"comparisons\.toml.*“place”"):
        tied(sides(national, provincial), [HELD])


@pytest.mark.parametrize("value", ["trước ngày 2", "Trước ngày 1", "trước  ngày 1"])
def test_a_national_value_stands_in_its_statement(value: str) -> None:
    assert tied(Reference(comparisons=(PAIR,)), [HELD]).comparisons == (PAIR,)
    with pytest.raises(CorpusInvalid, match=rf"“national_value” \({value}\)"):
        tied(Reference(comparisons=(replace(PAIR, national_value=value),)), [HELD])
