"""What every kind of finding must hold to: it is told where it should be, and nowhere else."""

from collections.abc import Iterable, Mapping
from typing import Any, ClassVar

import pytest

from cchc_core.model.findings import Rule
from cchc_core.testing.contracts.common import speaks_both_languages

Cases = Mapping[str, tuple[Any, Any]]
"""By code a case that has to be told of, and one that must not be; both are really tried."""


class RulesContract:
    """Every rule says in both languages what it means, and has a case of it and one beside it.

    `rules` are what the plugin's `cchc_rules` (or its checks) bring. A case is whatever `told`
    takes: a file to write, a report, a function that makes one.
    """

    rules: Iterable[Rule]
    cases: Cases

    _silent: ClassVar[dict[int, frozenset[str]]] = {}
    """What was told of a case that several rules have as their second one: it is tried once."""

    def told(self, case: Any) -> Iterable[str]:
        """The codes that are told of a case, those of refusals among them."""
        raise NotImplementedError

    def pytest_generate_tests(self, metafunc: pytest.Metafunc) -> None:
        """A test for each code."""
        if "code" in metafunc.fixturenames:
            metafunc.parametrize("code", list(self.cases))

    def test_every_rule_is_explained_and_has_its_cases(self) -> None:
        """None is left out, and none is tried that is not there."""
        rules = {rule.code: rule for rule in self.rules}
        assert rules.keys() == self.cases.keys()
        for rule in rules.values():
            assert rule.source.strip(), rule.code
            for text in (rule.title, rule.meaning, rule.example):
                assert text.vi.strip(), rule.code
                assert text.en.strip(), rule.code
            speaks_both_languages(rule.title)
            speaks_both_languages(rule.meaning)

    def test_it_is_told_where_it_should_be(self, code: str) -> None:
        """Of its first case."""
        assert code in set(self.told(self.cases[code][0]))

    def test_it_is_not_told_elsewhere(self, code: str) -> None:
        """Of its second case."""
        case = self.cases[code][1]
        if id(case) not in self._silent:
            self._silent[id(case)] = frozenset(self.told(case))
        assert code not in self._silent[id(case)]
