"""The code keeps the layers and doors that pyproject.toml writes down as contracts."""

import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def test_every_layer_and_door_is_kept(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """No module imports what stands above it, and each library comes in by its one door."""
    cli = pytest.importorskip("importlinter.cli", reason="in the dependency group `dev`")
    monkeypatch.setattr(sys, "path", [*sys.path])  # which the linter adds to
    config = str(ROOT / "pyproject.toml")

    failed = cli.lint_imports(config_filename=config, no_cache=True, no_logo=True)

    assert not failed, capsys.readouterr().out


def test_every_plugin_is_held_to_the_contracts() -> None:
    """A plugin that joins the workspace joins the contracts."""
    config = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]
    contracts = {contract["id"]: contract for contract in config["contracts"]}
    here = {found.name for found in ROOT.glob("plugins/*/src/cchc_*")}

    assert here <= set(config["root_packages"])
    assert here <= set(contracts["plugin-api"]["source_modules"])
    assert here <= set(contracts["plugins-apart"]["modules"])
