"""Documents of nobody: the reader must understand them without a line changed."""

import re
from pathlib import Path

import pytest

from assistant.errors import CorpusInvalid
from assistant.library.nouns import Duty, Holding, Role
from ingest.corpus import build_corpus, build_document


def paths(holding: Holding, kind: str) -> list[str]:
    return [p.path for p in holding.provisions if p.kind == kind]


def given(holding: Holding, path: str) -> list[Duty]:
    return [d for d in holding.duties if d.provision == f"{holding.document.id}/{path}"]


def test_leaves_are_the_clean_text(hai_son: Holding, nam_phong: Holding) -> None:
    for holding in (hai_son, nam_phong):
        assert "".join(p.text for p in holding.provisions) == holding.clean
        assert len({p.id for p in holding.provisions}) == len(holding.provisions)
        assert [d for d in holding.doubts if d.severity == "error"] == []


class TestAnotherProvince:
    def test_outline(self, hai_son: Holding) -> None:
        assert paths(hai_son, "part") == ["I", "II", "III"]
        assert paths(hai_son, "point") == ["I.2.a", "I.2.b", "I.2.c"]
        assert paths(hai_son, "bullet") == [
            "II.1.1-1", "II.1.1-2", "II.1.1-2-1", "II.1.1-2-2", "III.1-1", "III.1-2", "III.3-1", "III.3-2",
        ]  # fmt: skip
        assert paths(hai_son, "recipients") == ["cuoi-1", "cuoi-2", "cuoi-3"]

    def test_a_wrapped_line_is_one(self, hai_son: Holding) -> None:
        assert "lấy ngư dân làm trung tâm" in hai_son.clean

    def test_footnotes_note_what_they_note(self, hai_son: Holding) -> None:
        assert paths(hai_son, "footnote") == ["II.1.1-2-2.cn1", "PL.cn2"]

    def test_pipe_table_with_other_columns(self, hai_son: Holding) -> None:
        cells = {(t.number, m.year): m for t in hai_son.targets for m in t.milestones}
        assert [t.number for t in hai_son.targets] == ["1", "2", "3", "3.1", "3.2", "3.2b", "4"]
        assert {t.number: t.unit for t in hai_son.targets}["4"] == "triệu đồng/năm"
        assert (cells["1", 2028].comparator, cells["1", 2028].amount) == ("≥", 12.5)
        assert (cells["3.1", 2033].amount, cells["3.1", 2033].upper) == (2, 3)
        assert (cells["3.2", 2033].comparator, cells["3.2", 2033].amount) == ("≥", 6)
        assert cells["3.2", 2028].note == "Gồm cả cảng Cửa Sò."
        assert (cells["4", 2028].amount, cells["4", 2033].amount) == (1200, 2450.5)
        assert cells["3.2b", 2028].text == ""
        assert not next(t for t in hai_son.targets if t.number == "3").milestones

    def test_duties_under_bare_headings_prefixes_and_paragraphs(self, hai_son: Holding) -> None:
        leads, reports = given(hai_son, "III.1-1")
        assert (leads.role, leads.partners) == (Role.LEADS, ("Bộ đội Biên phòng tỉnh",))
        assert (reports.role, reports.deadline) == (Role.REPORTS, "hằng quý")
        assert given(hai_son, "III.1-2")[0].deadline == "trước ngày 30/6/2027"
        assert [d.agency for d in given(hai_son, "III.2~1")] == ["Hội Nông dân tỉnh"] * 2
        assert [(d.agency, d.role) for d in given(hai_son, "III.3-1")] == [("Công an tỉnh", Role.INSPECTS)]

    def test_nothing_is_claimed_without_a_verb(self, hai_son: Holding) -> None:
        assert given(hai_son, "III.3-2") == []
        assert [d.place for d in hai_son.doubts if d.code == "clause_not_read"] == [
            "17-ctr-tu-hai-son-2026/III.3-2"
        ]

    def test_relations(self, hai_son: Holding) -> None:
        assert {(r.kind, r.to) for r in hai_son.relations} == {
            ("implements", "88-NQ/TW"),
            ("replaces", "12-CTr/TU"),
        }


class TestAwkwardOutline:
    def test_years_thousands_and_names_open_nothing(self, nam_phong: Holding) -> None:
        by_path = {p.path: p.text for p in nam_phong.provisions}
        assert by_path["A.I.1~1"].startswith("2026.")
        assert by_path["A.I.1~2"].startswith("15.000")
        assert by_path["A.I.2~1"].startswith("C. Mác")

    def test_a_skipped_number_is_kept_and_doubted(self, nam_phong: Holding) -> None:
        assert "A.I.4" in paths(nam_phong, "item")
        assert "number_skipped" in {d.code for d in nam_phong.doubts}

    def test_a_list_after_a_colon_belongs_to_its_bullet(self, nam_phong: Holding) -> None:
        assert [p for p in paths(nam_phong, "item") if p.startswith("A.II")] == ["A.II-1.1", "A.II-1.2"]
        assert paths(nam_phong, "bullet") == ["A.II-1", "A.II-2"]

    def test_vietnamese_letters_in_order(self, nam_phong: Holding) -> None:
        assert paths(nam_phong, "point") == ["B.1.a", "B.1.b", "B.1.c", "B.1.d", "B.1.dd"]

    def test_page_breaks_inside_a_sentence(self, nam_phong: Holding) -> None:
        assert "trong quý I năm 2027, các xã còn lại làm sau theo kế hoạch chung" in nam_phong.clean

    def test_footnote_numbers_that_start_again(self, nam_phong: Holding) -> None:
        assert paths(nam_phong, "footnote") == ["B.2.cn1", "B.2~2.cn1"]

    def test_signature_before_recipients(self, nam_phong: Holding) -> None:
        assert paths(nam_phong, "signature") == ["cuoi~1"]
        assert paths(nam_phong, "recipients") == ["cuoi-1", "cuoi-2"]

    def test_several_annexes_and_groups_that_number_again(self, nam_phong: Holding) -> None:
        assert paths(nam_phong, "annex") == ["PL1", "PL2"]
        assert paths(nam_phong, "row") == [
            "PL1.I", "PL1.I.1", "PL1.I.2", "PL1.II", "PL1.II.1", "PL2.1", "PL2.2",
        ]  # fmt: skip

    def test_a_repeated_head_is_furniture(self, nam_phong: Holding) -> None:
        assert len(re.findall(r"Năm 2027\tNăm 2029", nam_phong.clean)) == 1

    def test_a_table_without_years_gives_no_targets(self, nam_phong: Holding) -> None:
        assert {t.provision.split("/")[1].split(".")[0] for t in nam_phong.targets} == {"PL1"}


