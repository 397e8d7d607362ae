"""Scenes of computing: a hall of servers and a chip."""

import itertools
import math

from PIL import Image

from demo.artwork.canvas import (
    HEIGHT,
    WIDTH,
    Pen,
    dice_of,
    glow,
    gradient,
    light,
    mix,
    rgb,
    shade,
    vignette,
)


def server_hall() -> Image.Image:
    """An aisle between two rows of computing racks, seen along its length."""
    dice = dice_of("servers")
    image = gradient([(0, "#050915"), (0.5, "#0d2140"), (1, "#03060f")])
    vx, vy = 800, 470

    def spot(across: float, up: float, depth: float) -> tuple[float, float]:
        return vx + across / depth, vy - up / depth

    pen = Pen(image)
    pen.polygon(
        [spot(-430, -330, 0.42), spot(430, -330, 0.42), spot(430, -330, 9), spot(-430, -330, 9)],
        rgb("#0a1730"),
    )
    pen.polygon(
        [spot(-430, 420, 0.42), spot(430, 420, 0.42), spot(430, 420, 9), spot(-430, 420, 9)],
        rgb("#070d1d"),
    )
    light(image, vx, vy, 420, rgb("#2f9bd8"), 0.85)
    depth, racks = 7.6, []
    while depth > 0.42:
        near = depth / 1.16
        racks.append((depth, near))
        depth = near * 0.985
    leds: list[tuple[float, float, float, str]] = []
    for far, near in racks:
        haze = min(1, 0.16 + 0.9 / far**0.8)
        for side in (-1, 1):
            wall = side * 430
            body = mix(rgb("#123055"), rgb("#0b1222"), haze)
            Pen(image).polygon(
                [
                    spot(wall, -330, far),
                    spot(wall, -330, near),
                    spot(wall, 330, near),
                    spot(wall, 330, far),
                ],
                body,
            )
            door = [far + (near - far) * share for share in (0.07, 0.93)]
            Pen(image).polygon(
                [
                    spot(wall, -316, door[0]),
                    spot(wall, -316, door[1]),
                    spot(wall, 316, door[1]),
                    spot(wall, 316, door[0]),
                ],
                mix(rgb("#1a4a78"), rgb("#101b33"), haze),
            )
            units = 22
            for unit in range(units):
                top, bottom = 306 - unit * 612 / units, 306 - (unit + 0.8) * 612 / units
                Pen(image).polygon(
                    [
                        spot(wall, top, door[0]),
                        spot(wall, top, door[1]),
                        spot(wall, bottom, door[1]),
                        spot(wall, bottom, door[0]),
                    ],
                    mix(rgb("#0f2c4d"), rgb("#060b18"), haze),
                )
                if dice.random() < 0.86:
                    for k in range(dice.randint(2, 6)):
                        share = 0.14 + 0.055 * k
                        tone = dice.choices(
                            ("#35e0ff", "#7df9d0", "#3d8bff", "#ffb347", "#ff5d8f"), (9, 6, 6, 2, 1)
                        )[0]
                        x, y = spot(wall, (top + bottom) / 2, far + (near - far) * share)
                        leds.append((x, y, 4.2 / near, tone))
                if dice.random() < 0.3:
                    a, b = (far + (near - far) * s for s in (0.56, 0.86))
                    Pen(image).polygon(
                        [
                            spot(wall, top - 8, a),
                            spot(wall, top - 8, b),
                            spot(wall, bottom + 8, b),
                            spot(wall, bottom + 8, a),
                        ],
                        (*mix(rgb("#1c6f9f"), rgb("#123a5c"), haze), 255),
                    )
            edge = [spot(wall, -330, near), spot(wall, 330, near)]
            glow(
                image,
                lambda p, edge=edge, near=near: p.line(edge, 1.6 / near + 0.4, rgb("#0f4a78")),
                4,
                gain=0.8,
            )
    glow(
        image,
        lambda p: [
            p.line([spot(across, 420, 0.42), spot(across, 420, 9)], 5, rgb("#9fe4ff"))
            for across in (-170, 170)
        ],
        26,
        gain=1.5,
    )
    glow(
        image,
        lambda p: [
            p.line([spot(across, -330, 0.42), spot(across, -330, 9)], 3.4, rgb("#2bc4ff"))
            for across in (-412, 412)
        ],
        16,
        gain=1.3,
    )
    pen = Pen(image)
    depth = 8.0
    while depth > 0.42:
        pen.line(
            [spot(-430, -330, depth), spot(430, -330, depth)],
            0.5 + 0.9 / depth,
            rgb("#2a6b98", 120),
        )
        depth /= 1.28
    for across in (-215, 0, 215):
        pen.line([spot(across, -330, 0.42), spot(across, -330, 9)], 1.2, rgb("#2a6b98", 90))
    glow(
        image,
        lambda p: [
            p.disc(x, y, max(0.9, size), rgb(tone))
            for x, y, size, tone in leds
            if -20 < x < WIDTH + 20
        ],
        7,
        gain=1.7,
    )
    for x, y, radius in ((800, 800, 520), (800, 690, 260)):
        light(image, x, y, radius, rgb("#124e7a"), 0.6, 0.4)
    light(image, vx, vy, 130, rgb("#c9f4ff"), 0.9)
    vignette(image, 0.6)
    return image


