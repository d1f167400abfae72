"""A form pack drafted from a printed table: what is known is kept, what is not is left open."""

import re

import pytest
from attrs import evolve

from cchc_core.errors import BadData
from cchc_core.forms import load_pack
from cchc_core.forms.comparisons import of_comparisons
from cchc_core.forms.draft_text import draft_toml
from cchc_core.forms.drafting import Draft, draft
from cchc_core.forms.loading import HERE, shipped_catalogue
from cchc_core.forms.written import of_claim, of_independent, of_indicator, of_relation, table
from cchc_core.model.changes import ChangeKind, diff
from cchc_core.model.forms import FormPack
from cchc_core.model.sentences import Sentence, Whose, Wording
from cchc_core.reading import Line
from cchc_core.testing import samples

CATALOGUE = shipped_catalogue()
SAMPLE = samples.sample_pack()


def lines_of(pack: FormPack) -> list[Line]:
    """The lines as a blank form of the pack prints them."""
    lines, within = [], ""
    for row in pack.rows:
        first = row.within and row.within != within
        label = f"{row.within}: {row.label}" if first else row.label
        lines.append(Line(row.printed_number, label, unit=row.unit_of_measure))
        within = row.within
    return lines


def drafted(lines: list[Line], like: FormPack | None = SAMPLE) -> Draft:
    return draft(lines, like, CATALOGUE)


def loaded(tmp_path, made: Draft, *decided: tuple[str, str]) -> FormPack:
    """The pack of a draft, in which a person decided some things."""
    text = draft_toml(made, "biểu mới.xlsx", CATALOGUE)
    for old, new in decided:
        assert old in text
        text = text.replace(old, new)
    path = tmp_path / "biểu.toml"
    path.write_text(text, "utf-8")
    return load_pack(path)


@pytest.mark.parametrize("pack", [SAMPLE, load_pack(HERE / "thanh-hoa-2023.toml")])
def test_a_form_drafted_like_itself_is_itself(tmp_path, pack):
    """Every row is known again by number, wording and parent; the table alone does not say that
    there are two forms."""
    made = drafted(lines_of(pack), pack)
    assert (made.new, made.gone) == ((), ())
    changes = diff(pack, loaded(tmp_path, made))
    assert {change.kind for change in changes} <= {ChangeKind.MOVED}
    assert {change.before for change in changes} <= {form.id for form in pack.forms[1:]}


def test_a_draft_keeps_the_sections_and_sentences_of_the_report(tmp_path):
    """Those that ship by asking for them; a section and a sentence of its own written out."""
    says = Wording("{@office} được giao {tasks.assigned}[, gồm: {tasks.assigned|parts}]")
    own = Sentence("results.apparatus", says, Wording("Không giao"), "+", Whose.OFFICE)
    last = evolve(SAMPLE.sections[-1], title="Đề nghị")
    sections, sentences = (*SAMPLE.sections[:-1], last), (*SAMPLE.sentences, own)
    pack = evolve(SAMPLE, sections=sections, sentences=sentences)
    again = loaded(tmp_path, drafted(lines_of(pack), pack))
    assert again.sections == sections
    assert again.sentences == sentences
    bare = evolve(SAMPLE, sections=(last,), sentences=())
    assert loaded(tmp_path, drafted(lines_of(bare), bare)).sections == (last,)


@pytest.mark.parametrize("pack", [SAMPLE, load_pack(HERE / "thanh-hoa-2023.toml")])
def test_indicators_are_written_as_they_are_read(tmp_path, pack):
    """Every operator, code, formula, class of dossiers and relation comes back."""
    head = table("pack", {"id": "a", "version": "1", "vi": "a", "en": "a"})
    levels = table("[levels]", {"id": "commune", "vi": "a", "en": "a"})
    areas = (
        table("[areas]", {"id": a.id, "number": a.number, "vi": a.label.vi, "en": a.label.en})
        for a in pack.catalogue.areas
    )
    told = (table("[indicators]", of_indicator(one)) for one in pack.catalogue.indicators)
    declared = (
        *(table("[relations]", of_relation(one)) for one in pack.catalogue.relations),
        *(table("[independent]", of_independent(one)) for one in pack.catalogue.independent),
        *(table("[notes]", of_claim(one)) for one in pack.catalogue.claims),
        *(table(f"[{name}]", keys) for name, keys in of_comparisons(pack.catalogue.comparisons)),
    )
    path = tmp_path / "a.toml"
    path.write_text("\n".join([head, levels, *areas, *told, *declared]), "utf-8")
    assert load_pack(path).catalogue == pack.catalogue


def changed(at: str, **to) -> list[Line]:
    """The sample's lines with the one of a number changed."""
    return [evolve(x, **to) if x.number == at else x for x in lines_of(SAMPLE)]


def test_a_renumbered_row_keeps_its_id(tmp_path):
    """Wording and parent tell it."""
    made = drafted(changed("1.3", number="1.13"))
    assert made.new == ()
    (change,) = diff(SAMPLE, loaded(tmp_path, made))[:1]
    assert (change.kind, change.row.id) == (ChangeKind.RENUMBERED, "tasks.assigned")


