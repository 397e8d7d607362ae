"""The glossary that a new site may begin with: names of institutions, schemes and places.

`manage.py setup_site --terms` and the demo put them into an empty glossary; from then on it is the
staff's. Names and short forms only: facts, in nobody's words.
"""

from cyberport_cms.bilingual.checks import Term

STARTING_TERMS = (
    Term("Cyberport", zh_hant="數碼港"),
    Term(
        "Hong Kong Cyberport Management Company Limited",
        zh_hant="香港數碼港管理有限公司",
    ),
    Term(
        "AI Supercomputing Centre",
        "AISC",
        "人工智能超算中心",
        avoid_en=("AI Supercomputer Centre", "AI Supercomputing Center"),
        avoid_zh_hant=("人工智能超級電腦中心", "人工智慧超算中心"),
    ),
    Term("AI Subsidy Scheme", "AISS", "人工智能資助計劃"),
    Term("Cyberport AI Lab", "", "數碼港人工智能實驗室", also_zh_hant=("人工智能實驗室",)),
    Term(
        "Hong Kong AI Research and Development Institute",
        "",
        "香港人工智能研發院",
    ),
    Term("Cyberport Macro Fund", "CMF", "數碼港投資創業基金"),
    Term("Cyberport Investors Network", "CIN", "數碼港投資者網絡"),
    Term("Web3.0 Investors Circle", "W3IC", "Web3.0投資圈"),
    Term(
        "Innovation and Technology Industry-Oriented Fund",
        "",
        "創科產業引導基金",
    ),
    Term("GenA.I. Sandbox", "", "生成式人工智能沙盒", also_zh_hant=("GenA.I.沙盒",)),
    Term("Low-Altitude Economy Regulatory Sandbox", "", "低空經濟監管沙盒"),
    Term("Advanced Air Mobility", "", "先進空中運輸系統"),
    Term(
        "Hong Kong Monetary Authority",
        "HKMA",
        "香港金融管理局",
        also_zh_hant=("金融管理局", "金管局"),
    ),
    Term(
        "Financial Services and the Treasury Bureau",
        "FSTB",
        "財經事務及庫務局",
        also_zh_hant=("財庫局",),
        avoid_en=("FTSB",),
    ),
    Term("Education Bureau", "EDB", "教育局"),
    Term(
        "HKSAR Government",
        "",
        "特區政府",
        also_en=(
            "Hong Kong Special Administrative Region Government",
            "Government of the Hong Kong Special Administrative Region",
            "the Government",
        ),
        also_zh_hant=("香港特別行政區政府", "政府"),
    ),
    Term("Qianhai Management Authority", "", "前海管理局"),
    Term("Greater Bay Area", "GBA", "大灣區"),
    Term("Northern Metropolis", "", "北部都會區"),
    Term("Hong Kong-Shenzhen Western Rail Link", "", "港深西部鐵路"),
    Term("Hung Shui Kiu", "HSK", "洪水橋"),
    Term(
        "Green and Sustainable FinTech Proof-of-Concept Funding Support Scheme",
        "",
        "綠色和可持續金融科技概念驗證測試資助計劃",
    ),
    Term(
        "Student Mentorship Programme on Innovation and Technology",
        "",
        "創新科技學生師友計劃",
    ),
    Term("King Abdulaziz City for Science and Technology", "KACST", "沙特阿拉伯國家級科技城"),
    # House style alone, where the other language has nothing to say.
    Term(zh_hant="發布", avoid_zh_hant=("發佈",)),
    Term(zh_hant="公布", avoid_zh_hant=("公佈",)),
)
