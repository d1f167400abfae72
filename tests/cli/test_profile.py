"""`cchc profile draft`: a profile that a source proposes lands where the campaign looks for it."""

import pytest

from cchc_core.errors import FileRefused
from cchc_core.extensions import Output, Source
from cchc_core.testing.plugins import plugin_of
from cchc_core.text import Text

NO_HEADS = FileRefused("layout-without-heads", Text("Không có tiêu đề.", "There are no heads."))


def lists(name, mark, draft):
    """A source of lists that begin with a mark."""
    title = Text("Danh sách giả định", "Made-up lists")
    return plugin_of(
        Source(name, title, lambda path, head: head.startswith(mark), lambda *_: (), draft=draft)
    )


def drafted(path):
    return Output("rieng.toml", f'vi = "Mẫu của {path.name}"\n'.encode())


def declined(path):
    raise NO_HEADS


@pytest.fixture
def export(city):
    path = city / "inbox" / "danh-sach.csv"
    path.write_text("mã;ngày\n", "utf-8")
    return path


def test_the_draft_is_written_into_the_campaign_s_profiles(cchc, named, city, export):
    """And shown, to be looked through; an edited one is not replaced unasked."""
    more = [named("lists", lists("list", b"m", drafted))]

    ran = cchc("profile", "draft", export, more=more)
    (city / "profiles" / "rieng.toml").write_text("đã sửa", "utf-8")
    again = cchc("profile", "draft", export, more=more)

    assert ran.code == 0
    assert 'vi = "Mẫu của danh-sach.csv"' in ran.out
    assert again.code == 2
    assert (city / "profiles" / "rieng.toml").read_text("utf-8") == "đã sửa"
    forced = cchc("profile", "draft", export, "--force", "--json", more=more)
    assert forced.envelope["data"]["text"] == 'vi = "Mẫu của danh-sach.csv"\n'


def test_it_may_be_written_elsewhere_for_a_file_of_no_campaign(cchc, named, tmp_path):
    """Without `--output` nobody could say where to."""
    path = tmp_path / "danh-sach.csv"
    path.write_text("mã;ngày\n", "utf-8")
    more = [named("lists", lists("list", b"m", drafted))]

    ran = cchc("profile", "draft", path, "--output", tmp_path / "mẫu", more=more)

    assert ran.code == 0
    assert (tmp_path / "mẫu" / "rieng.toml").is_file()
    assert cchc("profile", "draft", path, more=more).code == 2


def test_the_source_that_recognises_the_file_is_asked_first_then_the_others(cchc, named, export):
    """Whose refusal is told when none can propose anything."""
    able = named("able", lists("able", b"x", drafted))
    unable = named("unable", lists("unable", b"m", declined))

    assert cchc("profile", "draft", export, more=[unable, able]).code == 0
    ran = cchc("profile", "draft", export, "--lang", "en", more=[unable])
    assert (ran.code, ran.err.strip()) == (2, "There are no heads.")


def test_without_a_source_that_drafts_it_says_which_plugin_does(cchc, export):
    """It is a matter of what is installed."""
    ran = cchc("profile", "draft", export)

    assert ran.code == 2
    assert "cchc-source-portal" in ran.err
