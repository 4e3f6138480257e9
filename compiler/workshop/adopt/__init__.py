"""A new template from an office's own old document: `started` from any file, `adopt` from an old document, or `standard`."""

from .template import adopt, standard, started
from .told import Taken

__all__ = ["Taken", "adopt", "standard", "started"]
