"""Text typed in the fonts of before Unicode: known by its words, never converted.

TCVN3 (.VnTime) and VNI put Vietnamese letters where others have accents; a reader sees `sè hå s¬`
or `soá hoà sô` for "số hồ sơ". Digits stand where they stood, but nobody can say what else does.
"""

import unicodedata

_WORDS = (
    *("hồ sơ", "đơn vị", "ngày", "lĩnh vực", "tiếp nhận", "trạng thái", "thủ tục", "giải quyết"),
    *("phường", "chỉ tiêu", "số liệu", "báo cáo", "kết quả", "cải cách", "hành chính", "ủy ban"),
)
"""What stands in every report and export."""
_ENOUGH = 3


def legacy_encoding(text: str) -> str:
    """The old encoding that a text is in, `TCVN3` or `VNI`; nothing for any other text.

    The bytes of a file that is no UTF-8 are to be decoded as Latin-1 first.
    """
    lowered = text.lower()
    found = {name: sum(word in lowered for word in words) for name, words in _OLD_WORDS.items()}
    name = max(found, key=lambda each: found[each])
    return name if found[name] >= _ENOUGH else ""


_LETTERS = "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"
_TCVN3 = dict(
    zip(
        _LETTERS,
        "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\xadõøö÷ùúýûüþ",
        strict=True,
    )
)
_VNI_MARKS = dict(
    zip(
        (
            *("\u0300", "\u0301", "\u0309", "\u0303", "\u0323"),
            *("\u0302", "\u0302\u0300", "\u0302\u0301", "\u0302\u0309", "\u0302\u0303"),
            *("\u0302\u0323", "\u0306", "\u0306\u0300", "\u0306\u0301", "\u0306\u0309"),
            *("\u0306\u0303", "\u0306\u0323"),
        ),
        "øùûõïâàáåãäêèéúüë",
        strict=True,
    )
)
_VNI_LETTERS = {"đ": "ñ", "ì": "ì", "í": "í", "ỉ": "æ", "ĩ": "ó", "ị": "ò", "ỵ": "î"}
_HORN, _SHAPES = "\u031b", "\u0302\u0306"


def _in_vni(letter: str) -> str:
    """A letter and its marks each have a sign of their own."""
    if letter in _VNI_LETTERS:
        return _VNI_LETTERS[letter]
    plain, *marks = tuple(unicodedata.normalize("NFD", letter))
    base = {"o": "ô", "u": "ö"}[plain] if _HORN in marks else plain
    shape_first = sorted(marks, key=lambda mark: mark not in _SHAPES)
    return base + _VNI_MARKS.get("".join(shape_first).replace(_HORN, ""), "")


_OLD_WORDS = {
    "TCVN3": tuple("".join(_TCVN3.get(c, c) for c in word).lower() for word in _WORDS),
    "VNI": tuple("".join(map(_in_vni, word)).lower() for word in _WORDS),
}
