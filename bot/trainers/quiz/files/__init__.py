"""A quiz as files: for a learning platform, for a spreadsheet, for paper."""
