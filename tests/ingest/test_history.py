"""Going back to a version that another embedder made."""

from pathlib import Path

import pytest

from assistant.errors import EmbedderDiffers
from assistant.library.versions import current_name
from ingest.history import go_back
from ingest.publish import publish
from tests.invented import WordEmbedder, holding


def test_there_is_no_going_back_to_what_readers_could_not_open(home: Path) -> None:
    first = publish([holding()], home, embedder=WordEmbedder("cu"), vector_weight=0.5).version
    second = publish([holding()], home, embedder=WordEmbedder("moi"), vector_weight=0.5).version
    with pytest.raises(EmbedderDiffers, match=r"“cu”.*“moi”"):
        go_back(home, embedder=lambda: WordEmbedder("moi"))
    assert current_name(home) == second
    assert go_back(home, embedder=lambda: WordEmbedder("cu")).version == first
