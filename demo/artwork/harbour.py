"""Scenes of the harbour: the skyline at dusk and a bridge at sunrise."""

import random

from PIL import Image

from demo.artwork.canvas import (
    WARM_WINDOWS,
    WIDTH,
    Colour,
    Pen,
    curve,
    dice_of,
    glow,
    gradient,
    light,
    mix,
    reflect,
    rgb,
    ridge,
    vignette,
)


def _towers(
    image: Image.Image,
    dice: random.Random,
    base: float,
    low: float,
    high: float,
    colour: Colour,
    lit: float,
    left: float = -20,
    right: float = WIDTH + 20,
) -> None:
    """A row of towers standing on `base`; `lit` is the share of windows with light."""
    pen = Pen(image)
    x = left
    while x < right:
        width = dice.uniform(34, 82)
        middle = 1 - abs((x + width / 2 - WIDTH * 0.56) / WIDTH) * 1.25
        tall = low + (high - low) * max(0.05, middle) * dice.uniform(0.35, 1)
        top = base - tall
        body = mix(colour, rgb("#1b1d45"), dice.uniform(0, 0.25))
        pen.rectangle(x, top, x + width, base, body)
        pen.rectangle(x + width * 0.72, top, x + width, base, (*mix(body, (0, 0, 0), 0.35), 150))
        crown = dice.random() if high > 150 else 1
        if crown < 0.25:
            pen.polygon([(x, top), (x + width / 2, top - width * 0.55), (x + width, top)], body)
            pen.line(
                [(x + width / 2, top - width * 0.5), (x + width / 2, top - width * 1.3)], 1.6, body
            )
        elif crown < 0.55:
            inset = width * 0.2
            pen.rectangle(x + inset, top - 22, x + width - inset, top, body)
            pen.line([(x + width / 2, top - 22), (x + width / 2, top - 58)], 1.6, body)
        elif crown < 0.7:
            pen.polygon([(x, top), (x + width, top - 26), (x + width, top)], body)
        if lit:
            gap = 7.5
            rows, columns = int((tall - 12) / gap), int((width - 8) / 6.5)
            busy = dice.uniform(0.4, 1.25)
            for row in range(rows):
                for column in range(columns):
                    if dice.random() < lit * busy:
                        left_edge, upper = x + 5 + column * 6.5, top + 8 + row * gap
                        pen.rectangle(
                            left_edge,
                            upper,
                            left_edge + 3.2,
                            upper + 3.4,
                            rgb(dice.choice(WARM_WINDOWS), dice.randint(110, 235)),
                        )
        x += width + dice.choice((-6, 0, 3, 12))


