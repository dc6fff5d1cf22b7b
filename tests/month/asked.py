# SPDX-License-Identifier: Apache-2.0
"""What is asked in the company, and who has to do what about it: told from what was done, galley is not asked."""
import datetime as dt

from company import UTC

# Per stage: the role, respond-within and remind as of Person.deadline, whom it escalates to, what it comes after.
STAGES = {
    "standard/brand": ("marketing", {"days": 2}, {"days": 1}, "brand-owner", None),
    "standard/legal": ("legal", {"days": 1}, {"hours": 4}, "brand-owner", "standard/brand"),
    "light/medical": ("medical", {"days": 1}, {"hours": 6}, "admin", None),
}
WORKFLOWS = {
    "standard": """name: standard
stages:
  - name: brand
    needs: {role: marketing}
    respond-within: 2 working days
    remind: 1 working day
    escalate-to: [brand-owner]
  - name: legal
    when: {field: discount, beyond: preapproved, changed: true}
    needs: {role: legal}
    after: brand
    exception-by: [brand-owner]
    respond-within: 1 working day
    remind: 4 working hours
    escalate-to: [brand-owner]
auto-approve: {when: {within: preapproved}}
override: brand-owner
""",
    "light": """name: light
stages:
  - name: medical
    needs: {role: medical}
    respond-within: 1 working day
    remind: 6 working hours
    escalate-to: [admin]
override: brand-owner
""",
}


def stamp(time):
    return time.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


class Request:
    def __init__(self, name, owner, needed, template):
        self.name, self.owner, self.needed, self.template = name, owner, needed, template
        self.state = "draft"  # draft, submitted, returned, merged, rejected, withdrawn
        self.authors = {owner}
        self.submitted_by = self.submitted = None
        self.submits = 0
        self.edition = 0  # of its template, when somebody last judged it
        self.verdicts = []  # (stage, person, time, edition, last day of an exception or None)
        self.objectors = {}  # asked for changes: the round in which that was lifted, or None
        self.over = None  # merged, rejected, sent back: (by, when)
        self.worked = owner  # who edited or submitted it last
        self.given = None  # when it was handed over

    def submit(self, person, now):
        self.state, self.submitted_by, self.submitted = "submitted", person, now
        self.submits += 1
        self.verdicts = []
        self.authors.add(person)
        self.worked = person


