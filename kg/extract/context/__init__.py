"""Context: how far what a predicate says holds, on whose word, where, when and how many.

``holding`` says how far, by the ``stance`` (polarity, modality) of the clauses above. ``attribution`` follows the
sources: ``sayings`` and ``accounts`` name them, ``voices`` speak of themselves, ``rebuttals`` contradict.
``circumstances`` are place (by the ``scenes`` of the sentence), ``time`` and quantity.
"""
