"""The invented libraries on which searching is measured at size."""

from pathlib import Path

from assistant.library.nouns import Passage
from evals.scale.__main__ import searching
from evals.scale.invented import EACH, Invention, questions
from evals.scale.measures import QUESTIONS, Searched, build, memory, search

TEXTS = (
    "Sở Y tế chủ trì, phối hợp với Sở Tài chính sửa trạm xá trước mùa mưa; xã góp công.",
    "Hồ sơ nộp trực tuyến hoặc gửi qua bưu điện.\nCán bộ xã xem xét, trả lời trong năm ngày.",
)
PASSAGES = tuple(Passage(f"d/{n}", "d", f"Phần {n}\nĐiều {n}", text) for n, text in enumerate(TEXTS))


def test_documents_hold_as_many_provisions_as_are_asked_for() -> None:
    holdings = list(Invention(PASSAGES).holdings(2 * EACH + 5))
    assert [len(holding.provisions) for holding in holdings] == [EACH, EACH, 5]
    for holding in holdings:
        assert "".join(one.text for one in holding.provisions) == holding.clean
        assert all(one.span.of(holding.clean) == one.text for one in holding.provisions)
    told = {word.lower() for word in " ".join(TEXTS).replace(",", "").replace(".", "").split()}
    words = holdings[0].passages[0].text.replace(",", "").replace(".", "").lower().split()[2:]
    assert words
    assert set(words) <= {word.strip(";") for word in told}


def test_the_same_seed_invents_the_same() -> None:
    one, same, other = (list(Invention(PASSAGES, seed).holdings(9)) for seed in (1, 1, 2))
    assert one == same
    assert one != other
    assert questions(PASSAGES, 30) == questions(PASSAGES, 30)


def test_a_library_is_built_searched_and_weighed(home: Path, tmp_path: Path) -> None:
    built = build(home, 150)
    assert built.passages == 150
    assert built.windows > 150
    held = memory(home)
    assert 0 < held.opened <= held.peak
    taken = search(home, tmp_path / "scratch")
    assert {len(taken.ours), len(taken.words), len(taken.sense)} == {QUESTIONS}


def test_the_ratio_is_of_medians_to_both_engines_together() -> None:
    told = next(searching(Searched(ours=[3.0, 3.0, 9.0], words=[0.5, 0.5, 9.0], sense=[1.0, 1.5, 2.0])))
    assert told.startswith("search: 1.50 times")
    assert "not reached" not in told