def harbour_dusk() -> Image.Image:
    """The harbour after sunset, with a ferry crossing."""
    dice = dice_of("harbour")
    horizon = 610
    image = gradient(
        [
            (0, "#12143d"),
            (0.25, "#3b2a6b"),
            (0.42, "#93406f"),
            (0.53, "#e8744f"),
            (0.61, "#ffc06a"),
            (1, "#ffc06a"),
        ]
    )
    light(image, 1010, horizon, 620, rgb("#ff9c4a"), 0.75, 0.55)
    pen = Pen(image)
    for _ in range(70):
        pen.disc(
            dice.uniform(0, WIDTH),
            dice.uniform(0, 260),
            dice.uniform(0.5, 1.3),
            (255, 255, 255, dice.randint(60, 190)),
        )
    for y, reach, alpha in ((250, 900, 34), (300, 640, 46), (345, 760, 40), (400, 520, 52)):
        start = dice.uniform(-100, 600)
        cloud = curve((start, y), (start + reach / 2, y - 34), (start + reach, y + 6)) + curve(
            (start + reach, y + 6), (start + reach / 2, y + 4), (start, y)
        )
        pen.polygon(cloud, rgb("#ffb38a", alpha))
    for height, colour in ((250, "#7d4a78"), (170, "#553a70")):
        hills = ridge(dice, -40, WIDTH + 40, horizon, height)
        pen.polygon([*hills, (WIDTH + 40, horizon), (-40, horizon)], rgb(colour))
    _towers(image, dice, horizon, 60, 250, rgb("#4c3567"), 0.16)
    _towers(image, dice, horizon, 70, 330, rgb("#2d2552"), 0.3)
    x = 905
    pen = Pen(image)
    pen.polygon(
        [
            (x - 34, horizon),
            (x - 27, 222),
            (x - 13, 172),
            (x + 13, 172),
            (x + 27, 222),
            (x + 34, horizon),
        ],
        rgb("#221d48"),
    )
    pen.polygon(
        [(x + 6, horizon), (x + 4, 172), (x + 13, 172), (x + 27, 222), (x + 34, horizon)],
        rgb("#181536"),
    )
    for row in range(52):
        for column in range(7):
            if dice.random() < 0.45:
                pen.rectangle(
                    x - 22 + column * 6.6,
                    226 + row * 7.2,
                    x - 19 + column * 6.6,
                    229.6 + row * 7.2,
                    rgb(dice.choice(WARM_WINDOWS), 210),
                )
    glow(image, lambda p: p.line([(x, 172), (x, 118)], 2, rgb("#ff6a5a")), 6, gain=1.6)
    _towers(image, dice, horizon, 24, 120, rgb("#1a1738"), 0.4)
    Pen(image).rectangle(0, horizon - 5, WIDTH, horizon, rgb("#14122c"))
    reflect(image, horizon, rgb("#2a2250"), dice, depth=0.3)
    glow(
        image,
        lambda p: [
            p.line([(u, v), (u + w, v)], 1.1, rgb("#ffcf8f", 150))
            for u, v, w in (
                (dice.gauss(1000, 190), dice.uniform(618, 960), dice.uniform(8, 60))
                for _ in range(150)
            )
        ],
        3,
        gain=0.7,
    )
    pen = Pen(image)
    u, v = 372, 742
    pen.polygon([(u - 118, v), (u + 118, v), (u + 96, v + 30), (u - 96, v + 30)], rgb("#0f1a33"))
    pen.rectangle(u - 96, v - 24, u + 96, v, rgb("#e9e4d8"))
    pen.rectangle(u - 96, v - 8, u + 96, v, rgb("#1f6f5c"))
    pen.rectangle(u - 74, v - 46, u + 74, v - 24, rgb("#cfc8ba"))
    pen.rectangle(u - 16, v - 70, u + 8, v - 46, rgb("#2b2a45"))
    pen.line([(u - 84, v - 46), (u + 84, v - 46)], 4, rgb("#16203a"))
    glow(
        image,
        lambda p: (
            [
                p.rectangle(u - 90 + i * 15.4, v - 20, u - 80 + i * 15.4, v - 11, rgb("#ffdc91"))
                for i in range(12)
            ]
            + [
                p.rectangle(u - 68 + i * 17.4, v - 41, u - 57 + i * 17.4, v - 31, rgb("#ffe9bd"))
                for i in range(8)
            ]
        ),
        9,
    )
    glow(
        image,
        lambda p: [
            p.line(
                [(u - 80 + i * 16, v + 40 + j * 9), (u - 60 + i * 16 + j * 2, v + 40 + j * 9)],
                1.4,
                rgb("#ffc97a", 130 - j * 16),
            )
            for i in range(10)
            for j in range(7)
            if (i + j) % 2
        ],
        3,
        gain=0.8,
    )
    Pen(image).line([(u - 118, v + 31), (u - 300, v + 40)], 1.6, (255, 230, 210, 90))
    Pen(image).line([(u - 100, v + 35), (u - 250, v + 50)], 1.2, (255, 230, 210, 60))
    vignette(image, 0.5)
    return image


