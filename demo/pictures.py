"""The pictures and documents of the demo content, with their words in both languages."""

from demo.schema import Bilingual, Document, Photo

CREDIT = Bilingual("Illustration: Cyberport", "插圖：數碼港")

HARBOUR_DUSK = Photo(
    "harbour-dusk.jpg",
    "Harbour at dusk",
    Bilingual(
        "A ferry crosses the harbour at dusk in front of a skyline with lit windows.",
        "黃昏時分，一艘渡輪駛過海港，背後是亮起窗戶燈光的天際線。",
    ),
    Bilingual("The harbour at dusk.", "黃昏的海港。"),
    CREDIT,
)
BRIDGE_SUNRISE = Photo(
    "bridge-sunrise.jpg",
    "Bridge at sunrise",
    Bilingual(
        "A bridge with two tall towers joins two cities across a bay at sunrise.",
        "日出時分，一座雙塔大橋橫跨海灣，連接兩座城市。",
    ),
    Bilingual("Two shores, one community of start-ups.", "兩岸相連，同一個初創社群。"),
    CREDIT,
)
LAMPPOST_STREET = Photo(
    "lamppost-street.jpg",
    "Street with smart lampposts",
    Bilingual(
        "Smart lampposts line a street in the evening. A cyclist waits while three people cross.",
        "傍晚的街道兩旁豎立智慧燈柱，一名騎單車人士停下，讓三名行人過路。",
    ),
    Bilingual(
        "A model street tests a smart lamppost that warns cyclists of people crossing.",
        "模型街道測試智慧燈柱，提示騎單車人士有行人過路。",
    ),
    CREDIT,
)
NOODLE_SHOP = Photo(
    "noodle-shop.jpg",
    "Noodle shop with payment screen",
    Bilingual(
        "Two bowls of noodles and a payment screen stand on the counter of a shop hung with red lanterns.",
        "掛着紅燈籠的麵店櫃枱上，放着兩碗麵和一部付款屏幕。",
    ),
    Bilingual(
        "A payment screen on the counter of a noodle shop.",
        "麵店櫃枱上的付款屏幕。",
    ),
    CREDIT,
)
SERVER_HALL = Photo(
    "server-hall.jpg",
    "Hall of servers",
    Bilingual(
        "Coloured lights glow on two long rows of server racks that meet in the distance.",
        "兩列長長的伺服器機架亮起彩色燈號，在遠處交匯。",
    ),
    Bilingual(
        "An aisle of the AI Supercomputing Centre, as an artist sees it.",
        "畫家筆下人工智能超算中心的一條通道。",
    ),
    CREDIT,
)
CHIP_CITY = Photo(
    "chip-city.jpg",
    "Chip seen from above",
    Bilingual(
        "A processor seen from above, with bright circuit lines running out like streets.",
        "俯瞰一枚處理器，發光的線路如街道般向外延伸。",
    ),
    Bilingual(
        "Computing power spreads from one chip to many users.",
        "算力由一枚晶片傳送給眾多用戶。",
    ),
    CREDIT,
)
NODE_NETWORK = Photo(
    "node-network.jpg",
    "Globe of connected points",
    Bilingual(
        "A globe made of connected points of light, with lines that reach outwards.",
        "由相連光點組成的球體，線條向外伸展。",
    ),
    Bilingual("A network has no centre.", "網絡沒有中心。"),
    CREDIT,
)
RISING_COLUMNS = Photo(
    "rising-columns.jpg",
    "Columns that rise",
    Bilingual(
        "Coloured columns on a white board rise from left to right under a curved red arrow.",
        "白板上的彩色柱體由左至右逐漸升高，上方有一道紅色弧形箭咀。",
    ),
    Bilingual("Many columns, one direction.", "柱體眾多，方向一致。"),
    CREDIT,
)
GLASS_SANDBOX = Photo(
    "glass-sandbox.jpg",
    "Glass sandbox",
    Bilingual(
        "Six small coloured buildings stand on sand in a glass box, all linked to one bright point.",
        "玻璃箱內的沙面上有六座彩色小建築，全部連接至一個光點。",
    ),
    Bilingual("In a sandbox, trials stay inside the glass.", "在沙盒中，測試不會越出玻璃。"),
    CREDIT,
)
DRONES_OVER_WATER = Photo(
    "drones-over-water.jpg",
    "Drones over the water",
    Bilingual(
        "Five drones fly over the sea near a pier with a round landing point. Two carry parcels.",
        "五架無人機在設有圓形升降點的碼頭附近海面飛行，其中兩架載有包裹。",
    ),
    Bilingual(
        "Drones share the sky above the waterfront pier.",
        "無人機共享海濱碼頭上空。",
    ),
    CREDIT,
)
CONFERENCE_STAGE = Photo(
    "conference-stage.jpg",
    "Conference stage",
    Bilingual(
        "A speaker stands on a stage before a large colourful screen, watched by a full hall.",
        "講者站在舞台上，背後是色彩繽紛的大屏幕，台下座無虛席。",
    ),
    Bilingual("The stage is set.", "舞台準備就緒。"),
    CREDIT,
)
ROBOT_CLASSROOM = Photo(
    "robot-classroom.jpg",
    "Robot in a classroom",
    Bilingual(
        "In a classroom, a smiling robot puts a bottle into a recycling bin while two students watch.",
        "課室內，一部微笑的機械人把膠樽放進回收箱，兩名學生在旁觀看。",
    ),
    Bilingual(
        "A team shows a robot that sorts household waste for recycling.",
        "一支隊伍展示把家居廢物分類回收的機械人。",
    ),
    CREDIT,
)
GREEN_HILLS = Photo(
    "green-hills.jpg",
    "Hills with wind turbines",
    Bilingual(
        "Wind turbines and solar panels on green hills, with a rising line of coins marked with a leaf.",
        "綠色山丘上有風力發電機和太陽能板，一列印有葉子的硬幣連成上升的線。",
    ),
    Bilingual(
        "Green finance follows the lie of the land.",
        "綠色金融，順着地勢前行。",
    ),
    CREDIT,
)

PHOTOS = (
    HARBOUR_DUSK,
    BRIDGE_SUNRISE,
    LAMPPOST_STREET,
    NOODLE_SHOP,
    SERVER_HALL,
    CHIP_CITY,
    NODE_NETWORK,
    RISING_COLUMNS,
    GLASS_SANDBOX,
    DRONES_OVER_WATER,
    CONFERENCE_STAGE,
    ROBOT_CLASSROOM,
    GREEN_HILLS,
)

COMPUTING_GUIDE = Document(
    "ai-supercomputing-centre-guide.pdf",
    Bilingual(
        "AI Supercomputing Centre: a guide on one page (PDF)",
        "人工智能超算中心：一頁指南（PDF）",
    ),
)
DRONE_VISIT_GUIDE = Document(
    "drone-trial-visit-guide.pdf",
    Bilingual(
        "Visiting a drone trial: rules on one page (PDF)",
        "參觀無人機測試：一頁守則（PDF）",
    ),
)
DOCUMENTS = (COMPUTING_GUIDE, DRONE_VISIT_GUIDE)
