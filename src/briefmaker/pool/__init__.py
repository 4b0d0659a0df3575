"""Briefs made in processes that are kept warm, here or on a cluster.

The family::

    warm.warm          an executor of warm processes on this machine
    warm.stop          ends them at once, with nothing half-written
    crew.Crew          much work by several workers, any of whom may be lost
    crew.Lost          what comes back of work that ends whoever does it
"""

from briefmaker.pool.crew import Crew, Lost
from briefmaker.pool.warm import cores, stop, warm

__all__ = ["Crew", "Lost", "cores", "stop", "warm"]
