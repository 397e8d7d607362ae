"""Scenes with people indoors: a conference and a classroom."""

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


def conference_stage() -> Image.Image:
    """A speaker on a stage, before a full hall."""
    dice = dice_of("stage")
    image = gradient([(0, "#0a0a22"), (0.5, "#1a1140"), (0.72, "#120b2c"), (1, "#04040e")])
    pen = Pen(image)
    screen = [
        *curve((240, 150), (800, 96), (1360, 150)),
        *curve((1360, 560), (800, 604), (240, 560)),
    ]
    glow(image, lambda p: p.polygon(screen, rgb("#1d2fa0")), 60, gain=1.2)
    pen = Pen(image)
    for wave in range(9):
        base = 230 + wave * 42
        rim = {x: 560 + 22 * (1 - ((x - 800) / 560) ** 2) - 1 for x in range(240, 1361, 8)}
        top = [
            (
                x,
                min(
                    low, base + 46 * math.sin(x / 190 + wave * 0.62) + 22 * math.sin(x / 77 + wave)
                ),
            )
            for x, low in rim.items()
        ]
        floor = list(reversed(rim.items()))
        tone = mix(rgb("#3558ff"), rgb("#ff4fa0"), wave / 8)
        pen.polygon(top + floor, (*tone, 86))
    for x, y, radius in ((430, 250, 36), (1150, 216, 54), (985, 300, 18), (640, 214, 14)):
        light(image, x, y, radius * 1.8, rgb("#ffffff"), 0.5)
        Pen(image).ring(x, y, radius, 2, (255, 255, 255, 190))
        Pen(image).disc(x, y, radius * 0.4, (255, 255, 255, 130))
    pen = Pen(image)
    pen.line([(430, 250), (640, 214), (985, 300), (1150, 216)], 2, (255, 255, 255, 130))
    pen.polygon([(120, 640), (1480, 640), (1600, 760), (0, 760)], rgb("#2a1c56"))
    pen.polygon([(0, 760), (1600, 760), (1600, 800), (0, 800)], rgb("#150e33"))
    light(image, 800, 690, 520, rgb("#7a4be0"), 0.55, 0.22)
    glow(image, lambda p: p.line([(0, 762), (1600, 762)], 3, rgb("#ff7ac0")), 10, gain=1.2)
    pen = Pen(image)
    pen.rectangle(0, 0, WIDTH, 46, rgb("#05050f"))
    for x, aim, tone in (
        (180, 470, "#3f5bd8"),
        (420, 700, "#7a3fd0"),
        (660, 620, "#3f8bd8"),
        (940, 640, "#d04f9f"),
        (1180, 900, "#7a3fd0"),
        (1420, 1130, "#3f5bd8"),
    ):
        Pen(image).rectangle(x - 20, 30, x + 20, 76, rgb("#12122a"), 6)
        beam = [(x - 8, 74), (x + 8, 74), (aim + 130, 730), (aim - 130, 730)]
        glow(
            image,
            lambda p, beam=beam, tone=tone: p.polygon(beam, mix(rgb(tone), (0, 0, 0), 0.74)),
            16,
            sharp=False,
        )
        light(image, x, 78, 42, rgb("#ffffff"), 0.9)
    light(image, 612, 690, 150, rgb("#fff2d0"), 0.75, 0.3)
    pen = Pen(image)
    x, y = 612, 700
    pen.polygon([(x - 30, y), (x - 25, y - 96), (x - 2, y - 96), (x - 4, y)], rgb("#0d0b22"))
    pen.polygon([(x + 4, y), (x + 2, y - 96), (x + 25, y - 96), (x + 30, y)], rgb("#0d0b22"))
    pen.rectangle(x - 36, y - 200, x + 36, y - 82, rgb("#1c3a6e"), 24)
    pen.polygon([(x - 9, y - 198), (x + 9, y - 198), (x, y - 150)], rgb("#f4efe6"))
    pen.line([(x + 30, y - 182), (x + 74, y - 150), (x + 104, y - 196)], 17, rgb("#1c3a6e"))
    pen.disc(x + 106, y - 200, 10, rgb("#d9a27c"))
    pen.line([(x - 30, y - 182), (x - 50, y - 128), (x - 20, y - 106)], 17, rgb("#17305c"))
    pen.disc(x, y - 232, 28, rgb("#d9a27c"))
    pen.polygon(
        [
            (x - 29, y - 232),
            *curve((x - 30, y - 244), (x - 6, y - 284), (x + 29, y - 240)),
            (x + 24, y - 246),
            (x - 14, y - 250),
        ],
        rgb("#1a1222"),
    )
    pen.polygon([(930, 720), (1050, 720), (1034, 560), (946, 560)], rgb("#d8dcf0"))
    pen.polygon([(990, 720), (1050, 720), (1034, 560), (990, 560)], rgb("#a4aace"))
    pen.polygon([(926, 566), (1054, 566), (1066, 544), (914, 544)], rgb("#f2f3fb"))
    pen.line([(1000, 546), (1006, 506), (990, 490)], 4, rgb("#20203c"))
    pen.disc(988, 488, 7, rgb("#20203c"))
    for row, (base, size, tone, rim) in enumerate(
        (
            (838, 0.62, "#100c28", "#5b49b0"),
            (900, 0.82, "#0b081e", "#7a58c8"),
            (986, 1.12, "#060413", "#9a68e0"),
        )
    ):
        x = -30.0 + row * 24
        while x < WIDTH + 60:
            head = base - dice.uniform(0, 18)
            pen = Pen(image)
            pen.disc(x, head - 2.4 * size, 33 * size, rgb(rim, 150))
            pen.rectangle(
                x - 58 * size,
                head + 30 * size - 3,
                x + 58 * size,
                head + 300,
                rgb(rim, 110),
                40 * size,
            )
            pen.disc(x, head, 33 * size, rgb(tone))
            pen.rectangle(
                x - 60 * size, head + 31 * size, x + 60 * size, head + 300, rgb(tone), 40 * size
            )
            if dice.random() < 0.3:
                pen.disc(x, head - 22 * size, 24 * size, rgb(tone))
            x += dice.uniform(104, 138) * size
    vignette(image, 0.5)
    return image