def bridge_sunrise() -> Image.Image:
    """A cable-stayed bridge joins two shores at sunrise."""
    dice = dice_of("bridge")
    horizon = 640
    image = gradient(
        [
            (0, "#6fb2d6"),
            (0.25, "#a8d0de"),
            (0.45, "#f6dcc0"),
            (0.6, "#ffb98d"),
            (0.66, "#ff9e7c"),
            (1, "#ff9e7c"),
        ]
    )
    light(image, 800, 560, 560, rgb("#ffe3a8"), 0.9)
    light(image, 800, 560, 130, rgb("#fffbe8"), 1)
    Pen(image).disc(800, 560, 52, rgb("#fffaf0"))
    pen = Pen(image)
    for height, colour in ((210, "#d9a6a2"), (140, "#b98a97")):
        hills = ridge(dice, -40, WIDTH + 40, horizon, height)
        pen.polygon([*hills, (WIDTH + 40, horizon), (-40, horizon)], rgb(colour))
    for side in ((-20, 430), (1170, 1620)):
        for tone, tall in (("#9a7790", 190), ("#6d5f85", 140)):
            x = side[0]
            while x < side[1]:
                width = dice.uniform(26, 58)
                shore = (x - side[0]) / (side[1] - side[0])
                fall = 1 - shore if side[0] < 0 else shore
                top = horizon - 30 - tall * (0.2 + 0.9 * fall) * dice.uniform(0.5, 1.2)
                pen.rectangle(x, top, min(x + width, side[1]), horizon, rgb(tone))
                for row in range(int((horizon - top) / 9)):
                    for column in range(int(width / 8)):
                        if dice.random() < 0.16:
                            pen.rectangle(
                                x + 4 + column * 8,
                                top + 6 + row * 9,
                                x + 7.5 + column * 8,
                                top + 9.5 + row * 9,
                                rgb("#ffe4b0", 190),
                            )
                x += width + dice.choice((0, 4, 8))
    deck = 566
    metal = rgb("#3f4a6b")

    def road(x: float) -> float:
        return deck - 34 * (1 - ((x - 800) / 900) ** 2)

    for tower in (520, 1080):
        for step in range(1, 15):
            for way in (-1, 1):
                foot = tower + way * step * 19.5
                pen.line([(tower, 236 + step * 5), (foot, road(foot))], 1.2, (*metal, 210))
        pen.polygon(
            [
                (tower - 9, horizon + 6),
                (tower - 5, 214),
                (tower + 5, 214),
                (tower + 9, horizon + 6),
            ],
            metal,
        )
        pen.polygon(
            [
                (tower + 1, horizon + 6),
                (tower + 1, 214),
                (tower + 5, 214),
                (tower + 9, horizon + 6),
            ],
            rgb("#2d3553"),
        )
    upper = [(x, road(x)) for x in range(-10, WIDTH + 20, 10)]
    pen.polygon(upper + [(x, y + 13) for x, y in reversed(upper)], metal)
    pen.line(upper, 2, rgb("#ffdcb0", 230))
    for x in (130, 300, 700, 905, 1290, 1450):
        pen.rectangle(x - 5, road(x) + 8, x + 5, horizon + 4, rgb("#364061"))
    for x in range(40, WIDTH, 87):
        pen.rectangle(
            x,
            road(x) - 8,
            x + dice.choice((12, 16, 26)),
            road(x) - 1,
            rgb(dice.choice(("#f7efe2", "#e0594b", "#2f7c86", "#34405f"))),
            2,
        )
    reflect(image, horizon, rgb("#5f7fae"), dice, depth=0.4, swell=6)
    glow(image, lambda p: p.line([(0, horizon), (WIDTH, horizon)], 1.4, rgb("#c9a58f")), 3)
    glow(
        image,
        lambda p: [
            p.line([(u, v), (u + w, v)], 1.3, rgb("#fff0cf", 170))
            for u, v, w in (
                (dice.gauss(800, 30 + (y - horizon) * 0.28), y, dice.uniform(8, 46))
                for y in (dice.uniform(646, 985) for _ in range(210))
            )
        ],
        3,
        gain=0.6,
    )
    pen = Pen(image)
    for x, y, size in ((1240, 742, 1.0), (410, 700, 0.55)):
        pen.polygon(
            [
                (x - 60 * size, y),
                (x + 70 * size, y),
                (x + 50 * size, y + 18 * size),
                (x - 46 * size, y + 18 * size),
            ],
            rgb("#2e3656"),
        )
        pen.polygon(
            [(x - 8 * size, y - 4), (x - 8 * size, y - 96 * size), (x + 52 * size, y - 16 * size)],
            rgb("#b5483f"),
        )
        pen.polygon(
            [
                (x - 14 * size, y - 4),
                (x - 14 * size, y - 78 * size),
                (x - 52 * size, y - 12 * size),
            ],
            rgb("#d2654f"),
        )
        for i in range(5):
            pen.line(
                [
                    (x - (44 - 6 * i) * size, y + (24 + 6 * i) * size),
                    (x + (46 - 7 * i) * size, y + (24 + 6 * i) * size),
                ],
                1.4,
                rgb("#5a3d52", 120 - 18 * i),
            )
    vignette(image, 0.25)
    return image
