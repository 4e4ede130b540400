"""Does what people say find the term that documents use? Asked of rows that the embedder never learned from."""

from pathlib import Path

from evals.retrieval.tasks import Passage, Task
from ingest.language.synonyms import read_rows, split_rows

HELD_OUT = 0.2


def synonym_probe(corpus: Path) -> Task:
    """Return a task: each way to say a thing, asked of all terms of the corpus, of held-out rows alone."""
    rows = read_rows(corpus)
    terms = list(dict.fromkeys(term for row in rows for term in row.means))
    _, measures = split_rows(rows, HELD_OUT)
    asked = [(said, [terms.index(term) for term in row.means]) for row in measures for said in row.says]
    return Task(
        "synonyms",
        [Passage("", term) for term in terms],
        [said for said, _ in asked],
        [gold for _, gold in asked],
    )
