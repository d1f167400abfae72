"""No finding can be told that nobody explains: every code written in the sources has its rule."""

import ast
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from cchc_core import gather, installed
from cchc_core.reading import FileKind, refusal
from cchc_core.reading.remarks import MESSAGES

ROOT = Path(__file__).parents[2]
OFFER = gather(*installed())
RULES = OFFER.rules
SOURCES = [*ROOT.glob("src/cchc_core/**/*.py"), *ROOT.glob("plugins/*/src/**/*.py")]
CODE = re.compile("[a-z]+(-[a-z0-9]+)+")
"""Nearly every code; other functions that are called like ours are passed other texts."""

Codes = frozenset[tuple[str, str]]
"""Codes, each with the file it is written in."""


def test_every_code_in_the_sources_has_its_rule() -> None:
    """Whatever is passed, or set, as `rule` of anything: a finding, a refusal, a remark."""
    unexplained = {(code, place) for code, place in written() if code not in RULES}
    assert not {(code, place) for code, place in unexplained if CODE.fullmatch(code)}


def test_every_rule_is_told_somewhere() -> None:
    """None is explained that nothing tells of: it stands in the sources, is put together from the
    kind of a file, or of what was typed in a cell, or is that of a check."""
    told = {code for code, _ in written()} | {refusal("x", kind).rule for kind in FileKind}
    told |= MESSAGES.keys() | OFFER.checks.keys()
    assert RULES.keys() <= told
    assert {"wrong-period", "scope", "list-page", "figure-shared", "report-damaged"} <= told


@cache
def written() -> Codes:
    """Every code, with where it is written."""
    read = [path for path in SOURCES if "testing" not in path.relative_to(ROOT).parts]
    trees = {path: ast.parse(path.read_text("utf-8")) for path in read}
    carriers = {name: at for tree in trees.values() for name, at in carried(tree)}
    return frozenset(
        (code, path.name)
        for path, tree in trees.items()
        for node in ast.walk(tree)
        for code in literals(node, carriers)
    )


def carried(tree: ast.AST) -> Iterator[tuple[str, int]]:
    """The functions and classes of a module that take a `rule`, and at which place."""
    for node in ast.walk(tree):
        match node:
            case ast.FunctionDef(name=name, args=arguments):
                names = [a.arg for a in (*arguments.posonlyargs, *arguments.args)]
                names = [a for a in names if a != "self"]
            case ast.ClassDef(name=name, body=body):
                fields = (each.target for each in body if isinstance(each, ast.AnnAssign))
                names = [field.id for field in fields if isinstance(field, ast.Name)]
                names = parameters(body) or names
            case _:
                continue
        if "rule" in names:
            yield name, names.index("rule")


def parameters(body: list[ast.stmt]) -> list[str]:
    """Those of a class's `__init__`, if it has one of its own."""
    for each in body:
        if isinstance(each, ast.FunctionDef) and each.name == "__init__":
            return [a.arg for a in each.args.args if a.arg != "self"]
    return []


def literals(node: ast.AST, carriers: Mapping[str, int]) -> Iterator[str]:
    """The texts that a call or an assignment gives as a rule."""
    match node:
        case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name), args=args):
            given = [word.value for word in node.keywords if word.arg == "rule"]
            place = carriers.get(name, len(args))
            for value in (*given, *args[place : place + 1]):
                yield from texts(value)
        case ast.Assign(targets=[ast.Name(id="rule")], value=value):
            yield from texts(value)
        case ast.Assign(targets=[ast.Tuple(elts=[ast.Name(id="rule"), *_])], value=value):
            for tuple_ in ast.walk(value):
                if isinstance(tuple_, ast.Tuple):
                    yield from texts(tuple_.elts[0])
        case ast.FunctionDef(args=arguments):
            for argument, default in zip(
                arguments.args[::-1], arguments.defaults[::-1], strict=False
            ):
                if argument.arg == "rule":
                    yield from texts(default)


def texts(value: ast.AST) -> Iterator[str]:
    """The texts an expression may come to; those of a comparison in it are none."""
    match value:
        case ast.Constant(value=str(text)):
            yield text
        case ast.IfExp(body=one, orelse=other):
            yield from texts(one)
            yield from texts(other)
