"""An office's own template: filled as it is, checked before it is used, nothing lost silently."""

import io
import zipfile

import pytest
from attrs import evolve
from docx import Document
from word_read import content, controls, paragraphs, part, said
from word_templates import DOT, damaged, template, with_foreign_parts

from cchc_core import FileRefused
from cchc_core.printing import narrative
from cchc_core.testing import samples
from cchc_format_word import check_template, draft_template
from cchc_format_word.fields import aliases
from cchc_format_word.sandbox import Sandbox
from cchc_format_word.templates import BadTemplate

PACK = samples.sample_pack()


def codes(content: bytes) -> dict[str, list[str]]:
    """What is found in a template: the fields by the code of what is said of them."""
    found: dict[str, list[str]] = {}
    for finding in check_template("mau.docx", content, PACK):
        found.setdefault(finding.rule, []).append(finding.found)
    return found


def test_what_is_drafted_lacks_nothing():
    """Our own layout is a template like any other."""
    assert codes(draft_template(PACK).content) == {}


def test_a_draft_filled_is_our_own_report(ward, city):
    """An office that changes nothing in it has the same report, to the byte."""
    drafted = draft_template(PACK).content

    for publication in (ward, city):
        assert content(evolve(publication, template=drafted)) == content(publication)


def test_fields_wherever_they_stand(ward):
    """In headers, text boxes of new programs and of old ones, in the midst of a sentence."""
    own = template(
        "Báo cáo của {{@unit}} ({{@PERIOD}}): {{dossiers.received}} hồ sơ.",
        header="{{@office}}",
        box="Số: {{@number}}",
        logo=True,
    )

    made = content(evolve(ward, template=own, number="05/BC-UBND"))

    assert "Báo cáo của Phường Hòa Bình (QUÝ I NĂM 2024): 66 hồ sơ." in paragraphs(made)
    assert said(part(made, "word/header1.xml")) == "Ủy ban nhân dân phường Hòa Bình"
    assert paragraphs(made).count("Số: 05/BC-UBND") == 2, "for new programs and for old ones"
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        (picture,) = [name for name in archive.namelist() if name.startswith("word/media/")]
        assert archive.read(picture) == DOT


def test_a_logo_a_text_box_an_unknown_and_a_missing_code():
    """Kept, or told with the place and the nearest name; never lost in silence."""
    own = template(
        "Tiếp nhận {{dossiers.recieved}}", box="{{@unti}}", header="{{@office}}", logo=True
    )

    found = {finding.found: finding for finding in check_template("mau.docx", own, PACK)}

    unknown = found["dossiers.recieved"]
    assert unknown.rule == "word-template-unknown"
    assert "dossiers.received" in unknown.message.vi
    assert "đoạn 1" in unknown.origin.place
    assert found["@unti"].rule == "word-template-unknown"
    assert found["dossiers.received"].rule == "word-template-without-figure"
    assert found["@section.tasks"].rule == "word-template-without-section"
    assert found["@number"].rule == "word-template-without-number"


def test_a_report_is_not_written_with_unknown_fields(ward):
    """Every one of them is named at once."""
    own = template("{{dossiers.recieved}}", "{{@foo}} {{tasks.planned|x}}")

    with pytest.raises(BadTemplate) as error:
        content(evolve(ward, template=own))

    assert [fault.asked for fault in error.value.faults] == [
        "dossiers.recieved",
        "@foo",
        "tasks.planned|x",
    ]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Khó khăn: {{@section.assessment.difficulties}}", "word-template-alone"),
        ("{% if @draft %}Dự thảo", "word-template-broken"),
        ("{% include 'x' %}", "word-template-broken"),
        ("{% for x in @without %}{{x.passwords}}{% endfor %}", "word-template-broken"),
        ("{{@nothing}}", "word-template-unknown"),
        ("{% if @nothing %}{% endif %}", "word-template-unknown"),
    ],
)
def test_what_cannot_be_filled(text, code):
    """Each has its own code, whose meaning says what to do."""
    assert code in codes(template(text))


