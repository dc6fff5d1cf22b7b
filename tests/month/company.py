# SPDX-License-Identifier: Apache-2.0
"""A company by a seed: who there is, when they work, who stands in for whom."""
import datetime as dt
import zoneinfo

UTC = dt.timezone.utc
DAY = dt.timedelta(days=1)
# Role, least number, one in so many; the rest are reps.
STAFF = [("brand-owner", 2, 500), ("marketing", 3, 25), ("legal", 2, 50), ("medical", 1, 10**6), ("registrar", 1, 10**6)]
OFFICES = [("", "UTC", 9, 17), ("Mon-Fri 8-16, Europe/Berlin", "Europe/Berlin", 8, 16),
           ("Mon-Fri 9-17, America/New_York", "America/New_York", 9, 17)]
GIVEN = "Ada Ben Cleo Dan Eva Finn Gita Hugo Ines Jon Kim Lea Max Nia Otto Pia Ravi Sol Tess Uma Vera Wim Yara Zoe".split()
FAMILY = "Ames Bauer Costa Diaz Egan Frank Grau Hahn Iyer Jung Kaya Lang Mora Nagy Okoye Park Rao Silva Tran Weber".split()


class Person:
    def __init__(self, ident, name, roles, office, notices):
        self.id, self.name, self.roles = ident, name, set(roles)
        self.email = f"{ident}@northwind.example"
        self.hours, self.zone, self.opens, self.closes = office
        self.notices = notices  # at-once, daily, weekly, never
        self.holidays = []  # (first day, last day)
        self.delegations = []  # (role, to, first day, last day)
        self.ended = False
        self.successor = None

    def is_off(self, day):
        return day.weekday() > 4 or any(first <= day <= last for first, last in self.holidays)

    def at(self, day, hour):
        return dt.datetime.combine(day, dt.time(hour), zoneinfo.ZoneInfo(self.zone)).astimezone(UTC)

    def deadline(self, start, days=0, hours=0):
        """The end of so many working days or hours, by his own clock."""
        day = start.astimezone(zoneinfo.ZoneInfo(self.zone)).date()
        while days:
            day += DAY
            days -= not self.is_off(day)
            if not days:
                return self.at(day, self.closes)
        left = dt.timedelta(hours=hours)
        while True:
            if not self.is_off(day):
                begins = max(start, self.at(day, self.opens))
                ends = self.at(day, self.closes)
                if begins + left <= ends and begins < ends:
                    return begins + left
                left -= max(ends - begins, dt.timedelta())
            day += DAY


class Company:
    def __init__(self, random, size):
        self.random, self.people = random, {}
        self.next = 0
        for role, least, share in STAFF:
            for _ in range(max(least, size // share)):
                self.join(["brand-owner", "marketing"] if role == "brand-owner" else [role])
        while len(self.people) < size:
            self.join(["rep"])

    def join(self, roles):
        draw = self.random
        name = f"{draw.choice(GIVEN)} {draw.choice(FAMILY)}"
        ident = f"{name.split()[1].lower()}{self.next}"
        self.next += 1
        office = OFFICES[0] if roles == ["rep"] else draw.choices(OFFICES, [7, 2, 1])[0]
        often = [97, 1, 1, 1] if roles == ["rep"] else [6, 2, 1, 0]
        notices = draw.choices(["at-once", "daily", "weekly", "never"], often)[0]
        self.people[ident] = Person(ident, name, roles, office, notices)
        return self.people[ident]

    def living(self, role=None):
        return [p for p in self.people.values() if not p.ended and (not role or role in p.roles)]

    def may_act(self, ident, role, now, authors=()):
        """With a role of his own, or as somebody's deputy; an author never, nor in an author's stead."""
        person = self.people.get(ident)
        if not person or person.ended or ident in authors:
            return False
        return role in person.roles or any(
            to == ident and what == role and first <= now.date() <= last and role in p.roles and p.id not in authors
            for p in self.living() for what, to, first, last in p.delegations)

    def actors(self, role, now, authors=()):
        deputies = {to for p in self.living(role) for what, to, first, last in p.delegations if what == role}
        named = {p.id for p in self.living(role)} | deputies
        return sorted(p for p in named if self.may_act(p, role, now, authors))
