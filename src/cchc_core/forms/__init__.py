"""Form packs, units and period schemes: data files and what reads them."""

from cchc_core.forms.loading import HERE, load_pack
from cchc_core.forms.places import load_schemes, load_units

__all__ = ["HERE", "load_pack", "load_schemes", "load_units"]
