"""Files by the hash of their content: what every store of them promises, and the one that is a folder."""

from core.blobs.in_folder import UNFINISHED, FolderBlobs
from core.blobs.store import KEY, Blobs

__all__ = ["KEY", "UNFINISHED", "Blobs", "FolderBlobs"]
