"""The phrases by which a page gives away what is not news: data, to be added to row by row."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum


class Tail(Enum):
    """What may follow the phrase in its paragraph for it to be the page's own voice and not the article's."""

    NOTHING = "nothing but punctuation"
    LABEL = "a few names, or a colon and a headline; no sentence"
    ANYTHING = "anything: nobody but a web page says this"


class Opens(Enum):
    """What kind of list the phrase announces in the paragraphs after it; the bullets of a list need no announcement."""

    NOTHING = "nothing"
    TOPICS = "topics"
    LINKS = "links"


@dataclass(frozen=True, slots=True)
class Cue:
    """Regular expressions for the beginning of a paragraph, what may follow them, and what they announce."""

    tail: Tail
    opens: Opens
    phrases: tuple[str, ...]


CUES = (
    Cue(
        Tail.LABEL,
        Opens.TOPICS,
        (
            r"(?:topics|tags|keywords|categories|sections)(?: covered)?",
            r"filed under|tagged(?: with| as| in)?",
            r"in this (?:article|story)|explore more on these topics",
        ),
    ),
    Cue(
        Tail.LABEL,
        Opens.LINKS,
        (
            r"(?:read )?more (?:from|by|on|about|in|stories|news|articles|coverage)",
            r"related(?: (?:articles?|stor(?:y|ies)|content|coverage|topics?|news|posts?|links?|reading))?",
            r"recommended(?: (?:for you|reading|stories|articles))?|you (?:may|might) also like|up next",
            r"read (?:more|also|next|this)|also read|see (?:also|more)|learn more|keep reading",
            r"editor['’]?s?['’]? picks?|don['’]t miss|what to read next",
        ),
    ),
    Cue(
        Tail.NOTHING,
        Opens.LINKS,
        (
            r"(?:most|top) (?:read|popular|viewed|shared|stories)",
            r"latest (?:news|stories)|trending(?: now)?",
        ),
    ),
    Cue(
        Tail.LABEL,
        Opens.NOTHING,
        (
            r"watch|listen|video|audio|podcast|gallery|in pictures|infographic",
            r"follow us",
            r"advertisements?|advert|(?:sponsored|promoted)(?: content)?|paid content",
            r"terms (?:of|and) (?:use|service|conditions)|(?:privacy|cookie) policy|(?:contact|about) us",
        ),
    ),
    Cue(
        Tail.ANYTHING,
        Opens.NOTHING,
        (
            # Walls and accounts.
            r"continue reading|(?:story|article) continues (?:below|after)|to (?:continue|keep) reading",
            r"(?:this (?:article|content|story) is|read this) (?:only |exclusively )?(?:available )?(?:for|to)"
            r" (?:our )?(?:subscribers|members)",
            r"already (?:a subscriber|a member|registered|have an account)",
            # Newsletters and apps.
            r"(?:enter|submit) your e-?mail|your e-?mail(?: address)?(?: will not|\b\W*$)",
            r"(?:get|receive) (?:our|the (?:latest|best|day['’]s)|breaking|daily|all the)"
            r".*\b(?:inbox|newsletter|e-?mail|alerts)",
            r"download (?:the|our) .*\bapp",
            r"follow .{1,40}? on (?:twitter|facebook|instagram|telegram|youtube|linkedin|social)|like us on",
            # Law and machinery.
            r"(?:copyright )?(?:©|\(c\) ?(?:19|20)\d\d)|copyright(?: by)? (?:19|20)\d\d|all rights reserved",
            r"(?:we|(?:this|our) (?:web)?site) (?:and our partners )?uses? cookies|(?:accept|manage)(?: all)? cookies",
            r"by (?:continuing|clicking|using|browsing|signing up|subscribing)\b"
            r".*\b(?:you (?:agree|accept|consent)|cookies)",
            r"please (?:enable|turn on|allow|disable|upgrade)\b.*\b(?:javascript|cookies|browser|blocker)",
            r"(?:disclaimer|(?:the )?(?:views|opinions) expressed)\b.*\b(?:author|editorial|policy|reflect)",
        ),
    ),
    Cue(
        Tail.NOTHING,
        Opens.NOTHING,
        (
            # Newsletters and accounts.
            r"subscribe(?: (?:to|now|today|for|and|here)\b.*)?|subscription|become a (?:member|subscriber)",
            r"sign(?:ing)?[ -]?(?:up|in)(?: (?:for|to|now|here|today|with)\b.*)?",
            r"(?:log ?in|register|create (?:a free|an|your) account)(?: (?:for|to|now|here|today|with)\b.*)?",
            r"(?:daily |weekly |our )?(?:e-?mail )?newsletters?(?: sign-?up)?",
            r"(?:join|support) (?:us|our (?:journalism|work|newsroom|mailing list))",
            r"donate(?: now| today)?|make a donation",
            # Sharing and talking back.
            r"share(?: (?:this|on|via)\b.{0,60})?|(?:tweet|e-?mail|print)(?: this)?|copy link|save(?: article)?",
            r"(?:post|leave|add|view|write) (?:a |your )?(?:comments?|reply)",
            r"(?:\d+ |no )?comments?(?: \(?\d+\)?| are closed)?",
            r"facebook|twitter|whatsapp|telegram|linkedin|reddit|pinterest|instagram|youtube",
            # Machinery.
            r"skip to (?:main )?(?:content|navigation)|back to top|loading|menu|search|home",
            r"click here|(?:show|load) more",
        ),
    ),
)

FOOTER = re.compile(r"\ball rights reserved\b|©\s*(?:19|20)\d\d", re.IGNORECASE)
"""Says anywhere in a short paragraph that it is the page's footer."""

