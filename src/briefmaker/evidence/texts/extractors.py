"""What reads copies of sources, by name and version: another may read otherwise.

The names are known without loading the readers and their libraries, which takes longer
than the check of a brief whose texts are kept.
"""

from importlib.metadata import version

PDFIUM = f"pypdfium2/{version('pypdfium2')}"
WARCIO = f"warcio/{version('warcio')}"
PAGE = "html"
TABLE = "csv"
RECORDS = "json"
WORD = "docx"
PLAIN = "text"

SCAN = (
    "it is a scan: its pages are pictures without text",
    "run OCR on it, add the result with `briefmaker source add`, and say so in "
    "`descriptor`",
)
"""What is wrong with a scan, and what to do about it."""
