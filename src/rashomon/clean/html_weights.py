"""Weights of the two models in ``html_scoring``, by ``evals/maintext/fit.py``.

A positive weight speaks for the account.
"""

from __future__ import annotations

FIRST_BIAS = -3.7616
FIRST: tuple[float, ...] = (
    -0.1213,  # tag p
    0.5491,  # tag li
    0.2339,  # tag heading
    2.0507,  # tag table
    -0.7466,  # tag quote
    -1.3776,  # tag definition
    0.4405,  # tag button
    -1.0288,  # tag div
    -0.0890,  # words > 1
    -0.0996,  # words > 2
    0.0250,  # words > 3
    -0.2924,  # words > 5
    -0.3732,  # words > 8
    -0.3487,  # words > 12
    0.5598,  # words > 20
    -0.0777,  # words > 35
    0.0347,  # words > 60
    1.7131,  # log words
    0.2563,  # all linked
    0.4756,  # some linked
    -1.7149,  # link share
    -0.1597,  # all strong
    0.7602,  # ends as sentence
    1.1873,  # ends with colon
    0.0675,  # comma
    0.8174,  # digits share
    -0.3283,  # upper share
    -0.6244,  # stop words share
    -0.3434,  # stop words
    -1.4658,  # repeated
    -0.3524,  # log cells
    -1.4957,  # leads to a link
    -0.9653,  # short
    0.2044,  # short and linked
    -1.9462,  # says call to action
    -0.7049,  # says furniture words
    -0.6697,  # says rights
    -0.7695,  # says photo
    -0.8814,  # says date
    -1.3587,  # in navigation
    -0.1083,  # in header
    -2.0315,  # in footer
    0.3079,  # in sidebar
    0.2509,  # in comments
    -1.2936,  # in related
    0.6732,  # in teaser
    -0.2858,  # in share
    -0.0291,  # in newsletter
    0.4718,  # in advertisement
    -0.0264,  # in cookies
    -1.8734,  # in byline
    -1.5170,  # in caption
    -0.6118,  # in tags
    -1.2477,  # in cta
    0.0395,  # in popup
    -1.6998,  # in control
    0.1469,  # in moving
    -0.0744,  # in contents
    1.1359,  # in list
    -0.0895,  # in body
    0.1840,  # in article
    1.5649,  # in content
    0.1076,  # in body phrase
    0.1392,  # own navigation
    -1.0046,  # own header
    -0.0738,  # own footer
    -0.4158,  # own sidebar
    -0.0333,  # own comments
    -0.1447,  # own related
    -0.4492,  # own teaser
    -0.0137,  # own share
    -0.1867,  # own newsletter
    -0.2231,  # own advertisement
    -0.0089,  # own cookies
    -0.1338,  # own byline
    1.1421,  # own cta
    -0.0999,  # own popup
    -0.4557,  # own control
    -0.0928,  # own moving
    1.5376,  # own contents
    -2.6048,  # furniture names
    -0.1292,  # prose without furniture
    0.3635,  # under article tag
    0.7939,  # under main tag
    -0.5156,  # link share 1 up
    0.5214,  # link share 2 up
    -2.8773,  # link share 3 up
    -0.0093,  # prose share 1 up
    1.7129,  # prose share 2 up
    -0.1421,  # prose share 3 up
    1.5284,  # prose share 5 up
    1.7179,  # in container
    1.4188,  # off container
    0.2949,  # far off container
    0.7354,  # same kind prose
    3.3818,  # same kind count
    -4.3990,  # prose before
    -1.7492,  # prose after
    0.5332,  # no prose before
    -0.3547,  # no prose after
    -0.8108,  # gap before
    0.0862,  # gap after
    0.4352,  # headline seen
    3.5173,  # no headline
    -3.8012,  # is h1
    0.9505,  # words before
    0.6171,  # words after
    -0.3103,  # linked before
    -0.4443,  # linked after
    0.5762,  # heading before
    -0.1750,  # heading after
    -0.1613,  # same parent before
    -0.1499,  # same parent after
    1.1630,  # heading, prose after
)

