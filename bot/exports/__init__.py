"""Answers, tables and calendars as files that an office opens: workbooks, documents, charts, calendars."""
