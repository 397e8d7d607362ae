"""What the demo site holds besides the texts of its releases and factsheets.

`load_demo` reads this module: TOPICS, ORGANISATIONS, SPOKESPEOPLE, GLOSSARY, HOME, STANDARD_PAGES,
FACTSHEETS, PHOTOS, DOCUMENTS and RELEASES. People, start-ups and addresses ending in `.example` are invented.
"""

from demo.pictures import DOCUMENTS, PHOTOS
from demo.release_list import RELEASES
from demo.schema import (
    Bilingual,
    Factsheet,
    GlossaryEntry,
    HomePage,
    Organisation,
    PageBlock,
    Spokesperson,
    StandardPage,
    Topic,
)

__all__ = [
    "DOCUMENTS",
    "FACTSHEETS",
    "GLOSSARY",
    "HOME",
    "ORGANISATIONS",
    "PHOTOS",
    "RELEASES",
    "SPOKESPEOPLE",
    "STANDARD_PAGES",
    "TOPICS",
]

TOPICS = (
    Topic("artificial-intelligence", Bilingual("Artificial intelligence", "人工智能")),
    Topic("fintech", Bilingual("Fintech", "金融科技")),
    Topic("web3", Bilingual("Web3.0", "Web3.0")),
    Topic("smart-living", Bilingual("Smart living", "智慧生活")),
    Topic("low-altitude-economy", Bilingual("Low-altitude economy", "低空經濟")),
    Topic("digital-transformation", Bilingual("Digital transformation", "數碼轉型")),
    Topic("talent", Bilingual("Talent", "人才培育")),
    Topic("partnership", Bilingual("Partnership", "合作夥伴")),
    Topic("corporate", Bilingual("Corporate", "機構消息")),
)

ORGANISATIONS = (
    Organisation("cyberport", Bilingual("Cyberport", "數碼港"), "https://www.cyberport.hk"),
    Organisation(
        "harbour-lane",
        Bilingual("Harbour Lane Communications", "海傍里傳訊"),
        "https://harbourlane.example",
    ),
    Organisation(
        "lantern-street",
        Bilingual("Lantern Street Noodles", "燈籠街麵家"),
        "https://lanternstreet.example",
    ),
    Organisation(
        "paperboat", Bilingual("Paperboat Learning", "紙船學習"), "https://paperboat.example"
    ),
    Organisation(
        "lion-rock",
        Bilingual("Lion Rock Materials Laboratory", "獅子山材料實驗室"),
        "https://lionrock.example",
    ),
    Organisation("mangrove", Bilingual("Mangrove Ledger", "紅樹賬本"), "https://mangrove.example"),
    Organisation(
        "kestrel-wing", Bilingual("Kestrel Wing", "隼翼科技"), "https://kestrelwing.example"
    ),
    Organisation("lychee-vision", Bilingual("Lychee Vision", "荔光視覺"), "https://lychee.example"),
    Organisation(
        "ovenbird", Bilingual("Ovenbird Robotics", "灶鳥機械人"), "https://ovenbird.example"
    ),
)


def _portrait(colour: Bilingual) -> Bilingual:
    return Bilingual(
        f"Abstract portrait without a face, on a {colour.en} background.",
        f"{colour.zh_hant}背景上的抽象肖像，不繪面容。",
    )


