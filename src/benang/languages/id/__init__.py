"""The Indonesian pack: words as TOML, tables as TSV, weights with their card."""
