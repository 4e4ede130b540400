"""The Telegram door: updates in, cards out as messages."""
