"""Exports of the provincial one-stop portal, as a source of cchc-core."""
