"""Names in a draft: of bodies, of people and their posts, of those who are addressed and of those who sign.

In: the text of a line, without what nobody sees. Out: what its words alone tell; what stands round it is weighed elsewhere.
"""

import re

ORG = re.compile(
    r"(?:办公室|办公厅|政府|党组|党委|支部|委员会|人大|政协|[局厅部委院署会处科办所队站组]|中心|集团|公司|学校|大学|学院|医院|街道|镇|乡|村)"
    r"(?:[（(](?:盖章|印章|章|公章)[）)])?$"
)
POST = re.compile(
    r"(?:主任|书记|局长|处长|科长|部长|秘书长|市长|区长|县长|镇长|乡长|院长|校长|厅长|委员|干部|科员|调研员|经理|代表|主席|组长|所长|站长|队长)"
)
# Who reports, with a word before: 报告人：张三.
WHO = re.compile(
    r"^(?:报告|述职|汇报|总结|主讲|发言|签名|姓名|职务|时间|日期|单位|撰稿|承诺|述责)[人者]?(?:[（(].{1,4}[）)])?[：:]"
)
_PEOPLE = re.compile(
    r"(?:同志|领导|代表|委员|主任|主席|各位|老师|同事|朋友|单位|部门|社区|党员|党组|支部|书记|企业|集团|中心|银行|医院|高校|大学|来宾|嘉宾|股东|评委|先生|女士|同学|家长|职工|员工|教师|村民|居民|乡亲|干部"
    r"|(?<![增成特生延])长|[团队村县区市政府局委会室办厅院部处科司组校公司街道镇乡关门位们])$"
    r"|^(?:尊敬|亲爱)的|^全体|^各(?![项类种方自个别阶环行])"
)
SIGNER = re.compile(  # not those who are listed: 组长：张三
    r"(?!.*(?:组[ \u3000]*长|[成组][ \u3000]*员)[：:])[^，,。；;：:]{0,30}(?:主任|书记|主席|经理|代表|委员|员|(?<![增成特生延])长)[：:][ \u3000]*"
    r"[\u3400-\u9fff·](?:[ \u3000]*[\u3400-\u9fff·]){1,3}"
)


def is_addressees(text: str) -> bool:
    """Whether a text names those whom a document is for: bodies or people, and a colon."""
    if len(text) > 80 or text[-1:] not in ("：", ":") or "如下" in text or re.search("[。；;]", text):
        return False
    names = re.split("[、，,]", re.sub("[（(][^（）()]*[）)]", "", text[:-1]))
    return all(_PEOPLE.search(name.strip()) for name in names)
