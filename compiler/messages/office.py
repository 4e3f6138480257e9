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
    hint_zh="PDF 要用它来读：运行 {command}。",
    en="To look at the finished pages, a component is missing.",
    hint_en="It reads the PDF: run `{command}`.",
    fault="（要看排好的版面，还没有装读 PDF 的组件）",
    mend="（运行 python3 -m pip --python .venv install pypdfium2）",
    why="machine",
    exit=3,
)
NO_LSP = Code(
    "O887",
    "error",
    zh="要给编辑器当语言服务器，还缺组件。",
    hint_zh="运行 {command}，再让编辑器启动一次。",
    en="To serve an editor as a language server, components are missing.",
    hint_en="Run `{command}`, and have the editor start it again.",
    fault="compile lsp（没有装 pygls 和 lsprotocol）",
    mend="（运行 python3 -m pip --python .venv install pygls lsprotocol）",
    why="machine",
    exit=3,
)
DOCX_ALONE = Code(
    "O833",
    "info",
    zh="Word 文件照样写好了；页面没有排，PDF、图片和量出的数都没有。",
    hint_zh="只要 Word 文件的话，下次去掉 {options}。",
    en="The Word file was written all the same; the pages were not laid out, and there is no PDF, image or measure of them.",
    hint_en="If the Word file is all you need, leave out {options}.",
    fault="compile 报告.yaml --pdf（这台电脑上没有 LibreOffice）",
    mend="compile 报告.yaml",
    why="machine",
)
FACES_STOOD_IN = Code(
    "O834",
    "info",
    zh="这台电脑上没有{names_zh}，页面里用别的字体代替：{instead_zh}。",
    hint_zh="看版面可以，报送要用装了公文字体的电脑另存的 PDF；Word 文件里写的仍是公文字体。",
    en="This machine lacks {names_en}; on the pages other fonts stand in: {instead_en}.",
    hint_en="Good enough to look at; what is handed in should be made where the official faces are installed. The Word file names the official faces all the same.",
    fault="compile 报告.yaml --pdf（没有装方正小标宋）",
    mend="（装上公文字体，再来一次）",
    why="machine",
)
FACES_MISSING = Code(
    "O835",
    "warning",
    zh="这台电脑上没有{names_zh}，也没有能代替的，页面是随便找一种字体印的。",
    hint_zh="这样的 PDF 和图片不要拿去报送。运行 compile fonts，看哪些免费字体可以代替；Word 文件里写的仍是公文字体。",
    en="This machine has neither {names_en} nor anything to stand in; the pages are set in whatever font was found.",
    hint_en="Do not hand in such a PDF or image. `compile fonts` tells which free fonts would do; the Word file names the official faces all the same.",
    fault="compile 报告.yaml --pdf（一种公文字体也没有装）",
    mend="（装上公文字体，再来一次）",
    why="machine",
)
