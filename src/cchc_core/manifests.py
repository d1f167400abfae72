"""The manifest: what an output was made of, down to the bytes, so that it can be made again.

It holds no clock, no folder and nobody's name: the same campaign gives the same manifest.
"""

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from enum import StrEnum
from typing import Any, ClassVar

from attrs import field, frozen

from cchc_core.jsons import Node, parse
from cchc_core.model.periods import Window
from cchc_core.text import Lang, Text, format_date

SCHEMA = "manifest/1"
BESIDE = ".manifest.json"
"""What the name of an output's manifest adds to the output's."""


class Use(StrEnum):
    """What a file is to a campaign."""

    INBOX = "inbox"
    ARRIVALS = "arrivals"
    SETTINGS = "settings"
    LEDGER = "ledger"
    FORMS = "forms"
    UNITS = "units"
    LIST = "list"
    PROFILE = "profile"
    TEMPLATE = "template"
    NUMBER = "number"
    EARLIER = "earlier"
    OUTPUT = "output"

    @property
    def label(self) -> Text:
        """What people call such a file."""
        return _LABELS[self]


_LABELS: Mapping[Use, Text] = {
    Use.INBOX: Text("tệp trong hộp nhận", "file in the inbox"),
    Use.ARRIVALS: Text("sổ nhận tệp", "what came when"),
    Use.SETTINGS: Text("cấu hình đợt báo cáo", "settings of the campaign"),
    Use.LEDGER: Text("sổ xử lý", "ledger"),
    Use.FORMS: Text("bộ biểu mẫu", "form pack"),
    Use.UNITS: Text("danh sách đơn vị", "list of units"),
    Use.LIST: Text("danh mục của tỉnh", "provincial list"),
    Use.PROFILE: Text("mẫu đọc tệp cổng", "profile of an export"),
    Use.TEMPLATE: Text("mẫu trình bày", "template"),
    Use.NUMBER: Text("số, ngày ban hành", "number and day of issue"),
    Use.EARLIER: Text("tệp của kỳ trước", "file of the period before"),
    Use.OUTPUT: Text("tệp kết quả", "output"),
}


@frozen(order=True)
class Fingerprint:
    """A file by its bytes: what it is called, how many they are, and their SHA-256, which is empty
    where it could not be read."""

    use: Use
    name: str
    size: int
    sha256: str

    @classmethod
    def of(cls, use: Use, name: str, content: bytes) -> "Fingerprint":
        """The fingerprint of these bytes."""
        return cls(use, name, len(content), hashlib.sha256(content).hexdigest())


@frozen
class Decided:
    """What a person decided: what kind of question, about what, the choice and why, by which role,
    on which day, until which day."""

    kind: str
    about: str
    choice: str
    reason: str = ""
    by: str = ""
    when: str = ""
    until: str = ""

    def told(self, names: Mapping[str, Text], lang: Lang) -> str:
        """What was decided as people read it, ids by their `names`."""
        days = " – ".join(_day(day, lang) for day in (self.when, self.until) if day)
        about = " ".join(names[id].in_(lang) if id in names else id for id in self.about.split())
        said = f"{about} → {self.choice}"
        return "; ".join(filter(None, (said, self.reason, self.by, days)))


@frozen
class Options:
    """What a merge was asked for: the format of this output among all of them, and how."""

    format: str
    formats: tuple[str, ...]
    lang: Lang = "vi"
    allow_partial: bool = False


@frozen
class Manifest:
    """What an output was made of, as far as another run needs it to make the same bytes.

    `versions` are those of the core and of every plugin that took part, by distribution; `files`
    all that was read. `output` is the output itself, in the manifest that stands beside it; the one
    inside it cannot say.
    """

    sheet: ClassVar = "cchc-manifest"
    """The sheet of a workbook, unseen, in whose first column it travels (`text_to_cells`)."""

    unit: str
    pack: str
    period: str
    window: Window
    options: Options
    versions: Mapping[str, str] = field(factory=dict)
    files: tuple[Fingerprint, ...] = ()
    decisions: tuple[Decided, ...] = ()
    output: Fingerprint | None = None

    def lines(self, names: Mapping[str, Text]) -> "Iterator[Line]":
        """All it says, for people: how the output was made, of which files, by whose decisions;
        `names` are what people call the ids in it."""
        yield Line(_UNIT, _called(self.unit, names))
        yield Line(_PACK, _called(self.pack, names))
        yield Line(_PERIOD, _in_brackets(names.get(self.period, self.period), self.window.phrase))
        formats = _FORMATS.format(names=", ".join(self.options.formats))
        yield Line(_FORMAT, _in_brackets(self.options.format, formats))
        yield Line(_WRITTEN, _PARTIAL if self.options.allow_partial else _WHOLE)
        yield Line(_LANG, _LANGUAGES[self.options.lang])
        if self.versions:
            told = ", ".join(f"{name} {version}" for name, version in self.versions.items())
            yield Line(_VERSIONS, _same(told))
        for file in self.files:
            yield Line(file.use.label, _same(file.name), file)
        for decided in self.decisions:
            kind = names.get(decided.kind, decided.kind)
            told_of = Text(decided.told(names, "vi"), decided.told(names, "en"))
            yield Line(_DECIDED.format(kind=kind), told_of)

    @property
    def day(self) -> date:
        """A day on which the decisions held as stated: none had run out that did not run out
        before. Which day the output was written on, nobody says."""
        lasts = [date.fromisoformat(each.until) for each in self.decisions if each.until]
        return min(lasts, default=date.max)

    def to_json(self, *, indent: int | None = None) -> str:
        """The manifest as text; the same manifest gives the same text."""
        return json.dumps(_record(self), ensure_ascii=False, indent=indent)

    @classmethod
    def from_json(cls, text: str) -> "Manifest":
        """The manifest that `to_json` gave the text of; raises `BadData` for any other."""
        return _read(parse(text))


