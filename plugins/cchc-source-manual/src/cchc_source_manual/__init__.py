"""The generated Excel form, JSON and YAML, as a source of cchc-core."""
