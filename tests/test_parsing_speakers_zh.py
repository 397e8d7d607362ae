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


TOLD = f"風箏學校校長莫嘉慧表示：「{SPOKEN}」"


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("首屆畢業生、廿二歲的岑樂兒去年投身社工行列。她說：", ("岑樂兒", "首屆畢業生、廿二歲的")),
        ("維修技工梁志輝負責換線十六年，他說：", ("梁志輝", "維修技工")),
        ("參與研究的生物學家侯志峰博士亦有出席。他指出：", ("侯志峰博士", "參與研究的生物學家")),
        ("現年六十八歲的葉錦棠入行逾半世紀，他笑言：", ("葉錦棠", None)),
        ("任職護理員的溫翠珊每星期到場三次。她坦言：", ("溫翠珊", "任職護理員的")),
        ("住戶關子晴與兩名子女住在深水埗。她在典禮上分享：", ("關子晴", "住戶")),
        ("物理治療師陳潔出席講座，她指：", ("陳潔", "物理治療師")),
        ("創辦人兼藝術總監司徒慧妍從事舞蹈三十年。她認為：", ("司徒慧妍", "創辦人兼藝術總監")),
        ("街坊陳伯住在這裏四十年。他說：", ("陳伯", "街坊")),
        ("甜品師傅彭志豪自製線輪。他說：", ("彭志豪", "甜品師傅")),
        ("開幕禮由風箏署專員周楚賢主持。他致辭時說：", ("周楚賢", "風箏署專員")),
        ("校長莫嘉慧向學員阮俊傑頒發證書。她說：", ("莫嘉慧", "風箏學校校長")),
        ("在校長莫嘉慧帶領下，學員阮俊傑首次登台。他說：", ("阮俊傑", "學員")),
        ("編劇林美儀與護士梁先生結伴到場。她說：", ("林美儀", "編劇")),
        ("學校今年增加名額。她補充：", ("莫嘉慧", "風箏學校校長")),
        ("學員溫習時間不限，家長亦可參與。她又說：", ("莫嘉慧", "風箏學校校長")),
    ],
)  # fmt: skip
def test_a_pronoun_is_whom_the_text_spoke_of_last(text, who):
    assert speakers(f"{TOLD}\n\n{text}「{SPOKEN}」") == [("莫嘉慧", "風箏學校校長"), who]


def test_a_pronoun_in_simplified_chinese():
    said_by = f"风筝学校校长莫嘉慧表示：「{SPOKEN}」"
    text = f"首届学员、二十岁的钟晓岚毕业后任职护理员。她说：「{SPOKEN}」"
    assert [name for name, _ in speakers(f"{said_by}\n\n{text}")] == ["莫嘉慧", "钟晓岚"]


@pytest.mark.parametrize(
    "text", ["學員阮俊傑與導師蔡明哲合作設計。他說：", "救生員馬俊彥奮不顧身救人。他說："]
)
def test_nobody_speaks_where_it_may_be_one_of_two_or_a_name_is_doubted(text):
    assert speakers(f"{TOLD}\n\n{text}「{SPOKEN}」")[1:] == [(None, None)]


@pytest.mark.parametrize(
    ("behind", "speaker"),
    [
        ("學員阮俊傑在旁示範。", "阮俊傑"),
        ("學校早前頒獎予學員阮俊傑。", "莫嘉慧"),
        ("她感謝學員阮俊傑的協助。", "莫嘉慧"),
    ],
)
def test_of_whom_a_paragraph_goes_on_to_tell_behind_its_quotation(behind, speaker):
    assert speakers(f"{TOLD}{behind}\n\n他說：「{SPOKEN}」")[-1][0] == speaker


