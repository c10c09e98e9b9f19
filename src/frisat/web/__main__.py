"""Django's own commands: `python -m frisat.web check --deploy`, `migrate`, `shell`."""

import os
import sys

from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "frisat.web.settings")
    execute_from_command_line(["python -m frisat.web", *sys.argv[1:]])
