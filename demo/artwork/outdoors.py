"""Scenes in the open: drones over the sea and green hills."""

import itertools
import math

from PIL import Image

from demo.artwork.canvas import (
    HEIGHT,
    WIDTH,
    Pen,
    cloud,
    curve,
    dice_of,
    glow,
    gradient,
    light,
    mix,
    reflect,
    rgb,
    ridge,
    shade,
    vignette,
)


def _drone(
    image: Image.Image, x: float, y: float, size: float, tone: str, *, parcel: bool = False
) -> None:
    """A four-armed drone seen slightly from below."""
    body = rgb(tone)
    dark = mix(body, (0, 0, 0), 0.35)
    pen = Pen(image)
    for side in (-1, 1):
        pen.line([(x, y), (x + side * 104 * size, y - 24 * size)], 9 * size, body)
        pen.line([(x, y - 4 * size), (x + side * 64 * size, y - 44 * size)], 7 * size, dark)
        for reach, up, wide in ((104, 24, 56), (64, 44, 42)):
            hub = (x + side * reach * size, y - up * size)
            pen.rectangle(
                hub[0] - 6 * size,
                hub[1] - 18 * size,
                hub[0] + 6 * size,
                hub[1] + 5 * size,
                dark,
                2 * size,
            )
            pen.disc(hub[0], hub[1] - 19 * size, wide * size, (255, 255, 255, 74), 0.13)
            pen.ring(
                hub[0], hub[1] - 19 * size, wide * size, 1.2 * size, (255, 255, 255, 150), 0.13
            )
        pen.line(
            [(x + side * 26 * size, y + 16 * size), (x + side * 46 * size, y + 54 * size)],
            4 * size,
            dark,
        )
        pen.line(
            [(x + side * 30 * size, y + 54 * size), (x + side * 62 * size, y + 54 * size)],
            4 * size,
            dark,
        )
    pen.rectangle(x - 46 * size, y - 22 * size, x + 46 * size, y + 18 * size, body, 18 * size)
    pen.rectangle(
        x - 46 * size, y - 2 * size, x + 46 * size, y + 18 * size, (*dark, 150), 16 * size
    )
    pen.rectangle(
        x - 30 * size,
        y - 30 * size,
        x + 30 * size,
        y - 12 * size,
        mix(body, (255, 255, 255), 0.35),
        8 * size,
    )
    pen.disc(x, y + 20 * size, 12 * size, rgb("#16233a"))
    pen.disc(x - 3 * size, y + 17 * size, 4 * size, rgb("#8fd6ff"))
    if parcel:
        pen.line([(x - 18 * size, y + 16 * size), (x - 18 * size, y + 66 * size)], 2 * size, dark)
        pen.line([(x + 18 * size, y + 16 * size), (x + 18 * size, y + 66 * size)], 2 * size, dark)
        pen.rectangle(
            x - 30 * size, y + 62 * size, x + 30 * size, y + 104 * size, rgb("#d9a15b"), 3 * size
        )
        pen.rectangle(x - 6 * size, y + 62 * size, x + 6 * size, y + 104 * size, rgb("#f3e2c2"))
    for side, lamp in ((-1, "#ff5a4d"), (1, "#4dff9a")):
        light(image, x + side * 104 * size, y - 18 * size, 26 * size, rgb(lamp), 0.9)


