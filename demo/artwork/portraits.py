"""Abstract portraits without faces, for spokespeople who do not exist."""

import math
from dataclasses import dataclass

from PIL import Image

from demo.artwork.canvas import Pen, curve, gradient, light, mix, rgb, shade, vignette

SIDE = 600


@dataclass(frozen=True)
class Look:
    """How one person is drawn."""

    sky: tuple[str, str]
    shape: str
    skin: str
    hair: str
    cut: str
    coat: str
    shirt: str
    glasses: bool = False


LOOKS = {
    "hazel-lam": Look(
        ("#0f766e", "#8fe0d0"),
        "#f2a33a",
        "#e6b48e",
        "#2a1d22",
        "bob",
        "#153a4c",
        "#f7f3ea",
        glasses=True,
    ),
    "winnie-szeto": Look(
        ("#4c2a86", "#e39ac8"), "#ffd27a", "#efc19c", "#3b2320", "long", "#b3315f", "#fbeef2"
    ),
    "marcus-hui": Look(
        ("#1d4f91", "#9ccdf0"),
        "#e4572e",
        "#d9a079",
        "#4a4a52",
        "short",
        "#22303f",
        "#dfe9f2",
        glasses=True,
    ),
    "jasper-fong": Look(
        ("#c2502e", "#ffd9a0"), "#14a098", "#dba57f", "#1d1a22", "swept", "#2d4a3a", "#fff6e2"
    ),
}


def portrait(look: Look) -> Image.Image:
    image = gradient([(0, look.sky[0]), (1, look.sky[1])], SIDE, SIDE)
    pen = Pen(image)
    for radius, alpha in ((330, 26), (262, 34), (196, 44)):
        pen.disc(300, 268, radius, (255, 255, 255, alpha))
    pen.disc(452, 150, 56, rgb(look.shape))
    for k in range(5):
        for j in range(5):
            pen.disc(66 + k * 24, 392 + j * 24, 4, (255, 255, 255, 110))
    hair, skin, coat = rgb(look.hair), rgb(look.skin), rgb(look.coat)
    x = 300
    if look.cut == "long":
        pen.polygon(
            [
                *curve((x - 100, 240), (x - 150, 470), (x - 92, 492), 24),
                *curve((x + 92, 492), (x + 150, 470), (x + 100, 240), 24),
            ],
            mix(hair, (0, 0, 0), 0.2),
        )
    if look.cut == "bob":
        pen.rectangle(x - 118, 190, x + 118, 372, mix(hair, (0, 0, 0), 0.2), 70)
    shade(image, lambda p: p.rectangle(x - 190, 450, x + 190, 700, (255, 255, 255), 110), 16, 0.28)
    pen = Pen(image)
    pen.polygon(
        [
            *curve((x - 216, 620), (x - 214, 470), (x - 76, 436)),
            *curve((x + 76, 436), (x + 214, 470), (x + 216, 620)),
        ],
        coat,
    )
    pen.polygon(
        [(x + 4, 560), *curve((x + 76, 436), (x + 214, 470), (x + 216, 620)), (x, 620)],
        mix(coat, (0, 0, 0), 0.22),
    )
    pen.polygon([(x - 76, 435), (x + 76, 435), (x, 588)], rgb(look.shirt))
    pen.polygon(
        [(x - 74, 434), (x - 112, 452), (x - 96, 500), (x - 74, 506), (x, 600)],
        mix(coat, (255, 255, 255), 0.14),
    )
    pen.polygon(
        [(x + 74, 434), (x + 112, 452), (x + 96, 500), (x + 74, 506), (x, 600)],
        mix(coat, (255, 255, 255), 0.05),
    )
    pen.disc(x + 12, 606, 6, mix(coat, (255, 255, 255), 0.35))
    pen.rectangle(x - 44, 350, x + 44, 448, mix(skin, (70, 20, 10), 0.18), 30)
    pen.polygon(
        [(x - 44, 424), (x + 44, 424), (x + 30, 462), (x, 480), (x - 30, 462)],
        mix(skin, (70, 20, 10), 0.18),
    )
    for side in (-1, 1) if look.cut in ("short", "swept") else ():
        pen.disc(x + side * 94, 284, 18, mix(skin, (70, 20, 10), 0.12), 1.3)

    def outline(start: int, end: int) -> list[tuple[float, float]]:
        turns = [math.radians(angle) for angle in range(start, end, 3)]
        return [
            (
                x + 94 * math.cos(t) * (1 - 0.12 * max(0, math.sin(t))),
                272 + (118 if math.sin(t) > 0 else 100) * math.sin(t),
            )
            for t in turns
        ]

    pen.polygon(outline(0, 360), skin)
    pen.polygon(outline(-78, 79), (*mix(skin, (90, 30, 10), 0.2), 90))
    if look.cut == "short":
        pen.polygon(
            [
                *curve((x - 100, 262), (x - 112, 140), (x, 146)),
                *curve((x, 146), (x + 112, 140), (x + 100, 262)),
                (x + 84, 226),
                (x + 46, 204),
                (x - 46, 204),
                (x - 84, 226),
            ],
            hair,
        )
    elif look.cut == "swept":
        pen.polygon(
            [
                *curve((x - 98, 268), (x - 126, 132), (x + 14, 134)),
                *curve((x + 14, 134), (x + 124, 128), (x + 98, 262)),
                *curve((x + 86, 224), (x - 10, 214), (x - 60, 190), 20),
                (x - 84, 232),
            ],
            hair,
        )
    elif look.cut == "bob":
        pen.polygon(
            [
                *curve((x - 118, 356), (x - 134, 140), (x, 142)),
                *curve((x, 142), (x + 134, 140), (x + 118, 356)),
                *curve((x + 86, 352), (x + 98, 236), (x + 62, 214), 16),
                *curve((x + 62, 214), (x, 232), (x - 66, 214), 16),
                *curve((x - 66, 214), (x - 98, 236), (x - 86, 352), 16),
            ],
            hair,
        )
    else:
        pen.polygon(
            [
                *curve((x - 124, 430), (x - 128, 138), (x - 14, 142)),
                *curve((x - 14, 142), (x + 130, 132), (x + 124, 430)),
                *curve((x + 82, 400), (x + 108, 236), (x - 24, 188), 20),
                *curve((x - 24, 188), (x - 104, 236), (x - 82, 400), 20),
            ],
            hair,
        )
    light(image, x - 46, 180, 80, (255, 255, 255), 0.16)
    pen = Pen(image)
    if look.glasses:
        for side in (-1, 1):
            pen.ring(x + side * 40, 286, 29, 4, rgb("#1a2330"))
            pen.disc(x + side * 40, 286, 26, (255, 255, 255, 52))
        pen.line([(x - 12, 283), (x + 12, 283)], 4, rgb("#1a2330"))
        for side in (-1, 1):
            pen.line([(x + side * 68, 282), (x + side * 92, 278)], 4, rgb("#1a2330"))
    vignette(image, 0.25)
    return image
