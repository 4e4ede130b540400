"""What is kept between calls, in one database: feedback, shared answers, and what the Telegram door keeps."""
