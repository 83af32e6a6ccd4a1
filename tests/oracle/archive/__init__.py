"""The mode `archive`, slow and plain, written from its contract alone.

`people` says whose recordings and which files are wanted, `days` which days are asked, `keys` what files, recordings,
rows and people are called, `chain` and `verify` what the manifest is. `matching`, `lengths` and `status` are the
reconciliation's parts, `reconcile` the whole of it for an account and `offline` on two plain lists. `metadata` (with
`cells`) is the tables, `purge` what goes and what is held, `planner` what Zoom's limits allow.
Instants and lengths are whole milliseconds, instants since 1970 in UTC (`times`).
"""
