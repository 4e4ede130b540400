"""What a person does with an answer: says what they think of it, shares it, takes it along as text or as a file."""
