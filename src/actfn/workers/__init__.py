"""Tasks done by several processes: of this machine, of a dask cluster, or of a Ray cluster.

`run_locally` is what `audit` and `choose` use on this machine: a process that dies or hangs costs one task and is
named, and none outlives the process that asked. `run` puts the clusters behind the same interface.
"""

from __future__ import annotations

from actfn.workers.backends import BACKENDS as BACKENDS
from actfn.workers.backends import check as check
from actfn.workers.backends import cores as cores
from actfn.workers.backends import run as run
from actfn.workers.pool import run_locally as run_locally
from actfn.workers.process import Death as Death
