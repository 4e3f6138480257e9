"""The closed language of tags: names, plain data, comparison, bounded arithmetic, listed filters, loops over data.

In: the text of an expression, and data. Out: `Expression`, checked; `Engine`, which makes code of expressions and text and
runs it within `MAX_STEPS` and `MAX_SIZE`. There are no calls, no objects, nothing that can be reached but items of plain
data; every run ends. The only door to Jinja.
"""

from __future__ import annotations

import marshal
import re
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, Never, cast

import jinja2
import jinja2.nodes as nodes
import jinja2.sandbox
from jinja2.parser import Parser
from jinja2.runtime import Context, LoopContext

from ..messages import codes
from ..terms.nearest import nearest
from .evaluation import LOOP, Asks, Call, Evaluation, Expression, Name, Step
from .filters import DEFAULT, FILTER_OF, FILTERS, NOT_FILTERS
from .programs import HOLDS, MAX_STEPS, TESTS, Printers, Run, RunError, no_such_data
from .quantities import MAX_NUMBER, FaultError
from .values import (
    MAX_DEPTH,
    Fact,
    Members,
    Table,
    compare,
    compute,
    concatenate,
    items_of,
    noted,
    text_of,
)

MAX_NESTED = 40  # of an expression

# ---- what is missing ---------------------------------------------------------------------------------------------


class _Missing(jinja2.StrictUndefined):
    """A name that the data has not: it may be asked for, as false, and replaced by 默认; what is made of it is missing too."""

    __slots__ = ()

    def _fail_with_undefined_error(self, *_: Any, **__: Any) -> Never:
        raise _MissingError(self)

    __iter__ = __str__ = __len__ = _fail_with_undefined_error
    __eq__ = __ne__ = __hash__ = _fail_with_undefined_error

    def __bool__(self) -> bool:  # type: ignore[override]  # strict, but to be asked for
        return False


class _MissingError(Exception):
    """A missing name was used."""

    def __init__(self, missing: _Missing) -> None:
        super().__init__()
        self.name = str(missing._undefined_name)
        self.among = missing._undefined_obj

    def fault(self, names: Sequence[str]) -> FaultError:
        """The fault, with the nearest name that there is."""
        if isinstance(self.among, dict):
            names = [str(key) for key in self.among]
        elif isinstance(self.among, Table):
            names = self.among.firsts()
        elif self.among is not jinja2.utils.missing:
            names = ()  # a text or a list has no members
        return no_such_data(self.name, names, inside=isinstance(self.among, dict | Table))


# ---- expressions --------------------------------------------------------------------------------------------------


_OPERATORS = {
    nodes.Add: "+",
    nodes.Sub: "-",
    nodes.Mul: "*",
    nodes.Div: "/",
    nodes.FloorDiv: "//",
    nodes.Mod: "%",
}
_IDENTIFIER = re.compile(r"[^\W\d]\w{0,60}")


def parse(text: str, test: bool = False) -> Expression:
    """Check the text of an expression, or of a condition. Raises FaultError (T308, T309, T314)."""
    try:
        parser = Parser(_ENVIRONMENT, text, state="variable")
        tree = parser.parse_expression()
        if not parser.stream.eos:
            raise _syntax(text)
    except jinja2.TemplateSyntaxError:
        raise _syntax(text) from None
    except (RecursionError, ValueError, OverflowError):
        raise FaultError(codes.TAG_FORBIDDEN) from None
    checker = _Checker()
    node = (checker.test if test else checker.expression)(tree, 0)
    names = tuple(dict.fromkeys(checker.names))
    read = node.name if isinstance(node, nodes.Name) else node
    return Expression(read, names, tuple(checker.asked), frozenset(checker.spared))


def _node(expression: Expression) -> nodes.Expr:
    """What an expression is for Jinja."""
    match expression.node:
        case str(name):
            return nodes.Name(name, "load")
        case Asks(name=name, of=asked):
            return _call(name, nodes.Name(asked, "load"))
    return cast("nodes.Expr", expression.node)


