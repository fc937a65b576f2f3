"""Worker processes of our own, with a deadline, a memory limit and a kill switch."""