SPOKESPEOPLE = (
    # A real person: quoted as in the public releases that the demo follows, and so without a drawn portrait.
    Spokesperson(
        "rowan-tse",
        Bilingual("Rowan Tse", "謝朗恩"),
        Bilingual("Chairman of Cyberport", "數碼港主席"),
        "cyberport",
    ),
    Spokesperson(
        "hazel-lam",
        Bilingual("Hazel Lam", "林曉嵐"),
        Bilingual("Director of Technology Programmes of Cyberport", "數碼港科技項目總監"),
        "cyberport",
        "hazel-lam.jpg",
        _portrait(Bilingual("green", "綠色")),
    ),
    Spokesperson(
        "winnie-szeto",
        Bilingual("Winnie Szeto", "司徒穎兒"),
        Bilingual("Head of Fintech of Cyberport", "數碼港金融科技主管"),
        "cyberport",
        "winnie-szeto.jpg",
        _portrait(Bilingual("purple", "紫色")),
    ),
    Spokesperson(
        "gloria-yip",
        Bilingual("Gloria Yip", "葉凱晴"),
        Bilingual("Head of Small Business Programmes of Cyberport", "數碼港中小企項目主管"),
        "cyberport",
    ),
    Spokesperson(
        "dominic-pang",
        Bilingual("Dominic Pang", "彭德謙"),
        Bilingual("Head of Web3.0 Community of Cyberport", "數碼港Web3.0社群主管"),
        "cyberport",
    ),
    Spokesperson(
        "raymond-tsui",
        Bilingual("Raymond Tsui", "徐偉文"),
        Bilingual("Head of Information Security of Cyberport", "數碼港資訊保安主管"),
        "cyberport",
    ),
    Spokesperson(
        "fiona-baird",
        Bilingual("Fiona Baird", "貝穎嵐"),
        Bilingual("Head of International Partnerships of Cyberport", "數碼港國際合作主管"),
        "cyberport",
    ),
    Spokesperson(
        "tong-sau-ling",
        Bilingual("Tong Sau-ling", "唐秀玲"),
        Bilingual("Owner of Lantern Street Noodles", "燈籠街麵家東主"),
        "lantern-street",
    ),
    Spokesperson(
        "chloe-ng",
        Bilingual("Chloe Ng", "吳子晴"),
        Bilingual("Founder of Paperboat Learning", "紙船學習創辦人"),
        "paperboat",
    ),
    Spokesperson(
        "marcus-hui",
        Bilingual("Marcus Hui", "許文樂"),
        Bilingual(
            "Principal Scientist of Lion Rock Materials Laboratory", "獅子山材料實驗室首席科學家"
        ),
        "lion-rock",
        "marcus-hui.jpg",
        _portrait(Bilingual("blue", "藍色")),
    ),
    Spokesperson(
        "irene-mak",
        Bilingual("Irene Mak", "麥愛玲"),
        Bilingual("Co-founder of Mangrove Ledger", "紅樹賬本聯合創辦人"),
        "mangrove",
    ),
    Spokesperson(
        "jasper-fong",
        Bilingual("Jasper Fong", "方俊諺"),
        Bilingual("Chief Pilot of Kestrel Wing", "隼翼科技首席飛手"),
        "kestrel-wing",
        "jasper-fong.jpg",
        _portrait(Bilingual("orange", "橙色")),
    ),
    Spokesperson(
        "shen-yue",
        Bilingual("Shen Yue", "沈悅"),
        Bilingual("Founder of Lychee Vision", "荔光視覺創辦人"),
        "lychee-vision",
    ),
    Spokesperson(
        "leung-pui-ki",
        Bilingual("Leung Pui-ki", "梁佩琪"),
        Bilingual("Founder of Ovenbird Robotics", "灶鳥機械人創辦人"),
        "ovenbird",
    ),
)

GLOSSARY = (
    GlossaryEntry("著力", "着力", "The conversion leaves 著 as it is; here it means “to apply”."),
    GlossaryEntry("藉著", "借着", "The conversion changes neither character."),
    GlossaryEntry("甚麼", "什么", "The conversion gives 甚么, which the Mainland does not write."),
    GlossaryEntry("機械人", "机器人", "The Mainland’s word for robot."),
)

HOME = HomePage(
    headline=Bilingual("News from where technology goes to work", "科技大展身手之地的新消息"),
    introduction=Bilingual(
        "Announcements, speeches, pictures and up-to-date facts from Cyberport, in English and Chinese, free for journalists to use.",
        "數碼港的公布、演辭、圖片及最新資料，中英對照，歡迎傳媒使用。",
    ),
)

