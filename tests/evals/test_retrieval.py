"""The bench of search alone: its figures, its fusion, its windows, and the archive it reads."""

import io
import json
import tarfile
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.retrieval.legs import Dense, Scores, by_words
from evals.retrieval.probe import synonym_probe
from evals.retrieval.rank import DEPTH, choose_weight, figures, reciprocal, top, weighed
from evals.retrieval.tasks import Passage, Task, read_tasks

TASK = Task(
    "chợ",
    (
        Passage("Điều 1. Giờ mở cửa", "Chợ mở cửa lúc năm giờ sáng. Chợ đóng cửa lúc sáu giờ chiều."),
        Passage("Điều 2. Phí", "Mỗi sạp nộp phí một lần trong tháng."),
        Passage("", "Ban quản lý giữ sổ của các sạp."),
    ),
    ("chợ đóng cửa lúc nào", "sạp nộp phí ra sao"),
    ([0], [1]),
)


def rows(*scores: list[float]) -> Scores:
    return np.array(scores, dtype=np.float32)


def archive(folder: Path, **told: object) -> Path:
    path = folder / "tasks.tar.xz"
    with tarfile.open(path, "w:xz") as opened:
        for name, task in told.items():
            content = json.dumps(task).encode()
            member = tarfile.TarInfo(f"tasks/{name}.json")
            member.size = len(content)
            opened.addfile(member, io.BytesIO(content))
    return path


def test_tasks_are_read_with_the_heading_apart(tmp_path: Path) -> None:
    told = {"docs": ["Luật A - Điều 1\n\nVăn bản.\n\nHai.", "Một đoạn."], "queries": ["Hỏi?"], "gold": [[1]]}
    (task,) = read_tasks(archive(tmp_path, một=told, hai=told), ["hai"])
    assert task.passages == [Passage("Luật A - Điều 1", "Văn bản.\n\nHai."), Passage("", "Một đoạn.")]
    assert (task.name, task.questions, task.gold) == ("hai", ["Hỏi?"], [[1]])


def test_a_task_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(KeyError, match="ba"):
        read_tasks(archive(tmp_path), ["ba"])


def test_without_accents_only_the_questions_change() -> None:
    bare = TASK.bare()
    assert bare.questions == ["cho dong cua luc nao", "sap nop phi ra sao"]
    assert bare.passages == TASK.passages


def test_restored_accents_stand_for_typed_ones() -> None:
    asked, bare = by_words(TASK), by_words(TASK.bare())
    assert np.argmax(asked.scores, axis=1).tolist() == np.argmax(bare.scores, axis=1).tolist() == [0, 1]
    np.testing.assert_allclose(asked.coverage, bare.coverage)
    assert asked.coverage[0] > asked.coverage[1] > 0  # four of five syllables, three of five


def test_the_dense_leg_is_half_the_best_window_and_half_the_whole() -> None:
    def embed(texts: object) -> Scores:
        found = [[text.count("cửa"), text.count("phí"), 1] for text in texts]  # type: ignore[attr-defined]
        made = np.array(found, dtype=np.float32)
        return made / np.linalg.norm(made, axis=1, keepdims=True)

    text = "Mỗi sạp nộp phí một lần và ban quản lý ghi vào sổ của chợ cho mọi người cùng xem. Chợ mở cửa và đóng cửa."
    dense = Dense([Passage("Chợ", text)], embed)
    asked, whole, *parts = embed(["cửa", f"Chợ\n{text}", *(f"Chợ\n{part}" for part in text.split(". "))])
    assert len(parts) == 2
    expected = (asked @ whole + max(asked @ part for part in parts)) / 2
    assert dense.scores(["cửa"])[0, 0] == pytest.approx(expected, abs=1e-6)


def test_figures_of_rankings_known_by_hand() -> None:
    scores = rows([3, 2, 1], [3, 2, 1], [3, -np.inf, 1])
    told = figures(scores, [[0], [1], [1]])
    assert (told.first, told.ten) == (pytest.approx(1 / 3), pytest.approx(2 / 3))
    assert figures(scores[:2], [[0], [1]]).ndcg == pytest.approx((1 + 1 / np.log2(3)) / 2)
    assert str(figures(scores[:1], [[0]])) == "1.000/1.000/1.000"


def test_what_a_leg_did_not_find_is_not_found() -> None:
    assert figures(top(rows([0, 0, 0])), [[0]]).ten == 0


def test_only_the_best_compete() -> None:
    scores = np.arange(1, DEPTH + 21, dtype=np.float32)[None]
    assert np.isfinite(top(scores)).sum() == DEPTH
    assert np.isfinite(top(scores))[0, -DEPTH:].all()


@given(st.lists(st.floats(0, 50, width=32), min_size=2, max_size=6), st.floats(0, 1))
def test_fused_scores_stay_between_nothing_and_one(scores: list[float], weight: float) -> None:
    leg = top(rows(scores))
    fused = weighed(leg, top(rows(scores[::-1])), weight)
    assert ((fused >= -1e-6) & (fused <= 1 + 1e-6)).all()


def test_a_leg_without_weight_decides_nothing() -> None:
    lexical, dense = top(rows([1, 3, 2])), top(rows([3, 2, 1]))
    assert list(np.argsort(-weighed(lexical, dense, 0.0))[0]) == [1, 2, 0]
    assert list(np.argsort(-weighed(lexical, dense, 1.0))[0]) == [0, 1, 2]


def test_reciprocal_ranks_add_up() -> None:
    fused = reciprocal(top(rows([1, 3, 0])), top(rows([3, 2, 1])))
    assert fused[0] == pytest.approx([1 / 62 + 1 / 61, 1 / 61 + 1 / 62, 1 / 63])


def test_the_weight_that_finds_more_is_chosen() -> None:
    lexical, dense = top(rows([3, 2.9, 1])), top(rows([1, 3, 2]))
    assert choose_weight(lexical, dense, [[1]]) > 0
    assert choose_weight(lexical, dense, [[0]]) == 0


def test_the_probe_asks_what_people_say_of_every_term() -> None:
    probe = synonym_probe(Path(__file__).resolve().parents[2] / "corpus")
    terms = {passage.text for passage in probe.passages}
    assert len(terms) == len(probe.passages)
    assert len(probe.questions) == len(probe.gold) > 100
    assert all(gold for gold in probe.gold)
