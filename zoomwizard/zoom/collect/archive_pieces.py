"""What an archive asks of Zoom: recordings and whose they are, and what could have been recorded.

`listing` of the mode asks the lists for its days, and for people only of recordings.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from zoomwizard.core.said import say
from zoomwizard.zoom.api import archive_answers, endpoints
from zoomwizard.zoom.api.answers import text_of
from zoomwizard.zoom.api.archive_answers import (
    CallQuality,
    CallRecord,
    ListedRecording,
    Participant,
    PastMeeting,
    PhoneUser,
    RecordingKind,
)
from zoomwizard.zoom.collect.pieces import Piece, Way, whole_range

LONGEST_TIMES = timedelta(days=7)  # that compliance recordings can be asked for at once
CALL_STATUSES = ("recorded", "non_recorded")  # without either, Zoom gives only calls that are recorded


def weeks_of(first: date, last: date) -> Iterator[tuple[date, date]]:
    """The weeks of a range of moments, which share their edges."""
    while first < last:
        end = min(first + LONGEST_TIMES, last)
        yield first, end
        first = end


def are_ready(participants: Sequence[Participant]) -> bool:
    """Whether Zoom has worked out a list of participants: until then it gives 0 as the duration of all of them."""
    return not participants or any(one.seconds != 0 for one in participants)


def key_of_recording(recording: ListedRecording) -> str:
    """What a recording is known by in its list; blank where it can't be followed."""
    return recording.uuid and f"{recording.uuid} {recording.start}"


def _by_times(name: str) -> tuple[Mapping[str, str], ...]:
    return ({"query_date_type": name},)


COMPLIANCE_PIECE = Piece(
    name="compliance",
    what=say("the list of compliance recordings"),
    record=ListedRecording,
    ways=(
        Way(
            say("the list of compliance recordings"),
            endpoints.COMPLIANCE_LIST,
            archive_answers.compliance_recording,
            _by_times("meeting_start_time"),
        ),
    ),
    window=weeks_of,
    key=key_of_recording,
)
CLOUD_PIECE = Piece(
    name="cloud",
    what=say("the list of cloud recordings"),
    record=ListedRecording,
    ways=(
        Way(say("the account's list of cloud recordings"), endpoints.CLOUD_LIST, archive_answers.cloud_recording),
        Way(
            say("the cloud recordings of each person"),
            endpoints.CLOUD_OF_USER,
            archive_answers.cloud_recording,
            of_each=(),
        ),
    ),
    key=key_of_recording,
)
PHONE_PIECE = Piece(
    name="phone",
    what=say("the list of phone recordings"),
    record=ListedRecording,
    ways=(
        Way(
            say("the list of phone recordings"),
            endpoints.PHONE_LIST,
            archive_answers.phone_recording,
            _by_times("end_time"),
        ),
    ),
    key=key_of_recording,
)
PHONE_USERS_PIECE = Piece(
    name="phone-users",
    what=say("the list of people with a phone"),
    record=PhoneUser,
    ways=(Way(say("the list of people with a phone"), endpoints.PHONE_USERS, archive_answers.phone_user_of),),
    window=whole_range,
    key=lambda user: user.id,
)
PHONE_FILES_PIECE = Piece(  # only its scope is looked at: addresses of files come with their list
    name="phone-files",
    what=say("the files of phone recordings"),
    record=str,
    ways=(Way(say("the files of phone recordings"), endpoints.PHONE_FILE_BY_ID, text_of),),
    parent=PHONE_PIECE,
)


def _people_of(name: str, way: Way) -> Piece:
    return Piece(
        name=name,
        what=way.what,
        record=Participant,
        ways=(way,),
        parent=COMPLIANCE_PIECE,
        is_ready=are_ready,
        may_be_empty=True,
        must_be_whole=True,
    )


