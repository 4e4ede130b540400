from dataclasses import replace

import pytest

from assistant.library.reference import Reference
from ingest.version import Content
from tests.invented import WordEmbedder, document, holding

HOLDING = holding()


def _content(**changes: object) -> Content:
    whole = Content([HOLDING], Reference(), WordEmbedder(), 0.5)
    return replace(whole, **changes)  # type: ignore[arg-type]


def test_a_digest_is_the_same_for_the_same_content() -> None:
    assert _content().digest() == _content(holdings=[holding()]).digest()


@pytest.mark.parametrize("field", ["received", "clean", "alignment", "provisions", "fixes", "targets", "duties",
                                   "relations", "passages", "doubts", "addresses", "grounds"])  # fmt: skip
def test_every_part_of_a_holding_counts(field: str) -> None:
    emptied = replace(HOLDING, **{field: type(getattr(HOLDING, field))()})
    assert _content(holdings=[emptied]).digest() != _content().digest()


def test_a_milestone_and_the_documents_card_count() -> None:
    bare = replace(HOLDING.targets[0], milestones=())
    assert _content(holdings=[replace(HOLDING, targets=(bare,))]).digest() != _content().digest()
    renamed = replace(HOLDING, document=document(title="Tên khác"))
    assert _content(holdings=[renamed]).digest() != _content().digest()


def test_a_placeholder_weighs_nothing() -> None:
    assert _content().card().weight == 0.5
    assert _content(embedder=WordEmbedder(placeholder=True)).card().weight == 0.0
