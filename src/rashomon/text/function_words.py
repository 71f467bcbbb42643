"""English words that hold sentences together and say little of what they are about.

The closed classes of Quirk, Greenbaum, Leech & Svartvik, "A Comprehensive Grammar of the English
Language" (1985): determiners and pronouns (ch. 5 and 6), auxiliaries and their contracted forms
(ch. 3), prepositions (ch. 9), conjunctions (ch. 13 and 14), and the adverbs and cardinal numbers
below ten that stand in any text; and the plainest verb of reporting, since it stands beside every
statement.
"""

from __future__ import annotations

from rashomon.text.words import word_set

_LISTED = (
    # Determiners and pronouns.
    "a an the this that these those all both each every either neither some any no none such same "
    "other others another much many more most few fewer little less least several own enough half "
    "i me my mine myself we us our ours ourselves you your yours yourself yourselves he him his "
    "himself she her hers herself it its itself they them their theirs themselves one ones one's "
    "someone somebody something anyone anybody anything everyone everybody everything no-one "
    "nobody nothing who whom whose which what whoever whatever whichever there here "
    # Auxiliaries, whole and contracted, and the letters that a damaged apostrophe leaves behind.
    "am is are was were be been being have has had having do does did doing done will would shall "
    "should can could may might must ought cannot let's isn't aren't wasn't weren't haven't hasn't "
    "hadn't don't doesn't didn't won't wouldn't shan't shouldn't can't couldn't mustn't i'm i've "
    "i'll i'd we're we've we'll we'd you're you've you'll you'd he's he'll he'd she's she'll she'd "
    "it's it'll it'd they're they've they'll they'd that's there's here's who's what's s t d m ll "
    "re ve "
    # Prepositions and conjunctions.
    "about above across after against along amid among amongst around as at before behind below "
    "beneath beside besides between beyond by despite down during except for from in inside into "
    "like near of off on onto out outside over past per since through throughout till to toward "
    "towards under underneath unlike until up upon versus via with within without and or nor but "
    "yet so if unless because although though while whereas whether than lest once when whenever "
    "where wherever why how however therefore thus hence "
    # Adverbs of any text, and small numbers.
    "not never also only just even still already again ever too very quite rather almost now then "
    "soon later ago else instead perhaps maybe often always well away back first last next two "
    "three four five six seven eight nine "
    "said says say saying"
)

FUNCTION_WORDS = frozenset(_LISTED.split())
"""In small letters with plain apostrophes, as :func:`rashomon.text.words.find_words` gives them."""

STOP = word_set(
    """a about above after again all also am an and any are as at be because been before being
    below between both but by can could did do does doing down during each even ever few for
    from further had has have having he her here hers herself him himself his how i if in into
    is it its itself just like may me might more most must my myself no nor not now of off on
    once only or other our ours ourselves out over own s said same say says saying shall she
    should so some such t than that the their theirs them themselves then there these they this
    those through to too under until up upon us very was we were what when where which while who
    whom whose why will with within without would yes yet you your yours yourself yourselves 've
    're 'll one ones i'm i've i'll i'd we're we've we'll we'd you're you've he's she's it's
    that's they're they've there's let's don't doesn't didn't won't wouldn't can't cannot
    couldn't shouldn't isn't aren't wasn't weren't haven't hasn't hadn't ain't told tells tell
    mr mrs ms dr"""
)
"""Function words, and words of telling: they tell nothing of what was said."""
