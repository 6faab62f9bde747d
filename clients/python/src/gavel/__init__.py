"""A client of Gavel, the judge for Python code.

    >>> import gavel
    >>> client = gavel.Client("http://localhost:8080")
    >>> client.submit(1, "def Findfrequency(nums, K): return nums.count(K)").verdict
    'ACCEPTED'
"""

from gavel.batch import Batch, Line
from gavel.client import Client
from gavel.errors import ConnectionFailed, FieldError, GavelError, Problem, TimedOut
from gavel.models import (
    BatchProgress,
    BatchResult,
    Evaluation,
    Import,
    ImportedQuestion,
    ProgramError,
    Question,
    Submission,
    TestResult,
)
from gavel.version import VERSION as __version__

__all__ = [
    "Batch",
    "BatchProgress",
    "BatchResult",
    "Client",
    "ConnectionFailed",
    "Evaluation",
    "FieldError",
    "GavelError",
    "Import",
    "ImportedQuestion",
    "Line",
    "Problem",
    "ProgramError",
    "Question",
    "Submission",
    "TestResult",
    "TimedOut",
    "__version__",
]