@pytest.mark.parametrize(
    ("above", "speaker"),
    [
        ("風箏協會總幹事麥浩然出席典禮時指，來年會增加名額。", "麥浩然"),
        ("風箏協會總幹事麥浩然從事社會服務二十年。他坦言開初並不順利。", "麥浩然"),
        ("風箏協會總幹事麥浩然從事社會服務二十年。", None),
    ],
)
def test_a_paragraph_that_tells_what_was_said_announces_the_quotation_below(above, speaker):
    assert speakers(f"{above}\n\n「{SPOKEN}」") == (
        [(speaker, "風箏協會總幹事")] if speaker else [(None, None)]
    )


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (f"「{SPOKEN}」K+ 視覺文化策展人羅紫茵說。", ("羅紫茵", "K+ 視覺文化策展人")),
        (f"「{SPOKEN}」Kites@Sea 總監賀凱琳表示。", ("賀凱琳", "Kites@Sea 總監")),
        (f"註冊營養師丁美娟建議家長由小處入手：「{SPOKEN}」", ("丁美娟", "註冊營養師")),
        (f"「{SPOKEN}」護士白雪瑩剛回港，她說：「{SPOKEN}」", ("白雪瑩", "護士")),
    ],
)
def test_who_speaks_beside_a_name_in_latin_letters_and_other_verbs(text, who):
    assert set(speakers(text)) == {who}


@pytest.mark.parametrize(
    "deed",
    [
        "參觀學生陶藝成果", "聽取導師簡介", "鼓勵市民白天使用", "讚揚學生左右手並用", "視察居民單車棚", "了解長者金錢管理",
        "到訪藝術家葉脈畫室", "探訪長者關愛之家", "主持校友成長計劃", "與居民高興慶祝", "贈送長者甘露", "考察學生單車徑",
    ],
)  # fmt: skip
def test_everyday_words_that_begin_like_a_name_are_nobody(deed):
    told = f"風箏會主席林美儀{deed}。"
    for text in (f"{told}「{SPOKEN}」她說。", f"{told}她說：「{SPOKEN}」"):
        assert speakers(text) == [("林美儀", "風箏會主席")]


@pytest.mark.parametrize(
    ("elsewhere", "speaker"), [("學員阮俊傑早前奪冠。", "阮俊傑"), ("學校早前奪冠。", None)]
)
def test_a_doubted_name_is_a_person_where_the_release_says_so_elsewhere(elsewhere, speaker):
    text = f"{elsewhere}\n\n風箏學校在長洲。\n\n學員阮俊傑嚇了一跳。他說：「{SPOKEN}」"
    assert speakers(text)[-1][0] == speaker


@pytest.mark.parametrize(
    ("office", "called", "name"),
    [
        ("風箏會主席", "主席", "陳大文"),
        ("前海風箏會主席", "主席", "陳大文"),
        ("風箏會副會長兼主席", "主席", "陳大文"),
        ("風箏會副主席", "副主席", "陳大文"),
        ("風箏會副主席", "主席", "主席"),
        ("風箏署副局長", "局長", "局長"),
        ("前校長", "校長", "校長"),
        ("前風箏學校校長", "校長", "校長"),
        ("風箏署助理署長", "署長", "署長"),
        ("風箏署署理署長", "署長", "署長"),
        ("候任會長", "會長", "會長"),
    ],
)
def test_an_office_alone_is_who_holds_it_and_no_deputy_or_former_holder(office, called, name):
    text = f"{office}陳大文表示：「{SPOKEN}」\n\n{called}表示：「{SPOKEN}」"
    assert speakers(text)[1][0] == name


@pytest.mark.parametrize("office", ["展覽策展人", "項目經理", "系列總監", "品牌總監"])
def test_what_a_person_says_is_a_quote_whatever_the_office_begins_with(office):
    text = f"「我們從來沒有想過會飛得這麼高」{office}林美儀說。"
    assert speakers(text) == [("林美儀", office)]


@pytest.mark.parametrize("after", ["計劃總監林美儀說，明年會再辦。", "展覽明日開幕。"])
def test_what_something_is_called_is_no_quote(after):
    assert speakers(f"「風箏同行海風共融」{after}") == []


@pytest.mark.parametrize(
    ("who", "name"),
    [("會長譚志通", "譚志通"), ("會長李家名", "李家名"), ("导师陈家合", "陈家合"), ("歐陽志統", "歐陽志統")],
)  # fmt: skip
@pytest.mark.parametrize("mark", ["：", "，"])
def test_a_name_may_end_like_what_something_is_called(who, name, mark):
    assert [name for name, _ in speakers(f"{who}稱{mark}「{SPOKEN}」")] == [name]


@pytest.mark.parametrize(
    "called", ["這些風箏統稱", "參賽者單位名稱", "活動名稱", "前稱風箏會，通稱"]
)
def test_what_something_is_called_is_said_by_nobody(called):
    assert speakers(f"{called}：「海風風箏同樂會」") == []
