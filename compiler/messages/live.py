"""What is said where the live page cannot be opened, or cannot do with a file what is asked of it (O893-O899)."""

from .diagnostic import Code

LIVE_OUTSIDE = Code(
    "O893",
    "error",
    zh="“{name}”不在打开的文件夹“{folder}”里，没有动它。",
    hint_zh="把文件放进这个文件夹，或者到它所在的文件夹里重新运行 compile live。",
    en="“{name}” is not in the folder “{folder}” that is open; it was left alone.",
    hint_en="Put it into this folder, or run compile live in the folder where it is.",
    fault="（网页上要打开 ../别处/报告.yaml）",
    mend="（到“别处”这个文件夹里运行 compile live 报告.yaml）",
    why="program",
    exit=2,
)
LIVE_CHANGED = Code(
    "O894",
    "error",
    zh="“{file}”被别的程序改过了，没有存，以免盖掉那边的改动。",
    hint_zh="先看看那边改了什么，再选用那边的，还是用这里的。",
    en="“{file}” was changed by another program; it was not saved, so that nothing of that is lost.",
    hint_en="See what was changed there, then choose that version or this one.",
    fault="（网页上改着报告.yaml，又用别的程序改了它并且存了盘）",
    mend="（选“用磁盘上的”或“用这里的”）",
    why="program",
    exit=2,
)
NO_LIVE = Code(
    "O895",
    "error",
    zh="要打开网页来写，还缺{names}。",
    hint_zh="运行 {command}，再来一次。",
    en="To write in the browser, {names} is missing.",
    hint_en="Run `{command}` and try again.",
    fault="compile live 报告.yaml（没有装 starlette）",
    mend="（运行 python3 -m pip --python .venv install starlette uvicorn websockets，再来一次）",
    why="machine",
    exit=3,
)
PORT_TAKEN = Code(
    "O896",
    "error",
    zh="端口 {number} 用不了：{reason_zh}。",
    hint_zh="换一个 --port，或者不写，由程序自己挑一个。",
    en="Port {number} cannot be used: {reason_en}.",
    hint_en="Choose another --port, or leave it out and a free one is taken.",
    fault="compile live 报告.yaml --port 8000（8000 已经有程序在用）",
    mend="compile live 报告.yaml",
    why="machine",
    exit=3,
)
LIVE_NOT_YAML = Code(
    "O897",
    "error",
    zh="“{name}”既不是报告，也不是认得的草稿，打不开。",
    hint_zh="能打开的是 .yaml 报告，和 .docx、.txt、.md、.xlsx 这样的文件。",
    en="“{name}” is neither a report nor a draft of a known kind, and was not opened.",
    hint_en="What can be opened are .yaml reports, and files such as .docx, .txt, .md and .xlsx.",
    fault="（把一个 .mp4 拖到网页上）",
    mend="（拖一份 .docx 草稿）",
    why="program",
    exit=2,
)
LIVE_NAME = Code(
    "O898",
    "error",
    zh="“{name}”不能当文件名：{reason_zh}。",
    hint_zh="换一个名字再存。",
    en="“{name}” cannot be the name of a file: it {reason_en}.",
    hint_en="Save it under another name.",
    fault="（网页上另存为“工作/总结”）",
    mend="（另存为“工作总结”）",
    why="program",
    exit=2,
)
