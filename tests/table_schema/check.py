"""Compares Frictionless with the expectations that Coverlist keeps, too.

Frictionless must accept the example file and the good rows, and reject each mutation at its place. The last
line counts the tests, as cargo does.
"""

import json
import os
import sys

from frictionless import Resource, Schema

SCHEMA = "every_type.json"


def errors(file):
    """The line, the column and the type of each error. A list cell of a row without columns names none."""
    report = Resource(path=file, schema=Schema.from_descriptor(SCHEMA)).validate()
    found = [error for task in report.tasks for error in task.errors] + report.errors
    return [
        (getattr(error, "row_number", 1), getattr(error, "field_name", None), error.type) for error in found
    ]


def cases():
    """Each file, and the error that it must have; None for a good file."""
    for file in ["example.csv", "rows.csv"]:
        yield file, None
    with open("mutations.json", encoding="utf-8") as file:
        for mutation in json.load(file):
            expected = (mutation["line"], mutation["column"], mutation["error"])
            yield f"mutations/{mutation['file']}.csv", expected


def main():
    os.chdir(os.path.dirname(os.path.abspath(__file__)))
    failed = passed = 0
    for file, expected in cases():
        found = errors(file)
        good = not found if expected is None else expected in found
        passed, failed = passed + good, failed + (not good)
        print(f"{file}: {'ok' if good else f'expected {expected}, found {found}'}")
    print(f"test result: {'FAILED' if failed else 'ok'}. {passed} passed; {failed} failed")
    sys.exit(1 if failed else 0)


main()
