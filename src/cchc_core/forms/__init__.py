"""Form packs, units and period schemes: data files and what reads them."""

from cchc_core.forms.loading import load_pack, load_schemes, load_units

__all__ = ["load_pack", "load_schemes", "load_units"]
