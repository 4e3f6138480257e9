"""Compares sets of documents with docxtpl in a pool of as many processes: a thousand rows of a table in one skeleton, and a thousand distinct
reports; and measures memory, and pages.

    python tests/bench/sets.py [ROWS [PDFS]]

prints what stands in docs/scale.md: of one run on one machine; only ratios travel. Runs of the two alternate, so that both meet the same weather;
processor time counts all processes. Each writes into a new folder, and all of these stay until the end: a disk (ext4) is slow to give the
place of a file that was deleted in the last minutes to a new one (up to 1 ms each); where many were, TMPDIR may name a file system in memory. Modules are compiled before, those of this tree as those that are installed.
"""

import csv
import os
import random
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from tests.bench import peers  # noqa: E402

ROUNDS = 3
FIGURES = 19  # columns, the name of the unit among them

# The skeleton: 1,260 characters, 24 places to fill.
SKELETON = """\
文种: 工作总结
标题: '{{ 单位 }}2025年度工作总结'
批量: {表: 各单位.csv, 文件名: '{{ 单位 }}2025年度工作总结'}
导语: 2025年，{{ 单位 }}认真落实区委、区政府各项部署，紧扣年度目标任务，真抓实干、攻坚克难，各项工作取得新的成效。全年实现收入{{ 收入 }}万元，完成投资{{ 投资 }}万元。现将有关情况总结如下。
正文:
  - 标题: 狠抓项目建设，发展后劲持续增强
    内容:
      - 段首: 项目推进有力有序。
        文字: 全年实施重点项目{{ 项目 }}个，其中新开工{{ 新开工 }}个、竣工{{ 竣工 }}个，完成投资{{ 投资 }}万元。建立领导包联、专班推进、定期调度机制，协调解决用地、用工、融资等问题{{ 问题 }}个，项目建设环境进一步优化。
      - 段首: 招商引资成效明显。
        文字: 外出招商{{ 招商 }}批次，接待客商{{ 客商 }}人次，签约项目{{ 签约 }}个，到位资金{{ 到位 }}万元。围绕主导产业开展延链补链招商，一批带动力强、成长性好的项目相继落地，为高质量发展积蓄了动能。
  - 标题: 狠抓民生保障，群众福祉不断增进
    内容:
      - 段首: 就业社保扎实推进。
        文字: 城镇新增就业{{ 就业 }}人，开展技能培训{{ 培训 }}人次，零就业家庭动态清零。城乡居民养老、医疗保险参保率保持稳定，困难群众救助资金按时足额发放，兜底保障网织得更密更牢。
      - 段首: 社会事业全面进步。
        文字: 新建改建学校{{ 学校 }}所、卫生室{{ 卫生室 }}个，建成文化广场三处，公共服务均等化水平稳步提高。深入开展移风易俗，乡风文明建设成效显著，群众获得感、幸福感、安全感持续增强。
  - 标题: 狠抓社会治理，安全稳定大局巩固
    内容:
      - 段首: 安全生产形势平稳。
        文字: 开展安全检查{{ 检查 }}次，排查整改隐患{{ 隐患 }}处，未发生较大以上安全生产事故。压实属地、部门、企业三方责任，开展重点行业领域专项整治，本质安全水平稳步提升。
      - 段首: 矛盾纠纷有效化解。
        文字: 接待来信来访{{ 信访 }}件次，办结{{ 办结 }}件次，一批历史遗留问题得到妥善解决。坚持和发展新时代“枫桥经验”，推动矛盾纠纷就地化解、源头治理，社会大局保持和谐稳定。
结尾: 总的看，一年来各项工作取得了一定成绩，但也存在产业结构不够优、公共服务短板较多等问题。下一步，{{ 单位 }}将坚持问题导向，细化工作举措，推动各项工作再上新台阶。
署名: '{{ 单位 }}'
成文日期: 2026-01-05
"""

