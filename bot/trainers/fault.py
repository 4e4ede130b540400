"""What is wrong with a wish, told to who made it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a quiz or a pack cannot be made as wished: the word of the address that is at fault, and a sentence."""

    field: str
    text: str
