"""One polite, bounded GET: the only part of matins that talks to the network."""
