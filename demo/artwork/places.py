"""Scenes out of doors and indoors with people at work: pier, stage, classroom, hills."""

import math
import random

from PIL import Image

from demo.artwork.canvas import (
    HEIGHT,
    WIDTH,
    Pen,
    cloud,
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


def _drone(image: Image.Image, x: float, y: float, size: float, tone: str, *, parcel: bool = False) -> None:
    """A four-armed drone seen slightly from below."""
    body = rgb(tone)
    dark = mix(body, (0, 0, 0), 0.35)
    pen = Pen(image)
    for side in (-1, 1):
        pen.line([(x, y), (x + side * 104 * size, y - 24 * size)], 9 * size, body)
        pen.line([(x, y - 4 * size), (x + side * 64 * size, y - 44 * size)], 7 * size, dark)
        for reach, up, wide in ((104, 24, 56), (64, 44, 42)):
            hub = (x + side * reach * size, y - up * size)
            pen.rectangle(hub[0] - 6 * size, hub[1] - 18 * size, hub[0] + 6 * size, hub[1] + 5 * size, dark, 2 * size)
            pen.disc(hub[0], hub[1] - 19 * size, wide * size, (255, 255, 255, 74), 0.13)
            pen.ring(hub[0], hub[1] - 19 * size, wide * size, 1.2 * size, (255, 255, 255, 150), 0.13)
        pen.line([(x + side * 26 * size, y + 16 * size), (x + side * 46 * size, y + 54 * size)], 4 * size, dark)
        pen.line([(x + side * 30 * size, y + 54 * size), (x + side * 62 * size, y + 54 * size)], 4 * size, dark)
    pen.rectangle(x - 46 * size, y - 22 * size, x + 46 * size, y + 18 * size, body, 18 * size)
    pen.rectangle(x - 46 * size, y - 2 * size, x + 46 * size, y + 18 * size, (*dark, 150), 16 * size)
    pen.rectangle(x - 30 * size, y - 30 * size, x + 30 * size, y - 12 * size, mix(body, (255, 255, 255), 0.35), 8 * size)
    pen.disc(x, y + 20 * size, 12 * size, rgb("#16233a"))
    pen.disc(x - 3 * size, y + 17 * size, 4 * size, rgb("#8fd6ff"))
    if parcel:
        pen.line([(x - 18 * size, y + 16 * size), (x - 18 * size, y + 66 * size)], 2 * size, dark)
        pen.line([(x + 18 * size, y + 16 * size), (x + 18 * size, y + 66 * size)], 2 * size, dark)
        pen.rectangle(x - 30 * size, y + 62 * size, x + 30 * size, y + 104 * size, rgb("#d9a15b"), 3 * size)
        pen.rectangle(x - 6 * size, y + 62 * size, x + 6 * size, y + 104 * size, rgb("#f3e2c2"))
    for side, lamp in ((-1, "#ff5a4d"), (1, "#4dff9a")):
        light(image, x + side * 104 * size, y - 18 * size, 26 * size, rgb(lamp), 0.9)


def drones_over_water() -> Image.Image:
    """Drones cross the sea to a pier with a landing point."""
    dice = random.Random("drones")
    horizon = 560
    image = gradient([(0, "#3f9fd0"), (0.3, "#86c7df"), (0.5, "#d6ecec"), (0.56, "#fdf0d8"), (1, "#fdf0d8")])
    light(image, 1180, 470, 560, rgb("#fff0c4"), 0.9)
    pen = Pen(image)
    for cx, cy, scale in ((260, 170, 1.0), (690, 96, 0.6), (1390, 210, 0.8), (1050, 330, 0.5)):
        cloud(image, dice, cx, cy, scale)
    pen = Pen(image)
    for left, right, height, tone in ((-60, 620, 150, "#8fb9c0"), (900, 1700, 190, "#86b0bc"), (-60, 380, 96, "#5e93a0"), (1180, 1700, 120, "#5a8d9c")):
        hills = ridge(dice, left, right, horizon, height)
        pen.polygon([*hills, (right, horizon), (left, horizon)], rgb(tone))
    for x in (1220, 1262, 1300, 1352, 1400, 1446, 1500, 1548):
        tall = dice.uniform(40, 120)
        pen.rectangle(x, horizon - tall, x + dice.uniform(20, 34), horizon, rgb("#e8efe9"))
        for row in range(int(tall / 9)):
            pen.rectangle(x + 3, horizon - tall + 5 + row * 9, x + 18, horizon - tall + 8 + row * 9, rgb("#9db9c2"))
    reflect(image, horizon, rgb("#2f86a8"), dice, depth=0.55, swell=5)
    glow(image, lambda p: [p.line([(u, v), (u + w, v)], 1.3, rgb("#ffffff", 150)) for u, v, w in ((dice.gauss(1180, 40 + (y - horizon) * 0.5), y, dice.uniform(6, 40)) for y in (dice.uniform(566, 990) for _ in range(230)))], 3, gain=0.5)
    pen = Pen(image)
    for _ in range(170):
        y = dice.uniform(580, 1000)
        near = (y - horizon) / 440
        x = dice.uniform(0, WIDTH)
        pen.line(curve((x, y), (x + 14 + 40 * near, y - 3 - 4 * near), (x + 28 + 80 * near, y), 8), 1 + near, (255, 255, 255, round(26 + 60 * near)))
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
        pen.line([(470 + 72 * math.cos(a), 886 + 26 * math.sin(a)), (470 + 100 * math.cos(a), 886 + 36 * math.sin(a))], 6, rgb("#f2a33a"))
    pen.rectangle(176, 802, 246, 932, rgb("#f4f7f5"), 8)
    pen.rectangle(176, 802, 246, 838, rgb("#14a098"), 8)
    pen.polygon([(216, 850), (196, 886), (210, 886), (204, 914), (228, 874), (213, 874), (222, 850)], rgb("#f2a33a"))
    pen.line(curve((246, 900), (300, 960), (352, 896)), 5, rgb("#3c4e58"))
    for start, bend, end in (((470, 800), (560, 380), (1010, 300)), ((1340, 420), (1180, 470), (900, 520)), ((330, 330), (600, 190), (1010, 300))):
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


def conference_stage() -> Image.Image:
    """A speaker on a stage, before a full hall."""
    dice = random.Random("stage")
    image = gradient([(0, "#0a0a22"), (0.5, "#1a1140"), (0.72, "#120b2c"), (1, "#04040e")])
    pen = Pen(image)
    screen = [*curve((240, 150), (800, 96), (1360, 150)), *curve((1360, 560), (800, 604), (240, 560))]
    glow(image, lambda p: p.polygon(screen, rgb("#1d2fa0")), 60, gain=1.2)
    pen = Pen(image)
    for wave in range(9):
        base = 230 + wave * 42
        rim = {x: 560 + 22 * (1 - ((x - 800) / 560) ** 2) - 1 for x in range(240, 1361, 8)}
        top = [(x, min(low, base + 46 * math.sin(x / 190 + wave * 0.62) + 22 * math.sin(x / 77 + wave))) for x, low in rim.items()]
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
    for x, aim, tone in ((180, 470, "#3f5bd8"), (420, 700, "#7a3fd0"), (660, 620, "#3f8bd8"), (940, 640, "#d04f9f"), (1180, 900, "#7a3fd0"), (1420, 1130, "#3f5bd8")):
        Pen(image).rectangle(x - 20, 30, x + 20, 76, rgb("#12122a"), 6)
        beam = [(x - 8, 74), (x + 8, 74), (aim + 130, 730), (aim - 130, 730)]
        glow(image, lambda p, beam=beam, tone=tone: p.polygon(beam, mix(rgb(tone), (0, 0, 0), 0.74)), 16, sharp=False)
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
    pen.polygon([(x - 29, y - 232), *curve((x - 30, y - 244), (x - 6, y - 284), (x + 29, y - 240)), (x + 24, y - 246), (x - 14, y - 250)], rgb("#1a1222"))
    pen.polygon([(930, 720), (1050, 720), (1034, 560), (946, 560)], rgb("#d8dcf0"))
    pen.polygon([(990, 720), (1050, 720), (1034, 560), (990, 560)], rgb("#a4aace"))
    pen.polygon([(926, 566), (1054, 566), (1066, 544), (914, 544)], rgb("#f2f3fb"))
    pen.line([(1000, 546), (1006, 506), (990, 490)], 4, rgb("#20203c"))
    pen.disc(988, 488, 7, rgb("#20203c"))
    for row, (base, size, tone, rim) in enumerate(((838, 0.62, "#100c28", "#5b49b0"), (900, 0.82, "#0b081e", "#7a58c8"), (986, 1.12, "#060413", "#9a68e0"))):
        x = -30.0 + row * 24
        while x < WIDTH + 60:
            head = base - dice.uniform(0, 18)
            pen = Pen(image)
            pen.disc(x, head - 2.4 * size, 33 * size, rgb(rim, 150))
            pen.rectangle(x - 58 * size, head + 30 * size - 3, x + 58 * size, head + 300, rgb(rim, 110), 40 * size)
            pen.disc(x, head, 33 * size, rgb(tone))
            pen.rectangle(x - 60 * size, head + 31 * size, x + 60 * size, head + 300, rgb(tone), 40 * size)
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
        pen.line([(i * 200 - (800 - i * 200) * 0.0, 770), (800 + (i * 200 - 800) * 1.6, HEIGHT)], 2, rgb("#b27a4a"))
    pen.rectangle(0, 752, WIDTH, 772, rgb("#9a6a45"))
    pen.rectangle(96, 120, 640, 520, rgb("#8a5a3a"), 8)
    pen.rectangle(112, 136, 624, 504, rgb("#1f5f56"), 4)
    chalk = rgb("#e9f5ec", 225)
    pen.ring(220, 250, 58, 4, chalk)
    pen.line([(220, 250), (270, 222)], 4, chalk)
    pen.polygon([(330, 306), (400, 190), (470, 306)], rgb("#e9f5ec", 40))
    pen.line([(330, 306), (400, 190), (470, 306), (330, 306)], 4, chalk)
    pen.line(curve((160, 440), (250, 330), (330, 420)) + curve((330, 420), (400, 500), (480, 380)), 4, rgb("#ffd66b"))
    for i in range(4):
        pen.rectangle(510, 200 + i * 58, 590, 236 + i * 58, rgb(("#ff9f7a", "#ffd66b", "#8fe6da", "#b7c9ff")[i]), 6)
        if i:
            pen.line([(550, 178 + i * 58), (550, 200 + i * 58)], 3, chalk)
    pen.rectangle(112, 504, 640, 520, rgb("#6e452c"))
    pen.rectangle(1090, 96, 1510, 520, rgb("#fffaf0"), 8)
    sky = gradient([(0, "#7cc4ea"), (1, "#d8f0f2")], 190, 392)
    for left in (1106, 1304):
        image.paste(sky, (left * 2, 112 * 2))
    pen = Pen(image)
    dice = random.Random("window")
    for left in (1106, 1304):
        x = left
        while x < left + 180:
            tall, wide = dice.uniform(80, 230), dice.uniform(28, 44)
            pen.rectangle(x, 504 - tall, min(x + wide, left + 190), 504, rgb(dice.choice(("#9cc3d6", "#7fb0c8", "#b4d3dc"))))
            for row in range(int(tall / 15)):
                pen.rectangle(x + 6, 510 - tall + row * 15, min(x + wide - 6, left + 188), 516 - tall + row * 15, (255, 255, 255, 110))
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
    for i, (tone, lid) in enumerate((("#2b6cb0", "#1f4f86"), ("#e0a526", "#a97a14"), ("#7a5a3a", "#573d25"))):
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
            pen.polygon([(tip[0] + 13 * math.cos(b + 1.57), tip[1] + 13 * math.sin(b + 1.57)), (tip[0] + 11 * math.cos(b), tip[1] + 11 * math.sin(b)), (tip[0] - 11 * math.cos(b), tip[1] - 11 * math.sin(b))], (255, 255, 255, 235))
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
    glow(image, lambda p: [p.rectangle(x - 46 + i * 20, y - 174 - (14, 38, 26, 54)[i], x - 34 + i * 20, y - 174, rgb("#2fd3c4"), 3) for i in range(4)], 6, gain=0.8)
    pen = Pen(image)
    for i, tone in enumerate(("#e4572e", "#f2a33a", "#14a098")):
        pen.disc(x - 44 + i * 34, y - 122, 10, rgb(tone))
    pen.rectangle(x - 26, y - 352, x + 26, y - 310, rgb("#9fb4c2"), 8)
    pen.rectangle(x - 116, y - 502, x + 116, y - 340, rgb("#f7fafb"), 56)
    pen.rectangle(x - 90, y - 470, x + 90, y - 376, rgb("#12283a"), 40)
    glow(image, lambda p: [p.disc(x + side * 38, y - 424, 19, rgb("#43f0dc")) for side in (-1, 1)] + [p.arc(x, y - 414, 26, 35, 145, 5, rgb("#43f0dc"))], 9, gain=1.1)
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
    pen.polygon([(x + 262, y - 376), (x + 318, y - 390), (x + 322, y - 374), (x + 276, y - 340)], rgb("#2b3f55"))
    pen.polygon([(x + 262, y - 338), (x + 320, y - 338), (x + 318, y - 322), (x + 274, y - 322)], rgb("#2b3f55"))
    bottle = rgb("#5cc8e0", 220)
    pen.rectangle(x + 298, y - 398, x + 332, y - 316, bottle, 10)
    pen.rectangle(x + 307, y - 420, x + 323, y - 392, bottle, 4)
    pen.rectangle(x + 305, y - 428, x + 325, y - 416, rgb("#e4572e"), 3)
    pen.rectangle(x + 303, y - 388, x + 309, y - 330, (255, 255, 255, 150), 3)
    for x, tone, hair, skin, size in ((250, "#2b6cb0", "#241a1c", "#e8b48c", 1.0), (450, "#e4572e", "#3a2618", "#dca27a", 0.92)):
        y = 930
        shade(image, lambda p, x=x, size=size: p.disc(x, y + 4, 92 * size, (255, 255, 255), 0.16), 10, 0.4)
        pen = Pen(image)
        pen.rectangle(x - 46 * size, y - 150 * size, x - 6 * size, y, rgb("#2b3347"), 12)
        pen.rectangle(x + 6 * size, y - 150 * size, x + 46 * size, y, rgb("#2b3347"), 12)
        pen.rectangle(x - 70 * size, y - 318 * size, x + 70 * size, y - 122 * size, rgb(tone), 38 * size)
        pen.polygon([(x - 22 * size, y - 318 * size), (x + 22 * size, y - 318 * size), (x, y - 276 * size)], (255, 255, 255))
        pen.line([(x + 58 * size, y - 284 * size), (x + 108 * size, y - 220 * size), (x + 128 * size, y - 276 * size)], 32 * size, mix(rgb(tone), (0, 0, 0), 0.14))
        pen.disc(x + 130 * size, y - 286 * size, 19 * size, rgb(skin))
        pen.line([(x - 58 * size, y - 284 * size), (x - 82 * size, y - 190 * size)], 32 * size, mix(rgb(tone), (0, 0, 0), 0.14))
        pen.disc(x - 84 * size, y - 178 * size, 19 * size, rgb(skin))
        pen.rectangle(x - 18 * size, y - 346 * size, x + 18 * size, y - 306 * size, mix(rgb(skin), (0, 0, 0), 0.1), 8)
        pen.disc(x, y - 392 * size, 62 * size, rgb(skin))
        pen.polygon([*curve((x - 66 * size, y - 380 * size), (x - 70 * size, y - 474 * size), (x + 10 * size, y - 462 * size)), *curve((x + 10 * size, y - 462 * size), (x + 76 * size, y - 462 * size), (x + 62 * size, y - 398 * size)), (x + 30 * size, y - 420 * size), (x - 24 * size, y - 424 * size), (x - 48 * size, y - 372 * size)], rgb(hair))
        if size < 1:
            pen.disc(x - 62 * size, y - 410 * size, 26 * size, rgb(hair))
            pen.rectangle(x - 82 * size, y - 404 * size, x - 46 * size, y - 320 * size, rgb(hair), 16)
        for eye in (2, 38):
            pen.disc(x + eye * size, y - 390 * size, 5.5 * size, rgb("#2a1a18"))
        pen.arc(x + 20 * size, y - 378 * size, 18 * size, 25, 150, 4 * size, rgb("#a2543f"))
    vignette(image, 0.28)
    return image


def green_hills() -> Image.Image:
    """Wind turbines and solar panels on hills whose outline rises like a chart."""
    dice = random.Random("hills")
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
        return [(x, base - rise * max(0, x / WIDTH) ** 1.3 - 38 * math.sin(x / waves + phase)) for x in range(-20, WIDTH + 30, 10)]

    def turbine(x: float, y: float, size: float, turn: float) -> None:
        tower = Pen(image)
        tower.polygon([(x - 6 * size, y), (x - 3 * size, y - 300 * size), (x + 3 * size, y - 300 * size), (x + 6 * size, y)], rgb("#f7faf8"))
        tower.polygon([(x + 1 * size, y), (x + 1 * size, y - 300 * size), (x + 3 * size, y - 300 * size), (x + 6 * size, y)], rgb("#cfdcd8"))
        hub = (x, y - 304 * size)
        for k in range(3):
            a = math.radians(turn + 120 * k)
            tip = (hub[0] + 148 * size * math.cos(a), hub[1] + 148 * size * math.sin(a))
            side = (math.cos(a + math.pi / 2), math.sin(a + math.pi / 2))
            knee = (hub[0] + 34 * size * math.cos(a) + side[0] * 11 * size, hub[1] + 34 * size * math.sin(a) + side[1] * 11 * size)
            tower.polygon([hub, knee, tip], rgb("#ffffff"))
            tower.line([hub, tip], 2 * size, rgb("#d5e2de"))
        tower.disc(*hub, 10 * size, rgb("#e3ece9"))

    layers = ((700, 210, 210, 0.4, "#6fbf9a"), (800, 180, 260, 2.1, "#3f9f7c"), (930, 150, 300, 4.2, "#1f7a62"))
    for index, (base, rise, waves, phase, tone) in enumerate(layers):
        line = hill(base, rise, waves, phase)
        pen = Pen(image)
        pen.polygon([*line, (WIDTH + 30, HEIGHT), (-20, HEIGHT)], rgb(tone))
        for shift in range(1, 7):
            pen.line([(x, y + shift * 26 + 8 * math.sin(x / 130 + shift)) for x, y in line], 2, (255, 255, 255, 26))

        def on(x: float, line=line) -> float:
            return line[min(len(line) - 1, max(0, round((x + 20) / 10)))][1]

        if index == 0:
            for x, size, turn in ((520, 0.42, 10), (690, 0.5, 70), (880, 0.56, 35), (1090, 0.66, 95), (1310, 0.76, 50)):
                turbine(x, on(x) + 6, size, turn)
        if index == 1:
            for x, size, turn in ((1010, 0.95, 22), (1440, 1.16, 80)):
                turbine(x, on(x) + 8, size, turn)
            for x in range(90, 620, 96):
                y = on(x) + 46
                pen = Pen(image)
                pen.line([(x + 40, y + 6), (x + 40, y + 44)], 5, rgb("#2b3f55"))
                pen.polygon([(x, y + 20), (x + 60, y + 8), (x + 92, y - 34), (x + 32, y - 22)], rgb("#1f4f86"))
                for k in (1, 2):
                    pen.line([(x + 20 * k, y + 20 - 4 * k), (x + 32 + 20 * k, y - 22 - 4 * k)], 1.6, rgb("#9cc7ee"))
                    pen.line([(x + 10.6 * k, y + 20 - 14 * k), (x + 60 + 10.6 * k, y + 8 - 14 * k)], 1.6, rgb("#9cc7ee"))
                pen.polygon([(x + 32, y - 22), (x + 52, y - 26), (x + 18, y + 17), (x, y + 20)], (255, 255, 255, 40))
        if index == 2:
            for _ in range(26):
                x = dice.uniform(0, WIDTH)
                y = on(x) + dice.uniform(0, 90)
                size = dice.uniform(0.6, 1.3)
                pen = Pen(image)
                pen.rectangle(x - 3 * size, y - 16 * size, x + 3 * size, y, rgb("#5a4030"))
                pen.disc(x, y - 36 * size, 25 * size, rgb(dice.choice(("#14624f", "#2a8f6c", "#1c6f58"))))
                pen.disc(x - 8 * size, y - 43 * size, 11 * size, (255, 255, 255, 32))
    coins = []
    for i in range(7):
        x = 210 + i * 196
        coins.append((x, 560 - 40 * i - 26 * math.sin(i * 1.1) - (60 if i > 3 else 0)))
    glow(image, lambda p: p.line(coins, 3, rgb("#f2a33a")), 5, sharp=False, gain=0.4)
    pen = Pen(image)
    for (ax, ay), (bx, by) in zip(coins, coins[1:], strict=False):
        steps = 16
        for k in range(0, steps, 2):
            pen.line([(ax + (bx - ax) * k / steps, ay + (by - ay) * k / steps), (ax + (bx - ax) * (k + 1) / steps, ay + (by - ay) * (k + 1) / steps)], 4, rgb("#e08a1e"))
    for x, y in coins:
        shade(image, lambda p, x=x, y=y: p.disc(x + 3, y + 7, 27, (255, 255, 255)), 5, 0.3)
        pen = Pen(image)
        pen.disc(x, y, 27, rgb("#f2a33a"))
        pen.disc(x, y, 21, rgb("#ffd27a"))
        pen.polygon([*curve((x - 9, y + 10), (x - 14, y - 12), (x + 11, y - 11)), *curve((x + 11, y - 11), (x + 12, y + 10), (x - 9, y + 10))], rgb("#1f7a62"))
        pen.line([(x - 11, y + 13), (x + 5, y - 4)], 2, rgb("#0f5a46"))
    vignette(image, 0.22)
    return image
