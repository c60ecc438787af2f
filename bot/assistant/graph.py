"""Runs a model's components one after the other.

Rasa hands them to dask, which works out their order again for each message and each prediction: some milliseconds a
turn for half a dozen components in a row.
"""

from __future__ import annotations

from typing import Any

from rasa.core import processor
from rasa.engine.exceptions import GraphRunError
from rasa.engine.graph import GraphSchema
from rasa.engine.runner.dask import DaskGraphRunner


class StraightGraphRunner(DaskGraphRunner):
    """Rasa's runner, with an order that is worked out once for each target."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._orders: dict[str, list[str]] = {}

    def run(self, inputs: dict[str, Any] | None = None, targets: list[str] | None = None) -> dict[str, Any]:
        """The targets' results (see Rasa's `GraphRunner`). Raises GraphRunError for a RuntimeError of a node."""
        wanted = targets or self._graph_schema.target_names
        found = {name: (name, value) for name, value in (inputs or {}).items()}
        try:
            for target in wanted:
                for name in self._order(target):
                    if name not in found:
                        found[name] = self._run_node(name, found)
        except RuntimeError as error:
            raise GraphRunError("Error running runner.") from error
        return dict(found[target] for target in wanted)

    def _run_node(self, name: str, found: dict[str, Any]) -> Any:
        needs = self._graph_schema.nodes[name].needs.values()
        return self._instantiated_nodes[name](*(found.get(need, need) for need in needs))

    def _order(self, target: str) -> list[str]:
        if target not in self._orders:
            self._orders[target] = _in_order(self._graph_schema, target)
        return self._orders[target]


def _in_order(schema: GraphSchema, target: str) -> list[str]:
    """The target with all it needs, each behind what it needs itself; inputs are not among them."""
    if target not in schema.nodes:
        return []
    before = [name for need in schema.nodes[target].needs.values() for name in _in_order(schema, need)]
    return list(dict.fromkeys([*before, target]))


def install() -> None:
    """Let this process's models run on it: Rasa has no setting for that."""
    processor.DaskGraphRunner = StraightGraphRunner
