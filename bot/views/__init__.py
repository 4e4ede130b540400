"""What the library holds as values that doors show: answers, rows, duties, documents; no door is known here."""
