"""The addresses of the pages that are given to phones."""

QUIZ = "/tap-huan/trac-nghiem"
PACK = "/tap-huan/goi"
