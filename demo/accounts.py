"""The demo logins. They exist only where demo content was loaded."""

from dataclasses import dataclass

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractUser, Group
from wagtail.users.models import UserProfile

from releases.setup import APPROVERS, FACT_OWNERS, WRITERS

PASSWORD = "harbour-ferry-1898"  # noqa: S105  # printed by `make run`; never on a public site


@dataclass(frozen=True)
class Account:
    username: str
    name: str
    role: str  # as `make run` prints it
    group: str | None = None  # None for the administrator
    language: str = "en"
    password: str = PASSWORD


ACCOUNTS = (
    Account("writer", "Wing Lau", "PR writer", WRITERS),
    Account("approver", "Amy Poon", "Approver", APPROVERS),
    Account("factowner", "Felix Ho", "Fact owner", FACT_OWNERS),
    Account("admin", "Ada Mok", "Administrator"),
)


def make_accounts() -> dict[str, AbstractUser]:
    """The demo users, made where they are missing; by username."""
    users = {}
    for account in ACCOUNTS:
        first, _, last = account.name.partition(" ")
        user, is_new = get_user_model().objects.get_or_create(
            username=account.username,
            defaults={
                "first_name": first,
                "last_name": last,
                "email": f"{account.username}@cyberport.example",
                "is_superuser": account.group is None,
                "is_staff": account.group is None,
            },
        )
        if is_new:
            user.set_password(account.password)
            user.save()
            UserProfile.objects.create(user=user, preferred_language=account.language)
        if account.group:
            user.groups.add(Group.objects.get(name=account.group))
        users[account.username] = user
    return users
