"""A draft as the TOML of a form pack, which says in comments what a person has to decide."""

import re
from collections.abc import Iterator

from attrs import evolve

from cchc_core.forms.comparisons import of_comparisons
from cchc_core.forms.drafting import Draft, DraftRow, codes_in
from cchc_core.forms.loading import shipped_sections
from cchc_core.forms.sections import of_section, of_sentence
from cchc_core.forms.written import (
    inline,
    of_area,
    of_claim,
    of_independent,
    of_indicator,
    of_level,
    of_relation,
    table,
)
from cchc_core.model.indicators import Catalogue, Indicator, ReformArea
from cchc_core.text import fold

OPEN = "?"
"""What stands where nobody has decided yet."""


def draft_toml(draft: Draft, name: str, catalogue: Catalogue) -> str:
    """The text of a form pack. `catalogue` is the one that ships: of an indicator that it does not
    hold, or defines otherwise, the definition is written out.

    As long as a `?` of a definition is left, `load_pack` refuses it with the line.
    """
    parts = (
        _head(draft, name),
        table("pack", _pack(draft, name, catalogue), _OF_PACK),
        *(table("[levels]", of_level(level)) for level in draft.levels),
        *(table("[areas]", of_area(area)) for area in _areas(draft, catalogue)),
        *_indicators(draft, catalogue),
        *_report(draft),
        *_declared(draft, catalogue),
        _form(draft),
        *_rest(draft, catalogue),
    )
    return "\n".join(parts)


def _head(draft: Draft, name: str) -> str:
    known = sum(row.known for row in draft.rows)
    like = f" đã có của {draft.like.key}" if draft.like else " đã có trong danh mục"
    return _HEAD.format(name=name, rows=len(draft.rows), known=known, like=like, new=len(draft.new))


_DECIDE = "CẦN QUYẾT ĐỊNH"
_HEAD = f"""\
# Bản phác thảo bộ biểu mẫu, do 'cchc form draft' lập từ bảng trong tệp {{name}}.
#
# {{rows}} dòng: {{known}} dòng{{like}}, {{new}} chỉ tiêu mới.
# Hãy tìm chữ {_DECIDE} và quyết định từng chỗ. Cách tổng hợp của chỉ tiêu mới để dấu {OPEN}; còn
# dấu này thì chương trình không nạp tệp và chỉ rõ dòng. Dòng nào là tiêu đề, dòng nào của cấp nào
# (scope) là đoán theo cách in: hãy xem lại với bản in, rồi so với bộ cũ bằng 'cchc form diff'.
"""


def _pack(draft: Draft, name: str, catalogue: Catalogue) -> dict[str, object]:
    words = re.findall("[a-z0-9]+", fold(name.rpartition(".")[0] or name))
    return {
        "id": "-".join(words) or "bieu-moi",
        "version": "1",
        "vi": f"Biểu mẫu lập từ tệp {name}",
        "en": f"Forms drafted from the file {name}",
        "province": draft.like.province if draft.like else "",
        "letter": "",
        "shipped_catalogue": _ships(draft, catalogue),
        "shipped_sections": _uses_shipped_sections(draft),
    }


def _ships(draft: Draft, catalogue: Catalogue) -> bool:
    """Whether the forms it is like ask for indicators that ship."""
    theirs = draft.like.catalogue.indicators if draft.like else catalogue.indicators
    return any(one == catalogue.by_id.get(one.id) for one in theirs)


def _uses_shipped_sections(draft: Draft) -> bool:
    """Whether the report of the forms it is like has all the sections that ship."""
    theirs = {section.id for section in draft.like.sections} if draft.like else None
    shipped, _ = shipped_sections()
    return theirs is None or all(section.id in theirs for section in shipped)


def _report(draft: Draft) -> Iterator[str]:
    """The sections and sentences that the forms it is like have of their own, of the rows that are
    still there."""
    if draft.like is None:
        return
    sections, sentences = shipped_sections() if _uses_shipped_sections(draft) else ((), ())
    there = {row.id for row in draft.rows}
    for section in draft.like.sections:
        if section not in sections:
            yield table("[sections]", of_section(section))
    for sentence in draft.like.sentences:
        if sentence not in sentences and there.issuperset(sentence.names):
            yield table("[sentences]", of_sentence(sentence))


def _areas(draft: Draft, catalogue: Catalogue) -> tuple[ReformArea, ...]:
    """The areas of its own that the forms it is like have."""
    theirs = draft.like.catalogue.areas if draft.like else catalogue.areas
    return () if theirs == catalogue.areas else theirs


_OF_PACK = {
    "id": f"{_DECIDE}: mã của bộ",
    "vi": f"{_DECIDE}: tên của bộ, bằng hai thứ tiếng",
    "letter": f"{_DECIDE}: văn bản ban hành; có thể thêm valid_from, valid_to",
}


def _indicators(draft: Draft, catalogue: Catalogue) -> Iterator[str]:
    """Those that do not ship as they are meant here, then those that nobody knows."""
    theirs = draft.like.catalogue.by_id if draft.like else {}
    for row in draft.rows:
        defined = theirs.get(row.id)
        if row.known and defined and defined != catalogue.by_id.get(row.id):
            yield table("[indicators]", of_indicator(_within(defined, draft)))
    area = OPEN
    for row in draft.rows:
        likely = row.id if row.known else row.alike[0].id if row.alike else ""
        known = theirs.get(likely) or catalogue.by_id.get(likely)
        area = known.area if known else area
        if row in draft.new:
            yield _new_indicator(row, area, draft)


