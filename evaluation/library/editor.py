"""The JSON schema with which a text editor completes and checks a criteria file while one types."""

from __future__ import annotations

from typing import Any

from evaluation.library.reading import shared_with


def json_schema() -> dict[str, Any]:
    """Return the JSON schema of criteria files, with the roles, tasks and sources that ship.

    An editor that knows the YAML language server reads it when the first line of a file is
    ``# yaml-language-server: $schema=criteria.schema.json``. It sees one entry at a time: what
    contradicts something else is left to ``problems``.

    Examples
    --------
    >>> json_schema()["properties"]["category"]["type"]
    'string'
    """
    from evaluation.library.schema import CriteriaFile

    shared = shared_with(None)
    known = {
        "tasks": [task.id for task in shared.tasks],
        "scored_by": [role.id for role in shared.roles],
        "refs": list(shared.references),
    }
    schema: dict[str, Any] = _tidied(CriteriaFile.model_json_schema())
    for definition in schema["$defs"].values():
        properties = definition.get("properties", {})
        for key, names in known.items():
            if key in properties:
                properties[key] |= {"items": {"enum": names}, "uniqueItems": True}
        if "anchors" in properties:
            levels = [f"{level:g}" for level in shared.rating.levels()]
            properties["anchors"]["propertyNames"] = {"enum": levels}
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def _tidied(node: Any) -> Any:  # noqa: ANN401  # JSON of any shape
    """Return a schema without titles that repeat the keys, nor defaults that are empty anyway."""
    if isinstance(node, list):
        return [_tidied(inside) for inside in node]
    if not isinstance(node, dict):
        return node
    noise = {
        # A property called "title" holds a schema, not a text.
        key
        for key, inside in node.items()
        if (key == "title" and isinstance(inside, str))
        or (key == "default" and isinstance(inside, (dict, list)))
    }
    return {key: _tidied(inside) for key, inside in node.items() if key not in noise}
