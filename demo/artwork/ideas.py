"""Scenes of what cannot be photographed: a network, a budget, a sandbox."""

import math

from PIL import Image

from demo.artwork.canvas import (
    HEIGHT,
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


def node_network() -> Image.Image:
    """A globe of connected points."""
    dice = dice_of("nodes")
    image = gradient([(0, "#140a33"), (0.55, "#2a1259"), (1, "#0b0722")])
    cx, cy, radius = 800, 500, 372
    light(image, cx - 140, cy - 120, 680, rgb("#6b3bd1"), 0.7)
    light(image, cx + 260, cy + 200, 460, rgb("#d13b8f"), 0.45)
    points = []
    count = 190
    for i in range(count):
        y = 1 - 2 * (i + 0.5) / count
        ring, turn = math.sqrt(1 - y * y), i * 2.399963 + 0.5
        x, z = ring * math.cos(turn), ring * math.sin(turn)
        tilt = 0.42
        y, z = y * math.cos(tilt) - z * math.sin(tilt), y * math.sin(tilt) + z * math.cos(tilt)
        view = 1 / (1.42 - 0.36 * z)
        points.append((cx + x * radius * view * 1.3, cy + y * radius * view * 1.3, z))
    links = []
    for i, (ax, ay, az) in enumerate(points):
        for bx, by, bz in points[i + 1 :]:
            if math.dist((ax / radius, ay / radius, az), (bx / radius, by / radius, bz)) < 0.36:
                links.append((ax, ay, bx, by, (az + bz) / 2))

    def strength(z: float) -> float:
        return max(0.08, (z + 1.15) / 2.15)

    pen = Pen(image)
    for ax, ay, bx, by, z in sorted(links, key=lambda link: link[4]):
        tone = mix(
            rgb("#3c2a86"),
            rgb("#7de7ff") if ax + bx < 2 * cx else rgb("#ff9ad5"),
            strength(z) ** 1.7,
        )
        pen.line(
            [(ax, ay), (bx, by)], 0.7 + 1.3 * strength(z), (*tone, round(60 + 170 * strength(z)))
        )
    hubs = [p for p in points if p[2] > 0 and dice.random() < 0.22]
    arcs = []
    for x, y, _ in hubs:
        angle = math.atan2(y - cy, x - cx) + dice.uniform(-0.3, 0.3)
        far = dice.uniform(470, 820)
        arcs.append(
            curve(
                (x, y),
                (cx + math.cos(angle) * 400, cy + math.sin(angle) * 400 - 90),
                (cx + math.cos(angle) * far, cy + math.sin(angle) * far * 0.62),
            )
        )
    glow(
        image,
        lambda p: [
            p.line(arc[i : i + 2], 1.5, mix(rgb("#9d7bff"), (0, 0, 0), i / 60))
            for arc in arcs
            for i in range(48)
        ],
        6,
        gain=0.9,
    )
    glow(
        image,
        lambda p: [
            p.disc(*arc[-1], 4, rgb("#ff9ad5" if arc[-1][0] > cx else "#7de7ff")) for arc in arcs
        ],
        10,
        gain=1.5,
    )
    for arc in arcs[::2]:
        x, y = arc[-1]
        Pen(image).polygon(
            [
                (
                    x + 17 * math.cos(math.radians(60 * k + 30)),
                    y + 17 * math.sin(math.radians(60 * k + 30)),
                )
                for k in range(6)
            ],
            rgb("#ffffff", 22),
        )
    pen = Pen(image)
    for x, y, z in sorted(points, key=lambda point: point[2]):
        near = strength(z)
        tone = mix(rgb("#5a45b8"), rgb("#c8f6ff") if x < cx else rgb("#ffd3ee"), near**1.4)
        pen.disc(x, y, 1.6 + 3.6 * near**1.5, tone)
    glow(
        image,
        lambda p: [p.disc(x, y, 7, rgb("#7de7ff" if x < cx else "#ff9ad5")) for x, y, _ in hubs],
        16,
        gain=1.9,
    )
    pen = Pen(image)
    for x, y, _ in hubs:
        pen.disc(x, y, 4.4, (255, 255, 255))
    for _ in range(150):
        pen.disc(
            dice.uniform(0, WIDTH),
            dice.uniform(0, HEIGHT),
            dice.uniform(0.6, 1.7),
            (220, 205, 255, dice.randint(30, 130)),
        )
    vignette(image, 0.55)
    return image


def _cube(pen: Pen, x: float, y: float, wide: float, tall: float, tone) -> None:
    """An upright block in isometric view; (x, y) is the middle of its base."""
    half, slope = wide / 2, wide / 4
    pen.polygon(
        [(x - half, y), (x, y + slope), (x, y + slope - tall), (x - half, y - tall)],
        mix(tone, (0, 0, 0), 0.12),
    )
    pen.polygon(
        [(x + half, y), (x, y + slope), (x, y + slope - tall), (x + half, y - tall)],
        mix(tone, (0, 0, 0), 0.34),
    )
    pen.polygon(
        [(x - half, y - tall), (x, y - slope - tall), (x + half, y - tall), (x, y + slope - tall)],
        mix(tone, (255, 255, 255), 0.28),
    )


def rising_columns() -> Image.Image:
    """Columns that rise from left to right: a budget seen as a landscape."""
    dice = dice_of("columns")
    image = gradient([(0, "#f3f7f6"), (0.6, "#dcebea"), (1, "#b9d6d6")])
    light(image, 1180, 200, 620, rgb("#fff3d6"), 0.9)
    tones = ("#0f766e", "#14a098", "#2b6cb0", "#f2a33a", "#e4572e", "#1b4965")
    cells = []
    for row in range(7):
        for column in range(11):
            x = 470 + (column - row) * 62 + 120
            y = 400 + (column + row) * 31
            growth = (column + 1) / 11
            tall = 26 + 330 * growth**1.6 * (0.42 + 0.58 * (1 - row / 8)) * dice.uniform(0.55, 1.05)
            cells.append((y, x, tall, dice.choices(tones, (6, 6, 3, 2.2, 1, 3))[0]))
    shade(
        image,
        lambda p: p.polygon([(590, 400), (1330, 750), (840, 970), (120, 630)], (255, 255, 255)),
        36,
        0.34,
    )
    pen = Pen(image)
    pen.polygon([(590, 350), (1312, 711), (878, 928), (156, 567)], rgb("#eef5f4"))
    pen.polygon([(156, 567), (878, 928), (878, 946), (156, 585)], rgb("#c4dadb"))
    pen.polygon([(1312, 711), (878, 928), (878, 946), (1312, 729)], rgb("#a9c6c8"))
    for y, x, tall, tone in sorted(cells):
        pen = Pen(image)
        pen.polygon([(x - 24, y), (x, y + 12), (x - 18, y + 21), (x - 42, y + 9)], (20, 60, 70, 30))
        _cube(pen, x, y, 48, tall, rgb(tone))
    ridge_line = curve((190, 470), (760, 520), (1330, 150))
    shade(
        image,
        lambda p: p.line([(x + 4, y + 16) for x, y in ridge_line], 5, (255, 255, 255)),
        8,
        0.3,
    )
    pen = Pen(image)
    pen.line(ridge_line, 6, rgb("#e4572e"))
    for x, y in ridge_line[::8]:
        pen.disc(x, y, 12, (255, 255, 255))
        pen.disc(x, y, 7.5, rgb("#e4572e"))
    pen.polygon([(1362, 130), (1318, 132), (1342, 168)], rgb("#e4572e"))
    for x, y, size, tone in (
        (226, 250, 46, "#14a098"),
        (330, 176, 24, "#f2a33a"),
        (1452, 470, 34, "#2b6cb0"),
        (1390, 590, 18, "#e4572e"),
        (120, 420, 18, "#1b4965"),
    ):
        shade(
            image,
            lambda p, x=x, y=y, size=size: p.disc(x, y + size * 0.9, size, (255, 255, 255), 0.4),
            14,
            0.28,
        )
        pen = Pen(image)
        pen.disc(x, y, size, rgb(tone))
        light(image, x - size * 0.35, y - size * 0.4, size * 0.9, rgb("#ffffff"), 0.5)
    return image


def glass_sandbox() -> Image.Image:
    """A glass box in which small models are tried out safely."""
    dice = dice_of("sandbox")
    image = gradient([(0, "#0b2a3a"), (0.55, "#12506a"), (1, "#08202f")])
    light(image, 800, 470, 700, rgb("#2ec4b6"), 0.5, 0.8)
    x, y, half, slope, tall = 800, 650, 420, 210, 330
    shade(
        image,
        lambda p: p.polygon(
            [(x - half - 30, y + 30), (x, y + slope + 60), (x + half + 30, y + 30), (x, y - slope)],
            (255, 255, 255),
        ),
        34,
        0.6,
    )
    pen = Pen(image)
    pen.polygon(
        [(x - half, y), (x, y + slope), (x, y + slope + 46), (x - half, y + 46)], rgb("#d8a24a")
    )
    pen.polygon(
        [(x + half, y), (x, y + slope), (x, y + slope + 46), (x + half, y + 46)], rgb("#b97f2f")
    )
    pen.polygon([(x - half, y), (x, y - slope), (x + half, y), (x, y + slope)], rgb("#f3d9a0"))
    for _ in range(1500):
        a, b = dice.uniform(-1, 1), dice.uniform(-1, 1)
        pen.disc(
            x + (a - b) * half / 2,
            y + (a + b) * slope / 2,
            dice.uniform(0.8, 1.8),
            rgb(dice.choice(("#e0bd7a", "#fbecc8", "#cfa860"))),
            0.6,
        )
    for i in range(1, 8):
        t = -1 + i / 4
        for a, b in (((t, -1), (t, 1)), ((-1, t), (1, t))):
            ends = [(x + (u - v) * half / 2, y + (u + v) * slope / 2) for u, v in (a, b)]
            pen.line(ends, 1.2, rgb("#c79a4c", 130))
    back = [
        ((x - half, y), (x - half, y - tall)),
        ((x, y - slope), (x, y - slope - tall)),
        ((x + half, y), (x + half, y - tall)),
    ]
    pen.polygon(
        [(x - half, y), (x, y - slope), (x, y - slope - tall), (x - half, y - tall)],
        (190, 255, 250, 22),
    )
    pen.polygon(
        [(x + half, y), (x, y - slope), (x, y - slope - tall), (x + half, y - tall)],
        (190, 255, 250, 34),
    )
    items = []
    for u, v, size, high, tone in (
        (-0.55, -0.5, 92, 150, "#1b6ca8"),
        (0.05, -0.62, 80, 96, "#e4572e"),
        (-0.62, 0.12, 84, 84, "#14a098"),
        (0.62, -0.28, 88, 176, "#6a4fb3"),
        (0.5, 0.5, 92, 104, "#f2a33a"),
        (-0.1, 0.62, 80, 66, "#e76f8a"),
    ):
        items.append((y + (u + v) * slope / 2, x + (u - v) * half / 2, size, high, tone))
    centre = (x, y - 46)
    for foot, left, size, high, tone in sorted(items):
        shade(
            image,
            lambda p, left=left, foot=foot, size=size: p.polygon(
                [
                    (left - size / 2, foot),
                    (left, foot + size / 4),
                    (left - size * 0.7, foot + size * 0.55),
                    (left - size * 1.2, foot + size * 0.3),
                ],
                (255, 255, 255),
            ),
            7,
            0.42,
        )
        _cube(Pen(image), left, foot, size, high, rgb(tone))
        if high > 100:
            pen = Pen(image)
            for k in range(4):
                for row in range(int(high // 26)):
                    top = foot - high + 22 + row * 26
                    if k < 2:
                        a = left - size / 2 + 8 + k * size * 0.23
                        pen.polygon(
                            [
                                (a, top + (a - left + size / 2) / 2),
                                (a + 12, top + 6 + (a - left + size / 2) / 2),
                                (a + 12, top + 18 + (a - left + size / 2) / 2),
                                (a, top + 12 + (a - left + size / 2) / 2),
                            ],
                            (255, 244, 205, 190),
                        )
    for foot, left, _, high, _ in items:
        arc = curve(
            (left, foot - high - 10),
            ((left + centre[0]) / 2, min(foot - high, centre[1]) - 120),
            (centre[0], centre[1] - 66),
        )
        glow(image, lambda p, arc=arc: p.line(arc, 2, rgb("#8ff7ea")), 6, gain=1.2)
        glow(
            image,
            lambda p, left=left, foot=foot, high=high: p.disc(
                left, foot - high - 10, 6, rgb("#d9fffa")
            ),
            10,
            gain=1.6,
        )
    glow(image, lambda p: p.disc(centre[0], centre[1] - 66, 40, rgb("#1fae9f")), 34, gain=1.4)
    pen = Pen(image)
    pen.disc(centre[0], centre[1] - 66, 40, rgb("#e9fffb"))
    for k in range(3):
        pen.ring(centre[0], centre[1] - 66, 54 + 13 * k, 2, rgb("#bff7ee", 150 - 40 * k))
    for angle in range(0, 360, 60):
        a = math.radians(angle + 30)
        pen.line(
            [
                (centre[0], centre[1] - 66),
                (centre[0] + 22 * math.cos(a), centre[1] - 66 + 22 * math.sin(a)),
            ],
            3,
            rgb("#0f766e"),
        )
        pen.disc(
            centre[0] + 22 * math.cos(a), centre[1] - 66 + 22 * math.sin(a), 5.4, rgb("#0f766e")
        )
    pen.disc(centre[0], centre[1] - 66, 9, rgb("#0f766e"))
    pen.polygon(
        [(x - half, y), (x, y + slope), (x, y + slope - tall), (x - half, y - tall)],
        (200, 255, 250, 16),
    )
    pen.polygon(
        [(x + half, y), (x, y + slope), (x, y + slope - tall), (x + half, y - tall)],
        (200, 255, 250, 10),
    )
    pen.polygon(
        [
            (x - half * 0.86, y + 14 - tall * 0.95),
            (x - half * 0.62, y + 74 - tall * 0.95),
            (x - half * 0.62, y + 30),
            (x - half * 0.86, y - 30),
        ],
        (255, 255, 255, 22),
    )
    rim = [
        (x - half, y - tall),
        (x, y + slope - tall),
        (x + half, y - tall),
        (x, y - slope - tall),
        (x - half, y - tall),
    ]
    glow(
        image,
        lambda p: (
            [p.line(rim, 2.4, rgb("#a9fff2"))]
            + [p.line(list(edge), 2, rgb("#6fd6cc")) for edge in back]
            + [p.line([(x, y + slope), (x, y + slope - tall)], 2.2, rgb("#a9fff2"))]
        ),
        8,
        gain=0.9,
    )
    for _ in range(60):
        Pen(image).disc(
            dice.uniform(200, 1400),
            dice.uniform(80, 620),
            dice.uniform(0.8, 2),
            (200, 255, 245, dice.randint(40, 150)),
        )
    vignette(image, 0.55)
    return image
