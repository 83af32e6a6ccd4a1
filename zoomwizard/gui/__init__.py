"""The wizard's window."""

import gc

# Nothing of what the window loads is garbage, and looking for it after every 700 objects is felt at the start.
gc.set_threshold(50_000)
