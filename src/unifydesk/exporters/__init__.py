"""Output formats, one file each, found by walking this folder."""

from __future__ import annotations

import sys

from unifydesk.domain.registry import Registry
from unifydesk.domain.report import Exporter

EXPORTERS: Registry[Exporter] = Registry("exporters")
EXPORTERS.discover(sys.modules[__name__], "EXPORTER")
