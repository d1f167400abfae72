"""For plugin authors: contracts to inherit, strategies that speak Vietnamese, made-up samples."""

import pytest

pytest.register_assert_rewrite("cchc_core.testing.contracts")
