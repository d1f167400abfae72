"""Plugins: what several offer together, and a broken one costs only itself."""

import sys
from types import SimpleNamespace

import pytest

from cchc_core.errors import NotFound
from cchc_core.extensions import Check, Format, Forms, Output, Source
from cchc_core.hookspecs import hookimpl
from cchc_core.model.findings import Rule, Severity
from cchc_core.offers import Plugin
from cchc_core.plugins import gather, installed
from cchc_core.testing.plugins import offer_of, plugin_of
from cchc_core.testing.samples import sample_pack, sample_units
from cchc_core.text import Text

NAME = Text("Tên", "name")
CITY = Format("city", NAME, lambda publication: [Output("a.txt", b"a")])
PORTAL = Source("portal", NAME, lambda path, head: False, lambda path, desk: ())
RULE = Check(Rule("code-set", NAME, Severity.ERROR, NAME, NAME), lambda case: ())
DATA = Forms({"sample": sample_pack}, {"sample": sample_units}, lambda: {"x": None})


def test_an_offer_holds_what_all_plugins_yield_by_name():
    """Sources, formats, checks, form packs, units and period schemes; and who provides them."""
    offer = offer_of(one=plugin_of(CITY, PORTAL), two=plugin_of(RULE, DATA))
    assert (offer.formats, offer.sources) == ({"city": CITY}, {"portal": PORTAL})
    assert offer.checks == {"code-set": RULE}
    assert offer.pack("sample") is sample_pack()
    assert offer.unit_list("sample") is sample_units()
    assert list(offer.schemes) == ["x"]
    assert offer.providers["source", "portal"].distribution == "cchc-one"
    assert offer.problems == ()


def test_the_order_of_plugins_does_not_matter():
    """What is listed is listed by name."""
    other = Format("a", NAME, CITY.write)
    one, two = plugin_of(CITY), plugin_of(other)
    assert list(offer_of(one=one, two=two).formats) == ["a", "city"]
    assert list(offer_of(two=two, one=one).formats) == ["a", "city"]


@hookimpl
def cchc_formats():
    raise ZeroDivisionError("chia cho không")


@hookimpl
def late():
    yield CITY
    raise RuntimeError("nửa chừng")


def misspelt():
    @hookimpl
    def cchc_fromats():
        return [CITY]

    return SimpleNamespace(cchc_fromats=cchc_fromats)


BROKEN = {
    "import error": ModuleNotFoundError("No module named 'openpyxl'"),
    "leaves the program": SystemExit(3),
    "raising hook": SimpleNamespace(cchc_formats=cchc_formats),
    "raising half-way": SimpleNamespace(cchc_formats=late),
    "misspelt hook": misspelt(),
    "yields another record": SimpleNamespace(cchc_formats=hookimpl(lambda: [PORTAL])),
    "yields no list": SimpleNamespace(cchc_formats=hookimpl(lambda: CITY)),
    "asks for arguments": SimpleNamespace(cchc_formats=hookimpl(lambda desk: [CITY])),
}


@pytest.mark.parametrize("fault", BROKEN)
def test_a_broken_plugin_costs_only_itself(fault):
    """All of it is left out, all others stay; the problem names distribution and way out."""
    offer = offer_of(broken=BROKEN[fault], sound=plugin_of(PORTAL))
    (problem,) = offer.problems
    assert (offer.sources, offer.formats) == ({"portal": PORTAL}, {})
    assert (problem.plugin, problem.distribution) == ("broken", "cchc-broken")
    assert "cchc-broken" in problem.message.vi
    assert "--disable broken" in problem.message.en


def test_a_misspelt_hook_is_named():
    """Without that its author would wonder why nothing is listed."""
    (problem,) = offer_of(broken=misspelt()).problems
    assert "cchc_fromats" in problem.message.vi


def test_forms_that_cannot_be_loaded_cost_only_themselves():
    """Period schemes are read when plugins are gathered; a pack only when it is wanted."""

    def damaged():
        raise OSError("tệp hỏng")

    offer = offer_of(bad=plugin_of(Forms({"p": damaged}, schemes=damaged)), good=plugin_of(DATA))
    assert [problem.plugin for problem in offer.problems] == ["bad"]
    assert list(offer.schemes) == ["x"]
    assert sorted(offer.packs) == ["p", "sample"]


