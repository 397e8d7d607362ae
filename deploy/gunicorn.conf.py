"""The web server in production; newsroom-web.service starts it."""

import multiprocessing
import os

bind = "unix:/run/newsroom/web.sock"
# Editors' saves wait for the database more than they compute: few processes, several threads each.
workers = min(multiprocessing.cpu_count() + 1, 5)
threads = 4
# A leak somewhere in the stack stays small; the jitter keeps workers from ending at once.
max_requests = 2000
max_requests_jitter = 200
# The worker's sign of life must not wait for a slow disk.
worker_tmp_dir = "/dev/shm" if os.path.isdir("/dev/shm") else None  # noqa: S108
accesslog = None  # nginx writes one
control_socket_disable = True
