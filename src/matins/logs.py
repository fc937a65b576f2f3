"""The log file: where tracebacks go, since people get sentences."""

import logging
import logging.handlers
from pathlib import Path

from matins.paths import private_file

LOGGER = "matins"
_SIZE, _BACKUPS = 1_000_000, 2


def log() -> logging.Logger:
    """Return matins' logger; it is silent until `log_to` names a file."""
    logger = logging.getLogger(LOGGER)
    if not logger.handlers:
        logger.addHandler(logging.NullHandler())
        logger.propagate = False
    return logger


def log_to(path: Path, level: int = logging.INFO) -> None:
    """Write the log to `path`, private, at most three files of a megabyte."""
    handler = logging.handlers.RotatingFileHandler(private_file(path), maxBytes=_SIZE, backupCount=_BACKUPS, delay=True)
    handler.setFormatter(logging.Formatter("%(asctime)s %(process)d %(levelname)s %(message)s"))
    logger = log()
    for old in logger.handlers:
        old.close()
    logger.handlers = [handler]
    logger.setLevel(level)
