"""Context: how far what a predicate says holds, on whose word, where, when and how many.

``stance`` is polarity and modality. ``attribution`` follows the sources: ``sayings`` and ``accounts`` name them,
``voices`` speak of themselves, ``rebuttals`` contradict. ``circumstances`` are place (by the ``scenes`` of the
sentence), ``time`` and quantity.
"""
