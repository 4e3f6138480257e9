"""Heads and feet of drafts as five kinds of offices have them: a county's office, a village, a school, a firm, a congress.

Each is a table of lines, `kind│text` as in the strangers' drafts, and is read above or below a text with numbered headings and
one without. A line that is two things has both marks, `sign,date│`.
"""

import pytest

from tests.kit.drafts import ROLES
from tests.kit.strangers import read

NUMBERED = """一、基本情况
今年以来，全县共排查各类隐患一百二十六处，已经整改一百一十九处，其余七处列入明年的计划，由包片的干部盯着办。
二、主要做法
（一）压实责任。县里成立了由分管领导任组长的专班，每半月调度一次，进度慢的乡镇要在会上说明原因。
（二）摸清底数。抽调三十名业务骨干，分六个小组到村到户，逐处登记造册，不漏一户、不漏一处。
三、下一步打算
抓好剩余七处隐患的整改，年底前组织一次回头看，把好的做法写进制度，长期坚持下去。"""
PLAIN = """今年以来，我们共排查各类隐患一百二十六处，已经整改一百一十九处，其余七处列入明年的计划，由包片的干部盯着办。
排查的时候，抽调了三十名业务骨干，分六个小组到村到户，逐处登记造册，不漏一户、不漏一处，群众看在眼里。
剩余的七处，年底前要组织一次回头看，把好的做法写进制度，长期坚持下去。"""
TEXTS = (NUMBERED, PLAIN)

