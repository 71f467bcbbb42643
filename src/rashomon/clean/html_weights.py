"""Weights of the two models in ``html_scoring``, written by ``evals/maintext/fit.py``.

A positive weight speaks for the account.
"""

from __future__ import annotations

FIRST_BIAS = -5.5592
FIRST: tuple[float, ...] = (
    -0.1696,  # tag p
    0.2662,  # tag li
    0.8442,  # tag heading
    1.3601,  # tag table
    -0.3827,  # tag quote
    -1.4022,  # tag definition
    -0.0113,  # tag button
    -0.5047,  # tag div
    -0.0009,  # words > 1
    0.0479,  # words > 2
    -0.0437,  # words > 3
    -0.1187,  # words > 5
    -0.1933,  # words > 8
    -0.3365,  # words > 12
    0.8573,  # words > 20
    0.0021,  # words > 35
    0.5954,  # words > 60
    1.2291,  # log words
    0.1581,  # all linked
    0.6639,  # some linked
    -1.4715,  # link share
    -0.1236,  # all strong
    0.6530,  # ends as sentence
    0.7499,  # ends with colon
    0.1659,  # comma
    -0.2243,  # digits share
    -0.3148,  # upper share
    -1.1117,  # stop words share
    -0.5149,  # stop words
    -1.7021,  # repeated
    -0.1183,  # log cells
    -1.0306,  # leads to a link
    -0.4869,  # short
    -0.2638,  # short and linked
    -1.8293,  # says call to action
    -0.6536,  # says furniture words
    -0.0532,  # says rights
    -1.2490,  # says photo
    -0.5581,  # says date
    -0.7864,  # in navigation
    -0.6545,  # in header
    -1.9934,  # in footer
    0.6304,  # in sidebar
    0.4435,  # in comments
    -0.4914,  # in related
    -0.0065,  # in teaser
    -0.3896,  # in share
    -0.6535,  # in newsletter
    -0.3822,  # in advertisement
    -0.0018,  # in cookies
    -1.3400,  # in byline
    -0.5730,  # in caption
    -0.4459,  # in tags
    -0.7073,  # in cta
    0.2371,  # in popup
    -1.2250,  # in control
    -0.4288,  # in moving
    0.0163,  # in contents
    2.0375,  # in list
    0.7585,  # in body
    0.1751,  # in article
    2.2315,  # in content
    -0.3169,  # in body phrase
    0.0033,  # own navigation
    -0.0999,  # own header
    0.2010,  # own footer
    -0.9352,  # own sidebar
    -0.0122,  # own comments
    -0.1915,  # own related
    -0.2545,  # own teaser
    -0.2775,  # own share
    -0.0493,  # own newsletter
    0.1682,  # own advertisement
    -0.0005,  # own cookies
    0.1395,  # own byline
    -2.6191,  # own caption
    -0.4725,  # own tags
    0.8461,  # own cta
    -0.0139,  # own popup
    -0.1982,  # own control
    0.0264,  # own moving
    0.5213,  # own contents
    0.5811,  # own list
    -0.9102,  # own body
    -1.0085,  # own article
    -0.8884,  # own content
    0.1802,  # own body phrase
    -2.5284,  # furniture names
    0.2404,  # prose without furniture
    0.1604,  # under article tag
    0.5554,  # under main tag
    -0.8918,  # link share 1 up
    0.7149,  # link share 2 up
    -1.3920,  # link share 3 up
    0.1042,  # prose share 1 up
    1.9076,  # prose share 2 up
    0.1393,  # prose share 3 up
    1.0600,  # prose share 5 up
    1.8174,  # in container
    0.0517,  # off container
    0.0883,  # far off container
    0.1140,  # same kind prose
    3.8144,  # same kind count
    -1.9923,  # prose before
    -0.1119,  # prose after
    -0.4515,  # no prose before
    -0.8079,  # no prose after
    -0.1480,  # gap before
    -0.0956,  # gap after
    0.3768,  # headline seen
    1.0667,  # no headline
    -2.3384,  # is h1
    0.6211,  # words before
    0.1945,  # words after
    -0.2394,  # linked before
    -0.8547,  # linked after
    0.3359,  # heading before
    -0.4210,  # heading after
    -0.1840,  # same parent before
    -0.2497,  # same parent after
    0.9166,  # heading, prose after
)

