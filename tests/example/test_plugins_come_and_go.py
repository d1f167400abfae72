"""A plugin takes exactly its own sources and formats away with it; a copy of one is another."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from cchc_core import gather, installed

ROOT = Path(__file__).parents[2]
CITY = ROOT / "plugins" / "cchc-format-city" / "src" / "cchc_format_city"


def test_without_a_plugin_exactly_its_records_are_gone() -> None:
    """Whichever of the two: nothing else changes, and nothing complains."""
    everything = gather(*installed())
    for name, sources, formats in (
        ("manual", {"manual"}, {"form", "json", "yaml"}),
        ("city", set(), {"city"}),
    ):
        without = gather(*(plugin for plugin in installed() if plugin.name != name))
        assert set(everything.sources) - set(without.sources) == sources
        assert set(everything.formats) - set(without.formats) == formats
        assert without.checks == everything.checks
        assert set(without.packs) == set(everything.packs)
        assert not without.problems


def test_a_copy_under_another_name_works_beside_the_original(tmp_path: Path) -> None:
    """Another distribution, package and format name; the core is not touched."""
    copy = tmp_path / "cchc_format_copy"
    shutil.copytree(CITY, copy, ignore=shutil.ignore_patterns("__pycache__"))
    for module in copy.glob("*.py"):
        text = module.read_text(encoding="utf-8").replace("cchc_format_city", "cchc_format_copy")
        module.write_text(text.replace('Format("city"', 'Format("copy"'), encoding="utf-8")
    assert 'Format("copy"' in (copy / "__init__.py").read_text(encoding="utf-8")
    info = tmp_path / "cchc_format_copy-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: cchc-format-copy\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text("[cchc]\ncopy = cchc_format_copy\n")
    program = (
        "import sys; from pathlib import Path; from cchc_core import *\n"
        "offer = gather(*installed())\n"
        "assert {'city', 'copy'} <= set(offer.formats) and not offer.problems, offer.problems\n"
        "merged = merge_campaign(load_campaign(Path(sys.argv[1]), offer), offer)\n"
        "one, other = (offer.format(n).write(merged.publication()) for n in ('city', 'copy'))\n"
        "assert tuple(one) == tuple(other)\n"
    )
    example = ROOT / "examples" / "thanh-pho-mau-2026"
    subprocess.run(
        [sys.executable, "-c", program, example],
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        check=True,
    )
