"""Table 3.10: integrationsydelse under int.program aktivitetsparat, its costs by kind and its indicators."""

from tests.published.group_table import GroupTable


class TestTable310(GroupTable):
    number = "3.10"
