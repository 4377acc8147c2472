"""Routes of who the bot is and which servers it is in."""

from tests.loopback.discord.bodies import Json
from tests.loopback.discord.call import Answer, Call, Routes
from tests.loopback.discord.refusal import Refused
from tests.loopback.discord.wire import channel_json, guest_json, guild_json, own_json, role_json, user_json
from tests.loopback.discord.wire import thread_member_json as membership
from tests.loopback.discord.world import Guild


def _guild(call: Call) -> Guild:
    return call.stage.world.guild(call.at["guild_id"])


def me(call: Call) -> Answer:
    return own_json(call.stage.world.bot)


def application(call: Call) -> Answer:
    """The application, its owner the first who came."""
    bot = call.stage.world.bot
    owner = next((user for user in call.stage.world.users.values() if not user.bot), bot)
    return {
        "id": str(bot.id), "name": bot.name, "icon": None, "description": "", "bot_public": True, "type": None,
        "bot_require_code_grant": False, "verify_key": "0" * 64, "flags": 0, "owner": user_json(owner),
        "summary": "", "team": None, "redirect_uris": [], "interactions_endpoint_url": None,
        "role_connections_verification_url": None, "approximate_guild_count": len(call.stage.world.guilds),
    }  # fmt: skip


def user(call: Call) -> Answer:
    return user_json(call.stage.world.user(call.at["user_id"]))


def gateway(call: Call) -> Answer:
    return {"url": call.stage.gateway.url}


def gateway_of_bot(call: Call) -> Answer:
    limit = {"total": 1000, "remaining": 999, "reset_after": 0, "max_concurrency": 1}
    return {"url": call.stage.gateway.url, "shards": call.stage.gateway.shards, "session_start_limit": limit}


def guild(call: Call) -> Answer:
    return guild_json(_guild(call))


def channels(call: Call) -> Answer:
    return [channel_json(one) for one in _guild(call).channels.values() if not one.is_thread]


def roles(call: Call) -> Answer:
    return [role_json(one) for one in _guild(call).roles.values()]


def member(call: Call) -> Answer:
    there = _guild(call).members
    id_ = call.stage.world.user(call.at["user_id"]).id
    if id_ not in there:
        raise Refused(10007)
    return guest_json(there[id_])


def own_guilds(call: Call) -> Answer:
    return [guild_json(one) for one in call.stage.world.guilds.values() if one.bot]


def active_threads(call: Call) -> Answer:
    bot = call.stage.world.bot.id
    threads = [one for one in _guild(call).channels.values() if one.is_thread and not one.archived]
    mine: list[Json] = [membership(one, bot) for one in threads if bot in one.members]
    return {"threads": [channel_json(one) for one in threads], "members": mine}


ROUTES: Routes = {
    "GET /users/@me": me,
    "GET /users/@me/guilds": own_guilds,
    "GET /users/{user_id}": user,
    "GET /oauth2/applications/@me": application,
    "GET /applications/@me": application,
    "PATCH /applications/@me": application,
    "GET /gateway": gateway,
    "GET /gateway/bot": gateway_of_bot,
    "GET /guilds/{guild_id}": guild,
    "GET /guilds/{guild_id}/channels": channels,
    "GET /guilds/{guild_id}/roles": roles,
    "GET /guilds/{guild_id}/members/{user_id}": member,
    "GET /guilds/{guild_id}/threads/active": active_threads,
}
