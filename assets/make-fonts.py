#!/usr/bin/python3
"""Cuts the window's fonts out of Noto Sans CJK SC (SIL Open Font License 1.1).

Needs python3-fonttools and Debian's fonts-noto-cjk. Run from the project's top folder:
    /usr/bin/python3 assets/make-fonts.py /usr/share/fonts/opentype/noto
The cut fonts get a name of their own, so that they never stand in for an installed full version.
"""
import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTCollection

FAMILY = "NablaScope Sans"
OUT = Path("src/main/resources/nablascope/ui/fonts")
RANGES = [(0x20, 0x7E), (0xA0, 0x17F), (0x2B0, 0x2FF), (0x370, 0x3FF), (0x2000, 0x206F), (0x2070, 0x209F),
          (0x2100, 0x214F), (0x2150, 0x218F), (0x2190, 0x21FF), (0x2200, 0x22FF), (0x2460, 0x24FF), (0x25A0, 0x25FF),
          (0x2600, 0x26FF), (0x2700, 0x27BF), (0x3000, 0x303F), (0xFF00, 0xFFEF)]


def characters():
    """Latin, Greek, signs, and the 6,763 Chinese characters of GB 2312."""
    codes = {c for low, high in RANGES for c in range(low, high + 1)}
    for row in range(0xB0, 0xF8):
        for cell in range(0xA1, 0xFF):
            try:
                codes.add(ord(bytes([row, cell]).decode("gb2312")))
            except UnicodeDecodeError:
                pass
    return codes


def cut(source, style):
    fonts = TTCollection(source).fonts
    font = next(f for f in fonts if f["name"].getDebugName(1).startswith("Noto Sans CJK SC"))
    options = subset.Options()
    options.hinting = False
    options.desubroutinize = False
    options.layout_features = ["kern"]
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.drop_tables += ["vhea", "vmtx", "VORG", "BASE"]
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=characters())
    subsetter.subset(font)
    names = {1: FAMILY, 2: style, 3: f"{FAMILY} {style}", 4: f"{FAMILY} {style}", 6: f"NablaScopeSans-{style}"}
    font["name"].names = [n for n in font["name"].names if n.platformID == 3 and n.langID == 0x409]
    for number, text in names.items():
        font["name"].setName(text, number, 3, 1, 0x409)
    cff = font["CFF "].cff
    cff.fontNames[0] = names[6]
    cff.topDictIndex[0].FamilyName = FAMILY
    cff.topDictIndex[0].FullName = names[4]
    OUT.mkdir(parents=True, exist_ok=True)
    font.save(OUT / f"NablaScopeSans-{style}.otf")


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    cut(folder / "NotoSansCJK-Regular.ttc", "Regular")
    cut(folder / "NotoSansCJK-Bold.ttc", "Bold")
