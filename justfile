# Daily verbs; `just` lists them.
default:
    @just --list

# Install for development
setup:
    pip install -e '.[dev]'

# What must pass before a commit
check:
    ruff format --check .
    ruff check .
    mypy
    lint-imports
    interrogate --quiet tests gate bench
    pytest -q -m 'not slow'

# All tests, the slow ones too
test:
    pytest -q

# Scores against their floors
gate:
    python -m pytest gate -q -rA -p no:randomly

# Scores beside floors and goals: all, or those a pattern names (`just scores 'unseen_e.*'`)
scores *patterns:
    python -m gate {{patterns}}

# Raise the floors to what is reached now
raise-floors:
    python -m gate.raise_floors
