"""One merge without its outputs: `python benchmarks/merging.py checked|unchecked CAMPAIGN`.

What lies between the two is what the rules cost.
"""

import sys
from pathlib import Path

from attrs import evolve

from cchc_core import gather, installed, load_campaign, merge_campaign


def main(rules: str, folder: str) -> None:
    offer = gather(*installed())
    if rules == "unchecked":
        offer = evolve(offer, checks={})
    merge_campaign(load_campaign(Path(folder), offer), offer)


if __name__ == "__main__":
    main(*sys.argv[1:])
