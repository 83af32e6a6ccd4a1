"""What there is to translate: every text of the window, and every sentence that a job can say, as templates.

A sentence of a job is made in the middle of its work, where no language is known. So the sources are read as
trees: what stands in an f-string's braces becomes `{0}`, `{1}` ..., and a piece that depends on a condition, such as
"1 row has" and "7 rows have", gives a template each.
"""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from itertools import product
from pathlib import Path

HOLE = "\0"
MOST_VARIANTS = 40
MOST_CALLS = 4  # functions within each other

# Modules whose texts go to a terminal, a log, a file or DuckDB, not to the window.
UNSAID = {
    "gui/theme",
    "gui/main",
    "core/time/dates",
    "modes/admin/deidentify",
    "core/page/drawing",
    "core/privacy/small_groups",
    "modes/analyst/metrics",
    "modes/analyst/powerbi/project",
    "modes/analyst/powerbi/check",
    "modes/analyst/powerbi/check_model",
    "modes/analyst/powerbi/model",
    "modes/analyst/powerbi/pages",
    "modes/analyst/published",
    "core/output/record",
    "core/page/page",
    "zoom/files/rows",
    "core/tables/source",
    "modes/analyst/powerbi/tmdl",
    "core/time/zones",
    "modes/analyst/report",
    "modes/demo",
    "modes/selftest",
    "app/jobs",
    "app/logs",
    "app/paths",
    "app/preview",
    "app/selfchecks",
    "app/settings",
}
# Calls whose texts are for the window even if they are one word.
SAYING = {"Fact", "Look", "Figure", "Series", "Step", "Mode", "ask", "ask_line"}
# Of those, arguments that are names for the program.
NAMES = {"kind", "key", "option", "metavar", "pattern", "icon", "job", "guide", "code", "codes", "field", "inputs",
         "asked_if_needed", "further", "only_with", "examines", "choices", "default", "previews"}  # fmt: skip
# Of those, which argument is the first text: names come before.
PLACES = {"Fact": 1, "Look": 1, "Figure": 0, "Series": 0, "Step": 1, "Mode": 0, "ask": 0, "ask_line": 0}
# Tables at the head of a module of which every text is said.
SAID_TABLES = {"CHOICES", "BLANKS", "WEEKDAYS", "ORDER_WORDS", "MARKS", "KIND_WORDS"}
# Lists and places, put together from values alone.
LISTS = (
    *("{0} and {1} more", "{0} and {1}", "{0} or {1}", "line {0}", "lines {0}", "column {0}", "row {0}", "input {0}"),
    *("Other groups", "a telephone number", "length", "attendees"),
)

WORD = re.compile("[A-Z]?[A-Za-z&-]{2,}")
CODE = re.compile(
    r"[\\<|*\n\t]|_\d? > |\w\((?!s\))|\b(?:SELECT|FROM|CREATE|CAST|AS|OR|AND|NOT|IN|NULL|SET|RESET|DROP|JOIN)\b"
    r"|\b(?:COPY|PRAGMA|INSERT|QUOTE)\b|\bHEADER (?!which)[\0a-z]"
    r"|\.(?:csv|json|html|sql|bad)$|^(?:,|and )|%s|^Bearer|^Zoom Power BI|^(?:Zoom Wizard|Python) \0"
)
NAMED = re.compile(r"\{[a-z]*(?::[^}]*)?\}")  # in a text that is filled by str.format
WORDS = re.compile(r"[A-Za-z]{2,}[^A-Za-z]* [^A-Za-z]*[A-Za-z]|[\0\d] [A-Za-z]{2,}|[A-Za-z]{2,}\S* \0")


class Module:
    """One file: its tree, and what of it other files may name."""

    def __init__(self, path: Path, name: str) -> None:
        self.name = name
        self.tree = ast.parse(path.read_text(encoding="utf-8"))
        self.parents = {child: node for node in ast.walk(self.tree) for child in ast.iter_child_nodes(node)}
        self.functions = {
            node.name: node
            for node in ast.walk(self.tree)
            if isinstance(node, ast.FunctionDef) and isinstance(node.returns, ast.Name) and node.returns.id == "str"
        }
        self.constants = {
            target.id: node.value
            for node in self.tree.body
            if isinstance(node, ast.Assign)
            for target in node.targets
            if isinstance(target, ast.Name)
        }