def chip_city() -> Image.Image:
    """A processor seen from above, its traces laid out like the streets of a city."""
    dice = dice_of("chip")
    image = gradient([(0, "#071a2b"), (1, "#0a2436")])
    light(image, 800, 500, 760, rgb("#0f5f6e"), 0.75, 0.75)
    cx, cy = 800, 500
    paths: list[tuple[list[tuple[float, float]], str]] = []
    for turn in range(4):
        for lane in range(26):
            offset = -187 + lane * 15
            reach = dice.uniform(300, 900)
            bend = 196 + dice.uniform(30, 250) + abs(offset) * 0.35
            drift = offset * dice.uniform(0.5, 1.6) + dice.uniform(-40, 40)
            line = [
                (196, offset),
                (bend, offset),
                (bend + abs(drift), offset + drift),
                (bend + abs(drift) + reach, offset + drift),
            ]
            spun = []
            for x, y in line:
                for _ in range(turn):
                    x, y = -y, x
                spun.append((cx + x, cy + y))
            tone = dice.choices(("#1f8f9a", "#2fd3c4", "#ffb84d", "#3f7fd8"), (7, 4, 1.4, 3))[0]
            paths.append((spun, tone))
    shade(
        image,
        lambda p: [
            p.line([(x + 3, y + 4) for x, y in line], 4, (255, 255, 255)) for line, _ in paths
        ],
        3,
        0.55,
    )
    pen = Pen(image)
    for line, tone in paths:
        pen.line(line, 3.2, mix(rgb(tone), rgb("#0a2436"), 0.52))
    glow(
        image,
        lambda p: [
            p.line(line, 2.2, mix(rgb(tone), (0, 0, 0), 0.25))
            for line, tone in paths
            if dice.random() < 0.42
        ],
        8,
        gain=1.2,
    )
    pen = Pen(image)
    for line, tone in paths:
        x, y = line[-1]
        if 0 < x < WIDTH and 0 < y < HEIGHT:
            pen.disc(x, y, 6.5, mix(rgb(tone), (255, 255, 255), 0.2))
            pen.disc(x, y, 2.8, rgb("#0a2436"))
    pulses = []
    for line, tone in paths:
        if dice.random() < 0.5:
            (ax, ay), (bx, by) = dice.choice(list(itertools.pairwise(line)))
            share = dice.random()
            pulses.append((ax + (bx - ax) * share, ay + (by - ay) * share, tone))
    glow(
        image,
        lambda p: [
            p.disc(x, y, 4.6, mix(rgb(tone), (255, 255, 255), 0.45)) for x, y, tone in pulses
        ],
        9,
        gain=2,
    )
    shade(
        image,
        lambda p: p.rectangle(cx - 200, cy - 190, cx + 214, cy + 224, (255, 255, 255), 22),
        22,
        0.8,
    )
    pen = Pen(image)
    pen.rectangle(cx - 206, cy - 206, cx + 206, cy + 206, rgb("#123448"), 20)
    pen.rectangle(cx - 200, cy - 200, cx + 200, cy + 200, rgb("#0b2233"), 16)
    pen.rectangle(cx - 168, cy - 168, cx + 168, cy + 168, rgb("#153d4e"), 10)
    blocks = []
    for row in range(8):
        for column in range(8):
            x, y = cx - 150 + column * 37.8, cy - 150 + row * 37.8
            centre = 3 <= row <= 4 and 3 <= column <= 4
            if centre:
                continue
            heat = dice.random() * (1.25 - math.hypot(row - 3.5, column - 3.5) / 6)
            tone = mix(rgb("#16566a"), rgb("#3fe0cf"), min(1, max(0, heat)))
            pen.rectangle(x + 2, y + 2, x + 34, y + 34, tone, 4)
            pen.rectangle(x + 2, y + 2, x + 34, y + 7, mix(tone, (255, 255, 255), 0.25), 3)
            if heat > 0.62:
                blocks.append((x, y))
    glow(
        image,
        lambda p: [p.rectangle(x + 6, y + 6, x + 30, y + 30, rgb("#1f9a8e"), 4) for x, y in blocks],
        12,
        gain=1.1,
    )
    glow(
        image,
        lambda p: p.rectangle(cx - 36, cy - 36, cx + 36, cy + 36, rgb("#ffb84d"), 8),
        26,
        gain=1.3,
    )
    pen = Pen(image)
    pen.rectangle(cx - 36, cy - 36, cx + 36, cy + 36, rgb("#ffd48a"), 8)
    for angle in range(0, 360, 45):
        a = math.radians(angle)
        pen.line(
            [
                (cx + 8 * math.cos(a), cy + 8 * math.sin(a)),
                (cx + 25 * math.cos(a), cy + 25 * math.sin(a)),
            ],
            3,
            rgb("#9a5a14"),
        )
        pen.disc(cx + 25 * math.cos(a), cy + 25 * math.sin(a), 4.5, rgb("#9a5a14"))
    pen.disc(cx, cy, 9, rgb("#9a5a14"))
    vignette(image, 0.65)
    return image
