"""The hooks. Each takes nothing and yields frozen records of `cchc_core.extensions`.

A plugin is a module (or object) with any of these functions marked `@cchc_core.hookimpl`, named
by an entry point of the group `cchc`. What ships with this project comes through the same door.
"""

from collections.abc import Iterable

import pluggy

from cchc_core.extensions import Check, Format, Forms, Ledger, Source
from cchc_core.model.findings import Rule

PROJECT = "cchc"

hookspec = pluggy.HookspecMarker(PROJECT)
hookimpl = pluggy.HookimplMarker(PROJECT)


@hookspec
def cchc_sources() -> Iterable[Source]:
    """The kinds of file this plugin can read.

    Called once each time plugins are gathered; must be quick, so import what is heavy inside
    `Source.read`. A source whose name another plugin already has is refused, both being named.
    """
    raise AssertionError("a specification is never called")


@hookspec
def cchc_formats() -> Iterable[Format]:
    """The kinds of file this plugin can write. As quick as `cchc_sources`."""
    raise AssertionError("a specification is never called")


@hookspec
def cchc_ledgers() -> Iterable[Ledger]:
    """The kinds of file this plugin can keep a campaign's decisions in."""
    raise AssertionError("a specification is never called")


@hookspec
def cchc_checks() -> Iterable[Check]:
    """The rules this plugin adds. A finding never changes a number."""
    raise AssertionError("a specification is never called")


@hookspec
def cchc_rules() -> Iterable[Rule]:
    """The kinds of finding this plugin tells of besides those of its checks, for `cchc explain`."""
    raise AssertionError("a specification is never called")


@hookspec
def cchc_forms() -> Iterable[Forms]:
    """The form packs, units and period schemes this plugin brings."""
    raise AssertionError("a specification is never called")
