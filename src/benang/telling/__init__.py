"""Ledger -> what people see: summary, dossier, exports, search, explanations. Reads only through the ledger's views.

``asking.py`` asks the views; ``shapes.py`` and ``export*.py`` write rows and ``plover.py``, ``polecat.py``, ``parquet.py``, ``graphs.py``,
``provenance.py``, ``plan_calendar.py`` other formats; ``gathering.py`` collects a story for ``dossier.py``; ``explain*.py``, ``find.py``,
``summary.py``, ``judged.py``, ``verified.py`` and ``changes/`` answer the commands of those names; ``labels.toml`` holds the words.
"""
