"""Form packs, units and periods from TOML: whole, or refused with file, line and key."""

from datetime import date

import pytest

from cchc_core.errors import BadData
from cchc_core.forms import load_pack, load_schemes, load_units
from cchc_core.model.findings import Severity
from cchc_core.model.forms import Role
from cchc_core.model.formulas import Formula
from cchc_core.model.measures import Kind
from cchc_core.model.operators import Lowest, OverPeriods, StatedRate
from cchc_core.model.relations import Family, Sign
from cchc_core.model.units import UnitKey
from cchc_core.text import Text

INDICATOR = """
[[indicators]]
id = "{id}"
area = "p"
vi = "Chỉ tiêu"
en = "Indicator"
unit = {{ vi = "Hồ sơ", en = "dossiers" }}
{more}
"""
PACK = """\
[pack]
id = "nhỏ"
version = "1"
vi = "Biểu nhỏ"
en = "Small forms"

[[levels]]
id = "city"
vi = "Cấp thành phố"
en = "City"

[[levels]]
id = "commune"
vi = "Cấp xã"
en = "Commune"

[[areas]]
id = "p"
number = 2
vi = "Thủ tục hành chính"
en = "Procedures"
"""
FORM = """
[[forms]]
id = "f"
vi = "Phụ lục"
en = "Appendix"
"""
SUM = 'kind = "count"\nover_units = "sum"\nover_periods = "sum"'


def indicator(id, more=SUM):
    return INDICATOR.format(id=id, more=more)


def row(id, number="1", more=""):
    return f'\n[[forms.rows]]\nid = "{id}"\nnumber = "{number}"\nlabel = "Dòng {id}"\n{more}\n'


def load(tmp_path, *parts, head=PACK):
    path = tmp_path / "biểu-nhỏ.toml"
    path.write_text(head + "".join(parts), encoding="utf-8")
    return load_pack(path)


def refused(tmp_path, *parts, head=PACK):
    """The English refusal, which like the Vietnamese one names file, line and key."""
    with pytest.raises(BadData) as caught:
        load(tmp_path, *parts, head=head)
    message = caught.value.message
    assert message.vi.startswith("biểu-nhỏ.toml, dòng ")
    assert message.en.startswith("biểu-nhỏ.toml, line ")
    return message.en


def test_a_pack_is_read_whole(tmp_path):
    """Levels, indicators with their operators, rows with role, scope and depth."""
    rate = 'kind = "rate"\nover_units = "stated-rate"\nbase = "a"\nover_periods = "rate"'
    total = 'kind = "count"\nover_units = "total"\nof = ["a"]\nover_periods = "derived"'
    pack = load(
        tmp_path,
        *(indicator("a"), indicator("b", rate), indicator("t", total)),
        FORM,
        row("đầu", "", 'heading = true\nunit = "%"'),
        row("t", "1"),
        row("a", "1/xã", 'scope = ["commune"]\ndepth = 1\nwithin = "Trong đó"'),
        row("b", "2"),
    )
    assert pack.key == "nhỏ@1"
    assert [r.role for r in pack.rows] == [Role.HEADING, Role.TOTAL, Role.DATA, Role.DATA]
    assert [r.scope for r in pack.rows] == [(), (), ("commune",), ("city", "commune")]
    assert (pack["a"].depth, pack["a"].within) == (1, "Trong đó")
    assert pack.catalogue["b"].over_units == StatedRate(Formula("a"))
    assert pack.catalogue["b"].over_periods is OverPeriods.RATE
    assert [f.rule for f in pack.remarks] == ["label-unit"]


