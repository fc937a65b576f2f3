"""The sample edition: a small press of our own, served on loopback, so that matins can be tried with no network."""