# docxtpl in a pool: the rows of a table through a template that is our own document of the skeleton.
OF_ROWS = """\
import csv, os, sys
from multiprocessing import Pool
from docxtpl import DocxTemplate

def made(job):
    row, template, out = job
    document = DocxTemplate(template)
    document.render(row, autoescape=True)
    document.save(os.path.join(out, f"{row['单位']}2025年度工作总结.docx"))

if __name__ == "__main__":
    template, table, out = sys.argv[1:]
    os.mkdir(out)
    with open(table, encoding="utf-8") as file, Pool() as pool:
        for _ in pool.imap_unordered(made, [(row, template, out) for row in csv.DictReader(file)], 8):
            pass
"""

# The whole peer of tests/bench/peers.py in a pool: YAML files through its template with loops.
OF_FILES = """\
import os, sys
from multiprocessing import Pool
import peer

def made(job):
    file, template, out = job
    with open(file, encoding="utf-8") as source:
        text = source.read()
    with open(os.path.join(out, os.path.basename(file)[:-5] + ".docx"), "wb") as target:
        target.write(peer.convert(text, template))

if __name__ == "__main__":
    template, folder, out = sys.argv[1:]
    os.mkdir(out)
    files = sorted(os.path.join(folder, name) for name in os.listdir(folder))
    with Pool() as pool:
        for _ in pool.imap_unordered(made, [(file, template, out) for file in files], 8):
            pass
"""


