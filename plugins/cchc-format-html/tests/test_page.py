"""What stands on the page: every figure of the publication, what is behind it, and nothing else."""

import base64
import hashlib
import json
import re
from collections.abc import Callable
from datetime import date
from fractions import Fraction
from itertools import pairwise
from typing import Any

import pytest
from attrs import evolve

from cchc_core import (
    Filed,
    Finding,
    FormPack,
    Publication,
    Report,
    Role,
    Severity,
    Text,
    UnitKey,
    Waiver,
    format_number,
    format_rate,
    tabulate,
)
from cchc_core.printing import Look, note, shown, standings, unit_shows
from cchc_core.testing import samples
from cchc_format_html import write
from cchc_format_html.findings import MOST

html = pytest.importorskip("lxml.html", reason="lxml reads the page")


def parsed(publication: Publication) -> Any:
    """The page, as a reader without scripts has it."""
    (output,) = write(publication)
    return html.document_fromstring(output.content.decode("utf-8"))


def said(element: Any) -> str:
    """What is read in it, in one line."""
    return " ".join(element.text_content().split())


def row_of(page: Any, id: str) -> Any:
    """The row of the appendix that an indicator stands on."""
    (row,) = page.xpath(f"//tr[@id='r-{id}']")
    return row


def own_reports(publication: Publication) -> dict[str, tuple[Report, Any]]:
    """Each unit's own report and figures, by its name."""
    found = {}
    for leaf in publication.report.leaves.values():
        own = evolve(publication.report, unit=leaf.unit, leaves=[leaf])
        found[leaf.unit.name] = own, tabulate(own, publication.pack)
    return found


@pytest.fixture(scope="module")
def page(city: Publication) -> Any:
    """The small city's page."""
    return parsed(city)


def printed(number: Fraction, *, rate: bool) -> str:
    return format_rate(number, "vi") if rate else format_number(number, "vi")


def test_every_figure_of_the_publication_stands_on_its_row(city: Publication, page: Any) -> None:
    """In printed order, each once, as every other format shows it; a heading has none."""
    rows = page.xpath("//table[contains(@class, 'form')]/tbody/tr")
    assert [row.get("id") for row in rows] == [f"r-{row.id}" for row in city.pack.rows]
    for row in city.pack.rows:
        cell = row_of(page, row.id).xpath("./td[contains(@class, 'figure')]")[0]
        shows = shown(city, row)
        if row.role is Role.HEADING:
            assert said(cell) == ""
        elif shows.number is None:
            assert str(shows.value) in said(cell)
            assert f"k-{shows.look}" in cell.get("class")
        else:
            rate = city.pack.indicator(row).kind == "rate"
            assert said(cell).split(" ")[0] == printed(shows.number, rate=rate)


def test_every_row_has_its_wording_and_its_note(city: Publication, page: Any) -> None:
    """What stands in the Ghi chú column elsewhere stands below the wording here."""
    for row in city.pack.rows:
        text = said(row_of(page, row.id))
        assert " ".join(row.label.split()) in text
        assert note(city, row) in text


def test_behind_a_figure_stand_the_units_with_what_they_stated(
    city: Publication, page: Any
) -> None:
    """Each unit's own figure, and the file, sheet and cell it was read in."""
    reports = own_reports(city)
    looked = 0
    for row in city.pack.rows:
        for line in row_of(page, row.id).xpath(".//table[@class='drill']/tbody/tr"):
            name = said(line.xpath("./th")[0]).removesuffix(" (số liệu của cơ quan)")
            own, figures = reports[name]
            shows = unit_shows(own, figures, city.figures, row, city)
            cell, *_, place = line.xpath("./td")
            if shows.number is not None:
                rate = city.pack.indicator(row).kind == "rate"
                assert printed(shows.number, rate=rate) in said(cell)
            origin = own.own.reading(row.id).origin
            if origin:
                (link,) = place.xpath("./a")
                (file,) = page.xpath(f"//li[@id='{link.get('href')[1:]}']")
                assert file.get("data-name") == origin.file
                assert said(place).startswith(origin.place)
            looked += 1
    assert looked > 100


def test_all_units_that_a_figure_expects_stand_behind_it(city: Publication, page: Any) -> None:
    """In the table, or by name under the reason why they have no number."""
    for row in city.pack.rows:
        behind = row_of(page, row.id).xpath(".//div[@class='behind']")
        figure = city.figures.get(row.id)
        if not behind or figure is None or not behind[0].xpath(".//table[@class='drill']"):
            continue
        for keys in figure.coverage.units.values():
            for key in keys:
                assert city.units[key].name in said(behind[0]), row.id


