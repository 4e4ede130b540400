"""Whether passages prove a sentence that a language model wrote."""
