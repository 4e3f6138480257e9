// Every word of the page, in Chinese and in English. What diagnostics say comes from the program in both.

let language = location.hash === "#en" ? "en" : "zh";
const listeners = [];

export const WORDS = {
  text: ["文本", "Text"],
  form: ["表单", "Form"],
  figures: ["数据", "Figures"],
  outline: ["提纲", "Outline"],
  saved: ["已保存", "Saved"],
  unsaved: ["未保存", "Not saved"],
  fresh: ["新文件，未保存", "New, not saved"],
  save: ["保存", "Save"],
  autosave: ["自动保存", "Save automatically"],
  working: ["正在排版…", "Laying out…"],
  pagesOf: ["第 {0} 页，共 {1} 页", "Page {0} of {1}"],
  noPages: ["页面排好以后显示在这里", "The pages appear here once laid out"],
  zoomIn: ["放大", "Larger"],
  zoomOut: ["缩小", "Smaller"],
  fit: ["适合宽度", "Fit width"],
  thumbnails: ["缩略图", "Thumbnails"],
  take: ["导出", "Export"],
  takeDocx: ["Word 文件（.docx）", "Word file (.docx)"],
  takePdf: ["PDF 文件", "PDF file"],
  print: ["打印", "Print"],
  submit: ["提交前看一遍", "Before you submit"],
  language: ["English", "中文"],
  notes: ["要看的地方", "Findings"],
  noNotes: ["没有发现问题", "Nothing was found"],
  errors: ["{0} 处错误", "{0} errors"],
  warnings: ["{0} 处提醒", "{0} warnings"],
  infos: ["{0} 处说明", "{0} notes"],
  error: ["错误", "Error"],
  warning: ["提醒", "Warning"],
  info: ["说明", "Note"],
  onPages: ["页面上", "On the pages"],
  line: ["第 {0} 行", "Line {0}"],
  lastGood: [
    "现在的文字还有错误，右边是上一次没有错误时的页面。",
    "The text has errors; these are the pages of when it last had none.",
  ],
  neverGood: ["文字里有错误，改好以后这里显示页面。", "The text has errors; the pages appear once they are mended."],
  noOffice: [
    "页面排不出来，Word 文件照样可以导出。",
    "No pages can be laid out; the Word file can be exported all the same.",
  ],
  lost: [
    "和程序的连接断了，正在重连。文字还在这里，也留了恢复副本；程序要是停了，请重新运行 compile live。",
    "The connection is lost; trying again. The text is still here, and a recovery copy is kept; if the program has ended, run compile live again.",
  ],
  copyText: ["复制全文", "Copy the text"],
  copied: ["已复制", "Copied"],
  conflict: [
    "这个文件被别的程序改过了，这里的改动没有存，以免盖掉那边的。",
    "Another program has changed this file; your changes were not saved, so that nothing of that is lost.",
  ],
  theirs: ["用磁盘上的", "Take theirs"],
  mine: ["用这里的，盖掉那边", "Keep mine, replace theirs"],
  compare: ["看看差别", "See what differs"],
  followed: ["文件被别的程序改了，已经读进来。", "Another program changed the file; it was read in."],
  recovered: [
    "上次有没保存的文字，留着一份恢复副本。",
    "There is a recovery copy of text that was not saved last time.",
  ],
  takeRecovered: ["换成恢复的文字", "Take the recovered text"],
  dropRecovered: ["不要了", "Discard it"],
  imported: ["从“{0}”读进来的，请对照看一遍下面这些地方。", "Read from “{0}”; please look at these places."],
  importedClean: ["从“{0}”读进来的。还没有保存，请对照原稿看一遍。", "Read from “{0}”, not saved yet; please compare it with the draft."],
  close: ["关闭", "Close"],
  dropHere: ["松开鼠标，读进这个文件", "Drop the file to read it"],
  openFile: ["打开或新建", "Open or new"],
  reports: ["这个文件夹里的报告", "Reports in this folder"],
  newReport: ["新建", "New report"],
  dropHint: ["也可以把 Word、文本、Excel 文件拖进来", "Or drop a Word, text or Excel file here"],
  refusedSave: ["没有保存", "Not saved"],
  leave: ["还有没保存的改动", "There are unsaved changes"],
  noReports: ["这里还没有报告", "No reports here yet"],
  mend: ["改成", "Change to"],
  noForm: ["现在的文字读不成表单，到“文本”里改好错误再来。", "The text cannot be shown as a form now; mend its errors in “Text” first."],
  notHere: ["这一处在表单里改不了，到“文本”里改。", "This cannot be changed in the form; change it in “Text”."],
  more: ["更多项目…", "More fields…"],
  fewer: ["少显示一些", "Fewer fields"],
  example: ["例：{0}", "e.g. {0}"],
  byKind: ["由文种决定", "By the kind"],
  typeHere: ["在这里接着写，像在 Word 里一样打“一、”“（一）”", "Go on here; type 一、 or （一） as in Word"],
  part_opening: ["导语", "Opening"],
  part_body: ["正文", "Body"],
  part_closing: ["结尾", "Closing"],
  part_attachments: ["附件", "Attachments"],
  figureName: ["名称", "Name"],
  figureValue: ["数", "Value"],
  figuresAbout: [
    "这里的数只写一次，文字里用 {{ 名称 }} 引用；可以从 Excel 里复制几行，粘到最后一行的“名称”里。",
    "Each figure is written once, and printed by {{ its name }} in the text; rows copied in Excel can be pasted into the last row.",
  ],
  printsAs: ["印成", "Prints as"],
  uses: ["用了", "Used"],
  times: ["{0} 处", "{0} times"],
  notUsed: ["还没有用", "Not used"],
  earlier: ["以前的样子", "Earlier"],
  noEarlier: ["还没有存过别的样子。每次保存，这里就多一份；关掉程序就没有了。", "No other version yet. Each time it is saved one is kept here, until the program ends."],
  between: ["左边是那时的，右边是现在的。", "Left as it was then, right as it is now."],
  takeBack: ["换回左边的", "Take the left one"],
  byOther: ["别的程序写的", "by another program"],
  places: ["{0} 处", "{0}"],
  lookErrors: ["错误", "Errors"],
  lookUnfilled: ["没填上的、没写完的", "Not filled in, not finished"],
  lookFigures: ["数、日期、前后一致", "Figures, dates, coherence"],
  lookNumbers: ["序号、结构、附件", "Numbering, structure, attachments"],
  lookWords: ["字词、标点", "Words and marks"],
  lookPages: ["版面：落款、页码、表格、图", "Pages: signature, numbers, tables, pictures"],
  lookFaces: ["字体", "Faces"],
  lookRest: ["别的", "Others"],
};

/** A word of the page in the language that is chosen; {0} and {1} are filled in. */
export function t(key, ...given) {
  const text = WORDS[key][language === "zh" ? 0 : 1];
  return text.replace(/\{(\d)\}/g, (_, number) => given[number]);
}

/** Of something that is said in both languages, what is said in the one chosen. */
export const said = (one, what = "") => one[`${what}${language}`] || "";

export const chosen = () => language;

export function choose(word) {
  language = word;
  history.replaceState(null, "", `#${word}`);
  document.documentElement.lang = word === "zh" ? "zh-CN" : "en";
  for (const listener of listeners) listener();
}

/** Have something done whenever the language changes, and now. */
export function spoken(listener) {
  listeners.push(listener);
  listener();
}