HEADS = {
    # ---- a county's office
    "plain": "title│关于2025年度安全生产工作情况的报告",
    "two lines": "title│云溪县应急管理局\ntitle│关于2025年度安全生产工作情况的报告\n│\nto│县人民政府：",
    "letterhead and number": "other│云溪县应急管理局文件\nother│云应急〔2025〕32号\n│\ntitle│云溪县应急管理局\ntitle│关于开展冬季安全检查的通知\n│\nto│各乡镇人民政府，县直各单位：",
    "letterhead without 文件": "other│云溪县应急管理局\nother│云应急〔2025〕32号\n│\ntitle│云溪县应急管理局关于开展冬季安全检查的通知\nto│各乡镇人民政府，县直各单位：",
    "two agencies as letterhead": "other│中共云溪县委办公室\nother│云溪县人民政府办公室\n│\ntitle│关于做好元旦春节期间有关工作的通知\n│\nto│各乡镇党委、人民政府，县直各部门：",
    "two agencies in the title": "title│中共云溪县委办公室　云溪县人民政府办公室\ntitle│关于做好元旦春节期间有关工作的通知\n│\nto│各乡镇党委、人民政府，县直各部门：",
    "paper of a meeting": "other│县委常委会第四十六次会议材料之三\n│\ntitle│关于全县防汛工作情况的汇报\nwho│县水利局\nwhodate│（2025年6月18日）",
    "paper of a meeting by number": "other│县政府第18次常务会议文件（五）\n│\ntitle│关于全县防汛工作情况的汇报\nwho│县水利局局长　丁志安",
    "kind of paper above": "other│会议材料\n│\ntitle│在全县经济运行调度会上的汇报发言\nwho│云溪县统计局\nwhodate│2025年10月20日",
    "meeting above": "other│全县基层党建工作推进会交流材料\n│\ntitle│抓实网格治理 提升服务效能\nwho│大河镇党委书记　刘长根",
    "draft mark above": "other│征求意见稿\n│\ntitle│云溪县农村公路养护管理办法",
    "draft mark in the title": "title│云溪县农村公路养护管理办法（征求意见稿）",
    "date below": "title│云溪县2025年法治政府建设情况报告\nwhodate│（2025年12月20日）",
    "speech": "title│在全县三级干部大会上的讲话\nwho│毛志远\nwhodate│（2026年2月18日）\n│\nto│同志们：",
    "speech, spaced name": "title│在全县三级干部大会上的讲话\nwho│县委书记　王　磊\nwhodate│（2026年2月18日）\nto│各位代表、同志们：",
    "title of two lines, dash": "title│坚定信心　真抓实干\ntitle│奋力谱写县域发展新篇章\nsub│——在县委十四届九次全会上的报告\nwhodate│（2025年12月28日）\nwho│徐云生",
    "secret mark": "other│机密★1年\nother│特急\ntitle│关于请求解决抗旱资金的请示\nto│市人民政府：",
    "chat above": "other│李主任，稿子按您昨天的意见改了，请审阅。\n│\ntitle│关于全县秋粮收购情况的报告\nto│县委、县政府：",
    "from the web": "other│首页 > 政务公开 > 通知公告\ntitle│云溪县人力资源和社会保障局关于公开招聘公益性岗位人员的公告\nother│发布时间：2025-09-01 来源：县人社局 浏览次数：326",
    "scanned date": "title│云溪县城市更新工作情况汇报\nwho│县住建局局长　周 立\nwhodate│（2O25年5月2O日）\n│\nto│各位领导：",
    "reporter in two lines": "title│2025年度述职述廉报告\nwho│云溪县卫生健康局党组书记、局长\nwho│何秀珍\nwhodate│（2026年1月6日）",
    # ---- a village
    "short": "title│申请书\n│\nto│大河镇人民政府：",
    "spaced": "title│情　况　说　明\n│\nto│镇纪委：",
    "spaced, three": "title│证　　明",
    "report, spaced": "title│报　告\n│\nto│镇党委、政府：",
    "proposal to all": "title│移风易俗倡议书\n│\nto│全村父老乡亲：",
    "village and heading": "title│石桥村2025年工作总结",
    "duty report": "title│述职报告\nwho│石桥村党支部书记　丁满仓\n│\nto│各位党员、各位代表：",
    "record": "title│石桥村村民代表会议记录",
    "no addressee, half colon": "title│关于修缮村小学围墙的请示\nto│镇人民政府:",
    "letter": "title│致全体村民的一封信\n│\nto│各位乡亲：",
    "feelings": "title│赴浙江学习考察有感\nwho│石桥村　李春梅",
    # ---- a school, a hospital
    "guide": "title│云溪县第一中学新生入学指南",
    "opening": "title│开　幕　词\nsub│——在第二十三届校园文化艺术节上\nwho│校长　方　敏\n│\nto│老师们、同学们：",
    "closing word": "title│闭　幕　词\nwho│方敏\nwhodate│（2025年12月31日）\nto│老师们、同学们：",
    "report of a visit": "title│把课堂搬到田野里\nsub│——云溪县第一中学劳动教育侧记",
    "experience": "title│家校共育的几点做法\nwho│云溪县实验小学　陈晓燕",
    "class summary": "title│高二（3）班班主任工作总结\nwho│陈晓燕",
    "promise": "title│师德师风承诺书",
    "notice of parents": "title│致家长的一封信\nto│尊敬的各位家长：",
    "dear leaders": "title│2025年度述职报告\nwho│内科护士长　赵 静\nto│尊敬的各位领导、亲爱的同事们：",
    "greeting with !": "title│在开学典礼上的讲话\nto│老师们、同学们，大家上午好！",
    "research": "title│乡村小规模学校发展困境与对策研究\nwho│云溪县教师进修学校　林　涛",
    # ---- a firm
    "firm": "title│云溪水务集团有限公司2025年工作总结及2026年工作计划",
    "firm and memo": "title│关于二号泵站检修的备忘录\nto│各分公司、各部门：",
    "firm's letterhead": "other│云溪水务集团有限公司\nother│云水函〔2025〕7号\n│\ntitle│关于商请配合管网迁改的函\nto│云溪燃气有限公司：",
    "form": "other│流程名称：发文审批（内部）\nother│文号：云水发〔2025〕12号\n│\ntitle│关于调整值班安排的通知\nto│各部门、各班组：",
    "staff letter": "title│致全体员工的慰问信\nto│全体员工及家属：",
    "manual": "title│泵站巡检员操作手册",
    "named reporter": "title│2025年度个人工作总结\nwho│姓名：张建军\n",
    # ---- a congress
    "proposal": "other│政协云溪县第十届委员会第四次会议\nother│提案第0118号　　类别：城建环保\n│\ntitle│关于加强老旧小区充电设施建设的提案\nwho│提案人：李明华",
    "inspection report": "other│县人大常委会第三十一次会议文件（九）\n│\ntitle│云溪县人大常委会执法检查组\ntitle│关于检查《河道管理条例》实施情况的报告\nsub│——2025年9月26日在县第十七届人大常委会第三十一次会议上\nwho│县人大常委会副主任　孟繁柯\n│\nto│主任、各位副主任、各位委员：",
    "work report": "title│政府工作报告\nsub│——2026年1月8日在云溪县第十八届人民代表大会第五次会议上\nwho│县长　高明\n│\nto│各位代表：",
    "court": "title│云溪县人民法院工作报告\nsub│（2026年1月9日在县第十八届人民代表大会第五次会议上）\nwho│县人民法院院长　沈国栋\nto│各位代表：",
    "reply to a proposal": "title│对县政协十届四次会议第118号提案的答复\n│\nto│李明华委员：",
    "statement": "title│关于《云溪县河道管理办法（草案）》的说明\nwho│县司法局局长　马　骏\nto│主任、各位副主任、各位委员：",
    "advice": "title│关于进一步优化营商环境的几点建议\nwho│民建云溪县总支",
    "colleague's speech": "title│在小组讨论会上的发言提纲\nwho│钱 进\nto│各位委员、同志们：",
    # ---- harder ones
    "slogan and body": "title│让小网格撬动大治理\nwho│云溪县委政法委",
    "slogan with commas": "title│守初心、担使命，做群众的贴心人\nsub│——2025年度述职报告\nwho│石桥村党支部书记　丁满仓",
    "years of a doctor": "title│一名村医的二十年\nwho│石桥村卫生室　何大年",
    "plan and draft": "title│关于云溪县2025年国民经济和社会发展计划执行情况\ntitle│与2026年国民经济和社会发展计划（草案）的报告\nsub│——2026年1月8日在县第十八届人民代表大会第五次会议上\nwho│县发展和改革局",
    "minutes": "title│三季度安全生产例会纪要\nwhodate│（2025年9月30日）",
    "minutes, masthead": "other│云溪县人民政府专题会议纪要\nother│第18期\nother│云溪县人民政府办公室　　　2025年6月18日\n│\ntitle│研究城东片区改造有关问题的会议纪要",
    "bulletin": "other│工作简报\nother│第5期（总第38期）\nother│云溪县巩固办　　2025年5月6日\n│\ntitle│大河镇三措并举抓好防返贫监测",
    "signed out": "other│特急\nother│云溪县应急管理局文件\nother│云应急〔2025〕32号　　　　签发人：丁志安\n│\ntitle│关于请求解决抗旱资金的请示\n│\nto│县人民政府：",
    "two bureaus with 、": "title│云溪县教育局、云溪县公安局\ntitle│关于加强校园周边安全管理的通告",
    "addressees wrapped": "title│关于开展冬季安全检查的通知\nto│各乡镇人民政府，各街道办事处，县政府各部门、各直属机构，经济开发区管委会，\n+│各有关企业：",
    "to a secretary": "title│思想汇报\nto│敬爱的党组织：",
    "to one person": "title│邀请函\nto│王建国先生：",
    "to parents": "title│寒假安全提示\nto│家长朋友们：",
    "to the public": "title│关于城区道路限行的公告\nto│广大市民朋友：",
    "to jury": "title│竞聘演讲稿\nwho│陈晓燕\nto│尊敬的各位评委、各位同事：",
    "to half width": "title│检讨书\nto│尊敬的张局长:",
    "reporter in parentheses": "title│2025年抓基层党建工作述职报告\nwho│（汇报人：丁满仓）",
    "reporting body": "title│防汛备汛工作汇报\nwho│汇报单位：大河镇人民政府",
    "body and date in parentheses": "title│防汛备汛工作汇报\nwho│大河镇人民政府（2025年6月18日）",
    "body, date on one line": "title│防汛备汛工作汇报\nwho,whodate│大河镇人民政府　2025年6月18日",
    "body and month in parentheses": "title│防汛备汛工作汇报\nwho│（大河镇人民政府　2025年6月）",
    "two posts": "title│在县委全会上的讲话\nwho│县委副书记、县长　高明\nwhodate│2025年12月28日\nto│同志们：",
    "one blank": "title│在县委全会上的讲话\nwho│县委书记 高明\nto│同志们：",
    "draft in parentheses": "title│云溪县养老服务条例实施细则\nsub│（征求意见稿）",
    "for discussion": "title│云溪县2026年工作要点\nsub│（讨论稿）\nwhodate│2025年12月30日",
    "torn title": "title│大河镇2025年度\ntitle│安全生产工作总结",
    "torn title of a person": "title│关于丁满仓同志\ntitle│现实表现情况的说明",
    "three lines": "title│云溪县信访局\ntitle│2025年工作总结\ntitle│和2026年工作打算",
    "attachment mark": "other│附件2\n│\ntitle│云溪县养老助餐服务实施方案",
    "book": "title│《乡土中国》读后感\nwho│李春梅",
    "with 有感": "title│参观县廉政教育基地有感",
    "unnumbered heading below": "title│关于加强充电设施建设的提案\n│\nh1│案　由",
    "heading 前言": "title│云溪县水资源调查报告\n│\nh1│前　言",
    "heading 工作回顾": "title│云溪县供销社2025年工作总结\n│\nh1│成绩亮点",
    "heading 安排": "title│党员冬训方案\n│\nh1│时间安排",
    "meeting facts": "title│校务会议记录\np│时间：2025年9月3日下午\np│地点：三楼会议室\np│主持：方敏",
    "parties": "title│管网维护合作协议\np│甲方：云溪水务集团有限公司\np│乙方：大河镇人民政府",
    "no title": "to│县人民政府：",
    "number below the title": "title│关于修订考勤制度的通知\nsub│云水发〔2025〕12号\n│\nto│各部门、各班组：",
    "from chat": "other│@所有人 通知正式版，请各村收到回复\n│\ntitle│关于召开秋粮收购工作会议的通知\nto│各村党支部、村委会：",
    "chat with name": "other│小谢：主席昨晚改的第四稿，会上就按这个念，字号打大些。老周 1月11日\n│\ntitle│致　辞\nwho│县政协主席　魏绍棠\nto│各位来宾、朋友们：",
    "issue of papers": "other│参阅材料之二\n│\ntitle│外地推进农村垃圾分类的做法",
    "written speech": "other│书面交流材料（之四）\n│\ntitle│念好“严实细”三字经\ntitle│打好防返贫主动仗\nwho│大河镇党委",
    "topic": "other│县政府常务会议议题之二\n│\ntitle│关于城区供热价格调整方案的汇报\nwho│县发展和改革局\nwhodate│（2025年10月）",
    "hand-written head": "other│密级：内部　　编号：2025-07\n│\ntitle│关于群体性投诉处置情况的报告\nto│县委政法委：",
    "typical case": "other│典型经验材料\n│\ntitle│大河镇“一网三联”破解治理难题",
    "daughter's letter": "title│感谢信\nto│云溪县人民医院心内科全体医护人员：",
    "to comrades and friends": "title│在老干部迎春茶话会上的致辞\nwhodate│（2026年1月20日）\nto│各位老领导、老同志，同志们、朋友们：",
    "court's letter": "title│司法建议书\nsub│（2025）云法建字第7号\nto│云溪县住房和城乡建设局：",
}

