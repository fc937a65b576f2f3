"""Lists of feeds, as other programs and people write them: read tolerantly, written strictly."""
