"""`python3 noxfile.py` sets itself up from a bare Python, or says in one line what is missing."""

import ast
import re
import runpy
import shutil
import subprocess
import sys
from pathlib import Path
from unittest.mock import MagicMock

import pytest

ROOT = Path(__file__).parents[2]
NOXFILE = ROOT / "noxfile.py"


def started(folder: Path, *circumstances: str) -> str:
    """What a copy of noxfile.py in `folder` says under those circumstances; it must not go on."""
    copy = str(shutil.copy(NOXFILE, folder))
    run = f"runpy.run_path({copy!r}, run_name='__main__')"
    code = "; ".join(["import runpy, sys", *circumstances, run])
    command = [sys.executable, "-X", "utf8", "-c", code]
    ended = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert ended.returncode == 1
    assert [path.name for path in folder.iterdir()] == ["noxfile.py"]
    return ended.stderr.rstrip("\n")


def test_an_old_python_can_read_the_file() -> None:
    """Python 3.7 parses it, and so gets as far as to say that it is too old."""
    ast.parse(NOXFILE.read_text("utf-8"), feature_version=(3, 7))


def test_an_old_python_is_told_so_in_one_line(tmp_path: Path) -> None:
    """Both languages, the version found and the version needed; no traceback."""
    said = started(tmp_path, "sys.version_info = (3, 10, 4)", "sys.version = '3.10.4 (main)'")

    assert re.fullmatch(r"Cần Python 3\.11 .*3\.10\.4.* / Python 3\.11 .*3\.10\.4.*", said)


def test_a_python_without_pip_and_venv_is_told_so_in_one_line(tmp_path: Path) -> None:
    """Debian packs them apart; the line names the package."""
    said = started(tmp_path, "sys.modules.update(nox=None, uv=None, pip=None, ensurepip=None)")

    assert re.fullmatch(r"Python này .*python3-venv.* / This Python .*python3-venv.*", said)


def test_uv_is_told_what_the_user_told_pip(monkeypatch: pytest.MonkeyPatch) -> None:
    """Indexes, folders of wheels and certificates; the environment wins over pip.conf."""
    listed = (
        ":env:.cert='/own.pem'\n"
        "global.cert='/all.pem'\n"
        "global.extra-index-url='https://a.example/simple\\nhttps://b.example/simple'\n"
        "global.find-links='/wheels /more'\n"
        "global.index-url='https://mirror.example/simple'\n"
    )
    for name in ("SSL_CERT_FILE", "UV_INDEX", "UV_FIND_LINKS", "UV_INDEX_STRATEGY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("UV_DEFAULT_INDEX", "https://said.to.uv/simple")
    monkeypatch.setitem(sys.modules, "nox", MagicMock())
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: MagicMock(stdout=listed))

    settings = runpy.run_path(str(NOXFILE))["uv_settings"]()

    assert settings["SSL_CERT_FILE"] == "/own.pem"
    assert settings["UV_INDEX"] == "https://a.example/simple https://b.example/simple"
    assert settings["UV_INDEX_STRATEGY"] == "unsafe-best-match"
    assert settings["UV_FIND_LINKS"] == "/wheels,/more"
    assert "UV_DEFAULT_INDEX" not in settings


def test_the_lock_names_the_public_index_alone() -> None:
    """Whoever clones this can install from it."""
    hosts = re.findall(r"(?:\w+:/+[^/\"]*|file:)", (ROOT / "uv.lock").read_text("utf-8"))

    assert set(hosts) == {"https://pypi.org", "https://files.pythonhosted.org"}
