"""The programme 42-CTr/TU, understood exactly: counts, cells, footnotes and fixes against its own file."""

import hashlib
import re
from collections import Counter

import pytest

from assistant.library.nouns import Confidence, Holding, Milestone, Target
from assistant.places import data_folder
from tests.ingest import golden

SOURCE = data_folder("corpus") / "42-ctr-tu-ha-tinh-2025" / "source.md"
YEARS = ["2025", "2030", "2035", "2040", "2045"]


def printed_rows() -> list[list[str]]:
    """The table's value rows, read from the file by other means than the product's: tabs and four signs."""
    rows = []
    for line in SOURCE.read_text(encoding="utf-8").split("\n"):
        cells = line.split("\t")
        if len(cells) != 7 or cells[0] == "TT" or "Năm 2025" in cells or not any(cells[2:]):
            continue
        signs = [
            c.replace("\\geq", "≥").replace("\\leq", "≤").replace("\\%", "%").replace("$", "") for c in cells
        ]
        rows.append([re.sub(r"\s+", " ", c).strip() for c in signs])
    return rows


def target(holding: Holding, number: str) -> Target:
    return next(t for t in holding.targets if t.number == number)


def milestone(holding: Holding, number: str, year: int) -> Milestone:
    return next(m for m in target(holding, number).milestones if m.year == year)


def test_source_is_kept_byte_for_byte(programme: Holding) -> None:
    data = SOURCE.read_bytes()
    assert programme.received.encode() == data
    assert programme.document.sha256 == hashlib.sha256(data).hexdigest()
    assert hashlib.sha256(data).hexdigest().startswith("1b42c6628df408b5")


def test_kinds_are_counted_as_printed(programme: Holding) -> None:
    kinds = Counter(p.kind for p in programme.provisions)
    assert kinds["part"] == 5
    assert kinds["bullet"] == 92
    assert kinds["recipients"] == 7
    assert kinds["row"] == 73
    assert kinds["footnote"] == 4
    assert kinds["signature"] == kinds["annex"] == kinds["letterhead"] == kinds["closing"] == 1


def test_every_part_holds_its_items(programme: Holding) -> None:
    items = [p.path for p in programme.provisions if p.kind == "item"]
    subitems = {"1": 5, "2": 8, "3": 7, "4": 6, "5": 3, "6": 0, "7": 0}
    expected = [f"I.{n}" for n in (1, 2)] + [f"II.{n}" for n in range(1, 5)] + ["III.1", "III.2"]
    for item, count in subitems.items():
        expected += [f"IV.{item}"] + [f"IV.{item}.{n}" for n in range(1, count + 1)]
    assert items == expected + [f"V.{n}" for n in range(1, 10)]


def test_leaves_are_the_clean_text(programme: Holding) -> None:
    assert "".join(p.text for p in programme.provisions) == programme.clean
    for provision in programme.provisions:
        assert programme.clean[provision.start : provision.end] == provision.text
    assert len({p.id for p in programme.provisions}) == len(programme.provisions)


def test_rows_are_numbered_as_printed(programme: Holding) -> None:
    numbers = [t.number for t in programme.targets]
    expected = [str(n) for n in range(1, 64)]
    expected[51:51] = [f"51.{n}" for n in range(1, 10)]
    expected.insert(expected.index("61"), "60b")
    assert numbers == expected
    assert [t.number for t in programme.targets if not t.milestones] == ["51"]


def test_every_cell_is_the_printed_one(programme: Holding) -> None:
    printed = printed_rows()
    held = [t for t in programme.targets if t.milestones]
    assert len(printed) == len(held) == 72
    mended = {("52", "2030"): "100%"}
    for row, shown in zip(printed, held, strict=True):
        assert row[0] in {shown.number, ""}
        assert [m.year for m in shown.milestones] == [int(y) for y in YEARS]
        for year, cell, held_cell in zip(YEARS, row[2:], shown.milestones, strict=True):
            assert held_cell.text == mended.get((shown.number, year), cell)
            assert held_cell.cell.of(programme.clean) == held_cell.text
            assert held_cell.column.of(programme.clean) == f"Năm {year}"


@pytest.mark.parametrize(
    ("number", "year", "expected"),
    [
        ("1", 2025, ("≥", 50.0, None, "%", None)),
        ("1", 2035, (None, 50.0, None, "%", "6G")),
        ("4", 2030, (None, 6.0, None, "phường", None)),
        ("8", 2030, ("≤", 20.0, None, None, None)),
        ("10", 2030, (None, 3.0, None, "% GRDP", None)),
        ("19", 2045, ("≥", 3000.0, None, None, None)),
        ("30", 2025, (None, None, None, None, "ứng dụng")),
        ("32", 2040, ("–", 1.0, 2.0, None, None)),
        ("44", 2030, ("–", 40.0, 50.0, "%", None)),
        ("45", 2025, (None, None, None, None, "Chưa xác định")),
        ("46", 2030, ("≥", 0.68, None, None, None)),
        ("47", 2025, ("≥", 70.0, None, "%", None)),
        ("58", 2025, (None, 0.05, None, None, None)),
        ("60b", 2025, (None, None, None, None, "ô để trống")),
        ("60b", 2035, ("=", 20.0, None, "%", None)),
        ("63", 2045, ("≤", 17.0, None, None, None)),
    ],
)
def test_cells_say(programme: Holding, number: str, year: int, expected: tuple[object, ...]) -> None:
    held = milestone(programme, number, year)
    assert (held.comparator, held.amount, held.upper, held.unit, held.note) == expected


