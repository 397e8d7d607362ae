"""Who speaks in Chinese releases of Hong Kong: one case for each rule. Invented texts."""

import pytest

from .drafts import body

SPOKEN = "風箏節令我們重新認識這個海港，也令孩子走出課室。"


def speakers(text: str) -> list[tuple[str, str | None]]:
    quotes = [one for one in body(text, "zh_hant") if one["type"] == "quote"]
    return [(one["speaker"], one["role"]) for one in quotes]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("「我們只有一間工場，」2019年創立的風箏公司總監林美儀說，「今日已有三間。」", ("林美儀", "2019年創立的風箏公司總監")),
        (f"「{SPOKEN}」Kites Lab研究總監林美儀分析，「市民很喜歡放風箏。」", ("林美儀", "Kites Lab研究總監")),
        (f"風箏協會主席林美儀補充說：「{SPOKEN}」", ("林美儀", "風箏協會主席")),
        (f"上屆冠軍、香港隊成員林美儀指逆風是最大的考驗。「{SPOKEN}」", ("林美儀", "上屆冠軍、香港隊成員")),
        (f"風箏大學工程學院院長林美儀教授透露團隊已申請專利。「{SPOKEN}」", ("林美儀教授", "風箏大學工程學院院長")),
        (f"風箏大學講座教授林美儀指出，風很重要。「{SPOKEN}」林教授說。", ("林美儀", "風箏大學講座教授")),
        (f"創辦人兼CEO 林美儀 (May Lam)本身是教師。「{SPOKEN}」她憶述道。", ("林美儀", "創辦人兼CEO")),
        (f"風箏公司CTO May Lam指出，風很重要。「{SPOKEN}」", ("May Lam", "風箏公司CTO")),
        (f"Kites Asia總經理May Lam（林美儀）稱：「{SPOKEN}」", ("林美儀", "Kites Asia總經理")),
        (f"現年52歲的受訪者芬姐（化名）住在附近。她說：「{SPOKEN}」", ("芬姐", None)),
        (f"單親媽媽阿玲表示：「{SPOKEN}」", ("阿玲", "單親媽媽")),
        (f"學生代表、中五級的林美儀同學分享道：「{SPOKEN}」", ("林美儀同學", "學生代表、中五級的")),
        (f"「{SPOKEN}」林美儀，風箏協會主席，解釋說。", ("林美儀", "風箏協會主席")),
        (f"議員林美儀（港島東）指出：「{SPOKEN}」", ("林美儀", "議員")),
        (f"林美儀（風箏協會主席）：「{SPOKEN}」", ("林美儀", "風箏協會主席")),
        (f"「{SPOKEN}」來自長洲的林先生說。", ("林先生", "來自長洲的")),
        (f"62歲的林先生與孫女到場。「{SPOKEN}」他笑着說。", ("林先生", None)),
        (f"議員林美儀在會後向傳媒表示：「{SPOKEN}」", ("林美儀", "議員")),
        (f"「{SPOKEN}」導演林美儀在映後談說。", ("林美儀", "導演")),
        (f"得獎同學林美儀（海風中學）興奮道：「{SPOKEN}」", ("林美儀", "得獎同學")),
        (f"就有關事件，風箏協會發表聲明：「{SPOKEN}」", ("風箏協會", None)),
        (f"風箏協會主席林美儀女士, SBS表示：「{SPOKEN}」", ("林美儀女士", "風箏協會主席")),
        (f"風箏協會發表聲明：「{SPOKEN}」", ("風箏協會", None)),
        (f"風箏協會發言人回應查詢時表示：「{SPOKEN}」", ("風箏協會發言人", None)),
        (f"九歲的冠軍林美儀賽後難掩興奮：「{SPOKEN}」", ("林美儀", "九歲的冠軍")),
    ],
)  # fmt: skip
def test_who_speaks(text, who):
    assert set(speakers(text)) == {who}


@pytest.mark.parametrize(
    "who", ["有四成三", "七成六受訪者", "61%受訪僱員", "逾半數市民", "三分之一家長"]
)
def test_a_share_of_those_who_were_asked_is_no_speaker(who):
    assert speakers(f"調查發現，{who}表示「{SPOKEN}」。") == []
