"""What the workbooks of all formats are made of: dressed cells, sheets on A4, and the sheets that
any of them may have."""
