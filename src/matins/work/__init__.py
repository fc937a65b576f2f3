"""Worker processes: a pure function on bytes under a deadline, a memory limit and a kill switch."""