class Extractor:
    """The templates of all modules. Functions and constants are known by their names, which are few enough."""

    def __init__(self, modules: Iterable[Module]) -> None:
        self.modules = list(modules)
        self.functions = {name: node for module in self.modules for name, node in module.functions.items()}
        self.constants = {name: node for module in self.modules for name, node in module.constants.items()}
        self._home = {node: module for module in self.modules for node in module.functions.values()}
        self._module = self.modules[0]
        self._locals: dict[ast.AST, dict[str, list[str]]] = {}

    # ---------------------------------------------------------------------------------------------------
    # What an expression can be

    def variants(self, node: ast.expr, known: Mapping[str, list[str]], depth: int = 0) -> list[str]:
        """All texts that an expression can be, values as holes; one hole alone where that is not known."""
        found = [HOLE]
        match node:
            case ast.Constant(value=str(text)):
                found = [NAMED.sub(HOLE, text)]
            case ast.JoinedStr(values=parts):
                found = self._joined([self.variants(part, known, depth) for part in parts])
            case ast.FormattedValue(value=value, format_spec=None):
                found = self.variants(value, known, depth)
            case ast.BinOp(left=left, op=ast.Add(), right=right) if self._is_text(node):
                found = self._joined([self.variants(left, known, depth), self.variants(right, known, depth)])
            case ast.IfExp(body=body, orelse=other):
                found = self.variants(body, known, depth) + self.variants(other, known, depth)
            case ast.Name(id=name) if name in known:
                found = known[name]
            case ast.Name(id=name) if isinstance(kept := self.constants.get(name), ast.Constant | ast.JoinedStr):
                found = self.variants(kept, {}, depth)
            case ast.Call(func=ast.Name(id=name)) if name in self.functions and depth < MOST_CALLS:
                found = self._returned(self._function(name), node, known, depth + 1)
        return list(dict.fromkeys(found)) if len(found) <= MOST_VARIANTS else [HOLE]

    def _joined(self, parts: list[list[str]]) -> list[str]:
        return ["".join(choice) for choice in product(*parts)]

    def _function(self, name: str) -> ast.FunctionDef:
        """The function of that name: of the module that is read now, else of another one."""
        return self._module.functions.get(name) or self.functions[name]

    def _returned(
        self, function: ast.FunctionDef, call: ast.Call, known: Mapping[str, list[str]], depth: int
    ) -> list[str]:
        before, self._module = self._module, self._home[function]
        try:
            return self._texts_returned(function, call, known, depth)
        finally:
            self._module = before

    def _texts_returned(
        self, function: ast.FunctionDef, call: ast.Call, known: Mapping[str, list[str]], depth: int
    ) -> list[str]:
        names = [one.arg for one in function.args.args]
        given = {name: self.variants(one, known, depth) for name, one in zip(names, call.args, strict=False)}
        given |= {one.arg: self.variants(one.value, known, depth) for one in call.keywords if one.arg}
        inside = {**self.locals(function, depth), **given}
        returns = [node.value for node in ast.walk(function) if isinstance(node, ast.Return) and node.value]
        return [text for value in returns for text in self.variants(value, inside, depth)]

    def locals(self, function: ast.AST | None, depth: int = 0) -> dict[str, list[str]]:
        """What the names of a function can be."""
        if function is None:
            return {}
        if function not in self._locals:
            known = self._locals[function] = {name: [HOLE] for name in assigned(function)}
            for _ in range(2):  # a name may be made from names that stand further down in a loop
                for name, values in assigned(function).items():
                    texts = [text for value in values for text in self.variants(value, known, depth)]
                    added = [text for value in added_to(function, name) for text in self.variants(value, known, depth)]
                    texts += [text + more for text in texts for more in added]
                    known[name] = texts if 0 < len(texts) <= MOST_VARIANTS else [HOLE]
        return self._locals[function]

    # ---------------------------------------------------------------------------------------------------
    # Where sentences are

    def sentences(self, module: Module) -> Iterator[str]:
        """The templates of one module, in its order."""
        self._module = module
        for node in in_order(module.tree):
            if isinstance(node, ast.expr) and self._is_text(node) and self._is_whole(module, node):
                word = not module.name.startswith("gui/") and self._is_said(module, node)
                texts = self.variants(node, self.locals(function_of(module, node)))
                for text in map(str.strip, texts):
                    if is_prose(text) or (word and WORD.fullmatch(text)):
                        yield numbered(text)

    def _is_text(self, node: ast.expr) -> bool:
        match node:
            case ast.Constant(value=str()) | ast.JoinedStr():
                return True
            case ast.BinOp(left=left, op=ast.Add(), right=right):
                return self._is_text(left) or self._is_text(right)
            case ast.Call(func=ast.Name(id=name)):
                return name in self.functions
            case ast.IfExp(body=body, orelse=other):
                return self._is_text(body) or self._is_text(other)
        return False

    def _is_whole(self, module: Module, node: ast.expr) -> bool:
        """Whether a text is no documentation and no part of another one."""
        above = module.parents[node]
        if isinstance(above, ast.Expr | ast.FormattedValue | ast.JoinedStr):
            return False
        function = function_of(module, node)
        if isinstance(above, ast.Assign) and function is not None:
            names = [target.id for target in above.targets if isinstance(target, ast.Name)]
            return not names or not only_in_texts(module, function, names[0])
        while not isinstance(above, ast.stmt):
            is_argument = isinstance(above, ast.Call) and above.func is not node
            if is_argument and isinstance(above.func, ast.Name):  # type: ignore[attr-defined]
                return above.func.id not in self.functions  # type: ignore[attr-defined]
            if isinstance(above, ast.FormattedValue | ast.BinOp) or (
                isinstance(above, ast.IfExp) and node is not above.test
            ):
                return False
            if isinstance(above, ast.Call | ast.Compare | ast.Subscript):
                break
            above = module.parents[above]
        return not isinstance(above, ast.Compare)

    def _is_said(self, module: Module, node: ast.AST) -> bool:
        """Whether even one word is for the window: in a call or a table that is made for it."""
        while node in module.parents:
            above = module.parents[node]
            if isinstance(above, ast.keyword) and above.arg in NAMES:
                return False
            if isinstance(above, ast.Subscript) or (isinstance(above, ast.Dict) and node in above.keys):
                return False
            if isinstance(above, ast.Call) and isinstance(above.func, ast.Name) and above.func.id in SAYING:
                return node not in above.args or above.args.index(node) >= PLACES[above.func.id]
            if isinstance(above, ast.Assign | ast.AnnAssign):
                targets = above.targets if isinstance(above, ast.Assign) else [above.target]
                return any(isinstance(one, ast.Name) and one.id in SAID_TABLES for one in targets)
            node = above
        return False


