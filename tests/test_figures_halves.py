"""Halves and quarters that one side says otherwise, and round shares before their exact figures."""

import pytest

from .figure_pairs import alarms


@pytest.mark.parametrize(
    ("en", "zh_hant"),
    [
        # In equal parts.
        ("The purse was shared equally between the two.", "獎金由兩人各佔一半。"),
        ("The cost is split evenly between them.", "費用雙方各付一半。"),
        ("They own half each.", "雙方各佔半數。"),
        ("It is split fifty-fifty.", "各佔一半。"),
        ("The profit is divided equally.", "利潤平分。"),
        ("It is divided equally among nine schools.", "由九校平分。"),
        # A half that is compared.
        ("Rail makes up 80%, compared with half in 2019.", "鐵路佔八成，2019年則為一半。"),
        ("The share rose from half to 80%.", "比重由一半升至八成。"),
        ("It makes up 80%, against half before.", "佔八成，之前為一半。"),
        ("It takes half the time it took.", "所需時間減省一半。"),
        ("It opens at half past seven.", "七時半開門。"),
        # A quarter in the next sentence.
        (
            "About half of it went to roads. A quarter will be spent on bridges.",
            "約一半用於道路；四分之一用於橋樑。",
        ),
        ("Two piers opened. A third will open in May.", "兩個碼頭已啟用，第三個將於5月啟用。"),
        # The exact figure behind the round one.
        ("Three in ten tenants (31%) agreed.", "三成一租戶同意。"),
        ("Nearly half of them (48.6%) agreed.", "48.6%同意。"),
        ("In all, 34% agreed.", "約三分之一租戶（34%）同意。"),
        ("Three in ten tenants (31%) agreed.", "三成租戶（31%）同意。"),
    ],
)
def test_it_is_no_discrepancy(en, zh_hant):
    assert alarms(en, zh_hant) == []


@pytest.mark.parametrize(
    ("en", "zh_hant"),
    [
        ("Women got 70% and men 30%.", "男女各佔一半。"),
        ("Rail makes up 80%, compared with half in 2019.", "鐵路佔八成，2019年則為四成。"),
        ("The share rose from half to 80%.", "比重由六成升至八成。"),
        (
            "About half of it went to roads. A quarter will be spent on bridges.",
            "約一半用於道路；五分之一用於橋樑。",
        ),
        ("Six in ten tenants (31%) agreed.", "三成一租戶同意。"),
        ("Three in ten tenants (31%) agreed.", "三成二租戶同意。"),
        ("Three in ten tenants (31%) agreed.", "四成租戶（31%）同意。"),
        ("Three in ten tenants (31%) agreed.", "三成租戶（37%）同意。"),
    ],
)
def test_another_share_is_found(en, zh_hant):
    assert alarms(en, zh_hant)
