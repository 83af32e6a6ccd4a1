"""`python -m installer`: what `python3 dev.py windows` starts."""

import sys

from installer.proof import main

sys.exit(main(sys.argv[1:]))
