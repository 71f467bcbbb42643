"""What a line of a scrape is when it is no part of the account: one rule for each kind.

Every rule asks for positive evidence: the whole line has to have the shape, and where the shape
also occurs in prose, it has to stand before the first or after the last paragraph of prose.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from rashomon.clean.lines import LONGEST_MARK

Zone = Literal["header", "body", "footer"]


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of furniture.

    Args:
        slug: Name of the removal.
        form: Has to match the whole line, once quotation marks are made straight and marks at
            its ends are taken off.
        zones: Where the shape is proof enough.
        heads_list: Whether headlines of other documents may follow it.
        unstopped: Whether it must end as headlines do, without a full stop.
    """

    slug: str
    form: re.Pattern[str]
    zones: frozenset[Zone]
    heads_list: bool = False
    unstopped: bool = False


_ANYWHERE: frozenset[Zone] = frozenset({"header", "body", "footer"})
_EDGES: frozenset[Zone] = frozenset({"header", "footer"})
_FOOTER: frozenset[Zone] = frozenset({"footer"})


def _rule(
    slug: str,
    *forms: str,
    zones: frozenset[Zone] = _ANYWHERE,
    heads_list: bool = False,
    unstopped: bool = False,
) -> Rule:
    joined = "|".join(f"(?:{form})" for form in forms)
    return Rule(slug, re.compile(joined, re.IGNORECASE), zones, heads_list, unstopped)


_SHARE_WORD = (
    r"(?:share|shares|tweet|pin|pin it|email|e-mail|mail|print|save|bookmark|like|follow|post to"
    r"|share on|share via|share to|send to|share this|share (?:this )?(?:article|story|post|page)"
    r"|share quote ?& ?link|copy link|link copied!?|facebook|twitter|x|google ?\+|google plus"
    r"|linkedin|pinterest|reddit|tumblr|whatsapp|telegram|messenger|flipboard|snapchat|instagram"
    r"|youtube|rss|sms|url|or|bio|cancel|send|on|by|via|follow us|follow us on|get link|more)"
)

_DAY_PARTS = r"(?:\d{1,2}:\d{2}(?::\d{2})?(?:\s?[ap]\.?m\.?)?)"

