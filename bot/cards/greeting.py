"""Who speaks, what it can be asked, and what becomes of what is typed."""

from assistant.wording import say, words
from bot.cards.card import Block, Card, Heading, Listed, Paragraph, Reply, plain
from bot.cards.offering import asking, examples
from bot.cards.stock import Stock

COMMANDS = ("help", "hoi", "chitieu", "nhiemvu", "vanban", "tim", "tracnghiem", "nguon", "gopy", "xoa")


def greeting_reply(stock: Stock, *, in_group: bool = False) -> Reply:
    """Say that this is a machine and, in a group, when it answers; and offer questions that it surely answers."""
    tried = examples(stock)
    lines = [say("chat.greeting.who"), say("chat.greeting.notice")]
    if in_group:
        lines.append(say("chat.greeting.group"))
    if tried:
        lines.append(say("chat.greeting.try_group" if in_group else "chat.greeting.try"))
    elif not in_group:
        lines.append(say("chat.greeting.ask"))
    return Reply((Card(tuple(Paragraph((plain(line),)) for line in lines), asking(tried, stock)),))


def help_reply(stock: Stock, *, in_group: bool) -> Reply:
    """Say how to ask, every command, and what is kept and for how long."""
    blocks: list[Block] = [
        Paragraph((plain(say("chat.help.who")),)),
        Heading(plain(say("chat.help.how"))),
        Paragraph((plain(say("chat.help.how_chat")),)),
    ]
    if in_group:
        blocks.append(Paragraph((plain(say("chat.help.how_group")),)))
    blocks.append(Heading(plain(say("chat.help.commands"))))
    blocks.append(Listed(tuple(plain(say(f"chat.help.command.{one}")) for one in COMMANDS)))
    blocks.append(Heading(plain(say("chat.help.kept"))))
    kept = [*words("chat.help.keeps")]
    kept.append(say("chat.help.feedback", days=stock.desk.store.feedback_days))
    kept.append(say("chat.help.abroad"))
    blocks.append(Listed(tuple(map(plain, kept))))
    return Reply((Card(tuple(blocks), asking(examples(stock), stock)),))
