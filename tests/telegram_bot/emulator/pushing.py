"""Updates pushed to a webhook.

Source: Bot API, setWebhook ("we will send an HTTPS POST request to the specified URL, containing a
JSON-serialized Update. In case of an unsuccessful request (a request with response HTTP status code
different from 2XY), we will repeat the request"; the header X-Telegram-Bot-Api-Secret-Token;
max_connections) and "Making requests when getting updates" (a method in the answer).
"""

import asyncio
from typing import Any

import httpx

from tests.telegram_bot.emulator.world import Webhook, World

HEADER = "X-Telegram-Bot-Api-Secret-Token"


class Pusher:
    """Pushes what is pending while a webhook is set, and again until it is taken."""

    def __init__(self, world: World, again_after: float = 0.1) -> None:
        self.world = world
        self.again_after = again_after  # seconds; Telegram waits longer each time
        self.wake = asyncio.Event()
        self.pushes: list[tuple[int, int]] = []  # update_id, status; 0 where no answer came
        self._going: dict[int, asyncio.Task[None]] = {}

    async def run(self) -> None:
        async with httpx.AsyncClient(timeout=10, trust_env=False) as client:
            try:
                while True:
                    self.wake.clear()
                    self._start(client)
                    await self.wake.wait()
            finally:
                for task in self._going.values():
                    task.cancel()
                await asyncio.gather(*self._going.values(), return_exceptions=True)

    def _start(self, client: httpx.AsyncClient) -> None:
        with self.world.lock:
            hook = self.world.webhook
            if hook is None:
                return
            waiting = self.world.updates.again + self.world.updates.pending
            for update in waiting:
                if len(self._going) >= hook.max_connections:
                    return
                if id(update) not in self._going:
                    self._going[id(update)] = asyncio.create_task(self._push(client, hook, update))

    async def _push(self, client: httpx.AsyncClient, hook: Webhook, update: dict[str, Any]) -> None:
        headers = {HEADER: hook.secret} if hook.secret else {}
        try:
            answer = await client.post(hook.url, json=update, headers=headers)
            status, said = answer.status_code, f"Wrong response from the webhook: {answer.status_code}"
        except httpx.HTTPError as error:
            status, said = 0, f"Connection failed: {type(error).__name__}"
        with self.world.lock:
            self.pushes.append((update["update_id"], status))
            if 200 <= status < 300:
                self.world.updates.done(update)
            else:
                hook.last_error, hook.last_error_date = said, self.world.now()
        if not 200 <= status < 300:
            await asyncio.sleep(self.again_after)
        self._going.pop(id(update), None)
        self.world.tell()
