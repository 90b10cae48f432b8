"""What a page says happened, happens, may happen or did not: one event a trigger, with its parties and firmness.

``find_events`` is the only way in. Each sentence with a trigger is read on its own (:mod:`.lines`, :mod:`.triggers`,
:mod:`.parties`); a trigger's families are tried in the pack's order, and the first whose parties and things fit is the
event. What cannot be filled stays empty: an idiom or a topic without parties is no event.
"""

from benang.reading.events.finding import find_events

__all__ = ["find_events"]