def in_order(tree: ast.AST) -> Iterator[ast.AST]:
    """All nodes, as they are read."""
    yield tree
    for child in ast.iter_child_nodes(tree):
        yield from in_order(child)


def function_of(module: Module, node: ast.AST) -> ast.AST | None:
    """The function that a node stands in."""
    while node in module.parents:
        node = module.parents[node]
        if isinstance(node, ast.FunctionDef):
            return node
    return None


def assigned(function: ast.AST) -> dict[str, list[ast.expr]]:
    """What is assigned to each name of a function."""
    found: dict[str, list[ast.expr]] = {}
    for node in ast.walk(function):
        if not isinstance(node, ast.Assign):
            continue
        for target in node.targets:
            if isinstance(target, ast.Name):
                found.setdefault(target.id, []).append(node.value)
            elif isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple):
                for one, value in zip(target.elts, node.value.elts, strict=False):
                    if isinstance(one, ast.Name):
                        found.setdefault(one.id, []).append(value)
    return found


def added_to(function: ast.AST, name: str) -> list[ast.expr]:
    """What is added to a name with `+=`."""
    return [
        node.value
        for node in ast.walk(function)
        if isinstance(node, ast.AugAssign) and isinstance(node.target, ast.Name) and node.target.id == name
    ]


def only_in_texts(module: Module, function: ast.AST, name: str) -> bool:
    """Whether a name is only a part of other texts."""
    uses = [
        node
        for node in ast.walk(function)
        if isinstance(node, ast.Name) and node.id == name and isinstance(node.ctx, ast.Load)
    ]
    return bool(uses) and all(isinstance(module.parents[use], ast.FormattedValue | ast.BinOp) for use in uses)


def is_prose(text: str) -> bool:
    """Whether a text is made of words for a person."""
    return bool(WORDS.search(text.replace("&", ""))) and not CODE.search(text)


def numbered(text: str) -> str:
    """A template with its holes counted."""
    pieces = re.split(f"{HOLE}+", text.replace("{", "{{").replace("}", "}}"))
    return pieces[0] + "".join(f"{{{n}}}{piece}" for n, piece in enumerate(pieces[1:]))


def window_texts(module: Module) -> Iterator[str]:
    """What stands in `tr(...)` and in the tables of the window."""
    for node in in_order(module.tree):
        match node:
            case ast.Call(func=ast.Name(id="tr"), args=[ast.Constant(value=str(text))]):
                yield text
            case (
                ast.Assign(targets=[ast.Name(id=name)], value=table)
                | ast.AnnAssign(target=ast.Name(id=name), value=table)
            ) if name in SAID_TABLES and table is not None:
                for one in in_order(table):
                    if isinstance(one, ast.Constant) and isinstance(one.value, str) and one.value[:1].isupper():
                        yield one.value


def sources(package: Path) -> dict[str, str]:
    """Every source by its text, with the module that it is from."""
    modules = [
        Module(path, path.relative_to(package).with_suffix("").as_posix())
        for folder in ("app", "modes", "zoom", "kinds", "core", "gui")
        for path in sorted((package / folder).rglob("*.py"))
    ]
    extractor = Extractor(modules)
    found: dict[str, str] = {}
    for module in modules:
        if module.name not in UNSAID:
            if module.name.startswith("gui/"):
                found |= {text: module.name for text in window_texts(module) if text not in found}
            found |= {text: module.name for text in extractor.sentences(module) if text not in found}
    headers = tomllib.loads((package / "kinds" / "report_headers.toml").read_text(encoding="utf-8"))
    for text in (
        headers["where"],
        *(kind[key] for kind in headers["kinds"] for key in ("looks", "hint") if key in kind),
    ):
        found.setdefault(text, "kinds/report_headers")
    return found | {text: "translate/extract" for text in LISTS if text not in found}
