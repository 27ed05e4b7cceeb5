"""Where a frozen UnifyDesk begins."""

from __future__ import annotations

import sys

from unifydesk.__main__ import main

if __name__ == "__main__":
    sys.exit(main())
