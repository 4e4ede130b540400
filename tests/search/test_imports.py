"""Searching and publishing load the heavy libraries when they are first used, not when imported."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = """
import sys
import assistant.search.shelf, ingest.publish
heavy = {"bm25s", "chromadb", "langchain_chroma", "langchain_core", "model2vec", "onnxruntime", "torch"}
print(sorted(heavy & set(sys.modules)))
"""


def test_nothing_heavy_is_loaded_by_importing() -> None:
    told = subprocess.run(
        [sys.executable, "-c", PROGRAM], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert told.stdout.strip() == "[]"
