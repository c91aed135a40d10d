"""Say where a seed is at fault: file, line, column, value, and what was expected.

The loader asks only after a rebuild was refused, so a good rebuild pays nothing for it.
"""

from __future__ import annotations