SECOND_BIAS = -7.7196
SECOND: tuple[float, ...] = (
    -0.3643,  # tag p
    0.4438,  # tag li
    1.2164,  # tag heading
    1.6006,  # tag table
    -0.4978,  # tag quote
    -1.3194,  # tag definition
    -0.0605,  # tag button
    -1.0187,  # tag div
    -0.0830,  # words > 1
    0.0984,  # words > 2
    -0.0854,  # words > 3
    -0.1286,  # words > 5
    -0.4792,  # words > 8
    -0.4251,  # words > 12
    1.4923,  # words > 20
    0.2016,  # words > 35
    1.1313,  # words > 60
    1.4451,  # log words
    -0.1368,  # all linked
    0.6235,  # some linked
    -1.6472,  # link share
    -0.3319,  # all strong
    1.1288,  # ends as sentence
    1.2652,  # ends with colon
    0.3942,  # comma
    -0.0618,  # digits share
    -0.5289,  # upper share
    -1.0706,  # stop words share
    -0.7910,  # stop words
    -2.4622,  # repeated
    -0.0525,  # log cells
    -1.5481,  # leads to a link
    -0.9763,  # short
    -0.5447,  # short and linked
    -2.7080,  # says call to action
    -1.2251,  # says furniture words
    -0.0238,  # says rights
    -1.8027,  # says photo
    -0.6364,  # says date
    -1.1929,  # in navigation
    -0.9407,  # in header
    -2.2782,  # in footer
    0.7842,  # in sidebar
    0.3658,  # in comments
    -0.6231,  # in related
    -0.1074,  # in teaser
    -0.3487,  # in share
    -0.6249,  # in newsletter
    -0.5503,  # in advertisement
    -0.0058,  # in cookies
    -1.7421,  # in byline
    -1.1970,  # in caption
    -0.5750,  # in tags
    -1.1805,  # in cta
    -0.4909,  # in popup
    -1.3640,  # in control
    -0.3701,  # in moving
    0.1332,  # in contents
    2.8310,  # in list
    1.1157,  # in body
    0.2360,  # in article
    2.9331,  # in content
    -0.3519,  # in body phrase
    0.0185,  # own navigation
    -0.2374,  # own header
    -0.1003,  # own footer
    -1.1073,  # own sidebar
    -0.0016,  # own comments
    -0.3596,  # own related
    -0.5187,  # own teaser
    -0.2433,  # own share
    -0.1179,  # own newsletter
    0.0399,  # own advertisement
    -0.0008,  # own cookies
    0.0723,  # own byline
    -4.0153,  # own caption
    -0.4055,  # own tags
    0.6439,  # own cta
    -0.2930,  # own popup
    -0.3058,  # own control
    -0.0053,  # own moving
    0.3948,  # own contents
    0.6003,  # own list
    -0.7794,  # own body
    -1.3984,  # own article
    -1.0348,  # own content
    0.2162,  # own body phrase
    -3.4658,  # furniture names
    0.4605,  # prose without furniture
    0.2267,  # under article tag
    0.7508,  # under main tag
    -1.1527,  # link share 1 up
    0.5653,  # link share 2 up
    -1.9808,  # link share 3 up
    0.1832,  # prose share 1 up
    2.8895,  # prose share 2 up
    0.1306,  # prose share 3 up
    1.5508,  # prose share 5 up
    2.4388,  # in container
    -0.2566,  # off container
    0.2283,  # far off container
    0.5628,  # same kind prose
    5.2030,  # same kind count
    -1.9721,  # prose before
    0.1854,  # prose after
    -0.5291,  # no prose before
    -0.8013,  # no prose after
    0.1812,  # gap before
    0.0747,  # gap after
    0.5837,  # headline seen
    1.7465,  # no headline
    -3.0775,  # is h1
    0.6444,  # words before
    -0.0887,  # words after
    -0.2516,  # linked before
    -1.1398,  # linked after
    0.3683,  # heading before
    -0.9689,  # heading after
    -0.3594,  # same parent before
    -0.3441,  # same parent after
    1.5212,  # heading, prose after
    0.3304,  # opinion at -4
    0.2757,  # opinion at -3
    0.1515,  # opinion at -2
    1.0793,  # opinion at -1
    0.5890,  # opinion at +1
    0.3006,  # opinion at +2
    -0.1290,  # opinion at +3
    -0.0489,  # opinion at +4
    -1.2165,  # opinion
    -4.2958,  # log odds
    0.4133,  # opinion within 2
    0.4212,  # opinion within 5
    -1.4604,  # opinion within 15
    -0.5187,  # account before
    -0.2654,  # at first edge
    -0.9295,  # at last edge
)