def test_the_shares_of_a_sum_add_up(city: Publication, page: Any) -> None:
    """What is behind 3.3.1 is all of it, to the rounding of each share."""
    lines = row_of(page, "dossiers.received").xpath(".//table[@class='drill']/tbody/tr/td[2]")
    shares = [float(said(cell)[:-2].replace(",", ".")) for cell in lines if said(cell)]
    assert len(shares) > 3
    assert abs(sum(shares) - 100) <= 0.05 * len(shares)


def test_the_heat_table_holds_the_standings(city: Publication, page: Any) -> None:
    """Every ward's rate where it has one, its rank to sort by, and why where it has none; why
    nobody has a rank below."""
    (table,) = page.xpath("//table[contains(@class, 'heat')]")
    heads = [said(head) for head in table.xpath("./thead/tr/th")][1:]
    known = standings(city)
    assert heads == [*(f"{standing.label.vi} (%)" for standing in known), "Dòng đã ghi"]
    assert len(known) > 3
    for at, standing in enumerate(known, 1):
        for place in standing.places:
            (row,) = table.xpath(f"./tbody/tr[th='{place.unit.name}']")
            cell = row.xpath("./td")[at - 1]
            if place.value is None:
                assert cell.get("data-v") == ""
                assert cell.xpath(".//span[@class='sr']") or said(cell) == place.why.vi
            else:
                assert said(cell) == format_rate(place.value, "vi")
                assert cell.get("data-v") == str(place.rank or "")
    notes = [f"{of.label.vi}: {of.alike.sentence.vi}" for of in known if of.alike]
    assert notes
    assert set(notes) <= {said(each) for each in page.xpath("//p")}


def test_how_much_of_the_form_each_ward_filled_stands_beside(city: Publication, page: Any) -> None:
    """Of the rows asked of it; who sent nothing has a mark, not a zero."""
    (table,) = page.xpath("//table[contains(@class, 'heat')]")
    asked = len(city.pack.fillable("commune"))
    for leaf in city.report.leaves.values():
        if leaf.unit.level == "commune":
            (cell,) = table.xpath(f"./tbody/tr[th='{leaf.unit.name}']/td[last()]")
            used = sum(reading.value is not None for reading in leaf.readings.values())
            if leaf.submitted:
                assert said(cell) == f"{used}/{asked}"
            else:
                assert "chưa có báo cáo dùng được" in said(cell)


def test_only_wards_that_print_less_than_all_together_are_shaded(
    city: Publication, page: Any
) -> None:
    """The darker the further behind, in points that the legend names."""
    (table,) = page.xpath("//table[contains(@class, 'heat')]")
    shaded = 0
    for at, standing in enumerate(standings(city), 1):
        for place in standing.ranked:
            (cell,) = table.xpath(f"./tbody/tr[th='{place.unit.name}']/td[{at}]")
            steps = re.findall(r"\bh([123])\b", cell.get("class"))
            whole = standing.figure.value
            assert place.value is not None
            assert whole is not None
            if format_rate(place.value, "vi") == format_rate(whole, "vi") or place.value > whole:
                assert steps == []
            else:
                behind = whole - place.value
                assert steps == ["1" if behind < 1 else "2" if behind < 5 else "3"]
                shaded += 1
    assert shaded


def test_the_kinds_of_nothing_look_different_and_the_legend_tells_them(page: Any) -> None:
    """No two marks that mean different things share a class, and none is told by colour alone."""
    told: dict[str, set[str]] = {}
    for sample in page.xpath("//*[@class='legend']//span[contains(@class, 'k-')]"):
        told.setdefault(sample.get("class"), set()).add(said(sample))
    marks = [mark for marks in told.values() for mark in marks]
    assert len(marks) == len(set(marks)) >= 4
    assert all(marks)
    used = page.xpath("//table[contains(@class, 'heat')]//td[contains(@class, 'k-')]/@class")
    assert {re.findall(r"k-\S+", cls)[0] for cls in used} <= {
        name for cls in told for name in re.findall(r"k-\S+", cls)
    } | {"k-no-number"}


def test_what_is_in_and_late_and_wrong_is_told_first(city: Publication, page: Any) -> None:
    """Three numbers above all else, with the names that belong to them."""
    glances = [said(each) for each in page.xpath("//ul[@class='glance']/li")]
    assert [text.split(" ")[0] for text in glances] == ["8/9", "1", "1"]
    missing = city.filings[2].unit.name
    late = city.filings[1].unit.name
    assert missing in glances[1]
    assert f"Gửi muộn: {late}." in glances[0]
    inside = f"{missing[0].lower()}{missing[1:]}"
    assert f"chưa có báo cáo dùng được: {inside}." in said(page.xpath("//p[@class='dek']")[0])
    told = [said(each) for each in page.xpath("//ul[contains(@class, 'told')]/li")]
    assert told == [f"{missing}: chưa gửi", f"{late}: đã dùng, gửi muộn (21/9/2023)"]