def robot_classroom() -> Image.Image:
    """A classroom robot sorts waste while two students look on."""
    image = gradient([(0, "#fbe9c9"), (0.7, "#f6d9a6"), (1, "#f6d9a6")])
    pen = Pen(image)
    pen.rectangle(0, 770, WIDTH, HEIGHT, rgb("#c98f5c"))
    for i in range(9):
        pen.line(
            [(i * 200 - (800 - i * 200) * 0.0, 770), (800 + (i * 200 - 800) * 1.6, HEIGHT)],
            2,
            rgb("#b27a4a"),
        )
    pen.rectangle(0, 752, WIDTH, 772, rgb("#9a6a45"))
    pen.rectangle(96, 120, 640, 520, rgb("#8a5a3a"), 8)
    pen.rectangle(112, 136, 624, 504, rgb("#1f5f56"), 4)
    chalk = rgb("#e9f5ec", 225)
    pen.ring(220, 250, 58, 4, chalk)
    pen.line([(220, 250), (270, 222)], 4, chalk)
    pen.polygon([(330, 306), (400, 190), (470, 306)], rgb("#e9f5ec", 40))
    pen.line([(330, 306), (400, 190), (470, 306), (330, 306)], 4, chalk)
    pen.line(
        curve((160, 440), (250, 330), (330, 420)) + curve((330, 420), (400, 500), (480, 380)),
        4,
        rgb("#ffd66b"),
    )
    for i in range(4):
        pen.rectangle(
            510,
            200 + i * 58,
            590,
            236 + i * 58,
            rgb(("#ff9f7a", "#ffd66b", "#8fe6da", "#b7c9ff")[i]),
            6,
        )
        if i:
            pen.line([(550, 178 + i * 58), (550, 200 + i * 58)], 3, chalk)
    pen.rectangle(112, 504, 640, 520, rgb("#6e452c"))
    pen.rectangle(1090, 96, 1510, 520, rgb("#fffaf0"), 8)
    sky = gradient([(0, "#7cc4ea"), (1, "#d8f0f2")], 190, 392)
    for left in (1106, 1304):
        image.paste(sky, (left * 2, 112 * 2))
    pen = Pen(image)
    dice = dice_of("window")
    for left in (1106, 1304):
        x = left
        while x < left + 180:
            tall, wide = dice.uniform(80, 230), dice.uniform(28, 44)
            pen.rectangle(
                x,
                504 - tall,
                min(x + wide, left + 190),
                504,
                rgb(dice.choice(("#9cc3d6", "#7fb0c8", "#b4d3dc"))),
            )
            for row in range(int(tall / 15)):
                pen.rectangle(
                    x + 6,
                    510 - tall + row * 15,
                    min(x + wide - 6, left + 188),
                    516 - tall + row * 15,
                    (255, 255, 255, 110),
                )
            x += wide + 2
        pen.polygon([(left, 112), (left + 60, 112), (left, 260)], (255, 255, 255, 50))
    light(image, 1300, 300, 560, rgb("#fff6dc"), 0.4)
    for wall in range(3):
        x = 700 + wall * 116
        tone = ("#e4572e", "#14a098", "#2b6cb0")[wall]
        pen = Pen(image)
        pen.line([(x + 46, 96), (x + 46, 130)], 3, rgb("#8a5a3a"))
        pen.polygon([(x, 130), (x + 92, 130), (x + 92, 214), (x + 46, 248), (x, 214)], rgb(tone))
        pen.ring(x + 46, 176, 22, 5, (255, 255, 255, 220))
    for i, (tone, lid) in enumerate(
        (("#2b6cb0", "#1f4f86"), ("#e0a526", "#a97a14"), ("#7a5a3a", "#573d25"))
    ):
        x = 1020 + i * 168
        shade(image, lambda p, x=x: p.disc(x + 66, 900, 88, (255, 255, 255), 0.18), 10, 0.35)
        pen = Pen(image)
        pen.polygon([(x, 640), (x + 134, 640), (x + 120, 900), (x + 14, 900)], rgb(tone))
        pen.polygon([(x + 92, 640), (x + 134, 640), (x + 120, 900), (x + 88, 900)], rgb(lid, 150))
        pen.rectangle(x - 10, 622, x + 144, 650, rgb(lid), 10)
        pen.rectangle(x + 34, 628, x + 100, 642, rgb("#1b1410"), 6)
        for k in range(3):
            a, b = math.radians(-90 + 120 * k + 18), math.radians(-90 + 120 * (k + 1) - 18)
            pen.arc(x + 66, 770, 34, math.degrees(a), math.degrees(b), 7, (255, 255, 255, 235))
            tip = (x + 66 + 31 * math.cos(b), 770 + 31 * math.sin(b))
            pen.polygon(
                [
                    (tip[0] + 13 * math.cos(b + 1.57), tip[1] + 13 * math.sin(b + 1.57)),
                    (tip[0] + 11 * math.cos(b), tip[1] + 11 * math.sin(b)),
                    (tip[0] - 11 * math.cos(b), tip[1] - 11 * math.sin(b)),
                ],
                (255, 255, 255, 235),
            )
    x, y = 790, 900
    shade(image, lambda p: p.disc(x, y + 6, 170, (255, 255, 255), 0.16), 12, 0.42)
    pen = Pen(image)
    pen.rectangle(x - 118, y - 62, x + 118, y, rgb("#2b3f55"), 28)
    for wheel in (x - 76, x, x + 76):
        pen.disc(wheel, y - 14, 28, rgb("#18242f"))
        pen.disc(wheel, y - 14, 12, rgb("#7f95a8"))
    pen.rectangle(x - 96, y - 318, x + 96, y - 54, rgb("#f7fafb"), 46)
    pen.rectangle(x + 34, y - 318, x + 96, y - 54, rgb("#cfdde3", 170), 46)
    pen.rectangle(x - 60, y - 250, x + 44, y - 160, rgb("#12283a"), 14)
    glow(
        image,
        lambda p: [
            p.rectangle(
                x - 46 + i * 20,
                y - 174 - (14, 38, 26, 54)[i],
                x - 34 + i * 20,
                y - 174,
                rgb("#2fd3c4"),
                3,
            )
            for i in range(4)
        ],
        6,
        gain=0.8,
    )
    pen = Pen(image)
    for i, tone in enumerate(("#e4572e", "#f2a33a", "#14a098")):
        pen.disc(x - 44 + i * 34, y - 122, 10, rgb(tone))
    pen.rectangle(x - 26, y - 352, x + 26, y - 310, rgb("#9fb4c2"), 8)
    pen.rectangle(x - 116, y - 502, x + 116, y - 340, rgb("#f7fafb"), 56)
    pen.rectangle(x - 90, y - 470, x + 90, y - 376, rgb("#12283a"), 40)
    glow(
        image,
        lambda p: (
            [p.disc(x + side * 38, y - 424, 19, rgb("#43f0dc")) for side in (-1, 1)]
            + [p.arc(x, y - 414, 26, 35, 145, 5, rgb("#43f0dc"))]
        ),
        9,
        gain=1.1,
    )
    pen = Pen(image)
    pen.line([(x, y - 502), (x, y - 548)], 6, rgb("#9fb4c2"))
    light(image, x, y - 556, 34, rgb("#ff8a4d"), 0.9)
    pen.disc(x, y - 556, 13, rgb("#e4572e"))
    for side in (-1, 1):
        pen.disc(x + side * 118, y - 424, 18, rgb("#14a098"))
    pen.line([(x - 92, y - 268), (x - 152, y - 196), (x - 128, y - 120)], 30, rgb("#9fb4c2"))
    pen.disc(x - 152, y - 196, 20, rgb("#14a098"))
    pen.disc(x - 128, y - 116, 22, rgb("#2b3f55"))
    pen.line([(x + 92, y - 268), (x + 186, y - 316), (x + 276, y - 352)], 30, rgb("#9fb4c2"))
    pen.disc(x + 186, y - 316, 20, rgb("#14a098"))
    pen.polygon(
        [(x + 262, y - 376), (x + 318, y - 390), (x + 322, y - 374), (x + 276, y - 340)],
        rgb("#2b3f55"),
    )
    pen.polygon(
        [(x + 262, y - 338), (x + 320, y - 338), (x + 318, y - 322), (x + 274, y - 322)],
        rgb("#2b3f55"),
    )
    bottle = rgb("#5cc8e0", 220)
    pen.rectangle(x + 298, y - 398, x + 332, y - 316, bottle, 10)
    pen.rectangle(x + 307, y - 420, x + 323, y - 392, bottle, 4)
    pen.rectangle(x + 305, y - 428, x + 325, y - 416, rgb("#e4572e"), 3)
    pen.rectangle(x + 303, y - 388, x + 309, y - 330, (255, 255, 255, 150), 3)
    for x, tone, hair, skin, size in (
        (250, "#2b6cb0", "#241a1c", "#e8b48c", 1.0),
        (450, "#e4572e", "#3a2618", "#dca27a", 0.92),
    ):
        y = 930
        shade(
            image,
            lambda p, x=x, y=y, size=size: p.disc(x, y + 4, 92 * size, (255, 255, 255), 0.16),
            10,
            0.4,
        )
        pen = Pen(image)
        pen.rectangle(x - 46 * size, y - 150 * size, x - 6 * size, y, rgb("#2b3347"), 12)
        pen.rectangle(x + 6 * size, y - 150 * size, x + 46 * size, y, rgb("#2b3347"), 12)
        pen.rectangle(
            x - 70 * size, y - 318 * size, x + 70 * size, y - 122 * size, rgb(tone), 38 * size
        )
        pen.polygon(
            [(x - 22 * size, y - 318 * size), (x + 22 * size, y - 318 * size), (x, y - 276 * size)],
            (255, 255, 255),
        )
        pen.line(
            [
                (x + 58 * size, y - 284 * size),
                (x + 108 * size, y - 220 * size),
                (x + 128 * size, y - 276 * size),
            ],
            32 * size,
            mix(rgb(tone), (0, 0, 0), 0.14),
        )
        pen.disc(x + 130 * size, y - 286 * size, 19 * size, rgb(skin))
        pen.line(
            [(x - 58 * size, y - 284 * size), (x - 82 * size, y - 190 * size)],
            32 * size,
            mix(rgb(tone), (0, 0, 0), 0.14),
        )
        pen.disc(x - 84 * size, y - 178 * size, 19 * size, rgb(skin))
        pen.rectangle(
            x - 18 * size,
            y - 346 * size,
            x + 18 * size,
            y - 306 * size,
            mix(rgb(skin), (0, 0, 0), 0.1),
            8,
        )
        pen.disc(x, y - 392 * size, 62 * size, rgb(skin))
        pen.polygon(
            [
                *curve(
                    (x - 66 * size, y - 380 * size),
                    (x - 70 * size, y - 474 * size),
                    (x + 10 * size, y - 462 * size),
                ),
                *curve(
                    (x + 10 * size, y - 462 * size),
                    (x + 76 * size, y - 462 * size),
                    (x + 62 * size, y - 398 * size),
                ),
                (x + 30 * size, y - 420 * size),
                (x - 24 * size, y - 424 * size),
                (x - 48 * size, y - 372 * size),
            ],
            rgb(hair),
        )
        if size < 1:
            pen.disc(x - 62 * size, y - 410 * size, 26 * size, rgb(hair))
            pen.rectangle(
                x - 82 * size, y - 404 * size, x - 46 * size, y - 320 * size, rgb(hair), 16
            )
        for eye in (2, 38):
            pen.disc(x + eye * size, y - 390 * size, 5.5 * size, rgb("#2a1a18"))
        pen.arc(x + 20 * size, y - 378 * size, 18 * size, 25, 150, 4 * size, rgb("#a2543f"))
    vignette(image, 0.28)
    return image
