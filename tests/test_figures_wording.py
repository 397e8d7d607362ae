"""How the writers and translators of Hong Kong word figures: each its own way, and nothing differs."""

import pytest

from .figure_pairs import alarms


@pytest.mark.parametrize(
    ("en", "zh_hant"),
    [
        # What qualifies a multiple stands before what is compared with
        (
            "Pass rates hit 60.5%, about twice the 30.2% of boys.",
            "合格率達60.5%，約為男生（30.2%）的兩倍。",
        ),
        ("The share is 48%, nearly double the 25% of 2019.", "比例為48%，接近2019年25%的兩倍。"),
        (
            "Sales reached 900, almost three times the 310 of May.",
            "銷量達900，幾乎是5月310的三倍。",
        ),
        (
            "It served 4,000 people, about four times the 1,010 it had planned for.",
            "服務人次達4,000，約為原定1,010的四倍。",
        ),
        (
            "It used 90 tonnes, over three times the 28 tonnes of before.",
            "用量達90噸，逾以往28噸的三倍。",
        ),
        ("The rate of 12% is about half the 25% of 2015.", "比率為12%，約為2015年（25%）的一半。"),
        (
            "At HK$50 million, it is nearly twice the HK$26 million raised last year.",
            "籌得5,000萬港元，近去年2,600萬港元的兩倍。",
        ),
        ("At 48%, it is nearly double the 25% of boys.", "比例達48%，接近男生25%的兩倍。"),
        ("It is about three times the norm of 20 mm.", "約為20毫米的三倍。"),
        ("It is over twice the national average.", "超過全國平均的兩倍。"),
        ("It is over twice the national average of 8%.", "逾全國平均數（8%）的兩倍。"),
        (
            "The 4,000 seats are about half the 8,100 of the old hall.",
            "座位4,000個，約為舊館8,100個的一半。",
        ),
        ("The fund is less than half the HK$90 million it was.", "基金不足原有9,000萬港元的一半。"),
        ("The fund is twice the HK$45 million of 2020.", "基金為2020年4,500萬港元的兩倍。"),
        ("Some 400 of them came, twice the number of June.", "約400人到場，為6月的兩倍。"),
        # A part and its whole
        ("They will repair 14 of our 52 lifts.", "將維修52部升降機中的14部。"),
        ("It will close nine of its 33 shops.", "將關閉33間分店中的9間。"),
        ("Some 15 of the 60 schools took part.", "60所學校中約有15所參加。"),
        ("We have renovated 14 of the 52 flats.", "52個單位中，已翻新14個。"),
        ("Last year 120 of the 400 applicants succeeded.", "去年400名申請人中有120名成功。"),
        ("Of the 33 shops, nine will close.", "33間分店之中，9間將結業。"),
        ("He won 17 of his 21 matches.", "他在21場比賽中贏了17場。"),
        (
            "It has 230 staff and plans to close 14 of our 52 shops in 2026, with HK$3 million.",
            "員工230名，計劃於2026年斥資300萬港元，關閉52間分店中的14間。",
        ),
        ("Of our 52 shops, 14 will close.", "52間分店當中，14間將會結業。"),
        ("They renewed 31 of their 64 boats.", "他們更新了64艘船之中的31艘。"),
        ("Seven of our nine boats are new.", "九艘船中的七艘是新船。"),
        # Levels
        ("It is slightly below the 3.9 per cent of last year.", "略低於去年的百分之三點九。"),
        ("Rainfall was slightly below the normal of 58 mm.", "雨量略低於正常值58毫米。"),
        ("It was slightly below the threshold of 4.9%.", "略低於4.9%的基線。"),
        ("It was slightly below the target of 85%.", "稍低於百分之八十五的目標。"),
        ("It was below the threshold of 4.9%.", "低於百分之四點九的基線水平。"),
        ("It was slightly above the threshold of 4.9%.", "略高於百分之四點九的基線水平。"),
        ("It was slightly above the average of 21 degrees.", "略高於平均的21度。"),
        ("It was slightly below 90%.", "略低於90%。"),
        ("It was slightly above 90%.", "稍高於90%。"),
        ("It was slightly lower than the 90% of May.", "稍低於5月的90%。"),
        # Grades
        (
            "Six of them obtained Level 5** in five or more subjects.",
            "六人考獲五科或以上5**級成績。",
        ),
        ("Twelve students scored 5** in six or more subjects.", "12名學生在六科或以上取得5**。"),
        ("Twelve students scored 5** in six or more subjects.", "12名學生考獲六科或以上5**級。"),
        ("She obtained 5** in seven subjects.", "她考獲七科5**。"),
        ("She obtained Level 5* in seven subjects.", "她考獲七科5*級。"),
        ("She got seven 5** grades.", "她考獲七科5**級成績。"),
        ("A score of 27.5 and Level 4 in two subjects.", "27.5分，並有兩科達4級。"),
        # By so much
        ("It saved travellers time, by four hours a week.", "每周平均為旅客節省四小時。"),
        ("It saved travellers time, by four hours a week on average.", "每周平均省下四小時。"),
        ("The tools cut costs, by six million dollars a year.", "工具每年節省成本600萬元。"),
        ("It shortens the wait, by nine days on average.", "輪候時間平均縮短九天。"),
        # Every dollar
        (
            "Every dollar invested drew 9 dollars of private money.",
            "每投入1元，便帶動9元私人資金。",
        ),
        ("For every dollar donated, 92 cents goes to meals.", "每1元捐款，有0.92元用於膳食。"),
        ("Of every dollar donated, 92 cents goes to meals.", "每一元捐款中有9.2角用於膳食。"),
        ("Each dollar of ours attracted HK$9 from others.", "我們每投入1港元，吸引9港元其他資金。"),
        ("For each dollar raised, the bank gives another.", "每籌得1元，銀行便捐出1元。"),
        ("Each Hong Kong dollar spent brings HK$3 in return.", "每花費1港元可帶來3港元回報。"),
        ("Every dollar raised will be matched dollar for dollar.", "每籌得1元將獲1比1配對。"),
        ("It pays back HK$5 for every dollar.", "每1元可得回5元。"),
        ("It pays back HK$5 for every HK$1.", "每1元可得回5元。"),
        ("We raised HK$3 for every $1 we put in.", "我們每投入1元便籌得3元。"),
        # A year is twelve months
        ("Over the past 12 months accidents fell by 9%.", "過去一年，意外減少9%。"),
        ("In the past 12 months it grew by 9%.", "過去一年，增長9%。"),
        ("Over the last 12 months it grew by 9%.", "過去12個月增長9%。"),
        ("Over the past twelve months it grew by 9%.", "在過去一年間增長9%。"),
        ("It has grown by 9% over the past 12 months.", "一年來增長9%。"),
        ("In the 12 months to June it grew by 9%.", "截至6月的一年內增長9%。"),
        ("Over the next 12 months we will hire 40 people.", "未來一年，我們會增聘40人。"),
        ("Within 12 months it will reach 40 shops.", "一年內將增至40間分店。"),
        ("Over the past 24 months it grew by 9%.", "過去兩年增長9%。"),
        ("Over the past 12 months it grew by 9%.", "過去1年增長9%。"),
        ("Over the past 12 months it grew by 9%.", "近一年增長9%。"),
        (
            "Over the past year we hired 20 people and opened 12 shops.",
            "過去一年，我們增聘20人，開設12間店舖。",
        ),
        ("Over the past year 12 of them left.", "過去一年，有12人離開。"),
        ("In the past year, it drew three million.", "過去一年吸引300萬人。"),
        ("It will be ready in a year.", "一年內可落成。"),
        ("The next 12 months will be busy.", "未來一年將會十分繁忙。"),
        ("For the first time in a year, sales rose.", "銷售一年來首次上升。"),
        ("It has operated for 12 months.", "已營運一年。"),
        ("The warranty is 12 months.", "保養期一年。"),
        ("Leave of up to 12 months", "最長一年的假期"),
        ("It takes 12 months to build.", "需時一年興建。"),
        ("After 12 months of work it is ready.", "經過一年努力，終於完成。"),
        ("It must be used within 12 months of issue.", "須於發出後一年內使用。"),
        ("The one-year course starts in May.", "為期一年的課程於5月開課。"),
        # Half a year
        ("It is reviewed every six months.", "每半年檢討一次。"),
        ("A check-up is advised at least once every six months.", "建議最少每半年檢查一次。"),
        ("The course lasts six months.", "課程為期半年。"),
        ("Over the past six months it fell by 4%.", "過去半年下跌4%。"),
        ("It will open within six months.", "半年內開幕。"),
        ("The six-month trial ends in May.", "為期半年的試驗於5月結束。"),
        ("It is reviewed every half year.", "每六個月檢討一次。"),
        ("The committee meets every 6 months.", "委員會每半年開會一次。"),
        ("It took 18 months.", "歷時一年半。"),
        ("It is half-yearly.", "每半年一次。"),
        ("A vaccine is given in six months' time.", "半年後接種。"),
        # Phone numbers, digit by digit
        ("Call 2345 6701 for details.", "詳情請電二三四五六七○一。"),
        ("Call 2345 6701 for details.", "詳情請致電二三四五 六七○一。"),
        ("Call our hotline at 2345 6701.", "請致電熱線二三四五六七〇一。"),
        ("Tel: 2345 6701", "電話：二三四五　六七○一"),
        ("Call 1823 or 2345 6701.", "致電一八二三或二三四五六七○一。"),
        ("Call 3456 7891 or 3456 7892.", "請致電三四五六七八九一或三四五六七八九二查詢。"),
        # Containers
        ("It handled 14.1 million twenty-foot equivalent units (TEUs).", "處理1,410萬個標準貨櫃。"),
        (
            "It handled 14.1 million twenty-foot equivalent units (TEUs).",
            "處理1,410萬個標準貨櫃單位。",
        ),
        ("It handled 14.1 million 20-foot equivalent units.", "處理1,410萬標準箱。"),
        ("It handled 14.1 million TEUs.", "處理1,410萬個二十呎標準貨櫃單位。"),
        ("It handled 14.1 million twenty-foot equivalent units.", "處理1,410萬個二十呎標準貨櫃。"),
        ("It handled 14.1 million TEU.", "處理1,410萬個20呎標準貨櫃單位。"),
        ("The ship carries 24,000 twenty-foot containers.", "該船可載24,000個二十呎貨櫃。"),
        # Notes, and what is filled in
        ("Three ships took on a total of 4,200 tonnes.", "三艘船合共加注4,200公噸。"),
        ("It stands at 4,200 tonnes.", "現存4,200噸。"),
        ("It poured 1,350 litres.", "注1,350公升。"),
        ("The note of 2,500 words", "備註2,500字"),
        ("See note 3.", "見註3。"),
        ("See notes 1 and 2.", "見註1及註2。"),
        # Halves and quarters
        ("The second half was better than the first.", "下半年的表現優於上半年。"),
        (
            "The second half of 2025 was stronger than the first, with 70 deals.",
            "2025年下半年較上半年好，共70宗交易。",
        ),
        ("The first half was weaker than the second.", "上半年遜於下半年。"),
        (
            "Sales rose by 4% in the second half, against 2% in the first.",
            "下半年銷售升4%，上半年則升2%。",
        ),
        ("The third quarter was better than the second.", "第三季優於第二季。"),
        (
            "Prices fell by 3% in the fourth quarter after 2% in the third.",
            "第四季價格跌3%，第三季跌2%。",
        ),
        ("In the second half it did better than in the first half.", "下半年表現較上半年好。"),
        ("The second half, like the first, was calm.", "下半年一如上半年平穩。"),
        (
            "Rents rose by 2% in the first quarter and by 3% in the second.",
            "租金首季升2%，次季升3%。",
        ),
        (
            "The shop will open in the first quarter of 2027 and the kitchen in the third.",
            "店舖於2027年第一季開業，廚房則於第三季啟用。",
        ),
        (
            "We scored in the first half and again in the second.",
            "我們在上半場入球，下半場再入一球。",
        ),
        ("The third quarter is the first in which sales rose.", "第三季是銷售首次上升的一季。"),
        ("In the second half we were the first to open.", "下半年我們率先開業。"),
        (
            "The first half was quiet, and in the first of three talks we met Dr Ho.",
            "上半年平靜，在三場講座的首場中我們遇見何博士。",
        ),
        (
            "Rents rose by 2.5% in the first quarter and by 3.5% in the second.",
            "租金首季升2.5%，第二季升3.5%。",
        ),
        ("Profit in the fourth quarter exceeded that in the first.", "第四季盈利高於第一季。"),
        (
            "It opens in Q1 2026 in Tokyo and in the third quarter of that year in Seoul.",
            "2026年第一季在東京開業，同年第三季在首爾開業。",
        ),
        (
            "It opens in Tokyo in March 2026 and in Seoul in September that year.",
            "2026年3月在東京開業，同年9月在首爾開業。",
        ),
        (
            "It opens in Tokyo in Q1 2026, and in Seoul in Q3 that year.",
            "2026年第一季在東京開業，該年第三季在首爾開業。",
        ),
        (
            "It opens in Tokyo in the first quarter of 2026, with Seoul to follow in the third quarter of the same year.",
            "2026年第一季在東京開業，同年第三季在首爾開業。",
        ),
        (
            "It opened in the second half of 2024 after a trial in the first half of that year.",
            "2024年下半年啟用，同年上半年先行試用。",
        ),
        (
            "A trial in the first quarter of 2026 leads to a launch in the fourth quarter that year.",
            "2026年首季試行，同年第四季推出。",
        ),
        # The past years, and nearly as many
        ("Over the past decade, prices rose by 30%.", "近十年，價格上升三成。"),
        ("Prices rose by 30% over the past 10 years.", "價格在近十年上升三成。"),
        ("The price is the highest in the past five years.", "價格是近五年最高。"),
        ("Over the past three years it has trained 900 people.", "近三年共培訓900人。"),
        ("It has run for nearly ten years.", "已營運近十年。"),
        ("It has a history of nearly 30 years.", "有近30年歷史。"),
        ("With nearly 30 years of history, it is known to all.", "近30年的歷史令它家喻戶曉。"),
        ("Nearly ten years ago it opened.", "近十年前開業。"),
        ("After nearly five years of work it opened.", "經過近五年努力，正式啟用。"),
        ("Rents of the past three months rose.", "近三個月的租金上升。"),
        ("Nearly ten years of effort", "近十年努力"),
    ],
)
def test_it_is_no_discrepancy(en, zh_hant):
    assert alarms(en, zh_hant) == []


