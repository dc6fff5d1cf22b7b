# SPDX-License-Identifier: Apache-2.0
"""A mail server, or a webhook's: sink.py smtp|http FOLDER [starttls|tls FILE]

Listens on a port of its own, prints "port N", and puts each message that it
takes into FOLDER as 0, 1, ...  What FOLDER/answer holds is what it says instead
of taking one ("550 no such person", "500", "302 http://elsewhere"; a webhook
that answers "200 long" never ends its answer).  A mail server says it to RCPT,
or to the verb that stands before it ("MAIL 550 not from you").  FILE holds the
certificate and the key by which it encrypts, from the start or when it is asked.
"""
import http.server
import os
import socketserver
import ssl
import sys

kind, folder, secured, file = (sys.argv[1:] + ["", ""])[:4]
tls = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
if file:
    tls.load_cert_chain(file)


def answer():
    try:
        with open(os.path.join(folder, "answer"), encoding="utf-8") as file:
            return file.read().strip()
    except FileNotFoundError:
        return ""


def keep(message):
    names = [name for name in os.listdir(folder) if name.isdigit()]
    with open(os.path.join(folder, str(len(names))), "wb") as file:
        file.write(message)


def answer_to(verb):
    first, _, rest = answer().partition(" ")
    if not first.isalpha():
        first, rest = "RCPT", answer()
    return rest if first == verb.decode() else ""


class Mail(socketserver.StreamRequestHandler):
    def say(self, line):
        self.wfile.write(line.encode() + b"\r\n")

    def take(self):
        lines = []
        while (line := self.rfile.readline()) not in (b".\r\n", b""):
            lines.append(line[1:] if line.startswith(b".") else line)
        keep(b"".join(self.envelope) + b"".join(lines))
        self.say("250 taken")

    def encrypt(self):
        self.request = tls.wrap_socket(self.request, server_side=True)
        self.setup()

    def handle(self):
        self.envelope = []
        self.say("220 sink")
        while line := self.rfile.readline():
            verb = line[:4].upper()
            if verb == b"QUIT":
                self.say("221 bye")
                return
            if answer_to(verb):
                self.say(answer_to(verb))
            elif verb == b"EHLO" and secured == "starttls":
                self.say("250-sink\r\n250 STARTTLS")
            elif verb == b"STAR":
                self.say("220 go on")
                self.encrypt()
            elif verb == b"DATA":
                self.say("354 go on")
                self.take()
                self.envelope = []
            else:
                if verb in (b"MAIL", b"RCPT"):
                    self.envelope.append(line)
                self.say("250 sink")


class Hook(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        code, _, rest = answer().partition(" ")
        if not code or code == "200":
            keep(str(self.headers).encode() + body)
        self.send_response(int(code or 204))
        if rest.startswith("http"):
            self.send_header("Location", rest)
        self.end_headers()
        while rest == "long":
            self.wfile.write(b"x" * 65536)

    def log_message(self, *_):
        pass


class Server(socketserver.ThreadingTCPServer):
    daemon_threads = True

    def get_request(self):
        request, address = super().get_request()
        if secured == "tls":
            request = tls.wrap_socket(request, server_side=True)
        return request, address

    def handle_error(self, *_):
        pass


with Server(("127.0.0.1", 0), Mail if kind == "smtp" else Hook) as server:
    print("port", server.server_address[1], flush=True)
    server.serve_forever()
