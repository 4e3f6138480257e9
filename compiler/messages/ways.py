"""What is said of an office's own ways, the file `单位.yaml` (L76x)."""

from .diagnostic import Code

WAYS_KEY_UNKNOWN = Code(
    "L760",
    "warning",
    zh="“单位.yaml”里没有“{key}”这一项，没有用上。",
    hint_zh="{offer_zh}可以写的有：{choices}。",
    en="office.yaml knows no `{key}`; it was passed over.",
    hint_en="{offer_en}It may hold: {choices}.",
    fault="compile 办公室甲/报告.yaml（“办公室甲/单位.yaml”里写着 页号: {位置: 居中}）",
    mend="compile 报告.yaml",
    form="command",
    exit=0,
)
WAYS_VALUE_WRONG = Code(
    "L761",
    "error",
    zh="“单位.yaml”的“{key}”写得不对：{reason_zh}。",
    hint_zh="例如 {example}",
    en="`{key}` in office.yaml is not well formed: {reason_en}.",
    hint_en="For example {example}",
    fault="compile 办公室丙/报告.yaml（“办公室丙/单位.yaml”里写着 页码: {位置: 当中}）",
    mend="compile 报告.yaml",
    form="command",
)
NEVER_OFF = Code(
    "L762",
    "warning",
    zh="{name} 关不掉：{reason_zh}。",
    hint_zh="从“单位.yaml”的“检查 → 关闭”里删掉它。",
    en="{name} cannot be switched off: {reason_en}.",
    hint_en="Take it out of `检查`, `关闭` in office.yaml.",
    fault="compile 办公室乙/报告.yaml（“办公室乙/单位.yaml”里写着 检查: {关闭: [L708]}）",
    mend="compile 报告.yaml",
    form="command",
    exit=0,
)
WAYS_OBEYED = Code(
    "L763",
    "info",
    zh="按“{file}”：{ways_zh}。",
    hint_zh="本单位的做法写在这个文件里，要改就改它。",
    en="By {file}: {ways_en}.",
    hint_en="Your office's ways stand in that file; change them there.",
    fault="（“单位.yaml”里写着 检查: {关闭: [L712]}，模板的页码居中）",
    mend="（没有“单位.yaml”）",
    why="machine",
)
NOT_THE_OFFICE_NUMBER = Code(
    "L764",
    "warning",
    zh="页脚里的页码印成“{text}”，“单位.yaml”里写的是 {usual}。",
    hint_zh="改页脚，或改“单位.yaml”的“页码”。",
    en="The page number in the footer prints as “{text}”; office.yaml says {usual}.",
    hint_en="Change the footer, or `页码` in office.yaml.",
    fault="（“单位.yaml”里写着 页码: {形式: '- 1 -', 位置: 居中}，页脚里是“— 1 —”）",
    mend="（页脚里也是“- 1 -”，居中）",
    why="machine",
)
