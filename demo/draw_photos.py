"""Draws the pictures of the demo content into demo/photos: `python -m demo.draw_photos`.

The pictures are kept in the repository; run this again only after changing a scene. Equal code gives equal pictures.
"""

import sys
from pathlib import Path

from demo.artwork import harbour, ideas, machines, outdoors, portraits, rooms, streets
from demo.artwork.canvas import print_to

PHOTOS = Path(__file__).parent / "photos"

SCENES = {
    "harbour-dusk": harbour.harbour_dusk,
    "bridge-sunrise": harbour.bridge_sunrise,
    "lamppost-street": streets.lamppost_street,
    "noodle-shop": streets.noodle_shop,
    "server-hall": machines.server_hall,
    "chip-city": machines.chip_city,
    "node-network": ideas.node_network,
    "rising-columns": ideas.rising_columns,
    "glass-sandbox": ideas.glass_sandbox,
    "drones-over-water": outdoors.drones_over_water,
    "conference-stage": rooms.conference_stage,
    "robot-classroom": rooms.robot_classroom,
    "green-hills": outdoors.green_hills,
}


def main() -> None:
    for name, scene in SCENES.items():
        print_to(scene(), PHOTOS / f"{name}.jpg")
        sys.stdout.write(f"{name}.jpg\n")
    for name, look in portraits.LOOKS.items():
        print_to(portraits.portrait(look), PHOTOS / "portraits" / f"{name}.jpg")
        sys.stdout.write(f"portraits/{name}.jpg\n")


if __name__ == "__main__":
    main()
