"""Production: what base.py says, with the environment's variables required."""

import os

from django.core.exceptions import ImproperlyConfigured

from .base import *

for name in ("SECRET_KEY", "ALLOWED_HOSTS", "SITE_URL", "DATABASE_URL"):
    if not os.environ.get(name):
        raise ImproperlyConfigured(f"Set the environment variable {name}: see .env.example.")
