"""Whoever answers the examination: the product, and what it is held against."""

from evals.respondents.plain_bm25 import open_plain_bm25
from evals.respondents.product import open_product
from evals.respondents.respondent import Ask, Respondent, Unavailable
from evals.respondents.stock_langchain import open_stock_langchain

PRODUCT = Respondent("product", "Trợ lý 57", open_product)
PLAIN_BM25 = Respondent("plain_bm25", "BM25 trơn", open_plain_bm25)
BASELINES = (PLAIN_BM25, Respondent("stock_langchain", "LangChain mặc định", open_stock_langchain))

__all__ = ["BASELINES", "PLAIN_BM25", "PRODUCT", "Ask", "Respondent", "Unavailable"]
