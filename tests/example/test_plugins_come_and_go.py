"""A plugin takes exactly its own sources and formats away with it; a copy of one is another."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from cchc_core import gather, installed

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples" / "thanh-pho-mau-2026"
ENTRY_FORMS = ("form", "json", "yaml")


def test_without_a_plugin_exactly_its_records_are_gone() -> None:
    """Whichever it is: nothing else changes, and nothing complains."""
    everything = gather(*installed())
    for name, sources, formats in (
        ("manual", {"manual"}, set(ENTRY_FORMS)),
        ("city", set(), {"city"}),
        ("document", {"document"}, set()),
        ("portal", {"portal"}, set()),
        ("province", {"province"}, {"province"}),
        ("html", set(), {"html"}),
    ):
        without = gather(*(plugin for plugin in installed() if plugin.name != name))
        assert set(everything.sources) - set(without.sources) == sources
        assert set(everything.formats) - set(without.formats) == formats
        assert without.checks == everything.checks
        assert set(without.packs) == set(everything.packs)
        assert not without.problems


def test_a_copy_of_the_format_works_beside_the_original(tmp_path: Path) -> None:
    """Another distribution, package and format name; the core is not touched."""
    install_copy(tmp_path, "format-city", "format-copy", ['Format("city"'])
    run(
        tmp_path,
        "import sys; from pathlib import Path; from cchc_core import *",
        "offer = gather(*installed())",
        "assert {'city', 'copied-city'} <= set(offer.formats), offer.problems",
        "assert not offer.problems, offer.problems",
        "merged = merge_campaign(load_campaign(Path(sys.argv[1]), offer), offer)",
        "names = ('city', 'copied-city')",
        "one, other = (offer.format(n).write(merged.publication()) for n in names)",
        "assert tuple(one) == tuple(other)",
    )


def test_a_copy_of_the_source_works_in_the_place_of_the_original(tmp_path: Path) -> None:
    """`cchc forms` writes the copy's form, the copy reads it back, and the whole inbox too."""
    names = ['Source("manual"', 'source="manual"', *(f'Format("{n}"' for n in ENTRY_FORMS)]
    install_copy(tmp_path, "source-manual", "source-copy", names)
    run(
        tmp_path,
        "import sys; from pathlib import Path; from cchc_core import *",
        "from cchc_core.cli import run",
        "example, target = map(Path, sys.argv[1:])",
        "plugins = installed(disabled=['manual'])",
        "offer = gather(*plugins)",
        "assert not offer.problems, offer.problems",
        "assert 'copied-manual' in offer.sources and 'manual' not in offer.sources",
        "assert {'copied-form', 'copied-json', 'copied-yaml'} <= set(offer.formats)",
        "assert not {'form', 'json', 'yaml'} & set(offer.formats)",
        "assert run(['forms', str(example), '--output', str(target)], plugins) == 0",
        "campaign = load_campaign(example, offer)",
        "for unit in campaign.expected[:2]:",
        "    (form,) = target.glob(f'*-{unit.code}-*.xlsx')",
        "    (read,) = offer.sources['copied-manual'].read(form, campaign.desk)",
        "    assert (read.source, read.report.unit) == ('copied-manual', unit)",
        "merged = merge_campaign(campaign, offer)",
        "assert merged.complete and not merged.problems",
        "assert {receipt.source for receipt in merged.receipts} == {'copied-manual'}",
        "assert 'cchc_source_manual' not in sys.modules",
    )


def install_copy(site: Path, original: str, copy: str, names: Iterable[str]) -> None:
    """Puts a plugin's package and its entry point into `site` under another name.

    Each of `names` (`Format("city"`) is where the plugin says what it offers; the copy calls it
    `copied-…`.
    """
    old, new = f"cchc_{original.replace('-', '_')}", f"cchc_{copy.replace('-', '_')}"
    package = site / new
    shutil.copytree(
        ROOT / "plugins" / f"cchc-{original}" / "src" / old,
        package,
        ignore=shutil.ignore_patterns("__pycache__"),
    )
    renamed = set()
    for module in (*package.rglob("*.py"), *package.rglob("*.toml")):
        text = module.read_text(encoding="utf-8").replace(old, new)
        renamed |= {name for name in names if name in text}
        for name in names:
            text = text.replace(name, name.replace('"', '"copied-', 1))
        module.write_text(text, encoding="utf-8")
    assert renamed == set(names)
    info = site / f"{new}-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: cchc-{copy}\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text(f"[cchc]\n{copy} = {new}\n")


def run(site: Path, *lines: str) -> None:
    """Runs a program that sees what is installed in `site`.

    It is given a copy of the example, which asks for no source by name, and a folder to write to.
    """
    example = site / "example"
    shutil.copytree(EXAMPLE, example, ignore=shutil.ignore_patterns("outputs", "forms"))
    settings = example / "cchc.toml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace('sources = ["manual"]\n', ""), encoding="utf-8")
    seen = [str(site), *filter(None, [os.environ.get("PYTHONPATH")])]
    subprocess.run(
        [sys.executable, "-c", "\n".join(lines), example, site / "forms"],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(seen)},
        check=True,
    )
