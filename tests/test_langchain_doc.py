"""The examples of docs/langchain.md, run as they stand over the library of the tests."""

import re
from pathlib import Path
from typing import Any

import pytest
from langchain_core.documents import Document
from langchain_core.prompt_values import ChatPromptValue

from assistant.answers.answer import Question
from bot.views.shapes.answer import answer_shape

PAGE = Path(__file__).resolve().parent.parent / "docs" / "langchain.md"
RETRIEVING, ASKING = re.findall(r"(?ms)^```python\n(.+?)^```", PAGE.read_text(encoding="utf-8"))


@pytest.fixture
def home(library_home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TROLY57_HOME", str(library_home))
    return library_home


def run(source: str) -> dict[str, Any]:
    names: dict[str, Any] = {"__name__": "example"}
    exec(compile(source, str(PAGE), "exec"), names)  # noqa: S102 - our own page
    return names


def test_the_retriever_feeds_another_chain_and_citations_are_kept(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    names = run(RETRIEVING)
    try:
        with names["shelf"].lend() as edition:
            hits = edition.search("hạ tầng số", k=4)
        found: list[Document] = names["result"]["found"]
        assert [one.id for one in found] == [hit.provision for hit in hits]
        assert [one["id"] for one in names["result"]["citations"]] == [hit.provision for hit in hits]
        assert names["result"]["answer"] == "Hạ tầng số được đầu tư đồng bộ. [1]"
        given = names["told"](found)
        assert all(one.page_content in given for one in found)
        prompted = names["prompt"].invoke({"question": "hỏi", "passages": given})
        assert isinstance(prompted, ChatPromptValue)
        assert given in prompted.to_string()
        digests = [one for one in found if one.metadata["text"] == "digest"]
        assert given.count("tóm lược, không phải nguyên văn") == len(digests) > 0
        printed = capsys.readouterr().out
        assert all(str(one.metadata["url"]) in printed for one in found)
    finally:
        names["shelf"].close()


def test_the_assistant_is_a_tool_of_an_agent_and_its_proof_comes_out_whole(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    names = run(ASKING)
    try:
        expected = names["assistant"].ask(Question(names["question"]))
        assert names["asked"].content == expected.text
        assert names["asked"].artifact["citations"] == answer_shape(expected)["citations"] != []
        assert names["ended"]["messages"][-1].content == "Đã tra văn bản."
        assert str(expected.citations[0].url) in capsys.readouterr().out
    finally:
        names["shelf"].close()