class Requests:
    """All of them, and the editions of the templates that they are judged by."""

    def __init__(self, company):
        self.company, self.all, self.editions = company, {}, {}

    def open(self):
        return [r for r in self.all.values() if r.state in ("draft", "submitted", "returned")]

    def edition(self, r):
        return self.editions.get(r.template, 0)

    def owner(self, r):
        """The living owner, an ended one's successor, or None."""
        person = self.company.people[r.owner]
        if person.ended and person.successor:
            person = self.company.people[person.successor]
        return None if person.ended else person.id

    def is_submitted(self, r):
        """What an ended person submitted is to be submitted anew."""
        return r.state == "submitted" and not self.company.people[r.submitted_by].ended

    def blockers(self, r, now):
        roles = {STAGES[s][0] for s in r.needed}
        return sorted(p for p, lifted in r.objectors.items() if lifted != self.round(r)
                      and any(self.company.may_act(p, role, now, r.authors) for role in roles))

    def lifters(self, r, now):
        return sorted({*self.blockers(r, now), *self.company.actors("brand-owner", now, r.authors)})

    def counts(self, r, stage, verdict, now):
        named, person, _, edition, until = verdict
        role = "brand-owner" if until else STAGES[stage][0]
        return (named == stage and edition == self.edition(r) and (not until or now.date() <= until)
                and self.company.may_act(person, role, now, r.authors))

    def done(self, r, stage, now):
        return stage not in r.needed or any(self.counts(r, stage, v, now) for v in r.verdicts)

    def waiting(self, r, now):
        return [s for s in r.needed if not self.done(r, s, now)]

    def blocked(self, r, now):
        """The stages that an objection holds up."""
        return [s for s in r.needed for b in self.blockers(r, now)
                if self.company.may_act(b, STAGES[s][0], now, r.authors)]

    def may_merge(self, r, now):
        return (self.is_submitted(r) and self.owner(r) and not self.blockers(r, now) and not self.waiting(r, now))

    def actors(self, r, stage, now):
        return self.company.actors(STAGES[stage][0], now, r.authors)

    def turns(self, r, now):
        """(stage, since) of the stages that wait and whose turn it is."""
        held = self.blocked(r, now)
        for stage in self.waiting(r, now):
            before = STAGES[stage][4]
            if stage in held or (before and (before in held or not self.done(r, before, now))):
                continue
            times = [v[2] for v in r.verdicts if v[0] == before]
            yield stage, max([r.submitted, *times])

    def round(self, r):
        return (r.submits, self.edition(r))

    def notices(self, now):
        """Everything there is to tell of requests: (person, kind, name, about, round)."""
        for r in self.all.values():
            if r in self.open() and not self.owner(r):
                for p in self.company.living("admin"):
                    yield p.id, "stuck", r.name, "owner", r.owner
            elif self.is_submitted(r):
                yield from self.waits(r, now)
            elif r.state in ("draft", "submitted") and self.owner(r) not in (r.owner, r.worked):
                yield self.owner(r), "yours", r.name, "ended", r.owner
            elif r.state == "draft" and r.given and r.worked != r.owner:
                yield r.owner, "yours", r.name, "given", r.given
            elif r.state == "returned":
                yield self.owner(r), "returned", r.name, r.over[0], r.over[1]
            elif r.state in ("rejected", "merged") and r.submitted_by != r.over[0]:
                kind = "approved" if r.state == "merged" else r.state
                yield r.submitted_by, kind, r.name, r.over[0], r.over[1]

    def nobody_can(self, r, now):
        """Whether it waits for somebody who is not there."""
        if not self.owner(r):
            return True
        if not self.is_submitted(r):
            return False
        if self.blockers(r, now):
            return not self.lifters(r, now)
        return any(not self.actors(r, stage, now) for stage, _ in self.turns(r, now))

    def waits_for(self, r, now):
        """The persons by whose act it goes on."""
        if not self.owner(r):
            return []
        if not self.is_submitted(r):
            return [self.owner(r)]
        if self.blockers(r, now):
            return self.lifters(r, now)
        return sorted({p for stage in self.waiting(r, now) for p in self.actors(r, stage, now)})

    def waits(self, r, now):
        for person in self.lifters(r, now) if self.blockers(r, now) else []:
            yield person, "turn", r.name, self.blocked(r, now)[0], self.round(r)
        for stage, since in self.turns(r, now):
            role, within, remind, escalate, _ = STAGES[stage]
            late = set()
            for person in self.actors(r, stage, now):
                p = self.company.people[person]
                kind = "turn"
                if p.deadline(since, **within) < now:
                    kind = "late"
                    late.add(person)
                elif p.deadline(since, **remind) < now:
                    kind = "remind"
                yield person, kind, r.name, stage, self.round(r)
            for p in self.company.living(escalate) if late else []:
                if p.id not in late:
                    yield p.id, "escalated", r.name, stage, self.round(r)
            for p in self.company.living("admin") if not self.actors(r, stage, now) else []:
                yield p.id, "stuck", r.name, stage, self.round(r)


class Told:
    """What each person was told, and is to be told by the next galley notify."""

    def __init__(self, company):
        self.company, self.known, self.last = company, {}, {}

    def is_time(self, person, now):
        last, when = self.last.get(person.id), person.notices
        if when == "at-once" or not last:
            return True
        if when == "daily":
            return now.date() > last.date()
        return now.date().isocalendar()[:2] > last.date().isocalendar()[:2]

    def tell(self, notices, now, refused=()):
        """Takes all that is to be told; gives what goes out now."""
        mine, out = {}, []
        for notice in notices:
            mine.setdefault(notice[0], set()).add(notice)
        for person in self.company.living():
            current = mine.get(person.id, set())
            fresh = current - self.known.get(person.id, set())
            if person.notices == "never":
                continue
            if fresh and (not self.is_time(person, now) or person.id in refused):
                continue
            if fresh:
                self.last[person.id] = now
                out += fresh
            self.known[person.id] = current
        return sorted(out)
