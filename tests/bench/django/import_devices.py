"""Imports 100,000 devices with django-import-export into SQLite: the preview (its dry run) and the import.

Each row changes the record with its serial, as in the measurement of Coverlist's routes. SQLite is as durable
as Coverlist's: WAL, and synchronous. Prints a JSON document: milliseconds of each round, once with the
settings that a new project has, and once with the fastest ones.
"""

import json
import sys
import tempfile
import time
from pathlib import Path

import django
from django.conf import settings

DEVICES = 100_000
FOLDER = tempfile.TemporaryDirectory()

settings.configure(
    DATABASES={
        "default": {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": Path(FOLDER.name) / "devices.db",
            "OPTIONS": {"init_command": "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL"},
        }
    },
    INSTALLED_APPS=["import_export"],
    USE_TZ=True,
)
django.setup()

from django.db import connection, models  # noqa: E402
from import_export import resources  # noqa: E402
from tablib import Dataset  # noqa: E402


class Device(models.Model):
    serial = models.TextField(primary_key=True)
    status = models.TextField()
    policy_number = models.TextField()
    coverage_type = models.TextField()
    coverage_amount = models.DecimalField(max_digits=12, decimal_places=2)
    coverage_start = models.DateField()
    coverage_end = models.DateField()

    class Meta:
        app_label = "import_export"


class Plain(resources.ModelResource):
    """The settings of a new project."""

    class Meta:
        model = Device
        import_id_fields = ["serial"]
        use_transactions = True


class Bulk(Plain):
    """Writes in bulk, and shows no differences in the preview."""

    class Meta(Plain.Meta):
        use_bulk = True
        batch_size = 1_000
        skip_diff = True


def fill():
    old = {
        "status": "enrolled",
        "coverage_type": "Basic",
        "coverage_amount": 300,
        "coverage_start": "2025-08-24",
        "coverage_end": "2026-06-30",
    }
    numbers = range(1, DEVICES + 1)
    devices = [Device(serial=f"DEV{number:07}X", policy_number=f"OLD-{number}", **old) for number in numbers]
    Device.objects.all().delete()
    Device.objects.bulk_create(devices, batch_size=1_000)


def devices_csv():
    names = [field.name for field in Device._meta.fields]
    rows = (
        f"DEV{number:07}X,enrolled,POL-{number},Full,525.00,2026-08-24,2027-06-30"
        for number in range(1, DEVICES + 1)
    )
    return "\r\n".join([",".join(names), *rows])


def timed(resource, csv, dry_run):
    started = time.perf_counter()
    result = resource.import_data(Dataset().load(csv, format="csv"), dry_run=dry_run, raise_errors=True)
    assert result.totals["update"] == DEVICES, result.totals
    return (time.perf_counter() - started) * 1_000


def main(rounds):
    with connection.schema_editor() as editor:
        editor.create_model(Device)
    csv, times = devices_csv(), {}
    for _ in range(rounds):
        for resource in [Plain(), Bulk()]:
            fill()
            for step, dry_run in [("preview", True), ("import", False)]:
                name = f"{type(resource).__name__.lower()} {step}"
                times.setdefault(name, []).append(timed(resource, csv, dry_run))
    print(json.dumps(times))


main(int(sys.argv[1]) if len(sys.argv) > 1 else 1)