FEET = {
    # ---- a county's office
    "body and date": "phrase│特此报告。\n│\nsign│云溪县应急管理局\ndate│2025年12月31日",
    "Chinese date": "sign│云溪县应急管理局\ndate│二〇二五年十二月三十一日",
    "far right": "sign│　　　　　　　　　　　　　　云溪县应急管理局\ndate│　　　　　　　　　　　　　　　2025年12月31日",
    "two bodies": "sign│中共云溪县委办公室\nsign│云溪县人民政府办公室\ndate│2025年12月31日",
    "two bodies on a line": "sign│云溪县教育局　　　云溪县公安局\ndate│2025年9月1日",
    "blank day": "sign│云溪县应急管理局\ndate│2025年12月　日",
    "blank date": "sign│云溪县应急管理局\ndate│____年__月__日",
    "blank date in blanks": "sign│云溪县应急管理局\ndate│　　　年　　月　　日",
    "no day": "sign│云溪县应急管理局\ndate│2025年12月",
    "remark": "phrase│妥否，请批示。\nsign│云溪县应急管理局\ndate│2025年12月31日\nremark│（联系人：王平；电话：0000-1234567）",
    "public remark": "sign│云溪县人民政府办公室\ndate│2025年12月31日\nremark│（此件公开发布）",
    "copies": "sign│云溪县人民政府办公室\ndate│2025年12月31日\ncopies│抄送：县委办公室，县人大常委会办公室。\nother│云溪县人民政府办公室　　2025年12月31日印发",
    "note": "note│附件：1.隐患清单\nnote│　　　2.整改台账\n│\nsign│云溪县应急管理局\ndate│2025年12月31日",
    "with a seal": "sign│云溪县应急管理局（盖章）\ndate│2025年12月31日",
    "date with a seal": "sign│云溪县应急管理局\ndate│2025年12月31日（盖章）",
    "names of posts": "sign│云溪县应急管理局局长　丁志安\ndate│2025年12月31日",
    "slashes": "sign│云溪县应急管理局\ndate│2025/12/31",
    "dots": "sign│云溪县应急管理局\ndate│2025.12.31",
    "attached, table": "sign│云溪县应急管理局\ndate│2025年12月31日\n│\nmark│附件\natitle│隐患整改经费测算表（单位：万元）\ntable│项目\t数量\t金额\ntable│护栏\t3\t12\ntable│水泵\t4\t8",
    "two attached, the last bare": "note│附件：1.测算表\nnote│　　　2.设计图纸\nsign│云溪县应急管理局\ndate│2025年12月31日\n│\nmark│附件1\natitle│测算表\ntable│项目\t数量\t金额\ntable│护栏\t3\t12\n│\nmark│附件2\natitle│设计图纸",
    "attached letter": "sign│云溪县应急管理局\ndate│2025年12月31日\n│\nmark│附件\natitle│关于排查情况的说明\np│镇财政所：\np│五月三十日晚，三组召开群众会，到会六十一户，有关情况就在会上当面说清楚了。\np│黄泥坝村民委员会\np│2025.6.6",
    # ---- a village
    "village": "phrase│特此证明。\nsign│石桥村村民委员会\ndate│六月六日",
    "village, month and day": "sign│石桥村村民委员会\ndate│6月6日",
    "villagers in columns": "sign│马占林　杨国栋　马小花\nsign│丁守信　丁守义　马有福\nsign│金秀英　马文海\ndate│六月五日",
    "villagers by 、": "sign│马占林、杨国栋、马小花\ndate│2025年6月5日",
    "village and names": "sign│石桥村村民委员会\nsign│邓世平　　谭桂英\ndate│2025.6.6",
    "applicant": "sign│申请人：马占林\ndate│2025年6月5日",
    "applicants": "sign│申请人：马占林、杨国栋\ndate│2025年6月5日",
    "labelled date": "sign│申请人：马占林\ndate│日期：2025年6月5日",
    "all villagers": "sign│石桥村全体村民\ndate│2025年6月5日",
    "place behind the date": "sign│苏晓雨\ndate│六月八日于高坪村",
    "place behind a whole date": "sign│苏晓雨\ndate│2025年6月8日于高坪村",
    "lunar": "sign│石桥村老年协会\ndate│乙巳年腊月初八",
    "written at": "sign│苏晓雨\ndate│写于2025年6月8日",
    "on one line": "sign,date│石桥村党支部　　2025年6月5日",
    # ---- a school, a hospital
    "promise by hand": "phrase│以上承诺，请监督。\nsign│承诺人（签名）：\ndate│　　　年　　月　　日",
    "promise by hand, lines": "sign│承诺人签字：________\ndate│____年__月__日",
    "promise by name": "sign│承诺人：陈晓燕\ndate│2025年9月1日",
    "class": "sign│高二（3）班全体同学\ndate│2025年12月31日",
    "teacher": "sign│陈晓燕\ndate│2025年12月31日",
    "teacher, spaced": "sign│陈　燕\ndate│2025年12月31日",
    "teacher of a school": "sign│云溪县实验小学　陈晓燕\ndate│2025年12月31日",
    "greetings": "phrase│此致\nphrase│敬礼！\nsign│云溪县第一中学\ndate│2025年9月1日",
    "thanks": "phrase│谢谢大家！",
    "report is over": "phrase│以上是我的述职报告，请各位领导批评指正。\nsign│述职人：赵静\ndate│2026年1月6日",
    "date and weekday": "sign│云溪县第一中学\ndate│2025年9月1日（星期一）",
    "hospital": "sign│云溪县人民医院护理部\ndate│二○二五年五月十二日",
    # ---- a firm
    "firm": "sign│云溪水务集团有限公司\ndate│2025年12月31日",
    "firm's workers": "sign│二号泵站全体职工\ndate│2025-12-31",
    "party A": "sign│填报人：钱进\nsign│审核人：孙海\ndate│2025年12月31日",
    "firm and office": "sign│云溪水务集团有限公司\nsign│综合办公室\ndate│2025年12月31日",
    "three offices": "sign│综合部\nsign│生产技术部\nsign│安全监察部\ndate│2025年12月31日",
    "no date": "phrase│特此函告，盼复。\nsign│云溪水务集团有限公司",
    # ---- a congress
    "proposers": "sign│提案人：李明华　王建国\ndate│2026年1月8日",
    "delegates": "sign│李明华等12名代表\ndate│2026年1月8日",
    "inspection group": "sign│县人大常委会执法检查组\ndate│2025年9月18日",
    "joint": "sign│民建云溪县总支\nsign│民盟云溪县总支\ndate│2026年1月5日",
    "scan": "sign│云溪县政协提案委\ndate│2O25年9月l8日",
    "nothing": "p│这就是今年的情况。",
    "urges on": "p│让我们携起手来，为建设美丽家园作出新的贡献！",
    "a slogan": "p│同心共筑美好家园",
    "a date in a list": "p│活动时间：2025年12月31日",
    # ---- harder ones
    "whom to ask, no date": "sign│云溪县应急管理局\nremark│联系人：王平　电话：0000-1234567",
    "acting seal": "sign│云溪县应急管理局（代章）\ndate│2025年12月31日",
    "month by dots": "sign│云溪县应急管理局\ndate│2025.12",
    "respectfully": "sign│您的学生　李明　敬上\ndate│2025年9月10日",
    "greetings on one line": "phrase│此致　敬礼！\nsign│李明\ndate│2025年9月10日",
    "label alone": "sign│述职人：\nsign│赵静\ndate│2026年1月6日",
    "reporting body and time": "sign│汇报单位：云溪县水利局\ndate│汇报时间：2025年6月18日",
    "three on one line": "sign,date│填报人：钱进　　审核人：孙海　　2025年12月31日",
    "posts of a village": "sign│支部书记：金玉海\nsign│村主任：马占林\ndate│2025年6月5日",
    "page number below": "sign│云溪县应急管理局\ndate│2025年12月31日\npage│— 3 —",
    "seal by hand": "sign│单位（盖章）：\ndate│2025年　月　日",
    "note below": "sign│云溪县应急管理局\ndate│2025年12月31日\n│\nnote│附：隐患清单",
    "typists": "sign│云溪县应急管理局\ndate│2025年12月31日\nother│校对：王平　打印：李明",
    "disclosure": "sign│云溪县应急管理局\ndate│2025年12月31日\nremark│（信息公开选项：主动公开）",
    "disclosure without parentheses": "sign│云溪县应急管理局\ndate│2025年12月31日\nother│公开方式：主动公开",
    "sent to": "sign│云溪县应急管理局\ndate│2025年12月31日\ncopies│报：县委、县政府\ncopies│送：县安委会成员单位",
    "chat below": "sign│云溪县应急管理局\ndate│2025年12月31日\n│\nother│收到请回复",
    "writer": "sign│执笔：李明\ndate│2025年12月31日",
    "minutes taker": "sign│记录人：杨蕊\ndate│2025年6月5日",
    "congress": "sign│云溪县第十八届人民代表大会第五次会议\ndate│2026年1月9日",
    "association": "sign│云溪县青年志愿者协会\ndate│2026年1月9日",
    "shop": "sign│李记粮油店\ndate│2026年1月9日",
    "three names": "sign│李明\nsign│王建国\nsign│陈晓燕\ndate│2026年1月9日",
    "three names spaced": "sign│李　明　　王建国　　陈晓燕\ndate│2026年1月9日",
    "name at the very end": "p│以上这些，我都记在心里了，往后的日子还要一步一步走下去。\n│\nsign│　　　　　　　　　　　　　　　　陈晓燕",
    "class and name": "sign│高二（3）班　李明\ndate│2026年1月9日",
    "name and place": "sign│李春梅　写于石桥村\ndate│2026年1月9日",
    "month of the old style": "sign│石桥村村委会\ndate│二〇二五年元月九日",
    "circles": "sign│石桥村村委会\ndate│二◯二五年十月九日",
    "English circle": "sign│石桥村村委会\ndate│二O二五年十月九日",
    "short year": "sign│石桥村村委会\ndate│25年10月9日",
    "two dates": "sign│甲方代表：李明\ndate│2026年1月9日",
    "body, name, date": "sign│云溪县第一中学校长\nsign│方　敏\ndate│2026年1月9日",
    "party group": "sign│中共云溪县水利局党组\ndate│2026年1月9日",
    "office of a leading group": "sign│云溪县巩固拓展脱贫攻坚成果同乡村振兴有效衔接工作领导小组办公室\ndate│2026年1月9日",
    "four bodies": "sign│共青团云溪县委员会\nsign│云溪县妇女联合会\nsign│云溪县总工会\nsign│云溪县教育局\ndate│2026年3月1日",
    "imprint only": "sign│云溪县水利局\ndate│2026年1月9日\n│\nother│云溪县水利局办公室　　　　　2026年1月9日印发",
    "keywords": "sign│云溪县水利局\ndate│2026年1月9日\nother│主题词：水利　防汛　通知",
    "remark and copies": "sign│云溪县水利局\ndate│2026年1月9日\nremark│（此件发至村级）\ncopies│抄送：县应急管理局。",
    "table below": "sign│云溪县水利局\ndate│2026年1月9日\n│\nmark│附表\natitle│水库蓄水情况统计表\ntable│水库\t库容\ntable│大河\t12\ntable│石桥\t8",
    "proposal's signers": "sign│倡议人：云溪县第一中学全体教师\ndate│2026年1月9日",
    "initiating bodies": "sign│倡议单位：县文明办　县妇联\ndate│2026年1月9日",
    "labelled place": "sign│落款：石桥村村委会\ndate│时间：2026年1月9日",
    "date above the name": "date│2026年1月9日\nsign│云溪县水利局",
    "meeting's last line": "p│会议于下午五时四十分结束。",
    "a last heading's list": "p│参加单位有：\np│县水利局、县农业农村局、县气象局。",
    "thanks at the end of a speech": "p│最后，祝大家新年快乐、身体健康、阖家幸福！\nphrase│谢谢大家！",
    "meeting's next time": "p│下次会议时间另行通知，请各单位提前做好准备。",
}


