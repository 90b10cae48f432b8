"""The closed sets of codes that records hold; the pack and the labels have words for each."""

from typing import Literal

Role = Literal[
    "body",
    "title",
    "deck",
    "byline",
    "date",
    "dateline",
    "caption",
    "repeat",
    "related-link",
    "promo",
    "ad",
    "pagination",
    "navigation",
    "comment-box",
    "copyright",
    "credit",
    "source-credit",
]
Zone = Literal["headline", "deck", "lede", "body", "caption"]
Basis = Literal["explicit", "weekday", "relative", "inherited", "publication"]
NameKind = Literal["PER", "ORG", "LOC"]
Form = Literal["direct", "indirect", "mixed"]
Act = Literal[
    "say", "ask", "request", "promise", "threaten", "warn", "deny", "wish", "topic", "believe"
]
Modality = Literal[
    "asserted", "probable", "possible", "conditional", "planned", "requested", "feared"
]
Polarity = Literal["+", "-"]
Resolved = Literal["named", "role", "pronoun", "enclitic", "carried", "unnamed"]
RelayRole = Literal["broadcaster", "wire", "outlet", "other"]
Scope = Literal["statement", "paragraph", "page"]
EventKind = Literal[
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
    "OTHER",
]
LinkKind = Literal[
    "copy",
    "partial_copy",
    "self_reuse",
    "same_entity",
    "speaks_for",
    "same_utterance",
    "same_happening",
    "same_story",
    "follows",
    "realises",
    "supersedes",
    "conflicts",
    "updates",
    "disputes",
]
EventLinkKind = Literal["in_return_for", "because_of", "part_of", "before"]
PlanState = Literal["open", "due", "realised", "changed", "cancelled", "lapsed", "denied"]
PlanKind = Literal["plan", "promise", "threat", "denial"]
VerdictKind = Literal[
    "corroborated", "single_source", "disputed", "conflict", "update", "evolution"
]
