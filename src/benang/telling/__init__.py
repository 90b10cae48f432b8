"""Ledger -> what people see: summary, dossier, exports, search, explanations. Reads only through the ledger's views."""
