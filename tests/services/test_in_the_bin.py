"""What can be done for a client in the bin, merged away or erased: refused in words, or spared."""

import pytest

from medex_desktop.errors import Refused
from medex_desktop.services import assessments, drafts, erasing, grip, keeping, merging
from medex_desktop.services.acts import all_acts
from medex_desktop.services.desk import Desk
from tests.services.filled import TODAY, Filled
from tests.services.test_every_act import SAMPLES, contents, written
from tests.services.test_every_act import filled as filled
from tests.services.test_every_act import filled_template as filled_template
from tests.services.test_grip import BETTER

IN_THE_BIN = {  # looking, taking the record out, and what the bin itself is for
    "chart.export", "chart.print", "client.bin", "client.erase", "client.hold",
    "client.lift_hold", "client.unbin", "client.view", "document.export",
    "document.export_draft", "document.print", "document.print_draft", "export.client",
    "questionnaire.print",
}  # fmt: skip
OF_CLIENTS = (
    "alert", "assessment", "chart", "clearance", "client", "condition", "document", "due", "grip",
    "limit", "precaution", "replacement",
)  # fmt: skip
FOR_CLIENTS = {name for name in all_acts() if name.partition(".")[0] in OF_CLIENTS}


def bin_everybody(desk: Desk, at: Filled) -> None:
    for one in (at.client, at.archived, at.held):
        desk.do(keeping.put_in_bin, client_id=one)


def test_the_acts_of_the_bin_are_named() -> None:
    assert {name for name, one in all_acts().items() if one.in_bin} == IN_THE_BIN


@pytest.mark.parametrize(
    "name", sorted(FOR_CLIENTS - IN_THE_BIN - {"client.add", "client.erase_again"})
)
def test_nothing_is_added_for_a_client_in_the_bin(filled: tuple[Desk, Filled], name: str) -> None:
    desk, at = filled
    values = SAMPLES[name].done(desk, at)
    bin_everybody(desk, at)
    before, entries = desk.ask(contents), desk.ask(written)
    with pytest.raises(Refused, match="in the bin"):
        desk.do(all_acts()[name], **values)
    assert (desk.ask(contents), desk.ask(written)) == (before, entries)


@pytest.mark.parametrize("name", sorted(IN_THE_BIN - {"client.bin", "client.lift_hold"}))
def test_what_the_bin_is_for_is_done(filled: tuple[Desk, Filled], name: str) -> None:
    desk, at = filled
    values = SAMPLES[name].done(desk, at)
    bin_everybody(desk, at)
    desk.do(all_acts()[name], **values)
    assert desk.ask(written)[-1][0] == name


def test_what_is_typed_stays_and_is_signed_once_they_are_put_back(
    filled: tuple[Desk, Filled],
) -> None:
    desk, at = filled
    desk.do(keeping.put_in_bin, client_id=at.client)
    typed = desk.do(drafts.save_draft, kind="grip", payload={"typed": "33"}, client_id=at.client)
    values = {"client_id": at.client, "entry": BETTER, "day": TODAY, "draft_id": typed}
    with pytest.raises(Refused, match=r"in the bin since 1.Oct.2026"):
        desk.do(grip.sign_grip, **values)
    kept = desk.ask(drafts.draft_by_id, draft_id=typed)
    assert kept is not None
    assert kept.payload == {"typed": "33"}
    desk.do(keeping.take_from_bin, client_id=at.client)
    desk.do(grip.sign_grip, **values)
    assert desk.ask(drafts.draft_by_id, draft_id=typed) is None


def test_what_is_signed_for_a_record_merged_away_is_of_the_one_that_stays(
    filled: tuple[Desk, Filled],
) -> None:
    desk, at = filled
    desk.do(merging.merge_clients, keep_id=at.client, other_id=at.archived)
    before = len(desk.ask(assessments.assessment_list, client_id=at.client))
    desk.do(grip.sign_grip, client_id=at.archived, entry=BETTER, day=TODAY)
    after = desk.ask(assessments.assessment_list, client_id=at.client)
    assert len(after) == before + 1
    desk.do(keeping.put_in_bin, client_id=at.client)
    with pytest.raises(Refused, match="in the bin"):
        desk.do(grip.sign_grip, client_id=at.archived, entry=BETTER, day=TODAY)


def test_nothing_is_kept_for_a_client_who_was_erased(filled: tuple[Desk, Filled]) -> None:
    desk, at = filled
    erasing.erase(desk, client_id=at.binned, name="Jon Berg", reason="Asked for it")
    for act, values in (
        (grip.sign_grip, {"entry": BETTER, "day": TODAY}),
        (grip.skip_grip, {"reason": "Wrist in plaster", "day": TODAY}),
        (drafts.save_draft, {"kind": "grip", "payload": {}}),
    ):
        with pytest.raises(Refused, match="not in the practice any more"):
            desk.do(act, client_id=at.binned, **values)
