"""What a warm process has loaded before it is asked for anything.

It is loaded once, in the process that all workers are forked from. Nothing here holds
a `FontConfiguration`: a fork that drops an inherited one deletes its folder of fonts.
"""

import gc
import io
from contextlib import redirect_stdout, suppress

import briefmaker.build
import briefmaker.charts.draw
import briefmaker.charts.families
import briefmaker.charts.pictures
import briefmaker.charts.strips
import briefmaker.delivery.files
import briefmaker.origin.gathering
import briefmaker.writing.citations
import briefmaker.writing.composition
import briefmaker.writing.markup
import briefmaker.writing.page

# Where a system library is missing, the render says so; a library that complains about
# it here would write to where products are named.
with suppress(OSError), redirect_stdout(io.StringIO()):
    import briefmaker.pdf.engine  # noqa: F401

gc.freeze()  # what is loaded stays for good: no collection looks at it or copies it
