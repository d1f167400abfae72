"""The sections of the written report and its sentences: shipped, reworded, refused, linted."""

import pytest
from attrs import evolve

from cchc_core.errors import BadData
from cchc_core.forms import HERE, load_pack
from cchc_core.forms.lint import lint
from cchc_core.forms.sections import in_order
from cchc_core.model.forms import Role, Section
from cchc_core.model.sentences import Facet, Field, Wording
from cchc_core.printing.narrating import narrative
from cchc_core.testing.samples import sample_pack, sample_publication

PACK = load_pack(HERE / "thanh-hoa-2023.toml")
SMALL = """\
[pack]
id = "nhỏ"
version = "1"
vi = "Biểu nhỏ"
en = "Small forms"
shipped_catalogue = true
shipped_sections = true

[[levels]]
id = "commune"
vi = "Cấp xã"
en = "Commune"

[[forms]]
id = "f"
vi = "Phụ lục"
en = "Appendix"
rows = [{ id = "ecopies.dossiers", number = "1", label = "Chứng thực bản sao điện tử" }]
"""


def loaded(tmp_path, text):
    path = tmp_path / "bieu.toml"
    path.write_text(text, encoding="utf-8")
    return load_pack(path)


def refused(tmp_path, text):
    with pytest.raises(BadData) as refusal:
        loaded(tmp_path, SMALL + text)
    return refusal.value.message.vi


def test_the_shipped_sections_are_those_of_the_report():
    """I to V with what a person writes: initiatives, assessment, tasks, proposals, free remarks."""
    numbers = [section.number for section in PACK.sections]
    assert numbers[:6] == ["I", "I.1", "I.2", "I.3", "I.4", "II"]
    assert [n for n in numbers if n.startswith("II.2.")] == [f"II.2.{n}" for n in range(1, 12)]
    assert numbers[-5:] == ["III", "III.1", "III.2", "IV", "V"]
    assert [section.id for section in PACK.written] == [
        "steering.initiatives",
        "results.procedures.support",
        "results.procedures.focal",
        "results.public_finance",
        "assessment.strengths",
        "assessment.difficulties",
        "tasks",
        "proposals",
    ]


def test_every_row_of_the_shipped_forms_is_told_in_a_sentence_of_its_own():
    """None is left to be told plainly, but for other definitions of the on-time rate."""
    named = {name for sentence in PACK.sentences for name in sentence.names}
    for sentence in PACK.sentences:
        for field in sentence.says.figures:
            if field.facet is Facet.PARTS:
                named |= {row.id for row in PACK.below(PACK[field.name])}
    untold = [row.id for row in PACK.rows if row.role is not Role.HEADING and row.id not in named]
    assert untold == [
        "dossiers.on_time_rate",
        "dossiers.on_time_rate_due",
        "dossiers.on_time_rate_received",
    ]


def test_a_row_that_no_sentence_names_is_told_under_its_area():
    """Once, by its name; so nothing that a pack asks is missing from the report."""
    publication = sample_publication()
    texts = {text.section.id: text for text in narrative(publication)}
    told = [paragraph.text for paragraph in texts["results.apparatus"].told]
    assert told[0].startswith("- Hệ thống một cửa điện tử đã kết nối: ")
    assert len(told) == len({line.partition(":")[0] for line in told}) == 5


def test_sections_stand_by_their_numbers():
    """II.2.8 before II.2.10, IV before V, however they were written down."""
    numbers = ["I", "I.4", "II.2.8", "II.2.10", "II.2.11", "III.2", "IV", "V", "IX", "X"]
    sections = [Section(number, number, "") for number in sorted(numbers)]
    assert [section.number for section in sorted(sections, key=in_order)] == numbers


def test_a_pack_rewords_a_section_and_a_sentence_in_their_places(tmp_path):
    """By the section's id, and by the figure the sentence is about."""
    text = """
[[sections]]
id = "proposals"
number = "V"
title = "Đề nghị"
written = true

[[sentences]]
section = "results.procedures.ecopies"
says = "Đã chứng thực điện tử {ecopies.dossiers}"
"""
    pack = loaded(tmp_path, SMALL + text)
    assert pack.sections[-1].title == "Đề nghị"
    said = [s.says.source for s in pack.sentences if s.subject == "ecopies.dossiers"]
    assert said == ["Đã chứng thực điện tử {ecopies.dossiers}"]
    shipped = [s.subject for s in PACK.sentences]
    assert [s.subject for s in pack.sentences] == shipped


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            '[[sentences]]\nsection = "tasks"\nsays = "{hồ.sơ}"\n',
            "dòng 21, khóa 'sentences.says': chỉ tiêu chưa khai báo: hồ.sơ.",
        ),
        ('[[sentences]]\nsection = "tasks"\nsays = "{@ai}"\n', "'{@ai}' không hiểu được"),
        ('[[sentences]]\nsection = "tasks"\nsays = "có [x"\n', "'[' không hiểu được"),
        ('[[sentences]]\nsection = "tasks"\nsays = "có {fees.cashless|tổng}"\n', "|tổng}'"),
        (
            '[[sentences]]\nsection = "tasks"\nsays = "Thu {fees.cashless}[, {apologies}]"\n'
            'none = "Không thu, {apologies}"\n',
            "dòng 22, khóa 'sentences.none': chỉ tiêu không có trong 'says', hoặc chỉ có trong "
            "[...]: apologies.",
        ),
        (
            '[[sentences]]\nsection = "tasks"\nsays = "Thu {fees.cashless}"\n'
            'none = "Không thu[, {apologies}]"\n',
            "chỉ có trong [...]: apologies.",
        ),
        ('[[sentences]]\nsection = "mục"\nsays = "Có."\n', "có câu thuộc mục không có: mục"),
        (
            '[[sections]]\nid = "a"\nnumber = "VI"\ntitle = "A"\narea = "b"\n',
            "khóa 'sections.area': không có; có: civil_service,",
        ),
        ('[[sections]]\nid = "a"\nnumber = "VI"\ntitle = "A"\nwriten = true\n', "khóa không có"),
        (
            '[[sections]]\nid = "a"\nnumber = "VI"\ntitle = "A"\n' * 2,
            "có mục lặp lại: a",
        ),
    ],
)
def test_what_cannot_be_right_is_refused_with_its_line(tmp_path, text, told):
    """An indicator, a word, a sign or a section that is not there; a key misspelt."""
    message = refused(tmp_path, text)
    assert "bieu.toml, dòng " in message
    assert told in message


def test_a_wording_is_read_in_pieces():
    """Plain text and fields; what is in brackets is optional."""
    wording = Wording("{@office} có {a.b|number} hồ sơ[, gồm: {a.b|parts}]")
    assert [piece.optional for piece in wording.pieces] == [False, True]
    assert wording.figures == (Field("a.b", Facet.NUMBER), Field("a.b", Facet.PARTS))
    assert wording.needed == (Field("a.b", Facet.NUMBER),)


def test_what_a_pack_gets_wrong_about_its_sections_is_linted():
    """A number twice, and a section under which nothing can stand; the shipped ones are clean."""
    extra = (Section("x", "V", "Hai lần", written=True), Section("y", "VI", "Trống"))
    pack = evolve(sample_pack(), sections=(*sample_pack().sections, *extra))
    before = {(f.rule, f.found) for f in lint(sample_pack(), {})}
    found = {(f.rule, f.found) for f in lint(pack, {})} - before
    assert found == {("unique-number", "V"), ("empty-section", "VI")}
    assert not any(f.indicator is None for f in PACK.remarks)
