"""The import contracts of pyproject.toml, tried on a copy of the tree that breaks every one of them."""

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LINT = Path(sys.executable).parent / "lint-imports"
PROBES = {
    "assistant/answers/question/probe.py": "import assistant.answers.conversation\n",
    "assistant/text/probe.py": "import bot.web\nimport assistant.answers.answer\n",
    "ingest/read/probe.py": (
        "import assistant.answers.answer\nimport ingest.language\nimport ingest.clean.draft\n"
        "import chromadb, bm25s, model2vec, torch, fastapi\n"
        "import pypdf, pypdfium2, pdfplumber, docx, trafilatura, httpx, onnxruntime, langchain\n"
        "import sqlalchemy, limits, xlsxwriter, matplotlib, icalendar, telegram, cryptography, jsonschema, mcp\n"
        "import pptx, segno\n"
    ),
    "bot/web/probe.py": "import bot.serve\nimport ingest.read\n",
}


def lint(folder: Path) -> str:
    command = [str(LINT), "--no-cache", "--no-logo"]
    wide = {**os.environ, "COLUMNS": "200", "NO_COLOR": "1"}  # noqa: TID251
    return subprocess.run(command, cwd=folder, env=wide, capture_output=True, text=True, check=False).stdout


def test_each_contract_can_be_broken(tmp_path: Path) -> None:
    for name in ("assistant", "ingest", "bot"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__", "weights"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    assert "0 broken" in lint(tmp_path)

    for name, source in PROBES.items():
        (tmp_path / name).write_text(source)
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    report = lint(tmp_path)
    assert not [contract["name"] for contract in contracts if f"{contract['name']} BROKEN" not in report]
