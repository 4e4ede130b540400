from pathlib import Path

import numpy as np

from ingest.embeddings import embed_all
from tests.invented import WordEmbedder


def _ignore(done: int, total: int) -> None: ...


def test_only_texts_never_seen_are_embedded(tmp_path: Path) -> None:
    words, kept = WordEmbedder(), tmp_path / "kept.sqlite"
    first, made = embed_all(["một", "hai", "một"], words, kept, on_batch=_ignore)
    assert (made, words.embedded) == (2, ["một", "hai"])
    second, made = embed_all(["hai", "ba"], words, kept, on_batch=_ignore)
    assert (made, words.embedded) == (1, ["một", "hai", "ba"])
    np.testing.assert_array_equal(second[0], first[1])
    np.testing.assert_array_equal(first[0], first[2])


def test_another_embedder_embeds_anew(tmp_path: Path) -> None:
    kept = tmp_path / "kept.sqlite"
    embed_all(["một"], WordEmbedder("a"), kept, on_batch=_ignore)
    assert embed_all(["một"], WordEmbedder("b"), kept, on_batch=_ignore)[1] == 1


def test_no_texts_make_an_empty_table_of_the_right_width(tmp_path: Path) -> None:
    rows, made = embed_all([], WordEmbedder(), tmp_path / "kept.sqlite", on_batch=_ignore)
    assert (rows.shape, rows.dtype, made) == ((0, 32), np.float32, 0)


def test_progress_counts_what_is_new(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    embed_all(
        [f"câu {n}" for n in range(300)],
        WordEmbedder(),
        tmp_path / "kept.sqlite",
        on_batch=lambda done, total: told.append((done, total)),
    )
    assert told == [(0, 300), (256, 300), (300, 300)]
