"""Lines of what a tool tells: a quote on one line, and what was received where a text has a slip."""

from assistant.library.nouns import Fix
from assistant.text.printable import printable
from assistant.wording import say
from bot.views.duties.entries import sure


def told_fix(fix: Fix) -> str:
    """Return a line that says what was received where a text has a slip, corrected or only suspected."""
    key = "fix" if sure(fix) else "suspected"
    received, corrected = one_line(fix.received), one_line(fix.corrected)
    return say(f"mcp.told.{key}", received=received, corrected=corrected)


def one_line(text: str) -> str:
    """Return a quote on one line: cells apart, lines joined."""
    return " ".join(printable(text, keep="\t\n").replace("\t", " | ").split())
