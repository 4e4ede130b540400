"""The shipped embedder: its vectors, what loading it may touch, and the folder it is read from."""

import json
import re
import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from assistant.search import embedder
from assistant.search.embedder import WEIGHTS, Embedder, open_embedder

SENTENCES = (
    "Ủy ban nhân dân cấp xã chịu trách nhiệm quản lý hồ sơ lưu trữ.",
    "Trách nhiệm quản lý hồ sơ, tài liệu lưu trữ của ủy ban nhân dân xã",
    "Đội bóng ghi hai bàn thắng trong trận chung kết mùa giải năm ấy.",
)
PASSAGES = (
    *SENTENCES,
    "Hồ sơ được nộp trực tuyến hoặc gửi qua bưu điện.",
    "Mùa mưa kéo dài từ tháng chín đến tháng mười hai.",
    "Cán bộ lưu trữ sắp xếp tài liệu theo năm.",
)
NOTHING = ("", "   ", "!!! … 🙂", "\u200b")
# An absolute path, not the address of a web page nor "A/B" in a sentence.
ABSOLUTE_PATH = re.compile(r"(?<![\w:/.])/\w+/\w|\b[A-Z]:\\")


@pytest.fixture(scope="module")
def shipped() -> Embedder:
    return open_embedder()


def test_a_row_of_length_one_for_each_text(shipped: Embedder) -> None:
    rows = shipped.embed(SENTENCES)
    assert rows.shape == (len(SENTENCES), shipped.dimensions)
    assert rows.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-6)


def test_no_text_gives_no_row(shipped: Embedder) -> None:
    assert shipped.embed([]).shape == (0, shipped.dimensions)


@pytest.mark.parametrize("text", NOTHING)
def test_a_text_with_nothing_to_embed_is_all_zeros(shipped: Embedder, text: str) -> None:
    rows = shipped.embed([text, SENTENCES[0]])
    assert not rows[0].any()
    assert np.isfinite(rows).all()


def test_the_same_text_gives_the_same_vector_alone_or_among_others(shipped: Embedder) -> None:
    together = shipped.embed(SENTENCES)
    alone = np.concatenate([open_embedder().embed([text]) for text in SENTENCES])
    np.testing.assert_allclose(alone, together, atol=1e-6)


def test_case_and_unicode_form_make_no_difference(shipped: Embedder) -> None:
    composed, decomposed, capitals = shipped.embed(["tài liệu", "ta\u0300i lie\u0323\u0302u", "TÀI LIỆU"])
    np.testing.assert_allclose(composed, decomposed)
    np.testing.assert_allclose(composed, capitals)


def test_a_long_text_is_read_to_its_end(shipped: Embedder) -> None:
    long = "hồ sơ " * 2000
    short, longer = shipped.embed([long, long + "bóng đá " * 2000])
    assert short @ longer < 0.99


@pytest.mark.parametrize("change", [str, str.upper])
def test_kindred_sentences_are_nearer_than_unrelated_ones(shipped: Embedder, change: type[str]) -> None:
    asked, kindred, unrelated = shipped.embed([change(text) for text in SENTENCES])
    assert asked @ kindred > asked @ unrelated + 0.2


def test_threads_may_share_it(shipped: Embedder) -> None:
    expected = shipped.embed(SENTENCES)

    def ask(_: int) -> bool:
        return bool(np.allclose(shipped.embed(SENTENCES), expected, atol=1e-6))

    with ThreadPoolExecutor(8) as threads:
        assert all(threads.map(ask, range(400)))


def test_half_precision_is_for_keeping_alone(shipped: Embedder) -> None:
    from model2vec import StaticModel

    model = StaticModel.from_pretrained(WEIGHTS, quantize_to="float32")
    texts = [" ".join(PASSAGES[: n % 6 + 1]) for n in range(600)]
    theirs = model.encode(texts, max_length=None, use_multiprocessing=False)
    np.testing.assert_array_equal(shipped.embed(texts), embedder.unit_rows(theirs))


