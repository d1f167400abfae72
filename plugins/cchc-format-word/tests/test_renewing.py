"""A report written anew keeps every word a person typed, and has every figure as it is now."""

import io
import shutil
import subprocess
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from word_edits import add_below, append_to, copy_of, edited, take_out, type_over, write_into
from word_read import W, content, controls, paragraphs, part, said

from cchc_core import FileRefused, Leaf, Publication, Report, tabulate
from cchc_core.testing import samples
from cchc_format_word import renew

WORDS = "Lời gõ thêm trong Word."
TASKS = "@section.tasks"
DOSSIERS = "@section.results.procedures.dossiers"


@pytest.fixture(scope="module")
def corrected(ward):
    """The ward's report after it corrected its figures: each count is one more."""
    (leaf,) = ward.report.leaves.values()
    readings = [
        evolve(r, value=r.value + 1) if type(r.value) is int and r.value > 2 else r
        for r in leaf.readings.values()
    ]
    new = Leaf(leaf.unit, leaf.window, readings, words=leaf.words)
    report = Report(ward.report.unit, ward.report.period, ward.report.pack, [new])
    return evolve(ward, report=report, figures=tabulate(report, ward.pack))


@pytest.fixture(scope="module")
def corrected_file(corrected):
    return content(corrected)


def reworded(ward: Publication, **words: str) -> Publication:
    """The ward's report after it wrote sections anew."""
    (leaf,) = ward.report.leaves.values()
    new = Leaf(leaf.unit, leaf.window, leaf.readings, words={**leaf.words, **words})
    report = Report(ward.report.unit, ward.report.period, ward.report.pack, [new])
    return evolve(ward, report=report)


@pytest.fixture(scope="module")
def reworded_file(ward):
    """The ward's report after it wrote its tasks anew."""
    return content(reworded(ward, tasks="Nhiệm vụ viết lại."))


def test_what_nobody_touched_gives_way(ward_file, corrected_file):
    """As long as no program has saved the report, the new one takes its place as it is."""
    assert renew(corrected_file, ward_file).content == corrected_file


def test_the_same_again_is_the_same(ward_file):
    """Nothing is renewed by itself."""
    assert renew(ward_file, ward_file).content == ward_file


def test_saved_and_not_changed(ward_file, corrected_file):
    """What a program only saved has all figures and sentences of the new one."""
    renewed = renew(corrected_file, edited(ward_file))

    assert paragraphs(renewed.content) == paragraphs(corrected_file)
    assert not renewed.conflicts


def test_words_in_a_section_stay_and_its_figures_are_renewed(ward_file, corrected_file):
    """Only the person changed the sentences: they stand, with the new figures in them."""
    standing = edited(ward_file, write_into(DOSSIERS, WORDS))

    renewed = renew(corrected_file, standing)

    (section,) = controls(renewed.content)[DOSSIERS]
    assert WORDS in section
    assert section.replace(WORDS, "") == controls(corrected_file)[DOSSIERS][0]
    assert not renewed.conflicts


def test_words_of_both_stand_beside_one_another(ward_file, reworded_file):
    """Both changed: the person's stand, ours are shown in a comment, and it is told."""
    standing = edited(ward_file, write_into(TASKS, WORDS))

    renewed = renew(reworded_file, standing)

    assert WORDS in controls(renewed.content)[TASKS][0]
    (conflict,) = renewed.conflicts
    assert conflict.rule == "renewed-conflict"
    assert "Nhiệm vụ viết lại." in conflict.expected
    assert renew(reworded_file, renewed.content) == renewed, "it waits until a person decides"


def test_only_the_words_of_the_unit_changed(ward_file, reworded_file):
    """A section that nobody touched has the unit's new words, whatever was typed in others."""
    standing = edited(ward_file, write_into("@section.proposals", WORDS))

    renewed = renew(reworded_file, standing)

    assert controls(renewed.content)[TASKS] == ["Nhiệm vụ viết lại."]
    assert WORDS in controls(renewed.content)["@section.proposals"][0]


def test_a_section_written_anew_stays_with_what_is_below(ward, ward_file):
    """Its last paragraph does, as that of the section before did, and no other."""
    new = content(reworded(ward, proposals="Một.\nHai."))
    renewed = renew(new, edited(ward_file, write_into(TASKS, WORDS))).content

    kept = {
        said(paragraph): paragraph.find(f"{W}pPr/{W}keepNext") is not None
        for paragraph in part(renewed).iter(f"{W}p")
    }

    assert [kept["Một."], kept["Hai."]] == [False, True]


def test_a_figure_typed_over_is_put_back_and_told(ward_file):
    """The figure is the campaign's; what was typed is not lost, it is told."""
    figures = {n: texts for n, texts in controls(ward_file).items() if not n.startswith("@")}
    row = next(name for name, texts in figures.items() if texts[0].isdigit())
    right = controls(ward_file)[row][0]

    renewed = renew(ward_file, edited(ward_file, type_over(row, "987654")))

    assert controls(renewed.content)[row][0] == right
    (told,) = [finding for finding in renewed.conflicts if finding.rule == "renewed-figure"]
    assert (told.found, told.expected) == ("987654", right)


