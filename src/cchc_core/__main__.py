"""`python -m cchc_core` is `cchc`."""

from cchc_core.cli import main

main()
