"""Brings one paper after another into a library until it is killed: HOME, CORPUS, FOLDER, number of the first."""

import itertools
import sys
from pathlib import Path

from ingest.added.arrivals import Coming
from ingest.added.reception import Reception
from ingest.switch import only_writer
from ingest.whole import publish_whole, whole_library
from tests.ingest.added.papers import paper, read_text, written
from tests.invented import WordEmbedder


def bring(home: Path, corpus: Path, *files: Path) -> str:
    """Bring the files in as the command line does and return the version that holds them."""
    with Reception(corpus, read=read_text) as reception, only_writer(home) as writer:
        arrived = reception.arrived([str(file) for file in files], [], b"")
        coming = [one for one in arrived if isinstance(one, Coming)]
        assert coming == arrived
        whole = whole_library(home, corpus, coming=coming)
        return publish_whole(writer, whole, WordEmbedder(placeholder=True)).version


if __name__ == "__main__":
    home, corpus, folder = map(Path, sys.argv[1:4])
    import bm25s
    import langchain_chroma

    print("ready", bm25s.__name__, langchain_chroma.__name__, flush=True)  # noqa: T201 - read by the test
    for number in itertools.count(int(sys.argv[4])):
        bring(home, corpus, written(folder, paper(f"{number}/QĐ-UBND"), f"{number}.md"))
