#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""A second opinion on main: git and ssh-keygen read it, the rules of galley-trust(7) judge it, galley is not asked.
Usage: audit.py FOLDER [ROOT].  Says valid (0), invalid and by which rule (7), or undecided (3) where 300 lines have no
opinion: handovers, successors, delegations, refreshes, overrides, exceptions, recalls, suggestions that were accepted,
wordings of regions, facets in for, evidence, pictures, rules, registries, paths of CI, joiners, hardware keys, policy
but added people and what the quorum decides, roles taken away, conditions and needs beyond our own workflows.  Formats
are judged by their keys alone; requests still open, journals, receipts and checks are not judged here."""
import base64, collections, hashlib, os, re, subprocess, sys, tempfile, time, types, unicodedata, yaml
ID, KEY, EMPTY = r"[a-z0-9][a-z0-9-]{0,59}", r"ssh-ed25519 [A-Za-z0-9+/]{68}", "4b825dc642cb"
POLICY = rf"galley\.yaml|\.vale\.ini|(people|workflows|registries)/{ID}\.yaml|rules(/[A-Za-z0-9][\w.-]{{0,59}})+"
LAYOUT = (POLICY + rf"|(pillars|claims)/{ID}\.yaml|templates/{ID}/{ID}\.md|(blocks|coaching|agreements)/{ID}\.md"
          rf"|evidence/{ID}\.(md|txt|csv)|customizations/{ID}/{ID}/{ID}\.md")
DOCUMENT = re.compile("(templates|agreements|blocks|customizations|claims)/")
EVENTS = {line.split()[0]: line.split()[1:] for line in """found;open Workspace Ref;edit Accepts?;refresh Base;submit
    withdraw;comment Path? Slot? Must-Fix? Resolves?;suggest Path Slot Stage? Seen?;request-changes Seen;merge
    reject Seen;approve Stage Seen;exception Stage? Finding? Until Seen;handover To""".replace("\n", ";").split(";")}
KNOWN = set("""name format version admins registrar propose workflows limits links checks server-keys ci emails
    roles keys team hours holidays notices delegation ended successor""".split())
COMMIT = re.compile(rb"tree [0-9a-f]{40}\n((?:parent [0-9a-f]{40}\n)*)author ([^<>\n]+ <([^<>\n]+)> (0|[1-9]\d{0,11})"
                    rb" (?:\+\d\d|-(?!0000)\d\d)[0-5]\d)\ncommitter \2\ngpgsig -----BEGIN SSH SIGNATURE-----\n"
                    rb"((?: [\w+/=]{70}\n)* [\w+/=]{1,70}\n) -----END SSH SIGNATURE-----\n\n(.+\n)", re.S)
SSHSIG = re.compile(rb"SSHSIG\0\0\0\x01\0\0\0\x33(\0\0\0\x0bssh-ed25519\0\0\0\x20.{32})\0\0\0\x03git\0\0\0\0"
                    rb"\0\0\0\x06sha512\0\0\0\x53\0\0\0\x0bssh-ed25519\0\0\0\x40.{64}", re.S)
class Undecided(Exception): pass
def need(truth, rule, why):
    if not truth: raise Exception(f"{rule}: {why}")
def decide(known, what):
    if not known: raise Undecided(what)
def listed(value): return value if isinstance(value, list) else [value] if value else []
def clean(text):
    decide(not re.search("[\u200c\u200d]", text), "joiners in a text")
    return all(c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cf", "Co", "Cs", "Zl", "Zp") for c in text)
def differ(old, new):
    return {path: (old.get(path), new.get(path)) for path in sorted({*old, *new}) if old.get(path) != new.get(path)}
def front_of(text):  # of a document, or all of a YAML file; every scalar is a string
    text = text[4:].partition("---\n")[0] if text.startswith("---\n") else text
    decide(not re.search(r"(^|[\s\[{,])[&*!%]\S|^---", text), "YAML beyond the subset, or nearly")
    need(len(keys := re.findall(r"^([\w-]+):", text, re.M)) == len(set(keys)), "T7", "a key that is there twice")
    return yaml.load(text, yaml.BaseLoader) or {}
def passed(lasts, since, now):  # whether such a time ("12 months", "90 days"), if one is said, is over
    if "month" not in lasts: return bool(lasts) and now >= since + 86400 * int(lasts.split()[0])
    (month, day, *clock), at = ((t[0] * 12 + t[1], *t[2:6]) for t in map(time.gmtime, (since, now)))
    return decide(day < 29, "the end of a month") or at >= (month + int(lasts.split()[0]), day, *clock)
def preapproved(spec, value):  # whether nobody need be asked about this value of a field
    decide((kind := spec["type"]) in ("text", "choice", "number", "percent"), f"a {kind}")
    if not value or value == spec.get("default"): return True
    free = spec.get("preapproved")
    if kind in ("text", "choice"):
        fits = value in spec["of"] if kind == "choice" else len(value) <= int(spec.get("max", 500))
        return fits and (value in listed(free) or free == "any" or not free and kind == "choice")
    spans = [span.partition("..")[::2] for span in (spec.get("allow", ".."), free or "..") if span != "any"]
    within = all(float(low or "-inf") <= float(value) <= float(high or "inf") for low, high in spans)
    return bool(free and re.fullmatch(r"-?\d+(\.\d+)?", value)) and within
class Repository:
    def __init__(self, folder):  # git and ssh-keygen tell which commits are signed by a key that was ever listed
        self.git, self.known, os.environ["GIT_NO_REPLACE_OBJECTS"] = ["git", "-C", folder], {}, "1"
        self.pipe = subprocess.Popen(self.git + ["cat-file", "--batch"], stdin=-1, stdout=-1)
        self.run("fsck", "--strict", "--no-progress")
        self.chain = self.run("rev-list", "--first-parent", "--reverse", "refs/heads/main").split()
        trees = {line: self.tree(line) for line in set(self.run("log", "--format=%T", "refs/heads/main").split())}
        blobs = {entry[1] for tree in trees.values() for path, entry in tree.items() if path.startswith("people/")}
        with tempfile.NamedTemporaryFile("w") as file:
            file.writelines({f"any {k}\n" for blob in blobs for k in re.findall(KEY, self.read(blob).decode())})
            config, _ = f"gpg.ssh.allowedSignersFile={file.name}", file.flush()
            told = self.run("-c", config, "log", "--format=%T %H %G?", "refs/heads/main").split()
        self.files = {commit: trees[tree] for tree, commit in zip(told[::3], told[1::3])}
        self.good = {commit for commit, verdict in zip(told[1::3], told[2::3]) if verdict == "G"}
    def run(self, *words): return subprocess.run(self.git + [*words], stdout=-1, check=True).stdout.decode().strip()
    def read(self, name, kind="blob"):
        self.pipe.stdin.write(f"{name}\n".encode()) and self.pipe.stdin.flush()
        need((head := self.pipe.stdout.readline().decode().split())[1] == kind, "T8", f"{name} is no {kind}")
        return self.pipe.stdout.read(int(head[2]) + 1)[:-1]
    def tree(self, name):  # every file: {path: (mode, blob)}
        if name not in self.known:
            lines = [re.split("[ \t]", each, 3) for each in self.run("ls-tree", "-rtz", name).strip("\0").split("\0")]
            need(EMPTY not in [entry[:12] for _, _, entry, _ in lines], "T8", "an empty folder")
            self.known[name] = {path: (mode, entry) for mode, kind, entry, path in lines if kind != "tree"}
        return self.known[name]
    def front(self, entry):
        return self.known.get(entry) or self.known.setdefault(entry, front_of(self.read(entry[1]).decode()))
    def commit(self, name):  # in the one form that counts (T1), with a signature that holds (T2)
        raw, c = self.read(name, "commit"), types.SimpleNamespace()
        need((found := COMMIT.fullmatch(raw)) and not re.search(rb"[\0\r]", raw), "T1", f"{name} is not canonical")
        armour, c.id, c.email, c.time = found[5].replace(b"\n ", b"").strip(), name, found[3].decode(), int(found[4])
        need(base64.b64encode(sealed := base64.b64decode(armour)) == armour and clean(raw.decode()), "T1", "armour")
        c.parents, (head, _, last) = found[1].decode().split()[1::2], found[6].decode()[:-1].rpartition("\n\n")
        (c.subject, gap, c.text), pairs = head.partition("\n\n"), [line.partition(": ") for line in last.split("\n")]
        (c.kind, _, c.request), c.says = c.subject.partition(": "), {key[7:]: value for key, _, value in pairs}
        wanted = [word.strip("?") for word in EVENTS.get(c.kind, []) if word[-1] != "?" or word[:-1] in c.says]
        need([key for key, _, _ in pairs] == ["Galley-" + word for word in ["Event"] + wanted], "T1", "its trailers")
        need(c.kind == c.says["Event"] and all(v and v == v.strip() for v in c.says.values()), "T1", "their values")
        need(c.request and "\n" not in c.subject and not re.search("^Galley-", c.text, re.M)
             and bool(gap) == bool(c.text) and c.text == c.text.strip("\n"), "T1", "its subject or text")
        c.stages, c.seen = c.says.get("Stage", "").split(" "), c.says.get("Seen", "0" * 64)
        need(re.fullmatch("[0-9a-f]{64}", c.seen) and c.stages == sorted(set(c.stages)), "T1", "stages, seen")
        decide(b"sk-ssh" not in sealed and c.kind != "exception", "a hardware key, or an exception")
        need((key := SSHSIG.fullmatch(sealed)) and name in self.good, "T2", f"no good signature of a person on {name}")
        c.key = "ssh-ed25519 " + base64.b64encode(key[1]).decode()
        return c
class View:  # the files of one tree, and what they say of people, workflows and documents
    def __init__(self, repo, files):
        self.repo, self.files, self.settings = repo, files, repo.front(files["galley.yaml"])
        self.people, self.flows = ({path[len(kind) + 1:-5]: repo.front(entry) for path, entry in files.items()
                                    if path.startswith(kind + "/")} for kind in ("people", "workflows"))
        self.keys = {who: {k["key"] if isinstance(k, dict) else k: isinstance(k, dict) and bool(k.get("ended"))
                           for k in listed(front.get("keys"))} for who, front in self.people.items()}
        self.living = {who for who, front in self.people.items() if not front.get("ended")}
        self.roles = {who: set(listed(front.get("roles"))) for who, front in self.people.items()}
        self.stages = {(flow, s["name"]): s for flow, front in self.flows.items() for s in listed(front.get("stages"))}
    def text(self, path): return self.repo.read(self.files[path][1]).decode() if path in self.files else ""
    def front(self, path): return self.repo.front(self.files[path]) if path in self.files else {}
    def sign(self, event):  # whose key it is (T2), and whether both are living (T3)
        event.by = next((who for who in self.keys if event.key in self.keys[who]), None)
        decide(event.by or event.kind != "comment", "a key that is new")
        need(event.by and event.email in self.people[event.by]["emails"], "T2", f"{event.id}: whose key or address?")
        event.acts = event.by in self.living and not self.keys[event.by][event.key]
    def holds(self, who, roles): return who in self.living and not self.roles[who].isdisjoint(listed(roles))
    def ruled(self, key, path):
        under = [prefix for prefix in self.settings[key] if f"{path}/".startswith(prefix.rstrip("/") + "/")]
        return self.settings[key].get(max(under, key=len) if under else "default")
    def template(self, name): return next((p for p in self.files if re.fullmatch(f"templates/{ID}/{name}.md", p)), name)
    def reads(self, path, text, seen):  # the static closure of what a document reads
        if not text or not DOCUMENT.match(path) or path.startswith("claims/"): return seen
        front = front_of(text)
        names = [self.template(front[key]) for key in ("extends", "template") if key in front]
        names += [f"blocks/{e}.md" for s in (front.get("regions") or {}).values() for e in listed(s.get("options"))]
        names += [f"blocks/{name}.md" for name in re.findall(rf"^{{{{> ({ID})}}}}$", text, re.M)]
        names += [f"{kind}/{name}.yaml" for kind in ("pillars", "claims") for name in listed(front.get(kind))]
        names += [f"claims/{name}.yaml" for name in re.findall(rf"\[\^claim:({ID})\]", text)]
        for name in {*names, *re.findall(rf"assets/{ID}\.\w+", text)} - seen:
            seen = self.reads(name, self.text(name), seen | {name})
        return seen
    def check(self, changed):  # new files lie in their places and are what they should be (T8)
        for path, entry in ((path, entry) for path, (_, entry) in changed.items() if entry):
            decide(not path.startswith(("assets/", "evidence/", "rules/", ".vale.ini", "registries/")), path)
            need(entry[0] == "100644" and path.count("/") < 8 and re.fullmatch(LAYOUT, path, re.A), "T8", path)
            need(len(data := self.repo.read(entry[1])) <= 64 << 10 and clean(data.decode()), "T8", path)
class Line:  # a request: its events, and the state that they leave
    def __init__(self, repo, old, head, chain):
        self.old, self.repo, self.events, self.after, self.writers = old, repo, [], [], set()
        while not self.events or self.events[0].kind != "open":
            self.events.insert(0, repo.commit(head))
            head, = self.events[0].parents  # an event has one
        self.open, self.name, self.state, self.files = self.events[0], self.events[0].request, "draft", repo.files[head]
        shape = re.fullmatch(f"(change/)?({ID})/{ID}(/{ID})?", self.name)
        self.custom, self.owner = None if shape[1] else f"customizations/{self.name}.md", shape[2]
        place = {"Workspace": chain[0], "Ref": f"refs/heads/{'custom/' if self.custom else ''}{self.name}"}
        need(bool(shape[1]) ^ bool(shape[3]) and head in chain and place.items() <= self.open.says.items(), "T9", head)
        for event in self.events:
            first, _ = event.kind in ("open", "found", "merge"), old.sign(event)
            need(event.request == self.name and first == (event is self.open), "T1", "an event in another's place")
            self.fold(event, repo.files[event.id])
        self.changes = differ(repo.files[head], self.files)
    def fold(self, event, files):
        kind, old, changed = event.kind, self.old, differ(self.files, files)
        decide(self.owner in old.living or "successor" not in old.people[self.owner], "a successor")
        decide(not {"Accepts", "Base"} & event.says.keys() and event.says.get("To", self.owner) == self.owner, kind)
        need(event.by == self.owner or kind not in ("open", "edit", "submit", "withdraw", "handover"), "T3", "whose")
        need(not old.check(changed) and (not changed or kind == "edit"), "T8", "only edit and refresh change files")
        need(not self.custom or changed.keys() <= {self.custom}, "T8", "more than its one customization")
        if kind in ("edit", "handover"): self.state, self.writers = "draft", self.writers | {event.by}
        if kind == "submit": self.state, self.submit, self.after = "submitted", event, []
        self.after, self.files = self.after + [event], files
class Copy:  # a customization beside today's template: its values, and its bytes outside of them
    def __init__(self, view, path, text):
        self.text, self.plan, self.front = text, view.template(path.split("/")[2]), front_of(text) if text else {}
        self.fields, self.specs = self.front.get("fields") or {}, view.front(self.plan).get("fields") or {}
        self.frame, _, self.regions = re.sub(r"^(fields: .*}|base: .*)$", "", text, flags=re.M).partition("\n---\n")
        decide(not re.search(r"^fields:( *$| .*[^}]$)", text, re.M), "fields on their own lines, or words beside them")
    def value(self, field): return self.fields.get(field, self.specs[field].get("default"))
class Route:  # what old main asks of a request, and who gave it: the lines of the merge's message
    def __init__(self, line, new, pasts, now):
        self.line, self.old, self.new, self.pasts, self.now = line, line.old, new, pasts, now
        digest = lambda entry: hashlib.blake2b(line.repo.read(entry[1]), digest_size=32).hexdigest() if entry else "-"
        self.authors, read = line.writers | {line.submit.by}, set()
        for p in line.changes: read = line.old.reads(p, new.text(p), line.old.reads(p, line.old.text(p), read))
        seen = ["galley-seen-1", *(f"{p} {digest(was)} {digest(now)}" for p, (was, now) in line.changes.items()), ""]
        seen += [f"{path} {digest(line.old.files.get(path))}" for path in sorted(read)] + [""]
        self.seen = hashlib.blake2b("\n".join(seen).encode(), digest_size=32).hexdigest()
        self.said = [e for e in line.after if (e.kind, e.seen) == ("approve", self.seen)]  # of what is there now
    def given(self, stage): return {e.by for e in self.said if e.acts and stage in e.stages}
    def lines(self):
        old, paths, asked, lines, counted = self.old, list(self.line.changes), set(), [], set()
        self.proposed(paths)
        if any(re.fullmatch(POLICY, path) for path in paths): return policy(self, paths)
        flows = {path: self.flow(path) for path in paths}
        for path, flow in flows.items():
            need("auto-approve" in old.flows[flow] or listed(old.flows[flow]["stages"]), "T6", "a route without stages")
            auto = path == self.line.custom and self.new.text(path) and self.met(old.flows[flow].get("auto-approve"), path)
            asked |= {(at, name) for (at, name), stage in old.stages.items() if at == flow and (
                self.met(stage, path) if "when" in stage and path.startswith("customizations/") else not auto)}
        for flow, name in sorted((key for key in old.stages if key[0] in flows.values()), key="/".join):
            at, needs, result = f"{flow}/{name}", old.stages[flow, name]["needs"], ["NOT-NEEDED"]
            decide(needs.keys() <= {"role", "approvals"} and needs.get("approvals") != "all", "such needs")
            if (flow, name) in asked:
                fit = {p for p in self.given(at) - self.authors if self.old.holds(p, needs["role"])}
                need(len(fit) >= int(needs.get("approvals", 1)), "T6", f"{at} waits")
                decide(old.flows[flow].get("distinct") != "true" or fit.isdisjoint(counted), "who stands for what")
                counted, result, _ = counted | fit, ["SATISFIED", *sorted(fit)], self.unblocked(needs["role"])
            lines.append(" ".join([at, *result]))
        return lines
    def flow(self, path):
        about = self.old.template(path.split("/")[2]) if path.startswith("customizations/") else path
        return DOCUMENT.match(path) and self.old.front(about).get("workflow") or self.old.ruled("workflows", path)
    def proposed(self, paths):
        by, roles = self.line.open.by, self.old.roles[self.line.open.by]
        for path, part in ((path, path.split("/")) for path in paths):
            fronts = [view.front(path) if DOCUMENT.match(path) else {} for view in (self.old, self.new)]
            may = by == part[1] if part[0] == "customizations" else roles & set(listed(self.old.ruled("propose", path)))
            if re.fullmatch(POLICY, path): may = path == f"people/{by}.yaml" or roles & {"admin", "registrar"}
            need(fronts[1].get("template") in (None, part[-2:][0]), "T6", f"{path} names another template")
            decide("recalled" not in {*fronts[0], *fronts[1]} and {*(fronts[1].get("for") or ())} <= {"account"}, path)
            need(may, "T6", f"{by} may not propose {path}")
    def unblocked(self, roles):  # no verdict stands against it (T5)
        for at, event in ((at, e) for at, e in enumerate(self.line.events) if e.kind == "request-changes"):
            later = [e for e in self.said if e in self.line.events[at:]]
            need({event.by} <= self.authors | {e.by for e in later if e.acts} or not self.old.holds(event.by, roles)
                 or decide("/override" not in str([e.stages for e in later]), "an override"), "T5", "a veto")
    def past(self, path):  # whether the approval of what stands there is over; what a person approved, if that lasts
        (merged, agreed, entry), lasts = self.pasts[path], self.old.flows[at := self.flow(path)].get("approval-lasts", "")
        anew = not entry or passed(lasts, agreed, merged) and self.pasts[f"workflows/{at}.yaml"][0] < merged
        return passed(lasts, merged if anew else agreed, self.now), None if passed(lasts, agreed, self.now) else entry
    def met(self, rule, path):  # whether its when holds for one of the versions of a customization
        old, new = (Copy(self.old, path, view.text(path)) for view in (self.old, self.new))
        was = Copy(self.old, path, "") if new.text and self.past(path)[0] else old
        return bool(rule) and any(self.true(rule["when"], path, was, new, at) for at in (old, new) if at.text)
    def true(self, when, path, old, new, at):
        if when.keys() == {"any"}: return any([self.true(each, path, old, new, at) for each in when["any"]])
        if when == {"within": "preapproved"}: return bool(new.text) and self.within(path, new)
        if when == {"claims": "touched"}:
            decide(old.regions == new.regions, "other words in a region")
            text = [f"{old.value(key)}\n{new.value(key)}" for key in old.specs if old.value(key) != new.value(key)]
            known = [w for path in self.old.files if path[:7] == "claims/" for w in self.old.front(path)["wordings"]]
            return any(" ".join(w.lower().split()) in " ".join(each.lower().split()) for w in known for each in text)
        field = when.get("field", "".join(when.keys() & old.specs.keys()))
        decide(field in old.specs and when.keys() <= {"field", "value", "changed", "beyond", field}, f"when {when}")
        now, wanted = new.value(field) if new.text else None, when.get("value", when.get(field))
        if "changed" in when and old.value(field) == now: return False
        if "beyond" in when and preapproved(old.specs[field], now): return False
        return not wanted or at.value(field) in listed(wanted)
    def within(self, path, new):  # pre-approved, as compared with the last version that a person approved
        last = Copy(self.old, path, self.old.repo.read(entry[1]).decode() if (entry := self.past(path)[1]) else "")
        if not entry and new.front.get("share") != "me" or entry and last.frame != new.frame: return False
        if entry and new.front.get("base") not in (last.front.get("base"), self.old.files[new.plan][1]): return False
        decide(new.regions == (last.regions if entry else ""), "other words in a region")
        free = all(preapproved(last.specs[key], value) for key, value in last.fields.items())
        differs = {key for key in {*last.fields, *new.fields} if last.fields.get(key) != new.fields.get(key)}
        return all(preapproved(new.specs[key], new.fields.get(key)) for key in differs) and (
            free or not {key for key in differs & last.fields.keys() if new.specs[key].get("at") != "use"})
def policy(route, paths):  # who may change policy so (T7)
    old, new, line, whose = route.old, route.new, route.line, {path[7:-5] for path in paths}
    need(not sound(new, old) and all(re.fullmatch(POLICY, path) for path in paths), "T7", "policy stands apart")
    by, given = route.given("policy") | {line.submit.by}, set(listed(old.settings.get("registrar")))
    added = whose <= set(new.people) - set(old.people) and all(new.roles[p] <= given for p in whose)
    decide(added or "galley.yaml" in paths, "what one may do alone")
    who, admins = ({p for p in by if role in old.roles[p]} for role in (added and "registrar", "admin"))
    need(who or len(admins) >= int(old.settings["admins"]["quorum"]), "T7", "policy waits")
    need(int(new.settings["version"]) == int(old.settings["version"]) + (not who), "T7", "the version")
    return ["policy SATISFIED " + " ".join(sorted(who or admins))]
def sound(new, old=None):  # a policy that may stand by itself, and after the old one (T7)
    need(all(map(KNOWN.issuperset, [new.settings, *new.people.values()])), "T7", "who knows that?")
    decide(not new.settings.get("ci") and "delegation" not in set().union(*new.people.values()), "CI, delegation")
    each = [word for who in new.people for word in (*new.keys[who], *new.people[who]["emails"])]
    need(len(each) == len(set(each)), "T7", "a key or an address is there twice")
    admins = [who for who in new.living if "admin" in new.roles[who] and not all(new.keys[who].values())]
    need(1 <= int(new.settings["admins"]["quorum"]) <= len(admins), "T7", "the quorum")
    needs = [[s.get(k) for k in ("needs", "exception-by", "override")] for d in (new.stages, new.flows) for s in d.values()]
    deciding = {"admin", "registrar", *re.findall(r"[a-z0-9-]+", str(needs))}
    need(deciding.isdisjoint(listed(new.settings.get("registrar"))), "T7", "a role that registrars give decides")
    decide(len({re.sub("'approval-lasts': '.*?'", "", str(v.flows)) for v in (new, old or new)}) < 2, "changed workflows")
    for who in old.people if old else ():
        need({*old.keys[who], *old.people[who]["emails"]} <= {*new.keys[who], *new.people[who]["emails"]}, "T7", who)
        decide(old.roles[who] <= new.roles[who] and len(old.keys[who]) == len(new.keys[who]), "roles lost, a key new")
def audit(folder, root=None):
    repo, pasts, merged = Repository(folder), collections.defaultdict(lambda: (first.time, 0, None)), set()
    old = View(repo, repo.files[(before := (first := repo.commit(repo.chain[0]))).id])
    need(root in (None, first.id) and first.kind == "found" and not first.parents + [*first.text], "T9", "its root")
    old.check({p: (None, at) for p, at in old.files.items() if not p.startswith(("rules/", ".vale.ini", "evidence/"))})
    need(not old.sign(first) and first.acts and first.request == old.settings["name"], "T9", "who founds what?")
    need(not sound(old) and "admin" in old.roles[first.by], "T9", "the founder is no admin")
    for at, step in enumerate(map(repo.commit, repo.chain[1:]), 1):
        need(step.kind == "merge" and step.parents[:-1] == repo.chain[at - 1:at], "T6", f"{step.id} is no merge")
        need(not old.sign(step) and step.acts and step.time >= before.time, "T3", "who merged, or when")
        line = Line(repo, old, step.parents[1], repo.chain[:at])
        new = View(repo, {p: e for p, e in {**old.files, **{p: e for p, (_, e) in line.changes.items()}}.items() if e})
        need(line.name == step.request and line.open.id not in merged, "T6", "a request merges once")
        need(line.changes and repo.files[step.id] == new.files, "T6", "the merge's tree, or it changes nothing")
        need(not {"reject", "withdraw"} & {e.kind for e in line.events}, "T5", "it was rejected or withdrawn")
        need(line.state == "submitted" and line.submit.acts and line.owner in old.living, "T6", "a draft, or ended")
        need(all(old.files.get(path) == was for path, (was, _) in line.changes.items()), "T6", "stale: main changed it")
        lines = Route(line, new, pasts, step.time).lines()
        need(step.text == "\n".join(lines), "T6", f"the message is not the computed one: {lines}")
        agreed = lambda p, entry: (step.time, entry) if " SATISFIED " in step.text or not entry else pasts[p][1:]
        pasts.update({path: (step.time, *agreed(path, entry)) for path, (_, entry) in line.changes.items()})
        merged, old, before = merged | {line.open.id}, new, step
if __name__ == "__main__":
    try: sys.exit(audit(*sys.argv[1:]) or print("valid"))
    except Undecided as error: sys.exit(print("undecided:", error) or 3)
    except Exception as error: sys.exit(print("invalid:", error) or 7)  # so is what cannot even be read
