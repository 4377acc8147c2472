"""Methods by which the bot hears of what happens: asking again and again, or having it posted."""

import re
from urllib.parse import urlsplit

from tests.loopback.telegram.bodies import Json
from tests.loopback.telegram.refusal import wrong
from tests.loopback.telegram.stage import Call

SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")
PORTS = frozenset({None, 80, 88, 443, 8443})


async def get_updates(call: Call) -> list[Json]:
    args = call.args
    _allow(call)
    limit = args.get("limit", 100)
    if not 1 <= limit <= 100:
        call.stage.violations.append(f"getUpdates with a limit of {limit}")
    call.stage.changes.tell()
    timeout = min(50, args.get("timeout", 0))
    return await call.stage.updates.poll(args.get("offset", 0), max(1, min(100, limit)), timeout)


def _allow(call: Call) -> None:
    if "allowed_updates" in call.args:
        call.stage.updates.allowed = call.args["allowed_updates"]


def set_webhook(call: Call) -> bool:
    args, webhook = call.args, call.stage.webhook
    if args["url"]:
        _check_address(args["url"])
    secret: str | None = args.get("secret_token") or None
    if secret and not SECRET.fullmatch(secret):
        raise wrong("secret token contains unallowed characters")
    _allow(call)
    _drop(call)
    call.stage.updates.interrupt("terminated by setWebhook request")
    webhook.set(args["url"], secret, args.get("max_connections", 40))
    call.stage.changes.tell()
    return True


def _check_address(address: str) -> None:
    parts = urlsplit(address)
    if parts.scheme != "https":
        raise wrong("bad webhook: An HTTPS URL must be provided for webhook")
    if parts.port not in PORTS:
        raise wrong("bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443")


def _drop(call: Call) -> None:
    if call.args.get("drop_pending_updates"):
        call.stage.updates.pending.clear()


def delete_webhook(call: Call) -> bool:
    _drop(call)
    call.stage.webhook.set("", None, 40)
    return True


def webhook_info(call: Call) -> Json:
    return call.stage.webhook.info()
