"""Drawing tools shared by the scenes: a scaled pen, gradients, light and the final print.

Scenes are drawn in units of 1600 x 1000 and enlarged by `SCALE`, then reduced: that smooths every edge.
"""

import itertools
import math
import random
from collections.abc import Callable, Sequence
from pathlib import Path

from PIL import Image, ImageChops, ImageDraw, ImageFilter

SCALE = 2
WIDTH, HEIGHT = 1600, 1000

WARM_WINDOWS = ("#ffd58a", "#ffe7b3", "#ffc46b", "#bfe3ff")

Colour = tuple[int, ...]
Point = tuple[float, float]


def dice_of(seed: str) -> random.Random:
    """The same throws for the same seed: drawing, not secrets."""
    return random.Random(seed)  # noqa: S311


def rgb(code: str, alpha: int | None = None) -> Colour:
    """The colour of `#rrggbb`, with an optional opacity from 0 to 255."""
    parts = tuple(int(code[i : i + 2], 16) for i in (1, 3, 5))
    return parts if alpha is None else (*parts, alpha)


def mix(first: Colour, second: Colour, share: float) -> Colour:
    """A colour between two: `share` 0 gives the first, 1 the second."""
    return tuple(round(a + (b - a) * share) for a, b in zip(first, second, strict=True))


def along(stops: Sequence[tuple[float, str]], place: float) -> Colour:
    """The colour at `place` (0 to 1) of a gradient given as (place, code) stops."""
    for (low, first), (high, second) in itertools.pairwise(stops):
        if place <= high:
            return mix(rgb(first), rgb(second), max(0.0, (place - low) / (high - low)))
    return rgb(stops[-1][1])


class Pen:
    """Draws on an image in scene units; colours may carry an opacity."""

    def __init__(self, image: Image.Image) -> None:
        self.draw = ImageDraw.Draw(image, "RGBA")

    @staticmethod
    def _scaled(points: Sequence[Point]) -> list[Point]:
        return [(x * SCALE, y * SCALE) for x, y in points]

    def polygon(self, points: Sequence[Point], fill: Colour) -> None:
        self.draw.polygon(self._scaled(points), fill=fill)

    def rectangle(
        self,
        left: float,
        top: float,
        right: float,
        bottom: float,
        fill: Colour,
        round_by: float = 0,
    ) -> None:
        box = self._scaled([(left, top), (right, bottom)])
        if right <= left or bottom <= top:
            return
        if round_by:
            self.draw.rounded_rectangle(box, radius=round_by * SCALE, fill=fill)
        else:
            self.draw.rectangle(box, fill=fill)

    def disc(self, x: float, y: float, radius: float, fill: Colour, flat: float = 1) -> None:
        """A filled circle; `flat` below 1 makes it an ellipse seen from the side."""
        self.draw.ellipse(
            self._scaled([(x - radius, y - radius * flat), (x + radius, y + radius * flat)]),
            fill=fill,
        )

    def ring(
        self, x: float, y: float, radius: float, width: float, fill: Colour, flat: float = 1
    ) -> None:
        box = self._scaled([(x - radius, y - radius * flat), (x + radius, y + radius * flat)])
        self.draw.ellipse(box, outline=fill, width=max(1, round(width * SCALE)))

    def arc(
        self,
        x: float,
        y: float,
        radius: float,
        start: float,
        end: float,
        width: float,
        fill: Colour,
    ) -> None:
        box = self._scaled([(x - radius, y - radius), (x + radius, y + radius)])
        self.draw.arc(box, start, end, fill=fill, width=max(1, round(width * SCALE)))

    def line(self, points: Sequence[Point], width: float, fill: Colour) -> None:
        self.draw.line(
            self._scaled(points), fill=fill, width=max(1, round(width * SCALE)), joint="curve"
        )


def blank(colour: Colour = (0, 0, 0), width: int = WIDTH, height: int = HEIGHT) -> Image.Image:
    return Image.new("RGB", (width * SCALE, height * SCALE), colour)


