"""Pairs in the manner of translated news: what each language leaves to the reader."""

import pytest

from .figure_pairs import alarms


@pytest.mark.parametrize(
    ("en", "zh_hant"),
    [
        # Months that go together.
        ("Sales rose in the first half.", "1至6月銷售上升。"),
        ("Sales rose from January to June.", "上半年銷售上升。"),
        ("Sales rose in the first six months.", "上半年銷售上升。"),
        ("Sales rose in the first nine months of 2025.", "2025年1-9月份銷售上升。"),
        ("Sales rose in the opening six months.", "上半年銷售上升。"),
        ("Sales rose in the first half.", "首六個月銷售上升。"),
        ("Sales rose in the second quarter.", "4至6月銷售上升。"),
        # Days of a month that is told elsewhere.
        ("It opens on the 11th day of the month.", "於11日開幕。"),
        ("The talks are held from the 10th to 12th.", "會談10日至12日舉行。"),
        ("Between the 15th and the 19th, 16 guests came.", "15日至19日，16名嘉賓到訪。"),
        # And below, which 以下 may hold.
        ("Flats of 90 sq m and below sell well.", "90平方米以下單位好賣。"),
        ("It is for those aged 30 or under.", "供30歲以下人士參加。"),
        ("Children aged 5 and under 12 are free.", "5歲及12歲以下兒童免費。"),
        ("All of them, 30 and under review, are here.", "30間受檢視的全數在此。"),
        ("Children aged 11 and under enter free.", "11歲及以下兒童免費入場。"),
        # How many were listed.
        ("It has offices in Rome, Oslo, Bonn and Kyiv.", "於羅馬、奧斯陸、波恩及基輔四個城市設辦事處。"),
        ("Utah, Ohio, Iowa, Texas and Maine lead.", "猶他、俄亥俄、愛荷華、德州和緬因，這五個州領先。"),
        ("On Monday, we met the mayors of Rome, Oslo and Bonn.", "周一與羅馬、奧斯陸及波恩三個城市的市長會面。"),
        ("Ports, or yards, sell to Peru, Chile and Cuba.", "港口及船廠銷往秘魯、智利及古巴三個國家。"),
        ("The play is back.\n\nSales rose in the third quarter.", "《戲》第三季上演。\n\n第三季銷售上升。"),
        # Series, those born in two decades, measures.
        ("Season 3 opens, and season 4 is to come.", "《戲》第三季開播，第四季即將上演。"),
        ("It is for those born in the 1980s and 1990s.", "對象為80、90後。"),
        ("It takes 2.5 years.", "需時 2 年半。"),
        ("It broke one year and a half ago.", "一年半前損壞。"),
        ("The cub is 5½ months old.", "幼獅 5 個半月大。"),
        ("They ran from the 50th floor.", "他們從 50 層跑下。"),
        ("The field covers 50 hectares.", "農地佔750畝。"),
        ("It lost several hundred million dollars.", "虧損達數億元。"),
        ("Sales exceed JPY20 billion.", "銷售破200億日元。"),
        # No figures.
        ("He came on Thursday, when it rained.", "星期四時他冒雨而來。"),
        ("She plays Anna and won the quarter-final.", "她飾演安娜一角，並在四分之一決賽勝出。"),
        ("Singles' Day helped ternary lithium cells.", "雙11帶動三元鋰電池。"),
    ],
)  # fmt: skip
def test_it_is_no_discrepancy(en, zh_hant):
    assert alarms(en, zh_hant) == []


@pytest.mark.parametrize(
    ("en", "zh_hant"),
    [
        ("Sales rose in the first half.", "1至7月銷售上升。"),
        ("Sales rose in the first half.", "7至12月銷售上升。"),
        ("Sales rose from January to June 2024.", "2025年上半年銷售上升。"),
        ("Sales rose in the first six months.", "下半年銷售上升。"),
        ("Sales rose in the first eight months of 2025.", "2025年1-9月份銷售上升。"),
        # Any six months are not the first six.
        ("It will be built within six months.", "將於上半年內建成。"),
        ("A nine-month course opens.", "課程於1月至9月舉行。"),
        ("Sales rose in the first half.", "六個月間銷售上升。"),
        ("Sales rose in the second quarter.", "1至3月銷售上升。"),
        # How many of the same list.
        ("On Monday, we met the mayors of Rome, Oslo and Bonn.", "周一與羅馬、奧斯陸、基輔及波恩5個城市的市長會面。"),
        ("It sells to Peru, Chile and Cuba.", "銷往秘魯、智利、古巴及海地四個國家。"),
        ("It opens on the 11th day of the month.", "於12日開幕。"),
        ("The talks are held from the 10th to 12th.", "會談10日至13日舉行。"),
        ("Between the 15th and the 19th, 16 guests came.", "14日至19日，16名嘉賓到訪。"),
        ("Flats of 90 sq m and below sell well.", "90平方米以上單位好賣。"),
        ("It is for those aged 30 or under.", "供30歲人士參加。"),
        ("Children aged 11 and under enter free.", "11歲兒童免費入場。"),
        ("Children aged 5 and under 12 are free.", "6歲及12歲以下兒童免費。"),
        ("It has offices in Rome, Oslo, Bonn and Kyiv.", "於羅馬、奧斯陸、波恩及基輔五個城市設辦事處。"),
        ("It has offices in Rome and in many cities.", "於羅馬及其他四個城市設辦事處。"),
        ("Sales rose in the third quarter.", "《報告》指第四季度銷售上升。"),
        ("The play is back.\n\nSales rose in the third quarter.", "《戲》第三季上演。\n\n第四季銷售上升。"),
        ("It is for those born in the 1970s and 1990s.", "對象為80、90後。"),
        ("It takes 2.5 years.", "需時 3 年半。"),
        ("It broke one year and a half ago.", "兩年半前損壞。"),
        ("The cub is 5½ months old.", "幼獅 6 個半月大。"),
        ("They ran from the 50th floor.", "他們從 40 層跑下。"),
        ("The field covers 60 hectares.", "農地佔750畝。"),
        ("It lost several hundred million dollars.", "虧損達數千萬元。"),
        ("Sales came to JPY20 billion.", "銷售破200億日元。"),
        ("He came at four.", "他於下午四時半前來。"),
    ],
)  # fmt: skip
def test_another_figure_in_it_is_found(en, zh_hant):
    assert alarms(en, zh_hant)
