"""The icon of Windows' program files, made from the picture that the window has too."""

from __future__ import annotations

import struct
from pathlib import Path

SIZES = (16, 20, 24, 32, 40, 48, 64, 256)  # what Windows shows at 100 to 250%, and large
HEADER, ENTRY = "<HHH", "<BBBBHHII"


def write_icon(picture: Path, icon: Path) -> None:
    """Write an .ico file with an SVG picture in all sizes, each as PNG. Needs Qt, but no screen."""
    from PySide6.QtCore import QBuffer, QIODevice, Qt
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    renderer = QSvgRenderer(str(picture))
    if not renderer.isValid():
        raise ValueError(f"{picture} is no SVG picture.")
    images = []
    for size in SIZES:
        image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        renderer.render(painter)
        painter.end()
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs know files only
        images.append(bytes(buffer.data().data()))
    offset = struct.calcsize(HEADER) + len(images) * struct.calcsize(ENTRY)
    entries = []
    for size, content in zip(SIZES, images, strict=True):
        side = size % 256  # the format writes 256 as 0
        entries.append(struct.pack(ENTRY, side, side, 0, 0, 1, 32, len(content), offset))
        offset += len(content)
    icon.parent.mkdir(parents=True, exist_ok=True)
    icon.write_bytes(b"".join([struct.pack(HEADER, 0, 1, len(images)), *entries, *images]))
