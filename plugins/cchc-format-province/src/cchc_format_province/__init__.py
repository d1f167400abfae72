"""The workbook a city sends to its province, and the same read back, for cchc-core."""