@pytest.mark.parametrize(
    "to",
    [
        {"label": "Số nhiệm vụ được cấp trên giao"},
        {"unit": "Nghìn nhiệm vụ"},
    ],
)
def test_what_is_only_like_a_row_waits_for_a_person(tmp_path, to):
    """Another wording or unit of measure: the row it may be is named, and nothing loads before
    somebody decided."""
    made = drafted(changed("1.3", **to))
    (new,) = made.new
    assert new.id.startswith("new.so_nhiem_vu_duoc")
    assert [row.id for row in new.alike][:1] == ["tasks.assigned"]
    text = draft_toml(made, "a.xlsx", CATALOGUE)
    assert "CẦN QUYẾT ĐỊNH: có thể là tasks.assigned (1.3 Số nhiệm vụ được giao)" in text
    with pytest.raises(BadData) as refused:
        loaded(tmp_path, made)
    line = 1 + text[: text.index('over_units = "?"')].count("\n")
    assert f"dòng {line}, khóa 'indicators.over_units'" in refused.value.message.vi


def test_codes_that_mean_something_else_are_no_known_codes():
    """0 and 1 the other way round would turn every answer over."""
    code = next(row for row in SAMPLE.rows if row.id == "dialogue.held")
    assert code.unit_of_measure
    turned = code.unit_of_measure.translate(str.maketrans("01", "10"))
    (new,) = drafted(changed(code.number, unit=turned)).new
    assert new.alike == (code,)
    spread = " ".join(reversed(code.unit_of_measure.split("; ")))
    assert drafted(changed(code.number, unit=spread)).new == ()


def test_a_new_row_is_a_skeleton_with_its_operators_open(tmp_path):
    """The kind is guessed from the unit of measure, the area from the row above; once the operators
    are decided the pack loads."""
    lines = lines_of(SAMPLE)
    lines[3:3] = [
        Line("1.1.9", "Số cuộc họp trực tuyến", unit="Cuộc"),
        Line("", "Trong đó: Tại cấp xã", unit="Cuộc"),
        Line("1.1.10", "Tỷ lệ họp trực tuyến", unit="%"),
        Line("1.1.11", "Có phòng họp", unit="Không = 0; Có = 1"),
    ]
    made = drafted(lines)
    assert [(row.number, row.within, row.scope, row.depth) for row in made.new] == [
        ("1.1.9", "", (), 0),
        ("1.1.9/a", "Trong đó", ("commune",), 1),
        ("1.1.10", "", (), 0),
        ("1.1.11", "", (), 0),
    ]
    text = draft_toml(made, "a.xlsx", CATALOGUE)
    tables = text.split("[[indicators]]")[-4:]
    kinds = [re.search(r'kind = "(\w+)"', table)[1] for table in tables]
    assert kinds == ["count", "count", "rate", "code"]
    assert all('area = "directing"' in table for table in tables)
    assert 'codes = [{ code = 0, vi = "Không", en = "?" }, { code = 1, vi = "Có"' in text
    decided = loaded(
        tmp_path,
        drafted(lines[:5] + lines[7:]),
        ('over_units = "?"', 'over_units = "sum"'),
        ('over_periods = "?"', 'over_periods = "sum"'),
    )
    assert "new.tai_cap_xa" in decided


def test_a_numbered_line_with_others_under_it_is_taken_for_a_heading():
    """If it has neither unit nor figure."""
    lines = [Line("8", "Chuyển đổi số"), Line("8.1", "Số hội nghị", unit="Cuộc")]
    heading, data = drafted(lines).rows
    assert (heading.heading, data.heading) == (True, False)
    assert drafted([Line("8", "Số hội nghị")]).new


def test_new_rows_of_one_wording_get_ids_of_their_own():
    """And one that begins with a number an id that a formula can use."""
    lines = [Line("8.1", "2 cấp"), Line("8.2", "2 cấp"), Line("8.3", "…")]
    assert [row.id for row in drafted(lines).new] == ["new.n_2_cap", "new.n_2_cap_2", "new.dong"]


def test_rows_that_the_table_lacks_are_listed():
    """Those of the forms before, and those that others are computed from."""
    kept = [line for line in lines_of(SAMPLE) if line.number not in ("1.1", "1.3")]
    text = draft_toml(drafted(kept), "a.xlsx", CATALOGUE)
    assert "tasks.done_rate tính từ tasks.planned mà bảng không có dòng đó" in text
    assert "#   1.3 Số nhiệm vụ được giao (tasks.assigned)" in text


def test_without_forms_before_the_shipped_indicators_are_known_by_their_wording(tmp_path):
    """Letter by letter, and only once."""
    label = CATALOGUE["plan.tasks_set"].label.vi
    lines = [Line("1", label, unit="Nhiệm vụ"), Line("2", "Tại cấp huyện"), Line("3", "Tại cấp xã")]
    made = drafted(lines, None)
    assert [(row.id, row.known) for row in made.rows] == [
        ("plan.tasks_set", True),
        ("new.tai_cap_huyen", False),
        ("new.tai_cap_xa", False),
    ]
    assert [level.id for level in made.levels] == ["district", "commune"]
    assert [row.scope for row in made.rows] == [(), ("district",), ("commune",)]
    assert loaded(tmp_path, drafted(lines[:1], None)).rows[0].id == "plan.tasks_set"
    assert len(drafted([lines[0], lines[0]], None).new) == 2
