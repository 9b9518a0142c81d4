"""The value that everything else asks questions of: one selection, immutable."""

from evaluation.model.answers import EVIDENCE_LEVELS, NOT_OBSERVED, Answers, Must, Note, State
from evaluation.model.criteria import PILLARS, Branch, Criteria, Leaf, MustHave, Node, Task, chosen
from evaluation.model.evaluation import Evaluation
from evaluation.model.frames import from_frames, to_frames
from evaluation.model.people import COMMITTEE, CONFLICTS, SIDES, Evaluator, Vendor, View
from evaluation.model.scale import Scale
from evaluation.model.tree import Tree

__all__ = [
    "COMMITTEE",
    "CONFLICTS",
    "EVIDENCE_LEVELS",
    "NOT_OBSERVED",
    "PILLARS",
    "SIDES",
    "Answers",
    "Branch",
    "Criteria",
    "Evaluation",
    "Evaluator",
    "Leaf",
    "Must",
    "MustHave",
    "Node",
    "Note",
    "Scale",
    "State",
    "Task",
    "Tree",
    "Vendor",
    "View",
    "chosen",
    "from_frames",
    "to_frames",
]
