"""Weights of the two models in ``html_scoring``, written by ``evals/maintext/fit.py``.

A positive weight speaks for the account.
"""

from __future__ import annotations

FIRST_BIAS = -3.0372
FIRST: tuple[float, ...] = (
    -0.2085,  # tag p
    0.3000,  # tag li
    1.2957,  # tag heading
    1.5800,  # tag table
    -0.0371,  # tag quote
    -2.0639,  # tag definition
    -0.3877,  # tag button
    -0.4785,  # tag div
    -0.0108,  # words > 1
    -0.1604,  # words > 2
    -0.1550,  # words > 3
    -0.1046,  # words > 5
    -0.3894,  # words > 8
    -0.1912,  # words > 12
    0.8966,  # words > 20
    -0.0635,  # words > 35
    0.9423,  # words > 60
    2.9361,  # log words
    1.0300,  # all linked
    1.1121,  # some linked
    -2.7008,  # link share
    -0.2783,  # all strong
    0.8822,  # ends as sentence
    1.0252,  # ends with colon
    0.2173,  # comma
    -0.2825,  # digits share
    -0.6317,  # upper share
    -1.2270,  # stop words share
    -0.3640,  # stop words
    -0.9471,  # repeated
    0.0310,  # log cells
    -1.9430,  # says call to action
    -0.7604,  # says furniture words
    0.2629,  # says rights
    -1.0604,  # says photo
    -0.8812,  # says date
    -1.9854,  # in navigation
    -1.5405,  # in header
    -4.1034,  # in footer
    -0.6117,  # in sidebar
    0.8613,  # in comments
    -1.2531,  # in related
    -1.2530,  # in share
    -0.2925,  # in newsletter
    -0.2634,  # in advertisement
    -0.0064,  # in cookies
    -2.9432,  # in byline
    -0.1404,  # in caption
    1.1914,  # in tags
    -1.7142,  # in cta
    -0.9558,  # in popup
    -5.8938,  # in control
    -0.4292,  # in contents
    2.1743,  # in list
    0.7765,  # in body
    0.3076,  # in article
    2.7139,  # in content
    -0.5735,  # in body phrase
    0.0000,  # in link list
    0.3571,  # own navigation
    0.0883,  # own header
    1.2276,  # own footer
    0.3937,  # own sidebar
    -0.0213,  # own comments
    -0.4641,  # own related
    -0.9221,  # own share
    -0.0904,  # own newsletter
    -0.0756,  # own advertisement
    -0.0009,  # own cookies
    0.8622,  # own byline
    -3.5234,  # own caption
    -0.6770,  # own tags
    1.3357,  # own cta
    0.1346,  # own popup
    1.1705,  # own control
    1.1686,  # own contents
    1.3317,  # own list
    -0.2880,  # own body
    0.0723,  # own article
    -1.3706,  # own content
    0.5199,  # own body phrase
    0.0000,  # own link list
    -0.1952,  # under article tag
    0.3045,  # under main tag
    -1.0192,  # link share 1 up
    1.5221,  # link share 2 up
    -2.7781,  # link share 3 up
    -0.4565,  # prose share 1 up
    2.4805,  # prose share 2 up
    -0.1210,  # prose share 3 up
    0.8003,  # prose share 5 up
    1.9981,  # in container
    0.1956,  # off container
    0.3541,  # far off container
    -0.5370,  # same kind prose
    5.3880,  # same kind count
    -2.5055,  # prose before
    -0.7924,  # prose after
    -0.3422,  # no prose before
    -1.1478,  # no prose after
    -0.2646,  # gap before
    -0.1697,  # gap after
    0.2787,  # headline seen
    0.7516,  # no headline
    -2.8406,  # is h1
    0.8768,  # words before
    -0.0183,  # words after
    -0.1776,  # linked before
    -0.9405,  # linked after
    0.4781,  # heading before
    -0.4259,  # heading after
    -0.2607,  # same parent before
    -0.1952,  # same parent after
    1.0457,  # heading, prose after
    -3.5924,  # page prose
    0.0000,  # short page
)

