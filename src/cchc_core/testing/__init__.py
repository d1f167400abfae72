"""For plugin authors: contracts to inherit, strategies that speak Vietnamese, made-up samples."""
