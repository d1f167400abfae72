"""What made-up units write in sections III to V of their reports; every statement says that it is
made up, since it stands under the name of a real place.

Some say the same in the same words, some all but the same, some nothing: that is how wards write.
"""

from collections.abc import Iterator, Mapping, Sequence
from random import Random

STRENGTHS = (
    (
        "Hồ sơ được tiếp nhận, giải quyết tại bộ phận một cửa công khai, đúng quy trình",
        "Hồ sơ cơ bản được tiếp nhận, giải quyết tại bộ phận một cửa công khai, đúng quy trình",
    ),
    ("Công tác tuyên truyền cải cách hành chính được duy trì thường xuyên",),
    ("Cán bộ, công chức có ý thức trách nhiệm, thái độ phục vụ người dân tốt hơn",),
)
DIFFICULTIES = (
    (
        "Đường truyền mạng có lúc chưa ổn định, việc tiếp nhận hồ sơ trực tuyến còn chậm",
        "Đường truyền mạng nhiều lúc chưa ổn định, việc tiếp nhận hồ sơ trực tuyến còn chậm",
    ),
    (
        "Nhân dân còn quen nộp hồ sơ trực tiếp, ít dùng tài khoản dịch vụ công trực tuyến",
        "Nhân dân vẫn quen nộp hồ sơ trực tiếp, ít dùng tài khoản dịch vụ công trực tuyến",
    ),
    ("Công chức bộ phận một cửa kiêm nhiệm nhiều việc nên số hóa hồ sơ còn chậm",),
    ("Máy quét tại bộ phận một cửa đã cũ, việc số hóa hồ sơ mất nhiều thời gian",),
)
TASKS = (
    (
        "Tiếp tục thực hiện các nhiệm vụ trong kế hoạch cải cách hành chính năm 2023",
        "Tiếp tục thực hiện tốt các nhiệm vụ trong kế hoạch cải cách hành chính năm 2023",
    ),
    ("Đẩy mạnh tuyên truyền, hỗ trợ người dân nộp hồ sơ trực tuyến",),
    ("Tự kiểm tra công tác cải cách hành chính tại đơn vị",),
)
PROPOSALS = (
    (
        "Đề nghị UBND thành phố trang bị thêm máy quét cho bộ phận một cửa",
        "Đề nghị thành phố trang bị thêm máy quét cho bộ phận một cửa",
    ),
    ("Đề nghị nâng cấp đường truyền phục vụ tiếp nhận hồ sơ trực tuyến",),
)
"""What there is to say under each heading, and the ways to say it."""

HEADINGS = {
    "assessment.strengths": "1. Ưu điểm",
    "assessment.difficulties": "2. Tồn tại, hạn chế",
    "tasks": "IV. PHƯƠNG HƯỚNG, NHIỆM VỤ CCHC TRONG THỜI GIAN TỚI",
    "proposals": "V. KIẾN NGHỊ, ĐỀ XUẤT",
}

Words = Mapping[str, str]


def written(code: str) -> Words:
    """What the unit of this code writes, by the report's section; the same every time."""
    draw = Random(f"lời {code}")
    told = {
        "assessment.strengths": _some(draw, STRENGTHS, 1, 2),
        "assessment.difficulties": _some(draw, DIFFICULTIES, 1, 2),
        "tasks": _some(draw, TASKS, 1, 3),
        "proposals": draw.choice(["", "Không", "Không", _some(draw, PROPOSALS, 1, 1)]),
    }
    return {section: text for section, text in told.items() if text}


def paragraphs(words: Words) -> Iterator[str]:
    """Sections III to V as a written report has them."""
    yield "III. ĐÁNH GIÁ CHUNG"
    for section, heading in HEADINGS.items():
        text = words.get(section, "")
        if text == "Không":
            yield f"{heading}: Không"
        elif text:
            yield heading
            yield from text.split("\n")


def _some(draw: Random, themes: Sequence[Sequence[str]], least: int, most: int) -> str:
    chosen = map(draw.choice, draw.sample(themes, draw.randint(least, most)))
    return "\n".join(f"- {text} (giả định)." for text in chosen)
