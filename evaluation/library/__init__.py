"""Criteria to begin with, from YAML files that people write, and the sample evaluations."""

from evaluation.library.editor import json_schema
from evaluation.library.new import new
from evaluation.library.problems import CriteriaFileError, Problem
from evaluation.library.questionnaire import Questionnaire, questionnaire
from evaluation.library.reading import criteria, names, problems, roles, tasks
from evaluation.library.samples import sample, sample_answers
from evaluation.library.shared import Role

__all__ = [
    "CriteriaFileError",
    "Problem",
    "Questionnaire",
    "Role",
    "criteria",
    "json_schema",
    "names",
    "new",
    "problems",
    "questionnaire",
    "roles",
    "sample",
    "sample_answers",
    "tasks",
]
