"""The command line: every use case without a window."""

from __future__ import annotations

import logging

# what is logged is for the log file of the windows; here a sentence on stderr says it, never a traceback
logging.getLogger("unifydesk").addHandler(logging.NullHandler())
