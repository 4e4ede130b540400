"""Asks the current edition without a pause until its input closes: HOME. Prints how often, and of how many versions.

Exits 1 at the first question whose answer is not in the library it came from.
"""

import json
import sys
from pathlib import Path
from threading import Event, Thread

from assistant.search.shelf import Shelf
from tests.invented import WordEmbedder


def _wait_for_the_end(over: Event) -> None:
    sys.stdin.read()
    over.set()


if __name__ == "__main__":
    over = Event()
    Thread(target=_wait_for_the_end, args=(over,), daemon=True).start()
    shelf = Shelf(Path(sys.argv[1]), embedder=WordEmbedder)
    shelf.open()
    shelf.watch(0.01)
    print("ready", flush=True)  # noqa: T201 - read by the test
    questions, versions = 0, set()
    while not over.is_set():
        with shelf.lend() as edition:
            hits = edition.search("trạm bơm thông minh", k=5)
            lost = [hit.provision for hit in hits if edition.library.provision(hit.provision) is None]
            if lost or not hits:
                sys.exit(f"{edition.version} lost {lost}")
            questions += 1
            versions.add(edition.version)
    shelf.close()
    print(json.dumps({"questions": questions, "versions": len(versions)}))  # noqa: T201 - read by the test
