"""What things are counted by, typed with another character of the same sound or look (W552): 入驻企业38加, 宣传册1800侧, 2胎抽水机.

In: a `Prepared`. Out: findings. Behind a figure hardly any character stands but what things are counted by, so that one which is none is wrong where the clause ends with it
(`_NEVER`), or where what is counted follows or goes before (`_ROWS`).
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from ...flow.title_words import known
from ..findings import Finding, at, spotted, text_rule
from ..places import pattern
from ..prepared import HAN, Prepared
from .broken import TYPED_FOR

# What nothing is counted by, each with what is meant.
_NEVER_LINES = """
加家 佳家 见件 侧册 胎台 抬台 珠株 诛株 朱株 护户 沪户 仁人 明名 鸣名 铭名 木亩 母亩 牧亩 幕亩 坐座 做座 象项 像项 格个 除处 触处 讨套 粉份 偏篇 扁篇 刺次 词次 此次 其期 齐期 企起 气起 毕笔 敦吨 盹吨 园元 源元 添天 田天 粘年
碎岁 极级 及级 曾层 冻栋 搜艘 嗖艘 直只 之只 于羽 雨羽 跟根 迷米 夜页 业页 自字 们门 洁节 般班 伦轮 便遍 快块 展盏 据具 惧具 租组 祖组 未位 凭瓶 想箱 窗床 闯床 涨张 定顶 钉顶 寇口 断段 被倍 备倍 背倍 锁所 索所 综宗 披批 投头 调条 跳条
简间 建间 常场 缩所 论轮
"""
_NEVER: Mapping[str, str] = {row[0]: row[1] for row in _NEVER_LINES.split()}
# What is meant; what may be typed for it; what is counted so.
_ROWS = """
台 胎抬太 车 机 泵 设备 仪 仪器 电脑 装置 锅炉 电梯 空调 变压器 机组 水泵 服务器 器械
辆 两量亮谅 车 汽车 货车 客车 校车 公交车 消防车 救护车 警车 出租车 渣土车 洒水车 清运车 自行车 电动车 三轮车 挂车
株 珠朱诛猪 树 苗 木 幼苗 苗木 绿植 古树 大树 果树 灌木 乔木 茶树 烟苗
艘 搜嗖馊 船 艇 渔船 货轮 客轮 快艇 冲锋舟 游船 趸船
座 坐做 桥 站 库 塔 厕 公厕 棚 楼 坝 闸 井 水库 泵站 水厂 大棚 电站 桥梁 隧道 变电站 基站 粮仓 停车场 厂房 加油站 污水处理厂
家 加佳嘉 企业 公司 单位 银行 酒店 医院 门店 合作社 机构 商户 超市 农场 宾馆 药店 饭店 工厂 商铺 网点 餐馆 民宿 场所 基地 学校 协会 媒体 景区
件 见建健 案件 提案 建议 事 实事 作品 产品 专利 器具 衣物 文物 包裹 快件 物资 行李 信访件 议案 事项 标本 展品 藏品 商标 器材 设施 工具
名 明民鸣铭 学生 党员 干部 群众 同志 职工 教师 代表 老人 儿童 队员 民警 医生 护士 选手 人员 专家 委员 工人 考生 志愿者 村民 居民 驾驶员 司机 患者 嫌疑人 残疾人 学员 官兵 孩子 律师 游客 旅客 员工 技术员 网格员
户 护沪 农户 居民 家庭 群众 脱贫户 困难 贫困户 低保户 村民 商户 住户 监测户 种植户 养殖户 移民 农家 用户 危房
亩 木母目牧幕 耕地 农田 水田 土地 林地 良田 茶园 果园 大棚 鱼塘 水稻 小麦 玉米 蔬菜 油菜 高粱 烤烟 中药材 草地 湿地 柑橘 林木 苗圃 菜地 山林
项 象像向 措施 任务 制度 工作 指标 内容 事项 工程 项目 政策 问题 服务 活动 要求 改革 建议 成果 机制 专利 举措 标准 课题 整改任务 重点工作 规定
个 格各 项目 村 社区 单位 乡镇 问题 工作日 百分点 小组 方面 行政村 党支部 部门 点位 街道 县 省份 品种 班级
份 粉 资料 文件 合同 问卷 报告 试卷 材料 协议 调查表 传单 手册 样品 文书 报表 档案 裁判文书 礼品
套 讨 设备 住房 房屋 系统 教材 资料 方案 桌椅 住宅 公租房 安置房 器材 设施 课桌椅
次 刺词此 会议 检查 活动 培训 演练 督查 座谈会 走访 宣传 调研 巡查
起 气企 案件 事故 纠纷 火灾 事件 交通事故 警情 投诉 险情 诉讼
笔 比毕 资金 贷款 捐款 业务 款项 订单 补贴 账目 款 交易
吨 顿敦盹 粮食 化肥 饲料 垃圾 废物 煤 煤炭 钢材 水泥 种子 农药 肥料 秸秆 污泥 物资 油料 食盐 蔬菜 水果 生活垃圾 大米 粮 货物 二氧化碳
栋 冻动洞 楼 房 教学楼 厂房 住宅 居民楼 建筑 宿舍 办公楼 公寓 宿舍楼 住宅楼
副 幅付负 担架 眼镜 手套 对联 春联 拐杖 棺木 火箭发射架 发射架 拍子 护具 脚链
幅 副福付 书画 字画 地图 图画 作品 图片 横幅 展板 照片 油画 标语 宣传画 画作 国画
盏 展站斩 路灯 灯 照明灯 太阳能 灯具 信号灯
棵 颗科课 树 大树 果树 古树 苗 行道树 树木 白菜
块 快 展板 牌 公示牌 宣传栏 标牌 地块 显示屏 警示牌 标识牌 金牌 奖牌 电池
条 调跳 道路 线索 意见 信息 河 街道 建议 标语 短信 水渠 生产线 河流 线路 公路 措施 横幅 航线
张 章涨 床 桌 海报 床位 照片 课桌 病床 宣传单 票 卡 证 桌子 发票 罚单
所 锁索缩 学校 小学 幼儿园 中学 医院 卫生院 卫生室 高校 职校 养老院 敬老院 高中 大学
场 常厂 培训 讲座 招聘会 演出 活动 宣讲 会议 比赛 报告会 座谈会 演练 文艺演出 降雨 发布会 专场 宣讲会 赛事 电影
节 洁 课 车厢 电池 党课 公开课
门 们 课程 课 学科 技术 必修课 选修课
列 例烈裂 班列 专列 货列 动车组
轮 伦论 巡察 巡视 检查 谈判 面试 培训 排查 整治 磋商 检测 普查 督导 降雨 强降雨
位 为未味 老人 同志 专家 代表 群众 教师 委员 领导 患者 选手 嘉宾 老师 家长 医生 劳模 候选人 旅客 居民 学者 老党员 烈士
间 见简建 教室 房屋 病房 办公室 宿舍 客房 厂房 实验室 门面 商铺 板房 库房
头 投 牛 生猪 猪 肉牛 奶牛 母猪 仔猪
羽 雨与于语 鸡 鸭 家禽 肉鸡 蛋鸡 禽 鹅 鸡苗
宗 综踪棕 案件 土地 地块 交易 信访 用地 国有 宅基地 矿权
批 匹披皮 物资 项目 干部 人才 学员 设备 疫苗 企业 志愿者 货物 药品 经验 典型 成果 做法 制度 举措 整改 工程 人员 问题 违法 案件 书籍 种子
册 侧 图书 书籍 教材 手册 宣传册 书 档案 读本
本 笨 图书 书籍 教材 手册 证书 台账 护照 书
组 租祖阻 数据 家庭 照片 对照 设备 沙发
支 之 队伍 救援队 代表队 服务队 工作队 小分队 疫苗 突击队
羽 雨 鸡
""".strip()
_ENDED = ("", "，", "。", "；", "、", "）", "\n")


def _rows() -> dict[str, list[tuple[str, tuple[str, ...]]]]:
    """By what is typed, what may be meant and what is counted so."""
    found: defaultdict[str, list[tuple[str, tuple[str, ...]]]] = defaultdict(list)
    for row in _ROWS.splitlines():
        right, wrong, *nouns = row.split()
        for one in wrong:
            found[one].append((right, tuple(nouns)))
    return dict(found)


_BY_TYPED = _rows()
_COUNTED = rf"(?:[0-9][余多万亿千百]?|[近上数][百千])(?P<typed>[{''.join(sorted({*_NEVER, *_BY_TYPED}))}])(?P<rest>[{HAN}]{{0,10}})"
_HORSES = rf"(?<=[一两三首这])匹(?=(?:(?!马|布|绸|狼|战马|骏)[{HAN}]){{0,10}}?(?:经验|典型|成果|做法|制度|举措|项目|人才|干部|问题|工程|案件|企业|骨干|品牌|物资|先进|标准|政策|措施))"
# 2025年为, 3号及, 第5位: numbers that count nothing.
_NO_COUNT = (
    r"(?:第[0-9]+|(?:19|20)[0-9]{2}|[0-9][、.~～—–-][0-9]+|[A-Za-z〕\]）)×/:：#][0-9]*)[余多万亿千百]?$"
)
# What the sentence round it decides: 招聘会有市人社局主办, 带动果农收益, 任务以全部完成, 当场既可办结.
_BY_SENTENCE = (
    (
        r"(?:(?:招聘|座谈|洽谈|运动|晚|博览|推介|展销|交流|培训|研讨|展览|演唱|音乐|发布|论证|报告|联谊)会|(?:大|比|竞|球)赛|培训班|论坛|讲座|演练|汇演|(?:(?:本|此|该|这)[次项届个]?)(?:活动|项目|工程|课题))有"
        rf"(?=(?:(?!的|是|和)[{HAN}]){{2,12}}?(?:局|委|办|会|部|中心|公司|院|镇|馆|站|队|厅|所|校|集团|大学)(?:主办|承办|协办|牵头|负责实施|组织实施|承建|具体承办)[，。；])(?![^。；\n]*(?:[也还又亦]|的[，。；共等有]))",
        "由",
    ),
    (
        rf"(?:带动|惠及|促使|让)(?:(?!提高|提升|增|保|稳|促|收)[{HAN}0-9,.余]){{1,14}}?(?:户|农|农民|群众|村民|居民|人口|人|家庭|职工|学生)收(?=益(?:[，。；]))",
        "受",
    ),
    (
        r"(?:(?:标段|任务|项目|工程|工作|事项|资金|设备|人员|管网|道路|大桥|隧道|水库|厂房|设施|手续|材料|物资|问题|隐患|房屋|用地|村|户|校))以"
        r"(?=(?:全部|全面|基本|如期|提前|圆满|顺利|陆续|相继|正式|先后)(?:完成|建成|到位|竣工|办结|开工|投产|投入使用|结束|通车|交付|入驻|清运|拆除|发放|验收)[，。；])",
        "已",
    ),
    (
        r"(?<![因故了])既(?=可(?:以)?(?:办结|办理|领取|领证|受理|享受|使用|入住|入学|报销|报名|申领|投入|取得|获得|视为|完成|上岗|开工|通行|进入|结算))(?![^。；\n]*(?:[也又还亦且更]|同时|同样|一并|[，、]并[可能]))",
        "即",
    ),
)
_STOPS = frozenset("的是在了和与为将已均全都共其未不有")


def _meant(typed: str, before: str, rest: str, after: str) -> str:
    """What is meant by what stands behind a figure, by what is counted: that follows, or goes before where the clause ends."""
    ended = not rest and after[:1] in _ENDED
    for right, nouns in _BY_TYPED.get(typed, ()):
        if ended and before.endswith(nouns):
            return right
        if rest.startswith(nouns) or any(
            0 < place < 6 and _STOPS.isdisjoint(rest[:place]) for place in map(rest.find, nouns)
        ):
            return right
    return _NEVER.get(typed, "") if ended else ""


@text_rule("characters")
def counted_by(text: Prepared) -> Iterator[Finding]:
    """38加, 2胎抽水机: no measure word, where one that sounds or looks like it is."""
    for spot in text.spots(_COUNTED, prose=True):
        typed, begin = spot.match["typed"], spot.start + spot.match.start("typed") - spot.match.start()
        ahead = spot.par.text[max(begin - 24, 0) : begin]
        if pattern(_NO_COUNT).search(ahead) or (spot.match["rest"] and known(typed + spot.match["rest"][0])):
            continue
        noun = pattern("(?:共|累计|共计|总计|达|约)?(?:[0-9,.]+[余多万亿千百]?|[近上数][百千])$").sub(
            "", ahead
        )
        if new := _meant(typed, noun, spot.match["rest"], spot.after):
            yield at(TYPED_FOR, spot.par, begin, begin + 1, new, text=typed, wanted=new)
    for way, wanted in _BY_SENTENCE:
        for spot in text.spots(way, prose=True):
            end = spot.end
            yield at(TYPED_FOR, spot.par, end - 1, end, wanted, text=spot.par.text[end - 1], wanted=wanted)
    for spot in text.spots(_HORSES, prose=True):
        yield spotted(TYPED_FOR, spot, new="批", wanted="批")