def test_the_lowest_and_the_mixed_code_are_read_off_the_code_set(tmp_path):
    """A set may begin with 1: then 1 is what settles "lowest"."""
    codes = ", ".join(f'{{ code = {n}, vi = "mức {n}", en = "level {n}" }}' for n in (2, 1, 3))
    more = f'kind = "code"\nover_units = "lowest"\nover_periods = "last"\ncodes = [{codes}]'
    pack = load(tmp_path, indicator("a", more), FORM, row("a"))
    made = pack.catalogue["a"]
    assert (made.kind, made.over_units) == (Kind.CODE, Lowest(1))
    assert made.codes[3] == Text("mức 3", "level 3")


MEAN = SUM.replace('over_units = "sum"', 'over_units = "mean"')
MEDIAN = SUM.replace('over_periods = "sum"', 'over_periods = "median"')
FORMULA = 'kind = "count"\nover_units = "formula"\nover_periods = "derived"'


@pytest.mark.parametrize(
    ("more", "line", "key", "said"),
    [
        (MEAN, 30, "over_units", "no such operator"),
        (MEDIAN, 31, "over_periods", "no 'median'; choose: sum, first"),
        ('kind = "count"\nover_units = "sum"', 23, "over_periods", "missing"),
        (f"{SUM}\nover_unit = 1", 32, "over_unit", "no such key"),
        (SUM.replace("count", "rate"), 30, "over_units", "a rate does not roll up by 'sum'"),
        (SUM.replace("count", "number"), 29, "kind", "no 'number'"),
        (f'{FORMULA}\nformula = "a ^ 2"', 32, "formula", "Not a formula"),
        (FORMULA, 23, "formula", "missing"),
    ],
)
def test_a_wrong_indicator_is_refused_with_its_place(tmp_path, more, line, key, said):
    """An unknown operator, a missing or misspelt key, an illegal pair, a formula that is none."""
    message = refused(tmp_path, indicator("a", more), FORM, row("a"))
    assert f"line {line}, key 'indicators.{key}'" in message
    assert said in message


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ((indicator("a"), FORM, row("b")), "'b' is not declared"),
        ((indicator("a"), FORM, row("a"), row("a")), "a row twice: a"),
        ((indicator("a"), FORM, row("a", more='scope = ["xã"]')), "unknown levels: a"),
        ((indicator("a"), indicator("a"), FORM, row("a")), "declared twice: a"),
        ((indicator("a").replace('"p"', '"q"'), FORM, row("a")), "not there: a"),
        ((indicator("a"), FORM, row("a", more="depht = 1")), "'forms.rows.depht'"),
    ],
)
def test_a_pack_that_does_not_hold_together_is_refused(tmp_path, parts, said):
    """Rows without indicators, rows or indicators twice, levels and areas that are not there."""
    assert said in refused(tmp_path, *parts)


def test_a_circle_of_formulas_is_refused_when_the_pack_loads(tmp_path):
    """The circle is written out, in the file where it stands."""
    two = [indicator("a", f'{FORMULA}\nformula = "b"'), indicator("b", f'{FORMULA}\nformula = "a"')]
    assert "a → b → a" in refused(tmp_path, *two, FORM, row("a"), row("b"))


def test_a_row_whose_indicator_uses_one_without_a_row_is_refused(tmp_path):
    """Nobody could fill it in."""
    rate = 'kind = "rate"\nover_units = "stated-rate"\nbase = "a"\nover_periods = "rate"'
    parts = (indicator("a"), indicator("b", rate), FORM, row("b"))
    assert "uses indicators without a row: a" in refused(tmp_path, *parts)


def test_a_pack_without_levels_is_refused(tmp_path):
    """Without them nobody could be asked for anything."""
    head = PACK.split("[[levels]]")[0]
    assert "at least one level" in refused(tmp_path, head=head)


