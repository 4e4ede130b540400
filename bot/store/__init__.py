"""What is kept between calls, in one database: feedback, shares, keys, and what the Telegram door keeps."""
