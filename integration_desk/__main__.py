"""Lets ``python -m integration_desk`` stand for ``integration-desk``."""

import sys

from integration_desk.cli import main

if __name__ == "__main__":
    sys.exit(main())
