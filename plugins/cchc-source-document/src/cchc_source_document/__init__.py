"""The appendix in a Word file, a text PDF or an unstamped workbook, as a source of cchc-core."""
