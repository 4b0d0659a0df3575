"""Briefs made in processes that are kept warm, here or on a cluster.

The family::

    warm.warm          an executor of warm processes on this machine
    warm.stop          ends them at once, with nothing half-written
"""

from briefmaker.pool.warm import stop, warm

__all__ = ["stop", "warm"]