def gradient(
    stops: Sequence[tuple[float, str]], width: int = WIDTH, height: int = HEIGHT
) -> Image.Image:
    """A picture whose colour changes from top to bottom."""
    column = Image.new("RGB", (1, height * SCALE))
    column.putdata([along(stops, y / (height * SCALE - 1)) for y in range(height * SCALE)])
    return column.resize((width * SCALE, height * SCALE))


def ramp(
    low: int, high: int, width: int = WIDTH, height: int = HEIGHT, *, sideways: bool = False
) -> Image.Image:
    """A mask that goes evenly from `low` to `high`, downwards or to the right."""
    mask = Image.linear_gradient("L")
    if sideways:
        mask = mask.rotate(90)
    return mask.point([round(low + (high - low) * v / 255) for v in range(256)]).resize(
        (width * SCALE, height * SCALE)
    )


def light(
    image: Image.Image,
    x: float,
    y: float,
    radius: float,
    colour: Colour,
    strength: float = 1,
    flat: float = 1,
) -> None:
    """Adds a soft round light to the image, in place."""
    width, height = round(2 * radius * SCALE), round(2 * radius * flat * SCALE)
    fade = Image.radial_gradient("L").point(
        [round(255 * strength * max(0.0, 1 - v / 181) ** 2) for v in range(256)]
    )
    fade = fade.resize((width, height), Image.Resampling.BICUBIC)
    lamp = Image.composite(Image.new("RGB", fade.size, colour), Image.new("RGB", fade.size), fade)
    left, top = round((x - radius) * SCALE), round((y - radius * flat) * SCALE)
    sheet = Image.new("RGB", fade.size)
    sheet.paste(image, (-left, -top))
    image.paste(ImageChops.screen(sheet, lamp), (left, top))


