"""How Chinese names of bodies end, where a title after them proves that a body stands there."""

from __future__ import annotations

import re

# Wider than the heads that prove an organisation by themselves: a title follows.
_ENDING = re.compile(
    r"(?:中心|[院所会局部处科厅司署室馆社办组委队团站厂台网报校系]|公司|集团|银行|大学|联盟|政府|基金|资本|控股|科技|"
    r"药业|医药|生物|实业|股份|电力|能源|汽车|重工|制药|医疗|证券|保险|传媒|文化|教育|智能|机器人|半导体|种业|物流|"
    r"航空|铁路|企业|品牌|论坛|大会|峰会|商城|工厂|园区|基地|开发区|高新区|新区|经开区|共同体|平台|实验室|工作室|"
    r"事务所|合作社|俱乐部|党支部|总支|政治局|书记处|人大|政协|军区|战区|工商联|红十字|央行|国务院|组织|总署|教科文组织|教研室)"
    r"(?:[（(][^（()）]{1,8}[)）])?$"
)


def ends_like_a_body(written: str) -> bool:
    """Whether simplified words in front of a title end like the name of a body."""
    return bool(_ENDING.search(written))