def _marked(table: str) -> tuple[str, set[tuple[int, str]]]:
    """The lines of a table, and what is asked for of them: their numbers and roles; `+` goes on with the line before."""
    lines: list[str] = []
    roles: set[tuple[int, str]] = set()
    kind = ""
    for number, row in enumerate(table.split("\n"), 1):
        mark, _, text = row.partition("│")
        kind = mark if mark != "+" else kind
        lines.append(text)
        roles |= {(number, ROLES.get(one, one)) for one in kind.split(",")}
    return "\n".join(lines), {one for one in roles if one[1] in _ASKED}


_ASKED = ("title", "subtitle", "reporter", "reporter_date", "addressees", "signature", "date")


def _found(text: str) -> set[tuple[int, str]]:
    return {(number, one.role) for one in read(text) for number in one.lines if one.role in _ASKED}


@pytest.mark.parametrize("text", TEXTS, ids=("numbered", "plain"))
@pytest.mark.parametrize("name", HEADS)
def test_heads(name: str, text: str) -> None:
    head, wanted = _marked(HEADS[name])
    assert _found(f"{head}\n{text}\n") == wanted


@pytest.mark.parametrize("text", TEXTS, ids=("numbered", "plain"))
@pytest.mark.parametrize("name", FEET)
def test_feet(name: str, text: str) -> None:
    foot, wanted = _marked(FEET[name])
    above = f"关于2025年度安全生产工作情况的报告\n\n{text}\n"
    shift = above.count("\n")
    assert _found(f"{above}{foot}\n") - {(1, "title")} == {(number + shift, role) for number, role in wanted}


def test_a_title_whose_lines_blank_lines_part_where_they_part_all() -> None:
    lines = ["云溪县教育局", "关于做好寒假工作的通知", "各中小学、幼儿园：", *PLAIN.split("\n")]
    assert _found("\n\n".join(lines)) == {(1, "title"), (3, "title"), (5, "addressees")}
