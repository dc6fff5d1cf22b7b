# SPDX-License-Identifier: Apache-2.0
"""What must hold of the month, each broken sentence told."""
import collections
import html.parser
import json

ADMIN = "admin1"
SAMPLE = 12


class Proof:
    def __init__(self, month):
        self.month, self.broken, self.sent = month, [], collections.Counter()

    def equal(self, what, got, wanted):
        if got != wanted:
            self.broken.append(f"{self.month.now}: {what}: {got}, not {wanted}")
            print("BROKEN", self.broken[-1], flush=True)

    def notices(self, expected, sent):
        """Exactly these, each once: (person, kind, name)."""
        wanted = collections.Counter(n[:3] for n in expected)
        got = collections.Counter(n[:3] for n in sent)
        self.sent.update(n[1] for n in sent)
        self.equal("told to nobody", sorted((wanted - got).elements()), [])
        self.equal("not to be told", sorted((got - wanted).elements()), [])

    def waiting(self, all_of_them):
        """What is open waits for those who can act; where nobody can, explain, due and doctor say so."""
        month, now = self.month, self.month.now
        month.server.galley("review", ADMIN, "sync")
        problems = json.dumps(month.server.ask("srv.git", None, "doctor", wanted=(0, 1)))
        due = month.server.ask("srv.git", None, "due")["due"]
        stuck = {item["name"] for item in due if item["what"] == "stuck"}
        self.inboxes(10 if all_of_them else 3)
        asked = month.requests.open()
        if not all_of_them:
            asked = month.random.sample(asked, min(SAMPLE, len(asked)))
        for r in asked:
            nobody = month.requests.nobody_can(r, now)
            report = month.server.ask("review", ADMIN, "explain", r.name)
            self.equal(f"{r.name} waits for", sorted(report["waits_for"]), month.requests.waits_for(r, now))
            self.equal(f"{r.name}: explain says nobody can", "nobody can" in report.get("waits_on", ""), nobody)
            self.equal(f"{r.name}: due says it is stuck", r.name in stuck, nobody)
            self.equal(f"{r.name}: doctor says it is stuck", r.name in problems, nobody)

    def inboxes(self, most):
        """Some of those who decide see what waits for them, and only what they could decide."""
        month, now = self.month, self.month.now
        able = [p for p in month.company.living() if p.roles & {"marketing", "legal", "medical", "brand-owner"}]
        for person in month.random.sample(able, min(most, len(able))):
            report = month.server.ask("review", person.id, "inbox")
            asked = [r for r in month.requests.open() if month.requests.is_submitted(r)]
            theirs = {r.name for r in asked if person.id in month.requests.waits_for(r, now)}
            could = {r.name for r in asked for s in r.needed if person.id in month.requests.actors(r, s, now)}
            shown = {item["request"] for item in report["requests"]}
            self.equal(f"{person.id}'s inbox has too much", sorted(shown - theirs - could), [])
            self.equal(f"{person.id}'s inbox lacks", sorted(theirs - shown) if not report["more"] else [], [])

    def end(self):
        """Main holds what was approved and nothing else, by galley verify and git fsck; the auditor's page tells it."""
        month, server = self.month, self.month.server
        server.run("galley", "clone", "srv.git", "checked", "--person", ADMIN)
        verified = server.ask("checked", ADMIN, "verify")
        merged = sorted(r.name for r in month.requests.all.values() if r.state == "merged")
        steps = [s for s in verified["steps"] if "/" in s["request"] and not s["request"].startswith("change/")]
        self.equal("main", sorted(s["request"] for s in steps), merged)
        self.equal("valid and witnessed", [s["request"] for s in steps if not (s["valid"] and s["witnessed"])], [])
        self.equal("contradictions", verified["contradictions"], [])
        for step in steps:
            self.approvals(step, month.requests.all[step["request"]])
        for repository in ("srv.git", "field", "checked"):
            said = server.run("git", "-C", repository, "fsck", "--strict", "--no-progress", "--no-dangling")
            self.equal(f"git fsck of {repository}", said, "")
        self.page(merged, len(verified["steps"]))

    def approvals(self, step, r):
        """A merge names somebody for each stage that is needed, and they are who approved or excepted it."""
        lines = [line.split() for line in step["requirements"]]
        self.equal(f"{r.name}: stages that are needed", sorted(l[0] for l in lines if l[1] != "NOT-NEEDED"),
                   sorted(r.needed))
        for stage, result, *persons in lines:
            did = {v[1] for v in r.verdicts if v[0] == stage and (v[4] is not None) == (result == "EXCEPTED")}
            self.equal(f"{r.name}: {stage} {result} by nobody", not persons, result == "NOT-NEEDED")
            self.equal(f"{r.name}: {stage} {result} by others", sorted(set(persons) - did), [])

    def page(self, merged, steps):
        month = self.month
        first, last = str(month.first.date()), str(month.now.date())
        file = month.server.folder / "month.html"
        report = month.server.ask("checked", ADMIN, "evidence", "--since", first, "--until", last, "--out", str(file))
        page = Page(file.read_text())
        print(f"the auditor's page: {report['approvals']} approvals, {file.stat().st_size} bytes, {file}")
        self.equal("the page is whole", page.wrong, [])
        self.equal("the page's headings", sorted(h for h in page.headings if h in month.requests.all), merged)
        self.equal("approvals on the page", report["approvals"] <= steps, True)
        for r in month.requests.all.values():
            if r.state == "merged":
                told = page.texts[r.name]
                for person in {r.over[0], *(v[1] for v in r.verdicts)}:
                    self.equal(f"{r.name} on the page names {person}", f"({person})" in told, True)

    def tell(self):
        month = self.month
        states = collections.Counter(r.state for r in month.requests.all.values())
        print(f"{len(month.company.people)} persons, {len(month.company.living())} at the end; {month.server.calls} "
              f"commands; requests: {dict(states)}; notices: {dict(self.sent)}; acts: {month.counts}")
        print(f"{len(self.broken)} sentences do not hold" if self.broken else "all of it holds")
        return 1 if self.broken else 0


class Page(html.parser.HTMLParser):
    """A page's headings, the text below each, and what is not closed, or acts."""

    def __init__(self, text):
        super().__init__()
        self.open, self.wrong, self.headings, self.texts = [], [], [], collections.defaultdict(str)
        self.feed(text)
        self.wrong += self.open

    def handle_starttag(self, tag, attrs):
        if tag == "script" or any(name.startswith("on") for name, _ in attrs):
            self.wrong.append(tag)
        if tag not in ("meta", "img", "br", "hr"):
            self.open.append(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.wrong.append("/" + tag)

    def handle_data(self, data):
        if "h2" in self.open:
            self.headings.append(data)
        elif self.headings:
            self.texts[self.headings[-1]] += data
