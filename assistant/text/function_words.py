"""Words that ask or bind but name nothing: what a question says beside its subject."""

from assistant.text.normal import fold

_WORDS = """
    à ạ ai anh bạn bao bằng bị bởi các cách cái cần chị cho chứ chưa có còn của cũng cùng đã đang đâu đây đầy để
    đến đi điều đó đôi được em gì giúp giữa hãy hay hoặc hỏi khi không là lại làm lấy lên liệu lúc mà mấy mình mọi
    muốn nào này nên nếu ngày nhé nhỉ nhiều như những nhưng ở ơi phải qua ra rằng rất rồi sao sau sẽ tại theo thế
    thì thay thôi thuộc tôi trên trong trước từ từng tự và vẫn vào về vì việc với vừa xin dưới năm
"""
_ACCENTED = frozenset(_WORDS.split())
_FOLDED = frozenset(map(fold, _ACCENTED))


def is_function_word(word: str, *, accented: bool) -> bool:
    """Tell whether a syllable only asks or binds; `accented` says that the text it is from has accents.

    Without accents "ban" may be bạn or Ban; such a syllable counts as binding.
    """
    return word.lower() in _ACCENTED if accented else fold(word) in _FOLDED