def test_its_name_follows_its_weights(shipped: Embedder) -> None:
    assert re.fullmatch(rf"[a-z0-9-]*-{shipped.dimensions}-[a-z0-9-]*[0-9a-f]{{8}}", shipped.name)
    assert shipped.placeholder == ("placeholder" in shipped.name)


def test_loading_it_touches_neither_torch_nor_a_network() -> None:
    program = """
import socket, sys
def refuse(*_):
    raise AssertionError("a network was asked for")
socket.socket.connect = socket.getaddrinfo = refuse
from assistant.search.embedder import open_embedder
assert not {"model2vec", "torch"} & set(sys.modules)
open_embedder().embed(["chuyển đổi số"])
print(sorted({"torch", "transformers", "sentence_transformers"} & set(sys.modules)))
"""
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (ran.stdout.strip(), ran.returncode) == ("[]", 0), ran.stderr


def test_lost_weights_are_not_looked_for_elsewhere(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    monkeypatch.setattr(embedder, "WEIGHTS", tmp_path_factory.mktemp("lost") / "weights")
    with pytest.raises(FileNotFoundError):
        open_embedder()


def test_a_placeholder_folder_is_at_most_five_megabytes(shipped: Embedder) -> None:
    limit = 5_000_000 if shipped.placeholder else 24_000_000
    assert sum(path.stat().st_size for path in WEIGHTS.rglob("*") if path.is_file()) <= limit


def test_no_path_of_a_machine_is_in_the_folder() -> None:
    weights = (WEIGHTS / "model.safetensors").read_bytes()
    header = weights[8 : 8 + int.from_bytes(weights[:8], "little")].decode()
    texts = [p.read_text(encoding="utf-8") for p in WEIGHTS.rglob("*") if p.suffix in {".json", ".md"}]
    assert [found[0] for text in [header, *texts] if (found := ABSOLUTE_PATH.search(text))] == []


def test_the_recipe_names_its_sources_and_its_seed() -> None:
    recipe = json.loads((WEIGHTS / "recipe.json").read_text(encoding="utf-8"))
    assert isinstance(recipe["seed"], int)
    assert recipe["sources"]
    assert all(re.fullmatch("[0-9a-f]{64}", digest) for digest in recipe["sources"].values())


@pytest.mark.needs_models
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_sentence_transformers_gives_the_same_vectors(shipped: Embedder) -> None:
    from sentence_transformers import SentenceTransformer

    theirs = SentenceTransformer(str(WEIGHTS), device="cpu").encode(list(SENTENCES + NOTHING[:1]))
    ours = shipped.embed(SENTENCES + NOTHING[:1])
    assert not np.asarray(theirs[-1]).any()
    assert _cosines(np.asarray(theirs[:-1], dtype=np.float32), ours[:-1]) == pytest.approx(
        [1.0] * 3, abs=1e-5
    )


@pytest.mark.needs_models
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_huggingface_embeddings_gives_the_same_vectors_and_rankings(shipped: Embedder) -> None:
    from langchain_huggingface import HuggingFaceEmbeddings

    theirs = HuggingFaceEmbeddings(model_name=str(WEIGHTS), model_kwargs={"device": "cpu"})
    asked = np.array([theirs.embed_query(text) for text in SENTENCES], dtype=np.float32)
    found = np.array(theirs.embed_documents(list(PASSAGES)), dtype=np.float32)
    ours = shipped.embed(PASSAGES)
    assert _cosines(found, ours) == pytest.approx([1.0] * len(PASSAGES), abs=1e-5)
    for theirs_asked, our_asked in zip(asked, shipped.embed(SENTENCES), strict=True):
        mine = np.argsort(-(ours @ our_asked))
        cosines = np.array(_cosines(found, np.tile(theirs_asked, (len(found), 1))))[mine]
        # It computes in half precision, in which cosines a thousandth apart may change places.
        assert (np.diff(cosines) < 2e-3).all()


def _cosines(left: np.ndarray, right: np.ndarray) -> Sequence[float]:
    products = (left * right).sum(axis=1)
    return list(products / np.linalg.norm(left, axis=1) / np.linalg.norm(right, axis=1))
