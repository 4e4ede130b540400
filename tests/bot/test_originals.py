"""An original in the place of its digest: addresses of the digest say where to read on."""

from contextlib import closing
from dataclasses import fields, replace
from pathlib import Path

from assistant.library.library import Library
from assistant.library.versions import LIBRARY, current_folder
from ingest.publish import publish
from tests.bot.conftest import Told, serving
from tests.invented import WordEmbedder, document, holding

ID = "1-kh-lang-mo-2031"
ORIGINAL = holding(document(ID, number="1-KH/LM"), items=3)


def test_addresses_of_a_digest_lead_to_the_original(tmp_path: Path, assistant: Told) -> None:
    statements = [
        replace(p, id=f"{ID}/tl.{n}", path=f"tl.{n}", parent=None) for n, p in enumerate(ORIGINAL.provisions)
    ]
    text = tuple(replace(one, text=f"{one.text.strip()} (tóm lược)\n") for one in statements)
    emptied = {
        one.name: ()
        for one in fields(ORIGINAL)
        if one.name not in {"document", "received", "clean", "provisions"}
    }
    digest = replace(
        ORIGINAL, document=replace(ORIGINAL.document, text="digest"), **{**emptied, "provisions": text}
    )
    publish([digest], tmp_path, embedder=WordEmbedder(placeholder=True))
    with serving(tmp_path, [ORIGINAL], assistant) as client:
        got = client.get(f"/api/v1/provisions/{ID}/tl.2")
        assert (got.status_code, got.json()["replaced_by"]) == (410, ID)
        page = client.get(f"/van-ban/{ID}").text
        assert 'id="tl.2"' in page
        assert "nguyên văn" in page
        assert client.get(f"/api/v1/provisions/{ID}/tl.99").status_code == 404
    folder = current_folder(tmp_path)
    assert folder
    with closing(Library(folder / LIBRARY)) as library:
        assert len(library.tombstones()) == len(statements)
