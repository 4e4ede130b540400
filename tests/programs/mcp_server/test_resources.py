"""The resources against the API: every document and provision at its address, and ids that complete one."""

import json
from urllib.parse import quote

import pytest
from mcp import Client
from mcp.shared.exceptions import MCPError
from mcp.types import Completion, Resource, ResourceTemplateReference, TextResourceContents
from starlette.testclient import TestClient

from bot.programs.mcp_server import resources
from tests.programs.mcp_server.conftest import Spoken

DOCUMENT, PROVISION = "troly57://documents/{id}", "troly57://provisions/{id}"


def read(spoken: Spoken, uri: str) -> tuple[str | None, str]:
    (content,) = spoken.with_client(lambda client: client.read_resource(uri)).contents
    assert isinstance(content, TextResourceContents)
    assert content.uri == uri
    return content.mime_type, content.text


def completed(spoken: Spoken, template: str, typed: str) -> Completion:
    async def talk(client: Client) -> Completion:
        ref = ResourceTemplateReference(uri=template)
        return (await client.complete(ref, {"name": "id", "value": typed})).completion

    return spoken.with_client(talk)


def test_the_list_of_documents_is_the_apis(spoken: Spoken, web: TestClient) -> None:
    mime_type, text = read(spoken, "troly57://documents")
    assert mime_type == "application/json"
    assert json.loads(text) == web.get("/api/v1/documents").json()


def test_every_document_is_a_resource_and_holds_all_its_text(spoken: Spoken, web: TestClient) -> None:
    async def listed(client: Client) -> list[Resource]:
        return (await client.list_resources()).resources

    known = web.get("/api/v1/documents").json()["items"]
    found = {one.name: one for one in spoken.with_client(listed)}
    assert list(found) == ["documents", *(one["id"] for one in known if one["text"] != "none")]
    for one in known[:: len(known) // 5]:
        mime_type, text = read(spoken, found[one["id"]].uri)
        assert mime_type == "text/markdown"
        for place in web.get(f"/api/v1/documents/{one['id']}").json()["provisions"]:
            assert place["text"].strip() in text
        assert ("không phải nguyên văn" in text) is (one["text"] == "digest")
        assert ("chưa phải nguyên văn" in (found[one["id"]].description or "")) is (one["text"] == "digest")


def test_provisions_are_read_at_encoded_addresses(spoken: Spoken, web: TestClient) -> None:
    with spoken.desk.library() as library:
        places = [one for document in library.documents() for one in library.provisions(document.id)]
    for place in places[:: len(places) // 10]:
        of_api = web.get(f"/api/v1/provisions/{place.id}").json()
        mime_type, text = read(spoken, f"troly57://provisions/{quote(place.id, safe='')}")
        assert mime_type == "text/markdown"
        assert of_api["text"].strip("\n") in text
        assert of_api["url"] in text
        assert all(child in text for child in of_api["children"])
        assert read(spoken, f"troly57://provisions/{place.id}")[1] == text


def test_templates_say_how_to_address(spoken: Spoken) -> None:
    told = spoken.with_client(lambda client: client.list_resource_templates()).resource_templates
    assert [one.uri_template for one in told] == [DOCUMENT, PROVISION]


BAD = ["", "x", "troly57://", "troly57://documents/", "troly57://documents/kh%C3%B4ng", "troly57://provisions/x",
       "troly57://provisions/%2F", "troly57://provisions/..%2F..%2Fetc", "file:" + "//" + "/etc/passwd",
       "troly57://documents/" + "x" * 5000, "troly57://documents/%ff%00"]  # fmt: skip


@pytest.mark.parametrize("uri", BAD)
def test_what_is_nowhere_is_an_error_with_the_remedy(spoken: Spoken, uri: str) -> None:
    with pytest.raises(MCPError) as raised:
        read(spoken, uri)
    assert raised.value.code == -32602
    assert "hãy" in raised.value.message.casefold() or "Các tài nguyên là" in raised.value.message


def test_pages_of_the_list_follow_each_other(spoken: Spoken, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resources, "_PAGE", 7)

    async def all_pages(client: Client) -> list[str]:
        names: list[str] = []
        cursor = None
        while True:
            page = await client.list_resources(cursor=cursor)
            names += [one.name for one in page.resources]
            cursor = page.next_cursor
            if cursor is None:
                return names

    with spoken.desk.library() as library:
        held = [one.id for one in library.documents() if one.text != "none"]
    assert spoken.with_client(all_pages) == ["documents", *held]
    for cursor in ("-1", "x", "9" * 5000, "²"):
        with pytest.raises(MCPError, match="Dấu trang"):
            spoken.with_client(lambda client, cursor=cursor: client.list_resources(cursor=cursor))


def test_ids_are_completed(spoken: Spoken) -> None:
    with spoken.desk.library() as library:
        first = library.documents()[0]
        places = library.provisions(first.id)
    assert first.id in completed(spoken, DOCUMENT, first.number[:4]).values
    assert first.id + "/" in completed(spoken, PROVISION, first.id[:6]).values
    within = completed(spoken, PROVISION, f"{first.id}/")
    assert within.values == [one.id for one in places[:100]]
    assert (within.total, within.has_more) == (len(places), len(places) > 100)
    assert completed(spoken, DOCUMENT, "xyzzy").values == []
    assert completed(spoken, "troly57://other/{id}", "4").values == []
