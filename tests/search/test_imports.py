"""Searching and publishing load the heavy libraries when they are first used, not when imported."""

import subprocess
import sys
from pathlib import Path

import numpy as np

from assistant.search.vectors import Record, write_vectors

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = """
import sys
import assistant.search.shelf, ingest.publish
heavy = {"bm25s", "chromadb", "langchain_chroma", "langchain_core", "model2vec", "onnxruntime", "torch"}
print(sorted(heavy & set(sys.modules)))
"""

READING = """
import sys
from pathlib import Path
from assistant.search.vectors import Vectors
index = Vectors(Path(sys.argv[1]), embedder="some")
assert "chromadb" in sys.modules and index.ids() == ["a"] and index.text("a") == "một"
index.close()
print(sorted(name for name in sys.modules if name.startswith("lang")))
"""


def test_nothing_heavy_is_loaded_by_importing() -> None:
    told = subprocess.run(
        [sys.executable, "-c", PROGRAM], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert told.stdout.strip() == "[]"


def test_reading_vectors_loads_no_langchain(tmp_path: Path) -> None:
    rows = np.ones((1, 1), dtype=np.float32)
    write_vectors(tmp_path / "vectors", [Record("a", "d", "một")], rows, version="v", embedder="some")
    told = subprocess.run(
        [sys.executable, "-c", READING, tmp_path / "vectors"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (told.stdout.strip(), told.returncode) == ("[]", 0), told.stderr