def loop(text: str) -> tuple[tuple[str, ...], Expression]:
    """The names and the data of `for … in …`. Raises FaultError (T308, T309)."""
    found = re.fullmatch(r"\s*(\w+(?:\s*,\s*\w+){0,9})\s+in\s+(\S.*?)\s*", text, re.DOTALL)
    if not found and re.match(r"\s*\w+\s+of\s", text):
        raise FaultError(codes.TAG_SYNTAX, reason_zh="“of”要改成“in”", reason_en="write “in” for “of”")
    if not found:
        raise FaultError(
            codes.TAG_SYNTAX, reason_zh="for 后面要写“名称 in 列表”", reason_en="for wants “name in list”"
        )
    names = tuple(re.split(r"\s*,\s*", found[1]))
    for name in names:
        if name.startswith("_") or name == "loop" or not _IDENTIFIER.fullmatch(name):
            raise FaultError(codes.TAG_FORBIDDEN)
    over = parse(found[2])
    if not isinstance(over.node, str | nodes.Getattr | nodes.Getitem | nodes.Filter):
        raise FaultError(codes.TAG_FORBIDDEN)
    return names, over


_CLOSING = {"(": ")", "[": "]", "{": "}"}


def _syntax(text: str) -> FaultError:
    """Why an expression cannot be read, as far as can be told."""
    zh, en = "名称、符号之间少了什么，或多了什么", "something is missing or too much between its words"
    bare = re.sub(r"'[^']*'|\"[^\"]*\"", "", text)
    opened: list[str] = []
    for sign in bare:
        if sign in _CLOSING:
            opened.append(_CLOSING[sign])
        elif sign in _CLOSING.values() and (not opened or opened.pop() != sign):
            opened = ["?"]
            break
    if not text.strip():
        zh, en = "里面是空的", "there is nothing in it"
    elif "'" in bare or '"' in bare:
        zh, en = "引号不成对", "a quotation mark is missing"
    elif opened:
        zh, en = "括号不成对", "a bracket is missing"
    elif re.search(r"(?<![=!<>])=(?!=)", bare):
        zh, en = "判断相等要写两个等号“==”", "equality is written with two signs, “==”"
    return FaultError(codes.TAG_SYNTAX, reason_zh=zh, reason_en=en)


def _too_long() -> FaultError:
    return FaultError(
        codes.TAG_SYNTAX,
        reason_zh=f"运算一层套一层，超过{MAX_NESTED}层，要分成几个来算",
        reason_en=f"its operations are nested deeper than {MAX_NESTED}; compute it in parts",
    )


OF_MISSING = "默认"
"""The filter that says what stands for what is missing."""
# What belongs into the brackets of a filter, behind its name: 约100.
_GLUED = re.compile(f"(?P<filter>{'|'.join(one.zh for one in FILTERS if one.arguments)})(?P<rest>\\d+)")


