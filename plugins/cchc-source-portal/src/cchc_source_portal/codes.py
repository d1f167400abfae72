"""The codes on a dossier: whose it is and the day it was filed; and the code of its procedure.

`000.17.22.H56-210531-0001` is an agency, a day as yymmdd and a serial number; the agency's province
stands last or, in the newer order, first (`H56.22.17`). `1.010708.000.00.00.H56` is a procedure.
"""

import polars as pl

_AGENCY = r"(?:[0-9]{2,3}\.){1,4}H[0-9]{2}|H[0-9]{2}(?:\.[0-9]{2,3}){1,4}"
_DOSSIER = rf"^(?P<agency>{_AGENCY})-(?P<day>[0-9]{{6}})-[0-9]+$"
_PROCEDURE = r"^[0-9]\.[0-9]{6}(?:\.[0-9]{3}\.[0-9]{2}\.[0-9]{2}(?:\.H[0-9]{2})?)?$"
_NOUGHT = ("000", "00")


AGENCY, FILED = "agency", "filed_by_code"


def parsed(dossiers: pl.DataFrame) -> pl.DataFrame:
    """The dossiers with `agency` as their codes write it and the day they were filed by it; null
    for codes of another shape."""
    parts = pl.col("code").str.extract_groups(_DOSSIER)
    return dossiers.with_columns(
        parts.struct.field("agency").alias(AGENCY),
        parts.struct.field("day").str.to_date("%y%m%d", strict=False).alias(FILED),
    )


def known_procedure(code: pl.Expr) -> pl.Expr:
    """Whether a procedure's code has the shape that such codes have."""
    return code.str.contains(_PROCEDURE)


def province_first(agency: str) -> str:
    """An agency in the newer order and without noughts: `000.17.22.H56` is `H56.22.17`."""
    parts = agency.split(".")
    ordered = parts if parts[0].startswith("H") else parts[::-1]
    return ".".join(part for part in ordered if part not in _NOUGHT)