SECOND_BIAS = -8.4124
SECOND: tuple[float, ...] = (
    -0.7101,  # tag p
    0.4202,  # tag li
    2.1393,  # tag heading
    2.3864,  # tag table
    -0.6990,  # tag quote
    -1.7841,  # tag definition
    -0.4085,  # tag button
    -1.3443,  # tag div
    0.0864,  # words > 1
    -0.2303,  # words > 2
    -0.2039,  # words > 3
    -0.1070,  # words > 5
    -0.6155,  # words > 8
    -0.2319,  # words > 12
    1.9912,  # words > 20
    0.1776,  # words > 35
    2.0929,  # words > 60
    3.7179,  # log words
    0.6397,  # all linked
    1.2337,  # some linked
    -3.7863,  # link share
    -0.7679,  # all strong
    1.6939,  # ends as sentence
    2.0192,  # ends with colon
    0.6125,  # comma
    -0.2141,  # digits share
    -0.9782,  # upper share
    -1.4442,  # stop words share
    -0.7245,  # stop words
    -1.9527,  # repeated
    0.0576,  # log cells
    -3.4898,  # says call to action
    -1.8360,  # says furniture words
    0.2577,  # says rights
    -1.7966,  # says photo
    -1.5209,  # says date
    -3.3419,  # in navigation
    -2.2839,  # in header
    -5.2972,  # in footer
    -1.0846,  # in sidebar
    0.9083,  # in comments
    -2.0628,  # in related
    -1.0784,  # in share
    -0.7695,  # in newsletter
    -0.6713,  # in advertisement
    -0.0272,  # in cookies
    -4.4284,  # in byline
    -0.8255,  # in caption
    1.4455,  # in tags
    -3.1260,  # in cta
    -2.4719,  # in popup
    -6.9506,  # in control
    -0.0621,  # in contents
    3.6394,  # in list
    1.3362,  # in body
    0.4226,  # in article
    4.3327,  # in content
    -0.7627,  # in body phrase
    0.0000,  # in link list
    0.1603,  # own navigation
    -0.3956,  # own header
    0.3128,  # own footer
    0.3191,  # own sidebar
    -0.0011,  # own comments
    -1.4866,  # own related
    -0.7214,  # own share
    -0.2105,  # own newsletter
    -0.1007,  # own advertisement
    -0.0011,  # own cookies
    0.6116,  # own byline
    -6.7284,  # own caption
    -0.6717,  # own tags
    1.2590,  # own cta
    -0.6146,  # own popup
    -0.0497,  # own control
    0.4574,  # own contents
    1.3315,  # own list
    -0.0815,  # own body
    -0.3240,  # own article
    -1.7283,  # own content
    0.7302,  # own body phrase
    0.0000,  # own link list
    -0.3341,  # under article tag
    0.5315,  # under main tag
    -1.4839,  # link share 1 up
    1.9679,  # link share 2 up
    -4.1965,  # link share 3 up
    -0.8053,  # prose share 1 up
    4.3724,  # prose share 2 up
    -0.0934,  # prose share 3 up
    1.4202,  # prose share 5 up
    3.3878,  # in container
    -0.0736,  # off container
    0.8361,  # far off container
    -0.2197,  # same kind prose
    8.5448,  # same kind count
    -2.7568,  # prose before
    -0.7991,  # prose after
    -0.6252,  # no prose before
    -1.4697,  # no prose after
    0.1336,  # gap before
    -0.0097,  # gap after
    0.7135,  # headline seen
    1.8746,  # no headline
    -5.1064,  # is h1
    1.1445,  # words before
    -0.4930,  # words after
    -0.2069,  # linked before
    -1.4596,  # linked after
    0.6617,  # heading before
    -1.2333,  # heading after
    -0.5666,  # same parent before
    -0.3644,  # same parent after
    1.9420,  # heading, prose after
    -3.3121,  # page prose
    0.0000,  # short page
    0.3730,  # opinion at -4
    0.1263,  # opinion at -3
    0.1555,  # opinion at -2
    1.2846,  # opinion at -1
    0.7426,  # opinion at +1
    0.3379,  # opinion at +2
    -0.2626,  # opinion at +3
    -0.0335,  # opinion at +4
    -1.2723,  # opinion
    -6.3107,  # log odds
    0.4284,  # opinion within 2
    0.9516,  # opinion within 5
    -1.0969,  # opinion within 15
    -0.9751,  # account before
    0.2563,  # at first edge
    -0.9507,  # at last edge
)
