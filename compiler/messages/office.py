"""What is said where the pages cannot be laid out or looked at on this machine (O8xx)."""

from .diagnostic import Code

NO_OFFICE = Code(
    "O809",
    "error",
    zh="没有找到 LibreOffice，这一步要用它来排版。",
    hint_zh="装上它：Debian、Ubuntu 装 libreoffice-writer 这个包，Windows、macOS 到 libreoffice.org 下载。装在别处的，用环境变量 COMPILE_SOFFICE 写明 soffice 的路径。",
    en="LibreOffice was not found; it is needed here to lay out the pages.",
    hint_en="Install it: the package libreoffice-writer on Debian and Ubuntu, from libreoffice.org on Windows and macOS. If it lies elsewhere, name the path of soffice in the variable COMPILE_SOFFICE.",
    fault="（要看排好的版面，这台电脑上没有 LibreOffice）",
    mend="（装上 LibreOffice，再来一次）",
    why="machine",
    exit=3,
)
OFFICE_TOO_LONG = Code(
    "O810",
    "error",
    zh="LibreOffice 过了{number}秒还没有做完，没有再等。",
    hint_zh="再试一次；总是这样的话，用 LibreOffice 打开这个 .docx 看看，多半是图片太大或太多。",
    en="LibreOffice was not done after {number} seconds and was stopped.",
    hint_en="Try again. If it happens every time, open the .docx in LibreOffice: most likely its pictures are too large or too many.",
    fault="（文件里有几百张大图，LibreOffice 排了很久）",
    mend="（图片缩小以后再插进去）",
    why="machine",
    exit=3,
)
OFFICE_FAILED = Code(
    "O811",
    "error",
    zh="LibreOffice 没有转出文件：{reason_zh}。",
    hint_zh="再试一次；总是这样的话，用 LibreOffice 打开这个 .docx 看看，打不开别的文件时要重装它。",
    en="LibreOffice made no file of it: {reason_en}.",
    hint_en="Try again. If it happens every time, open the .docx in LibreOffice; if that opens no other file either, install it again.",
    fault="（LibreOffice 装坏了，什么文件也打不开）",
    mend="（重装 LibreOffice）",
    why="machine",
    exit=3,
)
NO_PAGES = Code(
    "O812",
    "error",
    zh="要看排好的版面，还缺一个组件。",
    hint_zh='PDF 要用它来读：运行 pip install "gongwen-compiler[pages]"。',
    en="To look at the finished pages, a component is missing.",
    hint_en='It reads the PDF: run `pip install "gongwen-compiler[pages]"`.',
    fault="（要看排好的版面，还没有装读 PDF 的组件）",
    mend='（运行 pip install "gongwen-compiler[pages]"）',
    why="machine",
    exit=3,
)
