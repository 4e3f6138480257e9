"""Papers under a red head, right as they are: what examples of codes put one fault into.

In: nothing. Out: a paper of each sort as the text of a report.yaml, indented as examples are; and one that has another line in the place of one.
"""

NOTICE = """
        文种: 通知
        发文机关: 某市财政局
        发文字号: 某财发〔2026〕8号
        标题: 某市财政局关于报送2025年度决算的通知
        主送机关: 市直各部门
        正文: 请于1月20日前报送2025年度部门决算。
        成文日期: 2026-01-08
        印发: {机关: 某市财政局办公室, 日期: 2026-01-08}
"""
SECRET = """
        文种: 通知
        份号: '000001'
        密级: 秘密★1年
        标题: 关于召开保密工作会议的通知
        正文: 现将会议有关事项通知如下。
"""
REQUEST = """
        文种: 请示
        发文机关: 某区人民政府
        发文字号: 某政〔2026〕15号
        签发人: 张明远
        标题: 某区人民政府关于建设城东排水管网的请示
        主送机关: 市人民政府
        正文: 妥否，请批示。
        成文日期: 2026-03-12
        印章: 有
        附注: 联系人：李青，电话：83026157
        印发: {机关: 某区人民政府办公室, 日期: 2026-03-12}
"""
LETTER = """
        文种: 函
        发文机关: 某市财政局
        发文字号: 某财函〔2026〕8号
        标题: 某市财政局关于商请派员参加培训的函
        主送机关: 某市审计局
        正文: 我局定于1月20日举办预算绩效培训，请派2人参加。
        成文日期: 2026-01-08
        印章: 有
"""
ORDER = """
        文种: 令
        发文机关: 某市人民政府
        发文字号: 第8号
        正文: 《某市供水管理办法》已经市政府第12次常务会议通过，现予公布，自2026年3月1日起施行。
        签名章: {职务: 市长}
        成文日期: 2026-01-08
"""
MINUTES = """
        文种: 纪要
        发文机关标志: 某市财政局局务会议纪要
        标题: 2026年第1次局务会议纪要
        正文: 会议听取了2025年决算情况汇报。
        成文日期: 2026-01-08
"""


def instead(paper: str, old: str, new: str) -> str:
    """A paper that has another text in the place of one. Raises AssertionError where it has not that."""
    assert old in paper, old
    return paper.replace(old, new)
