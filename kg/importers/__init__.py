"""Tables that other projects publish, turned into packs."""
