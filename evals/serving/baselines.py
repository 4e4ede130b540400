"""Two servers to hold ours against: one that answers nothing, one that only asks the same engines.

python -m evals.serving.baselines empty|engines PORT
"""

import sys
import tempfile

import uvicorn
from fastapi import FastAPI
from pydantic import BaseModel

from assistant.search.embedders.chosen import Chosen
from assistant.search.shelf import open_current
from assistant.settings import read_settings
from evals.bench import bare_bm25s, bare_chroma


class Asked(BaseModel):
    """The body that both take, as ours does."""

    question: str


def empty() -> FastAPI:
    """Return a server whose `/ask` reads its body and answers `{}`."""
    app = FastAPI()

    @app.post("/ask")
    def ask(_: Asked) -> dict[str, str]:
        return {}

    return app


def engines() -> FastAPI:
    """Return a server whose `/ask` queries bm25s and Chroma over the passages of the published library."""
    chosen = Chosen(read_settings())
    edition = open_current(read_settings().home, embedder=chosen)
    embedder = chosen()
    passages = edition.library.passages()
    texts = [f"{passage.heading}\n{passage.text}" for passage in passages]
    words = bare_bm25s(texts)
    sense = bare_chroma(tempfile.mkdtemp(), [one.provision for one in passages], embedder.embed(texts))
    app = FastAPI()

    @app.post("/ask")
    def ask(asked: Asked) -> dict[str, str]:
        words(asked.question)
        sense(embedder.embed([asked.question])[0])
        return {}

    return app


if __name__ == "__main__":
    name, port = sys.argv[1:]
    uvicorn.run(
        {"empty": empty, "engines": engines}[name](), port=int(port), access_log=False, log_level="error"
    )
