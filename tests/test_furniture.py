"""Furniture of pages in both languages: marked with its spans, never cut out, never extracted."""

import pytest

from extractor import extract
from extractor.reading import read_text

CHINESE = (
    "第六届海湾冷链论坛在厦门召开\n2024-05-17  来源：海湾日报\n"
    "5月16日，第六届海湾冷链论坛在厦门国际会议中心召开，海湾市商务局局长杜明远致辞。\n"
    "论坛期间，海渡冷链集团有限公司与海湾大学签署了战略合作协议。\n"
)
ENGLISH = (
    "Harbour Biotech Forum opens in Xiamen\n\nMay 12, 2024   Source: Strait Daily\n\n"
    "The 3rd Harbour Biotech Forum opened on Saturday at the Lotus Convention Center in Xiamen. "
    "Lin Yue, Chief Scientist of Minjiang Biologics Co., Ltd., delivered a keynote speech.\n\n"
)
FURNITURE = {
    "zh": {
        "menu": "首页 | 新闻中心 | 党建工作 | 招标公告 | 联系我们",
        "spaced menu": "首页  机构设置  工作动态  政策法规  专题专栏  互动交流",
        "breadcrumb": "您当前的位置：首页 > 新闻中心 > 行业动态",
        "breadcrumb with arrow": "首页→新闻资讯→会展快讯",
        "share bar": "分享到：微信 QQ空间 新浪微博",
        "font switch": "字号：大 中 小　打印　关闭",
        "bracketed font switch": "【字体：大 中 小】【打印本页】【关闭窗口】",
        "hit counter": "浏览次数：1024 次",
        "hit counter in words": "本文已被阅读 368 次",
        "powered by": "Powered by 蓝海云建站",
        "copyright": "Copyright © 2019-2024 海湾市商务局 版权所有",
        "registration": "闽ICP备12345678号-1　闽公网安备 35020000000000号",
        "reprint": "未经授权，不得转载本网内容",
        "disclaimer": "免责声明：本文内容由投稿单位提供，不代表本站观点。",
        "previous": "上一篇：第五届东山渔业大会在漳州举行",
        "previous in brackets": "【上一篇】2023全球港口大会在宁波开幕",
        "next": "下一条：我市召开茶叶博览会筹备会议",
        "scan": "扫描二维码关注官方微信公众号",
        "contact": "联系电话：0592-0000000　传真：0592-0000001",
        "address": "地址：海湾市人民路1号　邮编：361000",
        "caption": "图为杜明远在第四届渔港峰会现场致辞。海湾日报记者 王小林 摄",
        "caption with triangle": "▲第四届渔港峰会现场",
        "technical support": "技术支持：蓝海网络科技有限公司",
        "back to top": "返回顶部",
    },
    "en": {
        "menu": "Home | News | Investors | Careers | Contact",
        "breadcrumb": "Home > Newsroom > Press releases",
        "you are here": "You are here: Home / News / 2024",
        "share bar": "Share: Facebook Twitter LinkedIn WhatsApp Email",
        "share on": "Share this story on Facebook",
        "font switch": "Text size: A A A",
        "font switch with signs": "Font size: A+ A- Reset",
        "hit counter": "Views: 1,024",
        "hits": "Hits: 368",
        "powered by": "Powered by BlueSea CMS 4.2",
        "copyright": "Copyright © 2019-2024 Strait Daily. All rights reserved.",
        "terms": "Terms of Use | Privacy Policy | Cookie Settings | Sitemap",
        "cookies": "This website uses cookies to improve your experience.",
        "registration": "Fujian ICP No. 12345678",
        "related heading": "Related news",
        "previous": "Previous article: Dongshan Fishery Congress closes in Zhangzhou",
        "previous with arrow": "« Previous: Dongshan Fishery Congress closes in Zhangzhou",
        "next": "Next post: Ningbo to host the 2025 Ports Summit",
        "contact": "Media contact: Ana Lopes, press@minjiang.example",
        "telephone": "Tel: +86 592 000 0000",
        "email": "Email: press@minjiang.example",
        "caption": "Photo: Guests of the 2018 Reef Congress (Strait Daily/Wei Ong)",
        "caption in brackets": "[Photo/Strait Daily]",
        "photo by": "Guests arrive at the 2018 Reef Congress in Haikou. Photo by Wei Ong",
        "back to top": "Back to top",
        "subscribe": "Subscribe to our newsletter",
        "wire mark": "-END-",
    },
}
CASES = [
    pytest.param(language, line, id=f"{language}-{name}")
    for language, lines in FURNITURE.items()
    for name, line in lines.items()
]


@pytest.mark.parametrize(("language", "line"), CASES)
def test_furniture_at_the_foot_is_marked_in_place(language: str, line: str) -> None:
    text = (CHINESE if language == "zh" else ENGLISH) + line + "\n"
    document = read_text(text)
    start = document.text.index(line)
    assert any(span.start <= start and start + len(line) <= span.end for span in document.furniture)
    assert document.text == text
    assert not any(sentence.end > start for sentence in document.sentences)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_furniture_changes_no_events_people_or_agreements(language: str) -> None:
    text = CHINESE if language == "zh" else ENGLISH
    plain = extract(text)
    dirty = extract(text + "\n".join(FURNITURE[language].values()) + "\n")
    for field in ("events", "venues", "speakers", "participants", "agreements"):
        assert [item.name for item in getattr(dirty, field)] == [
            item.name for item in getattr(plain, field)
        ], field


@pytest.mark.parametrize(
    ("text", "about"),
    [
        (
            CHINESE,
            "关于海渡冷链集团\n海渡冷链集团有限公司成立于2009年，曾于2019年主办首届深海冷链峰会，"
            "现有员工900人。\n",
        ),
        (
            ENGLISH,
            "About Minjiang Biologics\n\nFounded in 2009, Minjiang Biologics hosted the 2019 "
            "Strait Vaccine Summit in Fuzhou and employs 900 people.\n",
        ),
    ],
)
def test_about_an_organisation_gives_no_event_facts(text: str, about: str) -> None:
    [told] = extract(text).events
    same = [event for event in extract(text + about).events if event.name == told.name]
    bare = {"mentions", "id", "confidence"}
    assert [event.model_dump(exclude=bare) for event in same] == [told.model_dump(exclude=bare)]


@pytest.mark.parametrize(
    "line",
    [
        "Next, the delegates visited the port and its cold stores.",
        "Contact between the two cities began in 2009, the mayor said.",
        "Photo exhibitions were part of the forum, which ended on Sunday.",
        "Related industries signed twelve deals at the forum.",
        "Views on the treaty were exchanged at the forum on Sunday.",
    ],
)
def test_english_prose_is_no_furniture(line: str) -> None:
    document = read_text(ENGLISH + line + "\n")
    assert document.text[document.sentences[-1].start :].startswith(line)


@pytest.mark.parametrize(
    "line",
    [
        "下一步，双方将在人才培养方面开展合作。",
        "联系实际，代表们围绕冷链标准进行了讨论。",
        "图书展览是论坛的一部分，将持续到周日。",
        "相关企业在论坛上签署了十二项协议。",
        "关于合作，双方在论坛上交换了意见。",
    ],
)
def test_chinese_prose_is_no_furniture(line: str) -> None:
    document = read_text(CHINESE + line + "\n")
    assert document.text[document.sentences[-1].start :].startswith(line)
