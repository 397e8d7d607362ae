"""A developer's machine, `make run` included: plain HTTP on localhost, demo content allowed."""

import os

from .base import *

DEBUG = os.environ.get("DEBUG", "1") == "1"
SECRET_KEY = os.environ.get("SECRET_KEY") or "for development only, never for a public site"
ALLOWED_HOSTS = os.environ.get("ALLOWED_HOSTS", "127.0.0.1,localhost,[::1],testserver").split(",")
DEMO_CONTENT_ALLOWED = True

SECURE_SSL_REDIRECT = False
SECURE_HSTS_SECONDS = 0
SESSION_COOKIE_SECURE = False
CSRF_COOKIE_SECURE = False
STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
WHITENOISE_USE_FINDERS = True  # static files from where they are written, without collectstatic
EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
for directory in (VAR_DIR, STATIC_ROOT):
    directory.mkdir(parents=True, exist_ok=True)
