"""Computing power, phases in words, extensions and small measures: alike where they are, told where not."""

import pytest

from cyberport_cms.bilingual.simplified import simplify

from .figure_pairs import alarms


@pytest.mark.parametrize(
    ("en", "zh_hant", "otherwise"),
    [
        ("It runs at 1,800 petaFLOPS.", "算力為1,800 PFLOPS。", "算力為1,800 TFLOPS。"),
        ("It runs at 1,800 teraFLOPS.", "算力為1.8 petaFLOPS。", "算力為1,800 petaFLOPS。"),
        ("It runs at 700 gigaFLOPS.", "算力為700 GFLOPS。", "算力為700 TFLOPS。"),
        ("It runs at 1,800 petaFLOPS.", "每秒進行1,800千萬億次浮點運算。", "每秒進行1,800萬億次浮點運算。"),
        ("It runs at 2,000 petaFLOPS.", "每秒進行二百億億次浮點運算。", "每秒進行二百萬億次浮點運算。"),
        ("It runs at 1,800 petaFLOPS.", "提供1800P算力。", "提供1300P算力。"),
        ("It runs at 1,800 petaFLOPS.", "算力達1,800P。", "算力達1,300P。"),
        ("It runs at 2 exaFLOPS.", "提供2E的算力。", "提供2P的算力。"),
        ("4 quadrillion floating-point operations per second", "每秒4千萬億次浮點運算", "每秒4萬億次浮點運算"),
        ("Phase one is let.", "第一期已租出。", "第二期已租出。"),
        ("Phase one is let.", "首期已租出。", "第三期已租出。"),
        ("In May, phase two was let.", "第二期於五月租出。", "第三期於五月租出。"),
        ("Phases one and two are let.", "第一及第二期已租出。", "第二及第三期已租出。"),
        ("Phases 4 and 5 are let.", "第四及第五期已租出。", "第四及第六期已租出。"),
        ("Tel: 2588 1300 ext 24", "電話：2588 1300 內線24", "電話：2588 1300 內線42"),
        ("Call 2588 1300 (ext. 24).", "請致電2588 1300（分機24）。", "請致電2588 1300（分機25）。"),
        ("The bay covers 70 sq km.", "海灣佔地70平方公里。", "海灣佔地70平方米。"),
        ("The bay covers 3 square kilometres.", "海灣佔地300公頃。", "海灣佔地3公頃。"),
        ("A one-to-one matching fund", "一對一配對基金", "一對二配對基金"),
        ("A one-to-three matching fund", "一對三配對基金", "一對五配對基金"),
        ("It begins at a quarter to six in the evening.", "傍晚五時四十五分開始。", "傍晚六時四十五分開始。"),
        ("It begins at a quarter past six in the evening.", "傍晚六時一刻開始。", "傍晚六時三刻開始。"),
        ("It rose from a quarter to three quarters.", "由四分之一升至四分之三。", "由四分之一升至四分之二。"),
        ("A quarter to two-thirds of them agree.", "他們四分之一至三分之二同意。", "他們四分之一至三分之一同意。"),
        ("Lessons went from 1200 hours to 2000 hours.", "課程由1200小時增至2000小時。", "課程由1200小時增至2100小時。"),
        ("They were raised by 1200 hours.", "增加1200小時。", "增加1300小時。"),
        ("It was up by 10 in the morning session.", "早市升10點。", "早市升20點。"),
        ("Doors close at 1745 hours.", "下午五時四十五分關門。", "下午六時四十五分關門。"),
        ("HK¢8 per share", "每股8港仙", "每股8港元"),
        ("He left yesterday (25 February).", "他於昨日（2月25日）離開。", "他於今日（2月25日）離開。"),
        ("Tickets: HK$1,350 / VR session", "門票：HK$1,350／VR體驗", "門票：HK$1,850／VR體驗"),
        ("Tel: 2588 1300 / Email: a@b.hk", "電話：2588 1300／Email: a@b.hk", "電話：2588 1800／Email: a@b.hk"),
        ("May Lau 2588 1300 / Tom Yu 2588 1301", "劉小姐 2588 1300/Tom Yu 2588 1301", "劉小姐 2588 1300/Tom Yu 2588 1801"),
    ],
)  # fmt: skip
def test_one_agrees_and_the_other_is_told(en, zh_hant, otherwise):
    for chinese in (zh_hant, simplify(zh_hant)):
        assert alarms(en, chinese) == []
    for chinese in (otherwise, simplify(otherwise)):
        assert alarms(en, chinese) != []


@pytest.mark.parametrize(
    ("en", "zh_hant"),
    [
        ("In this phase two schools joined.", "在這階段有兩所學校參加。"),
        ("Call 2588 1300 (ext. 24).", "請致電2588 1300。"),
        ("Video in full HD", "1080P影片"),
        ("Office: 5/F, Block C", "辦事處：C座5/F"),
        ("One-to-one tuition", "一對一補習"),
    ],
)
def test_what_is_no_figure(en, zh_hant):
    assert alarms(en, zh_hant) == []


@pytest.mark.parametrize("figure", ["3", "３"])
def test_a_small_count_in_digits_of_any_width_is_a_figure(figure):
    en, zh_hant = "We met 40 firms, some from Japan.", f"我們會見40間公司，當中{figure}間來自日本。"
    assert alarms(en, zh_hant) == [("only_zh_hant", "", figure)]
    assert alarms(f"We met 40 firms, {figure} of them from Japan.", "我們會見40間公司。") != []
