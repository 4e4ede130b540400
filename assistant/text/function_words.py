"""Words that ask or bind but name nothing: what a question says beside its subject."""

from assistant.text.normal import fold

_WORDS = """
    ai anh bao bạn bằng bị bởi chiếm cho chưa chị chứ các cách cái còn có cùng cũng cần của dưới em giúp giữ
    giữa gì hay hiện hoặc hãy hỏi khi không kia liệu là làm lên lúc lại lấy lần muốn mà mình mấy mọi ngày
    nhiều nhé như nhưng nhỉ những nào này nên năm nếu nọ phải qua ra rất rằng rồi sao sau sẽ theo thuộc thì
    thôi thế thứ trong trên trước tôi tại tới từ từng tự việc và vào vì vẫn vậy về với vừa xem xin à đang đi
    điều đâu đây đã đó đôi được đầy đến để ơi ạ ấy ở
"""
_ACCENTED = frozenset(_WORDS.split())
_FOLDED = frozenset(map(fold, _ACCENTED))


def is_function_word(word: str, *, accented: bool) -> bool:
    """Tell whether a syllable only asks or binds; `accented` says that the text it is from has accents.

    Without accents "ban" may be bạn or Ban; such a syllable counts as binding.
    """
    return word.lower() in _ACCENTED if accented else fold(word) in _FOLDED


def folded_function_words() -> frozenset[str]:
    """Return all such syllables without accents: people ask with words that no document may print."""
    return _FOLDED
