"""Files that are no form: refused for what they are, put down to whoever sent them."""

from typing import Any

import pytest
from bad_files import BAD_FILES, NAMES, PASSWORD, Spoil, made, owner

from cchc_core import Filed, Severity, Status


@pytest.mark.parametrize(("name", "spoil", "rule"), BAD_FILES, ids=NAMES)
def test_a_bad_file_costs_only_its_ward(
    city: Any, forms: Any, name: str, spoil: bytes | Spoil, rule: str
) -> None:
    """The ward that sent it counts as refused, the others' figures stand without it; the finding
    names the file and says what to do; exit code 3, with a partial merge allowed 1."""
    city.told_who_sent("98102", city.send("98102", made(spoil, forms), name))

    merged = city.merge()

    assert city.states(merged) == {
        "98101": Filed.USED,
        "98102": Filed.REFUSED,
        "98103": Filed.USED,
    }
    finding = city.finding(merged, rule)
    assert finding.origin.file == name
    assert finding.unit.code == "98102"
    assert name in finding.message.vi
    assert name in finding.message.en
    assert next(f for f in merged.filings if f.unit.code == "98102").reason == finding.message
    assert merged.figures["received"].value == 500
    assert city.coverage(merged, "received") == {
        Status.USED: ["98101", "98103"],
        Status.NOT_SUBMITTED: ["98102"],
    }
    assert (merged.exit_code(), merged.problems) == (3, ())
    lock = rule == "file-lock"
    assert finding.severity is (Severity.WARNING if lock else Severity.ERROR)
    assert merged.exit_code(allow_partial=True) == (0 if lock else 1)


def test_without_inbox_csv_nobody_is_blamed(city: Any) -> None:
    """A file that tells nothing of its sender is refused for itself; the ward counts as missing."""
    city.send("98102", b"", "báo cáo.xlsx")

    merged = city.merge()

    assert city.states(merged)["98102"] is Filed.MISSING
    finding = city.finding(merged, "file-empty")
    assert (finding.unit, finding.origin.file) == (None, "báo cáo.xlsx")


@pytest.mark.parametrize("name", ["~$98102.xlsx", "~$ báo cáo quý I.docx"])
def test_a_lock_file_beside_the_report_is_only_told(city: Any, name: str) -> None:
    """Every ward is used and the merge is whole: a warning, exit code 0."""
    (city.inbox / name).write_bytes(owner("Nguyen Van A"))

    merged = city.merge()

    assert set(city.states(merged).values()) == {Filed.USED}
    finding = city.finding(merged, "file-lock")
    assert (finding.severity, finding.origin.file) == (Severity.WARNING, name)
    assert merged.exit_code() == 0


def test_all_bad_files_at_once(city: Any, forms: Any) -> None:
    """Beside three good forms none of them changes a figure; each is told once."""
    for number, (name, spoil, _) in enumerate(BAD_FILES):
        (city.inbox / f"{number} {name}").write_bytes(made(spoil, forms))

    merged = city.merge()

    assert merged.complete
    assert merged.figures["received"].value == 700
    assert sorted(f.rule for f in merged.findings) == sorted(rule for *_, rule in BAD_FILES)
    assert merged.exit_code() == 1


@pytest.mark.parametrize(
    ("lang", "said"), [("vi", ["98102.xlsx", "mật khẩu"]), ("en", ["98102.xlsx", "password"])]
)
def test_the_command_tells_of_a_bad_file(cchc: Any, city: Any, lang: str, said: list[str]) -> None:
    """In the language asked for; nothing is written until a partial merge is allowed."""
    city.told_who_sent("98102", city.send("98102", PASSWORD))

    ran = cchc("merge", city.folder, "--lang", lang)

    assert ran.code == 3
    assert all(word in ran.out for word in said), ran.out
    assert not (city.folder / "outputs").exists()
    assert cchc("merge", city.folder, "--allow-partial").code == 1
    assert list((city.folder / "outputs").glob("*.xlsx"))