def test_what_is_no_readable_template(ward):
    """Another kind of file is somebody else's; a damaged one is told."""
    with pytest.raises(FileRefused):
        check_template("mau.xlsx", b"PK abc", PACK)
    assert list(codes(damaged())) == ["word-template-unreadable"]
    with pytest.raises(BadTemplate):
        content(evolve(ward, template=damaged()))


def test_fields_where_nothing_is_filled():
    """A chart keeps its texts as they are, which is said; so is a signature that will not hold."""
    found = codes(with_foreign_parts("{{@number}} {{@dated}}"))

    assert "word-template-not-filled" in found
    assert "word-template-lost" in found


def test_conditions_and_loops(ward, city):
    """What stands between is there only where it holds; a figure that is not there never does."""
    own = template(
        "{%p if @rolled_up %}",
        "Tổng hợp",
        "{%p endif %}",
        "{% if dossiers.received > 10 %}Nhiều{% endif %}",
        "{% for u in @without %}{{u.number}}. {{u.name}}: {{u.state}}{% endfor %}",
        "{% if tasks.planned > 0 or tasks.planned < 1 %}Có kế hoạch{% endif %}",
    )

    of_ward = paragraphs(content(evolve(ward, template=own)))
    of_city = paragraphs(content(evolve(city, template=own)))

    assert "Tổng hợp" in of_city
    assert "Tổng hợp" not in of_ward
    assert "Nhiều" in of_ward
    assert "Có kế hoạch" not in of_ward
    assert any(text.startswith("1. ") and text.endswith("chưa gửi") for text in of_city)


def test_a_section_that_a_report_lacks_is_left_out_of_a_template_too(ward):
    """With its heading, if the template says so; the others have the numbers of this report."""
    there = {text.section.id: text.section for text in narrative(ward)}
    gone = next(section for section in PACK.sections if section.id not in there)
    asked = [gone, next(s for s in there.values() if s.depth and s.number != numbered(s.id))]
    own = template(
        *(
            line
            for section in asked
            for line in (
                f"{{%p if @section.{section.id} %}}",
                f"Mục {{{{@section.{section.id}|number}}}}: {section.title}",
                f"{{{{@section.{section.id}}}}}",
                "{%p endif %}",
            )
        )
    )

    (heading,) = [t for t in paragraphs(content(evolve(ward, template=own))) if t[:3] == "Mục"]

    assert heading == f"Mục {asked[1].number.partition('.')[2]}: {asked[1].title}"


def numbered(id: str) -> str:
    """The number that the pack gives a section."""
    return next(section.number for section in PACK.sections if section.id == id)


@pytest.mark.parametrize(
    "source",
    [
        "{{ ''.__class__.__mro__ }}",
        "{{ 'a' * 1000000 }}",
        "{{ range(10) }}",
        "{{ x.append(1) }}",
        "{% include 'a' %}",
        "{% import 'a' as b %}",
        "{{ 'a'|center(10) }}",
        "{{ nothing }}",
    ],
)
def test_the_sandbox(source):
    """A template sees its fields; no other file, no inside of the program, nothing that grows."""
    with pytest.raises(Exception):  # noqa: B017  of whatever kind Jinja raises
        Sandbox().rendered(source, {"x": []})


def test_no_two_controls_are_called_alike():
    """A name in Word leads to one figure."""
    names = list(aliases(PACK).values())

    assert len(set(names)) == len(names)
    assert all(len(name) <= 64 for name in names)


def test_the_dress_of_a_field_is_that_of_its_run(ward):
    """Bold in the template is bold in the report, though Word broke the field in pieces."""
    document = Document()
    paragraph = document.add_paragraph()
    for piece in ("Nhận {{dos", "siers.", "received}} hồ sơ"):
        paragraph.add_run(piece).bold = True
    saved = io.BytesIO()
    document.save(saved)

    made = content(evolve(ward, template=saved.getvalue()))

    assert "Nhận 66 hồ sơ" in paragraphs(made)
    assert controls(made)["dossiers.received"] == ["66"]
    (run,) = [r for r in part(made).iter(f"{_W}r") if said(r) == "66"]
    assert run.find(f"{_W}rPr/{_W}b") is not None


_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
