"""Criteria to begin with, from YAML files that people write, and the sample evaluations."""

from evaluation.library.editor import json_schema
from evaluation.library.new import new
from evaluation.library.problems import CriteriaFileError, Problem
from evaluation.library.reading import criteria, names, problems, roles, tasks
from evaluation.library.samples import sample
from evaluation.library.shared import Role

__all__ = [
    "CriteriaFileError",
    "Problem",
    "Role",
    "criteria",
    "json_schema",
    "names",
    "new",
    "problems",
    "roles",
    "sample",
    "tasks",
]