def rows(count: int) -> list[str]:
    """Write the skeleton and its table; the heads."""
    heads = [*dict.fromkeys(re.findall(r"\{\{ (\w+) \}\}", SKELETON))]
    chance = random.Random(16)
    Path("总结.yaml").write_text(SKELETON, "utf-8")
    with Path("各单位.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(heads)
        for number in range(1, count + 1):
            figures = (f"{chance.randint(10, 99_999) / 10}" for _ in heads[1:])
            writer.writerow([f"第{number}镇人民政府", *figures])
    return heads


def reports(count: int) -> None:
    """Write distinct reports of 1,100 characters, of made-up text."""
    source = peers.REPORT.read_text("utf-8")
    Path("稿").mkdir()
    for number in range(count):
        babble = peers.Babble(source, number)
        out = [
            f"文种: 述职述廉报告\n标题: {babble(12)}{number}\n层次: [一、, （一）]\n导语: {babble(100)}\n正文:\n"
        ]
        for _ in range(3):
            out.append(f"  - 标题: {babble(10)}\n    内容:\n")
            out += (f"      - 段首: {babble(9)}。\n        文字: {babble(140)}\n" for _ in range(2))
        Path(f"稿/{number:05}.yaml").write_text("".join(out), "utf-8")


def template_of_skeleton() -> None:
    """Our document of the skeleton with its braces as they are typed: a template for docxtpl."""
    literal = SKELETON.replace("{{ ", "{_{ ").replace(" }}", " }_}")
    Path("骨架.yaml").write_text(re.sub(r"批量:.*\n", "", literal), "utf-8")
    compiled("骨架.yaml", "-o", "骨架.docx")


def compiled(*words: str) -> None:
    """The command that stands beside this Python, with this tree."""
    done = subprocess.run(
        [sys.executable, "-m", "compiler", *words],
        env=_environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise SystemExit(done.stderr)


def _environment() -> dict[str, str]:
    """One in which Python keeps what it compiles of this tree, as it keeps what is installed."""
    others = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    return {**others, "PYTHONPATH": str(ROOT)}


def spent(work: Callable[[], object]) -> tuple[float, float]:
    """Seconds that pass, and seconds of processors that the processes it starts take."""
    before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    work()
    passed, after = time.perf_counter() - begun, resource.getrusage(resource.RUSAGE_CHILDREN)
    return passed, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def compared(title: str, count: int, ours: Sequence[str], theirs: Sequence[str]) -> None:
    """Print what both take, in turns, once what is imported is compiled."""
    compiled(*ours, "--first", "1", "-o", f"{title}-first")
    found: list[tuple[tuple[float, float], tuple[float, float]]] = []
    for number in range(ROUNDS):
        mine, other = f"{title}-ours{number}", f"{title}-theirs{number}"
        found.append(
            (
                spent(lambda mine=mine: compiled(*ours, "-o", mine)),  # type: ignore[misc]
                spent(
                    lambda other=other: subprocess.run(  # type: ignore[misc]
                        [sys.executable, *theirs, other], env=_environment(), check=True
                    )
                ),
            )
        )
        made = [len([*Path(folder).glob("*.docx")]) for folder in (mine, other)]
        if made != [count, count]:
            raise SystemExit(f"{title}: {made} documents")
    (mine_passed, mine_spent), (their_passed, their_spent) = (
        [statistics.median(one[who][what] for one in found) for what in (0, 1)] for who in (0, 1)
    )
    print(
        f"{title}: {mine_passed:.1f} s, {mine_spent / count * 1000:.1f} ms of processors each; docxtpl {their_passed:.1f} s, "
        f"{their_spent / count * 1000:.1f} ms; {their_passed / mine_passed:.1f} times as long, {their_spent / mine_spent:.1f} times the processors"
    )


class Office(threading.Thread):
    """Adds up, while it runs, what LibreOffice takes of the processors: it is killed in the end, and then nobody counts it."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.ticks: dict[int, int] = {}
        self.largest = 0
        self.ended = threading.Event()

    def run(self) -> None:
        while not self.ended.wait(0.1):
            for pid, fields in _offices():
                self.ticks[pid] = int(fields[11]) + int(fields[12])
                self.largest = max(self.largest, int(fields[21]) * os.sysconf("SC_PAGE_SIZE"))

    @property
    def seconds(self) -> float:
        return sum(self.ticks.values()) / os.sysconf("SC_CLK_TCK")


def _offices() -> Iterator[tuple[int, list[str]]]:
    here = os.fsencode(tempfile.gettempdir())
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if b"soffice.bin" in (line := (process / "cmdline").read_bytes()) and here in line:
                yield int(process.name), (process / "stat").read_text().rpartition(") ")[2].split()
        except OSError:
            continue


def pages(count: int) -> None:
    """Print what PDFs take."""
    office = Office()
    office.start()
    passed, taken = spent(lambda: compiled("batch", "总结.yaml", "-o", "pdf", "--pdf", "--first", str(count)))
    office.ended.set()
    made = len([*Path("pdf").glob("*.pdf")])
    print(
        f"{made} PDFs: {passed:.0f} s, {made / passed:.1f} a second, {(taken + office.seconds) / made:.2f} s of processors each;"
        f" {len(office.ticks)} instances of LibreOffice, the largest {office.largest / 2**20:.0f} MB"
    )


def main(words: Sequence[str]) -> None:
    """Print all of it."""
    count, pdfs = (
        (int(word) for word in (*words, "1000", "500")[:2]) if len(words) < 2 else map(int, words[:2])
    )
    with tempfile.TemporaryDirectory() as name:
        os.chdir(name)
        tempfile.tempdir = os.environ["TMPDIR"] = str(Path(name) / "tmp")
        Path(tempfile.tempdir).mkdir()
        os.environ["COMPILE_CACHE"] = str(
            Path(name) / "store"
        )  # another tree lets go what this one made of the same template
        rows(count)
        reports(count)
        template_of_skeleton()
        Path("loops.docx").write_bytes(peers.loop_template())
        for file, text in (("of_rows.py", OF_ROWS), ("of_files.py", OF_FILES), ("peer.py", peers.PEER)):
            Path(file).write_text(text, "utf-8")
        cores = len(os.sched_getaffinity(0))
        print(
            f"{count:,} documents, {cores} processors, load {os.getloadavg()[0]:.1f}; medians of {ROUNDS} rounds in turns"
        )
        compared("rows", count, ("batch", "总结.yaml"), ("of_rows.py", "骨架.docx", "各单位.csv"))
        compared("reports", count, ("batch", "稿"), ("of_files.py", "loops.docx", "稿"))
        if pdfs:
            pages(pdfs)
        os.chdir(ROOT)


if __name__ == "__main__":
    main(sys.argv[1:])
