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
  saveAs: ["换个名字保存…", "Save under another name…"],
  saveAsHint: ["存在同一个文件夹里，接着写的就是这一份；原来那一份还是上次保存的样子。", "It is saved in the same folder, and you go on in it; a file of the name before stays as it was last saved."],
  fileName: ["文件名", "File name"],
  chooseFile: ["选文件…", "Choose a file…"],
  fileFirst: ["“{0}”是给报告用的：先打开或者新建一份报告，再把它拖进来。", "“{0}” is for a report: open or begin one first, then drop it in."],
  submit: ["提交前看一遍", "Before you submit"],
  language: ["English", "中文"],
  notes: ["要看的地方", "Findings"],
  noNotes: ["没有发现问题", "Nothing was found"],
  errors: ["{0} 处错误", "Errors: {0}"],
  warnings: ["{0} 处提醒", "Warnings: {0}"],
  infos: ["{0} 处说明", "Notes: {0}"],
  error: ["错误", "Error"],
  warning: ["提醒", "Warning"],
  info: ["说明", "Note"],
  onPages: ["页面上", "On the pages"],
  line: ["第 {0} 行", "Line {0}"],
  lastGood: [
    "这里是上一次能排成的页面，现在的文字还排不成：{0}",
    "These are the last pages that could be laid out; the text as it is now cannot be: {0}",
  ],
  neverGood: ["还排不成页面：{0}", "No pages yet: {0}"],
  sample: [
    "这是一份{0}的样稿，文字都是示例，换成自己的就行；也可以清空，从头写。",
    "This is a sample of its kind ({0}); write over its words, or clear it and begin from nothing.",
  ],
  fromNothing: ["清空，从头写", "Clear it"],
  goOn: ["下面接着写", "Go on below"],
  takeAway: ["删去", "Remove"],
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
    "别的程序改过这个文件。为了不盖掉那边的改动，这里的先没有存。",
    "Another program has changed this file; your changes were not saved, so that nothing of that is lost.",
  ],
  theirs: ["用那边的", "Take theirs"],
  mine: ["用这里的，盖掉那边", "Keep mine, replace theirs"],
  compare: ["看看差别", "See what differs"],
  followed: ["文件被别的程序改了，已经读进来。", "Another program changed the file; it was read in."],
  recovered: [
    "上次有文字没来得及保存，还留着一份副本。",
    "There is a recovery copy of text that was not saved last time.",
  ],
  takeRecovered: ["换成那一份", "Take the recovered text"],
  dropRecovered: ["不要了", "Discard it"],
  imported: ["从“{0}”读进来的，请对照看一遍下面这些地方。", "Read from “{0}”; please look at these places."],
  importedClean: ["从“{0}”读进来的。还没有保存，请对照原稿看一遍。", "Read from “{0}”, not saved yet; please compare it with the draft."],
  close: ["关闭", "Close"],
  dropHere: ["松开鼠标，读进这个文件", "Drop the file to read it"],
  openFile: ["打开或新建", "Open or new"],
  reports: ["这个文件夹里的报告", "Reports in this folder"],
  newReport: ["新建", "New report"],
  dropHint: ["写好的 Word 或文本草稿，拖到这里就认成一份报告。", "Drop a Word or text draft here, and it becomes a report."],
  noReports: ["这里还没有报告", "No reports here yet"],
  mendAll: ["有把握的都改好", "Mend all that is sure"],
  mendedAll: ["改了 {0} 处，列在下面。不合适的，按 Ctrl+Z 退回去。", "{0} places were mended, as listed. Ctrl+Z takes it back."],
  mendedLine: ["第 {0} 行：“{1}”改成“{2}”", "Line {0}: “{1}” → “{2}”"],
  mendedNone: ["没有程序拿得准的，请一处一处看。", "Nothing is sure enough; please look at each."],
  noForm: ["这份文字现在排不成表单，请到“文本”里写。", "This text cannot be shown as a form now; write it in “Text”."],
  notHere: ["这一处在表单里改不了，请到“文本”里改。", "This cannot be changed in the form; change it in “Text”."],
  gone: ["这一段已经在别处删掉了，刚才在这里打的字没有写进去：{0}", "This paragraph was taken away elsewhere; what was typed here is no part of the text: {0}"],
  more: ["更多项目…", "More fields…"],
  fewer: ["少显示一些", "Fewer fields"],
  example: ["例：{0}", "e.g. {0}"],
  examples: ["例：{0}；几个的，一行写一个", "e.g. {0}; several: one a line"],
  looks: ["看样子", "See"],
  templates: ["这份报告用各个模板印出来的样子", "This report in each template"],
  noLook: ["印不出来", "Cannot be set in it"],
  titleFirst: ["先写附件的标题，回车，再粘表格。", "Write the attachment's title first, Enter, then paste the table."],
  byKind: ["由文种决定", "By the kind"],
  typeHere: ["在这里接着写，像在 Word 里一样打“一、”“（一）”", "Go on here; type 一、 or （一） as in Word"],
  start_opening: ["第一个标题前面的话，可以不写", "What stands before the first heading; may be left out"],
  start_body: ["在这里写，像在 Word 里一样打“一、”“（一）”，回车另起一段", "Write here; type 一、 or （一） as in Word, Enter for a new paragraph"],
  start_closing: ["正文写完以后的话，例：特此报告。", "What ends the text, e.g. 特此报告。"],
  start_attachments: ["附件的标题，序号不用写；回车再写附件里的文字", "The title of an attachment, without its number; Enter to write its text"],
  part_opening: ["导语", "Opening"],
  part_body: ["正文", "Body"],
  part_closing: ["结尾", "Closing"],
  part_attachments: ["附件", "Attachments"],
  figureName: ["名称", "Name"],
  figureValue: ["数", "Value"],
  figuresAbout: [
    "每个数只在这里写一次。点“印成”里的数，就放进表单里光标所在的地方；这里改了，文字里跟着改。从 Excel 里复制几行（名称、今年、去年、单位），粘到最后一行的“名称”里就行；Excel 文件可以拖进来。由别的数算出来的，在“本期”里像 Excel 一样写：=税收+非税。",
    "Each figure is written once, here. Click what it prints as, and it goes where the cursor was in the form; changed here, it changes there. Rows copied in Excel (name, this year, last year, unit) can be pasted into the last “Name”; an Excel file can be dropped. What is reckoned from others is written as in Excel: =税收+非税.",
  ],
  printsAs: ["印成", "Prints as"],
  uses: ["用了", "Used"],
  times: ["{0} 处", "{0}×"],
  intoText: ["放进文字", "Put into the text"],
  yearOnYear: ["同比", "Year on year"],
  asTable: ["放成表格", "Put in as a table"],
  columnsOut: ["不知道这些列是什么，没有放进来：{0}。", "Left out, as it is not known what these columns are: {0}."],
  addRow: ["加一行", "Add a row"],
  dropRow: ["删一行", "Remove a row"],
  notUsed: ["还没有用", "Not used"],
  earlier: ["以前的样子", "Earlier"],
  noEarlier: ["还没有存过别的样子。每次保存，这里就多一份；关掉程序就没有了。", "No other version yet. Each time it is saved one is kept here, until the program ends."],
  between: ["左边是那时的，右边是现在的。", "Left as it was then, right as it is now."],
  takeBack: ["换回左边的", "Take the left one"],
  byOther: ["别的程序写的", "by another program"],
  places: ["{0} 处", "{0}"],
  lookErrors: ["错误", "Errors"],
  lookUnfilled: ["没填上的、没写完的", "Not filled in, not finished"],
  lookFigures: ["数和日期、前后是不是一致", "Figures, dates, consistency"],
  lookNumbers: ["序号、结构、附件", "Numbering, structure, attachments"],
  lookWords: ["字词、标点", "Wording and punctuation"],
  lookPages: ["版面：落款、页码、表格、图", "Layout: signature, page numbers, tables, pictures"],
  lookFaces: ["字体", "Fonts"],
  lookRest: ["别的", "Others"],
};

/** A word of the page in the language that is chosen; {0} and {1} are filled in. */
export function t(key, ...given) {
  const text = WORDS[key][language === "zh" ? 0 : 1];
  return text.replace(/\{(\d)\}/g, (_, number) => given[number]);
}

/** Of something that is said in both languages, what is said in the one chosen. */
export const said = (one, what = "") => one[`${what}${language}`] || "";

/** What is wrong with its way out. */
export const both = (one) => [said(one), said(one, "hint_")].filter(Boolean).join(language === "zh" ? "" : " ");

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
