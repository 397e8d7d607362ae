"""What an answer of the site says to whoever asked, and how much it asks of the database."""

import re
from typing import Any

from django.contrib.messages import get_messages
from django.db import connection
from django.test.utils import CaptureQueriesContext


def words_in(html: str) -> str:
    """Without markup, scripts and styles."""
    words = re.sub(r"<(style|script).*?</\1>|<[^>]+>", " ", html, flags=re.S)
    return " ".join(words.split())


def text_of(response: Any) -> str:
    return words_in(response.content.decode())


def messages_of(response: Any) -> list[str]:
    """The messages that a person sees after the redirects of a response."""
    return [str(message) for message in get_messages(response.wsgi_request)]


def queries_of(client: Any, url: str) -> int:
    client.get(url)  # what is asked once only
    with CaptureQueriesContext(connection) as queries:
        assert client.get(url).status_code == 200, url
    return len(queries)
