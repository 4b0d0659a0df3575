"""The codes of claims, by which people speak of them: t1, t2, …"""

from collections.abc import Mapping

from briefmaker.evidence.claims import Evidence
from briefmaker.evidence.summary import with_inputs
from briefmaker.writing.written import Written


def codes_of(written: Written, evidence: Evidence) -> Mapping[str, str]:
    """Return the code of each claim, in document order.

    What calculations are made from and the text does not use itself comes last.
    """
    behind = with_inputs(evidence, written.claims)
    used = [name for name in written.claims if name in behind]
    order = dict.fromkeys((*used, *behind))
    return {name: f"t{number}" for number, name in enumerate(order, start=1)}
