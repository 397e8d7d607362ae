"""The releases of the demo content, oldest first."""

from demo import pictures
from demo.schema import (
    Bilingual,
    CalloutBlock,
    Correction,
    DocumentBlock,
    FactBlock,
    FiguresTableBlock,
    ImageBlock,
    ListBlock,
    QuoteBlock,
    Release,
    TableBlock,
    VideoBlock,
)

# A freely licensed film that has been at this address for years; it has nothing to do with Cyberport.
SAMPLE_FILM = "https://www.youtube.com/watch?v=aqz-KE-bpKQ"

RELEASES = (
    Release(
        slug="budget-2024-computing-power",
        kind="press_release",
        release_time="2024-02-28T16:30:00+08:00",
        topics=("artificial-intelligence", "digital-transformation", "fintech"),
        summary=Bilingual(
            "Cyberport welcomes HK$3 billion in the 2024-25 Budget to open its AI Supercomputing Centre to local researchers and companies.",
            "數碼港歡迎2024-25年度《財政預算案》撥出30億港元，向本地科研人員及企業開放人工智能超算中心。",
        ),
        lead_photo=pictures.HARBOUR_DUSK,
        photos=(pictures.HARBOUR_DUSK,),
    ),
    Release(
        slug="digital-transformation-small-businesses",
        kind="press_release",
        release_time="2024-04-18T11:00:00+08:00",
        topics=("digital-transformation",),
        summary=Bilingual(
            "Restaurants and shops may receive up to HK$50,000 on a matching basis for ready-to-use digital tools.",
            "食肆及商店可獲最多50,000港元配對資助，採用即用型數碼工具。",
        ),
        lead_photo=pictures.NOODLE_SHOP,
        photos=(pictures.NOODLE_SHOP,),
    ),
    Release(
        slug="photos-student-mentorship",
        kind="photo_release",
        release_time="2024-07-12T17:45:00+08:00",
        topics=("talent", "smart-living"),
        summary=Bilingual(
            "Pictures of smart living solutions that secondary school students built with start-up mentors.",
            "圖片展示中學生與初創導師合力製作的智慧生活方案。",
        ),
        lead_photo=pictures.ROBOT_CLASSROOM,
        photos=(
            pictures.ROBOT_CLASSROOM,
            pictures.LAMPPOST_STREET,
            pictures.CONFERENCE_STAGE,
        ),
    ),
    Release(
        slug="ai-supercomputing-centre-opens",
        kind="press_release",
        release_time="2024-12-09T15:00:00+08:00",
        topics=("artificial-intelligence",),
        summary=Bilingual(
            "The first phase of Hong Kong’s largest AI supercomputing centre is at work at Cyberport, with a three-year, HK$3 billion subsidy scheme for its users.",
            "全港最大規模人工智能超算中心首階段在數碼港投入運作，並設有為期三年、總額30億港元的用戶資助計劃。",
        ),
        lead_photo=pictures.SERVER_HALL,
        photos=(pictures.SERVER_HALL, pictures.CHIP_CITY),
        extra_blocks=(
            CalloutBlock(
                position=5,
                heading=Bilingual(
                    "Not sure whether your project fits?", "未肯定你的項目是否適合？"
                ),
                text=Bilingual(
                    "Write to us with one page on what you want to train and on which data. An engineer will answer within five working days.",
                    "請以一頁紙說明你想訓練甚麼、使用哪些數據，並電郵給我們。工程師會在五個工作天內回覆。",
                ),
            ),
            TableBlock(
                position=7,
                caption=Bilingual("The Centre in figures", "中心數字一覽"),
                en=(
                    ("Item", "Figure"),
                    ("Subsidy scheme", "HK$3 billion over three years"),
                    ("Planned computing power", "3,000 petaFLOPS"),
                    ("Images processed in an hour at that level", "nearly 10 billion"),
                ),
                zh_hant=(
                    ("項目", "數字"),
                    ("資助計劃", "三年合共30億港元"),
                    ("計劃算力", "3,000 PFLOPS"),
                    ("屆時每小時處理圖像", "近100億張"),
                ),
            ),
            ImageBlock(position=7, photo=pictures.CHIP_CITY),
            VideoBlock(
                position=8,
                url=SAMPLE_FILM,
                title=Bilingual(
                    "Sample film: Big Buck Bunny, Blender Foundation",
                    "示範影片：Blender Foundation《Big Buck Bunny》",
                ),
            ),
            DocumentBlock(position=8, document=pictures.COMPUTING_GUIDE),
        ),
    ),
    Release(
        slug="genai-sandbox-first-cohort",
        kind="press_release",
        release_time="2024-12-19T10:30:00+08:00",
        topics=("artificial-intelligence", "fintech", "partnership"),
        summary=Bilingual(
            "In the first cohort of the GenA.I. Sandbox, 10 banks will try out 15 use cases with four technology partners.",
            "GenA.I.沙盒首批測試中，10家銀行將與四家科技夥伴測試15個用例。",
        ),
        lead_photo=pictures.GLASS_SANDBOX,
        photos=(pictures.GLASS_SANDBOX,),
        extra_blocks=(
            TableBlock(
                position=4,
                caption=Bilingual("The first cohort at a glance", "首批測試一覽"),
                en=(
                    ("Participants and trials", "Number"),
                    ("Banks", "10"),
                    ("Technology partners", "4"),
                    ("Use cases", "15"),
                ),
                zh_hant=(
                    ("參加者及測試", "數目"),
                    ("銀行", "10"),
                    ("科技夥伴", "4"),
                    ("用例", "15"),
                ),
            ),
        ),
    ),
    Release(
        slug="green-fintech-60-solutions",
        kind="press_release",
        release_time="2025-01-16T14:30:00+08:00",
        topics=("fintech",),
        summary=Bilingual(
            "A government scheme run by Cyberport selects 60 green fintech solutions from over 100 applications.",
            "由數碼港推行的政府計劃，從超過100份申請中選出60個綠色金融科技方案。",
        ),
        lead_photo=pictures.GREEN_HILLS,
        photos=(pictures.GREEN_HILLS,),
        correction=Correction(
            at="2025-01-17T09:40:00+08:00",
            note=Bilingual(
                "The first version of this release said that there were “100 applications”. The correct figure is over 100. The text has been changed.",
                "本新聞稿首個版本指有「100份申請」，正確數字為超過100份。內文已更正。",
            ),
        ),
    ),
    Release(
        slug="budget-2025-ai-in-the-lead",
        kind="press_release",
        release_time="2025-02-26T16:45:00+08:00",
        topics=("artificial-intelligence", "fintech", "low-altitude-economy"),
        summary=Bilingual(
            "Cyberport gives its full support to the 2025-26 Budget, which sets aside HK$1 billion for an AI research institute.",
            "數碼港全力支持2025-26年度《財政預算案》預留10億港元設立人工智能研發院。",
        ),
        lead_photo=pictures.RISING_COLUMNS,
        photos=(pictures.RISING_COLUMNS, pictures.HARBOUR_DUSK),
        extra_blocks=(
            QuoteBlock(
                position=4,
                text=Bilingual(
                    "Money is short, and the Government has still chosen to invest in knowledge.",
                    "資源緊絀，特區政府仍選擇投資知識。",
                ),
                speaker="rowan-tse",
                style="pull",
            ),
            FiguresTableBlock(
                position=6,
                caption=Bilingual("The community in early 2025", "2025年初的社群"),
                rows=(
                    ("members", "members"),
                    ("on-and-off-campus", "onsite"),
                    ("capital-raised", "raised"),
                ),
            ),
            TableBlock(
                position=7,
                caption=Bilingual("Capital in and around the community", "社群內外的資金"),
                en=(
                    ("Source", "Amount", "Note"),
                    ("All companies in the community", "over HK$42.1 billion", "raised in total"),
                    ("Cyberport Macro Fund", "HK$1.94 billion", "including co-investment"),
                    ("Cyberport Investors Network", "over HK$2.6 billion", "matched so far"),
                ),
                zh_hant=(
                    ("來源", "金額", "備註"),
                    ("全體社群企業", "超過421億港元", "累計融資"),
                    ("數碼港投資創業基金", "19.4億港元", "計及共同投資"),
                    ("數碼港投資者網絡", "超過26億港元", "至今撮合"),
                ),
            ),
            CalloutBlock(
                position=9,
                heading=Bilingual("A number to remember", "值得記住的數字"),
                text=Bilingual(
                    "For every dollar that the Cyberport Macro Fund invests, others invest nine.",
                    "「數碼港投資創業基金」每投資一元，其他投資者便投資九元。",
                ),
            ),
            ListBlock(
                position=9,
                en=(
                    "Low-altitude economy: trials at the waterfront",
                    "Fintech: over 440 companies",
                    "Web3.0: over 280 companies",
                ),
                zh_hant=(
                    "低空經濟：在海濱測試",
                    "金融科技：超過440間公司",
                    "Web3.0：超過280間公司",
                ),
            ),
        ),
    ),
    Release(
        slug="low-altitude-drone-trials",
        kind="press_release",
        release_time="2025-04-10T12:15:00+08:00",
        topics=("low-altitude-economy", "partnership"),
        summary=Bilingual(
            "Cyberport shows the media how its waterfront serves drone trials of the low-altitude economy.",
            "數碼港向傳媒介紹海濱如何支援低空經濟的無人機測試。",
        ),
        lead_photo=pictures.DRONES_OVER_WATER,
        photos=(pictures.DRONES_OVER_WATER, pictures.HARBOUR_DUSK),
        extra_blocks=(
            ImageBlock(position=4, photo=pictures.DRONES_OVER_WATER),
            QuoteBlock(
                position=6,
                text=Bilingual(
                    "Over the sea there is wind, there is salt, and there is no second chance.",
                    "海上有風，有鹽，沒有第二次機會。",
                ),
                speaker="jasper-fong",
                style="pull",
            ),
            DocumentBlock(position=8, document=pictures.DRONE_VISIT_GUIDE),
        ),
    ),
    Release(
        slug="qianhai-both-ways",
        kind="press_release",
        release_time="2025-05-22T11:30:00+08:00",
        topics=("partnership",),
        summary=Bilingual(
            "Two Qianhai companies have opened at Cyberport, and more than 10 Cyberport companies are looking into Qianhai.",
            "兩間前海企業已在數碼港開業，超過10間數碼港企業正研究進駐前海。",
        ),
        lead_photo=pictures.BRIDGE_SUNRISE,
        photos=(pictures.BRIDGE_SUNRISE,),
    ),
    Release(
        slug="web3-pitch-to-daily-use",
        kind="press_release",
        release_time="2025-06-19T15:20:00+08:00",
        topics=("web3", "fintech"),
        summary=Bilingual(
            "Over 280 companies in blockchain and Web3.0 belong to Cyberport’s community, and their products reach daily life.",
            "數碼港社群有超過280間區塊鏈及Web3.0公司，產品走進日常生活。",
        ),
        lead_photo=pictures.NODE_NETWORK,
        photos=(pictures.NODE_NETWORK,),
    ),
    Release(
        slug="media-invitation-ai-demo-day",
        kind="media_invitation",
        release_time="2025-10-16T10:00:00+08:00",
        topics=("artificial-intelligence",),
        summary=Bilingual(
            "The media are invited to AI Demo Day at Cyberport on 22 October 2025.",
            "誠邀傳媒出席2025年10月22日在數碼港舉行的人工智能示範日。",
        ),
        lead_photo=pictures.CONFERENCE_STAGE,
        photos=(pictures.CONFERENCE_STAGE,),
    ),
    Release(
        slug="ai-supercomputing-centre-3000-petaflops",
        kind="press_release",
        release_time="2026-01-08T14:00:00+08:00",
        topics=("artificial-intelligence",),
        summary=Bilingual(
            "Cyberport’s AI Supercomputing Centre reached 3,000 petaFLOPS at the end of 2025, as planned.",
            "數碼港人工智能超算中心的算力按計劃於2025年底達3,000 PFLOPS。",
        ),
        lead_photo=pictures.CHIP_CITY,
        photos=(pictures.CHIP_CITY, pictures.SERVER_HALL),
        extra_blocks=(FactBlock(position=2, fact="computing-power", figure="power"),),
    ),
    Release(
        slug="statement-fraudulent-messages",
        kind="statement",
        release_time="2026-01-22T18:10:00+08:00",
        topics=("corporate",),
        summary=Bilingual(
            "Cyberport warns of false messages in its name that promise subsidies in return for a deposit.",
            "數碼港提醒公眾提防冒用其名義、訛稱支付按金可獲資助的虛假訊息。",
        ),
    ),
    Release(
        slug="speech-small-firms-large-models",
        kind="speech",
        release_time="2026-02-12T09:45:00+08:00",
        topics=("artificial-intelligence", "digital-transformation"),
        summary=Bilingual(
            "Hazel Lam tells small firms how to begin with AI: start small, think large.",
            "林曉嵐向小企業講解如何開始使用人工智能：由小處着手，往大處着眼。",
        ),
        lead_photo=pictures.CONFERENCE_STAGE,
        photos=(pictures.CONFERENCE_STAGE,),
    ),
    Release(
        slug="overseas-media-briefing",
        kind="press_release",
        release_time="2026-03-05T19:00:00+08:00",
        topics=("partnership",),
        summary=Bilingual(
            "Cyberport briefs overseas media, in English, on its partners in the Middle East and Asia.",
            "",
        ),
        lead_photo=pictures.HARBOUR_DUSK,
        photos=(pictures.HARBOUR_DUSK,),
        languages="en",
    ),
)
