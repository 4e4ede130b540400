"""What a session or a quiz can be about: a group of tasks, indicators of a field, an agency's duties, a document."""

from dataclasses import dataclass
from enum import StrEnum


class About(StrEnum):
    """The sorts of topics, in the order in which they are offered."""

    TASKS = "tasks"
    TARGETS = "targets"
    AGENCY = "agency"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True)
class Topic:
    """Something that can be chosen, from one document held word for word.

    `id` names it in addresses and on the command line; `name` is as printed; `places` are all provisions that belong
    to it, in document order; `agency` is set of an agency's duties only.
    """

    id: str
    about: About
    name: str
    document: str
    places: tuple[str, ...]
    agency: str = ""
