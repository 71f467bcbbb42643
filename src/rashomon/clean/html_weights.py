"""Weights of the two models in ``html_scoring``, by ``evals/maintext/fit.py``.

A positive weight speaks for the account.
"""

from __future__ import annotations

FIRST_BIAS = -4.3821
FIRST: tuple[float, ...] = (
    -0.0988,  # tag p
    0.5426,  # tag li
    0.6104,  # tag heading
    1.8602,  # tag table
    -0.7239,  # tag quote
    -1.6048,  # tag definition
    0.1944,  # tag button
    -0.7802,  # tag div
    -0.1348,  # words > 1
    -0.0330,  # words > 2
    -0.0182,  # words > 3
    -0.2259,  # words > 5
    -0.3606,  # words > 8
    -0.3670,  # words > 12
    0.6855,  # words > 20
    -0.0549,  # words > 35
    0.1985,  # words > 60
    1.8724,  # log words
    0.4788,  # all linked
    0.7327,  # some linked
    -1.8763,  # link share
    -0.1885,  # all strong
    0.7547,  # ends as sentence
    1.0644,  # ends with colon
    0.1222,  # comma
    0.2812,  # digits share
    -0.2542,  # upper share
    -0.8758,  # stop words share
    -0.4132,  # stop words
    -1.7299,  # repeated
    -0.3730,  # log cells
    -1.4397,  # leads to a link
    -0.7826,  # short
    -0.0365,  # short and linked
    -1.9283,  # says call to action
    -0.5789,  # says furniture words
    -0.4427,  # says rights
    -1.1329,  # says photo
    -0.9206,  # says date
    -1.1671,  # in navigation
    -0.2653,  # in header
    -2.0694,  # in footer
    0.3870,  # in sidebar
    0.4654,  # in comments
    -1.1297,  # in related
    0.4250,  # in teaser
    -0.4019,  # in share
    -0.3305,  # in newsletter
    0.2180,  # in advertisement
    -0.0141,  # in cookies
    -1.6968,  # in byline
    -1.5863,  # in caption
    -0.6976,  # in tags
    -1.0385,  # in cta
    0.1137,  # in popup
    -1.6598,  # in control
    -0.0736,  # in moving
    -0.0692,  # in contents
    1.5900,  # in list
    0.1778,  # in body
    0.2148,  # in article
    1.7880,  # in content
    -0.0484,  # in body phrase
    0.1206,  # own navigation
    -0.5905,  # own header
    0.2187,  # own footer
    -0.6547,  # own sidebar
    -0.0438,  # own comments
    -0.1328,  # own related
    -0.3857,  # own teaser
    -0.1472,  # own share
    -0.1503,  # own newsletter
    -0.0663,  # own advertisement
    -0.0040,  # own cookies
    0.2006,  # own byline
    1.2571,  # own cta
    -0.0493,  # own popup
    -0.3164,  # own control
    -0.0016,  # own moving
    1.3365,  # own contents
    -2.6761,  # furniture names
    -0.0239,  # prose without furniture
    0.3469,  # under article tag
    0.7502,  # under main tag
    -0.8671,  # link share 1 up
    0.8882,  # link share 2 up
    -2.5041,  # link share 3 up
    0.0343,  # prose share 1 up
    1.7382,  # prose share 2 up
    -0.1662,  # prose share 3 up
    1.3973,  # prose share 5 up
    1.7752,  # in container
    0.7774,  # off container
    0.2584,  # far off container
    0.4015,  # same kind prose
    3.7991,  # same kind count
    -3.6910,  # prose before
    -1.3979,  # prose after
    0.2025,  # no prose before
    -0.5843,  # no prose after
    -0.4461,  # gap before
    0.0832,  # gap after
    0.3747,  # headline seen
    2.6680,  # no headline
    -3.5115,  # is h1
    0.8786,  # words before
    0.4887,  # words after
    -0.2493,  # linked before
    -0.6081,  # linked after
    0.4755,  # heading before
    -0.2936,  # heading after
    -0.1946,  # same parent before
    -0.2633,  # same parent after
    1.0123,  # heading, prose after
)

