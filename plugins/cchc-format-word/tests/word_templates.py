"""Templates as an office makes them, and spoilt ones."""

import io
import zipfile

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Mm

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


def damaged() -> bytes:
    """A Word file whose text is cut off."""
    changed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(template("x"))) as old, zipfile.ZipFile(changed, "w") as new:
        for name in old.namelist():
            new.writestr(name, b"<w" if name == "word/document.xml" else old.read(name))
    return changed.getvalue()


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
