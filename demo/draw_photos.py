"""Draws the pictures of the demo content into demo/photos: `python -m demo.draw_photos`.

The pictures are kept in the repository; run this again only after changing a scene. Equal code gives equal pictures.
"""

from pathlib import Path

from demo.artwork import city, places, portraits, technology
from demo.artwork.canvas import print_to

PHOTOS = Path(__file__).parent / "photos"

SCENES = {
    "harbour-dusk": city.harbour_dusk,
    "bridge-sunrise": city.bridge_sunrise,
    "lamppost-street": city.lamppost_street,
    "noodle-shop": city.noodle_shop,
    "server-hall": technology.server_hall,
    "chip-city": technology.chip_city,
    "node-network": technology.node_network,
    "rising-columns": technology.rising_columns,
    "glass-sandbox": technology.glass_sandbox,
    "drones-over-water": places.drones_over_water,
    "conference-stage": places.conference_stage,
    "robot-classroom": places.robot_classroom,
    "green-hills": places.green_hills,
}


def main() -> None:
    for name, scene in SCENES.items():
        print_to(scene(), PHOTOS / f"{name}.jpg")
        print(f"{name}.jpg")
    for name, look in portraits.LOOKS.items():
        print_to(portraits.portrait(look), PHOTOS / "portraits" / f"{name}.jpg")
        print(f"portraits/{name}.jpg")


if __name__ == "__main__":
    main()