def write(tmp_path, text):
    path = tmp_path / "tệp.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_units_are_read_with_their_days_and_lineage(tmp_path):
    """A unit's `parent` holds as long as the unit; other links have days of their own."""
    units = load_units(
        write(
            tmp_path,
            """
            [[units]]
            code = "38"
            name = "Tỉnh Mẫu"
            level = "province"
            [[units]]
            code = "1"
            name = "Phường Đông Hải"
            level = "commune"
            until = 2025-06-30
            parent = "38"
            [[units]]
            code = "1"
            since = 2025-07-01
            name = "Phường Hạc Thành"
            level = "commune"
            [[links]]
            child = "1@2025-07-01"
            parent = "38"
            since = 2025-08-01
            [[successions]]
            old = "1"
            new = "1@2025-07-01"
            whole = false
            """,
        )
    )
    old, new = UnitKey("1"), UnitKey("1", date(2025, 7, 1))
    assert [u.key for u in units.children(UnitKey("38"), date(2025, 6, 30))] == [old]
    assert units.children(UnitKey("38"), date(2025, 7, 1)) == ()
    assert [u.key for u in units.children(UnitKey("38"), date(2025, 8, 1))] == [new]
    assert [s.whole for s in units.successors(old)] == [False]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[[units]]\ncode = "1"\nname = "Xã A"', "line 1, key 'units.level'"),
        ('[[units]]\ncode = 1\nname = "Xã A"', "line 2, key 'units.code': needs a string"),
        ('[[links]]\nchild = "1"\nparent = "2@năm"', "line 3, key 'links.parent'"),
        ('[[units]]\ncode = "1"\nname = "A"\nlevel = "x"\nparent = "9"', "does not hold: 9"),
    ],
)
def test_wrong_units_are_refused_with_their_place(tmp_path, text, said):
    """A missing key, a code that is a number, a key that is none, a parent that is not there."""
    with pytest.raises(BadData) as caught:
        load_units(write(tmp_path, text))
    assert caught.value.message.en.startswith("tệp.toml, line ")
    assert said in caught.value.message.en


def test_schemes_are_read_by_id(tmp_path):
    """Days are counted from the reporting year: year -1 is the year before."""
    text = """
        [[schemes]]
        id = "mẫu"
        vi = "Chế độ mẫu"
        en = "Sample"
        source = "giả định"
        [[schemes.periods]]
        id = "year"
        vi = "Năm {year}"
        en = "year {year}"
        cumulative = true
        first = { year = -1, month = 12, day = 15 }
        last = { year = 0, month = 12, day = 14 }
        due = { year = 0, month = 12, day = 20 }
        """
    kind = load_schemes(write(tmp_path, text))["mẫu"].kind("year")
    assert kind.first.in_year(2024) == date(2023, 12, 15)
    assert kind.cumulative
    with pytest.raises(BadData, match=r"line 12, key 'schemes.periods.first.day'"):
        load_schemes(write(tmp_path, text.replace("day = 15", 'day = "15"')))


LISTED = 'kind = "documents"\nover_units = "list"\nover_periods = "list"'
CODES = '[{ code = 0, vi = "a", en = "b" }, { code = 1, vi = "c", en = "d" }]'
CODED = f'kind = "code"\nover_units = "any"\nover_periods = "any"\ncodes = {CODES}'
DECLARING = (indicator("a"), indicator("b"), indicator("v", LISTED), indicator("m", CODED))


def test_what_must_hold_is_read_with_the_forms(tmp_path):
    """Relations, counts of different things, and what a note may claim."""
    pack = load(
        tmp_path,
        *DECLARING,
        '[[relations]]\nrule = "cross-source"\nsays = "a <= length(v)"\nwithin = 5\ngrows = true\n',
        'severity = "information"\nwhy = { vi = "Vì thế.", en = "Therefore." }\n',
        '[[independent]]\ngroups = [["a"], ["b"]]\n',
        '[[notes]]\nrows = ["a"]\nreads = ["còn {noted}"]\nsays = "this + noted <= b"\n',
        FORM,
        *(row(id) for id in "abvm"),
    )
    (made,) = pack.catalogue.relations
    assert (made.rule, made.left, made.sign) == (Family.CROSS_SOURCE, Formula("a"), Sign.AT_MOST)
    assert (made.severity, made.within, made.grows) == (Severity.INFORMATION, 5, True)
    assert made.why == Text("Vì thế.", "Therefore.")
    assert [each.groups for each in pack.catalogue.independent] == [(("a",), ("b",))]
    assert [claim.rows for claim in pack.catalogue.claims] == [("a",)]


