"""How hard the properties are tried: `default` at every change, `fuzz` when there is time."""

from hypothesis import HealthCheck, settings

# No deadline: a busy machine is slow without being wrong.
settings.register_profile("default", deadline=None, max_examples=50, print_blob=True)
settings.register_profile(
    "fuzz",
    deadline=None,
    max_examples=5_000,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("default")
