"""Rules of the look and of the file (design E.7)."""

from briefmaker.problems import Severity
from briefmaker.rules.rule import Rule, Where

LOOK = (
    Rule(
        "V-01",
        Where.LOOK,
        Severity.ERROR,
        "Text and marks have enough contrast with their ground",
        "WCAG 2.2; Analysis Function",
        codes=("look.contrast",),
        final=True,
    ),
    Rule(
        "V-02",
        Where.LOOK,
        Severity.ERROR,
        "Colours of series can be told apart by the colour-blind",
        "measured: CIEDE2000 of 15 or more",
        codes=("look.separation",),
        final=True,
    ),
    Rule(
        "V-03",
        Where.LOOK,
        Severity.ERROR,
        "Colours of series can be told apart in grey print",
        "measured: a step of L* 10 or more",
        codes=("look.grey",),
        final=True,
    ),
    Rule(
        "V-04",
        Where.LOOK,
        Severity.WARNING,
        "Words are printed in no more than two colours and black",
        "our judgement",
        codes=("look.hues",),
    ),
)

FILE = (
    Rule(
        "P-01",
        Where.FILE,
        Severity.ERROR,
        "The PDF has its title, its language, tags and headings",
        "PDF/UA-1; Matterhorn Protocol",
        codes=("pdf.undescribed",),
        final=True,
    ),
    Rule(
        "P-02",
        Where.FILE,
        Severity.ERROR,
        "Figures have a text for who cannot see them, and tables their heads",
        "PDF/UA-1; Matterhorn Protocol",
        codes=(
            "pdf.no-alt",
            "pdf.no-table-head",
            "prose.picture-alt",
        ),
        final=True,
    ),
    Rule(
        "P-03",
        Where.FILE,
        Severity.WARNING,
        "A document of over four pages has bookmarks",
        "Matterhorn Protocol",
        codes=(
            "pdf.no-bookmarks",
            "pdf.no-bookmark",
        ),
    ),
    Rule(
        "P-04",
        Where.FILE,
        Severity.WARNING,
        "The file has at most 5 MB",
        "common limits of mail",
        codes=("pdf.size",),
        harder="over 18 MB",
    ),
    Rule(
        "P-05",
        Where.FILE,
        Severity.ERROR,
        "Fonts are in the file, charts are drawn, and pictures fine enough to print",
        "Analysis Function, saving charts",
        codes=(
            "pdf.font-missing",
            "pdf.coarse",
        ),
        firm=("pdf.font-missing",),
    ),
    Rule(
        "P-06",
        Where.FILE,
        Severity.WARNING,
        "A file that leaves the house is named by day, id, words, version and handling "
        "mark",
        "Newcastle University and Wisconsin Historical Society, naming of records",
        kept="mail and packs, which name their files themselves",
    ),
    Rule(
        "P-07",
        Where.FILE,
        Severity.ERROR,
        "The file tells nothing of the machine or the person that made it",
        "our judgement",
        codes=("pdf.trace",),
        final=True,
    ),
    Rule(
        "P-08",
        Where.FILE,
        Severity.WARNING,
        "The same brief gives the same bytes",
        "our judgement",
        kept="the stages: none reads the clock or the machine",
    ),
)
