"""Every sentence that code asks for is in prompts/, with no name that the call does not fill."""

import ast
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from string import Template

ROOT = Path(__file__).resolve().parent.parent
SOURCES = [
    path for folder in ("assistant", "ingest", "bot") for path in sorted((ROOT / folder).rglob("*.py"))
]


@cache
def tables() -> dict[str, object]:
    return {
        p.stem: tomllib.loads(p.read_text(encoding="utf-8"))
        for p in sorted((ROOT / "prompts").glob("*.toml"))
    }


def wording_calls() -> Iterator[tuple[str, ast.Call]]:
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Name)
                and node.func.id in {"say", "words"}
            ):
                yield f"{path.relative_to(ROOT)}:{node.lineno}", node


def look_up(key: str) -> object:
    entry: object = tables()
    for part in key.split("."):
        entry = entry.get(part) if isinstance(entry, dict) else None
    return entry


def slip(call: ast.Call) -> str | None:
    """What is wrong with a call, as far as its source tells."""
    key = call.args[0]
    if isinstance(key, ast.JoinedStr):
        start = str(key.values[0].value) if isinstance(key.values[0], ast.Constant) else ""
        table = start.rpartition(".")[0]
        return None if not table or isinstance(look_up(table), dict) else f"no table {table}"
    if not isinstance(key, ast.Constant) or not isinstance(key.value, str):
        return None
    entry = look_up(key.value)
    if not isinstance(entry, str if call.func.id == "say" else list):  # type: ignore[attr-defined]
        return f"nothing to say at {key.value}"
    given = {keyword.arg for keyword in call.keywords}
    if isinstance(entry, str) and None not in given and not set(Template(entry).get_identifiers()) <= given:
        return f"{key.value} needs {sorted(set(Template(entry).get_identifiers()) - given)}"
    return None


def test_every_sentence_asked_for_is_in_prompts() -> None:
    assert tables()
    slips = {place: wrong for place, call in wording_calls() if (wrong := slip(call))}
    assert not slips
