"""The parameters of a call, in whichever of the four ways they came.

Source: Bot API, "Making requests": URL query string, application/x-www-form-urlencoded,
application/json, multipart/form-data; objects come as JSON-serialized strings.
"""

import json
import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl

from tests.telegram_bot.emulator.refused import Refused


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came with a call."""

    name: str
    content: bytes


class Parameters:
    """What a call says, read by the type that its method asks for."""

    def __init__(self, values: dict[str, Any], files: dict[str, Upload]) -> None:
        self.values = values
        self.files = files

    def __contains__(self, name: str) -> bool:
        return name in self.values or name in self.files

    def text(self, name: str, default: str = "") -> str:
        value = self.values.get(name, default)
        return value if isinstance(value, str) else json.dumps(value)

    def number(self, name: str, default: int = 0) -> int:
        try:
            return int(self.values.get(name, default))
        except (TypeError, ValueError):
            raise Refused(f"Bad Request: {name} must be a number") from None

    def flag(self, name: str) -> bool:
        return str(self.values.get(name, "")).lower() in {"true", "yes", "1"}

    def object(self, name: str) -> Any:
        """The JSON of a parameter, or None where it did not come."""
        value = self.values.get(name)
        if not isinstance(value, str):
            return value
        try:
            return json.loads(value)
        except ValueError:
            raise Refused(f"Bad Request: can't parse {name} JSON object") from None

    def file(self, name: str) -> Upload | str | None:
        """A file sent with the call, or the file_id or address that stands for one."""
        value = self.values.get(name)
        if isinstance(value, str) and value.startswith("attach://"):
            return self.files.get(value.removeprefix("attach://"))
        return self.files.get(name) or value


def read_parameters(query: str, content_type: str, body: bytes) -> Parameters:
    """The parameters of a call; Refused where the body cannot be read."""
    values: dict[str, Any] = dict(parse_qsl(query, keep_blank_values=True))
    files: dict[str, Upload] = {}
    try:
        if content_type.startswith("multipart/form-data"):
            for name, file_name, content in _parts(content_type, body):
                if file_name is None:
                    values[name] = content.decode()
                else:
                    files[name] = Upload(file_name, content)
        elif content_type.startswith("application/json"):
            values |= json.loads(body or b"{}")
        else:
            values |= dict(parse_qsl(body.decode(), keep_blank_values=True, errors="strict"))
    except UnicodeDecodeError:
        raise Refused("Bad Request: strings must be encoded in UTF-8") from None
    except ValueError:
        raise Refused("Bad Request: can't parse the request") from None
    return Parameters(values, files)


def _parts(content_type: str, body: bytes) -> list[tuple[str, str | None, bytes]]:
    found = re.search(r'boundary="?([^";]+)', content_type)
    if not found:
        raise ValueError(content_type)
    parts = []
    for piece in body.split(b"--" + found[1].encode())[1:-1]:
        head, _, content = piece.removeprefix(b"\r\n").partition(b"\r\n\r\n")
        header = head.decode()
        name = re.search(r'\bname="([^"]*)"', header)
        file_name = re.search(r'\bfilename="([^"]*)"', header)
        if not name:
            raise ValueError(header)
        parts.append((name[1], file_name and file_name[1], content.removesuffix(b"\r\n")))
    return parts
