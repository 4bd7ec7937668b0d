"""Every host answers every case alike, but for what the table of ``docs/hosts.md`` says."""

from __future__ import annotations

from itertools import chain, repeat

import pytest

from tests.hosts.agreement import same
from tests.hosts.contract.adapters import HOSTS, answers
from tests.hosts.contract.cases import CASES, Case, Rows
from tests.hosts.contract.differences import differences

DIFFERENCES = differences()
BY_NAME = {case.name: case for case in CASES}
ASKED = [(host, case) for host, make in HOSTS.items() for case in CASES if make().takes(case)]


def wanted(case: Case, host: str) -> Rows:
    """What a host is to show: the answer, or what the host forces."""
    if (case.name, host) not in DIFFERENCES:
        return case.expected
    *first, last = DIFFERENCES[case.name, host]
    cells = chain(first, repeat(last))
    return [[next(cells) for _ in row] for row in case.expected]


def alike(shown: Rows, expected: Rows) -> bool:
    return [len(row) for row in shown] == [len(row) for row in expected] and all(
        same(one, other) for row, wanted_row in zip(shown, expected) for one, other in zip(row, wanted_row))


@pytest.mark.parametrize(("host", "case"), ASKED, ids=lambda item: getattr(item, "name", item))
def test_a_host_answers_as_the_catalogue_says(host: str, case: Case) -> None:
    shown, expected = answers(host)[case.name], wanted(case, host)
    assert alike(shown, expected), f"{case.formula}: {shown}, not {expected}"


@pytest.mark.parametrize(("case", "host"), DIFFERENCES)
def test_a_listed_difference_is_one(case: str, host: str) -> None:
    assert host in HOSTS and HOSTS[host]().takes(BY_NAME[case])
    assert not alike(wanted(BY_NAME[case], host), BY_NAME[case].expected)


def test_the_names_of_cases_tell_them_apart() -> None:
    assert len(BY_NAME) == len(CASES)