class _Checker:
    """Lets through what is listed and nothing else; comparison and arithmetic are made our own."""

    def __init__(self) -> None:
        self.names: list[Name] = []
        self.asked: list[tuple[Name, nodes.Filter]] = []
        self.spared: list[Name] = []

    def test(self, node: nodes.Node, depth: int) -> nodes.Expr:
        """A condition: what is neither joined nor compared is asked whether it holds."""
        if depth > MAX_NESTED:
            raise _too_long()
        match node:
            case nodes.And() | nodes.Or():
                return type(node)(self.test(node.left, depth + 1), self.test(node.right, depth + 1))
            case nodes.Not():
                before = len(self.asked)
                negated = nodes.Not(self.test(node.node, depth + 1))
                del self.asked[before:]  # what is printed where a name does not hold says no
                return negated
            case nodes.Compare() | nodes.Test():
                return self.expression(node, depth)
        asked = _call(HOLDS, self.expression(node, depth))
        if isinstance(node, nodes.Name | nodes.Getattr | nodes.Getitem):
            self.asked.append((self.names[-1], asked))
        return asked

    def expression(self, node: nodes.Node, depth: int) -> nodes.Expr:
        if depth > MAX_NESTED:
            raise _too_long()
        deeper = depth + 1
        match node:
            case nodes.Const():
                return self._constant(node)
            case nodes.Name() | nodes.Getattr() | nodes.Getitem():
                return self._path(node)
            case nodes.Compare():
                return self._comparison(node, deeper)
            case nodes.And() | nodes.Or():
                return type(node)(self.expression(node.left, deeper), self.expression(node.right, deeper))
            case nodes.Not():
                return self.test(node, depth)
            case nodes.Neg() | nodes.Pos():
                operator = nodes.Const("-" if isinstance(node, nodes.Neg) else "+")
                return _call("_compute", nodes.Const(0), operator, self.expression(node.node, deeper))
            case nodes.BinExpr() if type(node) in _OPERATORS:
                operator = nodes.Const(_OPERATORS[type(node)])
                left, right = (self.expression(one, deeper) for one in (node.left, node.right))
                return _call("_compute", left, operator, right)
            case nodes.Concat():
                return _call("_concatenate", *(self.expression(one, deeper) for one in node.nodes))
            case nodes.CondExpr():
                other = node.expr2 or nodes.Const("")
                return self._either(node.test, node.expr1, other, deeper)
            case nodes.Filter():
                return self._filter(node, deeper)
            case nodes.Test() if node.name in ("defined", "undefined") and not node.args and not node.kwargs:
                tested = nodes.Test(self._path(node.node), node.name, [], [], None, None)
                self.spared.append(self.names[-1])
                return tested
            case nodes.Call(node=nodes.Getattr(attr=str(word))) if word in FILTER_OF:
                name = FILTER_OF[word].zh
                zh, en = f"“.{word}()”要写成“|{name}”", f"write “|{name}” for “.{word}()”"
                raise FaultError(codes.TAG_SYNTAX, reason_zh=zh, reason_en=en)
            case nodes.List() | nodes.Tuple():
                return nodes.List([self.expression(one, deeper) for one in node.items])
        raise FaultError(codes.TAG_FORBIDDEN)

    def _either(self, test: nodes.Node, this: nodes.Node, other: nodes.Node, depth: int) -> nodes.Expr:
        """One value or another; a name that is asked for and then printed is asked whether there is anything."""
        before = len(self.asked)
        asks = self.test(test, depth)
        asked, names = Expression(asks, (), tuple(self.asked[before:])), len(self.names)
        value = self.expression(this, depth)
        for name in self.names[names:]:
            asked.ask_for(name.path)
        return nodes.CondExpr(asks, value, self.expression(other, depth))

    def _constant(self, node: nodes.Const) -> nodes.Expr:
        value = node.value
        if isinstance(value, int | float) and not abs(value) < MAX_NUMBER:
            raise FaultError(codes.TAG_FORBIDDEN)
        if not (value is None or isinstance(value, str | int | float)):
            raise FaultError(codes.TAG_FORBIDDEN)
        return nodes.Const(value)

    def _path(self, node: nodes.Node) -> nodes.Expr:
        """A name, and items of it that are named or counted."""
        steps: list[str | int] = []
        while isinstance(node, nodes.Getattr | nodes.Getitem):
            step: object = node.attr if isinstance(node, nodes.Getattr) else None
            if isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Const):
                step = node.arg.value
            if isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Neg):
                zh = "不能从后面数；要最后一个，在循环里用 {% if loop.last %}"
                en = "items are not counted from the end; for the last, write {% if loop.last %} in a loop"
                raise FaultError(codes.TAG_SYNTAX, reason_zh=zh, reason_en=en)
            if isinstance(step, bool) or not isinstance(step, str | int) or str(step).startswith("_"):
                raise FaultError(codes.TAG_FORBIDDEN)
            steps.append(step)
            node = node.node
        if not isinstance(node, nodes.Name) or node.name.startswith("_") or len(steps) > MAX_DEPTH:
            raise FaultError(codes.TAG_FORBIDDEN)
        path = tuple(reversed(steps))
        self.names.append(Name((node.name, *map(str, path))))
        out: nodes.Expr = nodes.Name(node.name, "load")
        for step in path:
            out = nodes.Getitem(out, nodes.Const(step), "load")
        return out

    def _comparison(self, node: nodes.Compare, depth: int) -> nodes.Expr:
        left, found = node.expr, []
        for operand in node.ops:
            one, two = self.expression(left, depth), self.expression(operand.expr, depth)
            found.append(_call("_compare", one, nodes.Const(operand.op), two))
            left = operand.expr
        out: nodes.Expr = found[0]
        for one in found[1:]:
            out = nodes.And(out, one)
        return out

    def _filter(self, node: nodes.Filter, depth: int) -> nodes.Expr:
        row = FILTER_OF.get(node.name)
        if row is None:
            offer = nearest(node.name, FILTER_OF if len(node.name) > 4 else [one.zh for one in FILTERS])
            choices = "、".join(one.zh for one in FILTERS)
            zh, en = f"可用的有：{choices}。", f"There are: {choices}."
            if instead := NOT_FILTERS.get(node.name):
                zh, en = (f"{said}{stop}" for said, stop in zip(instead, "。.", strict=True))
            elif glued := _GLUED.fullmatch(node.name):
                offer = f"{glued['filter']}({glued['rest']})"
                zh, en = f"写成 |{offer}。", f"Write |{offer}."
            elif offer:
                zh, en = f"是不是“{offer}”？", f"Did you mean “{offer}”?"
            raise FaultError(codes.UNKNOWN_FILTER, name=node.name, offer_zh=zh, offer_en=en)
        count = len(node.args)
        if node.node is None or node.kwargs or node.dyn_args or node.dyn_kwargs:
            raise FaultError(codes.TAG_FORBIDDEN)
        if not row.needed <= count <= len(row.arguments):
            wanted = "、".join(row.arguments) or "无"
            raise FaultError(
                codes.TAG_SYNTAX,
                reason_zh=f"“{row.zh}”后面括号里应当写：{wanted}",
                reason_en=f"“{row.zh}” wants in its brackets: {wanted}",
            )
        given = [
            nodes.Const(one.name) if at in row.columns and isinstance(one, nodes.Name) else one
            for at, one in enumerate(node.args)
        ]
        first = self.expression(node.node, depth)
        if row.zh == OF_MISSING and self.names:
            self.spared.append(self.names[-1])
        if row.columns and isinstance(node.node, nodes.Name | nodes.Getattr | nodes.Getitem):
            of = self.names[-1].path
            named = (given[at] for at in row.columns if at < len(given))
            columns = [one.value for one in named if isinstance(one, nodes.Const)]
            self.names += [Name((*of, "[]", str(column))) for column in columns]
        return _call(row.zh, first, *(self.expression(one, depth) for one in given))


