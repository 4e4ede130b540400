"""How many of what a library holds, told in one line."""

from collections.abc import Mapping

from assistant.wording import say, words


def counted(counts: Mapping[str, int]) -> str:
    """Return the counts that people ask about: "1 văn bản, 301 mục, 73 chỉ tiêu"."""
    told = [name for name in words("cli.counts.order") if name in counts]
    return ", ".join(say(f"cli.counts.{name}", n=counts[name]) for name in told)
