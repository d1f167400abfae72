# /// script
# requires-python = ">=3.11"
# dependencies = ["nox>=2025.5.1", "uv>=0.9"]
# ///
"""Everything one does here: `python3 noxfile.py -s demo`, `-s tests`; `--list` shows the rest.

Python 3.11 with pip is all it needs. What else is needed goes into `.nox/`, made on the first run
and kept for the next; the Python that runs this file stays as it is.
"""

import ast
import hashlib
import io
import json
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path

# No newer syntax than Python 3.6 knows in this file: an old Python has to be able to say this.
if sys.version_info < (3, 11):
    this = sys.version.split()[0]
    sys.exit(
        f"Cần Python 3.11 trở lên, đây là {this}: hãy cài từ python.org rồi chạy lại. / Python "
        f"3.11 or newer is needed, this is {this}: install one from python.org and run this again."
    )

ROOT = Path(__file__).resolve().parent
NOX = ROOT / ".nox"


def run_again_with_nox() -> int:
    """Run this file in a private environment that holds nox and uv; gives its exit code."""
    home = NOX / "bootstrap"
    made_for = f"{sys.executable} {sys.version} {home}"
    if not is_fresh(home, made_for):
        shutil.rmtree(home, ignore_errors=True)
        pip = new_environment(home)
        if not install_nox(home, pip):
            sys.exit(
                "Không cài được nox (lỗi ở trên): hãy kiểm tra mạng và cấu hình pip. / nox could "
                "not be installed (see above): check the network and pip's settings."
            )
        mark_fresh(home, made_for)
    try:
        return subprocess.call([program(home, "python"), __file__, *sys.argv[1:]], cwd=ROOT)
    except KeyboardInterrupt:
        return 130


