"""The hashed file, which passes from the Zoom admin to the analyst, by its header."""

from __future__ import annotations

HASHED_HEADER = (
    "MeetingID", "Topic", "User_Email_1", "User_Email_2", "Creation_Time", "Start_Time", "End_Time",
    "Duration_Minutes_1", "Participants", "Join_Time", "Leave_Time", "Duration_Minutes_2", "Guest", "InWaitingRoom",
)  # fmt: skip
