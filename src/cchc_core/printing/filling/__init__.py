"""Filling an office's own workbook: only what its fields stand for is written, part by part, byte
by byte; everything else in the file stays as the office made it."""
