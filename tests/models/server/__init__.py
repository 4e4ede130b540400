"""A language model on loopback that speaks as OpenAI's servers and as Ollama do, and misbehaves as it is told.

    with ModelServer(lambda call: {"answer": call.user}) as server:
        settings = Settings(home, chat_model="openai:any", chat_url=server.url)

`behaviours` are names of rows of BEHAVIOURS, one for each call in turn; the last one stays.
"""

from tests.models.server.behaviours import BEHAVIOURS, Behaviour
from tests.models.server.calls import Call, Said
from tests.models.server.serving import ModelServer

__all__ = ["BEHAVIOURS", "Behaviour", "Call", "ModelServer", "Said"]
