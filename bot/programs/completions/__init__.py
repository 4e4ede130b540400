"""OpenAI's interface of chats, as far as one who asks documents needs it."""
