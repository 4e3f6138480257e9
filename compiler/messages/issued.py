"""What is refused of a paper that is issued: its numbers, its secrecy, what has no place in papers of its kind (S47x, S480)."""

from .diagnostic import Code
from .papers import NOTICE, SECRET, instead

NOT_A_COPY_NUMBER = Code(
    "S470",
    "error",
    zh="份号“{value}”不是数字。",
    hint_zh="份号是这一份的顺序号，一般写六位数字：“{field}: '000001'”（7.2.1，规定）。",
    en="The copy number “{value}” is no number.",
    hint_en="It numbers this copy, as a rule in six digits: `{field}: '000001'` (clause 7.2.1, required).",
    fault=instead(SECRET, "'000001'", "第1份"),
    mend=SECRET,
)
NOT_A_SECRECY = Code(
    "S471",
    "error",
    zh="密级没有“{value}”这种写法。",
    hint_zh="密级写绝密、机密或秘密，保密期限写在★后面：“{field}: 秘密★1年”（7.2.2，规定）。不涉密的，把这一行删去。",
    en="“{value}” is no degree of secrecy.",
    hint_en="Write 绝密, 机密 or 秘密, and for how long after ★: `{field}: 秘密★1年` (clause 7.2.2, required). Leave it out where nothing is secret.",
    fault=instead(SECRET, "秘密★1年", "内部"),
    mend=SECRET,
)
NOT_A_PERIOD = Code(
    "S472",
    "error",
    zh="保密期限没有“{value}”这种写法。",
    hint_zh="写 1年、6个月 或 长期，用阿拉伯数字（7.2.2，规定）。",
    en="“{value}” is no period.",
    hint_en="Write 1年 (years), 6个月 (months) or 长期, in Arabic figures (clause 7.2.2, required).",
    fault=instead(SECRET, "密级: 秘密★1年", "密级: 秘密\n        保密期限: 一年"),
    mend=instead(SECRET, "密级: 秘密★1年", "密级: 秘密\n        保密期限: 1年"),
)
NOT_A_DOCKET = Code(
    "S473",
    "error",
    zh="“{value}”不是发文字号的写法。",
    hint_zh="{way_zh}年份用四位数字，放在六角括号〔〕里，序号不加“第”、不编虚位（7.2.5，规定）。",
    en="“{value}” is not the form of a document's number.",
    hint_en="{way_en}the year in four figures within 〔〕, the serial number without 第 and leading zeros (clause 7.2.5, required).",
    fault=instead(NOTICE, "〔2026〕8号", "[2026]第08号"),
    mend=NOTICE,
)
PERIOD_ALONE = Code(
    "S474",
    "error",
    zh="写了保密期限，没有写密级。",
    hint_zh="补上“密级: 秘密”这样的一行；不涉密的，把“{field}”这一行删去（7.2.2，规定）。",
    en="There is a period of secrecy, and no degree.",
    hint_en="Add a line such as `密级: 秘密`; where nothing is secret, leave out “{field}” (clause 7.2.2, required).",
    fault=instead(SECRET, "密级: 秘密★1年", "保密期限: 1年"),
    mend=instead(SECRET, "密级: 秘密★1年", "密级: 秘密\n        保密期限: 1年"),
)
NOT_OF_KIND = Code(
    "S480",
    "error",
    zh="{kind}里没有“{field}”（{clause_zh}，{strength_zh}）。",
    hint_zh="把“{field}”删去；要它的话，换一个文种。",
    en="A {kind} has no “{field}” ({clause_en}, {strength_en}).",
    hint_en="Leave “{field}” out, or choose another kind where it is wanted.",
    fault=instead(NOTICE, "        成文日期:", "        出席: 张明远\n        成文日期:"),
    mend=NOTICE,
)