def test_footnotes_stand_by_what_they_note(programme: Holding) -> None:
    paths = [p.path for p in programme.provisions]
    assert paths[paths.index("V.4-1") + 1] == "V.4-1.cn1"
    assert paths[paths.index("PL.45") + 1] == "PL.cn2"
    assert paths[paths.index("PL.60") + 1 : paths.index("PL.60") + 4] == ["PL.cn3", "PL.cn4", "PL.60b"]
    at = "42-ctr-tu-ha-tinh-2025/"
    assert milestone(programme, "45", 2025).footnotes == (f"{at}PL.cn2",)
    assert milestone(programme, "60", 2025).footnotes == (f"{at}PL.cn4",)
    assert target(programme, "60").footnotes == (f"{at}PL.cn3",)


@pytest.mark.parametrize(
    "joined",
    [
        "giữa Trung ương với Hà Tĩnh",
        "tập trung cả hệ thống chính trị để thực hiện",
        "mô hình trường học thông minh, lớp học ảo",
        "hợp tác đào tạo nhân lực, xây dựng hạ tầng",
        "định kỳ nghe Ban Chỉ đạo báo cáo",
        "cho các sở, ngành, cấp cơ sở,... bố trí nhân sự",
        "đổi mới sáng tạo và chuyển đổi số; định kỳ hoặc đột xuất",
        "đổi mới sáng tạo và chuyển đổi số; kịp thời",
    ],
)
def test_pages_are_joined(programme: Holding, joined: str) -> None:
    assert joined in programme.clean


def test_furniture_and_converters_marks_are_gone(programme: Holding) -> None:
    assert not re.search(r"[*$\\}]|\n\n", programme.clean.replace("(* ²)", "").replace("(* ⁴)", ""))
    assert "CHƯƠNG TRÌNH HÀNH ĐỘNG\nThực hiện Nghị quyết" in programme.clean


def test_sure_fixes_are_made_and_likely_ones_only_listed(programme: Holding) -> None:
    assert Counter(f.confidence for f in programme.fixes)[Confidence.SURE] == 16
    for fix in programme.fixes:
        if fix.start is None or fix.end is None:
            assert fix.corrected == ""
            continue
        here = programme.clean[fix.start : fix.end]
        if fix.confidence is Confidence.SURE:
            assert here == fix.corrected
        elif fix.kind not in {"prefix", "pagebreak"}:
            assert here == fix.received
        holder = next(p for p in programme.provisions if p.id == fix.provision)
        assert holder.start <= fix.start < holder.end


def test_received_text_of_a_fixed_place_can_be_found(programme: Holding) -> None:
    for stretch in programme.alignment:
        clean = programme.clean[stretch.clean : stretch.clean + stretch.length]
        assert clean == programme.received[stretch.received : stretch.received + stretch.length]
    covered = sum(s.length for s in programme.alignment)
    assert covered / len(programme.clean) > 0.99


def test_nothing_is_an_error(programme: Holding) -> None:
    assert [d for d in programme.doubts if d.severity != "note"] == []


def test_relations_name_the_other_documents(programme: Holding) -> None:
    kinds = {(r.kind, r.to) for r in programme.relations}
    assert ("replaces", "40-CTr/TU") in kinds
    assert ("implements", "57-NQ/TW") in kinds
    assert {("cites", "204-QĐ/TW"), ("cites", "03/NQ-CP")} <= kinds
    assert all(r.to != programme.document.number for r in programme.relations)
    for relation in programme.relations:
        assert relation.span.of(programme.clean) == relation.to


def test_duties_quote_their_verb(programme: Holding) -> None:
    by_id = {p.id: p for p in programme.provisions}
    for duty in programme.duties:
        words = duty.span.of(programme.clean)
        assert duty.verb in words
        assert all(partner in words for partner in duty.partners)
        assert duty.deadline is None or duty.deadline in words
        assert duty.agency in by_id[duty.agency_provision].text
        assert by_id[duty.provision].start <= duty.span.start < duty.span.end <= by_id[duty.provision].end


def test_every_bullet_of_the_organisation_part_gives_a_duty(programme: Holding) -> None:
    bullets = {p.id for p in programme.provisions if re.fullmatch(r"V\.[1-7]-\d+", p.path)}
    assert {d.provision for d in programme.duties} == bullets


@pytest.mark.parametrize("kind", ["outline", "duties"])
def test_golden(corpus: tuple[Holding, ...], kind: str) -> None:
    text = {"outline": golden.outline_text, "duties": golden.duties_text}[kind]
    for holding in (h for h in corpus if h.document.text == "verbatim"):
        kept = (golden.FOLDER / f"{holding.document.id}.{kind}.tsv").read_text(encoding="utf-8")
        assert text(holding) == kept, "review the change, then: python -m tests.ingest.golden"