def drones_over_water() -> Image.Image:
    """Drones cross the sea to a pier with a landing point."""
    dice = dice_of("drones")
    horizon = 560
    image = gradient(
        [(0, "#3f9fd0"), (0.3, "#86c7df"), (0.5, "#d6ecec"), (0.56, "#fdf0d8"), (1, "#fdf0d8")]
    )
    light(image, 1180, 470, 560, rgb("#fff0c4"), 0.9)
    pen = Pen(image)
    for cx, cy, scale in ((260, 170, 1.0), (690, 96, 0.6), (1390, 210, 0.8), (1050, 330, 0.5)):
        cloud(image, dice, cx, cy, scale)
    pen = Pen(image)
    for left, right, height, tone in (
        (-60, 620, 150, "#8fb9c0"),
        (900, 1700, 190, "#86b0bc"),
        (-60, 380, 96, "#5e93a0"),
        (1180, 1700, 120, "#5a8d9c"),
    ):
        hills = ridge(dice, left, right, horizon, height)
        pen.polygon([*hills, (right, horizon), (left, horizon)], rgb(tone))
    for x in (1220, 1262, 1300, 1352, 1400, 1446, 1500, 1548):
        tall = dice.uniform(40, 120)
        pen.rectangle(x, horizon - tall, x + dice.uniform(20, 34), horizon, rgb("#e8efe9"))
        for row in range(int(tall / 9)):
            pen.rectangle(
                x + 3,
                horizon - tall + 5 + row * 9,
                x + 18,
                horizon - tall + 8 + row * 9,
                rgb("#9db9c2"),
            )
    reflect(image, horizon, rgb("#2f86a8"), dice, depth=0.55, swell=5)
    glow(
        image,
        lambda p: [
            p.line([(u, v), (u + w, v)], 1.3, rgb("#ffffff", 150))
            for u, v, w in (
                (dice.gauss(1180, 40 + (y - horizon) * 0.5), y, dice.uniform(6, 40))
                for y in (dice.uniform(566, 990) for _ in range(230))
            )
        ],
        3,
        gain=0.5,
    )
    pen = Pen(image)
    for _ in range(170):
        y = dice.uniform(580, 1000)
        near = (y - horizon) / 440
        x = dice.uniform(0, WIDTH)
        pen.line(
            curve((x, y), (x + 14 + 40 * near, y - 3 - 4 * near), (x + 28 + 80 * near, y), 8),
            1 + near,
            (255, 255, 255, round(26 + 60 * near)),
        )
    pen.polygon([(-20, 872), (560, 800), (760, 846), (700, 1010), (-20, 1010)], rgb("#6f7f86"))
    pen.polygon([(-20, 846), (560, 776), (770, 822), (640, 1010), (-20, 1010)], rgb("#cdd6d6"))
    pen.line([(-20, 846), (560, 776), (770, 822), (640, 1010)], 4, rgb("#f4f7f5"))
    for i in range(9):
        x = 40 + i * 66
        pen.rectangle(x, 826 - i * 8.2 - 34, x + 7, 838 - i * 8.2, rgb("#3c4e58"))
    pen.line([(40, 794), (575, 728)], 4, rgb("#3c4e58"))
    pen.line([(40, 810), (575, 744)], 2, rgb("#3c4e58"))
    shade(image, lambda p: p.disc(470, 892, 122, (255, 255, 255), 0.34), 8, 0.2)
    pen = Pen(image)
    pen.disc(470, 886, 128, rgb("#20506a"), 0.36)
    pen.ring(470, 886, 110, 5, (255, 255, 255), 0.36)
    pen.disc(470, 886, 62, rgb("#f2a33a"), 0.36)
    pen.disc(470, 886, 40, rgb("#20506a"), 0.36)
    for k in range(4):
        a = math.radians(45 + 90 * k)
        pen.line(
            [
                (470 + 72 * math.cos(a), 886 + 26 * math.sin(a)),
                (470 + 100 * math.cos(a), 886 + 36 * math.sin(a)),
            ],
            6,
            rgb("#f2a33a"),
        )
    pen.rectangle(176, 802, 246, 932, rgb("#f4f7f5"), 8)
    pen.rectangle(176, 802, 246, 838, rgb("#14a098"), 8)
    pen.polygon(
        [(216, 850), (196, 886), (210, 886), (204, 914), (228, 874), (213, 874), (222, 850)],
        rgb("#f2a33a"),
    )
    pen.line(curve((246, 900), (300, 960), (352, 896)), 5, rgb("#3c4e58"))
    for start, bend, end in (
        ((470, 800), (560, 380), (1010, 300)),
        ((1340, 420), (1180, 470), (900, 520)),
        ((330, 330), (600, 190), (1010, 300)),
    ):
        path = curve(start, bend, end, 60)
        for i in range(0, 60, 2):
            Pen(image).line(path[i : i + 2], 3, (255, 255, 255, 190))
    shade(image, lambda p: p.disc(500, 880, 60, (255, 255, 255), 0.22), 10, 0.35)
    _drone(image, 1010, 318, 1.75, "#f4f6f7", parcel=True)
    _drone(image, 468, 726, 1.05, "#e4572e")
    _drone(image, 318, 330, 0.72, "#26425c")
    _drone(image, 1352, 412, 0.5, "#26425c", parcel=True)
    _drone(image, 876, 500, 0.3, "#26425c")
    vignette(image, 0.25)
    return image


