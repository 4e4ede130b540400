"""What is kept between calls: feedback and shared answers, in one database."""
