"""A digest's file: its numbers become ids, its words the clean text, and a line of another form is refused."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.errors import CorpusInvalid
from assistant.library.alignment import received_range
from assistant.library.nouns import Grounds, Passage, Span
from ingest.digest import Digest, read_digest

ABOUT = "1-kh-thu"
PLACE = Path("corpus") / ABOUT / "digest.md"
LINES = (
    "# Tóm lược Kế hoạch 1/KH",  # line 1
    "",
    "## Nhận diện",
    "",
    "1. Kế hoạch do Xã Thử ban hành.",
    "   [A] Công báo số 1; trang của xã",
    "2. Kế hoạch có hai phần.",
    "   [B, mục II] báo Thử",
    "",
    "## Nội dung",  # line 10
    "",
    "3. Xã trồng 5 ha rừng.",
    "   [B] báo Thử; đài Thử",
)


def text_of(lines: tuple[str, ...], end: str = "\n") -> str:
    return "".join(line + end for line in lines)


def changed(line: int, *new: str) -> tuple[str, ...]:
    """The lines with one of them, counted from 1, replaced."""
    return (*LINES[: line - 1], *new, *LINES[line:])


@pytest.fixture
def digest() -> Digest:
    return read_digest(text_of(LINES), ABOUT, PLACE)


def test_statements_and_headings_are_places(digest: Digest) -> None:
    title, first, second = "Tóm lược Kế hoạch 1/KH", "Nhận diện", "Nội dung"
    assert [(p.id, p.kind, p.label, p.parent, p.trail) for p in digest.provisions] == [
        (f"{ABOUT}/tl", "digest", "Tóm lược", None, ()),
        (f"{ABOUT}/tl~1", "heading", "Tóm lược, phần 1", f"{ABOUT}/tl", (title,)),
        (f"{ABOUT}/tl.1", "statement", "Tóm lược, ý 1", f"{ABOUT}/tl~1", (title, first)),
        (f"{ABOUT}/tl.2", "statement", "Tóm lược, ý 2", f"{ABOUT}/tl~1", (title, first)),
        (f"{ABOUT}/tl~2", "heading", "Tóm lược, phần 2", f"{ABOUT}/tl", (title,)),
        (f"{ABOUT}/tl.3", "statement", "Tóm lược, ý 3", f"{ABOUT}/tl~2", (title, second)),
    ]
    assert all(p.id == f"{p.document}/{p.path}" for p in digest.provisions)


def test_the_provisions_end_to_end_are_the_clean_text(digest: Digest) -> None:
    clean = digest.draft.text
    assert clean == (
        "Tóm lược Kế hoạch 1/KH\nNhận diện\nKế hoạch do Xã Thử ban hành.\nKế hoạch có hai phần.\n"
        "Nội dung\nXã trồng 5 ha rừng.\n"
    )
    assert "".join(p.text for p in digest.provisions) == clean
    assert all(p.span.of(clean) == p.text for p in digest.provisions)


def test_a_heading_reaches_to_its_last_statement(digest: Digest) -> None:
    whole = {p.path: digest.draft.text[p.start : p.subtree_end].splitlines() for p in digest.provisions}
    assert len(whole["tl"]) == 6
    assert whole["tl~1"] == ["Nhận diện", "Kế hoạch do Xã Thử ban hành.", "Kế hoạch có hai phần."]
    assert whole["tl~2"] == ["Nội dung", "Xã trồng 5 ha rừng."]
    assert whole["tl.2"] == ["Kế hoạch có hai phần."]


@pytest.mark.parametrize("end", ["\n", "\r\n", "   \n"])
def test_every_word_is_found_again_in_the_file(end: str) -> None:
    received = text_of(LINES, end)
    digest = read_digest(received, ABOUT, PLACE)
    clean, stretches = digest.draft.text, digest.draft.stretches()
    assert clean == read_digest(text_of(LINES), ABOUT, PLACE).draft.text
    for run in stretches:
        assert received[run.received : run.received + run.length] == clean[run.clean : run.clean + run.length]
    for p in digest.provisions:
        words = p.text.strip()
        span = Span(p.start, p.start + len(words))
        assert received_range(stretches, span, len(received)).of(received) == words


def test_each_statement_says_what_it_rests_on(digest: Digest) -> None:
    assert digest.grounds == (
        Grounds(f"{ABOUT}/tl.1", "A", "", ("Công báo số 1", "trang của xã")),
        Grounds(f"{ABOUT}/tl.2", "B", "mục II", ("báo Thử",)),
        Grounds(f"{ABOUT}/tl.3", "B", "", ("báo Thử", "đài Thử")),
    )


def test_only_statements_are_searched_each_under_its_headings(digest: Digest) -> None:
    assert [passage.provision for passage in digest.passages] == [f"{ABOUT}/tl.{n}" for n in (1, 2, 3)]
    assert digest.passages[2] == Passage(
        f"{ABOUT}/tl.3",
        ABOUT,
        "Tóm lược Kế hoạch 1/KH\nNội dung\nTóm lược, ý 3",
        "Xã trồng 5 ha rừng.",
    )


@pytest.mark.parametrize(
    ("lines", "wrong"),
    [
        pytest.param(changed(12, "4. Xã trồng 5 ha rừng."), 12, id="a number skipped"),
        pytest.param(changed(7, "1. Kế hoạch có hai phần."), 7, id="a number twice"),
        pytest.param(changed(12, "1. Xã trồng 5 ha rừng."), 12, id="numbers start again"),
        pytest.param(changed(5, "2. Kế hoạch do Xã Thử ban hành."), 5, id="not from one"),
        pytest.param(changed(5, "1.Kế hoạch"), 5, id="no space after the number"),
        pytest.param(changed(5, "1. "), 5, id="nothing stated"),
        pytest.param(changed(6), 6, id="no grade line"),
        pytest.param(changed(6, "", LINES[5]), 6, id="a blank line before the grade"),
        pytest.param(changed(6, "tiếp theo", LINES[5]), 6, id="a statement of two lines"),
        pytest.param(changed(13), 13, id="no grade line at the end"),
        pytest.param(changed(13, "   [C] báo Thử"), 13, id="grade C"),
        pytest.param(changed(13, "   [B-] báo Thử"), 13, id="grade B-"),
        pytest.param(changed(13, "   [b] báo Thử"), 13, id="a small grade"),
        pytest.param(changed(13, "   [] báo Thử"), 13, id="an empty grade"),
        pytest.param(changed(13, "   [B] "), 13, id="no source"),
        pytest.param(changed(13, "   [B] ; ;"), 13, id="only signs for a source"),
        pytest.param(changed(13, "   [B mục II] báo Thử"), 13, id="no comma before the place"),
        pytest.param(changed(13, "[B] báo Thử"), 13, id="a grade line that is not set in"),
        pytest.param(changed(3, ""), 5, id="a statement before a heading"),
        pytest.param(changed(1, ""), 3, id="a heading before the title"),
        pytest.param(changed(2, "Lời dẫn."), 2, id="text under the title"),
        pytest.param(changed(9, "Lời bàn."), 9, id="text between the statements"),
        pytest.param((*LINES, "Hết."), 14, id="text at the end"),
        pytest.param(changed(10, "# Tóm lược khác"), 10, id="a second title"),
        pytest.param(changed(10, "### Sâu hơn"), 10, id="a deeper heading"),
        pytest.param(changed(10, "##Nội dung"), 10, id="no space after the signs"),
        pytest.param(LINES[:4], 5, id="no statement"),
    ],
)
def test_a_line_of_another_form_is_refused_by_its_number(lines: tuple[str, ...], wrong: int) -> None:
    with pytest.raises(CorpusInvalid, match=rf"{ABOUT}/digest\.md, dòng {wrong} "):
        read_digest(text_of(lines), ABOUT, PLACE)


LINE = st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), min_size=1).map(str.strip)
SOURCE = LINE.filter(lambda text: ";" not in text and any(c.isalnum() for c in text))
STATEMENT = st.tuples(
    LINE.filter(bool),
    st.sampled_from("AB"),
    LINE.filter(lambda text: "]" not in text),
    st.lists(SOURCE, min_size=1, max_size=3),
)


@given(
    st.lists(
        st.tuples(LINE.filter(bool), st.lists(STATEMENT, min_size=1, max_size=3)), min_size=1, max_size=3
    )
)
def test_whatever_is_stated_reads_back(
    parts: list[tuple[str, list[tuple[str, str, str, list[str]]]]],
) -> None:
    lines, n = ["# Tóm lược"], 0
    for heading, statements in parts:
        lines.append(f"## {heading}")
        for text, grade, place, sources in statements:
            n += 1
            where = f"{grade}, {place}" if place else grade
            lines += [f"{n}. {text}", f"   [{where}] {'; '.join(sources)}"]
    digest = read_digest("\n".join(lines), ABOUT, PLACE)

    stated = [statement for _, statements in parts for statement in statements]
    assert [g.provision for g in digest.grounds] == [f"{ABOUT}/tl.{n}" for n in range(1, len(stated) + 1)]
    assert [
        (p.text, g.grade, g.place, list(g.sources))
        for p, g in zip(digest.passages, digest.grounds, strict=True)
    ] == stated
    assert [p.text.strip() for p in digest.provisions if p.kind == "heading"] == [name for name, _ in parts]
    assert "".join(p.text for p in digest.provisions) == digest.draft.text
