"""A real SMTP server for the tests: aiosmtpd, with STARTTLS or TLS from the first byte, accounts, and recipients that it refuses.

usage: smtp_server.py starttls|implicit|clear CERT KEY [USER PASSWORD]
Prints its port, then one line of JSON for each mail that it took.
"""
import asyncio
import email
import email.policy
import json
import logging
import ssl
import sys

from aiosmtpd.smtp import SMTP, AuthResult

logging.disable(logging.CRITICAL)
mode, certificate, key, *account = sys.argv[1:]


class Mailbox:
    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("nobody@"):
            return "550 5.1.1 no such user"
        if address.startswith("later@"):
            return "451 4.3.0 try again"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        mail = email.message_from_bytes(envelope.content, policy=email.policy.default)
        print(json.dumps({
            "from": envelope.mail_from, "to": envelope.rcpt_tos, "subject": str(mail["Subject"]), "text": mail.get_content(), "id": mail["Message-ID"],
            "longest": max(len(line) for line in envelope.content.split(b"\r\n")), "ascii": envelope.content.isascii(),
            "tls": server.transport.get_extra_info("ssl_object") is not None, "signedIn": bool(session.authenticated),
        }), flush=True)
        return "250 kept"


def authenticate(server, session, envelope, mechanism, data):
    return AuthResult(success=[data.login.decode(), data.password.decode()] == account, handled=False)


context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
context.load_cert_chain(certificate, key)


def session():
    return SMTP(
        Mailbox(), hostname="mail.test", tls_context=context if mode == "starttls" else None, require_starttls=mode == "starttls",
        auth_required=bool(account), auth_require_tls=mode == "starttls", authenticator=authenticate if account else None)


async def serve():
    loop = asyncio.get_running_loop()
    server = await loop.create_server(session, "127.0.0.1", 0, ssl=context if mode == "implicit" else None)
    print(server.sockets[0].getsockname()[1], flush=True)
    await loop.run_in_executor(None, sys.stdin.read)


asyncio.run(serve())