CARD = """
id = "1-kh-thu"
number = "1/KH"
kind = "Kế hoạch"
title = "Kế hoạch thử"
issuer = "Xã Thử"
place = "Thử"
signer = "Người Ký"
"""


@pytest.mark.parametrize(
    ("source", "card", "fixes", "said"),
    [
        ("", CARD, "", "không có nội dung"),
        ("1. Một.", CARD.replace('signer = "Người Ký"', ""), "", "signer"),
        ("1. Một.", CARD + "signed_on = 2026\n", "", "signed_on"),
        ("1. Một.", CARD + 'state = "tốt"\n', "", "state"),
        ("1. Một.", CARD + '[structure]\ngrammar = "lạ"\n', "", "structure.grammar"),
        ("1. Một.", CARD + '[[relation]]\nkind = "lạ"\nto = "2/KH"\n', "", "relation"),
        ("1. Một.", "id = ", "", "card.toml"),
        ("1. Một.", CARD, '[[fix]]\nline=1\nwrong="Hai"\nright="Ba"\nconfidence="sure"\nkind="ocr"\n', "Hai"),
        (
            "1. Một.",
            CARD,
            '[[fix]]\nline=9\nwrong="Một"\nright="Ba"\nconfidence="sure"\nkind="ocr"\n',
            "Dòng 9",
        ),
        (
            "a a",
            CARD,
            '[[fix]]\nline=1\nwrong="a"\nright="b"\nconfidence="likely"\nkind="ocr"\n',
            "đúng một lần",
        ),
        ("1. Một.", CARD, '[[fix]]\nline=1\nwrong="Một"\n', "fixes.toml"),
    ],
)
def test_bad_input_says_what_to_mend(tmp_path: Path, source: str, card: str, fixes: str, said: str) -> None:
    for name, text in (("source.md", source), ("card.toml", card), ("fixes.toml", fixes)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(CorpusInvalid, match=said):
        build_document(tmp_path)


def test_a_relation_of_the_card_that_the_text_does_not_bear_out_is_doubted(tmp_path: Path) -> None:
    (tmp_path / "source.md").write_text(
        "1. Kế hoạch này thay thế Kế hoạch số 2/KH, ngày 01/3/2021.", encoding="utf-8"
    )
    for day, doubts in (("2021-03-01", []), ("2021-03-02", ["relation_not_found"])):
        relation = f'[[relation]]\nkind = "replaces"\nto = "2/KH"\non = {day}\n'
        (tmp_path / "card.toml").write_text(CARD + relation, encoding="utf-8")
        assert [d.code for d in build_document(tmp_path).doubts] == doubts


def test_text_that_is_not_utf8_is_refused(tmp_path: Path) -> None:
    (tmp_path / "source.md").write_bytes("Hà Tĩnh".encode("cp1258", errors="ignore") + b"\xff")
    (tmp_path / "card.toml").write_text(CARD, encoding="utf-8")
    with pytest.raises(CorpusInvalid, match="UTF-8"):
        build_document(tmp_path)


def test_two_folders_with_one_id_are_refused(tmp_path: Path) -> None:
    for name in ("mot", "hai"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "source.md").write_text("1. Một.", encoding="utf-8")
        (tmp_path / name / "card.toml").write_text(CARD, encoding="utf-8")
    with pytest.raises(CorpusInvalid, match="1-kh-thu"):
        build_corpus(tmp_path)


def test_windows_line_ends_and_split_accents_are_read_alike(tmp_path: Path) -> None:
    import unicodedata

    text = "I. MỤC ĐÍCH\n\n1. Nâng cao chất lượng\n\ncuộc sống.\n"
    for name, source in (("a", text), ("b", unicodedata.normalize("NFD", text).replace("\n", "\r\n"))):
        (tmp_path / name).mkdir()
        (tmp_path / name / "source.md").write_text(source, encoding="utf-8", newline="")
        (tmp_path / name / "card.toml").write_text(CARD, encoding="utf-8")
    one, other = build_document(tmp_path / "a"), build_document(tmp_path / "b")
    assert one.clean == other.clean == "I. MỤC ĐÍCH\n1. Nâng cao chất lượng cuộc sống.\n"
    assert other.received != one.received
