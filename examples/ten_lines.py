"""The whole job as a library: merge a city's campaign and write its report."""

import sys
from datetime import date
from pathlib import Path

from cchc_core import gather, installed, load_campaign, merge_campaign, write_outputs

folder, target = map(Path, sys.argv[1:])
offer = gather(*installed())
merged = merge_campaign(load_campaign(folder, offer), offer)
outputs = offer.format("city").write(merged.publication())
written = write_outputs(outputs, target, today=date.today())