def test_a_report_without_a_number_is_a_draft(city: Publication, page: Any) -> None:
    """With number and day it is that report."""
    assert "Dự thảo, chưa có số" in said(page.xpath("//header")[0])
    issued = parsed(evolve(city, number="05/BC-UBND", dated=date(2023, 9, 1)))
    assert "Báo cáo số 05/BC-UBND, ngày 01/9/2023" in said(issued.xpath("//header")[0])
    assert "Dự thảo" not in said(issued)


def test_a_rate_stands_against_the_period_before(city: Publication) -> None:
    """In points; over days of another kind only the figure of then is told, and why."""
    period = city.report.period
    window = period.window
    year = evolve(
        period,
        window=evolve(
            window,
            first=window.first.replace(year=2021),
            last=window.last.replace(year=2022),
        ),
    )
    leaves = [
        evolve(leaf, window=year.window, readings=_halved(leaf.readings))
        for leaf in city.report.leaves.values()
    ]
    before = Report(city.report.unit, year, city.report.pack, leaves)
    told = said(parsed(evolve(city, previous=before)).xpath("//ul[@class='tiles']")[0])
    assert re.search(r"▲ tăng [\d,]+ điểm % so với kỳ trước \([\d,]+ %\)", told)
    same = parsed(evolve(city, previous=city.report))
    assert "không so sánh được" in said(same.xpath("//ul[@class='tiles']")[0])


