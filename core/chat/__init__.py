"""The vocabulary that the core and every platform share: what comes in, what goes out, who carries it.

It is small and closed on purpose. A feature speaks only in these words; an adapter renders each of them in
its platform's native form, and `core.degrade` turns those it cannot show into those it can.
"""

from core.chat.blocks import (
    Action,
    Block,
    Card,
    Choice,
    Choices,
    Code,
    Field,
    FieldKind,
    File,
    Form,
    Media,
    Picture,
    Progress,
    Text,
    Tone,
    Weight,
    plain,
)
from core.chat.images import image_type
from core.chat.incoming import (
    LARGEST_ATTACHMENT,
    MOST_ATTACHMENTS,
    Body,
    Called,
    Filled,
    Incoming,
    Person,
    Pressed,
    Said,
)
from core.chat.platform import (
    Adapter,
    Capabilities,
    CommandOption,
    CommandSpec,
    Connect,
    Delivery,
    Door,
    Gate,
    Platform,
)
from core.chat.reply import Reply, choice_id, parse_choice_id
from core.chat.values import Plain, Say

__all__ = [
    "LARGEST_ATTACHMENT",
    "MOST_ATTACHMENTS",
    "Action",
    "Adapter",
    "Block",
    "Body",
    "Called",
    "Capabilities",
    "Card",
    "Choice",
    "Choices",
    "Code",
    "CommandOption",
    "CommandSpec",
    "Connect",
    "Delivery",
    "Door",
    "Field",
    "FieldKind",
    "File",
    "Filled",
    "Form",
    "Gate",
    "Incoming",
    "Media",
    "Person",
    "Picture",
    "Plain",
    "Platform",
    "Pressed",
    "Progress",
    "Reply",
    "Said",
    "Say",
    "Text",
    "Tone",
    "Weight",
    "choice_id",
    "image_type",
    "parse_choice_id",
    "plain",
]
