"""The site as a WSGI application; every server starts here."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "frisat.web.settings")
application = get_wsgi_application()
