"""Marks sentences for translation where Qt is not available; the windows translate them at display."""


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:  # noqa: N802 - the name Qt Linguist looks for
    """Return `text` unchanged; `context` is only read by the translation tools."""
    del context
    return text
