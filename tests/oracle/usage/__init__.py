"""The mode `usage`, slow and plain, written from its contract alone.

`facts` is what comes in, `tables` what goes out. Between them each file is one part of the contract: `people`
(who is the same person, and the stand-ins), `occurrences` (sessions, presence, late and early), `peaks`, `webinars`,
and then the tables: `days`, `users`, `meetings`, `webinar_tables`, `costs`. `cells` writes numbers and times,
`suppression` is the small-group rule of the pages.
"""