def test_a_number_typed_by_hand_is_kept(ward, ward_file, corrected_file):
    """It stands in the appendices too, until the office gives another, which is told."""
    standing = edited(ward_file, type_over("@number", "07/BC-UBND"))

    renewed = renew(corrected_file, standing)
    again = renew(content(evolve(ward, number="08/BC-UBND")), renewed.content)

    assert set(controls(renewed.content)["@number"]) == {"07/BC-UBND"}
    assert set(controls(again.content)["@number"]) == {"07/BC-UBND"}
    assert {finding.rule for finding in again.conflicts} == {"renewed-conflict"}


def test_a_number_given_by_the_office_takes_the_blank_place(ward, ward_file):
    """And the report is a draft no more, though words were typed into it."""
    issued = evolve(ward, number="08/BC-UBND", dated=samples.sample_period().due)

    renewed = renew(content(issued), edited(ward_file, write_into(TASKS, WORDS)))

    assert set(controls(renewed.content)["@number"]) == {"08/BC-UBND"}
    assert "DỰ THẢO" not in paragraphs(renewed.content)
    assert WORDS in controls(renewed.content)[TASKS][0]


def test_a_section_taken_out_comes_back_below_its_heading(ward_file, corrected_file):
    """Its heading says where it belongs; without that it is told that it has no place."""
    renewed = renew(corrected_file, edited(ward_file, take_out(TASKS)))

    assert controls(renewed.content)[TASKS] == controls(corrected_file)[TASKS]
    assert not renewed.conflicts
    assert renew(corrected_file, renewed.content).content == renewed.content


def test_headings_are_numbered_anew_and_their_wording_stays(ward, ward_file):
    """A number is ours, whatever the office made of the heading behind it."""
    silent = [evolve(s, written=s.written and s.id != "tasks") for s in ward.pack.sections]
    new = content(evolve(ward, pack=evolve(ward.pack, sections=tuple(silent))))
    standing = edited(ward_file, write_into("@section.assessment.strengths", WORDS))
    assert "V. KIẾN NGHỊ, ĐỀ XUẤT" in paragraphs(standing)

    renewed = paragraphs(renew(new, standing).content)

    assert "IV. KIẾN NGHỊ, ĐỀ XUẤT" in renewed
    assert any(WORDS in text for text in renewed)


def test_a_section_copied_elsewhere_is_renewed_there_too(ward_file, corrected_file):
    """Both are the same section."""
    renewed = renew(corrected_file, edited(ward_file, copy_of(DOSSIERS)))

    assert controls(renewed.content)[DOSSIERS] == 2 * controls(corrected_file)[DOSSIERS]


def test_what_is_no_report_of_ours(ward_file):
    """Nothing is guessed: it is refused, so that it stays where it is."""
    from docx import Document

    other = io.BytesIO()
    Document().save(other)
    for standing in (b"", b"abc", other.getvalue(), ward_file[: len(ward_file) // 2]):
        with pytest.raises(FileRefused):
            renew(ward_file, standing)


places = st.integers(0, 10_000)
words = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1).map(
    lambda text: f"«{text}»"
)


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(typed=st.lists(st.tuples(places, words, st.booleans()), min_size=1, max_size=4))
@example(typed=[(0, "«a»", True), (0, "«a»", False)])
def test_no_word_is_ever_lost(ward_file, corrected_file, typed):
    """Whatever is typed wherever, in paragraphs of the report or in new ones, stands afterwards;
    and renewed once more the report is the same to the byte."""
    standing = edited(
        ward_file, *(add_below(at, w) if new else append_to(at, w) for at, w, new in typed)
    )

    renewed = renew(corrected_file, standing)

    said = "\n".join(paragraphs(renewed.content))
    for _, text, _ in typed:
        assert text in said
    assert renew(corrected_file, renewed.content) == renewed


@pytest.mark.skipif(not shutil.which("soffice"), reason="no LibreOffice here")
def test_edited_and_saved_by_libreoffice(ward_file, corrected_file, tmp_path):
    """It forgets the tags of controls and the controls of paragraphs; nothing is lost all the same,
    and every figure is renewed."""
    standing = edited(ward_file, write_into(DOSSIERS, WORDS), type_over("@number", "07/BC-UBND"))

    renewed = renew(corrected_file, saved_by_libreoffice(standing, tmp_path))

    held, wanted = controls(renewed.content), controls(corrected_file)
    assert WORDS in held[DOSSIERS][0]
    assert held[DOSSIERS][0].replace(WORDS, "") == wanted[DOSSIERS][0]
    assert set(held["@number"]) == {"07/BC-UBND"}
    ours = {name: texts for name, texts in wanted.items() if name not in (DOSSIERS, "@number")}
    assert {name: held[name] for name in ours} == ours
    assert renew(corrected_file, renewed.content) == renewed


def saved_by_libreoffice(content: bytes, folder: Path) -> bytes:
    file = folder / "in" / "bao-cao.docx"
    file.parent.mkdir()
    file.write_bytes(content)
    profile = (folder / "profile").as_uri()
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation={profile}",
            "--headless",
            *("--convert-to", "docx:MS Word 2007 XML", "--outdir", str(folder), str(file)),
        ],
        check=True,
        capture_output=True,
        timeout=180,
    )
    return (folder / "bao-cao.docx").read_bytes()
