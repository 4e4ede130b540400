"""`python -m bot.commands`, the same as `troly57`."""

from bot.commands import main

main()
