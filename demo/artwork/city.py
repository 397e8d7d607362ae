"""Scenes of the harbour and the streets."""

import math
import random

from PIL import Image

from demo.artwork.canvas import (
    HEIGHT,
    WIDTH,
    Pen,
    curve,
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

WARM_WINDOWS = ("#ffd58a", "#ffe7b3", "#ffc46b", "#bfe3ff")


def _towers(image: Image.Image, dice: random.Random, base: float, low: float, high: float, colour, lit: float, left: float = -20, right: float = WIDTH + 20) -> None:
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
            pen.line([(x + width / 2, top - width * 0.5), (x + width / 2, top - width * 1.3)], 1.6, body)
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
                        pen.rectangle(left_edge, upper, left_edge + 3.2, upper + 3.4, rgb(dice.choice(WARM_WINDOWS), dice.randint(110, 235)))
        x += width + dice.choice((-6, 0, 3, 12))


def harbour_dusk() -> Image.Image:
    """The harbour after sunset, with a ferry crossing."""
    dice = random.Random("harbour")
    horizon = 610
    image = gradient([(0, "#12143d"), (0.25, "#3b2a6b"), (0.42, "#93406f"), (0.53, "#e8744f"), (0.61, "#ffc06a"), (1, "#ffc06a")])
    light(image, 1010, horizon, 620, rgb("#ff9c4a"), 0.75, 0.55)
    pen = Pen(image)
    for _ in range(70):
        pen.disc(dice.uniform(0, WIDTH), dice.uniform(0, 260), dice.uniform(0.5, 1.3), (255, 255, 255, dice.randint(60, 190)))
    for y, reach, alpha in ((250, 900, 34), (300, 640, 46), (345, 760, 40), (400, 520, 52)):
        start = dice.uniform(-100, 600)
        cloud = curve((start, y), (start + reach / 2, y - 34), (start + reach, y + 6)) + curve((start + reach, y + 6), (start + reach / 2, y + 4), (start, y))
        pen.polygon(cloud, rgb("#ffb38a", alpha))
    for height, colour in ((250, "#7d4a78"), (170, "#553a70")):
        hills = ridge(dice, -40, WIDTH + 40, horizon, height)
        pen.polygon([*hills, (WIDTH + 40, horizon), (-40, horizon)], rgb(colour))
    _towers(image, dice, horizon, 60, 250, rgb("#4c3567"), 0.16)
    _towers(image, dice, horizon, 70, 330, rgb("#2d2552"), 0.3)
    x = 905
    pen = Pen(image)
    pen.polygon([(x - 34, horizon), (x - 27, 222), (x - 13, 172), (x + 13, 172), (x + 27, 222), (x + 34, horizon)], rgb("#221d48"))
    pen.polygon([(x + 6, horizon), (x + 4, 172), (x + 13, 172), (x + 27, 222), (x + 34, horizon)], rgb("#181536"))
    for row in range(52):
        for column in range(7):
            if dice.random() < 0.45:
                pen.rectangle(x - 22 + column * 6.6, 226 + row * 7.2, x - 19 + column * 6.6, 229.6 + row * 7.2, rgb(dice.choice(WARM_WINDOWS), 210))
    glow(image, lambda p: p.line([(x, 172), (x, 118)], 2, rgb("#ff6a5a")), 6, gain=1.6)
    _towers(image, dice, horizon, 24, 120, rgb("#1a1738"), 0.4)
    Pen(image).rectangle(0, horizon - 5, WIDTH, horizon, rgb("#14122c"))
    reflect(image, horizon, rgb("#2a2250"), dice, depth=0.3)
    glow(image, lambda p: [p.line([(u, v), (u + w, v)], 1.1, rgb("#ffcf8f", 150)) for u, v, w in ((dice.gauss(1000, 190), dice.uniform(618, 960), dice.uniform(8, 60)) for _ in range(150))], 3, gain=0.7)
    pen = Pen(image)
    u, v = 372, 742
    pen.polygon([(u - 118, v), (u + 118, v), (u + 96, v + 30), (u - 96, v + 30)], rgb("#0f1a33"))
    pen.rectangle(u - 96, v - 24, u + 96, v, rgb("#e9e4d8"))
    pen.rectangle(u - 96, v - 8, u + 96, v, rgb("#1f6f5c"))
    pen.rectangle(u - 74, v - 46, u + 74, v - 24, rgb("#cfc8ba"))
    pen.rectangle(u - 16, v - 70, u + 8, v - 46, rgb("#2b2a45"))
    pen.line([(u - 84, v - 46), (u + 84, v - 46)], 4, rgb("#16203a"))
    glow(image, lambda p: [p.rectangle(u - 90 + i * 15.4, v - 20, u - 80 + i * 15.4, v - 11, rgb("#ffdc91")) for i in range(12)] + [p.rectangle(u - 68 + i * 17.4, v - 41, u - 57 + i * 17.4, v - 31, rgb("#ffe9bd")) for i in range(8)], 9)
    glow(image, lambda p: [p.line([(u - 80 + i * 16, v + 40 + j * 9), (u - 60 + i * 16 + j * 2, v + 40 + j * 9)], 1.4, rgb("#ffc97a", 130 - j * 16)) for i in range(10) for j in range(7) if (i + j) % 2], 3, gain=0.8)
    Pen(image).line([(u - 118, v + 31), (u - 300, v + 40)], 1.6, (255, 230, 210, 90))
    Pen(image).line([(u - 100, v + 35), (u - 250, v + 50)], 1.2, (255, 230, 210, 60))
    vignette(image, 0.5)
    return image


def bridge_sunrise() -> Image.Image:
    """A cable-stayed bridge joins two shores at sunrise."""
    dice = random.Random("bridge")
    horizon = 640
    image = gradient([(0, "#6fb2d6"), (0.25, "#a8d0de"), (0.45, "#f6dcc0"), (0.6, "#ffb98d"), (0.66, "#ff9e7c"), (1, "#ff9e7c")])
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
                            pen.rectangle(x + 4 + column * 8, top + 6 + row * 9, x + 7.5 + column * 8, top + 9.5 + row * 9, rgb("#ffe4b0", 190))
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
        pen.polygon([(tower - 9, horizon + 6), (tower - 5, 214), (tower + 5, 214), (tower + 9, horizon + 6)], metal)
        pen.polygon([(tower + 1, horizon + 6), (tower + 1, 214), (tower + 5, 214), (tower + 9, horizon + 6)], rgb("#2d3553"))
    upper = [(x, road(x)) for x in range(-10, WIDTH + 20, 10)]
    pen.polygon(upper + [(x, y + 13) for x, y in reversed(upper)], metal)
    pen.line(upper, 2, rgb("#ffdcb0", 230))
    for x in (130, 300, 700, 905, 1290, 1450):
        pen.rectangle(x - 5, road(x) + 8, x + 5, horizon + 4, rgb("#364061"))
    for x in range(40, WIDTH, 87):
        pen.rectangle(x, road(x) - 8, x + dice.choice((12, 16, 26)), road(x) - 1, rgb(dice.choice(("#f7efe2", "#e0594b", "#2f7c86", "#34405f"))), 2)
    reflect(image, horizon, rgb("#5f7fae"), dice, depth=0.4, swell=6)
    glow(image, lambda p: p.line([(0, horizon), (WIDTH, horizon)], 1.4, rgb("#c9a58f")), 3)
    glow(image, lambda p: [p.line([(u, v), (u + w, v)], 1.3, rgb("#fff0cf", 170)) for u, v, w in ((dice.gauss(800, 30 + (y - horizon) * 0.28), y, dice.uniform(8, 46)) for y in (dice.uniform(646, 985) for _ in range(210)))], 3, gain=0.6)
    pen = Pen(image)
    for x, y, size in ((1240, 742, 1.0), (410, 700, 0.55)):
        pen.polygon([(x - 60 * size, y), (x + 70 * size, y), (x + 50 * size, y + 18 * size), (x - 46 * size, y + 18 * size)], rgb("#2e3656"))
        pen.polygon([(x - 8 * size, y - 4), (x - 8 * size, y - 96 * size), (x + 52 * size, y - 16 * size)], rgb("#b5483f"))
        pen.polygon([(x - 14 * size, y - 4), (x - 14 * size, y - 78 * size), (x - 52 * size, y - 12 * size)], rgb("#d2654f"))
        for i in range(5):
            pen.line([(x - (44 - 6 * i) * size, y + (24 + 6 * i) * size), (x + (46 - 7 * i) * size, y + (24 + 6 * i) * size)], 1.4, rgb("#5a3d52", 120 - 18 * i))
    vignette(image, 0.25)
    return image


def lamppost_street() -> Image.Image:
    """A street at nightfall with smart lampposts that sense and warn."""
    dice = random.Random("lamppost")
    image = gradient([(0, "#0c1c3d"), (0.35, "#1d3f70"), (0.55, "#3f6f93"), (0.66, "#8fa8a8"), (1, "#1d2b40")])
    vx, vy = 860, 560
    pen = Pen(image)
    for side in (-1, 1):
        pen.polygon([(vx + side * 44, vy - 30), (vx + side * 1100, vy - 900), (vx + side * 1100, HEIGHT + 400), (vx + side * 40, vy + 14)], rgb("#101a33"))
        far, index = 0.075, 0
        while far < 1.5:
            near = far * 1.36
            xs = [vx + side * 640 * d for d in (far, near)]
            tall = dice.uniform(560, 1000)
            tops = [vy - tall * d for d in (far, near)]
            wall = mix(rgb("#47658a"), rgb("#131d3a"), min(1, far * 1.25))
            pen.polygon([(xs[0], tops[0]), (xs[1], tops[1]), (xs[1], vy + 240 * near), (xs[0], vy + 240 * far)], wall)
            rows, columns = 15, 5
            for row in range(rows):
                for column in range(columns):
                    if dice.random() < 0.46:
                        a, b = far + (near - far) * (column + 0.25) / columns, far + (near - far) * (column + 0.7) / columns
                        up, down = 1 - (row + 0.2) / rows, 1 - (row + 0.68) / rows
                        quad = [(vx + side * 640 * d, vy - tall * d * h + 40 * d) for d, h in ((a, up), (b, up), (b, down), (a, down))]
                        pen.polygon(quad, rgb(dice.choice(WARM_WINDOWS), dice.randint(70, 200)))
            shop = [(vx + side * 640 * d, vy + offset * d) for d, offset in ((far, 130), (near, 130), (near, 232), (far, 232))]
            pen.polygon(shop, rgb(("#ffb65c", "#5fd1c8", "#ff8f77", "#ffd98a")[index % 4], 190))
            far, index = near * 1.03, index + 1
    pen.polygon([(vx - 30, vy + 8), (vx + 30, vy + 8), (WIDTH + 700, HEIGHT + 250), (-900, HEIGHT + 250)], rgb("#1b2436"))
    pen.polygon([(vx - 17, vy + 8), (vx + 17, vy + 8), (vx + 800, HEIGHT), (vx - 800, HEIGHT)], rgb("#232e43"))
    for i in range(9):
        d = 0.12 * 1.36**i
        pen.polygon([(vx - 6 * d, vy + 230 * d), (vx + 6 * d, vy + 230 * d), (vx + 8 * d, vy + 280 * d), (vx - 8 * d, vy + 280 * d)], rgb("#f3e4b8", 200))
    for i in range(13):
        left = vx - 560 + i * 88
        pen.polygon([(left + 20, 812), (left + 64, 812), (left + 70 + (left - vx) * 0.22, 890), (left + 12 + (left - vx) * 0.22, 890)], rgb("#f4f1e4", 205))
    for side in (-1, 1):
        for d in (0.2, 0.34, 0.58, 1.02):
            x, foot = vx + side * 455 * d, vy + 243 * d
            top = vy - 480 * d
            pen = Pen(image)
            pen.rectangle(x - 7 * d, top, x + 7 * d, foot, rgb("#dfe6ea") if d > 0.5 else rgb("#a9bac6"), 3 * d)
            pen.rectangle(x - 13 * d, foot - 96 * d, x + 13 * d, foot, rgb("#2c7f86"), 4 * d)
            arm = x - side * 118 * d
            pen.line([(x, top + 14 * d), (arm, top - 4 * d)], 7 * d, rgb("#c9d4da"))
            pen.rectangle(x - 16 * d, top + 84 * d, x + 16 * d, top + 132 * d, rgb("#e9f0f2"), 5 * d)
            pen.disc(x, top + 108 * d, 8 * d, rgb("#1b3a55"))
            pen.rectangle(x - 11 * d, top - 44 * d, x + 11 * d, top + 4 * d, rgb("#e9f0f2"), 5 * d)
            cone = [(arm - 12 * d, top), (arm + 12 * d, top), (arm + 110 * d, foot), (arm - 110 * d, foot)]
            glow(image, lambda p, cone=cone, d=d: p.polygon(cone, rgb("#3a3018") if d < 0.5 else rgb("#241e0f")), 26 * d + 6, sharp=False)
            glow(image, lambda p, arm=arm, top=top, d=d: p.rectangle(arm - 22 * d, top - 6 * d, arm + 22 * d, top + 4 * d, rgb("#fff2c4"), 3 * d), 16 * d, gain=1.8)
            glow(image, lambda p, x=x, top=top, d=d: [p.arc(x, top - 40 * d, (38 + 26 * i) * d, 212, 328, 4 * d, mix(rgb("#5fe3d4"), (0, 0, 0), 0.18 * i)) for i in range(3)], 7 * d, gain=1.2)
            light(image, arm, foot, 210 * d, rgb("#ffcb6b"), 0.42, 0.28)
    pen = Pen(image)
    for x, y, size, tone in ((610, 846, 1.0, "#0d1426"), (668, 850, 0.94, "#131d36"), (1010, 842, 0.9, "#0d1426")):
        pen.disc(x, y - 104 * size, 13 * size, rgb(tone))
        pen.rectangle(x - 16 * size, y - 90 * size, x + 16 * size, y - 36 * size, rgb(tone), 12 * size)
        pen.polygon([(x - 13 * size, y - 42 * size), (x - 1, y - 42 * size), (x - 10 * size, y + 10), (x - 19 * size, y + 10)], rgb(tone))
        pen.polygon([(x + 1, y - 42 * size), (x + 13 * size, y - 42 * size), (x + 22 * size, y + 10), (x + 13 * size, y + 10)], rgb(tone))
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
    pen.polygon([(x + 10, y - 216), (x + 20, y - 236), (x + 46, y - 234), (x + 54, y - 214)], rgb("#e0594b"))
    light(image, x + 68, y - 108, 44, rgb("#fff1c0"), 0.9)
    vignette(image, 0.5)
    return image


def noodle_shop() -> Image.Image:
    """A noodle shop in the evening, with a payment screen on the counter."""
    dice = random.Random("noodles")
    image = gradient([(0, "#23110f"), (0.4, "#54211a"), (0.72, "#7b3420"), (1, "#2a120f")])
    pen = Pen(image)
    for x in range(0, WIDTH, 64):
        for y in range(0, 600, 64):
            tile = mix(rgb("#2f6f66"), rgb("#1c4a49"), dice.random())
            pen.rectangle(x + 2, y + 2, x + 62, y + 62, (*tile, 255), 3)
    pen.rectangle(0, 0, WIDTH, 150, rgb("#1a0f12"))
    for x in range(-40, WIDTH, 100):
        pen.polygon([(x, 150), (x + 50, 150), (x + 50, 205), (x + 25, 218), (x, 205)], rgb("#c8402f"))
        pen.polygon([(x + 50, 150), (x + 100, 150), (x + 100, 205), (x + 75, 218), (x + 50, 205)], rgb("#f0dfc0"))
    pen.rectangle(90, 330, 800, 346, rgb("#3a1f18"))
    pen.rectangle(90, 470, 800, 486, rgb("#3a1f18"))
    for shelf in (330, 470):
        x = 118.0
        while x < 770:
            kind = dice.random()
            if kind < 0.5:
                wide = dice.uniform(34, 52)
                for k in range(dice.randint(2, 5)):
                    pen.rectangle(x, shelf - 12 - k * 11, x + wide, shelf - 3 - k * 11, rgb("#e8eef0") if k % 2 else rgb("#3f78a8"), 4)
            else:
                wide, tall = dice.uniform(20, 30), dice.uniform(50, 84)
                tone = rgb(dice.choice(("#a8562d", "#d9a441", "#5d7f4a", "#8a2f2a")))
                pen.rectangle(x, shelf - tall, x + wide, shelf, tone, 5)
                pen.rectangle(x + wide * 0.3, shelf - tall - 14, x + wide * 0.7, shelf - tall + 4, mix(tone, (0, 0, 0), 0.4), 2)
                pen.rectangle(x + 4, shelf - tall + 8, x + 8, shelf - 8, (255, 255, 255, 60), 2)
            x += wide + dice.uniform(14, 34)
    for x, y, size in ((240, 236, 1.0), (560, 250, 1.1), (1010, 240, 1.25), (1380, 252, 1.05)):
        light(image, x, y + 20, 330 * size, rgb("#ff8a34"), 0.8)
        pen = Pen(image)
        pen.line([(x, 150), (x, y - 62 * size)], 3, rgb("#140b0c"))
        pen.disc(x, y, 72 * size, rgb("#d8301f"), 0.84)
        for k in range(-2, 3):
            pen.ring(x, y, 72 * size * (0.2 + 0.2 * abs(k) if k else 0.02), 1.6, rgb("#ff9a5a", 110), 0.84 / (0.2 + 0.2 * abs(k) if k else 1) if k else 0.84)
        pen.rectangle(x - 26 * size, y - 66 * size, x + 26 * size, y - 54 * size, rgb("#e9b44c"), 3)
        pen.rectangle(x - 26 * size, y + 54 * size, x + 26 * size, y + 66 * size, rgb("#e9b44c"), 3)
        for k in range(-2, 3):
            pen.line([(x + k * 9 * size, y + 66 * size), (x + k * 9 * size, y + 104 * size)], 2, rgb("#e9b44c"))
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
        shade(image, lambda p, x=x, size=size: p.disc(x, y + 6, 120 * size, (255, 255, 255), 0.12), 8, 0.6)
        pen = Pen(image)
        pen.polygon([(x - 108 * size, y - 96 * size), (x + 108 * size, y - 96 * size), *curve((x + 108 * size, y - 96 * size), (x + 96 * size, y - 8), (x + 44 * size, y)), *curve((x - 44 * size, y), (x - 96 * size, y - 8), (x - 108 * size, y - 96 * size))], rgb("#f3ede0"))
        pen.polygon([(x - 100 * size, y - 62 * size), (x + 100 * size, y - 62 * size), (x + 96 * size, y - 50 * size), (x - 96 * size, y - 50 * size)], rgb("#3f78a8"))
        pen.disc(x, y - 96 * size, 108 * size, rgb("#fffaf0"), 0.2)
        pen.disc(x, y - 95 * size, 98 * size, rgb("#b5651f"), 0.17)
        for _ in range(34):
            a = x + dice.uniform(-76, 50) * size
            h = y - dice.uniform(88, 104) * size
            pen.line(curve((a, h), (a + 18 * size, h - 13 * size), (a + 36 * size, h + dice.uniform(-4, 4)), 10), 3.2, rgb(dice.choice(("#f6d98f", "#f1c86a", "#fbe8b4"))))
        for dx, dy in ((-52, -98), (-30, -88), (36, -102), (58, -94)):
            pen.disc(x + dx * size, y + dy * size, 7 * size, rgb("#4f8a3c"), 0.5)
        pen.disc(x + 14 * size, y - 100 * size, 22 * size, rgb("#fffaf0"), 0.5)
        pen.disc(x + 14 * size, y - 101 * size, 10 * size, rgb("#ffab2e"), 0.5)
        pen.line([(x + 40 * size, y - 96 * size), (x + 178 * size, y - 172 * size)], 5, rgb("#3a1f18"))
        pen.line([(x + 52 * size, y - 92 * size), (x + 188 * size, y - 162 * size)], 5, rgb("#2a1510"))
        for k in (-1, 0, 1):
            steam = []
            for i in range(50):
                steam.append((x + k * 42 * size + math.sin(i / 7 + k) * (5 + i * 0.34), y - (112 + i * 3.7) * size))
            glow(image, lambda p, steam=steam: [p.line(steam[i : i + 3], 9, mix(rgb("#8a7a70"), (0, 0, 0), i / 50)) for i in range(48)], 9, sharp=False, gain=0.9)
    x, y = 1130, 690
    shade(image, lambda p: p.disc(x + 20, y + 6, 220, (255, 255, 255), 0.1), 10, 0.6)
    pen = Pen(image)
    pen.polygon([(x - 40, y - 70), (x + 60, y - 70), (x + 96, y), (x - 70, y)], rgb("#1b1f2b"))
    pen.polygon([(x - 190, y - 316), (x + 214, y - 332), (x + 226, y - 64), (x - 178, y - 58)], rgb("#10131c"))
    glow(image, lambda p: p.polygon([(x - 176, y - 302), (x + 201, y - 317), (x + 212, y - 78), (x - 165, y - 72)], rgb("#1f7f86")), 30, gain=0.9)
    pen = Pen(image)
    for i, wide in enumerate((150, 190, 120, 170)):
        top = y - 286 + i * 46
        pen.rectangle(x - 154, top, x - 118, top + 32, rgb(("#ffd98a", "#ff9f7a", "#8fe6da", "#fff2d0")[i]), 7)
        pen.rectangle(x - 106, top + 5, x - 106 + wide * 0.66, top + 14, (255, 255, 255, 225), 4)
        pen.rectangle(x - 106, top + 20, x - 106 + wide * 0.4, top + 27, (255, 255, 255, 130), 3)
    pen.rectangle(x + 56, y - 292, x + 186, y - 172, (255, 255, 255, 242), 12)
    for row in range(9):
        for column in range(9):
            corner = (row < 3 or row > 5) and (column < 3 or column > 5) and not (row > 5 and column > 5)
            ring = corner and (row % 6 in (0, 2) or column % 6 in (0, 2))
            if ring or (not corner and dice.random() < 0.5):
                pen.rectangle(x + 72 + column * 11, y - 281 + row * 11, x + 83 + column * 11, y - 270 + row * 11, rgb("#0d3b45"))
    pen.rectangle(x + 56, y - 148, x + 192, y - 102, rgb("#ffb84d"), 22)
    pen.line([(x + 108, y - 125), (x + 120, y - 114), (x + 142, y - 137)], 6, rgb("#3a1f18"))
    pen.polygon([(x + 330, y), (x + 342, y - 92), (x + 398, y - 92), (x + 410, y)], rgb("#c8402f"))
    for i in range(7):
        pen.line([(x + 350 + i * 7, y - 92), (x + 338 + i * 11, y - 196 + (i % 3) * 12)], 5, rgb("#e0b27a"))
    vignette(image, 0.55)
    return image