@pytest.mark.parametrize("record", [CITY, PORTAL, RULE, DATA], ids=lambda r: type(r).__name__)
def test_of_two_records_with_one_name_neither_is_used(record):
    """Which would win must not depend on chance; each problem names both distributions."""
    offer = offer_of(one=plugin_of(record), two=plugin_of(record), three=plugin_of())
    used = (offer.formats, offer.sources, offer.checks, offer.packs, offer.units, offer.schemes)
    assert not any(used)
    assert {problem.plugin for problem in offer.problems} == {"one", "two"}
    for problem in offer.problems:
        assert "cchc-one, cchc-two" in problem.message.vi
        assert "cchc-three" not in problem.message.en


def test_of_two_plugins_with_one_name_neither_is_used():
    """Nor imported; the problems name the two distributions and no third."""
    imported = []
    twins = [Plugin("city", name, "1", lambda: imported.append(1)) for name in ("cchc-a", "cchc-b")]
    other = Plugin("other", "cchc-c", "1", lambda: plugin_of(PORTAL))
    offer = gather(*twins, other)
    assert imported == []
    assert list(offer.sources) == ["portal"]
    assert [problem.distribution for problem in offer.problems] == ["cchc-a", "cchc-b"]
    for problem in offer.problems:
        assert "cchc-a, cchc-b" in problem.message.en
        assert "cchc-c" not in problem.message.vi


@pytest.mark.parametrize("look_up", ["format", "pack", "unit_list"])
def test_what_is_not_installed_is_refused_with_what_is(look_up):
    """`no format 'exel'; installed: city`."""
    with pytest.raises(NotFound) as caught:
        getattr(offer_of(one=plugin_of(CITY, DATA)), look_up)("exel")
    assert "'exel'" in caught.value.message.vi
    assert caught.value.message.en.endswith(("installed: city.", "installed: sample."))


@pytest.fixture
def distribution(tmp_path, monkeypatch):
    """Installs a distribution with one plugin module, as a package manager would."""

    def install(name, source):
        module = name.replace("-", "_")
        (tmp_path / f"{module}.py").write_text(source, encoding="utf-8")
        info = tmp_path / f"{module}-2.0.dist-info"
        info.mkdir()
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 2.0\n")
        (info / "entry_points.txt").write_text(f"[cchc]\n{module} = {module}\n")
        monkeypatch.delitem(sys.modules, module, raising=False)
        return module

    monkeypatch.syspath_prepend(tmp_path)
    return install


SOURCE = """
from cchc_core.extensions import Format
from cchc_core.hookspecs import hookimpl
from cchc_core.text import Text

@hookimpl
def cchc_formats():
    yield Format({name!r}, Text("Bản sao", "copy"), lambda publication: ())
"""


def test_an_installed_distribution_is_found_and_gone_when_disabled(distribution):
    """By its entry point, with name and version; disabled, it is not even imported."""
    module = distribution("my-format", SOURCE.format(name="của-tôi"))
    (plugin,) = [p for p in installed() if p.name == module]
    assert (plugin.distribution, plugin.version) == ("my-format", "2.0")
    assert module not in sys.modules, "finding plugins imports nothing"
    with_it, without = gather(*installed()), installed(disabled=[module])
    assert with_it.formats["của-tôi"].title.en == "copy"
    del sys.modules[module]
    offer = gather(*without)
    assert module not in sys.modules
    assert set(with_it.formats) - set(offer.formats) == {"của-tôi"}


def test_a_copy_under_another_name_works_beside_it(distribution):
    """The core knows no plugin by name."""
    distribution("my-format", SOURCE.format(name="một"))
    distribution("my-other-format", SOURCE.format(name="hai"))
    assert {"một", "hai"} <= set(gather(*installed()).formats)


def test_a_distribution_that_cannot_be_imported_is_named(distribution):
    """The name to uninstall is the distribution's, not the module's."""
    distribution("my-broken-format", "import no_such_module_at_all")
    problems = [p for p in gather(*installed()).problems if p.distribution == "my-broken-format"]
    assert len(problems) == 1
    assert "no_such_module_at_all" in problems[0].message.vi


def test_what_ships_comes_through_the_same_door():
    """The built-in plugin is listed, can be disabled, and yields the shipped forms."""
    (builtin,) = [plugin for plugin in installed() if plugin.name == "builtin"]
    offer = gather(builtin)
    assert offer.problems == ()
    assert offer.pack("thanh-hoa-2023").province
    assert "builtin" not in {plugin.name for plugin in installed(disabled=["builtin"])}