@frozen
class Line:
    """A line of a manifest as people read it; `file` where it is about one."""

    what: Text
    told: Text
    file: Fingerprint | None = None


_UNIT = Text("Đơn vị tổng hợp", "Unit")
_PACK = Text("Bộ biểu mẫu", "Form pack")
_PERIOD = Text("Kỳ báo cáo", "Period")
_FORMAT = Text("Định dạng", "Format")
_FORMATS = Text("các định dạng của đợt: {names}", "the campaign writes: {names}")
_WRITTEN = Text("Điều kiện ghi", "Written")
_PARTIAL = Text("cả khi còn thiếu đơn vị", "though units lack")
_WHOLE = Text("khi đủ các đơn vị", "once all units were in")
_LANG = Text("Ngôn ngữ", "Language")
_LANGUAGES: Mapping[str, Text] = {
    "vi": Text("tiếng Việt", "Vietnamese"),
    "en": Text("tiếng Anh", "English"),
}
_VERSIONS = Text("Phiên bản phần mềm", "Versions of the software")
_DECIDED = Text("Quyết định ({kind})", "Decision ({kind})")


def _same(text: str) -> Text:
    return Text(text, text)


def _called(id: str, names: Mapping[str, Text]) -> Text:
    return _in_brackets(names[id], id) if id in names else _same(id)


def _in_brackets(text: Text | str, more: Text | str) -> Text:
    return Text("{text} ({more})", "{text} ({more})").format(text=text, more=more)


def _day(iso: str, lang: Lang) -> str:
    return format_date(date.fromisoformat(iso), lang)


def _record(manifest: Manifest) -> dict[str, Any]:
    output = {"output": _file(manifest.output)} if manifest.output else {}
    window, options = manifest.window, manifest.options
    return {
        "cchc": SCHEMA,
        **output,
        "unit": manifest.unit,
        "pack": manifest.pack,
        "period": manifest.period,
        "window": {"first": window.first.isoformat(), "last": window.last.isoformat()},
        "options": {
            "format": options.format,
            "formats": list(options.formats),
            "lang": options.lang,
            "allow_partial": options.allow_partial,
        },
        "versions": dict(manifest.versions),
        "files": [_file(file) for file in manifest.files],
        "decisions": [
            {name: getattr(decided, name) for name in _DECIDED_KEYS}
            for decided in manifest.decisions
        ],
    }


_DECIDED_KEYS = ("kind", "about", "choice", "reason", "by", "when", "until")


def _file(file: Fingerprint) -> dict[str, Any]:
    return {"use": file.use.value, "name": file.name, "size": file.size, "sha256": file.sha256}


def _read(top: Node) -> Manifest:
    keys = ("cchc", "unit", "pack", "period", "window", "options", "versions", "files", "decisions")
    told = top.take(*keys, optional=("output",))
    if told["cchc"].need(str) != SCHEMA:
        told["cchc"].refuse(Text(f"cần '{SCHEMA}'", f"needs '{SCHEMA}'"))
    return Manifest(
        unit=told["unit"].need(str),
        pack=told["pack"].need(str),
        period=told["period"].need(str),
        window=_read_window(told["window"]),
        options=_read_options(told["options"]),
        versions={name: each.need(str) for name, each in told["versions"].members().items()},
        files=tuple(map(_read_file, told["files"].items())),
        decisions=tuple(map(_read_decided, told["decisions"].items())),
        output=_read_file(told["output"]) if "output" in told else None,
    )


def _read_window(node: Node) -> Window:
    told = node.take("first", "last")
    with node.blaming():
        return Window(told["first"].day(), told["last"].day())


def _read_options(node: Node) -> Options:
    told = node.take("format", "formats", "lang", "allow_partial")
    return Options(
        format=told["format"].need(str),
        formats=tuple(each.need(str) for each in told["formats"].items()),
        lang=_read_lang(told["lang"]),
        allow_partial=told["allow_partial"].need(bool),
    )


def _read_lang(node: Node) -> Lang:
    lang = node.need(str)
    if lang not in ("vi", "en"):
        node.refuse(Text("chọn vi hoặc en", "choose vi or en"))
    return "en" if lang == "en" else "vi"


def _read_file(node: Node) -> Fingerprint:
    told = node.take("use", "name", "size", "sha256")
    sha256 = told["sha256"].need(str)
    if not _SHA256.fullmatch(sha256):
        told["sha256"].refuse(Text("không phải mã SHA-256", "is no SHA-256"))
    use, name = told["use"].one_of(Use), told["name"].need(str)
    return Fingerprint(use, name, told["size"].need(int), sha256)


_SHA256 = re.compile("([0-9a-f]{64})?")


def _read_decided(node: Node) -> Decided:
    told = node.take(*_DECIDED_KEYS)
    if told["until"].need(str):
        told["until"].day()
    return Decided(**{key: each.need(str) for key, each in told.items()})
