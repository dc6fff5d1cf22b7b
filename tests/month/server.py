# SPDX-License-Identifier: Apache-2.0
"""A server of galley, some clones that everybody shares, a mail program that writes down what it gets, one clock."""
import email
import email.policy
import json
import os
import pathlib
import re
import subprocess

# The first words of a notice's line, as people read it.
KINDS = {"Your turn": "turn", "Soon due": "remind", "Late": "late", "Late with others": "escalated", "Stuck": "stuck",
         "Out of date": "stale", "Yours now": "yours", "Changes requested": "returned", "Rejected": "rejected",
         "Approved and in force": "approved", "Expires soon": "expires", "No longer usable": "unusable",
         "Outdated words": "outdated"}
SENDMAIL = """#!/bin/sh
mail=$(mktemp "$MAILS/new.XXXXXX") && cat > "$mail" || exit 75
to=$(sed -n 's/^To: \\([^\\r]*\\).*/\\1/p;/^\\r*$/q' "$mail")
! grep -qxF "$to" "$MAILS/refused" || { rm "$mail"; echo "mailbox full" >&2; exit 69; }
mv "$mail" "$mail.mail"
"""


class Failed(Exception):
    """A command ended otherwise than it should."""


class Server:
    def __init__(self, folder, clock_library):
        self.folder = pathlib.Path(folder)
        self.mailbox = self.folder / "mails"
        self.mailbox.mkdir()
        self.environment = {
            "PATH": os.environ["PATH"], "HOME": str(self.folder), "GALLEY_HOME": str(self.folder / "home"),
            "MAILS": str(self.mailbox), "LC_ALL": "C.UTF-8", "TZ": "UTC", "GIT_CONFIG_GLOBAL": "/dev/null",
            "GIT_CONFIG_NOSYSTEM": "1", "LD_PRELOAD": str(clock_library),
            "ASAN_OPTIONS": "detect_leaks=0:verify_asan_link_order=0"}
        sendmail = self.folder / "sendmail"
        sendmail.write_text(SENDMAIL)
        sendmail.chmod(0o755)
        self.now = None
        self.calls = 0

    def run(self, *argv, wanted=(0,), given=None):
        """Standard output of a command at the present moment."""
        moment = {"CLOCK_NOW": str(int(self.now.timestamp()))}
        self.calls += 1
        done = subprocess.run(argv, cwd=self.folder, env=self.environment | moment, input=given,
                              capture_output=True, text=True, check=False)
        if done.returncode not in wanted:
            raise Failed(f"{self.now}: {' '.join(argv)}: exit {done.returncode}\n{done.stdout}{done.stderr}")
        return done.stdout

    def galley(self, clone, person, *words, **how):
        return self.run("galley", "-C", clone, *(["--as", person] if person else []), *words, **how)

    def ask(self, clone, person, *words, **how):
        """A command's report."""
        return json.loads(self.galley(clone, person, *words, "--json", **how))

    def found(self, admin):
        self.run("galley", "init", "office", "--name", "Northwind", "--person", admin, "--email",
                 f"{admin}@northwind.example", "--no-passphrase")
        self.run("galley", "hook", "install", "srv.git")
        self.run("git", "-C", "office", "remote", "add", "origin", "../srv.git")
        self.run("git", "-C", "srv.git", "config", "galley.sendmail", str(self.folder / "sendmail"))
        self.galley("office", admin, "sync")
        key = self.run("galley", "key", "show", "server").split()[:2]
        self.galley("office", admin, "config", "server-keys", " ".join(key))

    def key(self, person):
        self.run("galley", "key", "new", "--person", person, "--no-passphrase")
        return " ".join(self.run("galley", "key", "show", person).split()[:2])

    def notify(self, refused=()):
        """What went out, as (person, kind, name)."""
        (self.mailbox / "refused").write_text("".join(f"{p}@northwind.example\n" for p in refused))
        self.ask("srv.git", None, "notify", wanted=(0, 3))
        return [notice for mail in self.mailbox.glob("*.mail") for notice in self.open(mail)]

    def open(self, mail):
        message = email.message_from_bytes(mail.read_bytes(), policy=email.policy.default)
        person = message["To"].partition("@")[0]
        for line in message.get_content().splitlines():
            if found := re.match(r"([A-Z][a-z ]+): ([^ :,]+)", line):
                yield person, KINDS[found[1]], found[2]
        mail.unlink()
