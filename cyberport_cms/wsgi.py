"""The WSGI entry point; production settings unless the environment says otherwise."""

import gc
import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

from cyberport_cms.bilingual.checks.house_style import is_simplified
from cyberport_cms.bilingual.simplified import simplify

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cyberport_cms.settings.production")
application = get_wsgi_application()

# What takes long once is done when a process starts, not while its first reader waits: loading
# every view, and the dictionaries of OpenCC.
get_resolver().check()
simplify("發")
is_simplified("发")
# All of it stays until the process ends: looking for garbage in it would take 0.1 s each time.
gc.collect()
gc.freeze()
