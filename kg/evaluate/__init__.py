"""Evaluation: how well claims are read, measured against claims that people marked by hand.

``gold`` reads marked sentences, ``matching`` pairs what was marked with what was read, ``figures`` counts,
``confusions`` names the errors, ``floors`` keeps the figures from falling, ``calibration`` fits the confidence.
"""
