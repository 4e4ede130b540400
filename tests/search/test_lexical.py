from pathlib import Path

import numpy as np
import pytest

from assistant.errors import LibraryDamaged
from assistant.library.nouns import Passage
from assistant.search.lexical import Lexical, terms, write_lexical
from assistant.search.query import Query
from tests.invented import holding


def _index(folder: Path, *texts: tuple[str, str]) -> Lexical:
    passages = [Passage(f"d/{n}", "d", heading, text) for n, (heading, text) in enumerate(texts)]
    write_lexical(folder / "lexical", passages, version="v")
    return Lexical(folder / "lexical")


def test_terms_are_folded_syllables_and_their_pairs() -> None:
    assert terms("Chuyển đổi số 5,2%") == [
        "chuyen", "doi", "so", "5.2", "chuyen doi", "doi so", "so 5.2",
    ]  # fmt: skip


def test_accents_and_case_do_not_matter(tmp_path: Path) -> None:
    index = _index(tmp_path, ("", "Trạm bơm nước"), ("", "Đường làng"))
    assert [row for row, _ in index.top(Query.of("TRAM BOM"), 5)] == [0]
    assert [row for row, _ in index.top(Query.of("đường"), 5)] == [1]


def test_words_that_stand_together_outweigh_the_same_words_apart(tmp_path: Path) -> None:
    index = _index(tmp_path, ("", "số đo của đổi thay"), ("", "thay đổi số đo xa"), ("", "khác hẳn"))
    assert [row for row, _ in index.top(Query.of("đổi số"), 3)] == [1, 0]


def test_a_passage_is_found_by_its_heading_and_its_text_alike(tmp_path: Path) -> None:
    index = _index(tmp_path, ("vườn ươm", "đất tốt"), ("đất tốt", "vườn ươm"), ("vườn", "ươm"), ("xa", "lạ"))
    assert sorted(row for row, _ in index.top(Query.of("vườn ươm"), 4)) == [0, 1, 2]


def test_rows_that_are_not_allowed_never_take_a_place(tmp_path: Path) -> None:
    index = _index(tmp_path, *[("", f"chợ phiên {n}") for n in range(9)])
    allowed = np.array([n >= 7 for n in range(9)])
    assert [row for row, _ in index.top(Query.of("chợ phiên 1"), 2, allowed)] == [7, 8]


@pytest.mark.parametrize("query", ["", "?!", "xyz", "không có chữ nào"])
def test_a_query_that_shares_nothing_finds_nothing(tmp_path: Path, query: str) -> None:
    index = _index(tmp_path, ("", "trạm bơm"))
    assert index.top(Query.of(query), 5) == []
    assert index.scores(Query.of(query)).tolist() == [0.0]


def test_an_index_of_nothing_answers(tmp_path: Path) -> None:
    assert _index(tmp_path).top(Query.of("trạm"), 5) == []


def test_it_says_its_version_and_whose_rows_it_holds(tmp_path: Path) -> None:
    write_lexical(tmp_path / "l", holding().passages, version="000007")
    index = Lexical(tmp_path / "l")
    assert (index.version, index.rows) == ("000007", 7)


def test_a_missing_file_is_damage(tmp_path: Path) -> None:
    _index(tmp_path, ("", "trạm bơm"))
    (tmp_path / "lexical" / "words" / "vocab.index.json").unlink()
    with pytest.raises(LibraryDamaged, match="lexical"):
        Lexical(tmp_path / "lexical")


def test_coverage_is_the_rare_part_of_what_was_asked(tmp_path: Path) -> None:
    index = _index(tmp_path, ("", "trạm bơm nước"), ("", "trạm điện"), ("Cầu", "đường làng"))
    assert index.coverage(Query.of("trạm bơm nước"), [0, 1]) == pytest.approx(1.0)
    assert index.coverage(Query.of("cầu đường"), [2]) == pytest.approx(1.0)
    assert 0 < index.coverage(Query.of("trạm bơm nước"), [1]) < 1 / 3
    assert index.coverage(Query.of("trạm xyz"), [0]) < 0.5
    assert index.coverage(Query.of("trạm"), []) == 0.0
    assert index.coverage(Query.of(""), [0]) == 0.0


def test_why_tells_every_word_that_gave(tmp_path: Path) -> None:
    index = _index(tmp_path, ("Cầu", "trạm bơm"), ("", "đường làng"))
    query = Query("t", "trạm cầu", "trạm cầu", ("đường làng",))
    gave = index.why(query, 0)
    assert {(field, term) for field, term, _ in gave} == {
        ("words", "tram"),
        ("words", "cau"),
        ("accents", "trạm"),
        ("accents", "cầu"),
    }
    assert sum(amount for *_, amount in gave) == pytest.approx(float(index.scores(query)[0]), rel=1e-5)
    assert {term for _, term, _ in index.why(query, 1)} >= {"duong", "duong lang"}


def test_words_that_were_widened_to_count_less(tmp_path: Path) -> None:
    index = _index(tmp_path, ("", "trạm bơm"), ("", "đường làng"))
    said, meant = index.scores(Query("t", "trạm bơm", "trạm bơm", ("đường làng",))).tolist()
    assert 0 < meant < said


def test_a_number_counts_more_than_a_word_as_frequent(tmp_path: Path) -> None:
    index = _index(tmp_path, ("", "bơm vườn"), ("", "xa 2035"), ("", "lạ hẳn"))
    word, number, _ = index.scores(Query.of("bơm, 2035")).tolist()
    assert word < number < 2.5 * word


def test_saying_a_word_again_hardly_counts(tmp_path: Path) -> None:
    index = _index(tmp_path, ("", "bơm x1 bơm x2"), ("", "bơm x3 x4 x5"), ("", "lạ hẳn y1 y2"))
    twice, once, _ = index.scores(Query.of("bơm")).tolist()
    assert once < twice < 1.25 * once


def test_a_rare_word_counts_more_than_its_rarity_alone(tmp_path: Path) -> None:
    index = _index(tmp_path, *[("", "vườn") for _ in range(8)], ("", "hiếm"), ("", "lạ"))
    common, rare = index.scores(Query.of("vườn"))[0], index.scores(Query.of("hiếm"))[8]
    assert rare / common > 1.5 * np.log(1 + 9.5 / 1.5) / np.log(1 + 2.5 / 8.5)


def test_a_pair_adds_less_than_either_of_its_syllables(tmp_path: Path) -> None:
    index = _index(tmp_path, ("", "trạm bơm"), ("", "xa lạ"))
    apart, together = index.scores(Query.of("trạm, xa, bơm"))[0], index.scores(Query.of("trạm bơm"))[0]
    assert apart < together < 1.5 * apart