def glow(
    image: Image.Image,
    paint: Callable[[Pen], None],
    radius: float,
    *,
    sharp: bool = True,
    gain: float = 1,
) -> None:
    """Adds what `paint` draws to the image as light: a blurred halo and, if `sharp`, the shape itself."""
    sheet = Image.new("RGB", image.size)
    paint(Pen(sheet))
    small = sheet.resize((image.width // 4, image.height // 4), Image.Resampling.BOX)
    halo = small.filter(ImageFilter.GaussianBlur(radius * SCALE / 4)).resize(
        image.size, Image.Resampling.BICUBIC
    )
    if gain != 1:
        halo = halo.point([min(255, round(v * gain)) for v in range(256)] * 3)
    image.paste(ImageChops.screen(image, halo))
    if sharp:
        image.paste(ImageChops.screen(image, sheet))


def shade(
    image: Image.Image, paint: Callable[[Pen], None], radius: float, strength: float = 0.5
) -> None:
    """Darkens the image, in place, where `paint` draws in white: a soft shadow."""
    mask = Image.new("RGB", image.size)
    paint(Pen(mask))
    small = mask.convert("L").resize((image.width // 4, image.height // 4), Image.Resampling.BOX)
    soft = small.filter(ImageFilter.GaussianBlur(radius * SCALE / 4)).resize(
        image.size, Image.Resampling.BICUBIC
    )
    image.paste((0, 0, 0), mask=soft.point([round(v * strength) for v in range(256)]))


def reflect(
    image: Image.Image,
    waterline: float,
    tint: Colour,
    dice: random.Random,
    *,
    depth: float = 0.45,
    swell: float = 7,
) -> None:
    """Fills everything below the waterline with a rippled, darkened mirror image of what stands above."""
    line = round(waterline * SCALE)
    rows = image.height - line
    above = image.crop((0, line - rows if line >= rows else 0, image.width, line)).transpose(
        Image.Transpose.FLIP_TOP_BOTTOM
    )
    mirror = above.resize((image.width, rows), Image.Resampling.BICUBIC).filter(
        ImageFilter.GaussianBlur(1.2 * SCALE)
    )
    phases = [dice.uniform(0, math.tau) for _ in range(3)]
    rippled = Image.new("RGB", mirror.size)
    step = 2
    for y in range(0, rows, step):
        near = y / rows
        pitch = 26 - 16 * (1 - near)
        shift = math.sin(y / (pitch * 0.31) + phases[0]) + 0.6 * math.sin(
            y / (pitch * 0.83) + phases[1]
        )
        shift = round(shift * (0.6 + swell * near) * SCALE)
        strip = mirror.crop((0, y, image.width, y + step))
        rippled.paste(ImageChops.offset(strip, shift, 0), (0, y))
    sea = Image.blend(rippled, Image.new("RGB", rippled.size, tint), depth)
    deep = Image.linear_gradient("L").point([round(v * 0.45) for v in range(256)]).resize(sea.size)
    sea.paste(mix(tint, (0, 0, 0), 0.55), mask=deep)
    image.paste(sea, (0, line))


def ridge(
    dice: random.Random, left: float, right: float, base: float, height: float, rough: float = 0.52
) -> list[Point]:
    """A mountain line from left to right by halving: points to be closed below by the caller."""
    line = [0.15, dice.uniform(0.5, 1), dice.uniform(0.4, 0.9), 0.2]
    size = 0.34
    while len(line) < 260:
        fuller: list[float] = []
        for first, second in itertools.pairwise(line):
            fuller += [first, (first + second) / 2 + dice.uniform(-size, size) * 0.5]
        line = [*fuller, line[-1]]
        size *= rough
    span, last = right - left, len(line) - 1
    return [
        (
            left + span * i / last,
            base - height * max(0.0, v) * min(1, 7 * i / last, 7 * (1 - i / last)),
        )
        for i, v in enumerate(line)
    ]


def cloud(image: Image.Image, dice: random.Random, x: float, y: float, size: float) -> None:
    """Adds a soft fair-weather cloud, in place."""
    puffs = [
        (
            x + dice.gauss(0, 70) * size,
            y + dice.uniform(-16, 14) * size,
            dice.uniform(24, 54) * size,
        )
        for _ in range(14)
    ]
    glow(
        image,
        lambda p: [p.disc(u, v, r, (150, 160, 165), 0.46) for u, v, r in puffs],
        9 * size + 3,
        sharp=False,
    )


def curve(start: Point, bend: Point, end: Point, steps: int = 48) -> list[Point]:
    """Points of a quadratic curve."""
    points = []
    for i in range(steps + 1):
        t = i / steps
        points.append(
            tuple(
                (1 - t) ** 2 * a + 2 * t * (1 - t) * b + t * t * c
                for a, b, c in zip(start, bend, end, strict=True)
            )
        )
    return points


def vignette(image: Image.Image, strength: float = 0.35) -> None:
    """Darkens the corners a little, in place."""
    mask = Image.radial_gradient("L").point(
        [round(255 * strength * max(0, v / 255 - 0.35) ** 1.6) for v in range(256)]
    )
    image.paste((4, 6, 16), mask=mask.resize(image.size, Image.Resampling.BICUBIC))


def print_to(
    image: Image.Image, path: Path, *, grain: int = 2, quality: int = 82, limit: int = 150_000
) -> None:
    """Reduces the scene, adds a breath of grain against banding, and saves it as JPEG of at most `limit` bytes."""
    width, height = image.width // SCALE, image.height // SCALE
    final = image.resize((width, height), Image.Resampling.LANCZOS)
    noise = Image.frombytes("L", (width, height), dice_of(path.name).randbytes(width * height))
    noise = noise.point([v * (2 * grain + 1) // 256 for v in range(256)])
    final = ImageChops.add(final, Image.merge("RGB", (noise, noise, noise)), 1, -grain)
    path.parent.mkdir(parents=True, exist_ok=True)
    final.save(path, "JPEG", quality=quality, optimize=True, progressive=True)
    while path.stat().st_size > limit and quality > 60:
        quality -= 2
        final.save(path, "JPEG", quality=quality, optimize=True, progressive=True)
