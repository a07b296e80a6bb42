"""The local review page: a run's claims, one at a time, and the decisions on them."""