SECOND_BIAS = -8.1515
SECOND: tuple[float, ...] = (
    -0.3357,  # tag p
    1.0492,  # tag li
    0.3383,  # tag heading
    3.4547,  # tag table
    -0.9581,  # tag quote
    -1.8636,  # tag definition
    0.3614,  # tag button
    -2.0461,  # tag div
    0.0670,  # words > 1
    0.0609,  # words > 2
    0.1143,  # words > 3
    -0.4335,  # words > 5
    -0.7551,  # words > 8
    -0.4611,  # words > 12
    1.4468,  # words > 20
    0.0736,  # words > 35
    0.3412,  # words > 60
    1.8353,  # log words
    -0.3389,  # all linked
    0.4386,  # some linked
    -2.7641,  # link share
    -0.2078,  # all strong
    1.2995,  # ends as sentence
    2.1315,  # ends with colon
    0.2877,  # comma
    0.9828,  # digits share
    -0.8271,  # upper share
    -1.3176,  # stop words share
    -0.6684,  # stop words
    -2.3916,  # repeated
    -0.3460,  # log cells
    -2.5917,  # leads to a link
    -1.8775,  # short
    0.4339,  # short and linked
    -3.6581,  # says call to action
    -1.3709,  # says furniture words
    -1.3630,  # says rights
    -1.4759,  # says photo
    -1.3070,  # says date
    -1.8534,  # in navigation
    -0.7252,  # in header
    -3.0557,  # in footer
    0.3224,  # in sidebar
    0.3653,  # in comments
    -1.7654,  # in related
    1.1304,  # in teaser
    -0.1892,  # in share
    -0.5691,  # in newsletter
    0.7826,  # in advertisement
    -0.0136,  # in cookies
    -2.7717,  # in byline
    -3.2254,  # in caption
    -0.7640,  # in tags
    -2.1410,  # in cta
    -0.6147,  # in popup
    -2.5200,  # in control
    0.1888,  # in moving
    -0.1532,  # in contents
    2.6377,  # in list
    0.1099,  # in body
    0.4685,  # in article
    2.7144,  # in content
    0.0909,  # in body phrase
    0.1302,  # own navigation
    -1.3986,  # own header
    -0.3612,  # own footer
    -0.5389,  # own sidebar
    -0.0543,  # own comments
    -0.3628,  # own related
    -0.2723,  # own teaser
    -0.0136,  # own share
    -0.3515,  # own newsletter
    -0.2711,  # own advertisement
    -0.0094,  # own cookies
    -0.6916,  # own byline
    1.0325,  # own cta
    -0.6526,  # own popup
    -0.7865,  # own control
    -0.1303,  # own moving
    1.6072,  # own contents
    -4.4169,  # furniture names
    -0.0888,  # prose without furniture
    0.6908,  # under article tag
    1.2766,  # under main tag
    -0.8667,  # link share 1 up
    0.3697,  # link share 2 up
    -4.9343,  # link share 3 up
    0.2030,  # prose share 1 up
    3.0753,  # prose share 2 up
    0.0323,  # prose share 3 up
    2.6258,  # prose share 5 up
    2.4461,  # in container
    1.6520,  # off container
    1.0050,  # far off container
    1.5590,  # same kind prose
    5.9875,  # same kind count
    -6.1669,  # prose before
    -1.4376,  # prose after
    0.9029,  # no prose before
    -0.4681,  # no prose after
    -0.7623,  # gap before
    0.3734,  # gap after
    1.1516,  # headline seen
    2.6862,  # no headline
    -6.5496,  # is h1
    1.4431,  # words before
    1.0933,  # words after
    -0.5963,  # linked before
    -0.9012,  # linked after
    0.8899,  # heading before
    -0.5526,  # heading after
    -0.5266,  # same parent before
    -0.2410,  # same parent after
    2.1216,  # heading, prose after
    -0.0245,  # opinion at -4
    0.0080,  # opinion at -3
    0.3429,  # opinion at -2
    1.2563,  # opinion at -1
    0.5065,  # opinion at +1
    0.2017,  # opinion at +2
    -0.3833,  # opinion at +3
    0.0186,  # opinion at +4
    -1.0205,  # opinion
    -6.4458,  # log odds
    -0.4005,  # opinion within 2
    0.9393,  # opinion within 5
    -0.8552,  # opinion within 15
    -0.8464,  # before the account
    -1.2346,  # after the account
)
