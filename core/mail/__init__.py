"""Letters by e-mail, where the operator has set a server for them."""

from core.mail.letter import Letter, Mail, is_address
from core.mail.settings import MailSettings
from core.mail.smtp import open_mail

__all__ = ["Letter", "Mail", "MailSettings", "is_address", "open_mail"]