def _call(name: str, first: nodes.Expr, *rest: nodes.Expr) -> nodes.Filter:
    return nodes.Filter(first, name, list(rest), [], None, None)


# ---- running ------------------------------------------------------------------------------------------------------


def _carrying(apply: Callable[..., object]) -> Callable[..., object]:
    """A function of values, missing itself where one of them is: printing it tells, and the rest is looked at too."""

    def checked(*values: object) -> object:
        missing = [value for value in values if isinstance(value, _Missing)]
        return missing[0] if missing else apply(*values)

    return checked


def _default(value: object, *instead: object) -> object:
    return _carrying(DEFAULT.apply)(None if isinstance(value, _Missing) else value, *instead)


def _tell(context: Context, missing: _Missing, tag: int) -> None:
    """Note what is missing; the run goes on, so that the rest is told too."""
    names = [name for name in context.parent if not name.startswith("_")]
    context["_run"].problems.setdefault(tag, _MissingError(missing).fault(names))


@jinja2.pass_context
def _compare(context: Context, left: object, operator: str, right: object, tag: int) -> bool:
    for value in (left, right):
        if isinstance(value, _Missing):
            _tell(context, value, tag)
            return False
    try:
        return compare(left, operator, right)
    except FaultError as fault:
        context["_run"].problems.setdefault(tag, fault)
        return False


