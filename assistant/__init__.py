"""The core: turns a question into an answer whose every claim is cited."""
