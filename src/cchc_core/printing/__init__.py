"""What every format needs: how a figure looks, what stands beside it, the report in sentences."""

from cchc_core.printing.narrative import narrative
from cchc_core.printing.prose import Paragraph, Printed, SectionText

__all__ = ["Paragraph", "Printed", "SectionText", "narrative"]