STANDARD_PAGES = (
    StandardPage(
        slug="about",
        title=Bilingual("About this newsroom", "關於本新聞中心"),
        summary=Bilingual(
            "What Cyberport publishes here, and how it deals with mistakes.",
            "數碼港在此發布的內容，以及處理錯誤的方式。",
        ),
        blocks=(
            PageBlock(
                "paragraph",
                Bilingual(
                    "This is the newsroom of Cyberport, Hong Kong’s home for digital technology companies. We publish press releases, media invitations, statements, speeches and pictures here, and factsheets that are kept up to date.",
                    "這是香港數碼科技企業之家——數碼港的新聞中心。我們在此發布新聞稿、採訪邀請、聲明、演辭和圖片，並提供持續更新的資料頁。",
                ),
            ),
            PageBlock(
                "paragraph",
                Bilingual(
                    "Every release comes out in English and Traditional Chinese at the same moment, unless it says otherwise. The Simplified Chinese text is made from the Traditional one.",
                    "除另有註明外，每篇發布均同步提供英文及繁體中文版本；簡體中文版本由繁體中文轉換而成。",
                ),
            ),
            PageBlock("heading", Bilingual("When we make a mistake", "如有錯誤")),
            PageBlock(
                "paragraph",
                Bilingual(
                    "We do not delete what we have published. We correct it, and a dated note on the page says what was changed. If you find a mistake, please tell the press office.",
                    "我們不會刪除已發布的內容，而是作出更正，並在頁面註明日期及更改之處。如發現錯誤，請告知新聞組。",
                ),
            ),
            PageBlock("heading", Bilingual("Using our material", "使用我們的材料")),
            PageBlock(
                "paragraph",
                Bilingual(
                    "Journalists may quote the texts and print the pictures free of charge, with the credit that stands under each picture.",
                    "傳媒可免費引用文字及刊登圖片，並請附上各圖片下方的鳴謝字句。",
                ),
            ),
        ),
    ),
    StandardPage(
        slug="accessibility",
        title=Bilingual("Accessibility", "無障礙網頁"),
        summary=Bilingual(
            "How this site works with keyboards and screen readers, and where to report a barrier.",
            "本網站如何配合鍵盤及屏幕閱讀器，以及如何報告障礙。",
        ),
        blocks=(
            PageBlock(
                "paragraph",
                Bilingual(
                    "We want everyone to be able to read this newsroom. It is built to meet level AA of the Web Content Accessibility Guidelines 2.2.",
                    "我們希望人人都能閱讀本新聞中心的內容。網站按《無障礙網頁內容指引》2.2版AA級別的要求建立。",
                ),
            ),
            PageBlock("heading", Bilingual("What you can expect", "你可以期待")),
            PageBlock(
                "paragraph",
                Bilingual(
                    "Every page works with the keyboard alone, can be enlarged to 400% without sideways scrolling, and tells screen readers in which language each part is written. Pictures have descriptions in both languages.",
                    "每個頁面均可單以鍵盤操作，放大至400%亦無須橫向捲動，並會告知屏幕閱讀器各部分所用的語言。圖片附有中英文描述。",
                ),
            ),
            PageBlock("heading", Bilingual("If something does not work", "如遇問題")),
            PageBlock(
                "paragraph",
                Bilingual(
                    "Please write to press@cyberport.example and say which page you were on and what you used. We answer within three working days.",
                    "請電郵至press@cyberport.example，說明所瀏覽的頁面及所用的工具。我們會在三個工作天內回覆。",
                ),
            ),
        ),
    ),
    StandardPage(
        slug="contact",
        title=Bilingual("Contact the press office", "聯絡新聞組"),
        summary=Bilingual(
            "How journalists reach Cyberport’s press office by telephone and email.",
            "傳媒如何以電話及電郵聯絡數碼港新聞組。",
        ),
        blocks=(
            PageBlock(
                "paragraph",
                Bilingual(
                    "The press office answers questions from the media in Cantonese, Putonghua and English.",
                    "新聞組以粵語、普通話及英語解答傳媒查詢。",
                ),
            ),
            PageBlock("heading", Bilingual("Telephone and email", "電話及電郵")),
            PageBlock(
                "paragraph",
                Bilingual(
                    "Ring (852) 3166 3800 from 9:00 am to 6:00 pm, Monday to Friday, or write to press@cyberport.example at any time. The person to ask for stands at the end of each release.",
                    "請於星期一至五上午9時至下午6時致電(852) 3166 3800，或隨時電郵至press@cyberport.example。各篇發布的末段列有聯絡人。",
                ),
            ),
            PageBlock("heading", Bilingual("Questions from the public", "公眾查詢")),
            PageBlock(
                "paragraph",
                Bilingual(
                    "For programmes, tenancy and visits, please go to www.cyberport.hk.",
                    "有關計劃、租務及參觀事宜，請瀏覽www.cyberport.hk。",
                ),
            ),
        ),
    ),
)

FACTSHEETS = (
    Factsheet(
        slug="innovation",
        published_at="2026-02-20T10:00:00+08:00",
        summary=Bilingual(
            "Policy, infrastructure, research, talent and smart city work in Hong Kong, in figures.",
            "以數字看香港的創科政策、基建、科研、人才及智慧城市工作。",
        ),
    ),
    Factsheet(
        slug="cyberport",
        published_at="2026-02-20T10:30:00+08:00",
        summary=Bilingual(
            "The figures about Cyberport that are asked for most often, each with its date.",
            "最常被查詢的數碼港數字，並附上所屬日期。",
        ),
    ),
)
