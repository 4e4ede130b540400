"""Which embedder a setting means, that it is opened once, and what is said where it is not there."""

import json
from contextlib import closing
from pathlib import Path

import pytest

from assistant.errors import EmbedderDiffers, EmbedderUnusable
from assistant.search.embedder import open_embedder
from assistant.search.embedders import encoder
from assistant.search.embedders.chosen import KINDS, Chosen
from assistant.search.embedders.encoder import open_encoder
from assistant.search.embedders.endpoint import names_an_endpoint
from assistant.search.embedders.exported import CARD, holds_an_export, open_exported
from assistant.search.shelf import open_current
from assistant.settings import Settings, read_settings
from ingest.publish import publish
from tests.invented import WordEmbedder, holding

SHIPPED, EXPORTED, ENDPOINT, ENCODER = range(4)


@pytest.mark.parametrize(
    ("setting", "kind"),
    [
        ("", SHIPPED),
        ("{tmp}/export", EXPORTED),
        ("openai:text-embedding-3-small", ENDPOINT),
        ("BAAI/bge-m3", ENCODER),
        ("{tmp}/model", ENCODER),
    ],
)
def test_what_a_setting_means(tmp_path: Path, setting: str, kind: int) -> None:
    for name in ("export", "model"):
        (tmp_path / name).mkdir()
    (tmp_path / "export" / CARD).touch()
    wish = setting.format(tmp=tmp_path)
    assert [one.is_meant(wish) for one in KINDS].index(True) == kind


def test_it_is_opened_when_called_and_once() -> None:
    chosen = Chosen(Settings(Path()))
    assert chosen() is chosen()
    assert chosen().name == open_embedder().name
    assert not chosen.is_larger
    assert not chosen.is_endpoint


def test_the_settings_that_choose_it() -> None:
    told = {
        "TROLY57_EMBEDDER": " openai:m ",
        "TROLY57_EMBEDDER_URL": "http://127.0.0.1:9/v1",
        "TROLY57_EMBEDDER_KEY": "khoa",
    }
    settings = read_settings(told)
    assert (settings.embedder, settings.embedder_url) == ("openai:m", "http://127.0.0.1:9/v1")
    assert settings.embedder_key == "khoa"
    assert "khoa" not in repr(settings)
    assert names_an_endpoint(settings.embedder)


def test_a_larger_one_is_not_taken_for_the_stand_in_that_made_the_version(home: Path) -> None:
    publish([holding()], home, embedder=WordEmbedder(placeholder=True))
    open_current(home, embedder=Chosen(Settings(home))).close()
    with pytest.raises(EmbedderDiffers, match=r"“words”.*“BAAI/bge-m3”.*troly57 ingest --reindex"):
        open_current(home, embedder=Chosen(Settings(home, embedder="BAAI/bge-m3")))


def test_the_shipped_one_is_not_taken_for_a_larger_one_that_made_the_version(home: Path) -> None:
    publish([holding()], home, embedder=WordEmbedder("lon"), vector_weight=0.5)
    with pytest.raises(EmbedderDiffers, match=f"“lon”.*“{open_embedder().name}”"):
        open_current(home, embedder=Chosen(Settings(home)))


def test_without_the_extra_the_line_that_installs_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encoder, "find_spec", lambda _: None)
    with pytest.raises(EmbedderUnusable, match=r"troly57\[models\]"):
        open_encoder("BAAI/bge-m3")


@pytest.mark.needs_models
@pytest.mark.parametrize(
    ("wish", "told"),
    [("khong-ai/khong-co", "hf download khong-ai/khong-co"), ("{tmp}", "không phải mô hình")],
    ids=["not fetched", "no model"],
)
def test_a_model_that_is_not_there_is_told_and_never_fetched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, wish: str, told: str
) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("a network was asked for")

    monkeypatch.setattr("socket.socket.connect", refuse)
    monkeypatch.setattr("socket.getaddrinfo", refuse)
    with pytest.raises(EmbedderUnusable, match=told):
        open_encoder(wish.format(tmp=tmp_path))


@pytest.mark.parametrize("card", ["", "[]", "{}", json.dumps({"source": "a"})])
def test_an_export_whose_card_cannot_be_read_is_told(tmp_path: Path, card: str) -> None:
    (tmp_path / CARD).write_text(card)
    assert holds_an_export(str(tmp_path))
    with pytest.raises(EmbedderUnusable, match="embedder export"):
        open_exported(str(tmp_path))


def test_a_library_opens_with_the_embedder_that_made_it(home: Path) -> None:
    shipped = Chosen(Settings(home))
    publish([holding()], home, embedder=shipped())
    with closing(open_current(home, embedder=shipped)) as edition:
        assert edition.manifest.embedder.name == shipped().name
