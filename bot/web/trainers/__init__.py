"""The trainers' room: a session's pack, its quiz, and both for the hall."""