@pytest.mark.parametrize(
    ("en", "zh_hant"),
    [
        # What qualifies a multiple stands before what is compared with
        (
            "Pass rates hit 60.5%, about twice the 30.2% of boys.",
            "合格率達60.5%，為男生（30.2%）的兩倍。",
        ),
        (
            "Pass rates hit 60.5%, about twice the 30.2% of boys.",
            "合格率達60.5%，約為男生（30.2%）的三倍。",
        ),
        (
            "Pass rates hit 60.5%, twice the 30.2% of boys.",
            "合格率達60.5%，約為男生（30.2%）的兩倍。",
        ),
        ("The share is 48%, nearly double the 25% of 2019.", "比例為48%，超過2019年25%的兩倍。"),
        (
            "Sales reached 900 units, more than double the 430 a year ago.",
            "銷量達900個，接近一年前430個的兩倍。",
        ),
        (
            "Sales reached 900 units, more than double the 430 a year ago.",
            "銷量達900個，超過一年前480個的兩倍。",
        ),
        ("It sold 900 tickets, double the 430 of June.", "售出900張門票，超過430張的兩倍。"),
        ("It is over twice the national average of 8%.", "約為全國平均數（8%）的兩倍。"),
        ("The fund is less than half the HK$90 million it was.", "基金超過原有9,000萬港元的一半。"),
        ("The fund is twice the HK$45 million of 2020.", "基金約為2020年4,500萬港元的兩倍。"),
        # A part and its whole
        ("They will repair 14 of our 52 lifts.", "將維修14部升降機中的52部。"),
        ("They will repair 14 of our 52 lifts.", "將維修52部升降機中的15部。"),
        ("They will repair 52 of our 14 lifts.", "將維修52部升降機中的14部。"),
        ("Some 15 of the 60 schools took part.", "15所學校中約有60所參加。"),
        ("Last year 120 of the 400 applicants succeeded.", "去年120名申請人中有400名成功。"),
        ("They renewed 31 of their 64 boats.", "他們更新了31艘船之中的64艘。"),
        ("They renewed 64 of their 31 boats.", "他們更新了64艘船之中的31艘。"),
        ("They renewed 31 of their 64 boats.", "他們更新了64艘船之中的13艘。"),
        # Levels
        ("It was slightly below the threshold of 4.9%.", "略高於百分之四點九的基線水平。"),
        ("It was slightly above the threshold of 4.9%.", "略低於百分之四點九的基線水平。"),
        ("It was slightly below the threshold of 4.9%.", "略低於百分之四點八的基線水平。"),
        ("It was slightly below 90%.", "高於90%。"),
        ("It was slightly below 90%.", "稍高於90%。"),
        # Grades
        (
            "Six of them obtained Level 5** in five or more subjects.",
            "六人考獲四科或以上5**級成績。",
        ),
        ("Six of them obtained Level 5** in five or more subjects.", "六人考獲五科5**級成績。"),
        ("She obtained 5** in seven subjects.", "她考獲八科5**。"),
        # By so much
        ("It saved travellers time, by four hours a week.", "每周平均為旅客節省五小時。"),
        # Every dollar
        (
            "Every dollar invested drew 9 dollars of private money.",
            "每投入2元，便帶動9元私人資金。",
        ),
        (
            "Every dollar invested drew 9 dollars of private money.",
            "每投入1元，便帶動8元私人資金。",
        ),
        ("For every dollar donated, 92 cents goes to meals.", "每10元捐款，有0.92元用於膳食。"),
        # A year is twelve months
        ("Over the past 12 months it grew by 9%.", "過去兩年增長9%。"),
        ("Over the past 12 months it grew by 9%.", "過去一個月增長9%。"),
        ("Over the past 11 months it grew by 9%.", "過去一年增長9%。"),
        ("Over the past 12 months it grew by 9%.", "過去半年增長9%。"),
        ("It must be used within 12 months of issue.", "須於發出後兩年內使用。"),
        ("The warranty is 18 months.", "保養期一年。"),
        (
            "Firms of one year or more may apply and must finish within 12 months.",
            "營業滿一年或以上的公司可申請，工程須於數個月內完成。",
        ),
        # Half a year
        ("It is reviewed every six months.", "每季檢討一次，為期三個月。"),
        ("It is reviewed every six months.", "每年半檢討一次。"),
        ("The course lasts five months.", "課程為期半年。"),
        ("The course lasts six weeks.", "課程為期半年。"),
        # Phone numbers, digit by digit
        ("Call 2345 6701 for details.", "詳情請電二三四五六七○二。"),
        ("Call 2345 6701 for details.", "請致電熱線二三四六六七○一。"),
        # Containers
        ("It handled 14.1 million twenty-foot equivalent units (TEUs).", "處理1,420萬個標準貨櫃。"),
        ("The ship carries 24,000 twenty-foot containers.", "該船可載24,000個四十呎貨櫃。"),
        # Notes, and what is filled in
        ("Three ships took on a total of 4,200 tonnes.", "三艘船合共加注4,300公噸。"),
        # Halves and quarters
        ("The third quarter was better than the second.", "第三季優於第一季。"),
        (
            "Prices fell by 3% in the fourth quarter after 2% in the third.",
            "第四季價格跌3%，第二季跌2%。",
        ),
        ("The second half was better than that of May.", "下半年的表現優於上半年。"),
        ("The second half was better than expected.", "上半年的表現優於預期。"),
        (
            "Rents rose by 2.5% in the first quarter and by 3.5% in the second.",
            "租金首季升2.5%，第三季升3.5%。",
        ),
        (
            "The shop will open in the first quarter of 2027 and the kitchen in the third.",
            "店舖於2027年第一季開業，廚房則於第四季啟用。",
        ),
        (
            "It opens in Q1 2026 in Tokyo and in the third quarter of that year in Seoul.",
            "2026年第一季在東京開業，同年第四季在首爾開業。",
        ),
        (
            "It opens in Tokyo in March 2026 and in Seoul in September that year.",
            "2026年3月在東京開業，同年8月在首爾開業。",
        ),
        # The past years, and nearly as many
        ("Over the past decade, prices rose by 30%.", "近九年，價格上升三成。"),
        ("It has run for ten years.", "已營運近十年。"),
        ("It has run for over ten years.", "已營運近十年。"),
    ],
)
def test_another_figure_in_it_is_found(en, zh_hant):
    assert alarms(en, zh_hant)
