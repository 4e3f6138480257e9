"""What is refused of a paper that is issued: its numbers, its secrecy, what papers of its kind do not have (S459, S47x, S48x)."""

from .diagnostic import Code

NOT_A_COPY_NUMBER = Code(
    "S470",
    "error",
    zh="份号“{value}”不是数字。",
    hint_zh="份号是这一份的顺序号，一般写六位数字：“{field}: '000001'”（7.2.1，规定）。",
    en="The copy number “{value}” is no number.",
    hint_en="It numbers this copy, as a rule in six digits: `{field}: '000001'` (clause 7.2.1, required).",
    fault="""
        文种: 通知
        份号: 第1份
        标题: 关于召开保密工作会议的通知
        正文: 现将会议有关事项通知如下。
    """,
    mend="""
        文种: 通知
        份号: '000001'
        标题: 关于召开保密工作会议的通知
        正文: 现将会议有关事项通知如下。
    """,
)
NOT_A_SECRECY = Code(
    "S471",
    "error",
    zh="密级没有“{value}”这种写法。",
    hint_zh="密级写绝密、机密或秘密，保密期限写在★后面：“{field}: 秘密★1年”（7.2.2，规定）。不涉密的，把这一行删去。",
    en="“{value}” is no degree of secrecy.",
    hint_en="Write 绝密, 机密 or 秘密, and for how long after ★: `{field}: 秘密★1年` (clause 7.2.2, required). Leave it out where nothing is secret.",
    fault="""
        文种: 通知
        份号: '000001'
        密级: 内部
        标题: 关于召开保密工作会议的通知
        正文: 现将会议有关事项通知如下。
    """,
    mend="""
        文种: 通知
        份号: '000001'
        密级: 秘密★1年
        标题: 关于召开保密工作会议的通知
        正文: 现将会议有关事项通知如下。
    """,
)
NOT_A_PERIOD = Code(
    "S472",
    "error",
    zh="保密期限没有“{value}”这种写法。",
    hint_zh="写 1年、6个月 或 长期，用阿拉伯数字（7.2.2，规定）。",
    en="“{value}” is no period.",
    hint_en="Write 1年 (years), 6个月 (months) or 长期, in Arabic figures (clause 7.2.2, required).",
    fault="""
        文种: 通知
        份号: '000001'
        密级: 秘密
        保密期限: 一年
        标题: 关于召开保密工作会议的通知
        正文: 现将会议有关事项通知如下。
    """,
    mend="""
        文种: 通知
        份号: '000001'
        密级: 秘密
        保密期限: 1年
        标题: 关于召开保密工作会议的通知
        正文: 现将会议有关事项通知如下。
    """,
)
NOT_A_DOCKET = Code(
    "S473",
    "error",
    zh="“{value}”不是发文字号的写法。",
    hint_zh="{way_zh}年份用四位数字，放在六角括号〔〕里，序号不加“第”、不编虚位（7.2.5，规定）。",
    en="“{value}” is not the form of a document's number.",
    hint_en="{way_en}the year in four figures within 〔〕, the serial number without 第 and leading zeros (clause 7.2.5, required).",
    fault="""
        文种: 通知
        发文机关: 某市财政局
        发文字号: 某财发[2026]第08号
        标题: 关于召开预算工作会议的通知
        主送机关: 各区财政局
        正文: 现将会议有关事项通知如下。
        成文日期: 2026-01-08
        印发: {机关: 某市财政局办公室, 日期: 2026-01-08}
    """,
    mend="""
        文种: 通知
        发文机关: 某市财政局
        发文字号: 某财发〔2026〕8号
        标题: 关于召开预算工作会议的通知
        主送机关: 各区财政局
        正文: 现将会议有关事项通知如下。
        成文日期: 2026-01-08
        印发: {机关: 某市财政局办公室, 日期: 2026-01-08}
    """,
)
PERIOD_ALONE = Code(
    "S474",
    "error",
    zh="写了保密期限，没有写密级。",
    hint_zh="补上“密级: 秘密”这样的一行；不涉密的，把“{field}”这一行删去（7.2.2，规定）。",
    en="There is a period of secrecy, and no degree.",
    hint_en="Add a line such as `密级: 秘密`; where nothing is secret, leave out “{field}” (clause 7.2.2, required).",
    fault="""
        文种: 通知
        保密期限: 1年
        标题: 关于召开保密工作会议的通知
        正文: 现将会议有关事项通知如下。
    """,
    mend="""
        文种: 通知
        份号: '000001'
        密级: 秘密
        保密期限: 1年
        标题: 关于召开保密工作会议的通知
        正文: 现将会议有关事项通知如下。
    """,
)
NOT_OF_KIND = Code(
    "S480",
    "error",
    zh="{kind}里没有“{field}”（{clause}，{strength_zh}）。",
    hint_zh="把“{field}”删去；要它的话，换一个文种。",
    en="A {kind} has no “{field}” (clause {clause}, {strength_en}).",
    hint_en="Leave “{field}” out, or choose another kind where it is wanted.",
    fault="""
        文种: 函
        发文机关: 某市财政局
        发文字号: 某财函〔2026〕8号
        标题: 某市财政局关于商请派员参加培训的函
        主送机关: 某市审计局
        正文: 我局定于1月20日举办预算绩效培训，请派2人参加。
        成文日期: 2026-01-08
        印章: 有
        印发机关: 某市财政局办公室
    """,
    mend="""
        文种: 函
        发文机关: 某市财政局
        发文字号: 某财函〔2026〕8号
        标题: 某市财政局关于商请派员参加培训的函
        主送机关: 某市审计局
        正文: 我局定于1月20日举办预算绩效培训，请派2人参加。
        成文日期: 2026-01-08
        印章: 有
    """,
)
COPIED_TO_ADDRESSEE = Code(
    "S486",
    "error",
    zh="“{name}”已经是主送机关，不再抄送（条例第九条，规定）。",
    hint_zh="从“抄送机关”里删去“{name}”。",
    en="“{name}” is addressed, and gets no copy besides (条例, article 9, required).",
    hint_en="Take “{name}” out of `抄送机关`.",
    fault="""
        文种: 通知
        发文机关: 某市财政局
        发文字号: 某财发〔2026〕8号
        标题: 某市财政局关于报送决算的通知
        主送机关: [市教育局, 市民政局]
        正文: 请于1月20日前报送2025年度决算。
        成文日期: 2026-01-08
        抄送机关: [市审计局, 市民政局]
        印发: {机关: 某市财政局办公室, 日期: 2026-01-08}
    """,
    mend="""
        文种: 通知
        发文机关: 某市财政局
        发文字号: 某财发〔2026〕8号
        标题: 某市财政局关于报送决算的通知
        主送机关: [市教育局, 市民政局]
        正文: 请于1月20日前报送2025年度决算。
        成文日期: 2026-01-08
        抄送机关: [市审计局]
        印发: {机关: 某市财政局办公室, 日期: 2026-01-08}
    """,
)
NUMBER_WITHOUT_YEAR = Code(
    "S487",
    "error",
    zh="{kind}的发文字号“{value}”里没有机关代字和年份（7.2.5，规定）。",
    hint_zh="写成“某财发〔2026〕8号”这样。",
    en="The number “{value}” of a {kind} lacks the agency's code and the year (clause 7.2.5, required).",
    hint_en="Write it as in “某财发〔2026〕8号”.",
    fault="""
        文种: 通知
        发文机关: 某市财政局
        发文字号: 第8号
        标题: 某市财政局关于报送决算的通知
        主送机关: 市教育局
        正文: 请于1月20日前报送2025年度决算。
        成文日期: 2026-01-08
        印发: {机关: 某市财政局办公室, 日期: 2026-01-08}
    """,
    mend="""
        文种: 通知
        发文机关: 某市财政局
        发文字号: 某财发〔2026〕8号
        标题: 某市财政局关于报送决算的通知
        主送机关: 市教育局
        正文: 请于1月20日前报送2025年度决算。
        成文日期: 2026-01-08
        印发: {机关: 某市财政局办公室, 日期: 2026-01-08}
    """,
)
MARK_OF_LETTER = Code(
    "S459",
    "error",
    zh="{kind}的发文机关标志只写机关名称，不带“文件”（10.1，规定）。",
    hint_zh="去掉“文件”两个字；写了“发文机关”的，“发文机关标志”这一行可以不写。",
    en="The mark of a {kind} is the name of the organ alone, without 文件 (clause 10.1, required).",
    hint_en="Take 文件 away; with `发文机关` the mark need not be written.",
    fault="""
        文种: 函
        发文机关标志: 某市财政局文件
        发文字号: 某财函〔2026〕8号
        标题: 某市财政局关于商请派员参加培训的函
        主送机关: 某市审计局
        正文: 我局定于1月20日举办预算绩效培训，请派2人参加。
        署名: 某市财政局
        成文日期: 2026-01-08
        印章: 有
    """,
    mend="""
        文种: 函
        发文机关标志: 某市财政局
        发文字号: 某财函〔2026〕8号
        标题: 某市财政局关于商请派员参加培训的函
        主送机关: 某市审计局
        正文: 我局定于1月20日举办预算绩效培训，请派2人参加。
        署名: 某市财政局
        成文日期: 2026-01-08
        印章: 有
    """,
)
