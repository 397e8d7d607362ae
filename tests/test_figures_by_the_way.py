"""Turns of phrase that releases never seen before brought: each agrees, and its opposite does not."""

import pytest

from .figure_pairs import alarms


@pytest.mark.parametrize(
    ("en", "zh_hant"),
    [
        # 企業預期 is what they expect; 預期的水平 is a level.
        ("Just over 22% expect to hire.", "略多於22%的企業預期增聘人手。"),
        ("Slightly over 60% of firms forecast it.", "略高於60%的企業預測如此。"),
        # Most: up to.
        ("It lies at depths of up to 65 metres.", "最深達65米。"),
        ("Lorries of up to 44 tonnes may use it.", "最重達44公噸的貨車可以使用。"),
        # Three sides.
        ("They hold it in the ratio of 5:3:2.", "三方權益比例為5:3:2。"),
        ("They hold it in the ratio of five to three to two.", "三方按五比三比二持有。"),
        ("The ratio is 1:9.", "比例為1:9。"),
        # A number and what is counted, no day of the week.
        ("It is flown three times a week.", "航線每周三班。"),
        ("Concerts are held five times a week.", "音樂會每星期五場。"),
        ("The flight leaves every Wednesday evening.", "航班每周三晚上開出。"),
        # How many is not said on either side.
        ("It was tested on several thousand mangoes.", "裝置測試過數千個芒果。"),
        ("A few hundred people came.", "數百人到場。"),
        # A share beside another share.
        (
            "Nearly 40% work on energy, and a quarter on health.",
            "近四成從事能源，四分之一從事醫療。",
        ),
        ("Half are women, and a fifth work part-time.", "半數為女性，五分之一兼職。"),
        # To the second.
        ("She won in 2:27:05, he in 2:09:47.", "她以2小時27分05秒奪冠，他以2小時9分47秒奪冠。"),
        ("It took 1 hour 2 minutes and 3 seconds.", "用時1小時2分3秒。"),
        ("Repayment can be spread over up to 10 years.", "還款期可長達十年。"),
    ],
)
def test_they_agree(en, zh_hant):
    assert alarms(en, zh_hant) == []


@pytest.mark.parametrize(
    ("en", "zh_hant"),
    [
        ("Just over 22% expect to hire.", "略少於22%的企業預期增聘人手。"),
        ("It lies at depths of over 65 metres.", "最深達65米。"),
        ("They hold it in the ratio of 5:3:2.", "三方權益比例為5:2:3。"),
        ("It is flown six times a week.", "航線每周四班。"),
        ("It was tested on several hundred mangoes.", "裝置測試過數千個芒果。"),
        ("Nearly 40% work on energy, and a quarter on health.", "近四成從事能源，部分從事醫療。"),
        ("She won in 2:27:05.", "她以2小時25分05秒奪冠。"),
        # Units that look alike.
        ("The panels yield 22MW.", "太陽能板發電22千瓦。"),
        ("The film is 40 nanometres thick.", "薄膜厚40微米。"),
        ("They laid 64 kilometres of cable.", "鋪設64海里電纜。"),
        # Ten years are no dozen of anything.
        ("After a decade it cut waste at a dozen plants.", "十年來在多間廠房減少廢料。"),
    ],
)
def test_what_differs_is_found(en, zh_hant):
    assert alarms(en, zh_hant) != []


def test_the_third_in_a_race_is_no_share():
    assert alarms("She came third, and a third in the relay.", "她得第三名。") == []


def test_a_count_left_out_is_no_address():
    assert alarms("The hall has 43 stalls.", "禮堂位於松樹街43號。")
    assert alarms("Take bus 43 to the hall.", "乘43號巴士前往禮堂。") == []
