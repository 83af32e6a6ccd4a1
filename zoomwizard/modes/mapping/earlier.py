"""What is said of an earlier mapping file before everybody gets a HashID: whether it fits, or that it isn't given."""

from __future__ import annotations

from pathlib import Path

from zoomwizard.core.outcome import Finding, Severity
from zoomwizard.core.people.mapping_file import MappingFile
from zoomwizard.core.people.mapping_findings import Places
from zoomwizard.core.said import plural, say
from zoomwizard.modes.mapping.names import MAPPING_NAME
from zoomwizard.modes.mapping.people_file import People


def earlier_files_here(folder: Path) -> list[Finding]:
    """A warning where a mapping file of an earlier run is in the output folder and wasn't given."""
    try:
        is_there = any(folder.glob(MAPPING_NAME.format("*")))
    except OSError:  # of the folder itself its own check says what is wrong
        is_there = False
    if not is_there:
        return []
    title = say("There's an earlier mapping file in the output folder, but you didn't choose it.")
    hint = say(
        "Everybody gets a new HashID, and files prepared with the earlier ones no longer match. To keep the "
        "HashIDs, choose it with --existing."
    )
    confirm = say("Give everybody a new HashID")
    return [Finding(Severity.WARNING, "existing", title, hint, code="people.earlier-not-given", confirm=confirm)]


def nobody_keeps_an_id(people: People, earlier: MappingFile) -> list[Finding]:
    """A warning where an earlier mapping file was given and has nobody of the list."""
    if not people.person_ids or earlier.hash_ids.keys() & people.person_ids.keys():
        return []
    title = say("Nobody in the people file is in the earlier mapping file, so everybody gets a new HashID.")
    hint = say("Check that it's the mapping file of this organisation, with the same e-mail addresses.")
    confirm = say("Give everybody a new HashID")
    return [Finding(Severity.WARNING, "existing", title, hint, code="people.none-kept", confirm=confirm)]


def disagreements(people: People, earlier: MappingFile) -> list[Finding]:
    """People whose HashID in the people file is another than in the earlier mapping file."""
    places = Places()
    for key, hash_id in people.given.hash_ids.items():
        if earlier.hash_ids.get(key, hash_id) != hash_id:
            places.add(people.given.line_of[key])
    if not places.total:
        return []
    title = plural(
        "A person has a different HashID in the earlier mapping file.",
        "{n} people have a different HashID in the earlier mapping file.",
        n=places.total,
    )
    hint = say("Correct one of the files, or leave the earlier mapping file out.")
    where = places.where(people.file.path.name)
    return [Finding(Severity.ERROR, "existing", title, hint, where, "people.other-hash-id")]
