"""`python -m frisat.cli` is the same as `frisat`."""

import sys

from frisat.cli import main

sys.exit(main())
