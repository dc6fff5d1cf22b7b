#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""A company's month on a real server: requests, verdicts, absences, leavers, deadlines; then what must hold of it.
Usage: month.py FOLDER CLOCK PERSONS DAYS [SEED]"""
import datetime as dt
import random
import sys

from company import DAY, UTC, Company, Person, OFFICES
from proof import Proof
from asked import STAGES, WORKFLOWS, Request, Requests, Told
from server import Server

FIRST = dt.datetime(2027, 3, 1, 7, tzinfo=UTC)  # a Monday; clocks change on the 14th and the 28th
ADMIN = "admin1"
OPENING = "Every third caller to {} hangs up before anyone can answer, and nobody calls twice."
ANSWER = ("At {} the calls that only ask for a time would go to the screen, and the two people at the desk would finish "
          "one conversation before the next begins.")


class Month:
    def __init__(self, folder, clock, persons, seed):
        self.random = random.Random(seed)
        self.server = Server(folder, clock)
        self.company = Company(self.random, persons - 1)
        self.company.people[ADMIN] = Person(ADMIN, ADMIN, ["admin", "registrar", "marketing", "brand-owner"],
                                            OFFICES[0], "at-once")
        self.requests = Requests(self.company)
        self.told = Told(self.company)
        self.proof = Proof(self)
        self.number = 0
        self.first = FIRST
        self.seen = FIRST - DAY  # when the reviewers' clone was brought up to date
        self.counts = {}

    # The clock and the clones.

    def pass_minutes(self, least=1, most=6):
        self.server.now += dt.timedelta(minutes=self.random.randint(least, most))

    @property
    def now(self):
        return self.server.now

    def act(self, clone, person, *words, **how):
        """One act by a person a little later; its report."""
        self.pass_minutes()
        self.counts[words[0]] = self.counts.get(words[0], 0) + 1
        return self.server.ask(clone, person, *words, **how)

    # The first day.

    def found(self):
        self.server.now = FIRST - DAY
        self.server.found(ADMIN)
        self.hire([p for p in self.company.people.values() if p.id != ADMIN], [])
        for workflow, text in WORKFLOWS.items():
            self.server.galley("office", ADMIN, "edit", f"workflows/{workflow}.yaml", "--text", "-", given=text)
            self.server.galley("office", ADMIN, "submit", f"change/{ADMIN}/{workflow}")
        for clone in ("field", "review"):
            self.server.run("galley", "clone", "srv.git", clone, "--person", ADMIN)
        self.server.notify()

    def hire(self, joining, leaving):
        """The personnel department's list: who comes, who is ended."""
        rows = ["id,name,email,roles,key,ended,successor"]
        for p in joining:
            rows.append(f"{p.id},{p.name},{p.email},{' '.join(sorted(p.roles))},{self.server.key(p.id)},,")
        for p in leaving:
            rows.append(f"{p.id},{p.name},{p.email},{' '.join(sorted(p.roles))},,yes,{p.successor or ''}")
        (self.server.folder / "hr.csv").write_text("\n".join(rows) + "\n")
        report = self.act("office", ADMIN, "people", "import", "hr.csv")
        self.proof.equal("people import", (report["added"], report["ended"]),
                         ([p.id for p in joining], [p.id for p in leaving]))
        for p in leaving:
            p.ended = True
        for p in joining:
            self.settle_in(p)

    def settle_in(self, person):
        """Where he works, who wants to be told seldom, or never, says so."""
        if person.hours:
            self.act("office", person.id, "people", "hours", person.hours)
        if person.notices != "at-once":
            self.act("office", person.id, "people", "notices", person.notices)

    # What a representative does.

    def working(self, role):
        day = self.now.date()
        return [p for p in self.company.living(role) if not p.is_off(day)]

    def begin(self):
        owners = self.working("rep")
        if not owners:
            return
        owner, account = self.random.choice(owners), f"c{self.number}"
        self.number += 1
        template, words, needed = self.random.choices([
            ("first-touch", ["--set", f"discount={self.random.randint(0, 10)}"], []),
            ("first-touch", ["--region", "opening=" + OPENING.format(account)], ["standard/brand"]),
            ("first-touch", ["--set", f"discount={self.random.randint(11, 20)}"], ["standard/brand", "standard/legal"]),
            ("follow-up", ["--set", "heard=They want fewer calls at noon", "--region", "answer=" + ANSWER.format(account)],
             ["light/medical"])], [3, 4, 5, 1])[0]
        self.act("field", owner.id, "customize", template, "--for", account, "--set", f"customer={account}", *words)
        request = Request(f"{owner.id}/{template}/{account}", owner.id, needed, template)
        self.requests.all[request.name] = request
        if self.random.random() < .85:
            self.submit(request)

    def submit(self, r):
        owner = self.requests.owner(r)
        report = self.act("field", owner, "submit", r.name)
        r.submit(owner, self.now)
        self.settle(r, owner, report)

    def settle(self, r, by, report):
        """After an act: merged when it should be, and else waiting for whom it should."""
        merged = self.requests.may_merge(r, self.now)
        self.proof.equal(f"{r.name} in force", report["merged"], merged)
        if merged:
            r.state, r.over = "merged", (by, self.now)

    def answer(self, r):
        """The owner of what was sent back changes it, or gives up; a draft is submitted at last."""
        owner = self.requests.owner(r)
        if r.state == "returned" and self.random.random() < .2:
            self.act("field", owner, "withdraw", r.name, "-m", "Not worth it")
            r.state = "withdrawn"
            return
        if r.state == "returned":
            account = r.name.rpartition("/")[2]
            self.act("field", owner, "edit", r.name, "--set", f"customer={account} of {self.random.randint(1, 999)}")
            r.authors.add(owner)
            r.worked = owner
        self.submit(r)

    # What a reviewer does.

    def review(self, r):
        turns = [stage for stage, _ in self.requests.turns(r, self.now)] or self.requests.blocked(r, self.now)
        if not turns:
            return
        if self.requests.blockers(r, self.now):
            self.lift(r)
            return
        day = self.now.date()
        able = [p for p in self.requests.actors(r, turns[0], self.now) if not self.company.people[p].is_off(day)]
        if not able:
            return
        person, chance = self.random.choice(able), self.random.random()
        self.see(r, person)
        if chance < .8:
            self.approve(r, person)
        elif chance < .92:
            self.act("review", person, "request-changes", r.name, "-m", "Which sites?")
            r.state, r.over = "returned", (person, self.now)
            r.objectors[person] = None
        elif chance < .96:
            self.act("review", person, "reject", r.name, "-m", "We do not sell there.")
            r.state, r.over = "rejected", (person, self.now)
        else:
            self.act("review", person, "comment", r.name, "-m", "Is that the whole of it?")

    def see(self, r, person):
        """Nobody decides what his clone does not show him as it is."""
        if r.submitted > self.seen:
            self.server.galley("review", person, "sync")
            self.seen = self.now

    def approve(self, r, person):
        report = self.act("review", person, "approve", r.name, "-m", "Good")
        for stage in self.requests.waiting(r, self.now) + self.requests.blocked(r, self.now):
            if person in self.requests.actors(r, stage, self.now):
                r.verdicts.append((stage, person, self.now, self.requests.edition(r), None))
        if person in r.objectors:
            r.objectors[person] = self.requests.round(r)
        self.settle(r, person, report)

    def lift(self, r):
        """Who asked for changes approves what came, or a brand owner overrides him."""
        person = self.requests.blockers(r, self.now)[0]
        self.see(r, person)
        others = [p for p in self.company.actors("brand-owner", self.now, r.authors) if p != person]
        if self.company.people[person].is_off(self.now.date()) and others:
            report = self.act("review", others[0], "approve", r.name, "--override", "-m", "He is away")
            r.objectors = dict.fromkeys(r.objectors, self.requests.round(r))
            self.settle(r, others[0], report)
        else:
            self.approve(r, person)

    def except_stage(self, r):
        """A brand owner lets a request do without legal for a time."""
        able = self.company.actors("brand-owner", self.now, r.authors)
        if "standard/legal" not in self.requests.waiting(r, self.now) or self.requests.blockers(r, self.now) or not able:
            return
        person, until = self.random.choice(able), self.now.date() + 3 * DAY
        self.see(r, person)
        report = self.act("review", person, "exception", r.name, "--stage", "standard/legal", "--until", str(until),
                          "-m", "Legal is away")
        r.verdicts.append(("standard/legal", person, self.now, self.requests.edition(r), until))
        self.settle(r, person, report)

    # Absences, and people who come and go.

    def be_absent(self):
        role = self.random.choice(["marketing", "legal", "rep"])
        person = self.random.choice(self.company.living(role))
        first = self.now.date() + self.random.randint(1, 4) * DAY
        last = first + self.random.randint(0, 6) * DAY
        if person.holidays or person.id == ADMIN:
            return
        self.act("office", person.id, "people", "holidays", f"{first}..{last}")
        person.holidays.append((first, last))
        reps = [p for p in self.company.living("rep") if not p.delegations and p.id != person.id]
        if role == "rep" or not reps or self.random.random() < .4:
            return
        deputy = self.random.choice(reps)
        self.act("office", person.id, "people", "delegate", role, "--to", deputy.id, "--from", str(first),
                 "--until", str(last))
        person.delegations.append((role, deputy.id, first, last))

    def come_and_go(self, share):
        """Some leave, with a successor or without; as many come."""
        reps = [p for p in self.company.living("rep") if p.id != ADMIN]
        leaving = self.random.sample(reps, max(1, len(reps) // share))
        others = [p for role in ("marketing", "legal") for p in self.company.living(role)
                  if p.id != ADMIN and len(self.company.living(role)) > 2]
        leaving += self.random.sample(others, min(1, len(others)))
        staying = [p for p in reps if p not in leaving]
        for person in leaving:
            if "rep" in person.roles and self.random.random() < .6:
                person.successor = self.random.choice(staying).id
        self.hire([self.company.join(p.roles) for p in leaving], leaving)

    def hand_over(self):
        """What nobody owns any more goes to somebody."""
        lost = {r.owner for r in self.requests.open() if not self.requests.owner(r)}
        for person in sorted(lost):
            to = self.random.choice(self.company.living("rep"))
            self.act("office", ADMIN, "handover", person, "--to", to.id)
            for r in self.requests.open():
                if r.owner == person:
                    r.owner, r.state, r.given = to.id, "draft", self.now

    def doctor_leaves(self, is_back):
        """The only one who could decide goes, and another comes a week later."""
        gone = self.company.living("medical")
        if is_back:
            self.hire([self.company.join(["medical"])], [])
        elif gone:
            self.hire([], gone)

    # Days.

    def tell(self):
        """Galley notify: exactly what was to be told, to nobody twice."""
        living = self.company.living()
        refused = [self.random.choice(living).id] if self.random.random() < .3 else []
        expected = self.told.tell(self.requests.notices(self.now), self.now, refused)
        self.proof.notices(expected, self.server.notify(refused))

    def work(self, number, size):
        for _ in range(max(3, size // 250)):
            self.begin()
        for r in self.requests.open():
            if not self.requests.owner(r):
                continue
            if not self.requests.is_submitted(r):
                if self.random.random() < .5:
                    self.answer(r)
            elif self.random.random() < .04:
                self.except_stage(r)
            elif self.random.random() < .5:
                self.review(r)
        for _ in range(max(1, size // 500)):
            self.be_absent()

    def day(self, number, size):
        day = (FIRST + number * DAY).date()
        self.server.now = dt.datetime.combine(day, dt.time(7), UTC)
        self.tell()
        if day.weekday() > 4:
            return
        if day.weekday() == 1:
            self.come_and_go(60)
        if number % 14 in (3, 10):
            self.doctor_leaves(number % 14 == 10)
        self.work(number, size)
        self.server.now = max(self.now, dt.datetime.combine(day, dt.time(18), UTC))
        self.tell()
        self.proof.waiting(day.weekday() == 4)
        if day.weekday() in (0, 3):
            self.hand_over()


def main():
    folder, clock, size, days = sys.argv[1:5]
    seed = int(sys.argv[5]) if len(sys.argv) > 5 else 1
    month = Month(folder, clock, int(size), seed)
    month.found()
    for number in range(int(days)):
        month.day(number, int(size))
    month.proof.end()
    return month.proof.tell()


if __name__ == "__main__":
    sys.exit(main())