RULES: tuple[Rule, ...] = (
    _rule("ornament", r"[\W_]*", r"x", r"\d{1,3}", zones=_EDGES),
    _rule("ornament", r"[\W_]*"),
    _rule(
        "advertisement",
        r"advertisements?|advert|ads? by \w+|sponsored(?: content| links?)?|promoted(?: content)?",
        r"(?:story|article) continue[sd] below(?: (?:this )?(?:ad|advert|advertisement))?",
        r"continue reading (?:below|the main story)|scroll (?:down )?to (?:continue|read)(?: \w+)?",
        r"(?:article|story) continues after (?:this |the )?(?:ad|advert|advertisement|video)",
        r"skip (?:this )?(?:ad|advertisement)|supported by",
    ),
    _rule(
        "share",
        rf"(?=[^a-z]{{0,5}}[a-z])(?:{_SHARE_WORD}[\W_]*){{2,}}",
        r"(?:e-?mail )?bio(?: follow)?|follow us|share this(?: \w+)?|share quote ?& ?link",
        r"read or share this (?:story|article).{0,80}|posted!?|copy (?:link|url)",
        r"a link has been (?:sent|posted) to your .{1,40}|link copied(?: to clipboard)?",
        r"purchase: order reprints?|order reprints?|(?:rights|reprints) ?(?:and|&) ?\w+",
        r"save (?:this )?(?:article|story)|listen to (?:this )?(?:article|story)",
        r"go to permalink|permalink|print (?:this )?(?:article|story|page)|text size",
    ),
    _rule(
        "share",
        r"share|tweet|pin|e-?mail|print|save|facebook|twitter|pinterest|reddit|whatsapp|url",
        zones=_EDGES,
    ),
    _rule("share", r"close|more|send|cancel|image|x|like|follow", zones=_EDGES),
    _rule(
        "followers",
        r"\d[\d.,]*\s?[KM]?\s?(?:fans?|followers?|subscribers?|likes?|members?|shares?|views?)"
        r"(?:\s?(?:like|follow|subscribe|share|join)d?)?",
        r"\d{0,3}% of readers think this story is \w+.{0,40}",
        r"\W{0,2}of readers think this story is \w+.{0,40}",
    ),
    _rule(
        "comments",
        r"(?:\d[\d,.]*|no|view|show|see|read|hide|all|post|add|view all|show all|see all|join the)?"
        r" ?comments?(?: ?\(?\d[\d,]*\)?)?",
        r"(?:leave|post|add|write|submit) (?:a|your) (?:comment|reply|response)(?: below)?",
        r"notify of|inline feedbacks?|comments (?:are|have been) (?:closed|disabled)\W?",
        r"(?:we(?:'d| would) love|would love) (?:to hear )?your thoughts.{0,40}",
        r"join the (?:conversation|discussion|debate)|what do you think\?? (?:leave|let us).{0,60}",
        r"(?:be the )?first to comment.{0,40}",
        r"(?:log|sign) ?in to (?:comment|leave|reply|post).{0,40}",
        r"your email address will not be published.{0,60}|have your say|add your two cents",
        r"(?:newest|oldest|most voted|sort by)(?: comments?)?|view replies|load more(?: comments)?",
    ),
    _rule(
        "subscribe",
        r"(?:subscribe|sign up|log ?in|sign in|register|join|donate)(?: (?:now|here|today|free))?",
        r"(?:subscribe|sign up) (?:to|for|with) .{0,40}"
        r"(?:newsletters?|e-?mails?|alerts?|updates|channel|briefing|podcast).{0,40}",
        r"(?:get|receive) .{0,60}(?:newsletter|in your inbox|delivered to your).{0,60}",
        r"you have (?:successfully )?(?:been )?subscribed.{0,80}|thank you for subscribing.{0,60}",
        r"subscribe (?:today|now) (?:to|and|for) .{1,120}|(?:our |the )?newsletters?",
        r"(?:already|not) (?:a |yet a )?(?:subscriber|member|registered)\b.{0,60}",
        r"keep up with .{1,40} by subscribing.{0,20}|breaking news (?:e-?mails?|alerts?)",
        r"help us deliver journalism .{1,60}|support (?:our|independent|local) journalism.{0,60}",
        r"our journalism takes .{1,120}(?:subscribing|subscription|support).{0,40}",
        r"if you (?:read and )?(?:enjoy|value|like) our (?:journalism|work|reporting).{1,120}",
        r"please (?:consider )?(?:subscrib|donat|support)(?:e|ing).{0,80}",
    ),
    _rule(
        "paywall",
        r"to (?:read|continue reading) the (?:full|rest of the) (?:story|article).{0,60}",
        r"(?:subscribe|sign up|register|log in|sign in) to (?:continue|read|keep).{0,80}",
        r"continue reading(?: (?:for free|the full story|this article|your article).{0,60})?",
        r"this (?:article|story|content) is (?:for|available to|reserved for) subscribers.{0,60}",
    ),
    _rule(
        "related",
        r"related(?: (?:stories|articles|content|coverage|news|posts|topics|links|video|reading))?",
        r"recommended(?: (?:stories|for you|articles|reading|video|videos|content|by .{1,20}))?",
        r"(?:latest|more|other|top|popular|featured|trending|editor's|our) "
        r"(?:articles|stories|news|headlines|videos?|picks|posts|coverage|choice)",
        r"(?:most|must) (?:read|popular|viewed|shared|watched|see)(?: \w+){0,2}|trending(?: now)?",
        r"more (?:from|in|on|about|stories from) (?:[\w&'.-]+ ?){1,4}|stay connected|up next",
        r"(?:what|what's) to read next|what else we're reading|read next|see also|also read",
        r"you (?:may|might|could) (?:also )?(?:like|be interested in|enjoy).{0,20}|don't miss",
        r"latest [a-z]+ (?:videos|news|stories)|more stories|around the web|from our partners",
        r"explore more|more on this(?: story| topic)?",
        heads_list=True,
    ),
    _rule(
        "related",
        r"in this (?:article|story)|read more|read full (?:article|story)",
        r"read the (?:full|whole|original|rest of the|complete) (?:story|article|report|post|piece)"
        r".{0,80}",
    ),
    _rule(
        "subscribe",
        r"(?:like|liked|enjoy|enjoyed|enjoying) (?:this|what you).{0,40}\? .{0,60}"
        r"(?:friend|subscribe|share|sign up|follow|forward).{0,40}",
        zones=_EDGES,
    ),
    _rule(
        "related",
        r"(?:related|read more|read also|see also|also read|also see|more|watch|watch more|listen"
        r"|recommended|don't miss|must read|read|dig deeper|go deeper|up next|further reading"
        r"|related (?:story|article|news|video|coverage)):\s.{3,140}",
        unstopped=True,
    ),
    _rule(
        "copyright",
        r"(?:©|\(c\)|copyright\b).{0,200}",
        r".{0,80}may not be (?:reproduced|republished|redistributed).{0,120}",
        zones=_EDGES,
    ),
    _rule(
        "copyright",
        r".{0,120}\ball rights reserved.{0,120}|(?:©|copyright ©?) ?\d{4}.{0,80}",
        r".{0,60}this material may not be published, broadcast, rewritten.{0,80}",
    ),
    _rule(
        "cookies",
        r"(?:we|this (?:web ?)?site|our (?:web ?)?sites?|the (?:web ?)?site) (?:and our partners )?"
        r"uses? cookies.{0,300}",
        r"by (?:continuing|using|clicking|closing) .{0,120}\bcookies?\b.{0,200}",
        r"(?:accept|reject|manage)(?: all)? cookies|cookie (?:policy|settings|notice|preferences)",
        r"(?:privacy|terms)(?: policy| of (?:use|service)| & conditions)?(?:\W+(?:privacy|terms|"
        r"cookie)(?: policy| of (?:use|service)| & conditions)?)?",
    ),
    _rule(
        "caption",
        r"(?:photo|image|picture|photograph|screenshot|graphic|illustration|video|screengrab)"
        r"(?: (?:illustration|credit|credits|by|courtesy(?: of)?|source))?\s?:\s.{2,160}",
        r"(?:photo|image|picture) (?:by|credit|credits|courtesy)\s.{2,100}",
        r"media: \w+",
        r"(?:image|photo|slide)? ?\d{1,3} ?(?:of ?/?|/) ?\d{1,3}|back to gallery",
        r"slide ?show ?\(?\d+ images?\)?|toggle caption|hide caption|enlarge(?: this)? image|image",
        r"view (?:gallery|slideshow|photos|image)|caption(?: toggle)?|play(?: video)?",
        r"now playing:?.{0,120}|watch this:.{1,120}|(?:recommended )?video:?",
        r"watch(?: the| this)? (?:video|live)|photos?|gallery|show chapters|live tv|play audio",
    ),
    _rule(
        "script",
        r".*\b(?:window|document)\.\w+.*[;{}].*|.*\.push\( ?\{.*\} ?\).*",
        r"(?:var|let|const|function) \w+ ?[=(].*[;{}].*",
    ),
    _rule("caption", r"\d{1,2}:\d{2}", zones=_EDGES),
    _rule("weather", r"-?\d{1,3}(?:[.,]\d)?\s?(?:°|º)?\s?[CF]", r"-?\d{1,3}\s?[°º]", zones=_EDGES),
    _rule(
        "footer",
        r"footer(?: navigation)?|navigation|menu|disclaimers?|about us|contact(?: us)?|careers"
        r"|advertise(?: with us)?|site map|skip to (?:main )?content|search|home|back to top|faq"
        r"|terms|privacy|help|accessibility|jobs|rss|archive|toggle navigation|main menu|top",
        zones=_EDGES,
    ),
    _rule(
        "footer",
        r"(?:tags?|filed under|topics?|categor(?:y|ies)|keywords|posted in|tagged|sections?)"
        r"(?: with)?\s?:.{1,300}",
        zones=_EDGES,
    ),
    _rule(
        "contact",
        r"[\w.+-]{1,64}@[\w-]{1,60}(?:\.[\w-]{1,30}){1,4}",
        r"(?:e-?mail|contact|reach|follow|write to)\b.{0,80}@.{2,80}",
        r"(?:americas|emea|asia pacific|phone|tel|fax)\W{0,3}\+?[\d\s().-]{7,20}",
        zones=_EDGES,
    ),
    _rule(
        "credit",
        r"courtesy of .{1,80}?(?:view (?:the )?original.{0,40})?",
        r"view (?:the )?original(?: post)?.{0,20}",
        r"original (?:url|source|article|post|link)|source (?:url|link)",
        zones=_EDGES,
    ),
    _rule(
        "credit",
        r"courtesy of .{1,80}view (?:the )?original.{0,40}",
        r"this (?:article|story|post|piece|column) (?:was )?(?:first |originally )?"
        r"(?:appeared|published|posted|produced)\b.{0,160}",
        r"the post .{3,160} appeared first on .{2,60}",
        r"this version of the (?:story|article) .{3,160}",
        r"(?:reposted|republished|reprinted|syndicated) (?:from|with|by|here).{0,160}",
        r"(?:reporting|writing|editing|additional reporting|compiled) by .{3,60}",
        r"(?:reporting|writing|editing) by .{3,200}\b(?:editing|writing|reporting) by .{3,160}",
    ),
    _rule(
        "credit",
        r".{3,160}\bcontributed(?: reporting)?(?: to)?(?: this)?"
        r" ?(?:report|story|article|reporting)?",
        r"(?:sources?|via|h/t)\s?: .{2,160}|--? ?(?:with|by) .{3,80}",
        r"(?:first |originally )(?:published|posted).{3,100}",
        r"(?:the )?(?:associated press|reuters|afp|bloomberg)",
        zones=_FOOTER,
    ),
    _rule(
        "header.clock",
        r"\d{1,2} ?(?:m|h|d|min|mins|minutes?|hours?|days?) ago",
        r"\d{1,3} ?(?:min|mins|minutes?)(?: read)?|(?:/ )?(?:updated|published|posted)(?: on| at)?"
        rf"(?: {_DAY_PARTS}(?: [A-Z]{{1,4}})?)?",
        zones=_EDGES,
    ),
)


def find_rule(text: str, zone: Zone) -> Rule | None:
    """The first rule that recognises a line.

    Args:
        text: The cleaned line.
        zone: Where it stands.

    Returns:
        The rule, or ``None`` for a line that nothing speaks against.
    """
    if len(text) > LONGEST_MARK:
        return None
    key = text.translate(_STRAIGHT).strip(_AT_ENDS)
    for rule in RULES:
        if rule.unstopped and text.rstrip("\"'”’").endswith("."):
            continue
        if zone in rule.zones and rule.form.fullmatch(key):
            return rule
    return None


_STRAIGHT = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "\u00a0": " "})
_AT_ENDS = " .:;,|>»•·–—-*_()[]/"
