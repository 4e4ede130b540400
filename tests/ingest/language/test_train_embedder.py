"""The recipe of the embedder, run small: what it writes, that it learns, and that a seed decides it."""

import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from assistant.places import data_folder

if TYPE_CHECKING:
    from ingest.language.train_embedder import Recipe

pytestmark = [pytest.mark.needs_models, pytest.mark.filterwarnings("ignore::DeprecationWarning")]

# Each town has its craft; a craft's words come together, and never with another's.
CRAFTS = {
    "gốm": "thợ nung gốm trong lò bằng củi khô rồi phủ men lên bình và chum",
    "lụa": "người nuôi tằm lấy kén ươm tơ rồi dệt lụa trên khung cửi gỗ",
    "muối": "diêm dân đắp ruộng dẫn nước biển vào phơi nắng rồi cào muối về kho",
    "nón": "nghệ nhân phơi lá cọ rồi khâu từng vòng tre thành nón che mưa",
}


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("texts")
    luck = np.random.default_rng(1)
    for craft, words in CRAFTS.items():
        lines = []
        for n in range(24):
            told = luck.permutation(words.split())
            lines.append(f"Nhà số {n} làm {' '.join(told)}. Cả làng theo nghề {craft} từ {1800 + n} đến nay.")
        (folder / f"{craft}.txt").write_text("\n\n".join(lines), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def recipe() -> "Recipe":
    from ingest.language.train_embedder import Recipe

    return Recipe(name="nhỏ", dimensions=16, vocabulary=400, epochs=4, batch=32)


def trained(source: Path, recipe: "Recipe", folder: Path, *, own: Path | None = None) -> Path:
    from ingest.language.train_embedder import train

    train([source], own, recipe, folder)
    return folder


def test_words_that_keep_company_come_together(source: Path, recipe: "Recipe", tmp_path: Path) -> None:
    from model2vec import StaticModel

    model = StaticModel.from_pretrained(trained(source, recipe, tmp_path / "a"), quantize_to="float32")
    rows = np.asarray(model.encode(["nung men", "bình chum", "tằm kén", "tam ken"]))
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    assert rows[0] @ rows[1] > rows[0] @ rows[2] + 0.2
    assert rows[2] @ rows[3] > rows[0] @ rows[3]


def test_one_seed_gives_one_file_and_another_seed_another(
    source: Path, recipe: "Recipe", tmp_path: Path
) -> None:
    first, again = (trained(source, recipe, tmp_path / name) for name in "ab")
    other = trained(source, replace(recipe, seed=58), tmp_path / "c")
    for part in ("model.safetensors", "tokenizer.json", "recipe.json"):
        assert (first / part).read_bytes() == (again / part).read_bytes()
    assert (first / "model.safetensors").read_bytes() != (other / "model.safetensors").read_bytes()


def test_the_recipe_is_written_beside_what_it_made(source: Path, recipe: "Recipe", tmp_path: Path) -> None:
    folder = trained(source, recipe, tmp_path / "a", own=data_folder("corpus"))
    told = json.loads((folder / "recipe.json").read_text(encoding="utf-8"))
    assert (told["name"], told["dimensions"], told["seed"]) == ("nhỏ", 16, 57)
    assert set(told["sources"]) == {"glossary.toml", "lay_words.toml"}
    assert told["paragraphs"] == 24 * len(CRAFTS)
