"""What is known of some pages before their statements and events are compared."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from benang.records import Rulings, Story
from benang.weaving.rulings import NONE


class Scene(NamedTuple):
    """Who is who (``page id/entity key`` to a person's id), which pages tell one story, and what people decided."""

    people_of: Mapping[str, str]
    stories: Sequence[Story]
    rulings: Rulings = NONE
