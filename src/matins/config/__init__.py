"""The one TOML file of settings and feeds: its schema, its reader and its editor."""
