# SPDX-License-Identifier: Apache-2.0
"""Reads a draft and holds its parts against the copies: DRAFT TEXT HTML."""
import email
import email.policy
import sys

draft, text, html = sys.argv[1:]
with open(draft, "rb") as file:
    mail = email.message_from_binary_file(file, policy=email.policy.default)
with open(text, encoding="utf-8") as file:
    wanted = file.read()
with open(html, encoding="utf-8") as file:
    page = file.read()

assert not mail.defects, mail.defects
assert mail["X-Unsent"] == "1"
assert mail.get_content_type() == "multipart/alternative", mail.get_content_type()
parts = list(mail.iter_parts())
assert [part.get_content_type() for part in parts] == ["text/plain", "text/html"]
for part in parts:
    assert not part.defects, part.defects
plain, rich = (part.get_content().replace("\r\n", "\n") for part in parts)
if wanted.startswith("Subject: "):
    head, _, body = wanted.partition("\n\n")
    assert mail["Subject"] == head.splitlines()[0][len("Subject: "):], mail["Subject"]
else:
    body = wanted
# The line feed before a boundary is the boundary's.
assert plain == body.rstrip("\n"), f"{draft}: the text differs from {text}"
assert page.partition("<body>\n")[2].rstrip("\n") in rich, f"{draft}: the page differs from {html}"