def test_the_shipped_relations_are_asked_of_the_rows_a_form_has(tmp_path):
    """Those on other rows are there and find nothing."""
    head = PACK.replace("[pack]\n", "[pack]\nshipped_catalogue = true\n").split("[[areas]]")[0]
    pack = load(tmp_path, FORM, row("staff.quota"), row("staff.present"), head=head)
    rows = set(pack.by_id)
    assert any(rows.issuperset(relation.names) for relation in pack.catalogue.relations)
    assert not all(rows.issuperset(relation.names) for relation in pack.catalogue.relations)


@pytest.mark.parametrize(
    ("said", "key", "why"),
    [
        ('[[relations]]\nrule = "subset"\nsays = "a <= c"', "relations.says", "not declared: c"),
        ('[[relations]]\nrule = "subset"\nsays = "a <= m"', "relations.says", "no numbers"),
        ('[[relations]]\nrule = "subset"\nsays = "a <= v"', "relations.says", "no numbers"),
        ('[[relations]]\nrule = "subset"\nsays = "a <= length(b)"', "relations.says", "length): b"),
        ('[[relations]]\nrule = "subset"\nsays = "a < b"', "relations.says", "Not a relation"),
        ('[[relations]]\nrule = "subsets"\nsays = "a <= b"', "relations.rule", "no 'subsets'"),
        ('[[relations]]\nsays = "a <= b"', "relations.rule", "missing"),
        ('[[relations]]\nrule = "subset"\nsay = "a <= b"', "relations.says", "missing"),
        (
            '[[relations]]\nrule = "subset"\nsays = "a <= b"\nseverity = "bad"',
            "relations.severity",
            "no 'bad'; choose: error",
        ),
        ('[[independent]]\ngroups = [["a"]]', "independent.groups", "at least two"),
        ('[[independent]]\ngroups = ["a", "b"]', "independent.groups", "lists"),
        ('[[independent]]\ngroups = [["a"], ["c"]]', "independent.groups", "not declared: c"),
        ('[[notes]]\nreads = []\nsays = "this = 0"', "notes.reads", "at least one wording"),
        ('[[notes]]\nreads = ["x"]\nsays = "that = 0"', "notes.says", "not declared: that"),
        ('[[notes]]\nrows = ["c"]\nreads = ["x"]\nsays = "this = 0"', "notes.rows", "declared: c"),
    ],
)
def test_what_cannot_be_asked_is_refused_with_its_place(tmp_path, said, key, why):
    """Names that are not there, codes and lists taken for numbers, rules nobody looks at."""
    message = refused(tmp_path, *DECLARING, f"{said}\n", FORM, *(row(id) for id in "abvm"))
    line, _, rest = message.removeprefix("biểu-nhỏ.toml, line ").partition(", ")
    assert int(line) > 62  # below the indicators
    assert rest.startswith(f"key '{key}'")
    assert why in message


@pytest.mark.parametrize("more", ['expected_nonzero = "c"', 'expected_nonzero = "m"'])
def test_what_is_expected_of_an_indicator_is_refused_where_nothing_shows_it(tmp_path, more):
    """It may come from another indicator, which has to be there and be a number."""
    told = (indicator("x", f"{SUM}\n{more}"), *DECLARING, FORM, row("a"))
    assert "key 'indicators" in refused(tmp_path, *told)


def test_a_list_enters_no_figure(tmp_path):
    """Its length can be compared, not rolled up."""
    told = indicator("x", f'{FORMULA}\nformula = "a + length(v)"')
    assert "unfit kind" in refused(tmp_path, *DECLARING, told, FORM, row("a"))
