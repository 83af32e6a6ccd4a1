"""What meetings were used for: the columns of Zoom's list of meetings, and the flags of its API, in the same order."""

from __future__ import annotations

from collections.abc import Sequence

from zoomwizard.core.tables.headers import header_key

# The flag of the API, and the header of the list.
FEATURES = {
    "screen_sharing": "Screen sharing",
    "video_on": "Video on (once in meeting)",
    "remote_control": "Remote control",
    "closed_caption": "Closed caption",
    "breakout_room": "Breakout room",
    "language_interpretation": "Language interpretation",
    "telephone_usage": "Telephone usage with participant ID",
    "in_meeting_chat": "In-meeting chat",
    "poll": "Poll",
    "join_by_room": "Join by room",
    "waiting_room": "Waiting room",
    "live_transcription": "Live transcription",
    "reaction": "Reaction",
    "zoom_apps": "Zoom App",
    "annotation": "Annotation",
    "raise_hand": "Raise hand",
    "virtual_background": "Virtual background",
    "whiteboard": "Whiteboard",
    "immersive_scene": "Immersive scene",
    "avatar": "Avatar",
    "switch_to_mobile": "Switch to mobile",
    "file_sharing": "File sharing",
    "meeting_summary": "Meeting summary with AI Companion",
    "meeting_questions": "Meeting questions with AI Companion",
    "record_to_computer": "Record to computer",
    "record_to_cloud": "Record to cloud",
    "live_translation": "Live translation",
    "registration": "Registration",
    "smart_recording": "Smart recording",
    "multi_speaker": "Multi-speaker view",
    "meeting_wallpaper": "Meeting wallpaper (host controlled)",
    "gen_ai_virtual_background": "GenAI virtual background",
    "multi_share": "Multi-share",
    "document_collaboration": "Document collaboration",
    "portrait_lighting": "Portrait lighting",
    "personalized_audio_isolation": "Personalized audio isolation",
    "color_themes": "Color themes",
}
FIRST_COLUMNS = 16  # of the list, before these


def find_features(header: Sequence[str]) -> dict[str, int]:
    """Where the flags stand in the header of a list of meetings, by the API's names.

    Where the headers are in another language, their order says what they are, if all of them are there.
    """
    places = {header_key(text): place for place, text in reversed(list(enumerate(header)))}
    found = {name: places[header_key(text)] for name, text in FEATURES.items() if header_key(text) in places}
    if not found and len(header) == FIRST_COLUMNS + len(FEATURES):
        return {name: FIRST_COLUMNS + number for number, name in enumerate(FEATURES)}
    return found
