"""The text of reports: letters, words, sentences, headings. None of it changes a figure."""

from collections.abc import Sequence

from cchc_core.checks.texts.layout import APPENDIX_UNREFERENCED, HEADING_STYLE, REPORT_UNDATED
from cchc_core.checks.texts.letters import TEXT_GLUED, TEXT_LOOKALIKE, TEXT_NFC
from cchc_core.checks.texts.outdated import TEXT_OUTDATED
from cchc_core.checks.texts.sentences import TEXT_REPEATED, TEXT_SPACING, TEXT_UNFINISHED
from cchc_core.checks.texts.words import TEXT_DOUBLED, TEXT_MISSPELT, TEXT_SPELLING
from cchc_core.extensions import Check

TEXTS: Sequence[Check] = (
    TEXT_NFC,
    TEXT_GLUED,
    TEXT_LOOKALIKE,
    TEXT_MISSPELT,
    TEXT_DOUBLED,
    TEXT_SPELLING,
    TEXT_OUTDATED,
    TEXT_SPACING,
    TEXT_UNFINISHED,
    TEXT_REPEATED,
    HEADING_STYLE,
    REPORT_UNDATED,
    APPENDIX_UNREFERENCED,
)
"""The checks of this family."""

__all__ = ["TEXTS"]
