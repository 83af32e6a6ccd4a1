"""The mode `archive`, slow and plain, written from its contract alone.

`chain` and `verify` are the manifest, `keys` the names of files, recordings, rows and people, `matching`, `lengths`
and `status` the reconciliation, `offline` the whole of it on two plain lists, `planner` what Zoom's limits allow.
Instants and lengths are whole milliseconds, instants since 1970 in UTC (`times`).
"""