@jinja2.pass_context
def _failed(context: Context, tag: int) -> bool:
    return tag in context["_run"].problems


@jinja2.pass_context
def _each(context: Context, value: object, count: int, tag: int) -> list[Any]:
    run: Run = context["_run"]
    if isinstance(value, _Missing):
        _tell(context, value, tag)
        return []
    items = items_of(value, count)
    run.steps -= len(items)
    if run.steps < 0:
        raise FaultError(codes.TOO_MUCH, last=f"{MAX_STEPS:,}", what_zh="次循环", what_en="rounds of loops")
    return items


class _Sandbox(jinja2.sandbox.ImmutableSandboxedEnvironment):
    """A second fence: what the checker lets through needs no call and no operator of Python's."""

    intercepted_binops = frozenset(jinja2.sandbox.SandboxedEnvironment.default_binop_table)
    intercepted_unops = frozenset(jinja2.sandbox.SandboxedEnvironment.default_unop_table)

    def call_binop(self, *_: Any) -> Never:
        raise FaultError(codes.TAG_FORBIDDEN)

    def call_unop(self, *_: Any) -> Never:
        raise FaultError(codes.TAG_FORBIDDEN)

    def call(self, *_: Any, **__: Any) -> Never:
        raise FaultError(codes.TAG_FORBIDDEN)

    def getattr(self, obj: Any, attribute: str) -> Any:
        return self.getitem(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        if type(obj) is dict and argument in obj:
            return obj[argument]
        if isinstance(obj, dict):
            found = (
                obj.get(argument, _NOTHING) if isinstance(argument, str) else obj.get(str(argument), _NOTHING)
            )
            return self.undefined(obj=obj, name=str(argument)) if found is _NOTHING else found
        if isinstance(obj, Table) and isinstance(argument, str):
            row = obj.row(argument)
            return self.undefined(obj=obj, name=argument) if row is None else row
        if isinstance(obj, Fact) and isinstance(argument, str):
            member = obj.member(argument)
            return self.undefined(obj=obj, name=argument) if member is None else member
        if isinstance(obj, list) and isinstance(argument, int) and -len(obj) <= argument < len(obj):
            return obj[argument]
        if isinstance(obj, LoopContext) and argument in LOOP:
            return getattr(obj, argument)
        if isinstance(obj, _Missing):
            return obj
        return self.undefined(obj=obj, name=str(argument))


_NOTHING = object()


def _environment() -> jinja2.Environment:
    # Nothing is printed but by one of the engine's printers, which escapes.
    environment = _Sandbox(autoescape=False, undefined=_Missing, cache_size=0, optimized=False)
    environment.globals.clear()
    rows: dict[str, Callable[..., object]] = {
        "_compute": compute,
        "_concatenate": concatenate,
    }
    rows |= {row.zh: row.apply for row in FILTERS}
    environment.filters = {name: _carrying(apply) for name, apply in rows.items()}
    environment.filters |= {"_compare": _compare, "_failed": _failed, "_each": _each}
    environment.filters |= TESTS
    environment.filters[DEFAULT.zh] = _default
    environment.tests = {name: environment.tests[name] for name in ("defined", "undefined")}
    return environment


_ENVIRONMENT = _environment()
_FILE = "<template>"


def worked_out(expression: Expression, evaluation: Evaluation) -> object:
    """What an expression comes to. Raises FaultError."""
    try:
        value = _of(_node(expression), evaluation)
        if isinstance(value, _Missing):
            raise _MissingError(value)
    except _MissingError as error:
        raise error.fault([*evaluation.names]) from None
    except (TypeError, ValueError, ArithmeticError, RecursionError):
        raise FaultError(codes.TAG_FORBIDDEN) from None
    return value


def _of(node: nodes.Expr, evaluation: Evaluation) -> object:
    def of(node: nodes.Expr) -> object:
        return _of(node, evaluation)

    match node:
        case nodes.Const():
            return node.value
        case nodes.Name():
            named = evaluation.names.get(node.name, _NOTHING)
            return _ENVIRONMENT.undefined(name=node.name) if named is _NOTHING else named
        case nodes.Getitem():
            return _ENVIRONMENT.getitem(of(node.node), cast("nodes.Const", node.arg).value)
        case nodes.And():
            return of(node.left) and of(node.right)
        case nodes.Or():
            return of(node.left) or of(node.right)
        case nodes.Not():
            return not of(node.node)
        case nodes.CondExpr():
            return of(node.expr1 if of(node.test) else cast("nodes.Expr", node.expr2))
        case nodes.List():
            return [of(one) for one in node.items]
        case nodes.Test():
            return isinstance(of(node.node), _Missing) is (node.name == "undefined")
        case nodes.Filter(node=nodes.Expr() as first):
            return _called(node.name, [of(one) for one in (first, *node.args)], evaluation)
    raise FaultError(codes.TAG_FORBIDDEN)


def _called(name: str, given: list[object], evaluation: Evaluation) -> object:
    if name == "_compare":
        if missing := [one for one in given if isinstance(one, _Missing)]:
            raise _MissingError(missing[0])
        return compare(given[0], str(given[1]), given[2])
    evaluation.steps -= sum(len(one) for one in given if isinstance(one, list))
    if evaluation.steps < 0:
        raise FaultError(codes.TOO_MUCH, last=f"{MAX_STEPS:,}", what_zh="次循环", what_en="rounds of loops")
    made: object = _ENVIRONMENT.filters[name](*given)
    evaluation.calls.append(Call(name, tuple(given), made))
    return made


class Engine:
    """Makes code of steps and runs it. `printers` say how a value is shown, as finished text of the output."""

    def __init__(self, printers: Printers) -> None:
        self.environment = _environment()
        self.environment.filters |= {f"_{name}": _shown(printer) for name, printer in printers.items()}
        self.environment.filters["_lines"] = _carrying(_lines)

    def code(self, steps: Sequence[Step]) -> bytes:
        """The program as code that can be stored. Raises FaultError (T308, T309) where Python cannot compile it."""
        template = nodes.Template(_body(iter(steps)), lineno=1)
        template.set_environment(self.environment)
        try:
            return marshal.dumps(self.environment.compile(template, filename=_FILE))
        except (jinja2.TemplateError, SyntaxError, RecursionError, MemoryError):
            raise FaultError(codes.TAG_FORBIDDEN) from None

    @lru_cache(maxsize=64)  # noqa: B019 (one engine a process)
    def _loaded(self, code: bytes) -> jinja2.Template:
        return jinja2.Template.from_code(self.environment, marshal.loads(code), self.environment.globals)

    def run(self, code: bytes, context: Mapping[str, object], run: Run) -> str:
        """What a program prints. Raises RunError."""
        program = self._loaded(code)
        chunks: list[str] = []
        known = len(run.problems)
        names = [name for name in context if not name.startswith("_")]
        try:
            for chunk in program.root_render_func(program.new_context({**context, "_run": run}, shared=True)):
                chunks.append(run.take(chunk))
        except _MissingError as error:
            run.problems.setdefault(_tag_of(program), error.fault(names))
        except FaultError as error:
            run.problems.setdefault(_tag_of(program), error)
        except (jinja2.TemplateError, TypeError, ValueError, ArithmeticError, RecursionError):
            run.problems.setdefault(_tag_of(program), FaultError(codes.TAG_FORBIDDEN))
        if len(run.problems) > known:
            raise RunError(run.problems)
        return "".join(chunks)


def _tag_of(program: jinja2.Template) -> int:
    """The tag that the exception being handled comes from."""
    traceback, line = sys.exc_info()[2], 0
    while traceback:
        if traceback.tb_frame.f_code.co_filename == _FILE:
            line = traceback.tb_lineno
        traceback = traceback.tb_next
    return program.get_corresponding_lineno(line)


def _shown(printer: Callable[..., str]) -> Callable[..., str]:
    @jinja2.pass_context
    def show(context: Context, value: Any, tag: int, *more: str) -> str:
        if isinstance(value, _Missing):
            _tell(context, value, tag)
            return ""
        if isinstance(value, Members):
            value = value.line
        try:
            return printer(value, *more)
        except FaultError as fault:
            context["_run"].problems.setdefault(tag, fault)
            return ""

    return show


def _lines(value: object) -> list[str]:
    """The paragraphs of a text: its lines that hold anything; the items of a list."""
    texts = [text_of(item) for item in value] if isinstance(value, list) else [text_of(value)]
    source = value.line if isinstance(value, Members) else value
    return [noted(line, source) for text in texts for line in text.split("\n") if line.strip()]


def lines(expression: Expression) -> Expression:
    """The expression that goes through the paragraphs of another's text."""
    return Expression(_call("_lines", _node(expression)), expression.names)


def _body(steps: Iterator[Step], until: tuple[str, ...] = ()) -> list[nodes.Node]:
    """The nodes up to one of the kinds in `until`, which is taken too; all of them without."""
    body, _ = _branch(steps, until)
    return body


def _branch(steps: Iterator[Step], until: tuple[str, ...]) -> tuple[list[nodes.Node], Step | None]:
    out: list[nodes.Node] = []
    for step in steps:
        if step.kind in until:
            return out, step
        match step:
            case Step("text"):
                data: nodes.Expr = nodes.TemplateData(step.text)
                out.append(nodes.Output([data], lineno=step.tag or 1))
            case Step("show", expression=Expression() as shown):
                more = [nodes.Const(step.text)] if step.text else []
                call = _call(f"_{step.how}", _node(shown), nodes.Const(step.tag), *more)
                out.append(nodes.Output([_placed(call, step.tag)], lineno=step.tag))
            case Step("if", expression=Expression() as test):
                out.append(_condition(steps, step, test))
            case Step("for", expression=Expression() as over):
                targets: list[nodes.Expr] = [nodes.Name(name, "store") for name in step.names]
                target = targets[0] if len(targets) == 1 else nodes.Tuple(targets, "store")
                each = _call("_each", _node(over), nodes.Const(len(targets)), nodes.Const(step.tag))
                body, end = _branch(steps, ("else", "end"))
                other = _body(steps, ("end",)) if end and end.kind == "else" else []
                target.set_lineno(step.tag, override=True)
                out.append(
                    nodes.For(target, _placed(each, step.tag), body, other, None, False, lineno=step.tag)
                )
    return out, None


def _condition(steps: Iterator[Step], step: Step, test: Expression) -> nodes.If:
    body, end = _branch(steps, ("elif", "else", "end"))
    other: list[nodes.Node] = []
    first, *elifs = _tested(test, step.tag, body)
    while end and end.kind == "elif" and end.expression:
        at, condition = end.tag, end.expression
        branch, end = _branch(steps, ("elif", "else", "end"))
        elifs += _tested(condition, at, branch)
    if end and end.kind == "else":
        other = _body(steps, ("end",))
    first.elif_, first.else_ = elifs, other
    return first


def _tested(test: Expression, tag: int, body: list[nodes.Node]) -> list[nodes.If]:
    """A branch; where its test compares what cannot be compared neither it nor any branch after it is taken."""
    node = _placed(_node(test), tag)
    if not _comparisons(node):
        return [nodes.If(node, body, [], [], lineno=tag)]
    sound = nodes.And(node, nodes.Not(_call("_failed", nodes.Const(tag))))
    return [
        nodes.If(sound.set_lineno(tag), body, [], [], lineno=tag),
        nodes.If(_call("_failed", nodes.Const(tag)).set_lineno(tag), [], [], [], lineno=tag),
    ]


def _comparisons(node: nodes.Expr) -> list[nodes.Filter]:
    """The comparisons of an expression, itself among them."""
    filters = (one for one in (node, *node.find_all(nodes.Filter)) if isinstance(one, nodes.Filter))
    return [one for one in filters if one.name == "_compare"]


def _placed(node: nodes.Expr, tag: int) -> nodes.Expr:
    """An expression that knows the tag that it comes from."""
    for one in _comparisons(node):
        one.args[2:] = [nodes.Const(tag)]
    node.set_lineno(tag, override=True)
    return node
