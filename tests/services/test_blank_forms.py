"""A blank questionnaire with the practice and the client on it."""

import pytest

from medex_desktop.domain.catalogue import all_measures
from medex_desktop.services import clients
from medex_desktop.services.blank_forms import blank_form
from medex_desktop.services.desk import Desk
from tests.reports.reading import text
from tests.services.test_grip import MARGARET


def test_it_carries_the_client_and_every_question(desk: Desk) -> None:
    client_id = desk.do(clients.add_client, form=MARGARET)
    measure = all_measures()["koos_jr"]
    said = text(desk.ask(blank_form, measure=measure, client_id=client_id))
    assert f"client record {client_id}" in said
    assert MARGARET.name in said
    assert "Bending to floor" in said
    assert "Hospital for Special Surgery" in said
    with pytest.raises(ValueError, match="no questions"):
        desk.ask(blank_form, measure=all_measures()["odi"], client_id=client_id)
