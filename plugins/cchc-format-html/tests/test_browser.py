"""The page in a real browser: by mouse and by keyboard, light and dark, narrow and on paper."""

import re
import shutil
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from cchc_core import FormPack, Publication
from cchc_core.printing import standings
from cchc_format_html import write
from cchc_format_html.chapters import Chapter, chapters

playwright = pytest.importorskip("playwright.sync_api", reason="playwright drives the browser")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on the PATH")

PHONE, DESK = {"width": 390, "height": 844}, {"width": 1280, "height": 900}


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """One Chromium for all tests."""
    with playwright.sync_playwright() as started:
        opened = started.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def file(city: Publication, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small city's page on disk."""
    return _written(city, tmp_path_factory.mktemp("page"))


def _written(publication: Publication, folder: Path) -> Path:
    (output,) = write(publication)
    path = folder / output.name
    path.write_bytes(output.content)
    return path


class Opened:
    """A page with what it complained of and asked for."""

    def __init__(self, browser: Any, file: Path, **how: Any) -> None:
        self.context = browser.new_context(viewport=how.pop("viewport", DESK), **how)
        self.page = self.context.new_page()
        self.complaints: list[str] = []
        self.asked: list[str] = []
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.goto(file.as_uri())

    def __enter__(self) -> Any:
        return self.page

    def __exit__(self, *_: object) -> None:
        self.context.close()


OPEN_ALL = "document.querySelectorAll('details').forEach(each => { each.open = true; })"
WIDTH = "document.documentElement.scrollWidth"


def test_nothing_is_asked_for_and_nothing_goes_wrong(browser: Any, file: Path) -> None:
    """Not on opening, not when everything is opened, sorted, filtered and darkened."""
    opened = Opened(browser, file)
    with opened as page:
        page.evaluate(OPEN_ALL)
        page.locator(".theme button").click()
        page.locator("th [role=button]").first.click()
        page.locator("#loc input").fill("mã")
        page.locator("nav a").last.click()
        page.wait_for_timeout(100)
        assert opened.complaints == []
        assert opened.asked == [file.as_uri()]


def test_what_is_behind_a_figure_is_built_when_it_is_opened(browser: Any, file: Path) -> None:
    """And names the file that a cell is in, where the page without scripts, or a narrow one, gives
    its number."""
    with Opened(browser, file, viewport=PHONE) as page:
        row = page.locator("[id='r-dossiers.received']")
        row.locator("summary").click()
        row.locator("table.drill").wait_for()
        assert row.locator("table.drill a").first.inner_text() == "tệp 2"
    with Opened(browser, file) as page:
        row = page.locator("[id='r-dossiers.received']")
        assert page.locator("table.drill").count() == 0
        row.locator("summary").click()
        row.locator("table.drill").wait_for()
        assert row.locator("table.drill tbody tr").count() == 8
        link = row.locator("table.drill a").first
        assert link.inner_text().endswith("BC CCHC 9 tháng.xlsx")
        link.click()
        assert page.locator(".files li:target").inner_text().find(link.inner_text()) > 0


def test_without_scripts_the_page_is_whole(browser: Any, file: Path) -> None:
    """What scripts would build is there; no button stands idle."""
    with Opened(browser, file, java_script_enabled=False) as page:
        assert page.locator("button:visible, input:visible").count() == 0
        row = page.locator("[id='r-dossiers.received']")
        row.locator("summary").click()
        row.locator("table.drill").wait_for()
        assert row.locator("table.drill tbody tr:visible").count() == 8


def test_a_link_to_a_row_opens_it(browser: Any, file: Path) -> None:
    """From a key rate to the units behind it in one step."""
    with Opened(browser, file) as page:
        page.locator(".tiles a", has_text=re.compile("B.3.10")).click()
        row = page.locator("[id='r-dossiers.on_time_rate']")
        row.locator("table.drill").wait_for()
        assert row.locator("summary").first.is_visible()
        assert row.bounding_box()["y"] >= page.locator("nav").bounding_box()["height"] - 1


def test_the_filter_leaves_what_was_asked_for_and_says_how_much(browser: Any, file: Path) -> None:
    """By any word, with or without its marks, and by how much it matters; emptied, all is back."""
    with Opened(browser, file) as page:
        told, groups = page.locator("#con-lai"), page.locator("details.group:visible")
        assert told.get_attribute("role") == "status"
        page.locator("#loc input").fill("ma tra loi")
        assert told.inner_text() == "Đang hiện 1/4 vấn đề, 1 loại."
        assert page.locator(".lines li:visible").count() == 1
        page.locator("#loc input").fill("")
        page.locator("#loc select").select_option("warning")
        assert told.inner_text() == "Đang hiện 3/4 vấn đề, 1 loại."
        assert groups.count() == 1
        page.locator("#loc select").select_option("")
        assert groups.count() == 2


def test_a_column_is_sorted_by_rank_and_says_so(
    browser: Any, file: Path, city: Publication
) -> None:
    """The first first, then the last first; who has no rate stands last both ways, and all
    together stays on top."""
    (standing, *_) = standings(city)
    with Opened(browser, file) as page:
        head = page.locator(".heat thead th").nth(1)
        names = page.locator(".heat tbody th")
        for way in ("ascending", "descending"):
            head.locator("[role=button]").click()
            assert head.get_attribute("aria-sort") == way
            shown = names.all_inner_texts()
            assert shown[0] == "Tổng hợp"
            ranks = {place.unit.name: place.rank for place in standing.places}
            ranked = [ranks[name] for name in shown[1:]]
            there = [rank for rank in ranked if rank is not None]
            assert there == sorted(there, reverse=way == "descending")
            assert ranked == [*there, *[None] * (len(ranked) - len(there))]
        page.locator(".heat thead th").first.locator("[role=button]").press("Enter")
        assert head.get_attribute("aria-sort") is None
        assert page.locator(".heat thead th").first.get_attribute("aria-sort") == "ascending"


def test_the_keyboard_reaches_everything_in_the_order_it_is_read(browser: Any, file: Path) -> None:
    """The first step skips to the content; focus can be seen wherever it is; Enter opens."""
    with Opened(browser, file) as page:
        page.keyboard.press("Tab")
        skip = page.locator(".skip")
        assert skip.evaluate("e => e === document.activeElement")
        assert skip.bounding_box()["y"] >= 0
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "noi-dung"
        page.reload()
        tops, kinds, unseen = [], set(), []
        for _ in range(60):
            page.keyboard.press("Tab")
            at = page.evaluate(
                "(() => { const e = document.activeElement, s = getComputedStyle(e);"
                "return [e.tagName, e.getAttribute('role'), s.outlineStyle, "
                "(e.closest('thead') ?? e).getBoundingClientRect().top + scrollY, "
                "e.closest('nav') !== null] })()"
            )
            kinds.add(at[1] or at[0])
            if at[2] == "none":
                unseen.append(at)
            if not at[4]:
                tops.append(at[3])
        assert {"A", "SUMMARY", "button", "INPUT", "SELECT"} <= kinds
        assert unseen == []
        assert all(after > before - 60 for before, after in pairwise(tops[1:]))
        summary = page.locator("[id='r-survey.forms'] summary")
        summary.focus()
        page.keyboard.press("Enter")
        page.locator("[id='r-survey.forms'] table.drill").wait_for()


def test_dark_is_as_the_device_has_it_until_somebody_chooses(browser: Any, file: Path) -> None:
    """The switch says what it would make of the page."""
    paper = "getComputedStyle(document.body).backgroundColor"
    with Opened(browser, file, color_scheme="dark") as page:
        dark = page.evaluate(paper)
        button = page.locator(".theme button")
        assert button.inner_text() == "Nền sáng"
        button.click()
        assert page.evaluate(paper) == "rgb(255, 255, 255)" != dark
        assert button.inner_text() == "Nền tối"
        page.emulate_media(color_scheme="light")
        button.click()
        assert page.evaluate(paper) == dark


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_all_text_stands_out(browser: Any, file: Path, scheme: str) -> None:
    """Contrast of at least 4.5 of every piece of text with what is behind it, hatching aside by its
    darker and its lighter stripe."""
    with Opened(browser, file, color_scheme=scheme) as page:
        page.evaluate(OPEN_ALL)
        page.wait_for_timeout(100)
        measured = page.evaluate(CONTRAST)
        assert len(measured) > 500
        assert min(measured, key=lambda each: each[0])[0] >= 4.5


CONTRAST = """() => {
  const parse = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const linear = (v) => (v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4);
  const light = (colour) => {
    const [r, g, b] = colour.slice(0, 3).map((v) => linear(v / 255));
    return .2126 * r + .7152 * g + .0722 * b;
  };
  const ratio = (a, b) => {
    const [more, less] = [light(a), light(b)].sort((p, q) => q - p);
    return (more + .05) / (less + .05);
  };
  const behind = (element) => {
    for (let e = element; e; e = e.parentElement) {
      const style = getComputedStyle(e);
      const stripes = style.backgroundImage.match(/rgba?\\([^)]*\\)/g);
      if (stripes) return stripes.map(parse);
      const colour = parse(style.backgroundColor);
      if (colour.length < 4 || colour[3] > 0) return [colour];
    }
    return [[255, 255, 255]];
  };
  const unseen = ["SCRIPT", "NOSCRIPT", "desc", "title"];
  const found = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    const element = node.parentElement;
    if (!node.data.trim() || unseen.includes(element.tagName)) continue;
    if (element.closest(".sr") || !element.getClientRects().length) continue;
    const style = getComputedStyle(element);
    const ink = parse(element.closest("svg") ? style.fill : style.color);
    const least = Math.min(...behind(element).map((paper) => ratio(ink, paper)));
    found.push([least, node.data.trim().slice(0, 40), element.className]);
  }
  return found;
}"""


@pytest.mark.parametrize("width", [320, 390, 768, 1280, 1920])
def test_the_page_never_scrolls_sideways(browser: Any, file: Path, width: int) -> None:
    """Not on a phone, with everything open; what is wider scrolls in a place of its own."""
    with Opened(browser, file, viewport={"width": width, "height": 800}) as page:
        assert page.evaluate(WIDTH) == width
        page.evaluate(OPEN_ALL)
        page.wait_for_timeout(100)
        assert page.evaluate(WIDTH) == width


TORN = """() => {
  const numbers = [...document.querySelectorAll("td.n, td.figure, .drill td:not(:last-child)")];
  return numbers.filter((cell) => {
    const range = document.createRange();
    range.selectNodeContents(cell);
    const tops = [...range.getClientRects()].map((line) => Math.round(line.top));
    return !/\\s/.test(cell.textContent.trim()) && new Set(tops).size > 1;
  }).map((cell) => cell.textContent.trim());
}"""


def test_no_number_is_torn_on_a_phone(
    browser: Any, few: FormPack, published: Any, tmp_path: Path
) -> None:
    """`1.227` over two lines is two numbers."""
    with Opened(browser, _written(published(20, few), tmp_path), viewport=PHONE) as page:
        page.evaluate(OPEN_ALL)
        page.wait_for_timeout(200)
        assert page.locator(".drill td").count()
        assert page.evaluate(TORN) == []


def test_on_paper_heads_are_repeated_and_no_row_is_cut(
    browser: Any, few: FormPack, published: Any, tmp_path: Path
) -> None:
    """A table of sixty communes runs over pages, each with its head; pages are A4, numbered from
    the second on; what is only for the screen is left out, and dark is printed light."""
    pdfplumber = pytest.importorskip("pdfplumber", reason="pdfplumber reads what was printed")
    city = published(60, few)
    with Opened(browser, _written(city, tmp_path), color_scheme="dark") as page:
        printed = page.pdf(prefer_css_page_size=True, path=str(tmp_path / "page.pdf"))
        assert printed
    names = {unit.name for unit in city.report.units if unit.level == "commune"}
    with pdfplumber.open(tmp_path / "page.pdf") as pdf:
        texts = [page.extract_text() for page in pdf.pages]
        assert {(round(page.width), round(page.height)) for page in pdf.pages} == {(595, 842)}
        inks = {char["non_stroking_color"] for page in pdf.pages for char in page.chars}
        assert all(sum(ink) / len(ink) < 0.6 for ink in inks)
    rates = len(standings(city))
    tables = [text for text in texts if text.count("(%)") == rates]
    assert len(tables) > 1
    assert all(any(f"{name} " in text for text in tables) for name in names)
    assert [text.split()[0] for text in texts[1:]] == [str(n) for n in range(2, len(texts) + 1)]
    assert not any("Nền tối" in text or "Nền sáng" in text for text in texts)
    assert sum(text.count("Đơn vị tính") for text in texts) >= 2
    folded = [chapter for chapter in chapters(city) if not chapter.written]
    whole = " ".join(" ".join(texts).split())
    assert folded
    assert all(_beginning(chapter) in whole for chapter in folded)


def _beginning(chapter: Chapter) -> str:
    """The first words that a chapter says."""
    paragraph = next(of for text in chapter.texts for of in (*text.told, *text.words))
    return " ".join(paragraph.text.split()[:4])


def test_a_province_of_166_communes_is_light_to_open(
    browser: Any, few: FormPack, published: Any, tmp_path: Path
) -> None:
    """What is not opened costs nothing: the page is built of no more than a few thousand things,
    and what is behind a figure comes at once."""
    province = published(166, few)
    with Opened(browser, _written(province, tmp_path), viewport=PHONE) as page:
        assert page.evaluate("document.querySelectorAll('*').length") < 6_000
        row = page.locator("[id='r-dossiers.received']")
        row.locator("summary").click()
        row.locator("table.drill").wait_for()
        assert row.locator("table.drill tbody tr").count() > 90
        assert page.evaluate(WIDTH) == PHONE["width"]