def green_hills() -> Image.Image:
    """Wind turbines and solar panels on hills whose outline rises like a chart."""
    dice = dice_of("hills")
    image = gradient([(0, "#8fd0e0"), (0.4, "#d3efe6"), (0.62, "#fff0cc"), (1, "#fff0cc")])
    light(image, 330, 420, 620, rgb("#fff3c0"), 0.95)
    Pen(image).disc(330, 420, 62, rgb("#fffbe6"))
    pen = Pen(image)
    for cx, cy, scale in ((560, 150, 0.9), (1040, 110, 1.1), (1440, 230, 0.7), (160, 210, 0.6)):
        cloud(image, dice, cx, cy, scale)
    pen = Pen(image)
    far = ridge(dice, -40, WIDTH + 40, 640, 190)
    pen.polygon([*far, (WIDTH + 40, HEIGHT), (-40, HEIGHT)], rgb("#a9d6c4"))

    def hill(base: float, rise: float, waves: float, phase: float):
        return [
            (x, base - rise * max(0, x / WIDTH) ** 1.3 - 38 * math.sin(x / waves + phase))
            for x in range(-20, WIDTH + 30, 10)
        ]

    def turbine(x: float, y: float, size: float, turn: float) -> None:
        tower = Pen(image)
        tower.polygon(
            [
                (x - 6 * size, y),
                (x - 3 * size, y - 300 * size),
                (x + 3 * size, y - 300 * size),
                (x + 6 * size, y),
            ],
            rgb("#f7faf8"),
        )
        tower.polygon(
            [
                (x + 1 * size, y),
                (x + 1 * size, y - 300 * size),
                (x + 3 * size, y - 300 * size),
                (x + 6 * size, y),
            ],
            rgb("#cfdcd8"),
        )
        hub = (x, y - 304 * size)
        for k in range(3):
            a = math.radians(turn + 120 * k)
            tip = (hub[0] + 148 * size * math.cos(a), hub[1] + 148 * size * math.sin(a))
            side = (math.cos(a + math.pi / 2), math.sin(a + math.pi / 2))
            knee = (
                hub[0] + 34 * size * math.cos(a) + side[0] * 11 * size,
                hub[1] + 34 * size * math.sin(a) + side[1] * 11 * size,
            )
            tower.polygon([hub, knee, tip], rgb("#ffffff"))
            tower.line([hub, tip], 2 * size, rgb("#d5e2de"))
        tower.disc(*hub, 10 * size, rgb("#e3ece9"))

    layers = (
        (700, 210, 210, 0.4, "#6fbf9a"),
        (800, 180, 260, 2.1, "#3f9f7c"),
        (930, 150, 300, 4.2, "#1f7a62"),
    )
    for index, (base, rise, waves, phase, tone) in enumerate(layers):
        line = hill(base, rise, waves, phase)
        pen = Pen(image)
        pen.polygon([*line, (WIDTH + 30, HEIGHT), (-20, HEIGHT)], rgb(tone))
        for shift in range(1, 7):
            pen.line(
                [(x, y + shift * 26 + 8 * math.sin(x / 130 + shift)) for x, y in line],
                2,
                (255, 255, 255, 26),
            )

        def on(x: float, line=line) -> float:
            return line[min(len(line) - 1, max(0, round((x + 20) / 10)))][1]

        if index == 0:
            for x, size, turn in (
                (520, 0.42, 10),
                (690, 0.5, 70),
                (880, 0.56, 35),
                (1090, 0.66, 95),
                (1310, 0.76, 50),
            ):
                turbine(x, on(x) + 6, size, turn)
        if index == 1:
            for x, size, turn in ((1010, 0.95, 22), (1440, 1.16, 80)):
                turbine(x, on(x) + 8, size, turn)
            for x in range(90, 620, 96):
                y = on(x) + 46
                pen = Pen(image)
                pen.line([(x + 40, y + 6), (x + 40, y + 44)], 5, rgb("#2b3f55"))
                pen.polygon(
                    [(x, y + 20), (x + 60, y + 8), (x + 92, y - 34), (x + 32, y - 22)],
                    rgb("#1f4f86"),
                )
                for k in (1, 2):
                    pen.line(
                        [(x + 20 * k, y + 20 - 4 * k), (x + 32 + 20 * k, y - 22 - 4 * k)],
                        1.6,
                        rgb("#9cc7ee"),
                    )
                    pen.line(
                        [(x + 10.6 * k, y + 20 - 14 * k), (x + 60 + 10.6 * k, y + 8 - 14 * k)],
                        1.6,
                        rgb("#9cc7ee"),
                    )
                pen.polygon(
                    [(x + 32, y - 22), (x + 52, y - 26), (x + 18, y + 17), (x, y + 20)],
                    (255, 255, 255, 40),
                )
        if index == 2:
            for _ in range(26):
                x = dice.uniform(0, WIDTH)
                y = on(x) + dice.uniform(0, 90)
                size = dice.uniform(0.6, 1.3)
                pen = Pen(image)
                pen.rectangle(x - 3 * size, y - 16 * size, x + 3 * size, y, rgb("#5a4030"))
                pen.disc(
                    x, y - 36 * size, 25 * size, rgb(dice.choice(("#14624f", "#2a8f6c", "#1c6f58")))
                )
                pen.disc(x - 8 * size, y - 43 * size, 11 * size, (255, 255, 255, 32))
    coins = []
    for i in range(7):
        x = 210 + i * 196
        coins.append((x, 560 - 40 * i - 26 * math.sin(i * 1.1) - (60 if i > 3 else 0)))
    glow(image, lambda p: p.line(coins, 3, rgb("#f2a33a")), 5, sharp=False, gain=0.4)
    pen = Pen(image)
    for (ax, ay), (bx, by) in itertools.pairwise(coins):
        steps = 16
        for k in range(0, steps, 2):
            pen.line(
                [
                    (ax + (bx - ax) * k / steps, ay + (by - ay) * k / steps),
                    (ax + (bx - ax) * (k + 1) / steps, ay + (by - ay) * (k + 1) / steps),
                ],
                4,
                rgb("#e08a1e"),
            )
    for x, y in coins:
        shade(image, lambda p, x=x, y=y: p.disc(x + 3, y + 7, 27, (255, 255, 255)), 5, 0.3)
        pen = Pen(image)
        pen.disc(x, y, 27, rgb("#f2a33a"))
        pen.disc(x, y, 21, rgb("#ffd27a"))
        pen.polygon(
            [
                *curve((x - 9, y + 10), (x - 14, y - 12), (x + 11, y - 11)),
                *curve((x + 11, y - 11), (x + 12, y + 10), (x - 9, y + 10)),
            ],
            rgb("#1f7a62"),
        )
        pen.line([(x - 11, y + 13), (x + 5, y - 4)], 2, rgb("#0f5a46"))
    vignette(image, 0.22)
    return image
