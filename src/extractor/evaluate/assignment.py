"""Best one-to-one assignment: the Hungarian method on integers, exact and without dependencies."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

Weights = Mapping[tuple[int, int], int]


def best_assignment(weights: Weights) -> list[tuple[int, int]]:
    """Return the one-to-one pairs (row, column) whose weights have the greatest sum.

    ``weights`` holds the positive integer weight of each pair that may be chosen; a row or column
    may stay alone. Independent parts are solved apart, so that sparse problems stay small.
    """
    allowed = {pair: weight for pair, weight in weights.items() if weight > 0}
    pairs: list[tuple[int, int]] = []
    for rows, columns in _parts(allowed):
        pairs += _solve(allowed, rows, columns)
    return sorted(pairs)


def _parts(weights: Weights) -> list[tuple[list[int], list[int]]]:
    """Split the rows and columns into connected parts."""
    of_row: dict[int, list[int]] = defaultdict(list)
    of_column: dict[int, list[int]] = defaultdict(list)
    for row, column in sorted(weights):
        of_row[row].append(column)
        of_column[column].append(row)
    seen: set[int] = set()
    parts = []
    for start in of_row:
        if start not in seen:
            parts.append(_part(start, of_row, of_column, seen))
    return parts


def _part(
    start: int, of_row: dict[int, list[int]], of_column: dict[int, list[int]], seen: set[int]
) -> tuple[list[int], list[int]]:
    rows, columns, waiting = {start}, set[int](), [start]
    while waiting:
        for column in of_row[waiting.pop()]:
            if column not in columns:
                columns.add(column)
                new = [row for row in of_column[column] if row not in rows]
                rows.update(new)
                waiting += new
    seen |= rows
    return sorted(rows), sorted(columns)


def _solve(weights: Weights, rows: list[int], columns: list[int]) -> list[tuple[int, int]]:
    if len(rows) == 1:
        column = max(columns, key=lambda c: (weights.get((rows[0], c), 0), -c))
        return [(rows[0], column)]
    if len(rows) > len(columns):
        turned = {(column, row): weight for (row, column), weight in weights.items()}
        return [(row, column) for column, row in _solve(turned, columns, rows)]
    cost = [[-weights.get((row, column), 0) for column in columns] for row in rows]
    chosen = [(rows[i], columns[j]) for i, j in enumerate(_cheapest(cost))]
    return [pair for pair in chosen if weights.get(pair, 0) > 0]


def _cheapest(cost: list[list[int]]) -> list[int]:
    """Return the column of each row in the cheapest full assignment (no more rows than columns).

    Shortest augmenting paths with potentials (Kuhn 1955, Munkres 1957, Jonker and Volgenant 1987),
    in O(rows² · columns). Row and column 0 are sentinels.
    """
    rows, columns = len(cost), len(cost[0])
    row_potential, column_potential = [0] * (rows + 1), [0] * (columns + 1)
    row_of = [0] * (columns + 1)
    for row in range(1, rows + 1):
        row_of[0] = row
        end, came_from = _shortest_path(cost, row_potential, column_potential, row_of)
        while end:
            row_of[end] = row_of[came_from[end]]
            end = came_from[end]
    column_of = [0] * rows
    for column in range(1, columns + 1):
        if row_of[column]:
            column_of[row_of[column] - 1] = column - 1
    return column_of


def _shortest_path(
    cost: list[list[int]], row_potential: list[int], column_potential: list[int], row_of: list[int]
) -> tuple[int, list[int]]:
    """Find the cheapest path to a free column; return it and each column's predecessor."""
    columns = len(column_potential)
    distance: list[int | None] = [None] * columns
    came_from = [0] * columns
    done = [False] * columns
    here = 0
    while row_of[here]:
        done[here] = True
        row, nearest = row_of[here], 0
        for column in range(1, columns):
            if done[column]:
                continue
            step = cost[row - 1][column - 1] - row_potential[row] - column_potential[column]
            known = distance[column]
            if known is None or step < known:
                distance[column], came_from[column] = step, here
            if not nearest or _less(distance[column], distance[nearest]):
                nearest = column
        _shift(distance[nearest] or 0, done, distance, row_potential, column_potential, row_of)
        here = nearest
    return here, came_from


def _less(one: int | None, other: int | None) -> bool:
    return one is not None and (other is None or one < other)


def _shift(
    by: int,
    done: list[bool],
    distance: list[int | None],
    row_potential: list[int],
    column_potential: list[int],
    row_of: list[int],
) -> None:
    for column, is_done in enumerate(done):
        if is_done:
            row_potential[row_of[column]] += by
            column_potential[column] -= by
        else:
            known = distance[column]
            distance[column] = None if known is None else known - by
