"""Formal citations: as a person wrote them down for known places, and whole for every place that is held."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from assistant.library.citing import cite_document, cite_place, formal_citation
from assistant.library.nouns import Document, Holding, Provision
from assistant.library.opening import open_library
from assistant.places import data_folder
from assistant.text.normal import syllables
from ingest.corpus import build_corpus, build_document
from ingest.publish import publish
from tests.ingest.test_files import EXPECTED, _built
from tests.invented import WordEmbedder, document

DOCUMENTS = Path(__file__).parents[1] / "ingest" / "documents"
PROGRAMME = "Chương trình hành động số 42-CTr/TU ngày 10/4/2025 của Ban Thường vụ Tỉnh ủy Hà Tĩnh"
# What paths and code call things; no reader of a paper knows them.
CODE = re.compile(r"[~$_{}]|\b(?:PL\d*|cn\d+|d\d+|k\d+|tl|dau|cuoi|dd|article|bullet|row|None)\b")

KNOWN = [
    ("42-ctr-tu-ha-tinh-2025", "V.4-2", f"gạch đầu dòng 2, mục 4, phần V, {PROGRAMME}"),
    ("42-ctr-tu-ha-tinh-2025", "PL.46", f"chỉ tiêu 46, Phụ lục kèm theo {PROGRAMME}"),
    ("42-ctr-tu-ha-tinh-2025", "IV.1.2~1", f"đoạn 1, mục 1.2, phần IV, {PROGRAMME}"),
    (
        "42-ctr-tu-ha-tinh-2025",
        "PL.60b",
        f"dòng không đánh số sau chỉ tiêu 60, Phụ lục kèm theo {PROGRAMME}",
    ),
    (
        "37-2031-qh18",
        "d5.k1.dd",
        "điểm đ khoản 1 Điều 5 Luật Bảo vệ bờ biển số 37/2031/QH18 ngày 18/6/2031 của Quốc hội",
    ),
    (
        "37-2031-qh18",
        "c2.m1",
        "Mục 1 Chương II Luật Bảo vệ bờ biển số 37/2031/QH18 ngày 18/6/2031 của Quốc hội",
    ),
    (
        "145-2031-nd-cp",
        "d1.k2.d5a.k1.a",
        (
            "điểm a khoản 1 Điều 5a trong nội dung sửa đổi, bổ sung tại khoản 2 Điều 1 Nghị định số 145/2031/NĐ-CP "
            "ngày 28/7/2031 của Chính phủ"
        ),
    ),
    (
        "512-qd-ubnd-hai-son-2031",
        "d1.II.2.a-1",
        (
            "gạch đầu dòng 1, điểm a mục 2, mục II, Điều 1 Quyết định số 512/QĐ-UBND ngày 16/5/2031 của "
            "Ủy ban nhân dân tỉnh Hải Sơn"
        ),
    ),
    (
        "9-kh-ubnd-nam-phong-2026",
        "PL1.I.1",
        "chỉ tiêu I.1, Phụ lục I kèm theo Kế hoạch số 9/KH-UBND ngày 01/8/2026 của Ủy ban nhân dân tỉnh Nam Phong",
    ),
    (
        "57-nq-tw-2024",
        "tl.7",
        (
            "ý 7, bản tóm lược Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị "
            "(lời tóm lược, không phải trích nguyên văn)"
        ),
    ),
]


@cache
def held() -> dict[str, Holding]:
    """Every document of the corpus, of the gazette files and of the invented provinces, by id."""
    folders = sorted(path for path in DOCUMENTS.iterdir() if path.is_dir())
    found = [
        *build_corpus(data_folder("corpus")).holdings,
        *(_built(name) for name in EXPECTED),
        *(build_document(folder) for folder in folders),
    ]
    return {one.document.id: one for one in found}


def chain(holding: Holding, path: str) -> list[Provision]:
    by_id = {one.id: one for one in holding.provisions}
    found = [by_id[f"{holding.document.id}/{path}"]]
    while found[-1].parent:
        found.append(by_id[found[-1].parent])
    return found


def every_place() -> Iterator[tuple[Document, list[Provision], str]]:
    for holding in held().values():
        for one in holding.provisions:
            places = chain(holding, one.path)
            yield holding.document, places, formal_citation(holding.document, places)


@pytest.mark.parametrize(("id_", "path", "cited"), KNOWN, ids=[f"{one[0]}-{one[1]}" for one in KNOWN])
def test_a_place_is_cited_as_papers_do(id_: str, path: str, cited: str) -> None:
    holding = held()[id_]
    assert formal_citation(holding.document, chain(holding, path)) == cited


def test_every_place_is_cited_whole_and_in_words() -> None:
    wrong = []
    for about, places, cited in every_place():
        within = cited.removesuffix(cite_document(about))
        # All that the label says is said: its numbers and its letters, whatever their order.
        said, labelled = syllables(cited.replace(".", " ")), syllables(places[0].label.replace(".", " "))
        missing = [word for word in labelled if word not in said and (word.isdecimal() or len(word) == 1)]
        if (
            missing
            or CODE.search(cited)
            or re.search(r"  |, ,|,,|^\s|\s$|^[,.]", cited)
            or (within == cited and about.text == "verbatim")
            or about.number not in cited
            or (about.signed_on and f"/{about.signed_on.year}" not in cited)
            or about.issuer not in cited
        ):
            wrong.append((places[0].id, places[0].label, cited, missing))
    assert not wrong


def test_two_places_never_share_a_citation_where_their_labels_differ() -> None:
    known: dict[str, Provision] = {}
    alike = []
    for _, places, cited in every_place():
        other = known.setdefault(cited, places[0])
        if other.label != places[0].label:
            alike.append((other.id, places[0].id, cited))
    assert not alike


@pytest.mark.parametrize(
    ("changes", "cited"),
    [
        ({}, "Kế hoạch số 7-KH/LM ngày 03/02/2031 của Làng Mơ"),
        ({"signed_on": None}, "Kế hoạch số 7-KH/LM của Làng Mơ"),
        ({"issuer": ""}, "Kế hoạch số 7-KH/LM ngày 03/02/2031"),
        ({"number": ""}, "Kế hoạch ngày 03/02/2031 của Làng Mơ"),
        ({"signed_on": date(2031, 11, 20)}, "Kế hoạch số 7-KH/LM ngày 20/11/2031 của Làng Mơ"),
        (
            {"kind": "Luật", "title": "Luật Giếng làng", "number": ""},
            "Luật Giếng làng ngày 03/02/2031 của Làng Mơ",
        ),
    ],
    ids=["whole", "no day", "no issuer", "no number", "late", "act without number"],
)
def test_what_is_not_known_of_a_document_is_left_out(changes: dict[str, object], cited: str) -> None:
    assert cite_document(document(**changes)) == cited


def test_a_part_of_a_place_is_cited_before_it(tmp_path: Path) -> None:
    holding = held()["15-ctr-tu-hai-son-2031"]
    publish([holding], tmp_path, embedder=WordEmbedder(placeholder=True))
    library = open_library(next((tmp_path / "versions").iterdir()))
    try:
        id_ = f"{holding.document.id}/PL.1"
        whole = cite_place(library, id_)
        assert whole == formal_citation(holding.document, chain(holding, "PL.1"))
        assert cite_place(library, id_, part="cột Đến năm 2032") == f"cột Đến năm 2032, {whole}"
        assert cite_place(library, f"{holding.document.id}/khong-co") is None
    finally:
        library.close()


def test_attached_texts_are_not_said_to_go_with_twice() -> None:
    holding = held()["15-ctr-tu-hai-son-2031"]
    annex = chain(holding, "PL")
    cited = formal_citation(holding.document, [replace(annex[0], label="Văn bản kèm theo")])
    assert cited.startswith("Văn bản kèm theo Chương trình hành động số 15-CTr/TU")
