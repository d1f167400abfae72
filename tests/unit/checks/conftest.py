"""The tests here can take each other's reports."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
