"""The JSON schema beside the criteria files says what this version reads."""

from __future__ import annotations

import json

import pytest
import yaml

from evaluation.library.editor import json_schema
from evaluation.library.reading import names, roles, tasks
from evaluation.shipped import shipped_folder

SCHEMA = json_schema()


def test_the_schema_in_the_folder_of_the_libraries_is_this_one() -> None:
    written = (shipped_folder("criteria") / "criteria.schema.json").read_text("utf-8")
    assert written == json.dumps(SCHEMA, ensure_ascii=False, indent=2) + "\n"


def test_an_editor_can_complete_roles_tasks_and_choices() -> None:
    rated = SCHEMA["$defs"]["ScaleEntry"]["properties"]
    assert rated["scored_by"]["items"]["enum"] == [role.id for role in roles()]
    assert rated["tasks"]["items"]["enum"] == [task.id for task in tasks()]
    assert "contract" in rated["verify_by"]["enum"]
    assert rated["anchors"]["propertyNames"]["enum"] == ["0", "1", "2", "3", "4", "5"]


def test_an_editor_can_refuse_unknown_keys() -> None:
    objects = [SCHEMA, *(one for one in SCHEMA["$defs"].values() if one["type"] == "object")]
    assert all(one["additionalProperties"] is False for one in objects)


def test_a_property_called_title_stays() -> None:
    assert SCHEMA["properties"]["title"] == {"$ref": "#/$defs/Words"}
    assert "title" not in SCHEMA["properties"]["category"]


@pytest.mark.parametrize("name", names())
def test_the_keys_of_every_shipped_file_are_those_of_the_schema(name: str) -> None:
    content = yaml.safe_load((shipped_folder("criteria") / f"{name}.yaml").read_text("utf-8"))
    assert set(SCHEMA["required"]) <= set(content) <= set(SCHEMA["properties"])
    for pillar in content["pillars"]:
        for group in pillar["groups"]:
            for entry in group["criteria"]:
                kind = {"scale": "ScaleEntry", "measure": "MeasureEntry"}[entry["type"]]
                known = SCHEMA["$defs"][kind]
                assert set(known["required"]) <= set(entry) <= set(known["properties"])