NAMED_PARTICIPANTS_PIECE = _people_of(
    "participants",
    Way(
        say("the participants of a past meeting"),
        endpoints.PARTICIPANTS_WITH_NAMES,
        archive_answers.participant_of,
    ),
)
WEBINAR_PARTICIPANTS_PIECE = _people_of(
    "webinar-participants",
    Way(
        say("the participants of a past webinar"),
        endpoints.WEBINAR_PARTICIPANTS,
        archive_answers.participant_of,
    ),
)
HOST_PIECE = Piece(
    name="host",
    what=say("the addresses of hosts"),
    record=str,
    ways=(Way(say("the addresses of hosts"), endpoints.USER_BY_ID, archive_answers.user_email_of),),
    parent=COMPLIANCE_PIECE,
    may_be_empty=True,
)
PAST_PIECE = Piece(
    name="past",
    what=say("the list of meetings and webinars"),
    record=PastMeeting,
    ways=(
        Way(
            say("the account's list of meetings and webinars"),
            endpoints.PAST_LIST,
            archive_answers.past_meeting_of,
            ({"date_type": "start_time", "meeting_type": "all"},),
        ),
    ),
    key=lambda meeting: meeting.uuid,
)
CALLS_PIECE = Piece(
    name="calls",
    what=say("the call history"),
    record=CallRecord,
    ways=(
        Way(
            say("the call history"),
            endpoints.CALL_LIST,
            archive_answers.call_record_of,
            tuple({"recording_status": status} for status in CALL_STATUSES),
        ),
    ),
    key=lambda call: call.id,
)
QUALITY_PIECE = Piece(
    name="quality",
    what=say("how well calls were heard"),
    record=CallQuality,
    ways=(Way(say("how well calls were heard"), endpoints.CALL_QUALITY_LIST, archive_answers.call_quality_of),),
    key=lambda quality: quality.call_id,
    is_needed=False,
)
TRASH_PIECE = Piece(
    name="trash",
    what=say("the recordings in the trash"),
    record=str,
    ways=(
        Way(
            say("the account's recordings in the trash"),
            endpoints.TRASH_LIST,
            archive_answers.uuid_of,
            ({"trash": "true"},),
        ),
        Way(
            say("each person's recordings in the trash"),
            endpoints.TRASH_OF_USER,
            archive_answers.uuid_of,
            ({"trash": "true"},),
            of_each=(),
        ),
    ),
    window=whole_range,
    is_needed=False,
)
_OF_MEETINGS = (NAMED_PARTICIPANTS_PIECE, WEBINAR_PARTICIPANTS_PIECE, HOST_PIECE)
FETCHED_PIECES: Mapping[RecordingKind, tuple[Piece, ...]] = {
    "compliance": (COMPLIANCE_PIECE, *_OF_MEETINGS),
    "cloud": (CLOUD_PIECE, *_OF_MEETINGS),
    "phone": (PHONE_PIECE, PHONE_USERS_PIECE, PHONE_FILES_PIECE),
}
RECONCILED_PIECES: Mapping[RecordingKind, tuple[Piece, ...]] = {
    "compliance": (PAST_PIECE,),
    "cloud": (PAST_PIECE, TRASH_PIECE),
    "phone": (CALLS_PIECE, QUALITY_PIECE),
}


def _once(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    return tuple({piece.name: piece for piece in pieces}.values())


# What an account is tested for; the others take no scope that these don't take.
ARCHIVE_PIECES = _once(
    piece
    for by_kind in (FETCHED_PIECES, RECONCILED_PIECES)
    for pieces in by_kind.values()
    for piece in pieces
    if piece.is_needed
)


def asked_archive_pieces(
    kinds: Sequence[RecordingKind], days: Mapping[str, tuple[date, date]], addresses: tuple[str, ...], *, events: bool
) -> dict[str, Piece]:
    """The pieces of these kinds by name, for the `days` of each that is a list.

    `addresses` are whom each person's way is asked for.
    """
    wanted = (FETCHED_PIECES, RECONCILED_PIECES) if events else (FETCHED_PIECES,)
    found = _once(piece for of in wanted for kind in kinds for piece in of[kind])
    return {
        piece.name: replace(
            piece,
            days=days.get(piece.name, piece.days),
            ways=tuple(way if way.of_each is None else replace(way, of_each=addresses) for way in piece.ways),
        )
        for piece in found
    }


def by_completion(piece: Piece) -> Piece:
    """Compliance recordings by when they were complete, in place of their start."""
    return replace(piece, ways=tuple(replace(way, queries=_by_times("archive_complete_time")) for way in piece.ways))
