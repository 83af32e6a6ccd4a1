"""Whose recordings are kept, and which of their files: both directions of each rule."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.oracle.archive import people as oracle
from zoomwizard.modes.archive.people import ListedPerson
from zoomwizard.modes.archive.wanted import (
    MODALITY_ASSUMED,
    FoundRecording,
    PhonePeople,
    find_recording,
)
from zoomwizard.zoom.api.archive_answers import (
    ListedFile,
    ListedRecording,
    Participant,
    PhoneCall,
    PhoneUser,
    call_record_of,
)
from zoomwizard.zoom.collect.archive_pieces import are_ready

AT = datetime(2026, 10, 14, 8, tzinfo=UTC)
ANA, BEN, CY = (f"{name}@contoso.example" for name in ("ana", "ben", "cy"))
PHONES = PhonePeople([PhoneUser("u-ana", ANA, "101"), PhoneUser("u-ben", BEN, "102"), PhoneUser("u-x", "", "103")])


def listed(address: str, policy: str = "always", modality: str = "video") -> ListedPerson:
    return ListedPerson(address, "", "acme", policy, modality)


def there(email: str, *, seconds: int | None = 60, is_waiting: bool = False) -> Participant:
    return Participant("p", "Name", email, AT, AT, seconds, is_waiting)


def file_of(extension: str, *, mine: str = "", kind: str = "") -> ListedFile:
    return ListedFile(
        f"id-{extension}-{mine}", kind or extension, extension, 4, "https://zoom.us/x", "completed",
        is_individual=bool(mine), participant_email=mine,
    )  # fmt: skip


FILES = (file_of("MP4"), file_of("M4A"), file_of("VTT", kind="TRANSCRIPT"), file_of("TXT", kind="CHAT"))
MEETING = ListedRecording("compliance", "u==", "h", "Topic", 2, AT, 60, files=FILES)


def found(
    people: Sequence[ListedPerson],
    participants: Sequence[Participant] | None = (),
    *,
    host: str = "",
    of: ListedRecording = MEETING,
) -> FoundRecording | None:
    stays = None if participants is None else tuple(participants)
    return find_recording(of, stays, host, {one.address: one for one in people}, PHONES, "acme")


def names(recording: FoundRecording | None) -> list[str]:
    assert recording is not None
    return [one.file.extension + (f" {one.file.participant_email}" * one.file.is_individual) for one in recording.files]


# ---------------------------------------------------------------------------------------------------------
# Whose


@pytest.mark.parametrize(
    ("participants", "host"),
    [([there(ANA)], ""), ([there(" ANA@Contoso.example ")], ""), ([], ANA), (None, "Ana@contoso.example")],
)
def test_participants_and_the_host_are_the_people_of_a_meeting(
    participants: list[Participant] | None, host: str
) -> None:
    recording = found([listed(ANA), listed(BEN)], participants, host=host)
    assert recording is not None
    assert [one.address for one in recording.kept] == [ANA]


def test_a_recording_of_nobody_who_is_listed_is_nobodys() -> None:
    assert found([listed(CY)], [there(ANA)], host=BEN) is None
    assert found([listed(CY)], [there("")], host="") is None


def test_the_waiting_room_is_not_the_meeting() -> None:
    assert found([listed(ANA)], [there(ANA, is_waiting=True)]) is None
    assert found([listed(ANA)], [there(ANA, is_waiting=True), there(ANA)]) is not None


def test_whoever_has_a_file_of_their_own_was_there() -> None:
    recording = found(
        [listed(ANA)], None, of=replace(MEETING, files=(*FILES, file_of("M4A", mine="ANA@contoso.example")))
    )
    assert recording is not None
    assert recording.waits_for_people
    shared = found([listed(ANA)], None, of=replace(MEETING, files=(replace(file_of("M4A"), participant_email=ANA),)))
    assert shared is None


def test_a_meeting_of_another_account_has_neither_host_nor_participants() -> None:
    external = replace(MEETING, is_external=True, files=(file_of("M4A", mine=ANA),))
    assert found([listed(BEN), listed(CY)], [there(CY)], host=BEN, of=external) is None
    recording = found([listed(ANA)], None, of=external)
    assert recording is not None
    assert not recording.waits_for_people  # there's nobody more to come


def test_people_who_are_never_kept_are_known_but_have_no_files() -> None:
    recording = found([listed(ANA, "never")], [there(ANA)])
    assert recording is not None
    assert (recording.kept, recording.files, recording.not_wanted) == ((), (), 0)
    assert [one.address for one in recording.listed] == [ANA]
    both = found([listed(ANA, "never"), listed(BEN, "on_demand")], [there(ANA), there(BEN)])
    assert both is not None
    assert [one.address for one in both.kept] == [BEN]
    assert {one.people for one in both.files} == {both.kept}


# ---------------------------------------------------------------------------------------------------------
# Calls


def call(owner_type: str = "user", owner: str = "", extension: str = "", accepted: str = "", outgoing: str = "") -> str:
    blank = PhoneCall("", "", "", None, "", "", "", None, "", "", None, "", "", "", "", "")
    made = replace(
        blank, owner_type=owner_type, owner_id=owner, owner_extension=extension, accepted_by_extension=accepted,
        outgoing_by_extension=outgoing,
    )  # fmt: skip
    return PHONES.owner_of(made)


def test_a_call_is_its_owners() -> None:
    assert call(owner="u-ana") == ANA
    assert call(owner="u-ana", extension="102") == ANA
    assert call(owner="gone", extension="102") == BEN
    assert call(owner="gone", extension="999", accepted="101") == ""


def test_a_call_of_a_queue_is_whose_who_took_or_made_it() -> None:
    assert call("callQueue", owner="u-ana", extension="101") == ""
    assert call("callQueue", accepted="102", outgoing="101") == BEN
    assert call("callQueue", accepted="999", outgoing="101") == ""  # who took it has no phone any more
    assert call("commonArea", outgoing="101") == ANA


def test_nobody_is_found_by_what_is_blank() -> None:
    phones = PhonePeople([PhoneUser("", ANA, "")])
    assert phones.of_extension("") == ""
    assert PHONES.of_extension("103") == ""  # without an address


def test_the_parties_of_a_call_are_known_by_address_or_extension() -> None:
    blank = call_record_of({"id": "1", "start_time": "2026-10-14T08:00:00Z"})
    one = replace(blank, caller_email="ANA@contoso.example", caller_extension="102", callee_extension="102")
    assert PHONES.parties_of(one) == (ANA, BEN)
    assert PHONES.parties_of(blank) == ("", "")


def test_of_a_call_all_files_are_wanted() -> None:
    blank = PhoneCall("", "", "", None, "", "", "", None, "", "", None, "user", "u-ana", "", "", "")
    files = (
        ListedFile("r", "phone", "mp3", None, "https://a"),
        ListedFile("r", "transcript", "vtt", None, "https://b"),
    )
    of = ListedRecording("phone", "r", "", "", None, AT, 60, files=files, phone=blank)
    recording = found([listed(ANA, modality="voice")], None, of=of)
    assert names(recording) == ["mp3", "vtt"]
    assert recording is not None
    assert [one.type for one in recording.files] == ["phone", "transcript"]
    assert len({one.key for one in recording.files}) == 2
    assert not recording.waits_for_people
    assert found([listed(BEN)], None, of=of) is None


# ---------------------------------------------------------------------------------------------------------
# Which files


def test_shared_files_are_of_all_kept_people_and_a_persons_own_of_that_one() -> None:
    mine = replace(MEETING, files=(*FILES, file_of("M4A", mine=ANA), file_of("M4A", mine=CY), file_of("M4A", mine="x")))
    recording = found([listed(ANA), listed(BEN), listed(CY, "never")], [there(ANA), there(BEN), there(CY)], of=mine)
    assert names(recording) == ["MP4", "M4A", "VTT", "TXT", f"M4A {ANA}"]
    assert recording is not None
    assert recording.not_wanted == 2  # of who is never kept, and of who isn't listed
    assert [[one.address for one in file.people] for file in recording.files] == [*([[ANA, BEN]] * 4), [ANA]]


def test_for_voice_alone_only_sound_is_wanted() -> None:
    recording = found([listed(ANA, modality="voice")], [there(ANA)])
    assert names(recording) == ["M4A"]
    assert recording is not None
    assert recording.not_wanted == 3
    mp3 = replace(MEETING, files=(file_of("mp3"), replace(file_of("x"), extension="", file_type="M4A")))
    assert len(names(found([listed(ANA, modality="voice")], [there(ANA)], of=mp3))) == 2


def test_what_has_no_type_yet_can_still_become_sound() -> None:
    unfinished = replace(MEETING, files=(replace(file_of("x"), extension="", file_type="", status="processing"),))
    assert len(names(found([listed(ANA, modality="voice")], [there(ANA)], of=unfinished))) == 1


def test_one_person_with_video_is_enough_for_everything_and_pictures_are_marked() -> None:
    recording = found([listed(ANA, modality="voice"), listed(BEN)], [there(ANA), there(BEN)])
    assert names(recording) == ["MP4", "M4A", "VTT", "TXT"]
    assert recording is not None
    assert [one.flags for one in recording.files] == [(MODALITY_ASSUMED,), (), (), ()]
    assert recording.not_wanted == 0
    never = found([listed(ANA, modality="voice"), listed(BEN, "never")], [there(ANA), there(BEN)])
    assert names(never) == ["M4A"]  # who is never kept has no say


def test_what_zoom_never_gives_this_way_is_counted() -> None:
    recording = found([listed(ANA)], [there(ANA)], of=replace(MEETING, files_beyond=3))
    assert recording is not None
    assert recording.not_wanted == 3


def test_paths_and_keys_are_those_of_the_house() -> None:
    own = ListedFile("a2f19f96-9294-4f51-8134-6f0eea108eb2", "CC", "vtt", None, "", recording_type="speaker_view(CC)")
    of = replace(MEETING, uuid="gm8s9L+PTEC+FG3sFbd1Cw==", files=(own,))
    recording = found([listed(ANA)], [there(ANA)], of=of)
    assert recording is not None
    assert recording.key == "20261014T080000Z-83f703a079"
    assert recording.files[0].key == "8ac90623c3813db0"
    assert recording.files[0].path == "2026/10/14/20261014T080000Z-83f703a079/speaker_view_cc_-8ac90623.vtt"
    assert recording.files[0].type == "speaker_view_cc_"


# ---------------------------------------------------------------------------------------------------------
# As the oracle says

ADDRESSES = st.sampled_from([ANA, BEN, CY, "Ana@Contoso.example ", "other@contoso.example", ""])
LISTED = st.dictionaries(
    st.sampled_from([ANA, BEN, CY]),
    st.tuples(st.sampled_from(oracle.POLICIES), st.sampled_from(oracle.MODALITIES)),
    min_size=1,
)
STAYS = st.lists(st.tuples(ADDRESSES, st.sampled_from([0, 60]), st.booleans()), max_size=4)
OWN_FILES = st.lists(
    st.tuples(
        st.sampled_from(["MP4", "m4a", "MP3", "VTT", ""]), st.sampled_from(["MP4", "CHAT"]), st.booleans(), ADDRESSES
    ),
    max_size=5,
)


@given(
    listed_as=LISTED,
    stays=st.none() | STAYS,
    host=ADDRESSES,
    files=OWN_FILES,
    is_external=st.booleans(),
    others=st.integers(0, 2),
)
def test_whose_and_which_files_are_as_the_oracle_says(
    listed_as: dict[str, tuple[oracle.Policy, oracle.Modality]],
    stays: list[tuple[str, int, bool]] | None,
    host: str,
    files: list[tuple[str, str, bool, str]],
    *,
    is_external: bool,
    others: int,
) -> None:
    made = [
        ListedFile(f"f{n}", kind, extension, 4, "", is_individual=is_own, participant_email=email)
        for n, (extension, kind, is_own, email) in enumerate(files)
    ]
    of = replace(MEETING, is_external=is_external, files=tuple(made), files_beyond=others)
    said = [there(email, seconds=seconds, is_waiting=waits) for email, seconds, waits in stays or ()]
    known = None if is_external or stays is None or not are_ready(said) else said
    recording = found([listed(one, *how) for one, how in listed_as.items()], known, host=host, of=of)

    people = {
        one: oracle.Listed(address=one, policy=policy, modality=modality)
        for one, (policy, modality) in listed_as.items()
    }
    meeting = oracle.Meeting(
        files=tuple(
            oracle.ListedFile(
                id=one.id, file_type=one.file_type, file_extension=one.extension, is_individual=one.is_individual,
                participant_email=one.participant_email,
            )
            for one in made
        ),
        is_external=is_external,
        host_email=host,
        participants=None if stays is None else tuple(
            oracle.Participant(email=email, duration=seconds, status="in_waiting_room" if waits else "in_meeting")
            for email, seconds, waits in stays
        ),
        other_files=others,
    )  # fmt: skip
    wanted = oracle.wanted_files(meeting, people)
    assert (recording is None or not recording.kept) == wanted.is_seen_not_listed
    if recording is not None:
        assert tuple(one.address for one in recording.kept) == wanted.kept
        assert {one.file.id: one.flags for one in recording.files} == wanted.files
        assert recording.not_wanted == wanted.not_wanted
        assert recording.waits_for_people == oracle.is_waiting_for_people(meeting)


NAMES = st.sampled_from(["", "u-ana", "u-ben", "gone"])
EXTENSIONS = st.sampled_from(["", "101", "102", "999"])


@given(
    kind=st.sampled_from(["user", "callQueue", ""]),
    owner=NAMES,
    own=EXTENSIONS,
    accepted=EXTENSIONS,
    outgoing=EXTENSIONS,
)
def test_whose_a_call_is_is_as_the_oracle_says(kind: str, owner: str, own: str, accepted: str, outgoing: str) -> None:
    users = [
        oracle.PhoneUser(id="u-ana", email=ANA, extension="101"),
        oracle.PhoneUser(id="u-ben", email=BEN, extension="102"),
    ]
    said = oracle.PhoneOwner(type=kind, id=owner, extension=own, accepted_by=accepted, outgoing_by=outgoing)
    assert call(kind, owner, own, accepted, outgoing) == oracle.owner_of(said, users)
