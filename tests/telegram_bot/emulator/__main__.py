"""Try the bot by hand, without Telegram: type as a person, see what the bot sends.

    python -m tests.telegram_bot.emulator --port 9100

A line is said in the chat of the moment. Lines that begin with a colon:
    :press N        press button N of the last message (or its words)
    :inline WORDS   ask @bot WORDS
    :group          go to a group (mention the bot, or reply); :private goes back
    :reply WORDS    reply to the bot's last message
    :sticker :voice :photo :document :location   send one
    :block :unblock
    :broken [N]     the next N calls of sendMessage fail with 502; :flood [N] with 429
    :quit
"""

import argparse
import sys
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path

from tests.telegram_bot.emulator.chats import Chat
from tests.telegram_bot.emulator.emulator import Emulator
from tests.telegram_bot.emulator.faults import broken, too_many
from tests.telegram_bot.emulator.media import MEDIA
from tests.telegram_bot.emulator.messages import Message


def write(line: str = "") -> None:
    """One line for the person at the console."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


class Console:
    """A person at a terminal, in one chat at a time."""

    def __init__(self, telegram: Emulator) -> None:
        self.telegram = telegram
        self.me = telegram.person("An", username="an_ht")
        self.private = telegram.chat(self.me)
        self.group = telegram.group("Tổ công tác", self.me)
        self.chat: Chat = self.private
        self.over = False
        self._seen: dict[Message, int] = {}
        self._files = Path(tempfile.mkdtemp(prefix="telegram-"))
        self._violations = 0
        self.commands: dict[str, Callable[[str], object]] = {
            "press": self.press,
            "inline": self.inline,
            "group": lambda _: self.go(self.group),
            "private": lambda _: self.go(self.private),
            "reply": lambda words: self.chat.say(words, reply_to=self.chat.sent[-1]),
            "block": lambda _: self.chat.block(),
            "unblock": lambda _: self.chat.unblock(),
            "broken": lambda times: telegram.fail("sendMessage", broken(), times=int(times or 1)),
            "flood": lambda times: telegram.fail("sendMessage", too_many(2), times=int(times or 1)),
            "quit": lambda _: self.leave(),
            "help": lambda _: write(__doc__ or ""),
        }

    def leave(self) -> None:
        self.over = True

    def go(self, chat: Chat) -> None:
        self.chat = chat
        write(f"-- {chat.title or 'private chat'}; the bot is @{self.telegram.username}")

    def press(self, name: str) -> None:
        message = next((one for one in reversed(self.chat.sent) if one.buttons), None)
        if message is None:
            write("-- no message with buttons")
            return
        press = self.chat.press(message, int(name) if name.isdecimal() else name)
        self.telegram.wait_for(lambda: press.answers, saying="an answer to the press")
        if press.text:
            write(f"  (over the chat) {press.text}")

    def inline(self, words: str) -> None:
        query = self.telegram.inline(words, by=self.me)
        self.telegram.wait_for(lambda: query.answers, saying="results")
        for result in query.results:
            write(f"  * {result.get('title')} - {result.get('description', '')}")

    def line(self, typed: str) -> None:
        """Do what was typed; a mistake is told, and nothing ends."""
        try:
            if not typed.startswith(":"):
                self.chat.say(typed)
                return
            name, _, rest = typed[1:].partition(" ")
            if name in self.commands:
                self.commands[name](rest.strip())
            elif name in MEDIA:
                self.chat.send(name)
            else:
                write("-- :help tells what there is")
        except (AssertionError, IndexError, ValueError) as error:
            write(f"-- {error}")

    def show_for_ever(self) -> None:
        """Print what the bot sends and changes, until the end."""
        while not self.over:
            try:
                self.telegram.wait_for(
                    lambda: self._news() or self.telegram.violations[self._violations :], timeout=1.0
                )
            except AssertionError:
                continue
            for message in self._news():
                self._show(message)
            for violation in self.telegram.violations[self._violations :]:
                write(f"!! {violation.method}: {violation.description}")
                self._violations += 1

    def _news(self) -> list[Message]:
        return [message for message in self.telegram.sent if self._seen.get(message) != len(message.edits)]

    def _show(self, message: Message) -> None:
        edited = " (edited)" if message.edits else ""
        self._seen[message] = len(message.edits)
        write(f"<< {message.chat.title}{edited}")
        for line in message.text.splitlines():
            write(f"   {line}")
        if message.content:
            path = self._files / f"{message.id}{'.png' if message.photo else '.bin'}"
            path.write_bytes(message.content)
            write(f"   file: {path}")
        number = 0
        for row in message.keyboard:
            shown = []
            for button in row:
                number += 1
                shown.append(f"[{number}: {button.text}{f' -> {button.url}' if button.url else ''}]")
            write("   " + " ".join(shown))


def main() -> None:
    parser = argparse.ArgumentParser(description="A Telegram of one's own, on loopback.")
    parser.add_argument("--port", type=int, default=9100)
    with Emulator(port=parser.parse_args().port) as telegram:
        write(f"token {telegram.token}\nbase address {telegram.base_url}\n:help tells more")
        console = Console(telegram)
        showing = threading.Thread(target=console.show_for_ever, daemon=True)
        showing.start()
        for typed in sys.stdin:
            if typed.strip():
                console.line(typed.strip())
            if console.over:
                break
        console.leave()
        showing.join(2)


if __name__ == "__main__":
    main()
