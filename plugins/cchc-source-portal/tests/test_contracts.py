"""What every source must hold to, held by each kind of file that portals write."""

from pathlib import Path

import pytest

from cchc_core import Desk, Source
from cchc_core.testing.contracts import SourceContract
from cchc_source_portal import cchc_rules, cchc_sources

(PORTAL,) = cchc_sources()


class Exported(SourceContract):
    source: Source = PORTAL
    rules = tuple(cchc_rules())
    kind = ""

    @pytest.fixture(autouse=True)
    def _with_makers(self, made, desk):
        self.made, self.office = made, desk

    def desk(self) -> Desk:
        return self.office

    def sample(self, tmp_path: Path, desk: Desk) -> Path:
        lines = self.made.table_list(self.made.several(12))
        return self.made.write(tmp_path / f"danh-sach{self.kind}", lines)


class TestPage(Exported):
    kind = ".htm"


class TestXlsx(Exported):
    kind = ".xlsx"


class TestXls(Exported):
    kind = ".xls"


class TestCsv(Exported):
    kind = ".csv"
    cut_off_shows = False


class TestStatistics(Exported):
    kind = ".htm"

    def sample(self, tmp_path: Path, desk: Desk) -> Path:
        line = (1, "Phường Hàm Rồng", 12, 2, 10, 4, 5, 1, 9, 3, 5, 1, 3, 2, 1, 0, 0)
        lines = self.made.statistics(self.made.UNITS_HEAD, line)
        above = self.made.letterhead()
        return self.made.write(tmp_path / "thong-ke.htm", lines, heads=2, above=above)
