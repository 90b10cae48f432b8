"""Benang reads a pile of overlapping news pages and gives back one evidence-linked ledger of the story."""
