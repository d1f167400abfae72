"""An office's own template: filled as it is, checked before it is used, nothing lost silently."""

import io
import zipfile

import pytest
from attrs import evolve
from conftest import content
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Mm
from read_back import controls, paragraphs, part, said

from cchc_core import FileRefused
from cchc_core.testing import samples
from cchc_format_word import check_template, draft_template
from cchc_format_word.fields import aliases
from cchc_format_word.sandbox import Sandbox
from cchc_format_word.templates import BadTemplate

PACK = samples.sample_pack()
DOT = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360"
    "f8cf500f0003860180d34eb98d0000000049454e44ae426082"
)


def template(*lines: str, header: str = "", box: str = "", logo: bool = False) -> bytes:
    """A template with these paragraphs, a header, a text box and a picture."""
    document = Document()
    for line in lines:
        document.add_paragraph(line)
    if header:
        document.sections[0].header.paragraphs[0].text = header
    if box:
        paragraph = document.add_paragraph()
        paragraph._p.append(parse_xml(_BOX.format(text=box)))
    if logo:
        document.add_picture(io.BytesIO(DOT), width=Mm(10))
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


_BOX = f"""<w:r {nsdecls("w", "wp", "a")}
 xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
 xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
 xmlns:v="urn:schemas-microsoft-com:vml"><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>
<wp:inline><wp:extent cx="900000" cy="300000"/><wp:docPr id="7" name="Box"/><a:graphic>
<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:txbx>
<w:txbxContent><w:p><w:r><w:t>{{text}}</w:t></w:r></w:p></w:txbxContent></wps:txbx></wps:wsp>
</a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><v:rect>
<v:textbox><w:txbxContent><w:p><w:r><w:t>{{text}}</w:t></w:r></w:p></w:txbxContent></v:textbox>
</v:rect></w:pict></mc:Fallback></mc:AlternateContent></w:r>"""


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


def damaged() -> bytes:
    """A Word file whose text is cut off."""
    changed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(template("x"))) as old, zipfile.ZipFile(changed, "w") as new:
        for name in old.namelist():
            new.writestr(name, b"<w" if name == "word/document.xml" else old.read(name))
    return changed.getvalue()


def test_fields_where_nothing_is_filled():
    """A chart keeps its texts as they are, which is said; so is a signature that will not hold."""
    found = codes(with_foreign_parts("{{@number}} {{@dated}}"))

    assert "word-template-not-filled" in found
    assert "word-template-lost" in found


def with_foreign_parts(*lines: str) -> bytes:
    """A template with a chart that has a field in it, and a signature."""
    changed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(template(*lines))) as old, zipfile.ZipFile(changed, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "[Content_Types].xml":
                data = data.replace(b"</Types>", _TYPES + b"</Types>")
            if name == "word/_rels/document.xml.rels":
                data = data.replace(b"</Relationships>", _RELATIONS + b"</Relationships>")
            new.writestr(name, data)
        new.writestr("word/charts/chart1.xml", "<c>{{dossiers.received}}</c>")
        new.writestr("_xmlsignatures/sig1.xml", "<s/>")
    return changed.getvalue()


_TYPES = (
    b'<Override PartName="/word/charts/chart1.xml" ContentType="application/'
    b'vnd.openxmlformats-officedocument.drawingml.chart+xml"/>'
    b'<Override PartName="/_xmlsignatures/sig1.xml" ContentType="application/'
    b'vnd.openxmlformats-package.digital-signature-xmlsignature+xml"/>'
)
_RELATIONS = (
    b'<Relationship Id="rIdC" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
    b'relationships/chart" Target="charts/chart1.xml"/><Relationship Id="rIdS" Type="http://'
    b"schemas.openxmlformats.org/package/2006/relationships/digital-signature/signature"
    b'" Target="/_xmlsignatures/sig1.xml"/>'
)


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
