"""One of so many, marks out of a hundred, so much for every dollar; ages, blood pressure and feet."""

import pytest

from .figure_pairs import alarms


@pytest.mark.parametrize(
    ("en", "zh_hant"),
    [
        # One tenant in five, with what they are in between.
        ("About one tenant in five pays late.", "約每五名租戶有一名遲交租金。"),
        ("Roughly one nurse in eight holds a diploma.", "每八名護士約有一人持有文憑。"),
        ("Nearly one caller in three hung up.", "每三名來電者有近一人掛線。"),
        ("One child in four wears glasses.", "四名兒童中便有一名戴眼鏡。"),
        ("One in six tenants pays late.", "六人中有一人遲交。"),
        ("Three pupils in ten walk to school.", "每十名學生有三名步行上學。"),
        ("At least one in two shops joined.", "每兩間商店至少有一間參加。"),
        # What looks like one.
        ("The jury chose one film in six genres.", "評審在六個類型中選出一套電影。"),
        ("Of the ten winners, three are pupils.", "十名得獎者中有三名是學生。"),
        ("One of the five is a nurse.", "五人中有一人是護士。"),
        ("Two of the three were rescued.", "三人中有兩人獲救。"),
        ("It opened one shop in 18 Harbour Road.", "在港灣道18號開設一間店。"),
        # Marks.
        ("Tenants averaged 64 out of 100 on a scale.", "租戶平均得64分（滿分為100分）。"),
        ("It scored 64 out of 100.", "以100分為滿分，得64分。"),
        ("Service was rated four out of five.", "服務獲評四分（以五分為滿分）。"),
        ("The average score was 7 out of 10.", "平均分為7分，滿分為10分。"),
        ("Guests gave it 7 out of 10 points.", "住客給予7分（10分滿分）。"),
        ("It is measured on a five-point scale.", "以五分制評分。"),
        ("7 out of 10 visitors would return.", "七成訪客會再來。"),
        # For every dollar.
        (
            "For every dollar that went into roads, four went into rail.",
            "每投放一元於道路，便有四元投放於鐵路。",
        ),
        ("For every dollar raised, the Government gives two.", "每籌得一元，政府撥出兩元。"),
        ("Every dollar donated buys four meals.", "每捐一元，可買四份餐。"),
        # Ages.
        ("It is not for infants under 12 months old.", "未滿一歲的嬰兒不宜。"),
        ("Babies aged 18 months can join.", "一歲半的嬰兒可參加。"),
        ("Children aged 36 months may enrol.", "年滿三歲的兒童可報名。"),
        ("It is for those under 14.", "供14歲以下人士參加。"),
        # Blood pressure.
        ("It was 150/95 mmHg or above.", "達150/95毫米汞柱或以上。"),
        ("Blood pressure should be below 130/80.", "血壓應低於130/80毫米水銀柱。"),
        # Feet.
        ("It lies at a depth of 31 feet.", "位於31呎深處。"),
        ("It handled 240,000 forty-foot boxes.", "處理24萬個四十呎貨櫃。"),
    ],
)
def test_it_is_no_discrepancy(en, zh_hant):
    assert alarms(en, zh_hant) == []


@pytest.mark.parametrize(
    ("en", "zh_hant"),
    [
        ("About one tenant in five pays late.", "約每六名租戶有一名遲交租金。"),
        ("About one tenant in five pays late.", "每五名租戶有超過一名遲交租金。"),
        ("One in six tenants pays late.", "七人中有一人遲交。"),
        ("One of the five is a nurse.", "六人中有一人是護士。"),
        ("Three pupils in ten walk to school.", "每十名學生有四名步行上學。"),
        ("It scored 64 out of 100.", "以100分為滿分，得46分。"),
        ("It scored 64 out of 100.", "以10分為滿分，得64分。"),
        ("Service was rated four out of five.", "服務獲評三分（以五分為滿分）。"),
        ("For every dollar raised, the Government gives two.", "每籌得一元，政府撥出五元。"),
        ("Infants under 12 months cannot join.", "兩歲以下嬰兒不可參加。"),
        ("Infants under 12 months cannot join.", "12歲以下兒童不可參加。"),
        ("Babies aged 18 months can join.", "兩歲半的嬰兒可參加。"),
        ("It was 150/95 mmHg or above.", "達150/85毫米汞柱或以上。"),
        ("It was 150/95 mmHg or above.", "達150/95毫米汞柱或以下。"),
        ("It lies at a depth of 31 feet.", "位於31米深處。"),
        ("It lies at a depth of 31 metres.", "位於31呎深處。"),
    ],
)
def test_another_figure_in_it_is_found(en, zh_hant):
    assert alarms(en, zh_hant)


@pytest.mark.parametrize(
    ("en", "zh_hant", "agree"),
    [
        (
            "The group runs 3 labs in 10 cities across the Mainland.",
            "集團在內地10個城市設有3間實驗室。",
            True,
        ),
        (
            "The group runs 3 labs in 10 cities across the Mainland.",
            "集團在內地10個城市設有4間實驗室。",
            False,
        ),
        ("It held 12 events in 30 days this spring.", "今春在30日內舉辦12項活動。", True),
        ("It held 12 events in 30 days this spring.", "今春在20日內舉辦12項活動。", False),
        ("It runs two hubs in three cities across Asia.", "公司在亞洲三個城市設有兩個中心。", True),
        ("One tenant in five pays the rent late.", "五分之一租戶遲交租。", True),
        ("One tenant in five pays the rent late.", "六分之一租戶遲交租。", False),
    ],
)
def test_so_many_in_so_many_places_are_no_share(en, zh_hant, agree):
    assert (alarms(en, zh_hant) == []) is agree
