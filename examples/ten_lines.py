"""The whole job as a library, as `cchc merge` does it: nothing printed, nothing kept between."""

import sys
from datetime import date
from pathlib import Path

from cchc_core import (
    ExitCode,
    gather,
    installed,
    load_campaign,
    merge_campaign,
    outputs_of,
    write_outputs,
)

folder, target = map(Path, sys.argv[1:])
offer = gather(*installed())
merged = merge_campaign(load_campaign(folder, offer), offer)
problems = list(merged.problems)
outputs = outputs_of(merged, offer, problems) if merged.complete else ()
written = write_outputs(outputs, target, today=date.today()) if outputs else ()
sys.exit(ExitCode.PLUGIN_FAILED if problems else merged.exit_code())
