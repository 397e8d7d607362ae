"""Scenes of the street in the evening: smart lampposts and a noodle shop."""

import math

from PIL import Image

from demo.artwork.canvas import (
    HEIGHT,
    WARM_WINDOWS,
    WIDTH,
    Pen,
    curve,
    dice_of,
    glow,
    gradient,
    light,
    mix,
    rgb,
    shade,
    vignette,
)


def lamppost_street() -> Image.Image:
    """A street at nightfall with smart lampposts that sense and warn."""
    dice = dice_of("lamppost")
    image = gradient(
        [(0, "#0c1c3d"), (0.35, "#1d3f70"), (0.55, "#3f6f93"), (0.66, "#8fa8a8"), (1, "#1d2b40")]
    )
    vx, vy = 860, 560
    pen = Pen(image)
    for side in (-1, 1):
        pen.polygon(
            [
                (vx + side * 44, vy - 30),
                (vx + side * 1100, vy - 900),
                (vx + side * 1100, HEIGHT + 400),
                (vx + side * 40, vy + 14),
            ],
            rgb("#101a33"),
        )
        far, index = 0.075, 0
        while far < 1.5:
            near = far * 1.36
            xs = [vx + side * 640 * d for d in (far, near)]
            tall = dice.uniform(560, 1000)
            tops = [vy - tall * d for d in (far, near)]
            wall = mix(rgb("#47658a"), rgb("#131d3a"), min(1, far * 1.25))
            pen.polygon(
                [
                    (xs[0], tops[0]),
                    (xs[1], tops[1]),
                    (xs[1], vy + 240 * near),
                    (xs[0], vy + 240 * far),
                ],
                wall,
            )
            rows, columns = 15, 5
            for row in range(rows):
                for column in range(columns):
                    if dice.random() < 0.46:
                        a, b = (
                            far + (near - far) * (column + 0.25) / columns,
                            far + (near - far) * (column + 0.7) / columns,
                        )
                        up, down = 1 - (row + 0.2) / rows, 1 - (row + 0.68) / rows
                        quad = [
                            (vx + side * 640 * d, vy - tall * d * h + 40 * d)
                            for d, h in ((a, up), (b, up), (b, down), (a, down))
                        ]
                        pen.polygon(quad, rgb(dice.choice(WARM_WINDOWS), dice.randint(70, 200)))
            shop = [
                (vx + side * 640 * d, vy + offset * d)
                for d, offset in ((far, 130), (near, 130), (near, 232), (far, 232))
            ]
            pen.polygon(shop, rgb(("#ffb65c", "#5fd1c8", "#ff8f77", "#ffd98a")[index % 4], 190))
            far, index = near * 1.03, index + 1
    pen.polygon(
        [(vx - 30, vy + 8), (vx + 30, vy + 8), (WIDTH + 700, HEIGHT + 250), (-900, HEIGHT + 250)],
        rgb("#1b2436"),
    )
    pen.polygon(
        [(vx - 17, vy + 8), (vx + 17, vy + 8), (vx + 800, HEIGHT), (vx - 800, HEIGHT)],
        rgb("#232e43"),
    )
    for i in range(9):
        d = 0.12 * 1.36**i
        pen.polygon(
            [
                (vx - 6 * d, vy + 230 * d),
                (vx + 6 * d, vy + 230 * d),
                (vx + 8 * d, vy + 280 * d),
                (vx - 8 * d, vy + 280 * d),
            ],
            rgb("#f3e4b8", 200),
        )
    for i in range(13):
        left = vx - 560 + i * 88
        pen.polygon(
            [
                (left + 20, 812),
                (left + 64, 812),
                (left + 70 + (left - vx) * 0.22, 890),
                (left + 12 + (left - vx) * 0.22, 890),
            ],
            rgb("#f4f1e4", 205),
        )
    for side in (-1, 1):
        for d in (0.2, 0.34, 0.58, 1.02):
            x, foot = vx + side * 455 * d, vy + 243 * d
            top = vy - 480 * d
            pen = Pen(image)
            pen.rectangle(
                x - 7 * d,
                top,
                x + 7 * d,
                foot,
                rgb("#dfe6ea") if d > 0.5 else rgb("#a9bac6"),
                3 * d,
            )
            pen.rectangle(x - 13 * d, foot - 96 * d, x + 13 * d, foot, rgb("#2c7f86"), 4 * d)
            arm = x - side * 118 * d
            pen.line([(x, top + 14 * d), (arm, top - 4 * d)], 7 * d, rgb("#c9d4da"))
            pen.rectangle(
                x - 16 * d, top + 84 * d, x + 16 * d, top + 132 * d, rgb("#e9f0f2"), 5 * d
            )
            pen.disc(x, top + 108 * d, 8 * d, rgb("#1b3a55"))
            pen.rectangle(x - 11 * d, top - 44 * d, x + 11 * d, top + 4 * d, rgb("#e9f0f2"), 5 * d)
            cone = [
                (arm - 12 * d, top),
                (arm + 12 * d, top),
                (arm + 110 * d, foot),
                (arm - 110 * d, foot),
            ]
            glow(
                image,
                lambda p, cone=cone, d=d: p.polygon(
                    cone, rgb("#3a3018") if d < 0.5 else rgb("#241e0f")
                ),
                26 * d + 6,
                sharp=False,
            )
            glow(
                image,
                lambda p, arm=arm, top=top, d=d: p.rectangle(
                    arm - 22 * d, top - 6 * d, arm + 22 * d, top + 4 * d, rgb("#fff2c4"), 3 * d
                ),
                16 * d,
                gain=1.8,
            )
            glow(
                image,
                lambda p, x=x, top=top, d=d: [
                    p.arc(
                        x,
                        top - 40 * d,
                        (38 + 26 * i) * d,
                        212,
                        328,
                        4 * d,
                        mix(rgb("#5fe3d4"), (0, 0, 0), 0.18 * i),
                    )
                    for i in range(3)
                ],
                7 * d,
                gain=1.2,
            )
            light(image, arm, foot, 210 * d, rgb("#ffcb6b"), 0.42, 0.28)
    pen = Pen(image)
    for x, y, size, tone in (
        (610, 846, 1.0, "#0d1426"),
        (668, 850, 0.94, "#131d36"),
        (1010, 842, 0.9, "#0d1426"),
    ):
        pen.disc(x, y - 104 * size, 13 * size, rgb(tone))
        pen.rectangle(
            x - 16 * size, y - 90 * size, x + 16 * size, y - 36 * size, rgb(tone), 12 * size
        )
        pen.polygon(
            [
                (x - 13 * size, y - 42 * size),
                (x - 1, y - 42 * size),
                (x - 10 * size, y + 10),
                (x - 19 * size, y + 10),
            ],
            rgb(tone),
        )
        pen.polygon(
            [
                (x + 1, y - 42 * size),
                (x + 13 * size, y - 42 * size),
                (x + 22 * size, y + 10),
                (x + 13 * size, y + 10),
            ],
            rgb(tone),
        )
    x, y = 352, 934
    shade(image, lambda p: p.disc(x, y + 6, 96, (255, 255, 255), 0.12), 8, 0.6)
    pen = Pen(image)
    bike = rgb("#0a1020")
    for wheel in (x - 62, x + 62):
        pen.ring(wheel, y - 44, 44, 5, bike)
        pen.ring(wheel, y - 44, 40, 1.4, rgb("#8fe6da", 120))
    pen.line([(x - 62, y - 44), (x - 14, y - 104), (x + 44, y - 104), (x + 62, y - 44)], 5, bike)
    pen.line([(x - 14, y - 104), (x + 4, y - 44), (x + 44, y - 104)], 5, bike)
    pen.line([(x + 44, y - 104), (x + 40, y - 128), (x + 58, y - 134)], 5, bike)
    pen.line([(x - 14, y - 112), (x + 18, y - 186)], 26, bike)
    pen.line([(x + 16, y - 178), (x + 50, y - 132)], 11, bike)
    pen.line([(x - 10, y - 112), (x + 24, y - 84), (x + 6, y - 42)], 14, bike)
    pen.disc(x + 32, y - 212, 19, bike)
    pen.polygon(
        [(x + 10, y - 216), (x + 20, y - 236), (x + 46, y - 234), (x + 54, y - 214)], rgb("#e0594b")
    )
    light(image, x + 68, y - 108, 44, rgb("#fff1c0"), 0.9)
    vignette(image, 0.5)
    return image


