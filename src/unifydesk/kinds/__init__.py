"""Question kinds, one file each, found by walking this folder."""

from __future__ import annotations

import sys

from unifydesk.domain.question import Kind
from unifydesk.domain.registry import Registry

KINDS: Registry[Kind] = Registry("question kinds")
KINDS.discover(sys.modules[__name__], "KIND")
