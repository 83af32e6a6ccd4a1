<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>zoomwizard</name>
    <message>
        <location filename="../../zoomwizard/app/errors.py"/>
        <source>This computer has not enough memory for the run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/errors.py"/>
        <source>Close other programs, then run again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/errors.py"/>
        <source>A file or folder could not be read or written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/errors.py"/>
        <source>What is known of it is in the log: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/errors.py"/>
        <source>The log can not be written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/errors.py"/>
        <source>The program has met a fault of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>Make the mapping file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>Insights admin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>Give every person a random ID, for the Zoom admin and for the upload of organisational data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>&amp;Make the files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>Making the mapping file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>Your mapping file is ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>Read the people</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>Write the files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>People</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>Choose the people file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>A CSV file with a column of e-mail addresses, such as an export from the HR system.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>What you need</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>Check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>Look at what was found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>Who is in the file, and what may be wrong with it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>The checks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>Output folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>Choose the output folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>The folder gets the mapping file for the Zoom admin and the organisational data for the upload.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>The files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>Make</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>You can go on working meanwhile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>Your files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>What to do with the files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>Prepare the Zoom file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>Zoom admin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>Join Zoom's reports, take out every name, and save one file for the analyst.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>&amp;De-identify</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>Preparing the Zoom file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>Your Zoom file is ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>Read the reports</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>Match people and replace addresses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>Write the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>Prove that nobody can be recognised in it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>Zoom reports</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>Choose your Zoom reports</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>The details reports of Active Hosts as CSV files, or the folder that holds them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>The reports</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>Mapping file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>Choose the mapping file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>It says which random ID stands for which e-mail address. You got it from your Insights admin, as CSV with the columns PersonID and HashID.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>The mapping file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>Options</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>Choose options and the output folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>The hashed file for the analyst goes to the output folder; what only you may see goes to a folder Keep private in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>Prepare</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>You can go on working. Nothing is saved until the proof at the end has passed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>The proof</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>What you get</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>Compute the metrics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>Analyst</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>Turn the prepared file into 17 metrics per person and week, with a report.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>&amp;Calculate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>Computing the metrics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>Your metrics are ready</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>Read the files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>Write the results</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>Choose files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>Choose the Zoom file and the queries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>Pick each file, or choose one folder that holds all of them: they are found by their columns and names.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>The files you need</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>Whether the files fit together: people, weeks and time zones.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>The check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>Working hours are those of the person query; these stand in where it has none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>Compute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>The results</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>Results</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>As the dates prove it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>Month, day, year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>Day, month, year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>Year, month, day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>Replaced by a token that nobody can read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>Kept as they are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>Left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>Exact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>As the published R scripts, for a series that began with them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>This computer's time zone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>What to do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>What do you want to do?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>Each way ends with files in a folder of your choice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>Choose a file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>Choose one or more files, or a folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>This is needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>Choose a folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/progress.py"/>
        <source>a few seconds left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/progress.py"/>
        <source>{0} seconds left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/progress.py"/>
        <source>1 minute left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/progress.py"/>
        <source>{0} minute, {1} seconds left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/progress.py"/>
        <source>{0} minute left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/progress.py"/>
        <source>{0} minutes, {1} seconds left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/progress.py"/>
        <source>{0} minutes left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/progress.py"/>
        <source>{0} hour, {1} minute left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/progress.py"/>
        <source>{0} hour, {1} minutes left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/progress.py"/>
        <source>{0} hour left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/progress.py"/>
        <source>{0} hours, {1} minute left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/progress.py"/>
        <source>{0} hours, {1} minutes left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/progress.py"/>
        <source>{0} hours left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/secrets.py"/>
        <source>the Windows Credential Manager</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/secrets.py"/>
        <source>the macOS keychain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/secrets.py"/>
        <source>the keyring of this desktop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/secrets.py"/>
        <source>so this run uses a one-time key: a meeting has another stand-in number in each run. To keep one key, name a key file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/secrets.py"/>
        <source>not there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/secrets.py"/>
        <source>not reachable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/secrets.py"/>
        <source>The key of the stand-in numbers is in the file {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/secrets.py"/>
        <source>{0}, so this run uses a one-time key: a meeting has another stand-in number in each run. To keep one key, name a key file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/secrets.py"/>
        <source>The keyring can not be used ({0})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/secrets.py"/>
        <source>The keyring did not answer within {0} seconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/secrets.py"/>
        <source>There is no keyring on this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/secrets.py"/>
        <source>the keyring of this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/secrets.py"/>
        <source>The key will be made at first use and kept in {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/secrets.py"/>
        <source>The key could not be kept in {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/secrets.py"/>
        <source>The entry "{0}" in {1} is not a key of this program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/secrets.py"/>
        <source>The key of the stand-in numbers is kept in {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/secrets.py"/>
        <source>The key file {0} can not be made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/admin.py"/>
        <source>Keep private</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/admin.py"/>
        <source>Replacing people by HashIDs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/admin.py"/>
        <source>Writing the hashed file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/admin.py"/>
        <source>hashed file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/admin.py"/>
        <source>Proving that nothing names a person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/admin.py"/>
        <source>The column {0}, which you chose to keep, names somebody in {1} rows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/admin.py"/>
        <source>Leave it out unless the analyst may see this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/admin.py"/>
        <source>hashed Zoom file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/admin.py"/>
        <source>{0} of {1} rows were written to the hashed file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/admin.py"/>
        <source>{0} people were found in the mapping file, {1} participants were not.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/admin.py"/>
        <source>Left out: {0} stays in the waiting room, {1} duplicates, {2} rows that can not be used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/admin.py"/>
        <source>The numbers that stand for meeting IDs: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/admin.py"/>
        <source>The privacy proof passed: nothing in the hashed file names a person.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/admin.py"/>
        <source>The privacy proof passed for all columns but those that you chose to keep.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/admin.py"/>
        <source>The folder Keep private is for you alone: do not give it to the analyst.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/admin_prepare.py"/>
        <source>no topics: every topic is blank</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/admin_prepare.py"/>
        <source>no creation times: no meeting counts as created at its start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/admin_prepare.py"/>
        <source>no participant counts: they are counted from the rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/admin_prepare.py"/>
        <source>no minutes of the sessions: they are computed from join and leave</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/admin_prepare.py"/>
        <source>no guest column: nobody counts as a guest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/admin_prepare.py"/>
        <source>no waiting-room column: no row counts as a stay in the waiting room</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/admin_prepare.py"/>
        <source>month, day, year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/admin_prepare.py"/>
        <source>day, month, year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/admin_prepare.py"/>
        <source>year, month, day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/admin_prepare.py"/>
        <source>Reading the reports</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/admin_prepare.py"/>
        <source>The choice of the column {0} can not be understood.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/admin_prepare.py"/>
        <source>The times of the reports are taken as those of this computer's time zone, {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/admin_prepare.py"/>
        <source>If the person who exported them has another one in Zoom, say it with --time-zone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/admin_prepare.py"/>
        <source>The column {0} can not be kept: it names people or meetings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/admin_prepare.py"/>
        <source>Choose only columns such as Department; topics are kept with --topics keep.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/admin_prepare.py"/>
        <source>It has no rows below its header.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/admin_prepare.py"/>
        <source>Check that it is of the month that you want.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/admin_prepare.py"/>
        <source>{0} reports</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/admin_prepare.py"/>
        <source>There are {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/admin_prepare.py"/>
        <source>Columns that are not known were left out: {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/admin_prepare.py"/>
        <source>The reports have no rows below their headers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/admin_prepare.py"/>
        <source>Choose a month in which there were meetings and export the report again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/admin_prepare.py"/>
        <source>{0} of {1} rows can not be used and are left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/admin_prepare.py"/>
        <source>They are listed with file, line and reason in the folder Keep private.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/admin_prepare.py"/>
        <source>Not a single row of the reports can be used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/admin_prepare.py"/>
        <source>Check the date order and the columns.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/admin_prepare.py"/>
        <source>The mapping file covers {0} of the {1} e-mail addresses of participants.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/admin_prepare.py"/>
        <source>Check that both are of the same organisation, and that PersonID is the address used in Zoom.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/admin_prepare.py"/>
        <source>{0} read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/admin_prepare.py"/>
        <source>Order of the dates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/admin_prepare.py"/>
        <source>Rows that can not be used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/admin_prepare.py"/>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/admin_prepare.py"/>
        <source>Participants with an ID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/analyst.py"/>
        <source>run record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/analyst.py"/>
        <source>Writing the results</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/analyst.py"/>
        <source>joined person query</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/analyst.py"/>
        <source>standalone metrics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/analyst.py"/>
        <source>meeting query</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/analyst.py"/>
        <source>The hashed Zoom files cover only a part of the {0} weeks of {1} and {2} more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/analyst.py"/>
        <source>The hashed Zoom files cover only a part of the {0} weeks of {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/analyst.py"/>
        <source>The hashed Zoom files cover only a part of the week of {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/analyst.py"/>
        <source>Their hours are too low; take full weeks for comparisons.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/analyst.py"/>
        <source>The hashed Zoom files do not cover the {0} weeks of {1} and {2} more of the person query.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/analyst.py"/>
        <source>The hashed Zoom files do not cover the {0} weeks of {1} of the person query.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/analyst.py"/>
        <source>The hashed Zoom files do not cover the week of {0} of the person query.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/analyst.py"/>
        <source>Their Zoom columns are blank.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/analyst.py"/>
        <source>The person query has no rows for the {0} weeks of {1} and {2} more, in which there are calls.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/analyst.py"/>
        <source>The person query has no rows for the {0} weeks of {1}, in which there are calls.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/analyst.py"/>
        <source>The person query has no rows for the week of {0}, in which there are calls.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/analyst.py"/>
        <source>Those calls are only in the standalone file; choose the same time range for both.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/analyst.py"/>
        <source>the week of {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/analyst.py"/>
        <source>the {0} weeks of {1} and {2} more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/analyst.py"/>
        <source>the {0} weeks of {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/analyst.py"/>
        <source>{0} of {1} person-weeks have Zoom calls.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/analyst.py"/>
        <source>{0} of {1} people of the Zoom file are in the person query, with {2} % of the hours.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/analyst.py"/>
        <source>{0} of {1} people of the Zoom file are in the person query, with none of the hours.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/analyst.py"/>
        <source>{0} sessions stood in the files more than once and were counted once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/analyst.py"/>
        <source>Calls by reason: {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/analyst.py"/>
        <source>People by source of their time zone: {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/analyst_prepare.py"/>
        <source>Reading the files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/analyst_prepare.py"/>
        <source>person query</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/analyst_prepare.py"/>
        <source>A hashed file of the R scripts does not say in which time zone its times are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/analyst_prepare.py"/>
        <source>Give the zone that the Zoom admin has in Zoom with --time-zone, for example Europe/Zurich.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/analyst_prepare.py"/>
        <source>The hashed files come from Zoom admins in different time zones: {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/analyst_prepare.py"/>
        <source>{0} is taken where a zone is missing; say another one with --time-zone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/analyst_prepare.py"/>
        <source>Where neither person query nor manifest say a time zone, that of this computer is taken: {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/analyst_prepare.py"/>
        <source>{0} of the {1} people of the hashed Zoom file are in the person query.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/analyst_prepare.py"/>
        <source>Check that both were made with the same mapping file, and that the right hash column was taken.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/analyst_prepare.py"/>
        <source>Hashed Zoom files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/analyst_prepare.py"/>
        <source>The Zoom admin's time zone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/analyst_prepare.py"/>
        <source>Person query</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/analyst_prepare.py"/>
        <source>Column of HashIDs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/analyst_prepare.py"/>
        <source>Column of dates</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/analyst_prepare.py"/>
        <source>Time zones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/analyst_prepare.py"/>
        <source>every person's own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/analyst_prepare.py"/>
        <source>Weeks in common</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/analyst_prepare.py"/>
        <source>{0} of the {1} weeks of the person query</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/analyst_prepare.py"/>
        <source>People in common</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/analyst_prepare.py"/>
        <source>Meeting query</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/contract.py"/>
        <source>How much memory the run may use, for example 2GB; larger data is worked on through the disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/contract.py"/>
        <source>Proce&amp;ssor threads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/contract.py"/>
        <source>How many processor threads the run may use; 0 means all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/contract.py"/>
        <source>The time zone is not known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/contract.py"/>
        <source>Give its name, for example Europe/Zurich or Pacific Standard Time; an offset is not enough.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/facts.py"/>
        <source>Columns PersonID and HashID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/facts.py"/>
        <source>found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/facts.py"/>
        <source>One ID for each person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/facts.py"/>
        <source>{0} people</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/facts.py"/>
        <source>Two addresses with one ID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/facts.py"/>
        <source>IDs that give away an address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/inputs.py"/>
        <source>&amp;People file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/inputs.py"/>
        <source>A CSV of people with a column of e-mail addresses: an HR export, a list, a mapping file. If it has a column HashID or PersonHashID, people keep what stands there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/inputs.py"/>
        <source>&amp;Earlier mapping file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/inputs.py"/>
        <source>The mapping file of an earlier run: people in it keep their HashIDs and stay in the new one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/inputs.py"/>
        <source>E-mail &amp;column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/inputs.py"/>
        <source>The header of the column of e-mail addresses, where it is not found by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/inputs.py"/>
        <source>&amp;Output folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/inputs.py"/>
        <source>The folder that the mapping file and the organisational data file are written to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/inputs.py"/>
        <source>Zoom &amp;reports</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/inputs.py"/>
        <source>The details reports of Active Hosts as CSV files, or a folder that holds them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/inputs.py"/>
        <source>&amp;Mapping file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/inputs.py"/>
        <source>The CSV with PersonID (e-mail) and HashID; not needed where the reports' folder holds it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/inputs.py"/>
        <source>Time &amp;zone of the reports</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/inputs.py"/>
        <source>The zone that the times in the reports are in, as IANA or Windows name; default: this computer's.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/inputs.py"/>
        <source>&amp;Date order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/inputs.py"/>
        <source>Whether month, day or year comes first in the reports' dates; auto proves it from the dates.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/inputs.py"/>
        <source>&amp;Columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/inputs.py"/>
        <source>Which header is which column, where a header is not known: Join_Time="Hora de entrada".</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/inputs.py"/>
        <source>&amp;Topics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/inputs.py"/>
        <source>What becomes of the topics: an unreadable token, the topic itself, or nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/inputs.py"/>
        <source>&amp;Keep columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/inputs.py"/>
        <source>Columns of the reports to keep as they are, for example Department.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/inputs.py"/>
        <source>Only participants of the mapping &amp;file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/inputs.py"/>
        <source>Leave out the sessions of participants that the mapping file does not hold.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/inputs.py"/>
        <source>K&amp;ey file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/inputs.py"/>
        <source>A file with the key of the stand-in numbers, for unattended runs; made if it is not there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/inputs.py"/>
        <source>The folder that the hashed file is written to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/inputs.py"/>
        <source>Hashed &amp;Zoom files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/inputs.py"/>
        <source>The hashed files of the Zoom admin, or one folder that holds them and both queries.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/inputs.py"/>
        <source>&amp;Person query</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/inputs.py"/>
        <source>The Ways of working assessment or another weekly person query, as CSV.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/inputs.py"/>
        <source>&amp;Meeting query</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/inputs.py"/>
        <source>The standard meeting query with the Subject column, as CSV.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/inputs.py"/>
        <source>&amp;Method</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/inputs.py"/>
        <source>exact, or published for a series that began with the published R scripts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/inputs.py"/>
        <source>H&amp;ash column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/inputs.py"/>
        <source>The person query's column of HashIDs, where it is not found by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/inputs.py"/>
        <source>&amp;Working hours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/inputs.py"/>
        <source>Working hours of people whose own are not in the person query.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/inputs.py"/>
        <source>Working &amp;days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/inputs.py"/>
        <source>Working days of people whose own are not in the person query, as Mon-Fri or Sun,Mon,Tue.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/inputs.py"/>
        <source>Booking ga&amp;p</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/inputs.py"/>
        <source>A meeting created fewer than this many minutes before its start counts as not booked ahead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/inputs.py"/>
        <source>Time &amp;zone of the Zoom admin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/inputs.py"/>
        <source>Needed for hashed files of the R scripts, whose times carry no zone; IANA or Windows name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/inputs.py"/>
        <source>Minimum &amp;group size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/inputs.py"/>
        <source>The report shows no value of fewer people than this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/inputs.py"/>
        <source>&amp;Attributes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/inputs.py"/>
        <source>The columns of the person query whose groups the report compares; without it Organization, LevelDesignation and FunctionType, where they are there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/inputs.py"/>
        <source>No repor&amp;t</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/inputs.py"/>
        <source>Write no HTML report.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/inputs.py"/>
        <source>The folder that the results are written to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/mapping.py"/>
        <source>Prepare the mapping file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/mapping.py"/>
        <source>Reading the people</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/mapping.py"/>
        <source>Column of e-mail addresses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/mapping.py"/>
        <source>{0} in {1} rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/mapping.py"/>
        <source>Rows without an e-mail address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/mapping.py"/>
        <source>Rows of a person who stands there already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/mapping.py"/>
        <source>HashIDs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/mapping.py"/>
        <source>{0} kept, {1} new</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/mapping.py"/>
        <source>The HashID in the people file is another than the person's in the earlier mapping file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/mapping.py"/>
        <source>Correct one of the files, or leave the earlier mapping file out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/mapping.py"/>
        <source>earlier mapping</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/mapping.py"/>
        <source>{0} file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/mapping.py"/>
        <source>An input file can not be read any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/mapping.py"/>
        <source>The files can not be written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/mapping.py"/>
        <source>organisational data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/mapping.py"/>
        <source>mapping file and organisational data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/mapping.py"/>
        <source>The record of the run can not be written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/mapping.py"/>
        <source>Writing the mapping file and the organisational data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/mapping.py"/>
        <source>{0} person: {1} keep their HashID, {2} get a new one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/mapping.py"/>
        <source>{0} people: {1} keep their HashID, {2} get a new one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/mapping.py"/>
        <source>{0} person is only in the earlier mapping and stay in the new one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/mapping.py"/>
        <source>{0} people are only in the earlier mapping and stay in the new one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/mapping.py"/>
        <source>{0} row has no e-mail address and get no HashID.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/mapping.py"/>
        <source>{0} rows have no e-mail address and get no HashID.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/mapping.py"/>
        <source>{0} is for the Zoom admin, and for nobody else: it says which HashID is whose.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/jobs/mapping.py"/>
        <source>{0} is for the upload to Viva Insights.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/aggregates.py"/>
        <source>Meeting hours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/aggregates.py"/>
        <source>E-mail hours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/aggregates.py"/>
        <source>Chat hours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/aggregates.py"/>
        <source>30 minutes or less</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/aggregates.py"/>
        <source>31 to 59 minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/aggregates.py"/>
        <source>1 hour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/aggregates.py"/>
        <source>1 to 2 hours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/aggregates.py"/>
        <source>2 hours or more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/aggregates.py"/>
        <source>2 attendees</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/aggregates.py"/>
        <source>3 to 8 attendees</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/aggregates.py"/>
        <source>9 to 18 attendees</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/aggregates.py"/>
        <source>19 or more attendees</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/aggregates.py"/>
        <source>Hours per person and week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/aggregates.py"/>
        <source>Unscheduled calls</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/aggregates.py"/>
        <source>Scheduled calls</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/aggregates.py"/>
        <source>After hours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/aggregates.py"/>
        <source>In unscheduled calls</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/aggregates.py"/>
        <source>In scheduled calls</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/aggregates.py"/>
        <source>The person query has no column {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/aggregates.py"/>
        <source>The column {0} of the person query says who, when or how much, and is no attribute.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/aggregates.py"/>
        <source>Name columns that divide people into groups, such as Organization, with --attribute.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/aggregates.py"/>
        <source>Hours by week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/aggregates.py"/>
        <source>Hours by {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/aggregates.py"/>
        <source>Length of the call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/aggregates.py"/>
        <source>Attendees of the call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/aggregates.py"/>
        <source>After-hours by week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/aggregates.py"/>
        <source>After-hours by {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/aggregates.py"/>
        <source>Not shown: fewer than {0} people.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/aggregates.py"/>
        <source>hours per person and week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/aggregates.py"/>
        <source>All calls</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/aggregates.py"/>
        <source>per person and week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/aggregates.py"/>
        <source>Calls after hours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/aggregates.py"/>
        <source>people</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/aggregates.py"/>
        <source>Weeks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/aggregates.py"/>
        <source>weeks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/aggregates.py"/>
        <source>Not shown: fewer than {0} people with calls are in the person query, or are not.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/aggregates.py"/>
        <source>Call hours of people who are in the person query</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/aggregates.py"/>
        <source>1 week is not shown: fewer than {0} people have values in it, or the values of fewer than {1} people could be worked out from it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/aggregates.py"/>
        <source>{0} weeks are not shown: fewer than {1} people have values in it, or the values of fewer than {2} people could be worked out from it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/aggregates.py"/>
        <source>Week from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/aggregates.py"/>
        <source>{0}: {1} hours in the week of {2}, {3} hours in the week of {4}; least {5} hours ({6}), most {7} hours ({8}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/aggregates.py"/>
        <source>Nothing can be shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/aggregates.py"/>
        <source>Not shown: there are fewer than {0} people.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/aggregates.py"/>
        <source>Other groups: groups of fewer than {0} people and others that are merged with them, so that nothing can be found by subtraction.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/aggregates.py"/>
        <source>{0}: most {1} hours ({2}), least {3} hours ({4}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/aggregates.py"/>
        <source>{0}: most {1} hours ({2}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/aggregates.py"/>
        <source>Unscheduled hours by {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/aggregates.py"/>
        <source>Unscheduled Zoom calls</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/aggregates.py"/>
        <source>Scheduled Zoom calls</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/aggregates.py"/>
        <source>Hours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/aggregates.py"/>
        <source>Zoom beside the query's own metrics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/aggregates.py"/>
        <source>Kind of work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/aggregates.py"/>
        <source>Each over the people who have a value; one of fewer than {0} people is not shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/aggregates.py"/>
        <source>{0} hours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/analyst_inputs.py"/>
        <source>MeetingID, Topic, User_Email_1, User_Email_2, Start_Time, Join_Time and Leave_Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/analyst_inputs.py"/>
        <source>PersonId and MetricDate (or Date)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/analyst_inputs.py"/>
        <source>Subject and MeetingId</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/analyst_inputs.py"/>
        <source>Choose the file that was exported from Viva Insights.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/analyst_inputs.py"/>
        <source>Export a person query by week (Ways of working assessment) from Viva Insights.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/analyst_inputs.py"/>
        <source>a hashed Zoom file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/analyst_inputs.py"/>
        <source>Choose it as the hashed Zoom file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/analyst_inputs.py"/>
        <source>a result of an earlier run, with the Zoom_ columns in it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/analyst_inputs.py"/>
        <source>a person query</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/analyst_inputs.py"/>
        <source>Choose it as the person query.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/analyst_inputs.py"/>
        <source>a meeting query</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/analyst_inputs.py"/>
        <source>Choose it as the meeting query.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/analyst_inputs.py"/>
        <source>a mapping file, which is for the Zoom admin only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/analyst_inputs.py"/>
        <source>a Zoom report that the Zoom admin has not prepared</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/analyst_inputs.py"/>
        <source>a group-to-group query</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/analyst_inputs.py"/>
        <source>a person-to-group query</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/analyst_inputs.py"/>
        <source>a person-to-person query</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/analyst_inputs.py"/>
        <source>The folder can not be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/analyst_inputs.py"/>
        <source>Check that you may read it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/analyst_inputs.py"/>
        <source>{0} Excel workbooks are left out: {1} and {2} more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/analyst_inputs.py"/>
        <source>{0} Excel workbooks are left out: {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/analyst_inputs.py"/>
        <source>{0} Excel workbook is left out: {1} and {2} more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/analyst_inputs.py"/>
        <source>{0} Excel workbook is left out: {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/analyst_inputs.py"/>
        <source>Only CSV files are read; save as CSV UTF-8 what is needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/analyst_inputs.py"/>
        <source>{0} files can be the {1}: {2} and {3} more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/analyst_inputs.py"/>
        <source>{0} files can be the {1}: {2}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/analyst_inputs.py"/>
        <source>Say which one it is with {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/analyst_inputs.py"/>
        <source>{0} hashed Zoom files were found and are all read: {1} and {2} more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/analyst_inputs.py"/>
        <source>{0} hashed Zoom files were found and are all read: {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/analyst_inputs.py"/>
        <source>A session that stands in two of them counts once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/analyst_inputs.py"/>
        <source>Choose it with {0}, or give one folder that holds all three files with --zoom.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/analyst_inputs.py"/>
        <source>There is no {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/analyst_inputs.py"/>
        <source>No {0} is in this folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/analyst_inputs.py"/>
        <source>It is a CSV file with the columns {0}, mostly called {1}; choose it with {2}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/analyst_inputs.py"/>
        <source>{0} is an Excel workbook: open it, choose Save as, and save it as CSV UTF-8.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/analyst_inputs.py"/>
        <source>{0} is the result of an earlier run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/analyst_inputs.py"/>
        <source>{0} and {1} more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/contract.py"/>
        <source>There is 1 problem with the inputs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/contract.py"/>
        <source>There are {0} problems with the inputs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/engine.py"/>
        <source>The memory limit or the number of threads can not be used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/engine.py"/>
        <source>Write the memory limit like 2GB or 800MB and the number of threads as a whole number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/engine.py"/>
        <source>The disk is full.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/engine.py"/>
        <source>There is no room left for the files of this run; what it had begun was removed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/engine.py"/>
        <source>Free some space or choose an output folder on another disk, then run again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/engine.py"/>
        <source>The run needs more memory than it may use.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/engine.py"/>
        <source>A step could not be done within the memory limit, or the disk had no room for its temporary files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/engine.py"/>
        <source>Give it more with --memory, for example --memory 4GB, and see that the output folder's disk has room.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/hashed.py"/>
        <source>Choose the hashed file that the Zoom admin made (Hashed Zoom File from Zoom Admin_....csv).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/hashed.py"/>
        <source>Columns of a hashed Zoom file are missing: {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/hashed.py"/>
        <source>This is no hashed Zoom file; it looks like {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/hashed.py"/>
        <source>This is no hashed Zoom file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/hashed.py"/>
        <source>Its manifest is not beside it, so it can not be checked that the file is whole and unchanged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/hashed.py"/>
        <source>Ask the Zoom admin for the .manifest.json file of the same name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/hashed.py"/>
        <source>The manifest beside it is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/hashed.py"/>
        <source>Ask the Zoom admin for both files again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/hashed.py"/>
        <source>The file is not the one that its manifest speaks of: it was changed or cut off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/hashed.py"/>
        <source>Use the file as the Zoom admin sent it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/hashed.py"/>
        <source>Ask the Zoom admin for the file again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/hashed.py"/>
        <source>1 row has a start, join or leave time that is blank or can not be read, or a leave before the join.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/hashed.py"/>
        <source>{0} rows have a start, join or leave time that is blank or can not be read, or a leave before the join.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/hashed.py"/>
        <source>They are left out of the exact method.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/hashed.py"/>
        <source>The file was changed or damaged, perhaps by opening and saving it in Excel; use it as it was sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/hashed.py"/>
        <source>It was opened and saved in Excel, which changed the meeting numbers (such as 8.46E+10).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/hashed.py"/>
        <source>Use the file as the Zoom admin sent it, and do not open it in Excel.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/mapping.py"/>
        <source>Use a random HashID instead; the mapping step of Zoom Wizard makes such files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/mapping.py"/>
        <source>One PersonID has two or more different HashIDs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/mapping.py"/>
        <source>{0} PersonIDs have two or more different HashIDs each.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/mapping.py"/>
        <source>Keep one HashID for each person.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/mapping.py"/>
        <source>A HashID contains an @ sign.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/mapping.py"/>
        <source>{0} HashIDs contain an @ sign.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/mapping.py"/>
        <source>A HashID contains what stands before the @ in its e-mail address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/mapping.py"/>
        <source>{0} HashIDs contain what stands before the @ in their e-mail addresses.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/mapping.py"/>
        <source>A HashID is a plain digest (such as MD5 or SHA-256) of its e-mail address; anybody can undo it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/mapping.py"/>
        <source>{0} HashIDs are plain digests (such as SHA-256) of their e-mail addresses; anybody can undo them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/mapping.py"/>
        <source>A HashID contains a line break or another character that does not print.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/mapping.py"/>
        <source>{0} HashIDs contain a line break or another character that does not print.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/mapping.py"/>
        <source>Remove it here and in the organisational data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/mapping.py"/>
        <source>A HashID contains the 4 or 5 characters that stand before the @ in its e-mail address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/mapping.py"/>
        <source>{0} HashIDs contain the 4 or 5 characters that stand before the @ in their e-mail addresses.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/mapping.py"/>
        <source>Check that this is by chance.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/mapping.py"/>
        <source>One HashID belongs to two or more PersonIDs; they are counted as one person.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/mapping.py"/>
        <source>{0} HashIDs belong to two or more PersonIDs each; those are counted as one person.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/mapping.py"/>
        <source>This is right only where they are addresses of the same person.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/mapping.py"/>
        <source>A row has no PersonID and is left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/mapping.py"/>
        <source>{0} rows have no PersonID and are left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/mapping.py"/>
        <source>Fill it in or remove the row.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/mapping.py"/>
        <source>A row has no HashID and is left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/mapping.py"/>
        <source>{0} rows have no HashID and are left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/mapping.py"/>
        <source>A PersonID is not an e-mail address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/mapping.py"/>
        <source>{0} PersonIDs are not e-mail addresses.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/mapping.py"/>
        <source>Use the e-mail address that the person has in Zoom.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/mapping.py"/>
        <source>A row repeats an earlier one; it counts once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/mapping.py"/>
        <source>{0} rows repeat earlier ones; they count once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/mapping.py"/>
        <source>Nothing needs to be done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/mapping.py"/>
        <source>A HashID has fewer than 8 characters and may be easy to guess.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/mapping.py"/>
        <source>{0} HashIDs have fewer than 8 characters and may be easy to guess.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/mapping.py"/>
        <source>Use longer random HashIDs; the mapping step of Zoom Wizard makes them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/mapping.py"/>
        <source>A HashID looks like a number, a date or a formula; Excel would change it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/mapping.py"/>
        <source>{0} HashIDs look like numbers, dates or formulas; Excel would change them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/mapping.py"/>
        <source>Do not open and save the file in Excel.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/mapping.py"/>
        <source>line {0} and {1} more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/mapping.py"/>
        <source>line {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/mapping.py"/>
        <source>lines {0} and {1} more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/mapping.py"/>
        <source>lines {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/mapping.py"/>
        <source>Each row needs an e-mail address and a HashID.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/mapping.py"/>
        <source>The file has a header and no usable row below it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/mapping.py"/>
        <source>Two columns are called {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/mapping.py"/>
        <source>Two columns are called like the one chosen for {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/mapping.py"/>
        <source>Rename or remove one of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/mapping.py"/>
        <source>PersonID and HashID can not be the same column.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/mapping.py"/>
        <source>Choose two columns.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/mapping.py"/>
        <source>The first line holds an e-mail address, so the line with the names of the columns is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/mapping.py"/>
        <source>Add a first line with the names of the columns, for example {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/mapping.py"/>
        <source>without names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/mapping.py"/>
        <source>The column {0} is missing; the columns are {1} and {2} more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/mapping.py"/>
        <source>The column {0} is missing; the columns are {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/mapping.py"/>
        <source>Call the column {0} in the header line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/mapping.py"/>
        <source>If it is {0}, call it {1} in the header line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/mapping.py"/>
        <source>Or say which one it is: --column {0}="{1}".</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/mapping.py"/>
        <source>Or say which one it is: --column {0}="...".</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/outputs.py"/>
        <source>The unfinished files of an earlier run that was stopped have been removed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/outputs.py"/>
        <source>The unfinished files of {0} earlier runs that were stopped have been removed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/outputs.py"/>
        <source>The output folder is not in use.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/outputs.py"/>
        <source>The output folder {0} can not be written to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/outputs.py"/>
        <source>The finished files could not be put into the output folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/outputs.py"/>
        <source>The output folder is a file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/outputs.py"/>
        <source>The output folder can not be written to. The folder is read-only or you have no permission to write there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/outputs.py"/>
        <source>Choose another output folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/outputs.py"/>
        <source>Free some space or choose an output folder on another disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/outputs.py"/>
        <source>Your disk quota is used up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/outputs.py"/>
        <source>Free some space or choose another output folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/outputs.py"/>
        <source>The disk can not hold a file of this size.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/outputs.py"/>
        <source>Choose an output folder on another disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/outputs.py"/>
        <source>The disk is read-only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/outputs.py"/>
        <source>Choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/outputs.py"/>
        <source>You have no permission, or another program has the file open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/outputs.py"/>
        <source>Close it or choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/outputs.py"/>
        <source>You have no permission.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/outputs.py"/>
        <source>A file of that name has come into being meanwhile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/outputs.py"/>
        <source>Run again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/outputs.py"/>
        <source>The path is too long.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/outputs.py"/>
        <source>Choose a folder with a shorter path.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/outputs.py"/>
        <source>A part of the path is a file, not a folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/outputs.py"/>
        <source>Check the disk and the folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/people.py"/>
        <source>number {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/people.py"/>
        <source>Keep one of them and remove or rename the others.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/people.py"/>
        <source>More than one column holds HashIDs: {0} and {1} more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/people.py"/>
        <source>More than one column holds HashIDs: {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/people.py"/>
        <source>The e-mail addresses are taken from the only column of such: {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/people.py"/>
        <source>Check that it holds each person's own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/people.py"/>
        <source>More than one column has the name that was given for the e-mail addresses.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/people.py"/>
        <source>Rename the others in the header line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/people.py"/>
        <source>There is no column of the name that was given; the columns are {0} and {1} more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/people.py"/>
        <source>There is no column of the name that was given; the columns are {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/people.py"/>
        <source>Give one of these as the e-mail column (--column).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/people.py"/>
        <source>Say which column holds each person's own e-mail address (--column).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/people.py"/>
        <source>No column holds e-mail addresses; the columns are {0} and {1} more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/people.py"/>
        <source>No column holds e-mail addresses; the columns are {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/people.py"/>
        <source>More than one column may hold the e-mail addresses: {0} and {1} more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/people.py"/>
        <source>More than one column may hold the e-mail addresses: {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/people.py"/>
        <source>There are more values than columns, so it is not sure which is which.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/people.py"/>
        <source>Put values with a comma in quotation marks, or give each column a name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/people.py"/>
        <source>No e-mail address in the column {0}, so no HashID.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/people.py"/>
        <source>Fill it in if the person uses Zoom.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/people.py"/>
        <source>The column {0} holds something else than an e-mail address, so no HashID is given.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/people.py"/>
        <source>The column {0} holds no e-mail address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/people.py"/>
        <source>The file has no rows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/people.py"/>
        <source>Check that it is the right file and column.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/person_rows.py"/>
        <source>Choose the column of the HashIDs with --hash-column</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/person_rows.py"/>
        <source>Export the query again with the rows grouped by week.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/person_rows.py"/>
        <source>It is taken as the column of the HashIDs, since its values are in the hashed Zoom file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/person_rows.py"/>
        <source>{0} columns have values that are HashIDs of the hashed Zoom file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/person_rows.py"/>
        <source>Choose the column of the HashIDs with --hash-column.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/person_rows.py"/>
        <source>It has no column PersonHashID or HashID, and no other one with HashIDs of the hashed Zoom file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/person_rows.py"/>
        <source>Choose the column of the HashIDs with --hash-column, or upload the HashIDs with the organisational data and export the query again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/person_rows.py"/>
        <source>None of its values is a HashID of the hashed Zoom file: the two files have no person in common.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/person_rows.py"/>
        <source>Check that both come from the same mapping file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/person_rows.py"/>
        <source>The column {0} has some: choose it with --hash-column.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/person_rows.py"/>
        <source>It has no column TimeZone: everybody's working hours count in the time zone of the Zoom admin.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/person_rows.py"/>
        <source>Add the time zone when exporting the query, if people work in several.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/person_rows.py"/>
        <source>{0} row has</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/person_rows.py"/>
        <source>{0} rows have</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/person_rows.py"/>
        <source>{0} row has an unknown time zone ({1} and {2} more).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/person_rows.py"/>
        <source>{0} row has an unknown time zone ({1}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/person_rows.py"/>
        <source>{0} row has an unknown time zone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/person_rows.py"/>
        <source>{0} row has {1} different unknown time zones ({2} and {3} more).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/person_rows.py"/>
        <source>{0} row has {1} different unknown time zones ({2}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/person_rows.py"/>
        <source>{0} row has {1} different unknown time zones.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/person_rows.py"/>
        <source>{0} rows have an unknown time zone ({1} and {2} more).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/person_rows.py"/>
        <source>{0} rows have an unknown time zone ({1}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/person_rows.py"/>
        <source>{0} rows have an unknown time zone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/person_rows.py"/>
        <source>{0} rows have {1} different unknown time zones ({2} and {3} more).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/person_rows.py"/>
        <source>{0} rows have {1} different unknown time zones ({2}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/person_rows.py"/>
        <source>{0} rows have {1} different unknown time zones.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/person_rows.py"/>
        <source>These rows take the zone of the person's other rows, else that of the Zoom admin. Names are like Pacific Standard Time or America/Los_Angeles.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/person_rows.py"/>
        <source>{0} row has a number of hours, such as -7 or +05:30, where the name of a time zone is needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/person_rows.py"/>
        <source>{0} rows have a number of hours, such as -7 or +05:30, where the name of a time zone is needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/person_rows.py"/>
        <source>These rows take the zone of the person's other rows, else that of the Zoom admin. A number does not say when clocks change.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/person_rows.py"/>
        <source>{0} row has a text that can not be read as {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/person_rows.py"/>
        <source>{0} rows have a text that can not be read as {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/person_rows.py"/>
        <source>They count as blank, so the options decide. It is written like {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/person_rows.py"/>
        <source>{0} row has no date, or one that can not be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/person_rows.py"/>
        <source>{0} rows have no date, or one that can not be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/person_rows.py"/>
        <source>Dates are written like 2023-05-07 or 5/7/2023.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/person_rows.py"/>
        <source>This is a daily query: one person has rows on days that follow each other.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/person_rows.py"/>
        <source>This is a monthly query: all dates are first days of months.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/person_rows.py"/>
        <source>Some dates have the day first and others the month first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/person_rows.py"/>
        <source>Export the query again; it was put together from two files or changed by hand.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/person_rows.py"/>
        <source>Nothing proves whether the day or the month comes first in its dates.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/person_rows.py"/>
        <source>Export it with more weeks, or write the dates like 2023-05-07.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/person_rows.py"/>
        <source>Its dates are read with the month first, since only then its weeks begin on a {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/person_rows.py"/>
        <source>Its dates are read with the day first, since only then its weeks begin on a {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/person_rows.py"/>
        <source>If that is wrong, write the dates like 2023-05-07.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/person_rows.py"/>
        <source>Its dates fall on different days of the week: {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/person_rows.py"/>
        <source>Each is taken for the week from Sunday on that it lies in; check that the query is by week.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/person_rows.py"/>
        <source>Its weeks begin on {0}, not on Sunday.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/person_rows.py"/>
        <source>They are taken as they are, and so are the weeks of all results.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/person_rows.py"/>
        <source>{0} row has no PersonId.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/person_rows.py"/>
        <source>{0} rows have no PersonId.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/person_rows.py"/>
        <source>They count by their HashID alone; check that the query is whole.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/person_rows.py"/>
        <source>{0} person-week has more than one row.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/person_rows.py"/>
        <source>{0} person-weeks have more than one row.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/person_rows.py"/>
        <source>Each person has one row for each week: remove the others, or export the query again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/person_rows.py"/>
        <source>lines {0} and {1} more pairs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/person_rows.py"/>
        <source>HashID has rows of two persons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/person_rows.py"/>
        <source>HashIDs have rows of two persons each</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/person_rows.py"/>
        <source>{0} HashID has rows of two persons in one week.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/person_rows.py"/>
        <source>{0} HashIDs have rows of two persons each in one week.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/person_rows.py"/>
        <source>Correct the HashIDs in the organisational data and export the query again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/person_rows.py"/>
        <source>{0} and {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/proof.py"/>
        <source>free text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/proof.py"/>
        <source>not a whole number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/proof.py"/>
        <source>not a topic token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/proof.py"/>
        <source>not a HashID of the mapping file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/proof.py"/>
        <source>not a time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/proof.py"/>
        <source>neither Yes nor No</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/proof.py"/>
        <source>not the published one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/proof.py"/>
        <source>all columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/proof.py"/>
        <source>not of the published shape</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/proof.py"/>
        <source>more cells than headers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/proof.py"/>
        <source>fewer cells than headers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/proof.py"/>
        <source>a line break</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/proof.py"/>
        <source>a cell that is far too long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/proof.py"/>
        <source>has {0} in it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/proof.py"/>
        <source>file name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/proof.py"/>
        <source>not one of those that are published</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/proof.py"/>
        <source>column {0}, row {1}: {2}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/proof.py"/>
        <source>row {0}: {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/proof.py"/>
        <source>The privacy proof failed; nothing was written to the output folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/proof.py"/>
        <source>What was about to be published is not as it must be ({0}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/proof.py"/>
        <source>This is a fault of the program, not of your files. Please report it with this message, which holds no data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/queries.py"/>
        <source>Export the query again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/queries.py"/>
        <source>The column Subject is blank in every row.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/queries.py"/>
        <source>No call is found in the calendar; only its meeting ID says whether it was scheduled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/queries.py"/>
        <source>A query's file was changed while the run was reading it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/queries.py"/>
        <source>Close it in other programs and run again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/query_dates.py"/>
        <source>not needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/query_dates.py"/>
        <source>week start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/query_files.py"/>
        <source>column {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/query_files.py"/>
        <source>This looks like {0}, not like a {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/query_files.py"/>
        <source>Its first line is not the header of a {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/query_files.py"/>
        <source>Export the {0} from Viva Insights again; its first line has the names of the columns.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/query_files.py"/>
        <source>It has no column {0}; its columns are {1} and {2} more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/query_files.py"/>
        <source>It has no column {0}; its columns are {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/query_files.py"/>
        <source>It has no columns {0}; its columns are {1} and {2} more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/query_files.py"/>
        <source>It has no columns {0}; its columns are {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/query_files.py"/>
        <source>Export the {0} from Viva Insights again, or give the column that name in the first line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/query_files.py"/>
        <source>The person query has {0} columns that are called like {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/query_files.py"/>
        <source>Choose one of its columns with --hash-column.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/query_files.py"/>
        <source>Rename one of them in the first line of the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/query_files.py"/>
        <source>{0} row has more cells than the first line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/query_files.py"/>
        <source>{0} rows have more cells than the first line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/query_files.py"/>
        <source>Perhaps a comma inside a value is not in quotation marks. Export the query again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/query_files.py"/>
        <source>{0} row has fewer cells than the first line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/query_files.py"/>
        <source>{0} rows have fewer cells than the first line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/query_files.py"/>
        <source>The missing ones count as blank. If the file was cut off, export the query again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/report_dates.py"/>
        <source>the month first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/report_dates.py"/>
        <source>the day first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/report_dates.py"/>
        <source>the year first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/report_dates.py"/>
        <source>Its dates have {0}, but the date order {1} was chosen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/report_dates.py"/>
        <source>Leave it at auto.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/report_dates.py"/>
        <source>Some of its dates have the day first and others the month first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/report_dates.py"/>
        <source>Export it again; it was put together from two reports or changed by hand.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/report_dates.py"/>
        <source>Nothing in it proves whether the day or the month comes first in its dates.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/report_dates.py"/>
        <source>Say it with --date-order mdy or --date-order dmy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/report_files.py"/>
        <source>The file or folder can not be read. {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/report_files.py"/>
        <source>Check its path and that you may read it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/report_files.py"/>
        <source>There is no Zoom report in what was given.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/report_files.py"/>
        <source>Choose the CSV files of the details report, or the folder that holds them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/report_files.py"/>
        <source>This Excel workbook was left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/report_files.py"/>
        <source>If it is a report, export it from Zoom as CSV.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/report_files.py"/>
        <source>This hashed file of an earlier run was left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/report_files.py"/>
        <source>This file has the columns of a mapping file and is taken as it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/report_files.py"/>
        <source>There are {0} mapping files in the folder: {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/report_files.py"/>
        <source>Say which one with --mapping.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/report_files.py"/>
        <source>The mapping file is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/report_files.py"/>
        <source>Give the CSV file with the columns PersonID and HashID with --mapping.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/reports.py"/>
        <source>No report has the column {0} that is to be kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/reports.py"/>
        <source>Check its spelling.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/reports.py"/>
        <source>This looks like {0}, not like the details report of Active Hosts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/reports.py"/>
        <source>Its first line is not the header of a Zoom report.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/reports.py"/>
        <source>Needed columns are missing: {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/reports.py"/>
        <source>Headers that were not understood: {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/reports.py"/>
        <source>Say which is which, for example --column {0}="{1}".</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/reports.py"/>
        <source>Say which is which, for example --column {0}="its header".</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/resources.py"/>
        <source>A part of the program is missing: {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/resources.py"/>
        <source>Install it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/secretkey.py"/>
        <source>The key file is a folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/secretkey.py"/>
        <source>The key file can not be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/secretkey.py"/>
        <source>This is no key file: a key is 64 hex digits and nothing else.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/secretkey.py"/>
        <source>The folder of the key file is not there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/secretkey.py"/>
        <source>Name the key file of an earlier run, or a new one in a folder that is there: it is then made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/textfile.py"/>
        <source>This is a folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/textfile.py"/>
        <source>Choose a CSV file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/textfile.py"/>
        <source>This is no file on a disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/textfile.py"/>
        <source>The file is not there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/textfile.py"/>
        <source>Check the folder and the name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/textfile.py"/>
        <source>The file can not be opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/textfile.py"/>
        <source>Close it in other programs and check that you may read it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/textfile.py"/>
        <source>The file is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/textfile.py"/>
        <source>The first line of the file is far too long for a table.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/textfile.py"/>
        <source>Export it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/textfile.py"/>
        <source>Check that it is the right file and export it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/textfile.py"/>
        <source>Line {0} has {1} columns; no report or query has so many.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/textfile.py"/>
        <source>Open it in Excel, choose Save as, and save it as CSV UTF-8.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/textfile.py"/>
        <source>Export the report as CSV again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/textfile.py"/>
        <source>The file is empty (0 bytes).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/textfile.py"/>
        <source>This is an Excel workbook or a zip archive, not a CSV file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/textfile.py"/>
        <source>This is an old Excel workbook, not a CSV file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/textfile.py"/>
        <source>This is a PDF, not a CSV file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/textfile.py"/>
        <source>This is a web page, not a CSV file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/textfile.py"/>
        <source>This is a binary file or a damaged one, not a CSV file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/textfile.py"/>
        <source>Line {0}: a quotation mark is opened and never closed, or a cell is far too long.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/textfile.py"/>
        <source>The file is damaged or was cut off; export it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/textfile.py"/>
        <source>Line {0} is longer than {1} characters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/textfile.py"/>
        <source>Line {0}{1} is longer than {2} characters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/textfile.py"/>
        <source>The file is damaged; export it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/textfile.py"/>
        <source>A temporary file could not be written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/textfile.py"/>
        <source>Free some disk space.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/working_hours.py"/>
        <source>Monday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/working_hours.py"/>
        <source>Tuesday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/working_hours.py"/>
        <source>Wednesday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/working_hours.py"/>
        <source>Thursday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/working_hours.py"/>
        <source>Friday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/working_hours.py"/>
        <source>Saturday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/working_hours.py"/>
        <source>Sunday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/working_hours.py"/>
        <source>A time of the day is written like 09:00 or 9:00 AM.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/working_hours.py"/>
        <source>A time of the day is between 00:00 and 24:00.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/working_hours.py"/>
        <source>Working hours are written as start and end, like 09:00-17:00.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/working_hours.py"/>
        <source>Working days are written like Mon-Fri, Sun-Thu or Sun,Mon,Tue.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/charts.py"/>
        <source>Show as table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/charts.py"/>
        <source>Show as table: {title}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/charts.py"/>
        <source>{value} h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/dialogs.py"/>
        <source>Zoom Wizard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/dialogs.py"/>
        <source>&amp;Copy details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/dialogs.py"/>
        <source>Open &amp;log folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/dialogs.py"/>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/dialogs.py"/>
        <source>User guide</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/dialogs.py"/>
        <source>Settings and about</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/dialogs.py"/>
        <source>As the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/dialogs.py"/>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/dialogs.py"/>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/dialogs.py"/>
        <source>L&amp;ook</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/dialogs.py"/>
        <source>Look</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/dialogs.py"/>
        <source>Lan&amp;guage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/dialogs.py"/>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/dialogs.py"/>
        <source>Files and folders that you used are remembered on this computer only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/dialogs.py"/>
        <source>&amp;Forget files and folders</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/dialogs.py"/>
        <source>About Zoom Wizard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/dialogs.py"/>
        <source>&amp;Copy diagnostics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/dialogs.py"/>
        <source>Zoom Wizard is free software under the MIT licence. It contains:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/fields.py"/>
        <source>Error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/fields.py"/>
        <source>Warning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/fields.py"/>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/fields.py"/>
        <source>In order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/fields.py"/>
        <source>Choose…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/fields.py"/>
        <source>Which column is {name}?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/fields.py"/>
        <source>That is a folder. Drop a CSV file here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/fields.py"/>
        <source>Only CSV files and folders can be dropped here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/fields.py"/>
        <source>Recently used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/fields.py"/>
        <source>Recent: {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/fields.py"/>
        <source>{path} (not there)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/fields.py"/>
        <source>Nothing yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/fields.py"/>
        <source>Type or paste a path, or drop a folder or file here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/fields.py"/>
        <source>Browse…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/fields.py"/>
        <source>One file or folder in each line: type, paste, or drop them here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/fields.py"/>
        <source>Folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/fields.py"/>
        <source>All files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/fields.py"/>
        <source>CSV files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/pages.py"/>
        <source>Last time: {title}, {files} files and folders. Use the same again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/pages.py"/>
        <source>{size} free</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/pages.py"/>
        <source>This will be made, with the time in the names:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/pages.py"/>
        <source>The key of the stand-in numbers is in the file {name}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/pages.py"/>
        <source>What was checked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/pages.py"/>
        <source>Mo&amp;re options</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/pages.py"/>
        <source>This is not a whole path.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/pages.py"/>
        <source>Give the folder from the drive or the root on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/results.py"/>
        <source>Parts of the results</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/results.py"/>
        <source>Rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/results.py"/>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/results.py"/>
        <source>What the run says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/results.py"/>
        <source>&amp;Files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/results.py"/>
        <source>&amp;What was done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/results.py"/>
        <source>&amp;Charts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/results.py"/>
        <source>Done. {count} files were made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/results.py"/>
        <source>&amp;Open folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/results.py"/>
        <source>Open &amp;report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/results.py"/>
        <source>Copy &amp;path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/results.py"/>
        <source>Copy s&amp;ummary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/results.py"/>
        <source>The path was copied.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/results.py"/>
        <source>The summary was copied.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/running.py"/>
        <source>Progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/running.py"/>
        <source>Starting…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/running.py"/>
        <source>Cancelling…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/running.py"/>
        <source>{rows} rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/running.py"/>
        <source>{rate} rows a second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/running.py"/>
        <source>nothing has moved for a while</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/tables.py"/>
        <source>Result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/tables.py"/>
        <source>First rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/tables.py"/>
        <source>&amp;Show addresses and names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/tables.py"/>
        <source>No rows to show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/tables.py"/>
        <source>First rows of {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/window.py"/>
        <source>Nothing leaves this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/window.py"/>
        <source>&amp;Help for this page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/window.py"/>
        <source>Sett&amp;ings and about</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/window.py"/>
        <source>done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/window.py"/>
        <source>here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/window.py"/>
        <source>to come</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/window.py"/>
        <source>S&amp;tart again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/window.py"/>
        <source>&amp;Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/window.py"/>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/window.py"/>
        <source>&amp;Next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/window.py"/>
        <source>Step {here} of {all}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/window.py"/>
        <source>The check is done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/window.py"/>
        <source>Cancelled. Nothing was left behind.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/window.py"/>
        <source>Stop the run?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/window.py"/>
        <source>Nothing of it will be left behind.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/window.py"/>
        <source>&amp;Stop the run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/window.py"/>
        <source>&amp;Go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/words.py"/>
        <source>Choose below.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/translate/extract.py"/>
        <source>row {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/translate/extract.py"/>
        <source>input {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/translate/extract.py"/>
        <source>Other groups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../../zoomwizard/translate/extract.py"/>
        <source>a telephone number</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