def install_nox(home: Path, pip: list[str]) -> bool:
    """Install nox and pip there, by uv where there is one for this machine, else by pip."""
    python = program(home, "python")
    pip = [*pip, "install", "-qq", "--no-warn-script-location", "--only-binary", "uv"]
    env = {**os.environ, "PIP_USER": "0", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    by_uv = [program(home, "uv"), "pip", "install", "--quiet", "--python", python, "nox", "pip"]
    if call([*pip, "uv"], env) and call(by_uv, {**env, **uv_settings()}):
        return True
    return call([*pip, "nox", "pip"], env)


def new_environment(home: Path) -> list[str]:
    """Make a virtual environment; gives the pip that installs into it.

    A pip outside does so without the seconds that one inside would take, and without `ensurepip`,
    which Debian keeps in a package of its own.
    """
    has_pip = find_spec("pip") is not None
    if find_spec("venv") is None or not (has_pip or find_spec("ensurepip")):
        sys.exit(
            "Python này thiếu pip và venv: hãy cài thêm (Debian, Ubuntu: sudo apt install "
            "python3-venv) rồi chạy lại. / This Python has neither pip nor venv: install them "
            "(Debian, Ubuntu: sudo apt install python3-venv) and run this again."
        )
    import venv

    venv.create(home, with_pip=not has_pip, symlinks=os.name != "nt")
    if has_pip:
        return [sys.executable, "-m", "pip", "--python", program(home, "python")]
    return [program(home, "python"), "-m", "pip"]


def uv_settings() -> dict[str, str]:
    """What the user told pip (indexes, certificates, proxy) in the words of uv, which asks no pip.

    What the user told uv itself comes first.
    """
    asked = [sys.executable, "-m", "pip", "config", "list"]
    listed = subprocess.run(asked, capture_output=True, encoding="utf-8", check=False).stdout
    said: dict[str, str] = {}
    for section in ("global.", "install.", ":env:."):  # the later one wins, as in pip
        for line in listed.splitlines():
            name, _, value = line.partition("=")
            if name.startswith(section):
                said[name[len(section) :]] = str(ast.literal_eval(value))
    settings = {"UV_PYTHON_DOWNLOADS": "never", "UV_SYSTEM_CERTS": "1"}
    for option, variable, between in (
        ("index-url", "UV_DEFAULT_INDEX", " "),
        ("extra-index-url", "UV_INDEX", " "),
        ("find-links", "UV_FIND_LINKS", ","),
        ("no-index", "UV_NO_INDEX", " "),
        ("trusted-host", "UV_INSECURE_HOST", " "),
        ("cert", "SSL_CERT_FILE", " "),
        ("proxy", "ALL_PROXY", " "),
    ):
        if option in said:
            settings[variable] = between.join(said[option].split())
    if "extra-index-url" in said:
        settings["UV_INDEX_STRATEGY"] = "unsafe-best-match"  # what pip does
    return {name: value for name, value in settings.items() if name not in os.environ}


def program(home: Path, name: str) -> str:
    return str(home / "Scripts" / f"{name}.exe" if os.name == "nt" else home / "bin" / name)


def call(command: list[str], env: dict[str, str]) -> bool:
    try:
        return subprocess.call(command, env=env, cwd=ROOT) == 0
    except OSError:  # there is no such program
        return False


def is_fresh(home: Path, made_for: str) -> bool:
    made = home / "made-for.txt"
    return made.is_file() and made.read_text(encoding="utf-8") == made_for


def mark_fresh(home: Path, made_for: str) -> None:
    (home / "made-for.txt").write_text(made_for, encoding="utf-8")


if __name__ == "__main__" and not (find_spec("nox") and find_spec("uv")):
    sys.exit(run_again_with_nox())

import nox  # noqa: E402 - now it is there

nox.needs_version = ">=2025.5.1"
nox.options.sessions = ["tests", "lint", "types"]
nox.options.default_venv_backend = "uv|virtualenv"

PLUGINS = sorted(found.parent.name for found in ROOT.glob("plugins/*/pyproject.toml"))
EXAMPLE = ROOT / "examples" / "thanh-hoa-2023"
DEMO = ROOT / "demo"


@nox.session(venv_backend="none")
def demo(session: nox.Session) -> None:
    """Roll up a copy of the example and say where the results lie."""
    try:
        if DEMO.exists():
            shutil.rmtree(DEMO)
        shutil.copytree(EXAMPLE, DEMO, ignore=shutil.ignore_patterns("tests", "__pycache__"))
    except OSError as error:  # on Windows, a workbook that is open in Excel
        session.error(f"Hãy đóng các tệp trong demo/ / Close the files in demo/: {error}")
    before = {path: path.stat().st_mtime_ns for path in DEMO.rglob("*")}
    # 1 says that the wards' figures need another look, which those of the example do.
    run(session, "cchc", "merge", str(DEMO), "--allow-partial", "--force", success_codes=[0, 1])
    written = [path for path in sorted(DEMO.rglob("*")) if path.is_file()]
    written = [path for path in written if before.get(path) != path.stat().st_mtime_ns]
    listed = "\n".join(f"  {path.relative_to(ROOT)}" for path in written)
    session.log(f"Kết quả nằm ở / The results are in:\n{listed}")


@nox.session(venv_backend="none")
def tests(session: nox.Session) -> None:
    """Test the core, the plugins and the examples."""
    run(session, "pytest", "--numprocesses=auto", "--dist=loadfile", *session.posargs)


@nox.session(venv_backend="none")
def lint(session: nox.Session) -> None:
    """Check style, format, layers and that uv.lock is up to date."""
    run(session, "ruff", "check", ".")
    run(session, "ruff", "format", "--check", ".")
    run(session, "lint-imports", "--no-cache", "--no-logo")
    lock_with(session, "--check")


@nox.session(venv_backend="none")
def types(session: nox.Session) -> None:
    """Check the types of all that ships."""
    run(session, "mypy", *session.posargs)


@nox.session(venv_backend="none", default=False)
def bench(session: nox.Session) -> None:
    """Measure the program against its peers."""
    run(session, "python", "benchmarks/run.py", *session.posargs, groups=("dev", "bench"))


@nox.session(venv_backend="none", default=False)
def fuzz(session: nox.Session) -> None:
    """Try every property with many more inputs; slow."""
    run(session, "pytest", "--hypothesis-profile=fuzz", *session.posargs)


@nox.session(venv_backend="none", default=False)
def mutations(session: nox.Session) -> None:
    """Try thousands of files that were changed on their way; takes an hour."""
    env = {"CCHC_MUTATIONS": os.environ.get("CCHC_MUTATIONS", "2000")}
    run(session, "pytest", "--numprocesses=auto", "tests/fuzz", *session.posargs, env=env)


@nox.session(default=False)
@nox.parametrize("plugin", PLUGINS, ids=PLUGINS)
def plugins(session: nox.Session, plugin: str) -> None:
    """Test each plugin alone, from its wheel and the core's, in an environment of its own."""
    os.environ.update(uv_settings())
    wheels = Path(session.create_tmp()) / plugin
    shutil.rmtree(wheels, ignore_errors=True)
    for package in ("cchc-core", plugin):
        build = ("build", "--quiet", "--wheel", "--package", package, "--out-dir", str(wheels))
        session.run(uv(), *build, external=True)
    (core,) = wheels.glob("cchc_core-*.whl")
    (own,) = set(wheels.glob("*.whl")) - {core}
    session.install(f"{core}[testing]", str(own), "--group", "inputs")
    session.run("pytest", f"plugins/{plugin}", *session.posargs)


@nox.session(default=False)
def minimums(session: nox.Session) -> None:
    """Test with the oldest versions of all that pyproject.toml asks for."""
    os.environ.update(uv_settings())
    session.install("--resolution=lowest-direct", *editables("[testing]"), "--group", "inputs")
    session.run("pytest", *session.posargs)


@nox.session(python=["3.11", "3.12", "3.13"], default=False)
def everywhere(session: nox.Session) -> None:
    """Write all outputs of the example twice with each Python: the same bytes, and of office files
    the same parts whichever Python packed them."""
    home, tmp = Path(session.virtualenv.location), Path(session.create_tmp())
    env = {**uv_settings(), "UV_PROJECT_ENVIRONMENT": str(home)}
    sync = ("sync", "--quiet", "--locked", "--all-packages", "--group", "inputs")
    session.run(uv(), *sync, "--python", program(home, "python"), env=env, external=True)
    written = [written_by(session, tmp / turn) for turn in ("first", "again")]
    if written[0] != written[1]:
        session.error(f"two runs differ: {differing(*written)}")
    kept = NOX / "outputs" / f"{session.python}.json"
    kept.parent.mkdir(exist_ok=True)
    kept.write_text(json.dumps(parts_of(written[0])), encoding="utf-8")
    for other in sorted(kept.parent.glob("*.json")):
        parts = differing(*(json.loads(path.read_text("utf-8")) for path in (kept, other)))
        if parts:
            session.error(f"other parts than with Python {other.stem}: {parts}")
        session.log(f"{len(written[0])} files, the same as with Python {other.stem}")


def written_by(session: nox.Session, folder: Path) -> dict[str, bytes]:
    """All files that the commands write into a copy of the example, by their place there."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(EXAMPLE, folder, ignore=shutil.ignore_patterns("tests", "__pycache__"))
    before = set(folder.rglob("*"))
    env = {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(NOX / "compiled")}
    merge = ("cchc", "merge", str(folder), "--allow-partial")
    session.run(*merge, success_codes=[0, 1], env=env, silent=True)
    for command in ("return", "remind"):
        session.run("cchc", command, str(folder), env=env, silent=True)
    made = sorted(path for path in folder.rglob("*") if path not in before and path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in made}


def parts_of(written: dict[str, bytes]) -> dict[str, str]:
    """The hashes of files, of office files those of each part; a manifest tells of whole files."""
    parts: dict[str, bytes] = {}
    for name, content in written.items():
        if content.startswith(b"PK"):
            with zipfile.ZipFile(io.BytesIO(content)) as archive:
                parts |= {f"{name}/{part}": archive.read(part) for part in archive.namelist()}
        elif not name.endswith(".manifest.json"):
            parts[name] = content
    return {name: hashlib.sha256(content).hexdigest() for name, content in parts.items()}


def differing(one: Mapping[str, object], other: Mapping[str, object]) -> list[str]:
    """The names under which two mappings do not hold the same."""
    return sorted(name for name in {*one, *other} if one.get(name) != other.get(name))


@nox.session(venv_backend="none", default=False)
def lock(session: nox.Session) -> None:
    """Write uv.lock anew, naming the public index alone."""
    lock_with(session, *session.posargs)


def lock_with(session: nox.Session, *options: str) -> None:
    public = {"UV_INDEX": "", "UV_FIND_LINKS": "", "UV_DEFAULT_INDEX": "https://pypi.org/simple"}
    env = {**uv_settings(), **public}
    session.run(uv(), "lock", "--quiet", *options, env=env, external=True)


def run(
    session: nox.Session,
    name: str,
    *args: str,
    groups: tuple[str, ...] = ("dev",),
    success_codes: tuple[int, ...] = (0,),
    env: dict[str, str] | None = None,
) -> None:
    """Run a program of the environment that the sessions share.

    What Python compiles is kept, whatever the user's own settings say: the programs start others by
    the dozen, and each would compile its libraries again.
    """
    home = environment(session, groups)
    kept = {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(NOX / "compiled")}
    command = [program(home, name), *args]
    session.run(*command, external=True, success_codes=success_codes, env={**kept, **(env or {})})


def environment(session: nox.Session, groups: tuple[str, ...]) -> Path:
    """The core and every plugin, editable, with those groups; made anew when what is asked changes.

    The versions are those of uv.lock; if they cannot be had (another index, a `pyproject.toml`
    edited since), whatever the user's indexes give, by uv or else by pip.
    """
    home = NOX / "-".join(("project", *groups))
    asked = [ROOT / "pyproject.toml", *ROOT.glob("plugins/*/pyproject.toml"), ROOT / "uv.lock"]
    texts = [f"{path}\n{path.read_text('utf-8')}" for path in sorted(asked) if path.is_file()]
    made_for = hashlib.sha256("\n".join([sys.version, *texts]).encode()).hexdigest()
    if is_fresh(home, made_for):
        return home
    session.log(f"preparing {home.relative_to(ROOT)}: once, up to 100 MB")
    env = {**os.environ, **uv_settings(), "UV_PROJECT_ENVIRONMENT": str(home)}
    env.pop("VIRTUAL_ENV", None)
    named = [word for group in groups for word in ("--group", group)]
    python = ["--python", program(home, "python")]
    sync = [uv(), "sync", "--quiet", "--locked", "--all-packages", "--python", sys.executable]
    venv = [uv(), "venv", "--quiet", "--clear", "--python", sys.executable, str(home)]
    install = ["install", "--quiet", *editables(), *named]
    made = (
        call([*sync, *named], env)
        or (call(venv, env) and call([uv(), "pip", *install, *python], env))
        or call([*new_environment(home), *install], env)
    )
    if not made:
        session.error("the environment could not be made, see above")
    mark_fresh(home, made_for)
    return home


def editables(extra: str = "") -> list[str]:
    """What installs the core and every plugin from where they stand."""
    return [w for p in (f".{extra}", *(f"./plugins/{name}" for name in PLUGINS)) for w in ("-e", p)]


def uv() -> str:
    """The uv beside nox, or the one on the PATH."""
    beside = Path(program(Path(sys.prefix), "uv"))
    return str(beside) if beside.exists() else "uv"


if __name__ == "__main__":
    os.chdir(ROOT)
    nox.main()
