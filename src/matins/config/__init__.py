"""The one TOML file of settings and feeds."""