SECOND_BIAS = -8.9901
SECOND: tuple[float, ...] = (
    -0.3241,  # tag p
    0.9701,  # tag li
    1.0083,  # tag heading
    2.7937,  # tag table
    -0.8334,  # tag quote
    -2.0418,  # tag definition
    0.0762,  # tag button
    -1.6490,  # tag div
    -0.0595,  # words > 1
    0.1078,  # words > 2
    -0.0533,  # words > 3
    -0.3564,  # words > 5
    -0.6379,  # words > 8
    -0.4710,  # words > 12
    1.6180,  # words > 20
    0.1381,  # words > 35
    0.6410,  # words > 60
    2.0230,  # log words
    -0.1326,  # all linked
    0.7561,  # some linked
    -2.6683,  # link share
    -0.1880,  # all strong
    1.3907,  # ends as sentence
    1.9539,  # ends with colon
    0.3390,  # comma
    0.4396,  # digits share
    -0.5758,  # upper share
    -1.3379,  # stop words share
    -0.7322,  # stop words
    -2.8477,  # repeated
    -0.2485,  # log cells
    -2.4805,  # leads to a link
    -1.5033,  # short
    -0.0038,  # short and linked
    -3.5558,  # says call to action
    -1.1469,  # says furniture words
    -0.9016,  # says rights
    -2.1158,  # says photo
    -1.2373,  # says date
    -1.7267,  # in navigation
    -0.9970,  # in header
    -2.9488,  # in footer
    0.4675,  # in sidebar
    0.6998,  # in comments
    -1.6323,  # in related
    0.6137,  # in teaser
    -0.2785,  # in share
    -0.8114,  # in newsletter
    0.3926,  # in advertisement
    -0.0079,  # in cookies
    -2.3832,  # in byline
    -3.3000,  # in caption
    -0.8247,  # in tags
    -1.8125,  # in cta
    -0.4724,  # in popup
    -2.4260,  # in control
    -0.0060,  # in moving
    -0.0401,  # in contents
    2.9912,  # in list
    0.5122,  # in body
    0.4370,  # in article
    2.9145,  # in content
    -0.1043,  # in body phrase
    0.1600,  # own navigation
    -0.7280,  # own header
    -0.0868,  # own footer
    -0.7914,  # own sidebar
    -0.0486,  # own comments
    -0.3898,  # own related
    -0.1650,  # own teaser
    -0.1205,  # own share
    -0.3462,  # own newsletter
    -0.1045,  # own advertisement
    -0.0044,  # own cookies
    -0.2706,  # own byline
    1.1442,  # own cta
    -0.6771,  # own popup
    -0.6436,  # own control
    -0.0695,  # own moving
    1.3934,  # own contents
    -4.3508,  # furniture names
    -0.0088,  # prose without furniture
    0.6217,  # under article tag
    1.1278,  # under main tag
    -1.3046,  # link share 1 up
    0.8724,  # link share 2 up
    -4.1154,  # link share 3 up
    0.1942,  # prose share 1 up
    3.0736,  # prose share 2 up
    -0.1427,  # prose share 3 up
    2.3093,  # prose share 5 up
    2.5416,  # in container
    0.8691,  # off container
    0.7555,  # far off container
    0.9695,  # same kind prose
    6.6234,  # same kind count
    -4.9911,  # prose before
    -1.0108,  # prose after
    0.4192,  # no prose before
    -0.7703,  # no prose after
    -0.1941,  # gap before
    0.3816,  # gap after
    1.0079,  # headline seen
    2.2763,  # no headline
    -5.8214,  # is h1
    1.2788,  # words before
    0.7031,  # words after
    -0.4330,  # linked before
    -1.0594,  # linked after
    0.7297,  # heading before
    -0.8103,  # heading after
    -0.5058,  # same parent before
    -0.4042,  # same parent after
    1.7666,  # heading, prose after
    0.1355,  # opinion at -4
    0.1003,  # opinion at -3
    0.3065,  # opinion at -2
    1.2114,  # opinion at -1
    0.6770,  # opinion at +1
    0.2568,  # opinion at +2
    -0.3338,  # opinion at +3
    0.0949,  # opinion at +4
    -0.7902,  # opinion
    -6.4756,  # log odds
    -0.1488,  # opinion within 2
    0.8030,  # opinion within 5
    -0.9669,  # opinion within 15
    -0.6251,  # before the account
    -1.3323,  # after the account
)