def noodle_shop() -> Image.Image:
    """A noodle shop in the evening, with a payment screen on the counter."""
    dice = dice_of("noodles")
    image = gradient([(0, "#23110f"), (0.4, "#54211a"), (0.72, "#7b3420"), (1, "#2a120f")])
    pen = Pen(image)
    for x in range(0, WIDTH, 64):
        for y in range(0, 600, 64):
            tile = mix(rgb("#2f6f66"), rgb("#1c4a49"), dice.random())
            pen.rectangle(x + 2, y + 2, x + 62, y + 62, (*tile, 255), 3)
    pen.rectangle(0, 0, WIDTH, 150, rgb("#1a0f12"))
    for x in range(-40, WIDTH, 100):
        pen.polygon(
            [(x, 150), (x + 50, 150), (x + 50, 205), (x + 25, 218), (x, 205)], rgb("#c8402f")
        )
        pen.polygon(
            [(x + 50, 150), (x + 100, 150), (x + 100, 205), (x + 75, 218), (x + 50, 205)],
            rgb("#f0dfc0"),
        )
    pen.rectangle(90, 330, 800, 346, rgb("#3a1f18"))
    pen.rectangle(90, 470, 800, 486, rgb("#3a1f18"))
    for shelf in (330, 470):
        x = 118.0
        while x < 770:
            kind = dice.random()
            if kind < 0.5:
                wide = dice.uniform(34, 52)
                for k in range(dice.randint(2, 5)):
                    pen.rectangle(
                        x,
                        shelf - 12 - k * 11,
                        x + wide,
                        shelf - 3 - k * 11,
                        rgb("#e8eef0") if k % 2 else rgb("#3f78a8"),
                        4,
                    )
            else:
                wide, tall = dice.uniform(20, 30), dice.uniform(50, 84)
                tone = rgb(dice.choice(("#a8562d", "#d9a441", "#5d7f4a", "#8a2f2a")))
                pen.rectangle(x, shelf - tall, x + wide, shelf, tone, 5)
                pen.rectangle(
                    x + wide * 0.3,
                    shelf - tall - 14,
                    x + wide * 0.7,
                    shelf - tall + 4,
                    mix(tone, (0, 0, 0), 0.4),
                    2,
                )
                pen.rectangle(x + 4, shelf - tall + 8, x + 8, shelf - 8, (255, 255, 255, 60), 2)
            x += wide + dice.uniform(14, 34)
    for x, y, size in ((240, 236, 1.0), (560, 250, 1.1), (1010, 240, 1.25), (1380, 252, 1.05)):
        light(image, x, y + 20, 330 * size, rgb("#ff8a34"), 0.8)
        pen = Pen(image)
        pen.line([(x, 150), (x, y - 62 * size)], 3, rgb("#140b0c"))
        pen.disc(x, y, 72 * size, rgb("#d8301f"), 0.84)
        for k in range(-2, 3):
            pen.ring(
                x,
                y,
                72 * size * (0.2 + 0.2 * abs(k) if k else 0.02),
                1.6,
                rgb("#ff9a5a", 110),
                0.84 / (0.2 + 0.2 * abs(k) if k else 1) if k else 0.84,
            )
        pen.rectangle(x - 26 * size, y - 66 * size, x + 26 * size, y - 54 * size, rgb("#e9b44c"), 3)
        pen.rectangle(x - 26 * size, y + 54 * size, x + 26 * size, y + 66 * size, rgb("#e9b44c"), 3)
        for k in range(-2, 3):
            pen.line(
                [(x + k * 9 * size, y + 66 * size), (x + k * 9 * size, y + 104 * size)],
                2,
                rgb("#e9b44c"),
            )
        light(image, x - 12, y - 6, 66 * size, rgb("#ffd07a"), 0.85)
    pen = Pen(image)
    pen.polygon([(0, 690), (WIDTH, 690), (WIDTH, 770), (0, 770)], rgb("#8a4b2b"))
    pen.rectangle(0, 690, WIDTH, 702, rgb("#d08a54"))
    pen.rectangle(0, 770, WIDTH, HEIGHT, rgb("#4a2016"))
    for x in range(0, WIDTH, 160):
        pen.rectangle(x + 10, 790, x + 150, HEIGHT, rgb("#3a1811"), 6)
        pen.rectangle(x + 16, 796, x + 144, 800, rgb("#8a4b2b", 120))
    for x, size in ((230, 1.0), (520, 1.15)):
        y = 690
        shade(
            image,
            lambda p, x=x, y=y, size=size: p.disc(x, y + 6, 120 * size, (255, 255, 255), 0.12),
            8,
            0.6,
        )
        pen = Pen(image)
        pen.polygon(
            [
                (x - 108 * size, y - 96 * size),
                (x + 108 * size, y - 96 * size),
                *curve((x + 108 * size, y - 96 * size), (x + 96 * size, y - 8), (x + 44 * size, y)),
                *curve((x - 44 * size, y), (x - 96 * size, y - 8), (x - 108 * size, y - 96 * size)),
            ],
            rgb("#f3ede0"),
        )
        pen.polygon(
            [
                (x - 100 * size, y - 62 * size),
                (x + 100 * size, y - 62 * size),
                (x + 96 * size, y - 50 * size),
                (x - 96 * size, y - 50 * size),
            ],
            rgb("#3f78a8"),
        )
        pen.disc(x, y - 96 * size, 108 * size, rgb("#fffaf0"), 0.2)
        pen.disc(x, y - 95 * size, 98 * size, rgb("#b5651f"), 0.17)
        for _ in range(34):
            a = x + dice.uniform(-76, 50) * size
            h = y - dice.uniform(88, 104) * size
            pen.line(
                curve(
                    (a, h),
                    (a + 18 * size, h - 13 * size),
                    (a + 36 * size, h + dice.uniform(-4, 4)),
                    10,
                ),
                3.2,
                rgb(dice.choice(("#f6d98f", "#f1c86a", "#fbe8b4"))),
            )
        for dx, dy in ((-52, -98), (-30, -88), (36, -102), (58, -94)):
            pen.disc(x + dx * size, y + dy * size, 7 * size, rgb("#4f8a3c"), 0.5)
        pen.disc(x + 14 * size, y - 100 * size, 22 * size, rgb("#fffaf0"), 0.5)
        pen.disc(x + 14 * size, y - 101 * size, 10 * size, rgb("#ffab2e"), 0.5)
        pen.line(
            [(x + 40 * size, y - 96 * size), (x + 178 * size, y - 172 * size)], 5, rgb("#3a1f18")
        )
        pen.line(
            [(x + 52 * size, y - 92 * size), (x + 188 * size, y - 162 * size)], 5, rgb("#2a1510")
        )
        for k in (-1, 0, 1):
            steam = []
            for i in range(50):
                steam.append(
                    (
                        x + k * 42 * size + math.sin(i / 7 + k) * (5 + i * 0.34),
                        y - (112 + i * 3.7) * size,
                    )
                )
            glow(
                image,
                lambda p, steam=steam: [
                    p.line(steam[i : i + 3], 9, mix(rgb("#8a7a70"), (0, 0, 0), i / 50))
                    for i in range(48)
                ],
                9,
                sharp=False,
                gain=0.9,
            )
    x, y = 1130, 690
    shade(image, lambda p: p.disc(x + 20, y + 6, 220, (255, 255, 255), 0.1), 10, 0.6)
    pen = Pen(image)
    pen.polygon([(x - 40, y - 70), (x + 60, y - 70), (x + 96, y), (x - 70, y)], rgb("#1b1f2b"))
    pen.polygon(
        [(x - 190, y - 316), (x + 214, y - 332), (x + 226, y - 64), (x - 178, y - 58)],
        rgb("#10131c"),
    )
    glow(
        image,
        lambda p: p.polygon(
            [(x - 176, y - 302), (x + 201, y - 317), (x + 212, y - 78), (x - 165, y - 72)],
            rgb("#1f7f86"),
        ),
        30,
        gain=0.9,
    )
    pen = Pen(image)
    for i, wide in enumerate((150, 190, 120, 170)):
        top = y - 286 + i * 46
        pen.rectangle(
            x - 154, top, x - 118, top + 32, rgb(("#ffd98a", "#ff9f7a", "#8fe6da", "#fff2d0")[i]), 7
        )
        pen.rectangle(x - 106, top + 5, x - 106 + wide * 0.66, top + 14, (255, 255, 255, 225), 4)
        pen.rectangle(x - 106, top + 20, x - 106 + wide * 0.4, top + 27, (255, 255, 255, 130), 3)
    pen.rectangle(x + 56, y - 292, x + 186, y - 172, (255, 255, 255, 242), 12)
    for row in range(9):
        for column in range(9):
            corner = (
                (row < 3 or row > 5) and (column < 3 or column > 5) and not (row > 5 and column > 5)
            )
            ring = corner and (row % 6 in (0, 2) or column % 6 in (0, 2))
            if ring or (not corner and dice.random() < 0.5):
                pen.rectangle(
                    x + 72 + column * 11,
                    y - 281 + row * 11,
                    x + 83 + column * 11,
                    y - 270 + row * 11,
                    rgb("#0d3b45"),
                )
    pen.rectangle(x + 56, y - 148, x + 192, y - 102, rgb("#ffb84d"), 22)
    pen.line([(x + 108, y - 125), (x + 120, y - 114), (x + 142, y - 137)], 6, rgb("#3a1f18"))
    pen.polygon([(x + 330, y), (x + 342, y - 92), (x + 398, y - 92), (x + 410, y)], rgb("#c8402f"))
    for i in range(7):
        pen.line(
            [(x + 350 + i * 7, y - 92), (x + 338 + i * 11, y - 196 + (i % 3) * 12)],
            5,
            rgb("#e0b27a"),
        )
    vignette(image, 0.55)
    return image
