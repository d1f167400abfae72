"""The nouns: frozen values that open no file and read no clock."""
