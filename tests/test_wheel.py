"""The wheel, installed alone into an empty environment, answers from another folder."""

import json
import os
import subprocess
import sys
import zipfile
from importlib.util import find_spec
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
# Where the data that travels lies in the repository, and in the wheel.
DATA = {
    "corpus": "assistant/shipped/corpus",
    "prompts": "assistant/shipped/prompts",
    "assistant/search/weights": "assistant/search/weights",
    "assistant/text/tables": "assistant/text/tables",
    "bot/web/templates": "bot/web/templates",
    "bot/web/static": "bot/web/static",
    "bot/exports/fonts": "bot/exports/fonts",
}


def run(*command: str | Path, cwd: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("TROLY57_")}  # noqa: TID251
    kept.pop("PYTHONPATH", None)
    return subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env={**kept, **variables},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    isolation = ["--no-isolation"] if find_spec("hatchling") else []
    built = run(sys.executable, "-m", "build", "--wheel", *isolation, "--outdir", folder, ROOT, cwd=ROOT)
    assert built.returncode == 0, built.stdout + built.stderr
    (path,) = folder.glob("*.whl")
    return path


@pytest.mark.parametrize("folder", DATA)
def test_the_data_travels(wheel: Path, folder: str) -> None:
    files = [
        path for path in (ROOT / folder).rglob("*") if path.is_file() and "__pycache__" not in path.parts
    ]
    expected = {f"{DATA[folder]}/{path.relative_to(ROOT / folder)}" for path in files}
    assert expected
    assert not expected - set(zipfile.ZipFile(wheel).namelist())


def test_only_the_product_travels(wheel: Path) -> None:
    tops = {name.partition("/")[0] for name in zipfile.ZipFile(wheel).namelist()}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"assistant", "ingest", "bot"}


def a_question() -> tuple[str, str]:
    """The first cell of the first table of the corpus: how a person asks for it, and what it says."""
    source = next((ROOT / "corpus").glob("*/source.md")).read_text(encoding="utf-8")
    rows = [line.split("\t") for line in source.splitlines() if "\t" in line]
    years = next(row for row in rows if not row[0].strip() and row[-1].strip())
    label, name, *cells = next(row for row in rows if row[0].strip().isdigit())
    assert label
    return f"{name} {years[2].lower()} là bao nhiêu?", cells[0]


def test_alone_and_elsewhere_it_answers(wheel: Path, tmp_path: Path) -> None:
    environment, home, elsewhere = tmp_path / "env", tmp_path / "home", tmp_path / "elsewhere"
    elsewhere.mkdir()
    run(sys.executable, "-m", "venv", "--without-pip", environment, cwd=tmp_path)
    pip = (sys.executable, "-m", "pip", "--python", environment / "bin" / "python")
    # Compiling what is never imported would take half of the time.
    quick = ("--quiet", "--no-compile", "-c", ROOT / "constraints.txt")
    installed = run(*pip, "install", *quick, wheel, cwd=elsewhere)
    assert installed.returncode == 0, installed.stdout + installed.stderr

    troly57 = environment / "bin" / "troly57"
    published = run(troly57, "ingest", cwd=elsewhere, TROLY57_HOME=str(home))
    assert published.returncode == 0, published.stdout + published.stderr

    question, cell = a_question()
    asked = run(troly57, "ask", question, "--json", cwd=elsewhere, TROLY57_HOME=str(home))
    assert asked.returncode == 0, asked.stdout + asked.stderr
    answer = json.loads(asked.stdout)
    assert cell in answer["answer"], answer
    assert cell in "".join(citation.get("quote", "") for citation in answer["citations"])