LABEL_WORDS = frozenset(
    {"a", "all", "an", "and", "author", "by", "correspondent", "for", "from", "in", "me", "more", "of", "on", "or"}
    | {"our", "section", "series", "site", "story", "team", "the", "this", "topic", "us", "with"}
)
"""Lower-case words that may stand in a label such as "More from our correspondent"."""

OUTLETS = (
    r"Reuters|Thomson Reuters|AP|Associated Press|AFP|Agence France[- ]Presse|UPI|dpa|DPA|EFE|ANSA|Xinhua|TASS"
    r"|Itar-Tass|Interfax|RIA(?: Novosti)?|RT|SANA|IRNA|Fars|FNA|Tasnim|Press TV|Anadolu(?: Agency)?|AA|KUNA|SPA|WAM"
    r"|NNA|MENA|PTI|ANI|IPS|IRIN|BBC(?: News)?|CNN|NPR|VOA|Voice of America|RFE/RL|Al[- ]Jazeera|Al[- ]Arabiya"
    r"|Al[- ]Monitor|Al[- ]Akhbar|Al[- ]Hayat|As-Safir|Asharq Al-Awsat|Rudaw|Kurdistan 24|ARA News|Enab Baladi"
    r"|Syria Direct|Syria Deeply|Zaman al-Wasl|The New Humanitarian|Bellingcat|(?:The )?(?:Guardian|Independent"
    r"|Economist|Telegraph|New York Times|Washington Post|Wall Street Journal|Los Angeles Times|Daily Star|National"
    r"|Christian Science Monitor|Times)|Bloomberg|Financial Times|McClatchy|USA Today|Time|Newsweek|Foreign Policy"
)
"""News agencies and papers by the names they print in bylines and datelines."""

ROLE = (
    r"(?i:staff|contributors?|correspondents?|reporters?|editors?|writers?|special|senior|chief|foreign|freelance"
    r"|bureau|columnist|analyst|news|agenc(?:y|ies)|press|desk|and|for|in|at|of|the|to)"
)
"""Words beside a name that make a line a byline."""

OUTLET_WORDS = (
    r"(?:News|Press|Agency|Times|Post|Media|TV|Wire|Herald|Tribune|Daily|Gazette|Journal|Radio|Chronicle|Telegraph)"
)
"""Words by which a name says that it is that of an agency or paper."""


def is_outlet(name: str) -> bool:
    """Whether a name is that of a known agency or paper, or says that it is one."""
    return re.fullmatch(rf"(?:{OUTLETS})|.*\b{OUTLET_WORDS}\b.*", name) is not None
