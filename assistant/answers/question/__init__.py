"""What is asked: the words of a question read against the words and names of the library."""
