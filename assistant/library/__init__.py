"""What the library holds, and opening one published version of it."""
