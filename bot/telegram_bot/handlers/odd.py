"""What is no question: pictures, voices and the like, and words of somebody else; each gets one friendly line."""

from telegram import Message

from assistant.wording import say

# What a message holds, and the word of the line that it gets; the first that fits.
_KINDS = (
    ("sticker", "sticker"),
    ("voice", "voice"),
    ("video_note", "voice"),
    ("audio", "voice"),
    ("animation", "sticker"),
    ("video", "file"),
    ("photo", "photo"),
    ("document", "file"),
    ("location", "other"),
    ("venue", "other"),
    ("contact", "contact"),
    ("poll", "other"),
    ("dice", "other"),
    ("story", "other"),
    ("game", "other"),
    ("paid_media", "other"),
    ("checklist", "other"),
)


def odd_line(message: Message) -> str | None:
    """Return the line for what is no question of the person's own; None for words of theirs, and for notices."""
    if message.forward_origin is not None:
        return say("telegram.odd.forwarded")
    kind = next((word for name, word in _KINDS if getattr(message, name, None)), None)
    return say(f"telegram.odd.{kind}") if kind else None