def _halved(readings: Any) -> Any:
    """The same with half as many resolved early, so that the on-time rate was lower."""
    kept = dict(readings)
    for id in ("dossiers.resolved_early", "dossiers.resolved_on_time"):
        if id in kept and kept[id].value is not None:
            kept[id] = evolve(kept[id], value=kept[id].value // 2)
    return kept


def test_findings_stand_by_kind_with_what_it_means_and_where(city: Publication, page: Any) -> None:
    """Errors first; each names its unit, leads to its row, and names file and cell."""
    groups = page.xpath("//details[contains(@class, 'group')]")
    assert [group.get("data-severity") for group in groups] == ["error", "warning"]
    (first, second) = groups
    assert "Mã trả lời ngoài bộ mã" in said(first.xpath("./summary")[0])
    assert "Số ngoài bộ mã không được tổng hợp." in said(first)
    (line,) = first.xpath(".//ul[@class='lines']/li")
    finding = city.findings[0]
    assert said(line).startswith(f"{city.units[finding.unit].name} {finding.message.vi}")
    assert line.xpath(".//a/@href")[0] == "#r-dialogue.held"
    assert finding.origin is not None
    assert said(line.xpath("./span")[-1]) == f"{finding.origin.place} {finding.origin.file}"
    assert said(second.xpath("./summary//*[@class='count small soft']")[0]) == "3 chỗ, 3 đơn vị"


def test_what_is_let_stand_comes_last_with_who_says_so(city: Publication) -> None:
    """And it is no error any more."""
    waiver = Waiver("đã xác minh qua điện thoại", "Trưởng phòng", date(2023, 12, 31))
    waived = evolve(city.findings[0], waiver=waiver)
    page = parsed(evolve(city, findings=(waived, *city.findings[1:])))
    last = page.xpath("//details[contains(@class, 'group')]")[-1]
    assert last.get("data-severity") == "waived"
    assert "đã xác minh qua điện thoại, Trưởng phòng, đến ngày 31/12/2023" in said(last)
    assert [said(e).split(" ")[0] for e in page.xpath("//ul[@class='glance']/li")][2] == "0"


def test_of_many_findings_of_a_kind_the_rest_is_counted(city: Publication) -> None:
    """None is lost silently, and nobody is sent to a list that may not have them either."""
    many = tuple(
        Finding("text-twice", Severity.INFORMATION, Text(f"Lặp từ {at}.", f"Twice {at}."))
        for at in range(MOST + 7)
    )
    page = parsed(evolve(city, findings=many))
    assert len(page.xpath("//ul[@class='lines']/li")) == MOST
    (told,) = page.xpath("//p[starts-with(., 'Còn ')]")
    assert said(told) == "Còn 7 vấn đề cùng loại."


def test_no_command_is_told_to_leaders(city: Publication) -> None:
    """What only the collecting office can do is left out, of findings and of reports refused."""
    told = Text("Danh sách thiếu trang.", "A page is missing.").and_office(
        "Hãy chạy cchc x.", "Run."
    )
    finding = Finding("text-twice", Severity.WARNING, told)
    filing = evolve(city.filings[0], state=Filed.REFUSED, reason=told)
    page = said(parsed(evolve(city, findings=(finding,), filings=(filing, *city.filings[1:]))))
    assert page.count("Danh sách thiếu trang.") == 2
    assert "cchc x" not in page


def test_an_office_alone_has_a_smaller_page(city: Publication) -> None:
    """Its own figures, notes and cells; no other units, no heat table, no comparison with them."""
    leaf = next(iter(city.report.leaves.values()))
    own = Report(leaf.unit, city.report.period, city.report.pack, [leaf])
    one = evolve(city, report=own, figures=tabulate(own, city.pack), filings=(), findings=())
    (alone, whole) = (next(iter(write(each))) for each in (one, city))
    assert alone.name == f"trang-{leaf.unit.code}-2023-9-months.html"
    assert len(alone.content) < len(whole.content) / 2
    page = html.document_fromstring(alone.content.decode())
    assert not page.xpath("//table[contains(@class, 'heat')]")
    assert not page.xpath("//noscript")
    for row in city.pack.rows:
        reading = leaf.reading(row.id)
        if reading.origin and shown(one, row).look is Look.NUMBER:
            assert reading.origin.place in said(row_of(page, row.id))
            assert reading.note in said(row_of(page, row.id))


def test_documents_stand_behind_their_count(city: Publication, page: Any) -> None:
    """Each with its unit, number, day and subject."""
    lines = row_of(page, "documents.plans").xpath(".//table[@class='listed']/tbody/tr")
    listed = city.figures["documents.plans"].documents
    assert len(lines) == len(listed) > 3
    unit, document = listed[0]
    assert said(lines[0]).startswith(city.units[unit].name)
    assert f"{document.type} {document.number}" in said(lines[0])
    assert document.subject in said(lines[0])


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_page_asks_for_nothing_and_runs_nothing_but_its_own(
    city: Publication, lang: Any
) -> None:
    """No address, no style or script besides the two whose hashes the policy names."""
    (output,) = write(evolve(city, lang=lang, manifest=samples.sample_manifest()))
    text = output.content.decode()
    assert not re.search(r"\w://|http:|https:|url\(|@import", text)
    page = html.document_fromstring(text)
    assert page.get("lang") == lang
    assert not page.xpath("//@style | //@src | //*[starts-with(name(@*), 'on')]")
    assert page.xpath("//link/@href") == ["data:,"]
    (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy
    for kind in ("style", "script"):
        (inline,) = re.findall(rf"<{kind}>(.*?)</{kind}>", text, flags=re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(inline.encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{digest}'" in policy


HOSTILE = "</noscript></style><script>alert('x')</script>\"'&amp;{{ 7*7 }}<!--"


def test_hostile_names_and_notes_are_text(city: Publication) -> None:
    """Whatever an office calls itself, its files, or writes, it is read as it was written."""
    leaves = []
    for leaf in city.report.leaves.values():
        readings = [
            evolve(reading, note=HOSTILE, origin=evolve(reading.origin, file=HOSTILE, cell=HOSTILE))
            for reading in leaf.readings.values()
        ]
        leaves.append(evolve(leaf, unit=evolve(leaf.unit, name=HOSTILE), readings=readings))
    report = evolve(city.report, leaves=leaves)
    finding = evolve(city.findings[0], message=Text(HOSTILE, HOSTILE))
    hostile = evolve(city, report=report, findings=(finding,), number=HOSTILE)
    (output,) = write(hostile)
    plain = parsed(city)
    page = html.document_fromstring(output.content.decode())
    for kind in ("script", "style", "noscript"):
        assert len(page.xpath(f"//{kind}")) == len(plain.xpath(f"//{kind}"))
    text = page.text_content()
    assert text.count(HOSTILE) > len(city.pack.rows)
    assert page.xpath("//li[@id='tep-1']/@data-name") == [HOSTILE]
    json.loads(page.xpath("//script[@id='said']")[0].text)


def test_every_link_leads_somewhere_and_every_id_is_one(page: Any) -> None:
    """Rows, files and sections alike."""
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    links = set(page.xpath("//a/@href"))
    assert links
    assert {href[1:] for href in links} <= set(ids)
    labels = page.xpath("//@aria-labelledby")
    assert set(labels) <= set(ids)


def test_the_page_can_be_found_one_s_way_in_without_looking(page: Any) -> None:
    """Landmarks, one first heading and no level skipped, tables named and their heads scoped,
    drawings and fields with a name."""
    assert len(page.xpath("//main")) == len(page.xpath("//nav[@aria-label]")) == 1
    levels = [int(heading.tag[1]) for heading in page.xpath("//h1 | //h2 | //h3")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    for table in page.xpath("//table[not(ancestor::details)]"):
        assert table.xpath("./caption | @aria-label | @aria-labelledby")
    assert not page.xpath("//table//th[not(@scope)]")
    assert not page.xpath("//th[.//details][not(@abbr)]"), "a head is not all that is behind it"
    for drawing in page.xpath("//svg"):
        assert drawing.get("aria-label")
        assert drawing.xpath("./desc")[0].text
    assert not page.xpath("//input[not(ancestor::label)] | //select[not(ancestor::label)]")
    assert page.xpath("//a[@class='skip']/@href") == ["#noi-dung"]


def test_the_charts_say_what_they_draw(city: Publication, page: Any) -> None:
    """Every ward's rate is in the description, and its dot stands where the scale has it."""
    (standing, *_) = standings(city)
    figure = page.xpath("//figure")[0]
    described = figure.xpath(".//desc")[0].text
    for place in standing.ranked:
        assert f"{place.rank}. {place.unit.name}: {format_rate(place.value, 'vi')} %" in described
    low, high = map(int, re.findall(r"Thang từ (\d+) đến (\d+)", said(figure))[0])
    dots = [float(x.rstrip("%")) for x in figure.xpath(".//circle/@cx")]
    values = sorted(float(place.value) for place in standing.ranked)
    for dot, value in zip(sorted(dots), values, strict=True):
        assert abs(low + dot * (high - low) / 100 - value) < 0.01 * (high - low)


def test_the_size_grows_with_the_units_and_no_faster(
    few: FormPack, published: Callable[..., Publication]
) -> None:
    """A unit more costs the same however many there are: under 200 bytes a row."""
    sizes = [len(next(iter(write(published(n, few)))).content) for n in (20, 40, 60)]
    a_unit = [(after - before) / 20 for before, after in pairwise(sizes)]
    assert a_unit[1] < 1.2 * a_unit[0]
    assert a_unit[1] < 200 * len(few.rows)


def test_a_unit_nobody_knows_is_called_by_its_key(city: Publication) -> None:
    """A finding may be about one that the list does not have."""
    finding = evolve(city.findings[0], unit=UnitKey("12345"), indicator="no.such.row", origin=None)
    page = parsed(evolve(city, findings=(finding,)))
    line = page.xpath("//ul[@class='lines']/li")[0]
    assert said(line).startswith("12345")
    assert "no.such.row" in said(line)


def test_units_of_one_name_stay_apart(few: FormPack, published: Any) -> None:
    """Two communes may be called alike; both stand in every table."""
    twice = published(5, few)
    leaves = [
        evolve(leaf, unit=evolve(leaf.unit, name="Xã An Châu"))
        if leaf.unit.level == "commune"
        else leaf
        for leaf in twice.report.leaves.values()
    ]
    page = parsed(evolve(twice, report=evolve(twice.report, leaves=leaves)))
    names = [said(e) for e in page.xpath("//table[contains(@class, 'heat')]/tbody/tr/th")]
    assert names == ["Tổng hợp", *["Xã An Châu"] * 5]


def test_the_report_in_words_leads_from_each_figure_to_its_row(city: Publication) -> None:
    """Chapter by chapter; what the units wrote stands under its heading."""
    (_, leaf, *_) = city.report.leaves.values()
    written = evolve(leaf, words={"assessment.difficulties": "Thiếu máy quét tại bộ phận một cửa."})
    leaves = {**city.report.leaves, leaf.key: written}
    page = parsed(evolve(city, report=evolve(city.report, leaves=leaves)))
    chapters = page.xpath("//details[@class='chapter']")
    assert [said(each.xpath("./summary")[0]).split(".")[0] for each in chapters] == [
        "I",
        "II",
        "III",
    ]
    assert "Thiếu máy quét tại bộ phận một cửa." in said(chapters[2])
    assert leaf.unit.name in said(chapters[2])
    links = chapters[1].xpath(".//a")
    assert len(links) > 5
    for link in links:
        figure = row_of(page, link.get("href")[3:]).xpath("./td[contains(@class, 'figure')]")[0]
        assert said(link) in said(figure) or "không phát sinh" in said(link)
