"""Cards as Telegram messages: HTML, splitting, captions and keyboards; pure functions without the library."""
