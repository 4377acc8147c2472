"""The commands of `parley`."""


def main() -> None:
    """Run the command line."""
