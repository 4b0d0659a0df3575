"""What a printer or a job complains of, in words (RFC 8011, 5.3.7.3 and 5.4.12)."""

from collections.abc import Iterable

from briefmaker.delivery.printers.queues import Queue

SEVERITIES = ("-error", "-warning", "-report")
WORDS = {
    "media-jam": "paper is jammed in it",
    "media-empty": "it is out of paper",
    "media-needed": "it asks for paper",
    "media-low": "its paper runs low",
    "input-tray-missing": "its paper tray is missing",
    "output-area-full": "its output tray is full",
    "output-tray-missing": "its output tray is missing",
    "toner-empty": "its toner is empty",
    "toner-low": "its toner runs low",
    "marker-supply-empty": "its ink or toner is empty",
    "marker-supply-low": "its ink or toner runs low",
    "marker-waste-full": "its waste container is full",
    "cover-open": "its cover is open",
    "door-open": "its door is open",
    "interlock-open": "its cover is open",
    "paused": "somebody has stopped its queue",
    "moving-to-paused": "somebody has stopped its queue",
    "hold-new-jobs": "its queue holds new jobs",
    "offline": "it is switched off or not connected",
    "shutdown": "it is switched off",
    "connecting-to-device": "it is not reached yet",
    "timed-out": "it does not answer",
    "spool-area-full": "the disk of its server is full",
    "cups-waiting-for-auth-info": "it asks for a user name and a password",
    "cups-missing-filter": "its server lacks a part of its driver",
    "cups-insecure-filter": "its server refuses its driver",
    "interpreter-resource-unavailable": "it has no memory left for this document",
}
MENDED = frozenset({"media-low", "toner-low", "marker-supply-low"})
"""What does not stop a printer."""

FOR_JOBS = {
    "job-canceled-by-user": "somebody has cancelled it",
    "job-canceled-by-operator": "somebody has cancelled it",
    "job-canceled-at-device": "somebody has cancelled it at the printer",
    "aborted-by-system": "its server has given it up",
    "document-format-error": "the printer could not read it",
    "unsupported-document-format": "the printer does not take such files",
    "job-hold-until-specified": "it is held until somebody releases it",
    "document-unprintable-error": "the printer could not print it",
}


def stem_of(reason: str) -> str:
    """Return a reason without how bad it is: `media-jam` of `media-jam-error`."""
    for ending in SEVERITIES:
        reason = reason.removesuffix(ending)
    return reason


def in_words(reasons: Iterable[str], message: str = "") -> str:
    """Return reasons as a clause; the server's own words where there are no others."""
    known = [WORDS.get(stem_of(each)) or FOR_JOBS.get(each) for each in reasons]
    said = list(dict.fromkeys(each for each in known if each))
    return " and ".join(said) or message.strip().rstrip(".")


def stopped(queue: Queue) -> str:
    """Return why a queue prints nothing now; nothing if it does."""
    if queue.state == "stopped":
        words = in_words(queue.reasons) or "somebody has stopped its queue"
        told = queue.message.strip().rstrip(".")
        return f"{words} ({told})" if told else words
    grave = [each for each in queue.reasons if stem_of(each) not in MENDED]
    errors = [each for each in grave if each.endswith("-error")]
    return in_words(errors, queue.message) if errors else ""