def _within(indicator: Indicator, draft: Draft) -> Indicator:
    """An indicator without what is expected of it by rows that the draft lacks."""
    there, expected = {row.id for row in draft.rows}, indicator.expected_nonzero
    shown = expected is None or there.issuperset(expected.names)
    return indicator if shown else evolve(indicator, expected_nonzero=None)


def _declared(draft: Draft, catalogue: Catalogue) -> Iterator[str]:
    """What the forms it is like declare of its rows, and does not ship."""
    if draft.like is None:
        return
    there, theirs = {row.id for row in draft.rows}, draft.like.catalogue
    for relation in theirs.relations:
        if relation not in catalogue.relations and there.issuperset(relation.names):
            yield table("[relations]", of_relation(relation))
    for independent in theirs.independent:
        if independent not in catalogue.independent and there.issuperset(independent.names):
            yield table("[independent]", of_independent(independent))
    for claim in theirs.claims:
        if claim not in catalogue.claims and there.issuperset(claim.names):
            yield table("[notes]", of_claim(claim))
    for name, keys in of_comparisons(theirs.comparisons.of(there).without(catalogue.comparisons)):
        yield table(f"[{name}]", keys)


def _new_indicator(row: DraftRow, area: str, draft: Draft) -> str:
    codes = [
        {"code": code, "vi": label, "en": OPEN}
        for code, label in codes_in(row.unit_of_measure).items()
    ]
    kind = "code" if codes else "rate" if row.unit_of_measure == "%" else "count"
    pairs = {
        "id": row.id,
        "area": area,
        "vi": row.label,
        "en": OPEN,
        "unit": {"vi": "mã" if codes else row.unit_of_measure or OPEN, "en": OPEN},
        "kind": kind,
        "over_units": OPEN,
        "over_periods": OPEN,
        **({"codes": codes} if codes else {}),
    }
    return _alike(row, draft) + table("[indicators]", pairs, {**_OF_INDICATOR, **_FITTING[kind]})


_OF_INDICATOR = {
    "id": f"{_DECIDE}: mã của chỉ tiêu mới, dùng lâu dài",
    "area": f"{_DECIDE}: lĩnh vực (đoán theo dòng trên)",
    "kind": f"{_DECIDE}: count (số đếm), rate (tỷ lệ), code (mã), documents (danh mục văn bản)",
    "over_periods": f"{_DECIDE}: sum (cộng các kỳ), last (số cuối kỳ), first (số đầu kỳ), rate, "
    "any, combine, none, derived (dòng tổng, dòng tự tính)",
}
_FITTING = {
    "count": {
        "over_units": f"{_DECIDE}: sum (cộng các đơn vị), common (một cấp dùng chung một danh "
        "mục), one-list (mọi cấp chung một danh mục), total (tổng các dòng of = [...]), "
        'number (số xã có mã of = "..." bằng 1)'
    },
    "rate": {
        "over_units": f'{_DECIDE}: stated-rate (theo tỷ lệ khai báo, kèm base = "..."), ratio '
        "(kèm part, whole), share (tỷ lệ xã có mã of bằng 1), total (kèm of = [...])"
    },
    "code": {
        "over_units": f"{_DECIDE}: any (có một là được), all (phải đủ cả), lowest (mức thấp nhất), "
        "combine (khác nhau là kết hợp)"
    },
}


def _alike(row: DraftRow, draft: Draft) -> str:
    """What known rows the new one may be, as a comment."""
    if not row.alike or draft.like is None:
        return ""
    listed = "; ".join(f"{one.id} ({one.name})" for one in row.alike)
    return (
        f"# {_DECIDE}: có thể là {listed} của {draft.like.key}; nếu đúng thì bỏ bảng này và ghi mã "
        "đó ở dòng bên dưới.\n"
    )


def _form(draft: Draft) -> str:
    everyone = tuple(level.id for level in draft.levels)
    lines = [f"  {inline(_row(row, everyone))},{_remark(row)}" for row in draft.rows]
    head = {"id": "appendix", "vi": "Phụ lục", "en": "Appendix"}
    return table("[forms]", head) + "\n".join(("rows = [", *lines, "]", ""))


def _row(row: DraftRow, everyone: tuple[str, ...]) -> dict[str, object]:
    given = {
        "heading": row.heading,
        "scope": list(row.scope) if row.scope != everyone else [],
        "depth": row.depth,
        "within": row.within,
        "unit": row.unit_of_measure,
    }
    kept = {key: value for key, value in given.items() if value}
    return {"id": row.id, "number": row.number, **kept, "label": row.label}


def _remark(row: DraftRow) -> str:
    if row.known:
        return ""
    return f"  # {_DECIDE}: " + ("dòng tiêu đề?" if row.heading else "chỉ tiêu mới")


def _rest(draft: Draft, catalogue: Catalogue) -> Iterator[str]:
    """What the table lacks: rows that other rows are computed from, and those that are gone."""
    lines = [_LACKING.format(name=name, user=user) for user, name in _lacking(draft, catalogue)]
    if draft.gone and draft.like:
        lines.append(f"# Các dòng của {draft.like.key} không thấy trong bảng:")
        lines += [f"#   {row.name} ({row.id})" for row in draft.gone]
    if lines:
        yield "\n".join((*lines, ""))


def _lacking(draft: Draft, catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """A known row, and an indicator that it is computed from and that has no row."""
    there = {row.id for row in draft.rows}
    known = draft.like.catalogue.by_id if draft.like else catalogue.by_id
    for row in draft.rows:
        for name in known[row.id].uses if row.known and row.id in known else ():
            if name not in there:
                yield row.id, name


_LACKING = (
    f"# {_DECIDE}: {{user}} tính từ {{name}} mà bảng không có dòng đó; hãy thêm dòng ở một biểu "
    "khác, hoặc định nghĩa lại."
)
