<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>zoomwizard</name>
    <message>
        <location filename="../../zoomwizard/app/errors.py"/>
        <source>This computer has not enough memory for the run.</source>
        <translation>Dieser Computer hat nicht genug Arbeitsspeicher für den Lauf.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/errors.py"/>
        <source>Close other programs, then run again.</source>
        <translation>Schließen Sie andere Programme und starten Sie den Lauf erneut.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/errors.py"/>
        <source>A file or folder could not be read or written.</source>
        <translation>Eine Datei oder ein Ordner konnte nicht gelesen oder geschrieben werden.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/errors.py"/>
        <source>What is known of it is in the log: {0}</source>
        <translation>Was davon bekannt ist, steht im Protokoll: {0}</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/errors.py"/>
        <source>The log can not be written.</source>
        <translation>Das Protokoll kann nicht geschrieben werden.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/errors.py"/>
        <source>The program has met a fault of its own.</source>
        <translation>Im Programm ist ein Fehler aufgetreten.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>Make the mapping file</source>
        <translation>Zuordnungsdatei erstellen</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>Insights admin</source>
        <translation>Insights-Admin</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>Give every person a random ID, for the Zoom admin and for the upload of organisational data.</source>
        <translation>Jeder Person eine zufällige ID geben: für den Zoom-Admin und für das Hochladen der Organisationsdaten.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>&amp;Make the files</source>
        <translation>&amp;Dateien erstellen</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>Making the mapping file</source>
        <translation>Die Zuordnungsdatei wird erstellt</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>Your mapping file is ready</source>
        <translation>Ihre Zuordnungsdatei ist fertig</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>Read the people</source>
        <translation>Personen lesen</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>Write the files</source>
        <translation>Dateien schreiben</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>People</source>
        <translation>Personen</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>Choose the people file</source>
        <translation>Wählen Sie die Personendatei</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>A CSV file with a column of e-mail addresses, such as an export from the HR system.</source>
        <translation>Eine CSV-Datei mit einer Spalte von E-Mail-Adressen, etwa ein Export aus dem Personalsystem.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>What you need</source>
        <translation>Was Sie brauchen</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>Check</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>Look at what was found</source>
        <translation>Sehen Sie an, was gefunden wurde</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>Who is in the file, and what may be wrong with it.</source>
        <translation>Wer in der Datei steht und was an ihr falsch sein kann.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>The checks</source>
        <translation>Die Prüfungen</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>Output folder</source>
        <translation>Ausgabeordner</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>Choose the output folder</source>
        <translation>Wählen Sie den Ausgabeordner</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>The folder gets the mapping file for the Zoom admin and the organisational data for the upload.</source>
        <translation>In den Ordner kommen die Zuordnungsdatei für den Zoom-Admin und die Organisationsdaten zum Hochladen.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>The files</source>
        <translation>Die Dateien</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>Make</source>
        <translation>Erstellen</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>You can go on working meanwhile.</source>
        <translation>Sie können inzwischen weiterarbeiten.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>Your files</source>
        <translation>Ihre Dateien</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>What to do with the files</source>
        <translation>Was Sie mit den Dateien tun</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>Prepare the Zoom file</source>
        <translation>Zoom-Datei vorbereiten</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>Zoom admin</source>
        <translation>Zoom-Admin</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>Join Zoom's reports, take out every name, and save one file for the analyst.</source>
        <translation>Die Berichte von Zoom zusammenführen, alle Namen entfernen und eine Datei für den Analysten speichern.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>&amp;De-identify</source>
        <translation>&amp;Identitäten ersetzen</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>Preparing the Zoom file</source>
        <translation>Die Zoom-Datei wird vorbereitet</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>Your Zoom file is ready</source>
        <translation>Ihre Zoom-Datei ist fertig</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>Read the reports</source>
        <translation>Berichte lesen</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>Match people and replace addresses</source>
        <translation>Personen abgleichen und Adressen ersetzen</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>Write the file</source>
        <translation>Datei schreiben</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>Prove that nobody can be recognised in it</source>
        <translation>Nachweisen, dass niemand darin erkennbar ist</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>Zoom reports</source>
        <translation>Zoom-Berichte</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>Choose your Zoom reports</source>
        <translation>Wählen Sie Ihre Zoom-Berichte</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>The details reports of Active Hosts as CSV files or their folder, or straight from Zoom.</source>
        <translation>Die Detailberichte der aktiven Hosts als CSV-Dateien oder deren Ordner, oder direkt von Zoom.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>The reports</source>
        <translation>Die Berichte</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>Mapping file</source>
        <translation>Zuordnungsdatei</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>Choose the mapping file</source>
        <translation>Wählen Sie die Zuordnungsdatei</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>It says which random ID stands for which e-mail address. You got it from your Insights admin, as CSV with the columns PersonID and HashID.</source>
        <translation>Sie sagt, welche zufällige ID für welche E-Mail-Adresse steht. Sie haben sie von Ihrem Insights-Admin, als CSV mit den Spalten PersonID und HashID.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>The mapping file</source>
        <translation>Die Zuordnungsdatei</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>Options</source>
        <translation>Optionen</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>Choose options and the output folder</source>
        <translation>Wählen Sie Optionen und den Ausgabeordner</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>The hashed file for the analyst goes to the output folder; what only you may see goes to a folder Keep private in it.</source>
        <translation>Die gehashte Datei für den Analysten kommt in den Ausgabeordner; was nur Sie sehen dürfen, kommt dort in den Ordner Keep private.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>Prepare</source>
        <translation>Vorbereiten</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>You can go on working. Nothing is saved until the proof at the end has passed.</source>
        <translation>Sie können weiterarbeiten. Gespeichert wird erst, wenn der Nachweis am Ende gelungen ist.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>The privacy check</source>
        <translation>Die Datenschutzprüfung</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>What you get</source>
        <translation>Was Sie erhalten</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>Take what was downloaded from Zoom</source>
        <translation>Nehmen, was von Zoom heruntergeladen wurde</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>Zoom account</source>
        <translation>Zoom-Konto</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>Choose the Zoom account</source>
        <translation>Wählen Sie das Zoom-Konto</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>The account whose meetings are downloaded, by an app that its administrator has made for it.</source>
        <translation>Das Konto, dessen Besprechungen heruntergeladen werden, mit einer App, die sein Administrator dafür gemacht hat.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>Add the account</source>
        <translation>Das Konto hinzufügen</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>Days</source>
        <translation>Tage</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>Choose the days</source>
        <translation>Wählen Sie die Tage</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>Days are those of UTC, both included. A meeting belongs to the day on which it starts.</source>
        <translation>Es sind Tage in UTC, beide eingeschlossen. Eine Besprechung gehört zu dem Tag, an dem sie beginnt.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>Look first</source>
        <translation>Zuerst nachsehen</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>Download</source>
        <translation>Herunterladen</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>Download from Zoom</source>
        <translation>Laden Sie von Zoom herunter</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>You can stop at any time: what was downloaded is kept, and the next time goes on from there.</source>
        <translation>Sie können jederzeit anhalten: Was heruntergeladen ist, bleibt, und beim nächsten Mal geht es von dort weiter.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>Compute the metrics</source>
        <translation>Kennzahlen berechnen</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>Analyst</source>
        <translation>Analyst</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>Turn the prepared file into 17 metrics per person and week, with a report.</source>
        <translation>Aus der vorbereiteten Datei 17 Kennzahlen je Person und Woche machen, mit einem Bericht.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>&amp;Calculate</source>
        <translation>&amp;Kennzahlen berechnen</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>Computing the metrics</source>
        <translation>Die Kennzahlen werden berechnet</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>Your metrics are ready</source>
        <translation>Ihre Kennzahlen sind fertig</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>Read the files</source>
        <translation>Dateien lesen</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>Write the results</source>
        <translation>Ergebnisse schreiben</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>Make the report</source>
        <translation>Bericht erstellen</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>Choose files</source>
        <translation>Dateien wählen</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>Choose the Zoom file and the queries</source>
        <translation>Wählen Sie die Zoom-Datei und die Abfragen</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>Pick each file, or choose one folder that holds all of them: they are found by their columns and names.</source>
        <translation>Wählen Sie jede Datei einzeln oder einen Ordner, in dem alle liegen: Sie werden an ihren Spalten und Namen erkannt.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>The files you need</source>
        <translation>Die Dateien, die Sie brauchen</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>Whether the files fit together: people, weeks and time zones.</source>
        <translation>Ob die Dateien zusammenpassen: Personen, Wochen und Zeitzonen.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>The check</source>
        <translation>Die Prüfung</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>Working hours are those of the person query; these stand in where it has none.</source>
        <translation>Es gelten die Arbeitszeiten der Personenabfrage; wo sie keine hat, gelten diese.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>Compute</source>
        <translation>Berechnen</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>The results</source>
        <translation>Die Ergebnisse</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>Results</source>
        <translation>Ergebnisse</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>As the dates prove it</source>
        <translation>Wie es die Datumsangaben beweisen</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>Month, day, year</source>
        <translation>Monat, Tag, Jahr</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>Day, month, year</source>
        <translation>Tag, Monat, Jahr</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>Year, month, day</source>
        <translation>Jahr, Monat, Tag</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>Replaced by an unreadable token</source>
        <translation>Durch ein unlesbares Zeichen ersetzt</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>Kept as they are</source>
        <translation>Unverändert behalten</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>Left out</source>
        <translation>Weggelassen</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>Exact</source>
        <translation>Genau</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>As the published R scripts</source>
        <translation>Wie die veröffentlichten R-Skripte</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>Free</source>
        <translation>Kostenlos</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>Pro</source>
        <translation>Pro</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>Business or higher</source>
        <translation>Business oder höher</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>This computer's time zone</source>
        <translation>Zeitzone dieses Computers</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>Zoom reports for Viva Insights</source>
        <translation>Zoom-Berichte für Viva Insights</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>What to do</source>
        <translation>Was zu tun ist</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>What do you want to do?</source>
        <translation>Was möchten Sie tun?</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>Each way ends with files in a folder of your choice.</source>
        <translation>Jeder Weg endet mit Dateien in einem Ordner Ihrer Wahl.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>Choose a file.</source>
        <translation>Wählen Sie eine Datei.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>Choose one or more files, or a folder.</source>
        <translation>Wählen Sie eine oder mehrere Dateien oder einen Ordner.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>Add an account.</source>
        <translation>Fügen Sie ein Konto hinzu.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>Choose a day.</source>
        <translation>Wählen Sie einen Tag.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>This is needed.</source>
        <translation>Das wird gebraucht.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/flow.py"/>
        <source>Choose a folder.</source>
        <translation>Wählen Sie einen Ordner.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/policy.py"/>
        <source>It must be true or false; in the registry a DWORD of 1 or 0.</source>
        <translation>Er muss true oder false sein; in der Registrierung ein DWORD von 1 oder 0.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/policy.py"/>
        <source>It must be a whole number from {0} to {1}; in the registry a DWORD.</source>
        <translation>Er muss eine ganze Zahl von {0} bis {1} sein; in der Registrierung ein DWORD.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/policy.py"/>
        <source>It must be drop, token or keep.</source>
        <translation>Er muss drop, token oder keep sein.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/policy.py"/>
        <source>It must be a whole path, from the drive or the root on; it may begin with a variable.</source>
        <translation>Er muss ein ganzer Pfad sein, vom Laufwerk oder von der Wurzel an; er darf mit einer Variablen beginnen.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/policy.py"/>
        <source>It must be an address like http://proxy.example.com:8080, without a password.</source>
        <translation>Er muss eine Adresse wie http://proxy.example.com:8080 sein, ohne Kennwort.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/policy.py"/>
        <source>What your IT department has set for this computer can not be understood, so nothing is done.</source>
        <translation>Was Ihre IT-Abteilung für diesen Computer festgelegt hat, ist nicht zu verstehen; deshalb wird nichts getan.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/policy.py"/>
        <source>Tell your IT department.</source>
        <translation>Sagen Sie es Ihrer IT-Abteilung.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/policy.py"/>
        <source>Your IT department has not allowed this on this computer: {0}.</source>
        <translation>Ihre IT-Abteilung hat das auf diesem Computer nicht erlaubt: {0}.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/policy.py"/>
        <source>Ask your IT department if you need it.</source>
        <translation>Fragen Sie Ihre IT-Abteilung, wenn Sie es brauchen.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/policy.py"/>
        <source>Your IT department allows no number below {0}.</source>
        <translation>Ihre IT-Abteilung erlaubt keine Zahl unter {0}.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/policy.py"/>
        <source>Your IT department does not allow the other choices.</source>
        <translation>Ihre IT-Abteilung erlaubt die anderen Möglichkeiten nicht.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/policy.py"/>
        <source>{0}: The policy file can not be read. Correct its permissions, or remove it.</source>
        <translation>{0}: Die Richtliniendatei kann nicht gelesen werden. Berichtigen Sie ihre Berechtigungen, oder entfernen Sie sie.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/policy.py"/>
        <source>{0}: The policy file is far too large. Write it anew.</source>
        <translation>{0}: Die Richtliniendatei ist viel zu groß. Schreiben Sie sie neu.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/policy.py"/>
        <source>{0}: The policy file is no JSON at line {1}, column {2}. Put it right, or remove it.</source>
        <translation>{0}: Die Richtliniendatei ist in Zeile {1}, Spalte {2} kein JSON. Berichtigen oder entfernen Sie sie.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/policy.py"/>
        <source>{0}: The policy file is no JSON. Put it right, or remove it.</source>
        <translation>{0}: Die Richtliniendatei ist kein JSON. Berichtigen oder entfernen Sie sie.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/policy.py"/>
        <source>{0}: The policy file must be names and values in braces. Put it right, or remove it.</source>
        <translation>{0}: Die Richtliniendatei muss aus Namen und Werten in geschweiften Klammern bestehen. Berichtigen oder entfernen Sie sie.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/policy.py"/>
        <source>{0}: The registry key can not be read. Correct its permissions.</source>
        <translation>{0}: Der Registrierungsschlüssel kann nicht gelesen werden. Berichtigen Sie seine Berechtigungen.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/policy.py"/>
        <source>{0}: There is no value {1}. Is {2} meant?</source>
        <translation>{0}: Es gibt keinen Wert {1}. Ist {2} gemeint?</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/policy.py"/>
        <source>{0}: There is no value {1}. Remove it.</source>
        <translation>{0}: Es gibt keinen Wert {1}. Entfernen Sie ihn.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/policy.py"/>
        <source>{0}: There is no value of such a name. Is {1} meant?</source>
        <translation>{0}: Es gibt keinen Wert mit einem solchen Namen. Ist {1} gemeint?</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/policy.py"/>
        <source>{0}: There is no value of such a name. Remove it.</source>
        <translation>{0}: Es gibt keinen Wert mit einem solchen Namen. Entfernen Sie ihn.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/policy.py"/>
        <source>{0}: {1} stands there twice. Keep one of the two.</source>
        <translation>{0}: {1} steht dort zweimal. Behalten Sie einen der beiden.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/policy.py"/>
        <source>{0}: {1} can not have this value.</source>
        <translation>{0}: {1} kann diesen Wert nicht haben.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/progress.py"/>
        <source>a few seconds left</source>
        <translation>noch wenige Sekunden</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/progress.py"/>
        <source>{0} seconds left</source>
        <translation>noch {0} Sekunden</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/progress.py"/>
        <source>1 minute left</source>
        <translation>noch 1 Minute</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/progress.py"/>
        <source>{0} minute, {1} seconds left</source>
        <translation>noch {0} Minute, {1} Sekunden</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/progress.py"/>
        <source>{0} minute left</source>
        <translation>noch {0} Minute</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/progress.py"/>
        <source>{0} minutes, {1} seconds left</source>
        <translation>noch {0} Minuten, {1} Sekunden</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/progress.py"/>
        <source>{0} minutes left</source>
        <translation>noch {0} Minuten</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/progress.py"/>
        <source>{0} hour, {1} minute left</source>
        <translation>noch {0} Stunde, {1} Minute</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/progress.py"/>
        <source>{0} hour, {1} minutes left</source>
        <translation>noch {0} Stunde, {1} Minuten</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/progress.py"/>
        <source>{0} hour left</source>
        <translation>noch {0} Stunde</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/progress.py"/>
        <source>{0} hours, {1} minute left</source>
        <translation>noch {0} Stunden, {1} Minute</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/progress.py"/>
        <source>{0} hours, {1} minutes left</source>
        <translation>noch {0} Stunden, {1} Minuten</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/progress.py"/>
        <source>{0} hours left</source>
        <translation>noch {0} Stunden</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/secrets.py"/>
        <source>the Windows Credential Manager</source>
        <translation>der Windows-Anmeldeinformationsverwaltung</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/secrets.py"/>
        <source>the macOS keychain</source>
        <translation>dem macOS-Schlüsselbund</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/secrets.py"/>
        <source>the keyring of this desktop</source>
        <translation>dem Schlüsselbund dieses Desktops</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/secrets.py"/>
        <source>so this run uses a one-time key: a meeting has another stand-in number in each run. To keep one key, name a key file.</source>
        <translation>deshalb verwendet dieser Lauf einen Einmalschlüssel: Eine Besprechung hat in jedem Lauf eine andere Ersatznummer. Um bei einem Schlüssel zu bleiben, nennen Sie eine Schlüsseldatei.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/secrets.py"/>
        <source>not there</source>
        <translation>nicht vorhanden</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/secrets.py"/>
        <source>not reachable</source>
        <translation>nicht erreichbar</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/secrets.py"/>
        <source>The key of the stand-in numbers is in the file {0}.</source>
        <translation>Der Schlüssel der Ersatznummern steht in der Datei {0}.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/secrets.py"/>
        <source>{0}, so this run uses a one-time key: a meeting has another stand-in number in each run. To keep one key, name a key file.</source>
        <translation>{0}; deshalb verwendet dieser Lauf einen Einmalschlüssel: Eine Besprechung hat in jedem Lauf eine andere Ersatznummer. Um bei einem Schlüssel zu bleiben, nennen Sie eine Schlüsseldatei.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/secrets.py"/>
        <source>The secret could not be kept in {0}</source>
        <translation>Das Geheimnis konnte nicht in {0} aufbewahrt werden</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/secrets.py"/>
        <source>The keyring can not be used ({0})</source>
        <translation>Der Schlüsselbund kann nicht verwendet werden ({0})</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/secrets.py"/>
        <source>The keyring did not answer within {0} seconds</source>
        <translation>Der Schlüsselbund hat nicht innerhalb von {0} Sekunden geantwortet</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/secrets.py"/>
        <source>There is no keyring on this computer</source>
        <translation>Auf diesem Computer gibt es keinen Schlüsselbund</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/secrets.py"/>
        <source>the keyring of this computer</source>
        <translation>dem Schlüsselbund dieses Computers</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/secrets.py"/>
        <source>The key will be made at first use and kept in {0}.</source>
        <translation>Der Schlüssel wird beim ersten Gebrauch erzeugt und in {0} aufbewahrt.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/secrets.py"/>
        <source>The key could not be kept in {0}</source>
        <translation>Der Schlüssel konnte nicht in {0} aufbewahrt werden</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/secrets.py"/>
        <source>The entry "{0}" in {1} is not a key of this program</source>
        <translation>Der Eintrag „{0}“ in {1} ist kein Schlüssel dieses Programms</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/secrets.py"/>
        <source>The key of the stand-in numbers is kept in {0}.</source>
        <translation>Der Schlüssel der Ersatznummern wird in {0} aufbewahrt.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/secrets.py"/>
        <source>The key file {0} can not be made.</source>
        <translation>Die Schlüsseldatei {0} kann nicht erstellt werden.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/zoom.py"/>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/zoom.py"/>
        <source>What you call the account: up to 40 letters from a to z, digits, _ and -.</source>
        <translation>Wie Sie das Konto nennen: bis zu 40 Buchstaben von a bis z, Ziffern, _ und -.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/zoom.py"/>
        <source>A&amp;ccount ID</source>
        <translation>&amp;Konto-ID</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/zoom.py"/>
        <source>From the page App Credentials of your Server-to-Server OAuth app.</source>
        <translation>Von der Seite App Credentials Ihrer Server-to-Server-OAuth-App.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/zoom.py"/>
        <source>Client I&amp;D</source>
        <translation>&amp;Client-ID</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/zoom.py"/>
        <source>From the same page.</source>
        <translation>Von derselben Seite.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/zoom.py"/>
        <source>Client &amp;secret</source>
        <translation>Client-&amp;Geheimnis</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/zoom.py"/>
        <source>From the same page. It is kept in the keyring of this computer and nowhere else; where there is none, until this window is closed.</source>
        <translation>Von derselben Seite. Es wird im Schlüsselbund dieses Computers aufbewahrt und sonst nirgends; wo es keinen gibt, bis dieses Fenster geschlossen wird.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/zoom.py"/>
        <source>&amp;Plan</source>
        <translation>&amp;Tarif</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/zoom.py"/>
        <source>Zoom's limits depend on it.</source>
        <translation>Zooms Grenzen hängen davon ab.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/zoom.py"/>
        <source>S&amp;hare of Zoom's limits</source>
        <translation>&amp;Anteil an Zooms Grenzen</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/zoom.py"/>
        <source>Other apps of your company share these limits: 0.5 is half of them.</source>
        <translation>Andere Apps Ihres Unternehmens teilen sich diese Grenzen: 0.5 ist die Hälfte davon.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/zoom.py"/>
        <source>Pro&amp;xy</source>
        <translation>Pro&amp;xy</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/zoom.py"/>
        <source>The proxy to go through, like http://proxy.example.com:8080; blank: the one of this computer's environment.</source>
        <translation>Der Proxy, über den es geht, wie http://proxy.example.com:8080; leer: der aus der Umgebung dieses Computers.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/zoom.py"/>
        <source>Address of Zoom's AP&amp;I</source>
        <translation>Adresse von Zooms AP&amp;I</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/zoom.py"/>
        <source>Only for government clouds; blank: {0}.</source>
        <translation>Nur für Behörden-Clouds; leer: {0}.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/zoom.py"/>
        <source>Address that gives &amp;tokens</source>
        <translation>Adresse für Tok&amp;en</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/zoom.py"/>
        <source>There is already an account of this name.</source>
        <translation>Ein Konto dieses Namens gibt es schon.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/zoom.py"/>
        <source>Choose another name, or remove that account first.</source>
        <translation>Wählen Sie einen anderen Namen, oder entfernen Sie zuerst jenes Konto.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/zoom.py"/>
        <source>Your IT department has set the proxy of this computer.</source>
        <translation>Ihre IT-Abteilung hat den Proxy dieses Computers festgelegt.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/zoom.py"/>
        <source>Leave --proxy away.</source>
        <translation>Lassen Sie --proxy weg.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/zoom.py"/>
        <source>The client secret is blank.</source>
        <translation>Das Client-Geheimnis ist leer.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/zoom.py"/>
        <source>It stands on the page App Credentials of the app.</source>
        <translation>Es steht auf der Seite App Credentials der App.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/zoom.py"/>
        <source>The client secret is kept in {0}.</source>
        <translation>Das Client-Geheimnis wird in {0} aufbewahrt.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/zoom.py"/>
        <source>{0}, so the client secret is kept nowhere: set ZOOMWIZARD_CLIENT_SECRET_{1} for every run.</source>
        <translation>{0}; deshalb wird das Client-Geheimnis nirgends aufbewahrt: Setzen Sie für jeden Lauf ZOOMWIZARD_CLIENT_SECRET_{1}.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/zoom.py"/>
        <source>The account {0} and what was downloaded from it are forgotten.</source>
        <translation>Das Konto {0} und was von ihm heruntergeladen wurde, sind vergessen.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/zoom.py"/>
        <source>Its secret was deleted from {0}.</source>
        <translation>Sein Geheimnis wurde aus {0} gelöscht.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/zoom.py"/>
        <source>Its secret was deleted from .</source>
        <translation>Sein Geheimnis wurde gelöscht.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/zoom.py"/>
        <source>There was no secret of it in the keyring.</source>
        <translation>Im Schlüsselbund war kein Geheimnis davon.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/zoom.py"/>
        <source>{0}: if the client secret is in it, delete it there.</source>
        <translation>{0}: Wenn das Client-Geheimnis darin steht, löschen Sie es dort.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/zoom.py"/>
        <source>There are: {0}.</source>
        <translation>Es gibt: {0}.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/zoom.py"/>
        <source>zoomwizard connect add adds one.</source>
        <translation>zoomwizard connect add fügt eines hinzu.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/zoom.py"/>
        <source>There is no Zoom account {0}.</source>
        <translation>Das Zoom-Konto {0} gibt es nicht.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/zoom.py"/>
        <source>There is no such account.</source>
        <translation>Ein solches Konto gibt es nicht.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/zoom.py"/>
        <source>The settings can not be written.</source>
        <translation>Die Einstellungen können nicht geschrieben werden.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/zoom.py"/>
        <source>Check the disk and the permissions of your home folder.</source>
        <translation>Prüfen Sie den Datenträger und die Rechte Ihres persönlichen Ordners.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/zoom.py"/>
        <source>the variable {0}</source>
        <translation>der Variablen {0}</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/zoom.py"/>
        <source>this window, until it is closed</source>
        <translation>diesem Fenster, bis es geschlossen wird</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/zoom.py"/>
        <source>{0}, and ZOOMWIZARD_CLIENT_SECRET_{1} is not set.</source>
        <translation>{0}, und ZOOMWIZARD_CLIENT_SECRET_{1} ist nicht gesetzt.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/zoom.py"/>
        <source>There is no folder of this user in which a download could be kept.</source>
        <translation>Dieser Benutzer hat keinen Ordner, in dem Heruntergeladenes bleiben könnte.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/zoom.py"/>
        <source>Run as a user with a home.</source>
        <translation>Starten Sie das Programm als Benutzer mit persönlichem Ordner.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/zoom.py"/>
        <source>The client secret of the account {0} is not known. {1}</source>
        <translation>Das Client-Geheimnis des Kontos {0} ist nicht bekannt. {1}</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/zoom.py"/>
        <source>Set ZOOMWIZARD_CLIENT_SECRET_{0}, or remove the account and add it again.</source>
        <translation>Setzen Sie ZOOMWIZARD_CLIENT_SECRET_{0}, oder entfernen Sie das Konto und fügen Sie es wieder hinzu.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/zoom.py"/>
        <source>The client secret is known.</source>
        <translation>Das Client-Geheimnis ist bekannt.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/app/zoom.py"/>
        <source>The client secret is known, from {0}.</source>
        <translation>Das Client-Geheimnis ist bekannt, aus {0}.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/admin/check.py"/>
        <source>no topics: every topic is blank</source>
        <translation>keine Themen: Jedes Thema bleibt leer</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/admin/check.py"/>
        <source>no creation times: no meeting counts as created at its start</source>
        <translation>keine Erstellungszeiten: Keine Besprechung gilt als bei ihrem Beginn erstellt</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/admin/check.py"/>
        <source>no participant counts: they are counted from the rows</source>
        <translation>keine Teilnehmerzahlen: Sie werden aus den Zeilen gezählt</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/admin/check.py"/>
        <source>no minutes of the sessions: they are computed from join and leave</source>
        <translation>keine Minuten der Sitzungen: Sie werden aus Beitritt und Verlassen berechnet</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/admin/check.py"/>
        <source>no guest column: nobody counts as a guest</source>
        <translation>keine Gastspalte: Niemand gilt als Gast</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/admin/check.py"/>
        <source>no waiting-room column: no row counts as a stay in the waiting room</source>
        <translation>keine Warteraumspalte: Keine Zeile gilt als Aufenthalt im Warteraum</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/admin/check.py"/>
        <source>month, day, year</source>
        <translation>Monat, Tag, Jahr</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/admin/check.py"/>
        <source>day, month, year</source>
        <translation>Tag, Monat, Jahr</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/admin/check.py"/>
        <source>year, month, day</source>
        <translation>Jahr, Monat, Tag</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/admin/check.py"/>
        <source>Needed and not given: --reports or --from-zoom.</source>
        <translation>Nötig und nicht angegeben: --reports oder --from-zoom.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/admin/check.py"/>
        <source>Name reports or an account.</source>
        <translation>Nennen Sie Berichte oder ein Konto.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/admin/check.py"/>
        <source>Reading the reports</source>
        <translation>Die Berichte werden gelesen</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/admin/check.py"/>
        <source>The choice of a column, {0}, can not be understood.</source>
        <translation>Die Wahl einer Spalte, {0}, ist nicht zu verstehen.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/admin/check.py"/>
        <source>Write it as NAME=HEADER, with one of these names: {0}.</source>
        <translation>Schreiben Sie sie als NAME=ÜBERSCHRIFT, mit einem dieser Namen: {0}.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/admin/check.py"/>
        <source>The times of the reports are taken as those of this computer's time zone, {0}.</source>
        <translation>Die Zeiten der Berichte gelten als Zeiten der Zeitzone dieses Computers, {0}.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/admin/check.py"/>
        <source>If the person who exported them has another one in Zoom, say it with --time-zone.</source>
        <translation>Hat, wer sie exportiert hat, in Zoom eine andere, dann geben Sie sie mit --time-zone an.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/admin/check.py"/>
        <source>The column {0} is to be kept twice.</source>
        <translation>Die Spalte {0} soll zweimal behalten werden.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/admin/check.py"/>
        <source>Name it once.</source>
        <translation>Nennen Sie sie einmal.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/admin/check.py"/>
        <source>The column {0} can not be kept: it names people or meetings.</source>
        <translation>Die Spalte {0} kann nicht behalten werden: Sie nennt Personen oder Besprechungen.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/admin/check.py"/>
        <source>Choose only columns such as Department; topics are kept with --topics keep.</source>
        <translation>Wählen Sie nur Spalten wie Department; Themen behalten Sie mit --topics keep.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/admin/check.py"/>
        <source>The column {0} is in the hashed file in any case.</source>
        <translation>Die Spalte {0} steht ohnehin in der gehashten Datei.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/admin/check.py"/>
        <source>Name only columns that it does not have, such as Department.</source>
        <translation>Nennen Sie nur Spalten, die sie nicht hat, zum Beispiel Department.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/admin/check.py"/>
        <source>It has no rows below its header.</source>
        <translation>Unter der Kopfzeile stehen keine Zeilen.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/admin/check.py"/>
        <source>Check that it is of the month that you want.</source>
        <translation>Prüfen Sie, ob sie aus dem gewünschten Monat ist.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/admin/check.py"/>
        <source>{0} reports</source>
        <translation>{0} Berichte</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/admin/check.py"/>
        <source>There are {0}.</source>
        <translation>Es gibt {0}.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/admin/check.py"/>
        <source>Columns that are not known were left out: {0}.</source>
        <translation>Unbekannte Spalten wurden weggelassen: {0}.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/admin/check.py"/>
        <source>The reports have no rows below their headers.</source>
        <translation>Unter den Kopfzeilen der Berichte stehen keine Zeilen.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/admin/check.py"/>
        <source>Choose a month in which there were meetings and export the report again.</source>
        <translation>Wählen Sie einen Monat, in dem es Besprechungen gab, und exportieren Sie den Bericht erneut.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/admin/check.py"/>
        <source>{0} of {1} rows can not be used and are left out.</source>
        <translation>{0} von {1} Zeilen sind nicht zu verwenden und werden weggelassen.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/admin/check.py"/>
        <source>They are listed with file, line and reason in the folder Keep private.</source>
        <translation>Sie sind mit Datei, Zeile und Grund im Ordner Keep private aufgeführt.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/admin/check.py"/>
        <source>Not a single row of the reports can be used.</source>
        <translation>Keine einzige Zeile der Berichte ist zu verwenden.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/admin/check.py"/>
        <source>Check the date order and the columns.</source>
        <translation>Prüfen Sie die Datumsreihenfolge und die Spalten.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/admin/check.py"/>
        <source>The mapping file covers {0} of the {1} e-mail addresses of participants.</source>
        <translation>Die Zuordnungsdatei deckt {0} der {1} E-Mail-Adressen der Teilnehmenden ab.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/admin/check.py"/>
        <source>Check that both are of the same organisation, and that PersonID is the address used in Zoom.</source>
        <translation>Prüfen Sie, ob beide von derselben Organisation sind und ob PersonID die in Zoom verwendete Adresse ist.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/admin/check.py"/>
        <source>{0} read</source>
        <translation>{0} gelesen</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/admin/check.py"/>
        <source>Order of the dates</source>
        <translation>Reihenfolge der Datumsangaben</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/admin/check.py"/>
        <source>Rows that can not be used</source>
        <translation>Zeilen, die nicht zu verwenden sind</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/admin/check.py"/>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/admin/check.py"/>
        <source>Participants with an ID</source>
        <translation>Teilnehmende mit ID</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/admin/fetched.py"/>
        <source>What is downloaded from Zoom has no column {0} that could be kept.</source>
        <translation>Was von Zoom heruntergeladen wird, hat keine Spalte {0}, die behalten werden könnte.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/admin/fetched.py"/>
        <source>It has Department and Group.</source>
        <translation>Es hat Department und Group.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/admin/fetched.py"/>
        <source>A temporary file could not be written.</source>
        <translation>Eine Zwischendatei konnte nicht geschrieben werden.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/admin/inputs.py"/>
        <source>Z&amp;oom reports</source>
        <translation>Zoom-&amp;Berichte</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/admin/inputs.py"/>
        <source>The details reports of Active Hosts as CSV files, or a folder that holds them.</source>
        <translation>Die Detailberichte der aktiven Hosts als CSV-Dateien oder ein Ordner, in dem sie liegen.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/admin/inputs.py"/>
        <source>Zoom &amp;account</source>
        <translation>Zoom-&amp;Konto</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/admin/inputs.py"/>
        <source>The account to download from, in place of reports or beside them; it is added once.</source>
        <translation>Das Konto, von dem heruntergeladen wird, statt der Berichte oder neben ihnen; es wird einmal hinzugefügt.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/admin/inputs.py"/>
        <source>Firs&amp;t day</source>
        <translation>Ers&amp;ter Tag</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/admin/inputs.py"/>
        <source>The first day to download, in UTC.</source>
        <translation>Der erste Tag, der heruntergeladen wird, in UTC.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/admin/inputs.py"/>
        <source>&amp;Last day</source>
        <translation>&amp;Letzter Tag</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/admin/inputs.py"/>
        <source>The last day to download, in UTC.</source>
        <translation>Der letzte Tag, der heruntergeladen wird, in UTC.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/admin/inputs.py"/>
        <source>Only &amp;plan</source>
        <translation>Nur &amp;planen</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/admin/inputs.py"/>
        <source>Say how many meetings, calls and seconds a download would take, and fetch nothing else.</source>
        <translation>Nur sagen, wie viele Besprechungen, Aufrufe und Sekunden das Herunterladen bräuchte, und sonst nichts holen.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/admin/inputs.py"/>
        <source>Begin ane&amp;w</source>
        <translation>Von vor&amp;n beginnen</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/admin/inputs.py"/>
        <source>Forget what an earlier run downloaded of the same account and days.</source>
        <translation>Vergessen, was ein früherer Lauf von demselben Konto und denselben Tagen heruntergeladen hat.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/admin/inputs.py"/>
        <source>Wait at the dail&amp;y limit</source>
        <translation>An der Tages&amp;grenze warten</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/admin/inputs.py"/>
        <source>Wait until Zoom's daily limit begins anew, where it is used up, and go on.</source>
        <translation>Warten, bis Zooms Tagesgrenze neu beginnt, wenn sie aufgebraucht ist, und dann weitermachen.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/admin/inputs.py"/>
        <source>&amp;Mapping file</source>
        <translation>Z&amp;uordnungsdatei</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/admin/inputs.py"/>
        <source>The CSV with PersonID (e-mail) and HashID; not needed where the reports' folder holds it.</source>
        <translation>Die CSV-Datei mit PersonID (E-Mail) und HashID; nicht nötig, wenn sie im Ordner der Berichte liegt.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/admin/inputs.py"/>
        <source>Time &amp;zone of the reports</source>
        <translation>Zei&amp;tzone der Berichte</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/admin/inputs.py"/>
        <source>The zone that the times in the reports are in, as IANA or Windows name; default: this computer's.</source>
        <translation>Die Zeitzone der Zeiten in den Berichten, als IANA- oder Windows-Name; ohne Angabe die dieses Computers.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/admin/inputs.py"/>
        <source>&amp;Date order</source>
        <translation>&amp;Datumsreihenfolge</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/admin/inputs.py"/>
        <source>Whether month, day or year comes first in the reports' dates; auto proves it from them.</source>
        <translation>Ob in den Datumsangaben der Berichte Monat, Tag oder Jahr zuerst steht; auto beweist es aus ihnen.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/admin/inputs.py"/>
        <source>&amp;Columns</source>
        <translation>&amp;Spalten</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/admin/inputs.py"/>
        <source>Which header is which column, where a header is not known: Join_Time="Hora de entrada".</source>
        <translation>Welche Überschrift zu welcher Spalte gehört, wenn eine nicht bekannt ist: Join_Time="Hora de entrada".</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/admin/inputs.py"/>
        <source>&amp;Topics</source>
        <translation>The&amp;men</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/admin/inputs.py"/>
        <source>What becomes of the topics: an unreadable token, the topic itself, or nothing.</source>
        <translation>Was aus den Themen wird: ein unlesbares Zeichen, das Thema selbst oder nichts.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/admin/inputs.py"/>
        <source>&amp;Keep columns</source>
        <translation>Spalten &amp;behalten</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/admin/inputs.py"/>
        <source>Columns of the reports to keep as they are, for example Department.</source>
        <translation>Spalten der Berichte, die unverändert behalten werden, zum Beispiel Department.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/admin/inputs.py"/>
        <source>Only participants of the mapping &amp;file</source>
        <translation>&amp;Nur Teilnehmende der Zuordnungsdatei</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/admin/inputs.py"/>
        <source>Leave out the sessions of participants that the mapping file does not hold.</source>
        <translation>Die Sitzungen von Teilnehmenden weglassen, die nicht in der Zuordnungsdatei stehen.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/admin/inputs.py"/>
        <source>K&amp;ey file</source>
        <translation>Sch&amp;lüsseldatei</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/admin/inputs.py"/>
        <source>A file with the key of the stand-in numbers, for unattended runs; made if it is not there.</source>
        <translation>Eine Datei mit dem Schlüssel der Ersatznummern, für Läufe ohne Aufsicht; sie wird erstellt, wenn es sie nicht gibt.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/admin/inputs.py"/>
        <source>&amp;Output folder</source>
        <translation>&amp;Ausgabeordner</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/admin/inputs.py"/>
        <source>The folder that the hashed file is written to.</source>
        <translation>Der Ordner, in den die gehashte Datei geschrieben wird.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/admin/run.py"/>
        <source>Keep private</source>
        <translation>Keep private (nur für Sie)</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/admin/run.py"/>
        <source>Replacing people by HashIDs</source>
        <translation>Personen werden durch HashIDs ersetzt</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/admin/run.py"/>
        <source>Writing the hashed file</source>
        <translation>Die gehashte Datei wird geschrieben</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/admin/run.py"/>
        <source>hashed file</source>
        <translation>gehashte Datei</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/admin/run.py"/>
        <source>Proving that nothing names a person</source>
        <translation>Es wird nachgewiesen, dass nichts eine Person nennt</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/admin/run.py"/>
        <source>The column {0}, which you chose to keep, names somebody in {1} rows.</source>
        <translation>Die Spalte {0}, die Sie behalten wollen, nennt in {1} Zeilen jemanden.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/admin/run.py"/>
        <source>Leave it out unless the analyst may see this.</source>
        <translation>Lassen Sie sie weg, wenn der Analyst das nicht sehen darf.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/admin/run.py"/>
        <source>hashed Zoom file</source>
        <translation>gehashte Zoom-Datei</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/admin/run.py"/>
        <source>{0} of {1} rows were written to the hashed file.</source>
        <translation>{0} von {1} Zeilen wurden in die gehashte Datei geschrieben.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/admin/run.py"/>
        <source>{0} people were found in the mapping file, {1} participants were not.</source>
        <translation>{0} Personen wurden in der Zuordnungsdatei gefunden, {1} Teilnehmende nicht.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/admin/run.py"/>
        <source>Left out: {0} stays in the waiting room, {1} duplicates, {2} rows that can not be used.</source>
        <translation>Weggelassen: {0} Aufenthalte im Warteraum, {1} doppelte Zeilen, {2} Zeilen, die nicht zu verwenden sind.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/admin/run.py"/>
        <source>The numbers that stand for meeting IDs: {0}</source>
        <translation>Die Nummern, die für Besprechungs-IDs stehen: {0}</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/admin/run.py"/>
        <source>The privacy proof passed: nothing in the hashed file names a person.</source>
        <translation>Der Datenschutznachweis ist gelungen: Nichts in der gehashten Datei nennt eine Person.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/admin/run.py"/>
        <source>The privacy proof passed for all columns but those that you chose to keep.</source>
        <translation>Der Datenschutznachweis ist gelungen, außer für die Spalten, die Sie behalten wollten.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/admin/run.py"/>
        <source>The folder Keep private is for you alone: do not give it to the analyst.</source>
        <translation>Der Ordner Keep private ist nur für Sie: Geben Sie ihn nicht dem Analysten.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/admin/zoom_source.py"/>
        <source>This copy of the program keeps no Zoom accounts.</source>
        <translation>Dieses Exemplar des Programms bewahrt keine Zoom-Konten auf.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/admin/zoom_source.py"/>
        <source>Use the installed program, or give reports with --reports.</source>
        <translation>Verwenden Sie das installierte Programm, oder geben Sie Berichte mit --reports an.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/admin/zoom_source.py"/>
        <source>The options --from, --to, --plan, --fresh and --wait belong to --from-zoom.</source>
        <translation>Die Optionen --from, --to, --plan, --fresh und --wait gehören zu --from-zoom.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/admin/zoom_source.py"/>
        <source>Say which account.</source>
        <translation>Sagen Sie, welches Konto.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/admin/zoom_source.py"/>
        <source>{0} is needed with --from-zoom.</source>
        <translation>{0} wird mit --from-zoom gebraucht.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/admin/zoom_source.py"/>
        <source>{0} is no day.</source>
        <translation>{0} ist kein Tag.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/admin/zoom_source.py"/>
        <source>Write it like 2026-08-31.</source>
        <translation>Schreiben Sie ihn wie 2026-08-31.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/admin/zoom_source.py"/>
        <source>Zoom: {0} of {1} meetings from {2} to {3} (UTC), in {4} calls.</source>
        <translation>Zoom: {0} von {1} Besprechungen vom {2} bis {3} (UTC), in {4} Aufrufen.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/aggregates.py"/>
        <source>Meeting hours</source>
        <translation>Besprechungsstunden</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/aggregates.py"/>
        <source>E-mail hours</source>
        <translation>E-Mail-Stunden</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/aggregates.py"/>
        <source>Chat hours</source>
        <translation>Chat-Stunden</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/aggregates.py"/>
        <source>30 minutes or less</source>
        <translation>30 Minuten oder weniger</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/aggregates.py"/>
        <source>31 to 59 minutes</source>
        <translation>31 bis 59 Minuten</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/aggregates.py"/>
        <source>1 hour</source>
        <translation>1 Stunde</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/aggregates.py"/>
        <source>1 to 2 hours</source>
        <translation>1 bis 2 Stunden</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/aggregates.py"/>
        <source>2 hours or more</source>
        <translation>2 Stunden oder mehr</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/aggregates.py"/>
        <source>2 attendees</source>
        <translation>2 Teilnehmende</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/aggregates.py"/>
        <source>3 to 8 attendees</source>
        <translation>3 bis 8 Teilnehmende</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/aggregates.py"/>
        <source>9 to 18 attendees</source>
        <translation>9 bis 18 Teilnehmende</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/aggregates.py"/>
        <source>19 or more attendees</source>
        <translation>19 oder mehr Teilnehmende</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/aggregates.py"/>
        <source>Hours per person and week</source>
        <translation>Stunden je Person und Woche</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/aggregates.py"/>
        <source>Unscheduled calls</source>
        <translation>Ungeplante Gespräche</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/aggregates.py"/>
        <source>Scheduled calls</source>
        <translation>Geplante Gespräche</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/aggregates.py"/>
        <source>After hours</source>
        <translation>Außerhalb der Arbeitszeit</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/aggregates.py"/>
        <source>In unscheduled calls</source>
        <translation>In ungeplanten Gesprächen</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/aggregates.py"/>
        <source>In scheduled calls</source>
        <translation>In geplanten Gesprächen</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/aggregates.py"/>
        <source>The person query has no column {0}.</source>
        <translation>Die Personenabfrage hat keine Spalte {0}.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/aggregates.py"/>
        <source>The column {0} of the person query says who, when or how much, and is no attribute.</source>
        <translation>Die Spalte {0} der Personenabfrage sagt wer, wann oder wie viel und ist kein Attribut.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/aggregates.py"/>
        <source>Name columns that divide people into groups, such as Organization, with --attribute.</source>
        <translation>Nennen Sie mit --attribute Spalten, die Personen in Gruppen teilen, etwa Organization.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/aggregates.py"/>
        <source>Time zone</source>
        <translation>Zeitzone</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/aggregates.py"/>
        <source>Working hours</source>
        <translation>Arbeitszeiten</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/aggregates.py"/>
        <source>Hours by week</source>
        <translation>Stunden nach Woche</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/aggregates.py"/>
        <source>Hours by {0}</source>
        <translation>Stunden nach {0}</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/aggregates.py"/>
        <source>Length of the call</source>
        <translation>Länge des Gesprächs</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/aggregates.py"/>
        <source>Attendees of the call</source>
        <translation>Teilnehmende des Gesprächs</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/aggregates.py"/>
        <source>After-hours by week</source>
        <translation>Außerhalb der Arbeitszeit nach Woche</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/aggregates.py"/>
        <source>After-hours by {0}</source>
        <translation>Außerhalb der Arbeitszeit nach {0}</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/aggregates.py"/>
        <source>Not shown: fewer than {0} people.</source>
        <translation>Nicht gezeigt: weniger als {0} Personen.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/aggregates.py"/>
        <source>hours per person and week</source>
        <translation>Stunden je Person und Woche</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/aggregates.py"/>
        <source>All calls</source>
        <translation>Alle Gespräche</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/aggregates.py"/>
        <source>per person and week</source>
        <translation>je Person und Woche</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/aggregates.py"/>
        <source>Calls after hours</source>
        <translation>Gespräche außerhalb der Arbeitszeit</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/aggregates.py"/>
        <source>people</source>
        <translation>Personen</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/aggregates.py"/>
        <source>Weeks</source>
        <translation>Wochen</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/aggregates.py"/>
        <source>weeks</source>
        <translation>Wochen</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/aggregates.py"/>
        <source>Not shown: fewer than {0} people with calls are in the person query, or are not.</source>
        <translation>Nicht gezeigt: Weniger als {0} Personen mit Gesprächen stehen in der Personenabfrage oder fehlen in ihr.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/aggregates.py"/>
        <source>Call hours of people who are in the person query</source>
        <translation>Gesprächsstunden von Personen, die in der Personenabfrage stehen</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/aggregates.py"/>
        <source>1 week is not shown: fewer than {0} people have values in it, or the values of fewer than {1} people could be worked out from it.</source>
        <translation>1 Woche wird nicht gezeigt: Weniger als {0} Personen haben Werte darin, oder die Werte von weniger als {1} Personen ließen sich daraus errechnen.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/aggregates.py"/>
        <source>{0} weeks are not shown: fewer than {1} people have values in it, or the values of fewer than {2} people could be worked out from it.</source>
        <translation>{0} Wochen werden nicht gezeigt: Weniger als {1} Personen haben Werte darin, oder die Werte von weniger als {2} Personen ließen sich daraus errechnen.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/aggregates.py"/>
        <source>A number of people is not shown where it would tell of fewer than {0} people beside the others.</source>
        <translation>Eine Zahl von Personen wird nicht gezeigt, wo sie neben den anderen etwas über weniger als {0} Personen verriete.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/aggregates.py"/>
        <source>Week from</source>
        <translation>Woche ab</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/aggregates.py"/>
        <source>{0}: {1} hours in the week of {2}.</source>
        <translation>{0}: {1} Stunden in der Woche vom {2}.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/aggregates.py"/>
        <source>{0}: {1} hours in the week of {2}, {3} hours in the week of {4}; least {5} hours ({6}), most {7} hours ({8}).</source>
        <translation>{0}: {1} Stunden in der Woche vom {2}, {3} Stunden in der Woche vom {4}; am wenigsten {5} Stunden ({6}), am meisten {7} Stunden ({8}).</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/aggregates.py"/>
        <source>Nothing can be shown.</source>
        <translation>Nichts kann gezeigt werden.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/aggregates.py"/>
        <source>Not shown: no two groups could be told apart without telling of fewer than {0} people.</source>
        <translation>Nicht gezeigt: Keine zwei Gruppen ließen sich unterscheiden, ohne etwas über weniger als {0} Personen zu verraten.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/aggregates.py"/>
        <source>Not shown: there are fewer than {0} people.</source>
        <translation>Nicht gezeigt: Es sind weniger als {0} Personen.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/aggregates.py"/>
        <source>Other groups: groups of fewer than {0} people and others that are merged with them, so that nothing can be found by subtraction.</source>
        <translation>Andere Gruppen: Gruppen von weniger als {0} Personen und andere, die mit ihnen zusammengelegt sind, damit sich nichts durch Abziehen finden lässt.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/aggregates.py"/>
        <source>{0}: most {1} hours ({2}), least {3} hours ({4}).</source>
        <translation>{0}: am meisten {1} Stunden ({2}), am wenigsten {3} Stunden ({4}).</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/aggregates.py"/>
        <source>{0}: most {1} hours ({2}).</source>
        <translation>{0}: am meisten {1} Stunden ({2}).</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/aggregates.py"/>
        <source>Unscheduled hours by {0}</source>
        <translation>Ungeplante Stunden nach {0}</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/aggregates.py"/>
        <source>Unscheduled Zoom calls</source>
        <translation>Ungeplante Zoom-Gespräche</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/aggregates.py"/>
        <source>Scheduled Zoom calls</source>
        <translation>Geplante Zoom-Gespräche</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/aggregates.py"/>
        <source>Each over the people who have a value; one of fewer than {0} people is not shown.</source>
        <translation>Jeweils über die Personen, die einen Wert haben; einer von weniger als {0} Personen wird nicht gezeigt.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/aggregates.py"/>
        <source>Hours</source>
        <translation>Stunden</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/aggregates.py"/>
        <source>Zoom beside the query's own metrics</source>
        <translation>Zoom neben den eigenen Kennzahlen der Abfrage</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/aggregates.py"/>
        <source>Kind of work</source>
        <translation>Art der Arbeit</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/aggregates.py"/>
        <source>{0} hours</source>
        <translation>{0} Stunden</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/check.py"/>
        <source>Reading the files</source>
        <translation>Die Dateien werden gelesen</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/check.py"/>
        <source>person query</source>
        <translation>Personenabfrage</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/check.py"/>
        <source>meeting query</source>
        <translation>Besprechungsabfrage</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/check.py"/>
        <source>A hashed file of the R scripts does not say in which time zone its times are.</source>
        <translation>Eine gehashte Datei der R-Skripte sagt nicht, in welcher Zeitzone ihre Zeiten sind.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/check.py"/>
        <source>Give the zone that the Zoom admin has in Zoom with --time-zone, for example Europe/Zurich.</source>
        <translation>Geben Sie mit --time-zone die Zeitzone an, die der Zoom-Admin in Zoom hat, zum Beispiel Europe/Zurich.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/check.py"/>
        <source>The hashed files come from Zoom admins in different time zones: {0}.</source>
        <translation>Die gehashten Dateien stammen von Zoom-Admins in verschiedenen Zeitzonen: {0}.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/check.py"/>
        <source>{0} is taken where a zone is missing; say another one with --time-zone.</source>
        <translation>{0} gilt, wo eine Zeitzone fehlt; eine andere geben Sie mit --time-zone an.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/check.py"/>
        <source>Where neither person query nor manifest say a time zone, that of this computer is taken: {0}.</source>
        <translation>Wo weder Personenabfrage noch Manifest eine Zeitzone nennen, gilt die dieses Computers: {0}.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/check.py"/>
        <source>{0} of the {1} people of the hashed Zoom file are in the person query.</source>
        <translation>{0} der {1} Personen der gehashten Zoom-Datei stehen in der Personenabfrage.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/check.py"/>
        <source>Check that both were made with the same mapping file, and that the right hash column was taken.</source>
        <translation>Prüfen Sie, ob beide mit derselben Zuordnungsdatei gemacht wurden und ob die richtige HashID-Spalte genommen wurde.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/check.py"/>
        <source>Hashed Zoom files</source>
        <translation>Gehashte Zoom-Dateien</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/check.py"/>
        <source>The Zoom admin's time zone</source>
        <translation>Zeitzone des Zoom-Admins</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/check.py"/>
        <source>Person query</source>
        <translation>Personenabfrage</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/check.py"/>
        <source>Column of HashIDs</source>
        <translation>Spalte der HashIDs</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/check.py"/>
        <source>Column of dates</source>
        <translation>Spalte der Datumsangaben</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/check.py"/>
        <source>Time zones</source>
        <translation>Zeitzonen</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/check.py"/>
        <source>every person's own</source>
        <translation>die jeder Person</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/check.py"/>
        <source>Weeks in common</source>
        <translation>Gemeinsame Wochen</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/check.py"/>
        <source>{0} of the {1} weeks of the person query</source>
        <translation>{0} der {1} Wochen der Personenabfrage</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/check.py"/>
        <source>People in common</source>
        <translation>Gemeinsame Personen</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/check.py"/>
        <source>Meeting query</source>
        <translation>Besprechungsabfrage</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/find_inputs.py"/>
        <source>MeetingID, Topic, User_Email_1, User_Email_2, Start_Time, Join_Time and Leave_Time</source>
        <translation>MeetingID, Topic, User_Email_1, User_Email_2, Start_Time, Join_Time und Leave_Time</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/find_inputs.py"/>
        <source>PersonId and MetricDate (or Date)</source>
        <translation>PersonId und MetricDate (oder Date)</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/find_inputs.py"/>
        <source>Subject and MeetingId</source>
        <translation>Subject und MeetingId</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/find_inputs.py"/>
        <source>Choose the file that was exported from Viva Insights.</source>
        <translation>Wählen Sie die Datei, die aus Viva Insights exportiert wurde.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/find_inputs.py"/>
        <source>Export a person query by week (Ways of working assessment) from Viva Insights.</source>
        <translation>Exportieren Sie eine Personenabfrage nach Wochen („Ways of working assessment“) aus Viva Insights.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/find_inputs.py"/>
        <source>a hashed Zoom file</source>
        <translation>eine gehashte Zoom-Datei</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/find_inputs.py"/>
        <source>Choose it as the hashed Zoom file.</source>
        <translation>Wählen Sie sie als gehashte Zoom-Datei.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/find_inputs.py"/>
        <source>a result of an earlier run, with the Zoom_ columns in it</source>
        <translation>das Ergebnis eines früheren Laufs, mit den Zoom_-Spalten darin</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/find_inputs.py"/>
        <source>a person query</source>
        <translation>eine Personenabfrage</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/find_inputs.py"/>
        <source>Choose it as the person query.</source>
        <translation>Wählen Sie sie als Personenabfrage.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/find_inputs.py"/>
        <source>a meeting query</source>
        <translation>eine Besprechungsabfrage</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/find_inputs.py"/>
        <source>Choose it as the meeting query.</source>
        <translation>Wählen Sie sie als Besprechungsabfrage.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/find_inputs.py"/>
        <source>a mapping file, which is for the Zoom admin only</source>
        <translation>eine Zuordnungsdatei, die nur für den Zoom-Admin ist</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/find_inputs.py"/>
        <source>a Zoom report that the Zoom admin has not prepared</source>
        <translation>ein Zoom-Bericht, den der Zoom-Admin nicht vorbereitet hat</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/find_inputs.py"/>
        <source>a group-to-group query</source>
        <translation>eine Gruppe-zu-Gruppe-Abfrage</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/find_inputs.py"/>
        <source>a person-to-group query</source>
        <translation>eine Person-zu-Gruppe-Abfrage</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/find_inputs.py"/>
        <source>a person-to-person query</source>
        <translation>eine Person-zu-Person-Abfrage</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/find_inputs.py"/>
        <source>The folder can not be read.</source>
        <translation>Der Ordner kann nicht gelesen werden.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/find_inputs.py"/>
        <source>Check that you may read it.</source>
        <translation>Prüfen Sie, ob Sie ihn lesen dürfen.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/find_inputs.py"/>
        <source>{0} Excel workbooks are left out: {1} and {2} more.</source>
        <translation>{0} Excel-Arbeitsmappen werden weggelassen: {1} und {2} weitere.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/find_inputs.py"/>
        <source>{0} Excel workbooks are left out: {1}.</source>
        <translation>{0} Excel-Arbeitsmappen werden weggelassen: {1}.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/find_inputs.py"/>
        <source>{0} Excel workbook is left out: {1} and {2} more.</source>
        <translation>{0} Excel-Arbeitsmappe wird weggelassen: {1} und {2} weitere.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/find_inputs.py"/>
        <source>{0} Excel workbook is left out: {1}.</source>
        <translation>{0} Excel-Arbeitsmappe wird weggelassen: {1}.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/find_inputs.py"/>
        <source>Only CSV files are read; save as CSV UTF-8 what is needed.</source>
        <translation>Nur CSV-Dateien werden gelesen; speichern Sie, was gebraucht wird, als CSV UTF-8.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/find_inputs.py"/>
        <source>{0} files can be the {1}: {2} and {3} more.</source>
        <translation>{0} Dateien können die {1} sein: {2} und {3} weitere.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/find_inputs.py"/>
        <source>{0} files can be the {1}: {2}.</source>
        <translation>{0} Dateien können die {1} sein: {2}.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/find_inputs.py"/>
        <source>Say which one it is with {0}.</source>
        <translation>Sagen Sie mit {0}, welche es ist.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/find_inputs.py"/>
        <source>{0} hashed Zoom files were found and are all read: {1} and {2} more.</source>
        <translation>{0} gehashte Zoom-Dateien wurden gefunden und werden alle gelesen: {1} und {2} weitere.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/find_inputs.py"/>
        <source>{0} hashed Zoom files were found and are all read: {1}.</source>
        <translation>{0} gehashte Zoom-Dateien wurden gefunden und werden alle gelesen: {1}.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/find_inputs.py"/>
        <source>A session that stands in two of them counts once.</source>
        <translation>Eine Sitzung, die in zweien davon steht, zählt einmal.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/find_inputs.py"/>
        <source>Choose it with {0}, or give one folder that holds all three files with --zoom.</source>
        <translation>Wählen Sie sie mit {0}, oder geben Sie mit --zoom einen Ordner an, in dem alle drei Dateien liegen.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/find_inputs.py"/>
        <source>There is no {0}.</source>
        <translation>Es gibt keine {0}.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/find_inputs.py"/>
        <source>No {0} is in this folder.</source>
        <translation>In diesem Ordner liegt keine {0}.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/find_inputs.py"/>
        <source>It is a CSV file with the columns {0}, mostly called {1}; choose it with {2}.</source>
        <translation>Es ist eine CSV-Datei mit den Spalten {0}, die meist {1} heißt; wählen Sie sie mit {2}.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/find_inputs.py"/>
        <source>{0} is an Excel workbook: open it, choose Save as, and save it as CSV UTF-8.</source>
        <translation>{0} ist eine Excel-Arbeitsmappe: Öffnen Sie sie, wählen Sie „Speichern unter“ und speichern Sie sie als CSV UTF-8.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/find_inputs.py"/>
        <source>{0} is the result of an earlier run.</source>
        <translation>{0} ist das Ergebnis eines früheren Laufs.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/find_inputs.py"/>
        <source>{0} and {1} more</source>
        <translation>{0} und {1} weitere</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/hashed.py"/>
        <source>Choose the hashed file that the Zoom admin made (Hashed Zoom File from Zoom Admin_....csv).</source>
        <translation>Wählen Sie die gehashte Datei, die der Zoom-Admin erstellt hat (Hashed Zoom File from Zoom Admin_....csv).</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/hashed.py"/>
        <source>Columns of a hashed Zoom file are missing: {0}.</source>
        <translation>Spalten einer gehashten Zoom-Datei fehlen: {0}.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/hashed.py"/>
        <source>This is no hashed Zoom file; it looks like {0}.</source>
        <translation>Das ist keine gehashte Zoom-Datei; sie sieht aus wie {0}.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/hashed.py"/>
        <source>This is no hashed Zoom file.</source>
        <translation>Das ist keine gehashte Zoom-Datei.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/hashed.py"/>
        <source>Its manifest is not beside it, so it can not be checked that the file is whole and unchanged.</source>
        <translation>Ihr Manifest liegt nicht daneben, deshalb lässt sich nicht prüfen, ob die Datei ganz und unverändert ist.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/hashed.py"/>
        <source>Ask the Zoom admin for the .manifest.json file of the same name.</source>
        <translation>Bitten Sie den Zoom-Admin um die Datei .manifest.json mit demselben Namen.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/hashed.py"/>
        <source>The manifest beside it is damaged.</source>
        <translation>Das Manifest daneben ist beschädigt.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/hashed.py"/>
        <source>Ask the Zoom admin for both files again.</source>
        <translation>Bitten Sie den Zoom-Admin noch einmal um beide Dateien.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/hashed.py"/>
        <source>The file is not the one that its manifest speaks of: it was changed or cut off.</source>
        <translation>Die Datei ist nicht die, von der ihr Manifest spricht: Sie wurde verändert oder abgeschnitten.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/hashed.py"/>
        <source>Use the file as the Zoom admin sent it.</source>
        <translation>Verwenden Sie die Datei so, wie der Zoom-Admin sie geschickt hat.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/hashed.py"/>
        <source>Ask the Zoom admin for the file again.</source>
        <translation>Bitten Sie den Zoom-Admin noch einmal um die Datei.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/hashed.py"/>
        <source>1 row has a start, join or leave time that is blank or can not be read, or a leave before the join.</source>
        <translation>1 Zeile hat eine Zeit von Beginn, Beitritt oder Verlassen, die leer oder nicht lesbar ist, oder ein Verlassen vor dem Beitritt.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/hashed.py"/>
        <source>{0} rows have a start, join or leave time that is blank or can not be read, or a leave before the join.</source>
        <translation>{0} Zeilen haben eine Zeit von Beginn, Beitritt oder Verlassen, die leer oder nicht lesbar ist, oder ein Verlassen vor dem Beitritt.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/hashed.py"/>
        <source>They are left out of the exact method.</source>
        <translation>Bei der genauen Methode werden sie weggelassen.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/hashed.py"/>
        <source>The file was changed or damaged, perhaps by opening and saving it in Excel; use it as it was sent.</source>
        <translation>Die Datei wurde verändert oder beschädigt, vielleicht durch Öffnen und Speichern in Excel; verwenden Sie sie so, wie sie geschickt wurde.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/hashed.py"/>
        <source>It was opened and saved in Excel, which changed the meeting numbers (such as 8.46E+10).</source>
        <translation>Sie wurde in Excel geöffnet und gespeichert, was die Besprechungsnummern verändert hat (etwa zu 8.46E+10).</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/hashed.py"/>
        <source>Use the file as the Zoom admin sent it, and do not open it in Excel.</source>
        <translation>Verwenden Sie die Datei so, wie der Zoom-Admin sie geschickt hat, und öffnen Sie sie nicht in Excel.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/inputs.py"/>
        <source>Hashed &amp;Zoom files</source>
        <translation>&amp;Gehashte Zoom-Dateien</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/inputs.py"/>
        <source>The hashed files of the Zoom admin, or one folder that holds them and both queries.</source>
        <translation>Die gehashten Dateien des Zoom-Admins oder ein Ordner mit ihnen und beiden Abfragen.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/inputs.py"/>
        <source>&amp;Person query</source>
        <translation>&amp;Personenabfrage</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/inputs.py"/>
        <source>The Ways of working assessment or another weekly person query, as CSV.</source>
        <translation>Das „Ways of working assessment“ oder eine andere wöchentliche Personenabfrage, als CSV.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/inputs.py"/>
        <source>&amp;Meeting query</source>
        <translation>&amp;Besprechungsabfrage</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/inputs.py"/>
        <source>The standard meeting query with the Subject column, as CSV.</source>
        <translation>Die Standard-Besprechungsabfrage mit der Spalte Subject, als CSV.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/inputs.py"/>
        <source>&amp;Method</source>
        <translation>&amp;Methode</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/inputs.py"/>
        <source>published is for a series that began with the published R scripts; exact is for all others.</source>
        <translation>published ist für eine Reihe, die mit den veröffentlichten R-Skripten begann; exact (genau) für alle anderen.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/inputs.py"/>
        <source>Date o&amp;rder of the person query</source>
        <translation>&amp;Datumsreihenfolge der Personenabfrage</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/inputs.py"/>
        <source>Whether month or day comes first in the person query's dates; auto proves it from them.</source>
        <translation>Ob in den Datumsangaben der Personenabfrage Monat oder Tag zuerst kommt; auto beweist es aus ihnen.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/inputs.py"/>
        <source>H&amp;ash column</source>
        <translation>HashID-&amp;Spalte</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/inputs.py"/>
        <source>The person query's column of HashIDs, where it is not found by itself.</source>
        <translation>Die Spalte der HashIDs in der Personenabfrage, wenn sie nicht von selbst gefunden wird.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/inputs.py"/>
        <source>&amp;Working hours</source>
        <translation>Ar&amp;beitszeit</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/inputs.py"/>
        <source>Working hours of people whose own are not in the person query.</source>
        <translation>Arbeitszeit von Personen, deren eigene nicht in der Personenabfrage steht.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/inputs.py"/>
        <source>Working &amp;days</source>
        <translation>Arbeits&amp;tage</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/inputs.py"/>
        <source>Working days of people whose own are not in the person query, as Mon-Fri or Sun,Mon,Tue.</source>
        <translation>Arbeitstage von Personen, deren eigene nicht in der Personenabfrage stehen, als Mon-Fri oder Sun,Mon,Tue.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/inputs.py"/>
        <source>Booking ga&amp;p</source>
        <translation>Buchungs&amp;vorlauf</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/inputs.py"/>
        <source>A meeting created fewer than this many minutes before its start counts as not booked ahead.</source>
        <translation>Eine Besprechung, die weniger als so viele Minuten vor ihrem Beginn erstellt wurde, gilt als nicht im Voraus gebucht.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/inputs.py"/>
        <source>Time &amp;zone of the Zoom admin</source>
        <translation>Zei&amp;tzone des Zoom-Admins</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/inputs.py"/>
        <source>Needed for hashed files of the R scripts, whose times carry no zone; IANA or Windows name.</source>
        <translation>Nötig für gehashte Dateien der R-Skripte, deren Zeiten keine Zeitzone haben; IANA- oder Windows-Name.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/inputs.py"/>
        <source>Minimum &amp;group size</source>
        <translation>Kleinste Gr&amp;uppengröße</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/inputs.py"/>
        <source>The report shows no value of fewer people than this.</source>
        <translation>Der Bericht zeigt keinen Wert von weniger Personen als dieser Zahl.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/inputs.py"/>
        <source>&amp;Attributes</source>
        <translation>Attr&amp;ibute</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/inputs.py"/>
        <source>The columns of the person query whose groups the report compares; without it Organization, LevelDesignation and FunctionType, where they are there.</source>
        <translation>Die Spalten der Personenabfrage, deren Gruppen der Bericht vergleicht; ohne Angabe Organization, LevelDesignation und FunctionType, soweit vorhanden.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/inputs.py"/>
        <source>No repor&amp;t</source>
        <translation>Kein Beri&amp;cht</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/inputs.py"/>
        <source>Write no HTML report.</source>
        <translation>Keinen HTML-Bericht schreiben.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/inputs.py"/>
        <source>No Power BI proj&amp;ect</source>
        <translation>Kein &amp;Power-BI-Projekt</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/inputs.py"/>
        <source>Write no Power BI project.</source>
        <translation>Kein Power-BI-Projekt schreiben.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/inputs.py"/>
        <source>The folder that the results are written to.</source>
        <translation>Der Ordner, in den die Ergebnisse geschrieben werden.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/person_rows.py"/>
        <source>Choose the column of the HashIDs with --hash-column</source>
        <translation>Wählen Sie die Spalte der HashIDs mit --hash-column</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/person_rows.py"/>
        <source>Export the query again with the rows grouped by week.</source>
        <translation>Exportieren Sie die Abfrage erneut, mit den Zeilen nach Wochen gruppiert.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/person_rows.py"/>
        <source>It is taken as the column of the HashIDs, since its values are in the hashed Zoom file.</source>
        <translation>Sie gilt als Spalte der HashIDs, da ihre Werte in der gehashten Zoom-Datei stehen.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/person_rows.py"/>
        <source>{0} columns have values that are HashIDs of the hashed Zoom file.</source>
        <translation>{0} Spalten haben Werte, die HashIDs der gehashten Zoom-Datei sind.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/person_rows.py"/>
        <source>Choose the column of the HashIDs with --hash-column.</source>
        <translation>Wählen Sie die Spalte der HashIDs mit --hash-column.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/person_rows.py"/>
        <source>It has no column PersonHashID or HashID, and no other one with HashIDs of the hashed Zoom file.</source>
        <translation>Es gibt keine Spalte PersonHashID oder HashID und keine andere mit HashIDs der gehashten Zoom-Datei.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/person_rows.py"/>
        <source>Choose the column of the HashIDs with --hash-column, or upload the HashIDs with the organisational data and export the query again.</source>
        <translation>Wählen Sie die Spalte der HashIDs mit --hash-column, oder laden Sie die HashIDs mit den Organisationsdaten hoch und exportieren Sie die Abfrage erneut.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/person_rows.py"/>
        <source>None of its values is a HashID of the hashed Zoom file: the two files have no person in common.</source>
        <translation>Keiner ihrer Werte ist eine HashID der gehashten Zoom-Datei: Die beiden Dateien haben keine Person gemeinsam.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/person_rows.py"/>
        <source>Check that both come from the same mapping file.</source>
        <translation>Prüfen Sie, ob beide aus derselben Zuordnungsdatei stammen.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/person_rows.py"/>
        <source>The column {0} has some: choose it with --hash-column.</source>
        <translation>Die Spalte {0} hat welche: Wählen Sie sie mit --hash-column.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/person_rows.py"/>
        <source>It has no column TimeZone: everybody's working hours count in the time zone of the Zoom admin.</source>
        <translation>Es gibt keine Spalte TimeZone: Die Arbeitszeit aller gilt in der Zeitzone des Zoom-Admins.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/person_rows.py"/>
        <source>Add the time zone when exporting the query, if people work in several.</source>
        <translation>Nehmen Sie beim Export der Abfrage die Zeitzone hinzu, wenn in mehreren gearbeitet wird.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/person_rows.py"/>
        <source>{0} row has</source>
        <translation>{0} Zeile hat</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/person_rows.py"/>
        <source>{0} rows have</source>
        <translation>{0} Zeilen haben</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/person_rows.py"/>
        <source>{0} row has an unknown time zone ({1} and {2} more).</source>
        <translation>{0} Zeile hat eine unbekannte Zeitzone ({1} und {2} weitere).</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/person_rows.py"/>
        <source>{0} row has an unknown time zone ({1}).</source>
        <translation>{0} Zeile hat eine unbekannte Zeitzone ({1}).</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/person_rows.py"/>
        <source>{0} row has an unknown time zone.</source>
        <translation>{0} Zeile hat eine unbekannte Zeitzone.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/person_rows.py"/>
        <source>{0} row has {1} different unknown time zones ({2} and {3} more).</source>
        <translation>{0} Zeile hat {1} verschiedene unbekannte Zeitzonen ({2} und {3} weitere).</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/person_rows.py"/>
        <source>{0} row has {1} different unknown time zones ({2}).</source>
        <translation>{0} Zeile hat {1} verschiedene unbekannte Zeitzonen ({2}).</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/person_rows.py"/>
        <source>{0} row has {1} different unknown time zones.</source>
        <translation>{0} Zeile hat {1} verschiedene unbekannte Zeitzonen.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/person_rows.py"/>
        <source>{0} rows have an unknown time zone ({1} and {2} more).</source>
        <translation>{0} Zeilen haben eine unbekannte Zeitzone ({1} und {2} weitere).</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/person_rows.py"/>
        <source>{0} rows have an unknown time zone ({1}).</source>
        <translation>{0} Zeilen haben eine unbekannte Zeitzone ({1}).</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/person_rows.py"/>
        <source>{0} rows have an unknown time zone.</source>
        <translation>{0} Zeilen haben eine unbekannte Zeitzone.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/person_rows.py"/>
        <source>{0} rows have {1} different unknown time zones ({2} and {3} more).</source>
        <translation>{0} Zeilen haben {1} verschiedene unbekannte Zeitzonen ({2} und {3} weitere).</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/person_rows.py"/>
        <source>{0} rows have {1} different unknown time zones ({2}).</source>
        <translation>{0} Zeilen haben {1} verschiedene unbekannte Zeitzonen ({2}).</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/person_rows.py"/>
        <source>{0} rows have {1} different unknown time zones.</source>
        <translation>{0} Zeilen haben {1} verschiedene unbekannte Zeitzonen.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/person_rows.py"/>
        <source>These rows take the zone of the person's other rows, else that of the Zoom admin. Names are like Pacific Standard Time or America/Los_Angeles.</source>
        <translation>Für diese Zeilen gilt die Zeitzone der anderen Zeilen der Person, sonst die des Zoom-Admins. Namen lauten wie Pacific Standard Time oder America/Los_Angeles.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/person_rows.py"/>
        <source>{0} row has a number of hours, such as -7 or +05:30, where the name of a time zone is needed.</source>
        <translation>{0} Zeile hat eine Stundenzahl wie -7 oder +05:30, wo der Name einer Zeitzone nötig ist.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/person_rows.py"/>
        <source>{0} rows have a number of hours, such as -7 or +05:30, where the name of a time zone is needed.</source>
        <translation>{0} Zeilen haben eine Stundenzahl wie -7 oder +05:30, wo der Name einer Zeitzone nötig ist.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/person_rows.py"/>
        <source>These rows take the zone of the person's other rows, else that of the Zoom admin. A number does not say when clocks change.</source>
        <translation>Für diese Zeilen gilt die Zeitzone der anderen Zeilen der Person, sonst die des Zoom-Admins. Eine Zahl sagt nicht, wann die Uhren umgestellt werden.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/person_rows.py"/>
        <source>{0} row has a text that can not be read as {1}.</source>
        <translation>{0} Zeile hat einen Text, der sich nicht als {1} lesen lässt.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/person_rows.py"/>
        <source>{0} rows have a text that can not be read as {1}.</source>
        <translation>{0} Zeilen haben einen Text, der sich nicht als {1} lesen lässt.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/person_rows.py"/>
        <source>They count as blank, so the options decide. It is written like {0}.</source>
        <translation>Sie gelten als leer, es entscheiden also die Optionen. Geschrieben wird es wie {0}.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/person_rows.py"/>
        <source>Its dates have {0}, but the date order {1} was chosen.</source>
        <translation>Die Datumsangaben nennen {0}, gewählt wurde aber die Datumsreihenfolge {1}.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/person_rows.py"/>
        <source>Leave it at auto.</source>
        <translation>Lassen Sie sie auf auto.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/person_rows.py"/>
        <source>{0} row has no date, or one that can not be read.</source>
        <translation>{0} Zeile hat kein Datum oder eines, das nicht lesbar ist.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/person_rows.py"/>
        <source>{0} rows have no date, or one that can not be read.</source>
        <translation>{0} Zeilen haben kein Datum oder eines, das nicht lesbar ist.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/person_rows.py"/>
        <source>Dates are written like 2023-05-07 or 5/7/2023.</source>
        <translation>Datumsangaben werden wie 2023-05-07 oder 5/7/2023 geschrieben.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/person_rows.py"/>
        <source>line {0}</source>
        <translation>Zeile {0}</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/person_rows.py"/>
        <source>lines {0}</source>
        <translation>Zeilen {0}</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/person_rows.py"/>
        <source>This is a daily query: one person has rows on days that follow each other.</source>
        <translation>Das ist eine tägliche Abfrage: Eine Person hat Zeilen an aufeinanderfolgenden Tagen.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/person_rows.py"/>
        <source>This is a monthly query: all dates are first days of months.</source>
        <translation>Das ist eine monatliche Abfrage: Alle Datumsangaben sind Monatserste.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/person_rows.py"/>
        <source>Some dates have the day first and others the month first.</source>
        <translation>In manchen Datumsangaben steht der Tag zuerst, in anderen der Monat.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/person_rows.py"/>
        <source>Export the query again; it was put together from two files or changed by hand.</source>
        <translation>Exportieren Sie die Abfrage erneut; sie wurde aus zwei Dateien zusammengesetzt oder von Hand geändert.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/person_rows.py"/>
        <source>Nothing proves whether the day or the month comes first in its dates.</source>
        <translation>Nichts beweist, ob in ihren Datumsangaben der Tag oder der Monat zuerst steht.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/person_rows.py"/>
        <source>Say it with --query-date-order mdy or --query-date-order dmy.</source>
        <translation>Sagen Sie es mit --query-date-order mdy oder --query-date-order dmy.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/person_rows.py"/>
        <source>Its dates are read with the month first, since only then its weeks begin on a {0}.</source>
        <translation>Die Datumsangaben werden mit dem Monat zuerst gelesen, da die Wochen nur so an einem {0} beginnen.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/person_rows.py"/>
        <source>Its dates are read with the day first, since only then its weeks begin on a {0}.</source>
        <translation>Die Datumsangaben werden mit dem Tag zuerst gelesen, da die Wochen nur so an einem {0} beginnen.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/person_rows.py"/>
        <source>If that is wrong, say the order with --query-date-order.</source>
        <translation>Wenn das falsch ist, sagen Sie die Reihenfolge mit --query-date-order.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/person_rows.py"/>
        <source>Its dates fall on different days of the week: {0}.</source>
        <translation>Die Datumsangaben fallen auf verschiedene Wochentage: {0}.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/person_rows.py"/>
        <source>Each is taken for the week from Sunday on that it lies in; check that the query is by week.</source>
        <translation>Jede gilt für die Woche ab Sonntag, in der sie liegt; prüfen Sie, ob die Abfrage nach Wochen ist.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/person_rows.py"/>
        <source>Its weeks begin on {0}, not on Sunday.</source>
        <translation>Die Wochen beginnen am {0}, nicht am Sonntag.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/person_rows.py"/>
        <source>They are taken as they are, and so are the weeks of all results.</source>
        <translation>Sie werden genommen, wie sie sind, und ebenso die Wochen aller Ergebnisse.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/person_rows.py"/>
        <source>{0} row has no PersonId.</source>
        <translation>{0} Zeile hat keine PersonId.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/person_rows.py"/>
        <source>{0} rows have no PersonId.</source>
        <translation>{0} Zeilen haben keine PersonId.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/person_rows.py"/>
        <source>They count by their HashID alone; check that the query is whole.</source>
        <translation>Sie zählen allein nach ihrer HashID; prüfen Sie, ob die Abfrage vollständig ist.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/person_rows.py"/>
        <source>{0} person-week has more than one row.</source>
        <translation>{0} Personenwoche hat mehr als eine Zeile.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/person_rows.py"/>
        <source>{0} person-weeks have more than one row.</source>
        <translation>{0} Personenwochen haben mehr als eine Zeile.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/person_rows.py"/>
        <source>Each person has one row for each week: remove the others, or export the query again.</source>
        <translation>Jede Person hat eine Zeile je Woche: Entfernen Sie die anderen oder exportieren Sie die Abfrage erneut.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/person_rows.py"/>
        <source>lines {0} and {1} more pairs</source>
        <translation>Zeilen {0} und {1} weitere Paare</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/person_rows.py"/>
        <source>HashID has rows of two persons</source>
        <translation>HashID hat Zeilen von zwei Personen</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/person_rows.py"/>
        <source>HashIDs have rows of two persons each</source>
        <translation>HashIDs haben Zeilen von je zwei Personen</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/person_rows.py"/>
        <source>{0} HashID has rows of two persons in one week.</source>
        <translation>{0} HashID hat in einer Woche Zeilen von zwei Personen.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/person_rows.py"/>
        <source>{0} HashIDs have rows of two persons each in one week.</source>
        <translation>{0} HashIDs haben in einer Woche Zeilen von je zwei Personen.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/person_rows.py"/>
        <source>Correct the HashIDs in the organisational data and export the query again.</source>
        <translation>Berichtigen Sie die HashIDs in den Organisationsdaten und exportieren Sie die Abfrage erneut.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/person_rows.py"/>
        <source>{0} and {1}</source>
        <translation>{0} und {1}</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/queries.py"/>
        <source>Export the query again.</source>
        <translation>Exportieren Sie die Abfrage erneut.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/queries.py"/>
        <source>The column Subject is blank in every row.</source>
        <translation>Die Spalte Subject ist in jeder Zeile leer.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/queries.py"/>
        <source>No call is found in the calendar; only its meeting ID says whether it was scheduled.</source>
        <translation>Kein Gespräch wird im Kalender gefunden; nur seine Besprechungs-ID sagt, ob es geplant war.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/queries.py"/>
        <source>A query's file was changed while the run was reading it.</source>
        <translation>Die Datei einer Abfrage wurde geändert, während der Lauf sie las.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/queries.py"/>
        <source>Close it in other programs and run again.</source>
        <translation>Schließen Sie sie in anderen Programmen und starten Sie den Lauf erneut.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/query_dates.py"/>
        <source>not needed</source>
        <translation>nicht nötig</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/query_dates.py"/>
        <source>week start</source>
        <translation>Beginn der Woche</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/query_files.py"/>
        <source>column {0}</source>
        <translation>Spalte {0}</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/query_files.py"/>
        <source>This looks like {0}, not like a {1}.</source>
        <translation>Das sieht aus wie {0}, nicht wie eine {1}.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/query_files.py"/>
        <source>Its first line is not the header of a {0}.</source>
        <translation>Die erste Zeile ist nicht die Kopfzeile einer {0}.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/query_files.py"/>
        <source>Export the {0} from Viva Insights again; its first line has the names of the columns.</source>
        <translation>Exportieren Sie die {0} erneut aus Viva Insights; in ihrer ersten Zeile stehen die Namen der Spalten.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/query_files.py"/>
        <source>It has no column {0}; its columns are {1} and {2} more.</source>
        <translation>Die Spalte {0} fehlt; vorhanden sind {1} und {2} weitere.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/query_files.py"/>
        <source>It has no column {0}; its columns are {1}.</source>
        <translation>Die Spalte {0} fehlt; vorhanden sind {1}.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/query_files.py"/>
        <source>It has no columns {0}; its columns are {1} and {2} more.</source>
        <translation>Die Spalten {0} fehlen; vorhanden sind {1} und {2} weitere.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/query_files.py"/>
        <source>It has no columns {0}; its columns are {1}.</source>
        <translation>Die Spalten {0} fehlen; vorhanden sind {1}.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/query_files.py"/>
        <source>Export the {0} from Viva Insights again, or give the column that name in the first line.</source>
        <translation>Exportieren Sie die {0} erneut aus Viva Insights, oder geben Sie der Spalte in der ersten Zeile diesen Namen.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/query_files.py"/>
        <source>The person query has {0} columns that are called like {1}.</source>
        <translation>Die Personenabfrage hat {0} Spalten, die wie {1} heißen.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/query_files.py"/>
        <source>Choose one of its columns with --hash-column.</source>
        <translation>Wählen Sie mit --hash-column eine ihrer Spalten.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/query_files.py"/>
        <source>Rename one of them in the first line of the file.</source>
        <translation>Benennen Sie eine davon in der ersten Zeile der Datei um.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/query_files.py"/>
        <source>{0} row has more cells than the first line.</source>
        <translation>{0} Zeile hat mehr Zellen als die erste Zeile.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/query_files.py"/>
        <source>{0} rows have more cells than the first line.</source>
        <translation>{0} Zeilen haben mehr Zellen als die erste Zeile.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/query_files.py"/>
        <source>Perhaps a comma inside a value is not in quotation marks. Export the query again.</source>
        <translation>Vielleicht steht ein Komma in einem Wert nicht in Anführungszeichen. Exportieren Sie die Abfrage erneut.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/query_files.py"/>
        <source>{0} row has fewer cells than the first line.</source>
        <translation>{0} Zeile hat weniger Zellen als die erste Zeile.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/query_files.py"/>
        <source>{0} rows have fewer cells than the first line.</source>
        <translation>{0} Zeilen haben weniger Zellen als die erste Zeile.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/query_files.py"/>
        <source>The missing ones count as blank. If the file was cut off, export the query again.</source>
        <translation>Die fehlenden gelten als leer. Wurde die Datei abgeschnitten, exportieren Sie die Abfrage erneut.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/run.py"/>
        <source>run record</source>
        <translation>Laufprotokoll</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/run.py"/>
        <source>Writing the results</source>
        <translation>Die Ergebnisse werden geschrieben</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/run.py"/>
        <source>joined person query</source>
        <translation>verbundene Personenabfrage</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/run.py"/>
        <source>standalone metrics</source>
        <translation>eigenständige Kennzahlen</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/run.py"/>
        <source>The hashed Zoom files cover only a part of the {0} weeks of {1} and {2} more.</source>
        <translation>Die gehashten Zoom-Dateien decken nur einen Teil der {0} Wochen vom {1} und {2} weiteren ab.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/run.py"/>
        <source>The hashed Zoom files cover only a part of the {0} weeks of {1}.</source>
        <translation>Die gehashten Zoom-Dateien decken nur einen Teil der {0} Wochen vom {1} ab.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/run.py"/>
        <source>The hashed Zoom files cover only a part of the week of {0}.</source>
        <translation>Die gehashten Zoom-Dateien decken nur einen Teil der Woche vom {0} ab.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/run.py"/>
        <source>Their hours are too low; take full weeks for comparisons.</source>
        <translation>Die Stunden dieser Wochen sind zu niedrig; nehmen Sie für Vergleiche ganze Wochen.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/run.py"/>
        <source>The hashed Zoom files do not cover the {0} weeks of {1} and {2} more of the person query.</source>
        <translation>Die gehashten Zoom-Dateien decken die {0} Wochen vom {1} und {2} weitere der Personenabfrage nicht ab.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/run.py"/>
        <source>The hashed Zoom files do not cover the {0} weeks of {1} of the person query.</source>
        <translation>Die gehashten Zoom-Dateien decken die {0} Wochen vom {1} der Personenabfrage nicht ab.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/run.py"/>
        <source>The hashed Zoom files do not cover the week of {0} of the person query.</source>
        <translation>Die gehashten Zoom-Dateien decken die Woche vom {0} der Personenabfrage nicht ab.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/run.py"/>
        <source>Their Zoom columns are blank.</source>
        <translation>Die Zoom-Spalten dieser Wochen bleiben leer.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/run.py"/>
        <source>The person query has no rows for the {0} weeks of {1} and {2} more, in which there are calls.</source>
        <translation>Die Personenabfrage hat keine Zeilen für die {0} Wochen vom {1} und {2} weitere, in denen es Gespräche gibt.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/run.py"/>
        <source>The person query has no rows for the {0} weeks of {1}, in which there are calls.</source>
        <translation>Die Personenabfrage hat keine Zeilen für die {0} Wochen vom {1}, in denen es Gespräche gibt.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/run.py"/>
        <source>The person query has no rows for the week of {0}, in which there are calls.</source>
        <translation>Die Personenabfrage hat keine Zeilen für die Woche vom {0}, in der es Gespräche gibt.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/run.py"/>
        <source>Those calls are only in the standalone file; choose the same time range for both.</source>
        <translation>Diese Gespräche stehen nur in der eigenständigen Datei; wählen Sie für beide denselben Zeitraum.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/run.py"/>
        <source>the week of {0}</source>
        <translation>die Woche vom {0}</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/run.py"/>
        <source>the {0} weeks of {1} and {2} more</source>
        <translation>die {0} Wochen vom {1} und {2} weitere</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/run.py"/>
        <source>the {0} weeks of {1}</source>
        <translation>die {0} Wochen vom {1}</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/run.py"/>
        <source>{0} of {1} person-weeks have Zoom calls.</source>
        <translation>{0} von {1} Personenwochen haben Zoom-Gespräche.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/run.py"/>
        <source>{0} of {1} people of the Zoom file are in the person query, with {2} % of the hours.</source>
        <translation>{0} von {1} Personen der Zoom-Datei stehen in der Personenabfrage, mit {2} % der Stunden.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/run.py"/>
        <source>{0} of {1} people of the Zoom file are in the person query, with none of the hours.</source>
        <translation>{0} von {1} Personen der Zoom-Datei stehen in der Personenabfrage, mit keiner der Stunden.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/run.py"/>
        <source>{0} sessions stood in the files more than once and were counted once.</source>
        <translation>{0} Sitzungen standen mehrfach in den Dateien und wurden einmal gezählt.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/run.py"/>
        <source>Calls by reason: {0}.</source>
        <translation>Gespräche nach Grund: {0}.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/run.py"/>
        <source>People by source of their time zone: {0}.</source>
        <translation>Personen nach Herkunft ihrer Zeitzone: {0}.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/template.py"/>
        <source>the person query</source>
        <translation>der Personenabfrage</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/template.py"/>
        <source>the meeting query</source>
        <translation>der Besprechungsabfrage</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/template.py"/>
        <source>a value with a fraction in the first {0} rows of {1} and {2} more</source>
        <translation>ein Wert mit Nachkommastellen in den ersten {0} Zeilen von {1} und {2} weiteren</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/template.py"/>
        <source>a value with a fraction in the first {0} rows of {1}</source>
        <translation>ein Wert mit Nachkommastellen in den ersten {0} Zeilen von {1}</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/template.py"/>
        <source>values in {0} rows of covered weeks, as the published method leaves weeks without calls blank</source>
        <translation>Werte in {0} Zeilen abgedeckter Wochen, da die veröffentlichte Methode Wochen ohne Gespräche leer lässt</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/template.py"/>
        <source>values without line breaks</source>
        <translation>Werte ohne Zeilenumbrüche</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/template.py"/>
        <source>The files meet the Power BI template of 2021.</source>
        <translation>Die Dateien passen zur Power-BI-Vorlage von 2021.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/template.py"/>
        <source>The Power BI template of 2021 would lack {0}.</source>
        <translation>Der Power-BI-Vorlage von 2021 würde fehlen: {0}.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/template.py"/>
        <source>{0} column of {1} ({2} and {3} more)</source>
        <translation>{0} Spalte {1} ({2} und {3} weitere)</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/template.py"/>
        <source>{0} column of {1} ({2})</source>
        <translation>{0} Spalte {1} ({2})</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/template.py"/>
        <source>{0} columns of {1} ({2} and {3} more)</source>
        <translation>{0} Spalten {1} ({2} und {3} weitere)</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/analyst/template.py"/>
        <source>{0} columns of {1} ({2})</source>
        <translation>{0} Spalten {1} ({2})</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/mapping/inputs.py"/>
        <source>&amp;People file</source>
        <translation>&amp;Personendatei</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/mapping/inputs.py"/>
        <source>A CSV of people with a column of e-mail addresses: an HR export, a list, a mapping file. If it has a column HashID or PersonHashID, people keep what stands there.</source>
        <translation>Eine CSV-Datei von Personen mit einer Spalte von E-Mail-Adressen: ein Export aus dem Personalsystem, eine Liste, eine Zuordnungsdatei. Hat sie eine Spalte HashID oder PersonHashID, behalten die Personen, was dort steht.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/mapping/inputs.py"/>
        <source>&amp;Earlier mapping file</source>
        <translation>&amp;Frühere Zuordnungsdatei</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/mapping/inputs.py"/>
        <source>The mapping file of an earlier run: people in it keep their HashIDs and stay in the new one.</source>
        <translation>Die Zuordnungsdatei eines früheren Laufs: Wer darin steht, behält seine HashID und bleibt in der neuen.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/mapping/inputs.py"/>
        <source>E-mail &amp;column</source>
        <translation>E-Mail-&amp;Spalte</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/mapping/inputs.py"/>
        <source>The header of the column of e-mail addresses, where it is not found by itself.</source>
        <translation>Die Überschrift der Spalte mit den E-Mail-Adressen, wenn sie nicht von selbst gefunden wird.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/mapping/inputs.py"/>
        <source>The folder that the mapping file and the organisational data file are written to.</source>
        <translation>Der Ordner, in den die Zuordnungsdatei und die Datei der Organisationsdaten geschrieben werden.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/mapping/people_file.py"/>
        <source>number {0}</source>
        <translation>Nummer {0}</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/mapping/people_file.py"/>
        <source>Keep one of them and remove or rename the others.</source>
        <translation>Behalten Sie eine davon und entfernen Sie die anderen oder benennen Sie sie um.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/mapping/people_file.py"/>
        <source>More than one column holds HashIDs: {0} and {1} more.</source>
        <translation>Mehr als eine Spalte enthält HashIDs: {0} und {1} weitere.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/mapping/people_file.py"/>
        <source>More than one column holds HashIDs: {0}.</source>
        <translation>Mehr als eine Spalte enthält HashIDs: {0}.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/mapping/people_file.py"/>
        <source>The e-mail addresses are taken from the only column of such: {0}.</source>
        <translation>Die E-Mail-Adressen werden aus der einzigen Spalte mit solchen genommen: {0}.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/mapping/people_file.py"/>
        <source>Check that it holds each person's own.</source>
        <translation>Prüfen Sie, ob darin die eigene Adresse jeder Person steht.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/mapping/people_file.py"/>
        <source>More than one column has the name that was given for the e-mail addresses.</source>
        <translation>Mehr als eine Spalte hat den Namen, der für die E-Mail-Adressen genannt wurde.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/mapping/people_file.py"/>
        <source>Rename the others in the header line.</source>
        <translation>Benennen Sie die anderen in der Kopfzeile um.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/mapping/people_file.py"/>
        <source>There is no column of the name that was given; the columns are {0} and {1} more.</source>
        <translation>Es gibt keine Spalte mit dem genannten Namen; die Spalten sind {0} und {1} weitere.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/mapping/people_file.py"/>
        <source>There is no column of the name that was given; the columns are {0}.</source>
        <translation>Es gibt keine Spalte mit dem genannten Namen; die Spalten sind {0}.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/mapping/people_file.py"/>
        <source>Give one of these as the e-mail column (--column).</source>
        <translation>Geben Sie eine davon als E-Mail-Spalte an (--column).</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/mapping/people_file.py"/>
        <source>Say which column holds each person's own e-mail address (--column).</source>
        <translation>Sagen Sie, in welcher Spalte die eigene E-Mail-Adresse jeder Person steht (--column).</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/mapping/people_file.py"/>
        <source>No column holds e-mail addresses; the columns are {0} and {1} more.</source>
        <translation>Keine Spalte enthält E-Mail-Adressen; die Spalten sind {0} und {1} weitere.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/mapping/people_file.py"/>
        <source>No column holds e-mail addresses; the columns are {0}.</source>
        <translation>Keine Spalte enthält E-Mail-Adressen; die Spalten sind {0}.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/mapping/people_file.py"/>
        <source>More than one column may hold the e-mail addresses: {0} and {1} more.</source>
        <translation>Mehr als eine Spalte kann die E-Mail-Adressen enthalten: {0} und {1} weitere.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/mapping/people_file.py"/>
        <source>More than one column may hold the e-mail addresses: {0}.</source>
        <translation>Mehr als eine Spalte kann die E-Mail-Adressen enthalten: {0}.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/mapping/people_file.py"/>
        <source>Reading the people</source>
        <translation>Die Personen werden gelesen</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/mapping/people_file.py"/>
        <source>There are more values than columns, so it is not sure which is which.</source>
        <translation>Es gibt mehr Werte als Spalten, deshalb ist nicht sicher, was wohin gehört.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/mapping/people_file.py"/>
        <source>Put values with a comma in quotation marks, or give each column a name.</source>
        <translation>Setzen Sie Werte mit einem Komma in Anführungszeichen oder geben Sie jeder Spalte einen Namen.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/mapping/people_file.py"/>
        <source>No e-mail address in the column {0}, so no HashID.</source>
        <translation>Keine E-Mail-Adresse in der Spalte {0}, also keine HashID.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/mapping/people_file.py"/>
        <source>Fill it in if the person uses Zoom.</source>
        <translation>Ergänzen Sie sie, wenn die Person Zoom verwendet.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/mapping/people_file.py"/>
        <source>The column {0} holds something else than an e-mail address, so no HashID is given.</source>
        <translation>Die Spalte {0} enthält etwas anderes als eine E-Mail-Adresse, deshalb wird keine HashID vergeben.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/mapping/people_file.py"/>
        <source>Use the e-mail address that the person has in Zoom.</source>
        <translation>Verwenden Sie die E-Mail-Adresse, die die Person in Zoom hat.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/mapping/people_file.py"/>
        <source>The column {0} holds no e-mail address.</source>
        <translation>Die Spalte {0} enthält keine E-Mail-Adresse.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/mapping/people_file.py"/>
        <source>The file has no rows.</source>
        <translation>Die Datei hat keine Zeilen.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/mapping/people_file.py"/>
        <source>Check that it is the right file and column.</source>
        <translation>Prüfen Sie, ob es die richtige Datei und Spalte ist.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/mapping/run.py"/>
        <source>Prepare the mapping file</source>
        <translation>Die Zuordnungsdatei vorbereiten</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/mapping/run.py"/>
        <source>Column of e-mail addresses</source>
        <translation>Spalte der E-Mail-Adressen</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/mapping/run.py"/>
        <source>{0} in {1} rows</source>
        <translation>{0} in {1} Zeilen</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/mapping/run.py"/>
        <source>Rows without an e-mail address</source>
        <translation>Zeilen ohne E-Mail-Adresse</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/mapping/run.py"/>
        <source>Rows of a person who stands there already</source>
        <translation>Zeilen einer Person, die schon dasteht</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/mapping/run.py"/>
        <source>HashIDs</source>
        <translation>HashIDs der Personen</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/mapping/run.py"/>
        <source>{0} kept, {1} new</source>
        <translation>{0} behalten, {1} neu</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/mapping/run.py"/>
        <source>The HashID in the people file is another than the person's in the earlier mapping file.</source>
        <translation>Die HashID in der Personendatei ist eine andere als die der Person in der früheren Zuordnungsdatei.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/mapping/run.py"/>
        <source>Correct one of the files, or leave the earlier mapping file out.</source>
        <translation>Berichtigen Sie eine der Dateien oder lassen Sie die frühere Zuordnungsdatei weg.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/mapping/run.py"/>
        <source>earlier mapping</source>
        <translation>frühere Zuordnung</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/mapping/run.py"/>
        <source>{0} file</source>
        <translation>{0}-Datei</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/mapping/run.py"/>
        <source>An input file can not be read any more.</source>
        <translation>Eine Eingabedatei kann nicht mehr gelesen werden.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/mapping/run.py"/>
        <source>The files can not be written.</source>
        <translation>Die Dateien können nicht geschrieben werden.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/mapping/run.py"/>
        <source>organisational data</source>
        <translation>Organisationsdaten</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/mapping/run.py"/>
        <source>mapping file and organisational data</source>
        <translation>Zuordnungsdatei und Organisationsdaten</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/mapping/run.py"/>
        <source>The record of the run can not be written.</source>
        <translation>Das Protokoll des Laufs kann nicht geschrieben werden.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/mapping/run.py"/>
        <source>Writing the mapping file and the organisational data</source>
        <translation>Die Zuordnungsdatei und die Organisationsdaten werden geschrieben</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/mapping/run.py"/>
        <source>{0} person: {1} keep their HashID, {2} get a new one.</source>
        <translation>{0} Person: {1} behalten ihre HashID, {2} erhalten eine neue.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/mapping/run.py"/>
        <source>{0} people: {1} keep their HashID, {2} get a new one.</source>
        <translation>{0} Personen: {1} behalten ihre HashID, {2} erhalten eine neue.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/mapping/run.py"/>
        <source>{0} person is only in the earlier mapping and stays in the new one.</source>
        <translation>{0} Person steht nur in der früheren Zuordnung und bleibt in der neuen.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/mapping/run.py"/>
        <source>{0} people are only in the earlier mapping and stay in the new one.</source>
        <translation>{0} Personen stehen nur in der früheren Zuordnung und bleiben in der neuen.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/mapping/run.py"/>
        <source>{0} row has no e-mail address and gets no HashID.</source>
        <translation>{0} Zeile hat keine E-Mail-Adresse und erhält keine HashID.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/mapping/run.py"/>
        <source>{0} rows have no e-mail address and get no HashID.</source>
        <translation>{0} Zeilen haben keine E-Mail-Adresse und erhalten keine HashID.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/mapping/run.py"/>
        <source>{0} is for the Zoom admin, and for nobody else: it says which HashID is whose.</source>
        <translation>{0} ist für den Zoom-Admin und für niemanden sonst: Darin steht, welche HashID wem gehört.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/modes/mapping/run.py"/>
        <source>{0} is for the upload to Viva Insights.</source>
        <translation>{0} ist zum Hochladen in Viva Insights.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/zoom/api/account.py"/>
        <source>A name has 1 to 40 letters from a to z, digits, _ and -.</source>
        <translation>Ein Name hat 1 bis 40 Buchstaben von a bis z, Ziffern, _ und -.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/zoom/api/account.py"/>
        <source>The account ID</source>
        <translation>Die Konto-ID</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/zoom/api/account.py"/>
        <source>The client ID</source>
        <translation>Die Client-ID</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/zoom/api/account.py"/>
        <source>{0} is one word as it stands on the page App Credentials of the app.</source>
        <translation>{0} ist ein Wort, wie es auf der Seite App Credentials der App steht.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/zoom/api/account.py"/>
        <source>The plan is one of {0}.</source>
        <translation>Der Tarif ist einer von {0}.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/zoom/api/account.py"/>
        <source>The share is a number above 0 and at most 1.</source>
        <translation>Der Anteil ist eine Zahl über 0 und höchstens 1.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/zoom/api/account.py"/>
        <source>An address begins with https:// (http:// only on this computer) and has no password.</source>
        <translation>Eine Adresse beginnt mit https:// (http:// nur auf diesem Computer) und enthält kein Passwort.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/zoom/api/account.py"/>
        <source>A proxy is written like http://proxy.example.com:8080, without a password.</source>
        <translation>Ein Proxy wird wie http://proxy.example.com:8080 geschrieben, ohne Passwort.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/zoom/api/client.py"/>
        <source>an answer that did not come</source>
        <translation>eine Antwort, die nicht kam</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/zoom/api/client.py"/>
        <source>a fault at Zoom</source>
        <translation>einen Fehler bei Zoom</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/zoom/api/client.py"/>
        <source>Zoom's limit for signing in</source>
        <translation>Zooms Grenze für Anmeldungen</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/zoom/api/client.py"/>
        <source>signing in to Zoom</source>
        <translation>die Anmeldung bei Zoom</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/zoom/api/client.py"/>
        <source>Zoom's limit for {0} calls</source>
        <translation>Zooms Grenze für Aufrufe ({0})</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/zoom/api/endpoints.py"/>
        <source>list of meetings</source>
        <translation>Liste der Besprechungen</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/zoom/api/endpoints.py"/>
        <source>list of hosts</source>
        <translation>Liste der Hosts</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/zoom/api/endpoints.py"/>
        <source>meetings of a host</source>
        <translation>Besprechungen eines Hosts</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/zoom/api/endpoints.py"/>
        <source>participants of a past meeting</source>
        <translation>Teilnehmende einer vergangenen Besprechung</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/zoom/api/endpoints.py"/>
        <source>participants in the report</source>
        <translation>Teilnehmende im Bericht</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/zoom/api/errors.py"/>
        <source>Zoom could not be asked.</source>
        <translation>Zoom konnte nicht gefragt werden.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/zoom/api/errors.py"/>
        <source>Try again later.</source>
        <translation>Versuchen Sie es später wieder.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/zoom/api/errors.py"/>
        <source>Zoom does not accept the client ID and the client secret.</source>
        <translation>Zoom akzeptiert die Client-ID und das Client-Geheimnis nicht.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/zoom/api/errors.py"/>
        <source>Compare both with those on the page App Credentials of your Server-to-Server OAuth app, and add the account again.</source>
        <translation>Vergleichen Sie beide mit denen auf der Seite App Credentials Ihrer Server-to-Server-OAuth-App und fügen Sie das Konto wieder hinzu.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/zoom/api/errors.py"/>
        <source>Zoom does not accept the account ID.</source>
        <translation>Zoom akzeptiert die Konto-ID nicht.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/zoom/api/errors.py"/>
        <source>Compare it with the one on the page App Credentials of your app, and add the account again.</source>
        <translation>Vergleichen Sie sie mit der auf der Seite App Credentials Ihrer App und fügen Sie das Konto wieder hinzu.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/zoom/api/errors.py"/>
        <source>Zoom gives this app no access: it is not active, or whoever owned it has left the account.</source>
        <translation>Zoom gibt dieser App keinen Zugang: Sie ist nicht aktiv, oder wem sie gehörte, ist nicht mehr im Konto.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/zoom/api/errors.py"/>
        <source>Open the app in the Zoom App Marketplace and activate it on its page Activation.</source>
        <translation>Öffnen Sie die App im Zoom App Marketplace und aktivieren Sie sie auf ihrer Seite Activation.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/zoom/api/errors.py"/>
        <source>those that the test of the account names</source>
        <translation>die, die der Test des Kontos nennt</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/zoom/api/errors.py"/>
        <source>The app lacks scopes: {0}.</source>
        <translation>Der App fehlen Scopes: {0}.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/zoom/api/errors.py"/>
        <source>Add them on the page Scopes of the app and save; no new secret is needed.</source>
        <translation>Fügen Sie sie auf der Seite Scopes der App hinzu und speichern Sie; ein neues Geheimnis ist nicht nötig.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/zoom/api/errors.py"/>
        <source>Zoom says that the account's plan or the role of the app's owner does not permit this.</source>
        <translation>Zoom sagt, dass der Tarif des Kontos oder die Rolle des Besitzers der App das nicht erlaubt.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/zoom/api/errors.py"/>
        <source>Reports need a Pro, Business or higher plan, and a role with the right to see usage reports. Ask the owner of the Zoom account.</source>
        <translation>Berichte brauchen den Tarif Pro, Business oder höher und eine Rolle mit dem Recht, Nutzungsberichte zu sehen. Fragen Sie den Besitzer des Zoom-Kontos.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/zoom/api/errors.py"/>
        <source>This computer does not trust the certificate of whoever answers in Zoom's place.</source>
        <translation>Dieser Computer vertraut dem Zertifikat dessen nicht, der an Zooms Stelle antwortet.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/zoom/api/errors.py"/>
        <source>If a proxy of your company looks into encrypted connections, ask your IT department to add its certificate to the operating system's list of trusted ones. Compare the clock of this computer, too.</source>
        <translation>Wenn ein Proxy Ihres Unternehmens in verschlüsselte Verbindungen hineinschaut, bitten Sie Ihre IT-Abteilung, dessen Zertifikat in die Liste der vertrauenswürdigen des Betriebssystems aufzunehmen. Vergleichen Sie auch die Uhr dieses Computers.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/zoom/api/errors.py"/>
        <source>An address beyond those that this program may ask was refused.</source>
        <translation>Eine Adresse außerhalb derer, die dieses Programm fragen darf, wurde abgelehnt.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/zoom/api/errors.py"/>
        <source>Check --api-url and --oauth-url of the account, and that no proxy or sign-in page stands in between.</source>
        <translation>Prüfen Sie --api-url und --oauth-url des Kontos und ob kein Proxy und keine Anmeldeseite dazwischenstehen.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/zoom/api/errors.py"/>
        <source>Zoom does not have it, or not yet, or no longer.</source>
        <translation>Zoom hat das nicht, noch nicht oder nicht mehr.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/zoom/api/errors.py"/>
        <source>Nothing; a meeting that has only just ended can be had some minutes later.</source>
        <translation>Nichts; eine Besprechung, die eben erst zu Ende ist, gibt es einige Minuten später.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/zoom/api/errors.py"/>
        <source>Zoom does not take these dates.</source>
        <translation>Zoom nimmt diese Datumsangaben nicht an.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/zoom/api/errors.py"/>
        <source>Choose dates of the last six months.</source>
        <translation>Wählen Sie Tage der letzten sechs Monate.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/zoom/api/errors.py"/>
        <source>Zoom's list repeats itself or breaks off, however often it is begun again.</source>
        <translation>Zooms Liste wiederholt sich oder bricht ab, so oft sie auch neu begonnen wird.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/zoom/api/errors.py"/>
        <source>Zoom refused the call.</source>
        <translation>Zoom hat den Aufruf abgelehnt.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/zoom/api/errors.py"/>
        <source>Try again later; if it stays so, give Zoom's support the tracking ID in the log.</source>
        <translation>Versuchen Sie es später wieder; bleibt es so, geben Sie Zooms Support die Tracking-ID aus dem Protokoll.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/zoom/api/errors.py"/>
        <source>Zoom could not be reached, or gave no usable answer, in several tries.</source>
        <translation>Zoom war in mehreren Versuchen nicht zu erreichen oder gab keine brauchbare Antwort.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/zoom/api/errors.py"/>
        <source>Check the connection to the internet and the proxy, and try again.</source>
        <translation>Prüfen Sie die Verbindung zum Internet und den Proxy und versuchen Sie es wieder.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/zoom/api/errors.py"/>
        <source>The account's daily limit of calls is used up until {0} UTC.</source>
        <translation>Die Tagesgrenze des Kontos für Aufrufe ist bis {0} UTC aufgebraucht.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/zoom/api/errors.py"/>
        <source>What was downloaded is kept. Go on after that time, or use --wait.</source>
        <translation>Was heruntergeladen wurde, bleibt. Starten Sie nach dieser Zeit dasselbe wieder, oder verwenden Sie --wait.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/zoom/collect/listing.py"/>
        <source>Zoom leaves out some of the days that it is asked for, however often it is asked.</source>
        <translation>Zoom lässt einige der erbetenen Tage aus, so oft man auch fragt.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/zoom/collect/meeting.py"/>
        <source>Zoom has no participants of it</source>
        <translation>Zoom hat keine Teilnehmenden dazu</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/zoom/collect/meeting.py"/>
        <source>Zoom does not have it, or not yet</source>
        <translation>Zoom hat sie nicht oder noch nicht</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/zoom/collect/meeting.py"/>
        <source>Zoom does not permit it</source>
        <translation>Zoom erlaubt es nicht</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/zoom/collect/meeting.py"/>
        <source>no usable answer in several tries</source>
        <translation>in mehreren Versuchen keine brauchbare Antwort</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/zoom/collect/meeting.py"/>
        <source>its list of participants does not end</source>
        <translation>die Liste der Teilnehmenden endet nicht</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/zoom/collect/meeting.py"/>
        <source>Zoom refused it</source>
        <translation>Zoom hat es abgelehnt</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/zoom/collect/plan.py"/>
        <source>{0} meetings, {1} of them are downloaded already.</source>
        <translation>{0} Besprechungen, {1} davon sind schon heruntergeladen.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/zoom/collect/plan.py"/>
        <source>About {0} meetings, {1} of them are downloaded already.</source>
        <translation>Etwa {0} Besprechungen, {1} davon sind schon heruntergeladen.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/zoom/collect/plan.py"/>
        <source>Calls to Zoom, at least: {0}.</source>
        <translation>Aufrufe bei Zoom, mindestens: {0}.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/zoom/collect/plan.py"/>
        <source>At the account's limits and its share that takes at least {0} hours.</source>
        <translation>Bei den Grenzen des Kontos und seinem Anteil dauert das mindestens {0} Stunden.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/zoom/collect/plan.py"/>
        <source>At the account's limits and its share that takes at least {0} seconds.</source>
        <translation>Bei den Grenzen des Kontos und seinem Anteil dauert das mindestens {0} Sekunden.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/zoom/collect/plan.py"/>
        <source>At the account's limits and its share that takes at least {0} minutes.</source>
        <translation>Bei den Grenzen des Kontos und seinem Anteil dauert das mindestens {0} Minuten.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/zoom/collect/plan.py"/>
        <source>The daily limit binds: it takes {0} days, with one run or --wait each day.</source>
        <translation>Die Tagesgrenze greift: Es dauert {0} Tage, mit je einem Lauf am Tag oder --wait.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/zoom/collect/plan.py"/>
        <source>Zoom's reports still keep meetings from {0} on.</source>
        <translation>Zooms Berichte behalten noch Besprechungen ab {0}.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/zoom/collect/plan.py"/>
        <source>{0} seconds</source>
        <translation>{0} Sekunden</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/zoom/collect/plan.py"/>
        <source>{0} minutes</source>
        <translation>{0} Minuten</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/zoom/collect/requirements.py"/>
        <source>Zoom accepts the account ID, the client ID and the client secret.</source>
        <translation>Zoom akzeptiert die Konto-ID, die Client-ID und das Client-Geheimnis.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/zoom/collect/requirements.py"/>
        <source>Add the scope {0} on the page Scopes of the app.</source>
        <translation>Fügen Sie auf der Seite Scopes der App den Scope {0} hinzu.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/zoom/collect/requirements.py"/>
        <source>The app may ask for {0}.</source>
        <translation>Die App darf nach {0} fragen.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/zoom/collect/requirements.py"/>
        <source>Zoom answers a call.</source>
        <translation>Zoom beantwortet einen Aufruf.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/zoom/collect/run.py"/>
        <source>What was downloaded is kept: begin the same download again to go on.</source>
        <translation>Was heruntergeladen wurde, bleibt; starten Sie dasselbe noch einmal, um fortzufahren.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/zoom/collect/run.py"/>
        <source>{0} of {1} meetings, {2} calls, waited {3} s; waiting for {4}</source>
        <translation>{0} von {1} Besprechungen, {2} Aufrufe, {3} s gewartet; gewartet wird auf {4}</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/zoom/collect/run.py"/>
        <source>{0} of {1} meetings, {2} calls, waited {3} s</source>
        <translation>{0} von {1} Besprechungen, {2} Aufrufe, {3} s gewartet</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/zoom/collect/run.py"/>
        <source>{0} of {1} meetings, {2} calls; waiting for {3}</source>
        <translation>{0} von {1} Besprechungen, {2} Aufrufe; gewartet wird auf {3}</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/zoom/collect/run.py"/>
        <source>{0} of {1} meetings, {2} calls</source>
        <translation>{0} von {1} Besprechungen, {2} Aufrufe</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/zoom/collect/run.py"/>
        <source>Listing {0} meetings, {1} calls, waited {2} s; waiting for {3}</source>
        <translation>{0} Besprechungen aufgelistet, {1} Aufrufe, {2} s gewartet; gewartet wird auf {3}</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/zoom/collect/run.py"/>
        <source>Listing {0} meetings, {1} calls, waited {2} s</source>
        <translation>{0} Besprechungen aufgelistet, {1} Aufrufe, {2} s gewartet</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/zoom/collect/run.py"/>
        <source>Listing {0} meetings, {1} calls; waiting for {2}</source>
        <translation>{0} Besprechungen aufgelistet, {1} Aufrufe; gewartet wird auf {2}</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/zoom/collect/run.py"/>
        <source>Listing {0} meetings, {1} calls</source>
        <translation>{0} Besprechungen aufgelistet, {1} Aufrufe</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/zoom/collect/run.py"/>
        <source>The range ends before it begins.</source>
        <translation>Der Zeitraum endet, bevor er beginnt.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/zoom/collect/run.py"/>
        <source>Check --from and --to.</source>
        <translation>Prüfen Sie --from und --to.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/zoom/collect/run.py"/>
        <source>Zoom keeps its reports for six months: the first day that can be had is {0}.</source>
        <translation>Zoom behält seine Berichte sechs Monate: Der erste Tag, den es noch gibt, ist {0}.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/zoom/collect/run.py"/>
        <source>Begin with --from {0}; earlier months can only come from reports that were exported in time.</source>
        <translation>Beginnen Sie mit --from {0}; frühere Monate gibt es nur aus Berichten, die rechtzeitig exportiert wurden.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/zoom/collect/run.py"/>
        <source>The range lies in the future.</source>
        <translation>Der Zeitraum liegt in der Zukunft.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/zoom/collect/run.py"/>
        <source>The range has days that are not over yet (in UTC): meetings of these can be missing.</source>
        <translation>Der Zeitraum hat Tage, die noch nicht vorbei sind (in UTC): Besprechungen dieser Tage können fehlen.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/zoom/collect/run.py"/>
        <source>Zoom's reports are whole some hours after a day has ended.</source>
        <translation>Zooms Berichte sind einige Stunden nach dem Ende eines Tages vollständig.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/zoom/collect/run.py"/>
        <source>the daily limit, until {0} UTC</source>
        <translation>die Tagesgrenze, bis {0} UTC</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/zoom/collect/run.py"/>
        <source>Zoom gave no answer for {0} of {1} meetings.</source>
        <translation>Zu {0} von {1} Besprechungen gab Zoom keine Antwort.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/zoom/collect/run.py"/>
        <source>By reason: {0}.</source>
        <translation>Nach Grund: {0}.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/zoom/collect/run.py"/>
        <source>{0} of the meetings could not be downloaded and is left out.</source>
        <translation>{0} der Besprechungen konnte nicht heruntergeladen werden und fehlt.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/zoom/collect/run.py"/>
        <source>{0} of the meetings could not be downloaded and are left out.</source>
        <translation>{0} der Besprechungen konnten nicht heruntergeladen werden und fehlen.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/zoom/collect/run.py"/>
        <source>The manifest says why. A later run tries them again.</source>
        <translation>Das Manifest sagt, warum. Ein späterer Lauf versucht es wieder.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/zoom/collect/run.py"/>
        <source>{0} meeting has fewer participants than Zoom says.</source>
        <translation>{0} Besprechung hat weniger Teilnehmende, als Zoom sagt.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/zoom/collect/run.py"/>
        <source>{0} meetings have fewer participants than Zoom says.</source>
        <translation>{0} Besprechungen haben weniger Teilnehmende, als Zoom sagt.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/zoom/collect/run.py"/>
        <source>{0} meeting has fewer people than Zoom's list of meetings says.</source>
        <translation>{0} Besprechung hat weniger Personen, als Zooms Liste der Besprechungen sagt.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/zoom/collect/run.py"/>
        <source>{0} meetings have fewer people than Zoom's list of meetings says.</source>
        <translation>{0} Besprechungen haben weniger Personen, als Zooms Liste der Besprechungen sagt.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/zoom/collect/run.py"/>
        <source>People with several devices count once here.</source>
        <translation>Personen mit mehreren Geräten zählen hier einmal.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/zoom/collect/run.py"/>
        <source>{0} entry of Zoom's lists could not be followed.</source>
        <translation>{0} Eintrag aus Zooms Listen ließ sich nicht verfolgen.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/zoom/collect/run.py"/>
        <source>{0} entries of Zoom's lists could not be followed.</source>
        <translation>{0} Einträgen aus Zooms Listen war nicht zu folgen.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/zoom/collect/run.py"/>
        <source>Their meetings are missing.</source>
        <translation>Ihre Besprechungen fehlen.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/zoom/collect/run.py"/>
        <source>{0} entry fewer is in Zoom's lists of meetings than Zoom counts.</source>
        <translation>In Zooms Listen der Besprechungen steht {0} Eintrag weniger, als Zoom zählt.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/zoom/collect/run.py"/>
        <source>{0} entries fewer are in Zoom's lists of meetings than Zoom counts.</source>
        <translation>In Zooms Listen der Besprechungen stehen {0} Einträge weniger, als Zoom zählt.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/zoom/collect/run.py"/>
        <source>Their meetings are missing. Begin the download anew later.</source>
        <translation>Ihre Besprechungen fehlen. Beginnen Sie das Herunterladen später neu.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/zoom/collect/run.py"/>
        <source>{0} month came back shorter than asked; what was left out was asked for again.</source>
        <translation>{0} Monat kam kürzer zurück als erbeten; was fehlte, wurde noch einmal erbeten.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/zoom/collect/run.py"/>
        <source>{0} months came back shorter than asked; what was left out was asked for again.</source>
        <translation>{0} Monate kamen kürzer zurück als erbeten; was fehlte, wurde noch einmal erbeten.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/zoom/collect/run.py"/>
        <source>Zoom's code is {0}.</source>
        <translation>Zooms Code ist {0}.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/zoom/collect/run.py"/>
        <source>{0} What was downloaded is kept: begin the same download again to go on.</source>
        <translation>{0} Was heruntergeladen ist, bleibt erhalten: Beginnen Sie denselben Download noch einmal, um fortzufahren.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/zoom/collect/store.py"/>
        <source>What was downloaded from Zoom could not be deleted.</source>
        <translation>Was von Zoom heruntergeladen wurde, konnte nicht gelöscht werden.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/zoom/collect/store.py"/>
        <source>The folder for what is downloaded from Zoom can not be made.</source>
        <translation>Der Ordner für das, was von Zoom heruntergeladen wird, kann nicht erstellt werden.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/zoom/collect/store.py"/>
        <source>Another run is downloading from the account {0} at this moment.</source>
        <translation>Ein anderer Lauf lädt gerade vom Konto {0} herunter.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/zoom/collect/store.py"/>
        <source>Wait until it has ended, or end it.</source>
        <translation>Warten Sie, bis er beendet ist, oder beenden Sie ihn.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/zoom/collect/store.py"/>
        <source>What is downloaded from Zoom can not be kept on this disk.</source>
        <translation>Was von Zoom heruntergeladen wird, kann nicht auf diesem Datenträger bleiben.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/zoom/collect/store.py"/>
        <source>What an earlier run downloaded from Zoom can not be read.</source>
        <translation>Was ein früherer Lauf von Zoom heruntergeladen hat, kann nicht gelesen werden.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/zoom/collect/store.py"/>
        <source>Run again with --fresh, which begins anew.</source>
        <translation>Starten Sie erneut mit --fresh, das von vorn beginnt.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/zoom/collect/store.py"/>
        <source>What is downloaded from Zoom could not be written.</source>
        <translation>Was von Zoom heruntergeladen wird, konnte nicht geschrieben werden.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/zoom/collect/store.py"/>
        <source>The disk may be full; what was downloaded so far is kept.</source>
        <translation>Vielleicht ist der Datenträger voll; was bisher heruntergeladen wurde, bleibt.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/zoom/collect/store.py"/>
        <source>Free some space and run again.</source>
        <translation>Schaffen Sie Platz und starten Sie erneut.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/zoom/collect/ways.py"/>
        <source>The {0} can not be asked for: the scope {1} is missing.</source>
        <translation>Nicht abzufragen ({0}): Der Scope {1} fehlt.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/zoom/collect/ways.py"/>
        <source>Meetings are listed host by host: the scope {0} is missing.</source>
        <translation>Besprechungen werden Host für Host aufgelistet: Der Scope {0} fehlt.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/zoom/collect/ways.py"/>
        <source>Meetings are listed host by host</source>
        <translation>Besprechungen werden Host für Host aufgelistet</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/zoom/collect/ways.py"/>
        <source>Meetings are listed host by host: Zoom refuses the account's list of meetings.</source>
        <translation>Besprechungen werden Host für Host aufgelistet: Zoom verweigert die Liste der Besprechungen des Kontos.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/zoom/collect/ways.py"/>
        <source>It goes on another way, which takes longer or says less; add the scope to the app for the next time.</source>
        <translation>Es geht auf anderem Weg weiter, der länger dauert oder weniger sagt; fügen Sie der App für das nächste Mal den Scope hinzu.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/zoom/collect/ways.py"/>
        <source>the list of meetings</source>
        <translation>der Liste der Besprechungen</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/zoom/collect/ways.py"/>
        <source>the participants of a meeting</source>
        <translation>den Teilnehmenden einer Besprechung</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/zoom/collect/ways.py"/>
        <source>the test call</source>
        <translation>dem Probeaufruf</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/zoom/files/date_orders.py"/>
        <source>Some of its dates have the day first and others the month first.</source>
        <translation>In manchen der Datumsangaben steht der Tag zuerst, in anderen der Monat.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/zoom/files/date_orders.py"/>
        <source>Export it again; it was put together from two reports or changed by hand.</source>
        <translation>Exportieren Sie ihn erneut; er wurde aus zwei Berichten zusammengesetzt oder von Hand geändert.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/zoom/files/date_orders.py"/>
        <source>Nothing in it proves whether the day or the month comes first in its dates.</source>
        <translation>Nichts darin beweist, ob in den Datumsangaben der Tag oder der Monat zuerst steht.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/zoom/files/date_orders.py"/>
        <source>Say it with --date-order mdy or --date-order dmy.</source>
        <translation>Sagen Sie es mit --date-order mdy oder --date-order dmy.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/zoom/files/find.py"/>
        <source>The file or folder can not be read. {0}</source>
        <translation>Die Datei oder der Ordner kann nicht gelesen werden. {0}</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/zoom/files/find.py"/>
        <source>Check its path and that you may read it.</source>
        <translation>Prüfen Sie den Pfad und ob Sie dort lesen dürfen.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/zoom/files/find.py"/>
        <source>There is no Zoom report in what was given.</source>
        <translation>In dem, was angegeben wurde, ist kein Zoom-Bericht.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/zoom/files/find.py"/>
        <source>Choose the CSV files of the details report, or the folder that holds them.</source>
        <translation>Wählen Sie die CSV-Dateien des Detailberichts oder den Ordner, in dem sie liegen.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/zoom/files/find.py"/>
        <source>This Excel workbook was left out.</source>
        <translation>Diese Excel-Arbeitsmappe wurde weggelassen.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/zoom/files/find.py"/>
        <source>If it is a report, export it from Zoom as CSV.</source>
        <translation>Wenn es ein Bericht ist, exportieren Sie ihn aus Zoom als CSV.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/zoom/files/find.py"/>
        <source>This hashed file of an earlier run was left out.</source>
        <translation>Diese gehashte Datei eines früheren Laufs wurde weggelassen.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/zoom/files/find.py"/>
        <source>This file has the columns of a mapping file and is taken as it.</source>
        <translation>Diese Datei hat die Spalten einer Zuordnungsdatei und wird als solche genommen.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/zoom/files/find.py"/>
        <source>There are {0} mapping files in the folder: {1}.</source>
        <translation>Im Ordner liegen {0} Zuordnungsdateien: {1}.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/zoom/files/find.py"/>
        <source>Say which one with --mapping.</source>
        <translation>Sagen Sie mit --mapping, welche gilt.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/zoom/files/find.py"/>
        <source>The mapping file is missing.</source>
        <translation>Die Zuordnungsdatei fehlt.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/zoom/files/find.py"/>
        <source>Give the CSV file with the columns PersonID and HashID with --mapping.</source>
        <translation>Geben Sie mit --mapping die CSV-Datei mit den Spalten PersonID und HashID an.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/zoom/files/reports.py"/>
        <source>No report has the column {0} that is to be kept.</source>
        <translation>Kein Bericht hat die Spalte {0}, die behalten werden soll.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/zoom/files/reports.py"/>
        <source>Check its spelling.</source>
        <translation>Prüfen Sie die Schreibweise.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/zoom/files/reports.py"/>
        <source>This looks like {0}, not like the details report of Active Hosts.</source>
        <translation>Das sieht aus wie {0}, nicht wie der Detailbericht der aktiven Hosts.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/zoom/files/reports.py"/>
        <source>Its first line is not the header of a Zoom report.</source>
        <translation>Die erste Zeile ist nicht die Kopfzeile eines Zoom-Berichts.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/zoom/files/reports.py"/>
        <source>Needed columns are missing: {0}.</source>
        <translation>Nötige Spalten fehlen: {0}.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/zoom/files/reports.py"/>
        <source>Headers that were not understood: {0}.</source>
        <translation>Nicht verstandene Überschriften: {0}.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/zoom/files/reports.py"/>
        <source>Say which is which, for example --column {0}="{1}".</source>
        <translation>Sagen Sie, welche welche ist, zum Beispiel --column {0}="{1}".</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/zoom/files/reports.py"/>
        <source>Say which is which, for example --column {0}="its header".</source>
        <translation>Sagen Sie, welche welche ist, zum Beispiel --column {0}="die Überschrift".</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/checked.py"/>
        <source>Columns PersonID and HashID</source>
        <translation>Spalten PersonID und HashID</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/checked.py"/>
        <source>found</source>
        <translation>gefunden</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/checked.py"/>
        <source>One ID for each person</source>
        <translation>Eine ID für jede Person</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/checked.py"/>
        <source>{0} people</source>
        <translation>{0} Personen</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/checked.py"/>
        <source>Two addresses with one ID</source>
        <translation>Zwei Adressen mit einer ID</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/checked.py"/>
        <source>IDs that give away an address</source>
        <translation>IDs, die eine Adresse verraten</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/engine.py"/>
        <source>The memory limit or the number of threads can not be used.</source>
        <translation>Die Speichergrenze oder die Zahl der Threads ist nicht zu verwenden.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/engine.py"/>
        <source>Write the memory limit like 2GB or 800MB and the number of threads as a whole number.</source>
        <translation>Schreiben Sie die Speichergrenze wie 2GB oder 800MB und die Zahl der Threads als ganze Zahl.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/engine.py"/>
        <source>The disk is full.</source>
        <translation>Der Datenträger ist voll.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/engine.py"/>
        <source>There is no room left for the files of this run; what it had begun was removed.</source>
        <translation>Für die Dateien dieses Laufs ist kein Platz mehr; was er begonnen hatte, wurde entfernt.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/engine.py"/>
        <source>Free some space or choose an output folder on another disk, then run again.</source>
        <translation>Schaffen Sie Platz oder wählen Sie einen Ausgabeordner auf einem anderen Datenträger; starten Sie dann erneut.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/engine.py"/>
        <source>The run needs more memory than it may use.</source>
        <translation>Der Lauf braucht mehr Arbeitsspeicher, als er belegen darf.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/engine.py"/>
        <source>A step could not be done within the memory limit, or the disk had no room for its temporary files.</source>
        <translation>Ein Schritt war innerhalb der Speichergrenze nicht möglich, oder der Datenträger hatte keinen Platz für seine Zwischendateien.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/engine.py"/>
        <source>Give it more with --memory, for example --memory 4GB, and see that the output folder's disk has room.</source>
        <translation>Geben Sie ihm mit --memory mehr, zum Beispiel --memory 4GB, und achten Sie darauf, dass der Datenträger des Ausgabeordners Platz hat.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/job.py"/>
        <source>Memor&amp;y limit</source>
        <translation>Speicher&amp;grenze</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/job.py"/>
        <source>How much memory the run may use, for example 2GB; larger data is worked on through the disk.</source>
        <translation>Wie viel Arbeitsspeicher der Lauf belegen darf, zum Beispiel 2GB; größere Daten werden über die Festplatte bearbeitet.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/job.py"/>
        <source>Proce&amp;ssor threads</source>
        <translation>Prozesso&amp;r-Threads</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/job.py"/>
        <source>How many processor threads the run may use; 0 means all.</source>
        <translation>Wie viele Prozessor-Threads der Lauf belegen darf; 0 heißt alle.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/job.py"/>
        <source>The time zone is not known.</source>
        <translation>Die Zeitzone ist nicht bekannt.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/job.py"/>
        <source>Give its name, for example Europe/Zurich or Pacific Standard Time; an offset is not enough.</source>
        <translation>Geben Sie ihren Namen an, zum Beispiel Europe/Zurich oder Pacific Standard Time; eine Abweichung in Stunden genügt nicht.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/outcome.py"/>
        <source>There is 1 problem with the inputs.</source>
        <translation>Es gibt 1 Problem mit den Eingaben.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/outcome.py"/>
        <source>There are {0} problems with the inputs.</source>
        <translation>Es gibt {0} Probleme mit den Eingaben.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/output/folder.py"/>
        <source>The unfinished files of an earlier run that was stopped have been removed.</source>
        <translation>Die unfertigen Dateien eines früheren Laufs, der abgebrochen wurde, sind entfernt worden.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/output/folder.py"/>
        <source>The unfinished files of {0} earlier runs that were stopped have been removed.</source>
        <translation>Die unfertigen Dateien von {0} früheren Läufen, die abgebrochen wurden, sind entfernt worden.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/output/folder.py"/>
        <source>The output folder is not in use.</source>
        <translation>Der Ausgabeordner ist nicht in Gebrauch.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/output/folder.py"/>
        <source>The output folder {0} can not be written to.</source>
        <translation>In den Ausgabeordner {0} kann nicht geschrieben werden.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/output/folder.py"/>
        <source>The finished files could not be put into the output folder.</source>
        <translation>Die fertigen Dateien konnten nicht in den Ausgabeordner gelegt werden.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/output/folder.py"/>
        <source>The name of the output folder is no text.</source>
        <translation>Der Name des Ausgabeordners ist kein Text.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/output/folder.py"/>
        <source>Choose another output folder.</source>
        <translation>Wählen Sie einen anderen Ausgabeordner.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/output/folder.py"/>
        <source>The output folder is a file.</source>
        <translation>Der Ausgabeordner ist eine Datei.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/output/folder.py"/>
        <source>The output folder can not be written to. The folder is read-only or you have no permission to write there.</source>
        <translation>In den Ausgabeordner kann nicht geschrieben werden. Der Ordner ist schreibgeschützt oder Sie dürfen dort nicht schreiben.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/output/folder.py"/>
        <source>Free some space or choose an output folder on another disk.</source>
        <translation>Schaffen Sie Platz oder wählen Sie einen Ausgabeordner auf einem anderen Datenträger.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/output/folder.py"/>
        <source>Your disk quota is used up.</source>
        <translation>Ihr Speicherkontingent ist aufgebraucht.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/output/folder.py"/>
        <source>Free some space or choose another output folder.</source>
        <translation>Schaffen Sie Platz oder wählen Sie einen anderen Ausgabeordner.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/output/folder.py"/>
        <source>The disk can not hold a file of this size.</source>
        <translation>Der Datenträger kann keine Datei dieser Größe aufnehmen.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/output/folder.py"/>
        <source>Choose an output folder on another disk.</source>
        <translation>Wählen Sie einen Ausgabeordner auf einem anderen Datenträger.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/output/folder.py"/>
        <source>The disk is read-only.</source>
        <translation>Der Datenträger ist schreibgeschützt.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/output/folder.py"/>
        <source>Choose another folder.</source>
        <translation>Wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/output/folder.py"/>
        <source>You have no permission, or another program has the file open.</source>
        <translation>Sie haben keine Berechtigung, oder ein anderes Programm hat die Datei geöffnet.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/output/folder.py"/>
        <source>Close it or choose another folder.</source>
        <translation>Schließen Sie sie oder wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/output/folder.py"/>
        <source>You have no permission.</source>
        <translation>Sie haben keine Berechtigung.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/output/folder.py"/>
        <source>A file of that name has come into being meanwhile.</source>
        <translation>Inzwischen ist eine Datei dieses Namens entstanden.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/output/folder.py"/>
        <source>Run again.</source>
        <translation>Starten Sie den Lauf erneut.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/output/folder.py"/>
        <source>The path is too long.</source>
        <translation>Der Pfad ist zu lang.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/output/folder.py"/>
        <source>Choose a folder with a shorter path.</source>
        <translation>Wählen Sie einen Ordner mit kürzerem Pfad.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/output/folder.py"/>
        <source>A part of the path is a file, not a folder.</source>
        <translation>Ein Teil des Pfads ist eine Datei, kein Ordner.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/output/folder.py"/>
        <source>Check the disk and the folder.</source>
        <translation>Prüfen Sie den Datenträger und den Ordner.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/people/mapping_file.py"/>
        <source>Use a random HashID instead; the mapping step of Zoom Wizard makes such files.</source>
        <translation>Verwenden Sie stattdessen eine zufällige HashID; solche Dateien macht Zoom Wizard mit „Zuordnungsdatei erstellen“.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/people/mapping_file.py"/>
        <source>One PersonID has two or more different HashIDs.</source>
        <translation>Eine PersonID hat zwei oder mehr verschiedene HashIDs.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/people/mapping_file.py"/>
        <source>{0} PersonIDs have two or more different HashIDs each.</source>
        <translation>{0} PersonIDs haben je zwei oder mehr verschiedene HashIDs.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/people/mapping_file.py"/>
        <source>Keep one HashID for each person.</source>
        <translation>Behalten Sie für jede Person eine HashID.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/people/mapping_file.py"/>
        <source>A HashID contains an @ sign.</source>
        <translation>Eine HashID enthält ein @-Zeichen.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/people/mapping_file.py"/>
        <source>{0} HashIDs contain an @ sign.</source>
        <translation>{0} HashIDs enthalten ein @-Zeichen.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/people/mapping_file.py"/>
        <source>A HashID contains what stands before the @ in its e-mail address.</source>
        <translation>Eine HashID enthält, was in ihrer E-Mail-Adresse vor dem @ steht.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/people/mapping_file.py"/>
        <source>{0} HashIDs contain what stands before the @ in their e-mail addresses.</source>
        <translation>{0} HashIDs enthalten, was in ihren E-Mail-Adressen vor dem @ steht.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/people/mapping_file.py"/>
        <source>A HashID is a plain digest (such as MD5 or SHA-256) of its e-mail address; anybody can undo it.</source>
        <translation>Eine HashID ist ein einfacher Hashwert (etwa MD5 oder SHA-256) ihrer E-Mail-Adresse; jeder kann ihn umkehren.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/people/mapping_file.py"/>
        <source>{0} HashIDs are plain digests (such as SHA-256) of their e-mail addresses; anybody can undo them.</source>
        <translation>{0} HashIDs sind einfache Hashwerte (etwa SHA-256) ihrer E-Mail-Adressen; jeder kann sie umkehren.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/people/mapping_file.py"/>
        <source>A HashID contains a line break or another character that does not print.</source>
        <translation>Eine HashID enthält einen Zeilenumbruch oder ein anderes Zeichen, das nicht gedruckt wird.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/people/mapping_file.py"/>
        <source>{0} HashIDs contain a line break or another character that does not print.</source>
        <translation>{0} HashIDs enthalten einen Zeilenumbruch oder ein anderes Zeichen, das nicht gedruckt wird.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/people/mapping_file.py"/>
        <source>Remove it here and in the organisational data.</source>
        <translation>Entfernen Sie es hier und in den Organisationsdaten.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/people/mapping_file.py"/>
        <source>A HashID contains the 4 or 5 characters that stand before the @ in its e-mail address.</source>
        <translation>Eine HashID enthält die 4 oder 5 Zeichen, die in ihrer E-Mail-Adresse vor dem @ stehen.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/people/mapping_file.py"/>
        <source>{0} HashIDs contain the 4 or 5 characters that stand before the @ in their e-mail addresses.</source>
        <translation>{0} HashIDs enthalten die 4 oder 5 Zeichen, die in ihren E-Mail-Adressen vor dem @ stehen.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/people/mapping_file.py"/>
        <source>Check that this is by chance.</source>
        <translation>Prüfen Sie, ob das Zufall ist.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/people/mapping_file.py"/>
        <source>One HashID belongs to two or more PersonIDs; they are counted as one person.</source>
        <translation>Eine HashID gehört zu zwei oder mehr PersonIDs; sie zählen als eine Person.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/people/mapping_file.py"/>
        <source>{0} HashIDs belong to two or more PersonIDs each; those are counted as one person.</source>
        <translation>{0} HashIDs gehören zu je zwei oder mehr PersonIDs; diese zählen als eine Person.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/people/mapping_file.py"/>
        <source>This is right only where they are addresses of the same person.</source>
        <translation>Das ist nur richtig, wenn es Adressen derselben Person sind.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/people/mapping_file.py"/>
        <source>A row has no PersonID and is left out.</source>
        <translation>Eine Zeile hat keine PersonID und wird weggelassen.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/people/mapping_file.py"/>
        <source>{0} rows have no PersonID and are left out.</source>
        <translation>{0} Zeilen haben keine PersonID und werden weggelassen.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/people/mapping_file.py"/>
        <source>Fill it in or remove the row.</source>
        <translation>Ergänzen Sie sie oder entfernen Sie die Zeile.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/people/mapping_file.py"/>
        <source>A row has no HashID and is left out.</source>
        <translation>Eine Zeile hat keine HashID und wird weggelassen.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/people/mapping_file.py"/>
        <source>{0} rows have no HashID and are left out.</source>
        <translation>{0} Zeilen haben keine HashID und werden weggelassen.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/people/mapping_file.py"/>
        <source>A PersonID is not an e-mail address.</source>
        <translation>Eine PersonID ist keine E-Mail-Adresse.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/people/mapping_file.py"/>
        <source>{0} PersonIDs are not e-mail addresses.</source>
        <translation>{0} PersonIDs sind keine E-Mail-Adressen.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/people/mapping_file.py"/>
        <source>A row repeats an earlier one; it counts once.</source>
        <translation>Eine Zeile wiederholt eine frühere; sie zählt einmal.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/people/mapping_file.py"/>
        <source>{0} rows repeat earlier ones; they count once.</source>
        <translation>{0} Zeilen wiederholen frühere; sie zählen einmal.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/people/mapping_file.py"/>
        <source>Nothing needs to be done.</source>
        <translation>Es muss nichts getan werden.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/people/mapping_file.py"/>
        <source>A HashID has fewer than 8 characters and may be easy to guess.</source>
        <translation>Eine HashID hat weniger als 8 Zeichen und ist vielleicht leicht zu erraten.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/people/mapping_file.py"/>
        <source>{0} HashIDs have fewer than 8 characters and may be easy to guess.</source>
        <translation>{0} HashIDs haben weniger als 8 Zeichen und sind vielleicht leicht zu erraten.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/people/mapping_file.py"/>
        <source>Use longer random HashIDs; the mapping step of Zoom Wizard makes them.</source>
        <translation>Verwenden Sie längere zufällige HashIDs; Zoom Wizard macht sie mit „Zuordnungsdatei erstellen“.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/people/mapping_file.py"/>
        <source>A HashID looks like a number, a date or a formula; Excel would change it.</source>
        <translation>Eine HashID sieht aus wie eine Zahl, ein Datum oder eine Formel; Excel würde sie verändern.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/people/mapping_file.py"/>
        <source>{0} HashIDs look like numbers, dates or formulas; Excel would change them.</source>
        <translation>{0} HashIDs sehen aus wie Zahlen, Datumsangaben oder Formeln; Excel würde sie verändern.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/people/mapping_file.py"/>
        <source>Do not open and save the file in Excel.</source>
        <translation>Öffnen und speichern Sie die Datei nicht in Excel.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/people/mapping_file.py"/>
        <source>line {0} and {1} more</source>
        <translation>Zeile {0} und {1} weitere</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/people/mapping_file.py"/>
        <source>lines {0} and {1} more</source>
        <translation>Zeilen {0} und {1} weitere</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/people/mapping_file.py"/>
        <source>Each row needs an e-mail address and a HashID.</source>
        <translation>Jede Zeile braucht eine E-Mail-Adresse und eine HashID.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/people/mapping_file.py"/>
        <source>The file has a header and no usable row below it.</source>
        <translation>Die Datei hat eine Kopfzeile und darunter keine brauchbare Zeile.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/people/mapping_file.py"/>
        <source>Two columns are called {0}.</source>
        <translation>Zwei Spalten heißen {0}.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/people/mapping_file.py"/>
        <source>Two columns are called like the one chosen for {0}.</source>
        <translation>Zwei Spalten heißen wie die, die für {0} gewählt wurde.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/people/mapping_file.py"/>
        <source>Rename or remove one of them.</source>
        <translation>Benennen Sie eine davon um oder entfernen Sie sie.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/people/mapping_file.py"/>
        <source>PersonID and HashID can not be the same column.</source>
        <translation>PersonID und HashID können nicht dieselbe Spalte sein.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/people/mapping_file.py"/>
        <source>Choose two columns.</source>
        <translation>Wählen Sie zwei Spalten.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/people/mapping_file.py"/>
        <source>The first line holds an e-mail address, so the line with the names of the columns is missing.</source>
        <translation>Die erste Zeile enthält eine E-Mail-Adresse, die Zeile mit den Namen der Spalten fehlt also.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/people/mapping_file.py"/>
        <source>Add a first line with the names of the columns, for example {0}.</source>
        <translation>Fügen Sie eine erste Zeile mit den Namen der Spalten hinzu, zum Beispiel {0}.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/people/mapping_file.py"/>
        <source>without names</source>
        <translation>ohne Namen</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/people/mapping_file.py"/>
        <source>The column {0} is missing; the columns are {1} and {2} more.</source>
        <translation>Die Spalte {0} fehlt; die Spalten sind {1} und {2} weitere.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/people/mapping_file.py"/>
        <source>The column {0} is missing; the columns are {1}.</source>
        <translation>Die Spalte {0} fehlt; die Spalten sind {1}.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/people/mapping_file.py"/>
        <source>Call the column {0} in the header line.</source>
        <translation>Nennen Sie die Spalte in der Kopfzeile {0}.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/people/mapping_file.py"/>
        <source>If it is {0}, call it {1} in the header line.</source>
        <translation>Wenn es {0} ist, nennen Sie sie in der Kopfzeile {1}.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/people/mapping_file.py"/>
        <source>Or say which one it is: --column {0}="{1}".</source>
        <translation>Oder sagen Sie, welche es ist: --column {0}="{1}".</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/people/mapping_file.py"/>
        <source>Or say which one it is: --column {0}="...".</source>
        <translation>Oder sagen Sie, welche es ist: --column {0}="...".</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/people/secret_key.py"/>
        <source>The key file is a folder.</source>
        <translation>Die Schlüsseldatei ist ein Ordner.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/people/secret_key.py"/>
        <source>The key file can not be read.</source>
        <translation>Die Schlüsseldatei kann nicht gelesen werden.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/people/secret_key.py"/>
        <source>This is no key file: a key is 64 hex digits and nothing else.</source>
        <translation>Das ist keine Schlüsseldatei: Ein Schlüssel besteht aus 64 Hexadezimalziffern und nichts sonst.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/people/secret_key.py"/>
        <source>The folder of the key file is not there.</source>
        <translation>Den Ordner der Schlüsseldatei gibt es nicht.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/people/secret_key.py"/>
        <source>Name the key file of an earlier run, or a new one in a folder that is there: it is then made.</source>
        <translation>Nennen Sie die Schlüsseldatei eines früheren Laufs oder eine neue in einem vorhandenen Ordner: Sie wird dann erstellt.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/privacy/proof.py"/>
        <source>free text</source>
        <translation>freier Text</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/privacy/proof.py"/>
        <source>not a whole number</source>
        <translation>keine ganze Zahl</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/privacy/proof.py"/>
        <source>not a topic token</source>
        <translation>kein Zeichen für ein Thema</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/privacy/proof.py"/>
        <source>not a HashID of the mapping file</source>
        <translation>keine HashID der Zuordnungsdatei</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/privacy/proof.py"/>
        <source>not a time</source>
        <translation>keine Zeit</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/privacy/proof.py"/>
        <source>neither Yes nor No</source>
        <translation>weder Yes noch No</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/privacy/proof.py"/>
        <source>not the published one</source>
        <translation>nicht die veröffentlichte</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/privacy/proof.py"/>
        <source>all columns</source>
        <translation>alle Spalten</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/privacy/proof.py"/>
        <source>not of the published shape</source>
        <translation>nicht in der veröffentlichten Form</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/privacy/proof.py"/>
        <source>a number of the reports in place of a stand-in number</source>
        <translation>eine Nummer der Berichte anstelle einer Ersatznummer</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/privacy/proof.py"/>
        <source>more cells than headers</source>
        <translation>mehr Zellen als Überschriften</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/privacy/proof.py"/>
        <source>fewer cells than headers</source>
        <translation>weniger Zellen als Überschriften</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/privacy/proof.py"/>
        <source>a line break</source>
        <translation>ein Zeilenumbruch</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/privacy/proof.py"/>
        <source>a cell that is far too long</source>
        <translation>eine viel zu lange Zelle</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/privacy/proof.py"/>
        <source>has {0} in it</source>
        <translation>enthält {0}</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/privacy/proof.py"/>
        <source>file name</source>
        <translation>Dateiname</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/privacy/proof.py"/>
        <source>not one of those that are published</source>
        <translation>nicht unter den veröffentlichten</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/privacy/proof.py"/>
        <source>column {0}, row {1}: {2}</source>
        <translation>Spalte {0}, Zeile {1}: {2}</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/privacy/proof.py"/>
        <source>row {0}: {1}</source>
        <translation>Zeile {0}: {1}</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/privacy/proof.py"/>
        <source>The privacy proof failed; nothing was written to the output folder.</source>
        <translation>Der Datenschutznachweis ist gescheitert; in den Ausgabeordner wurde nichts geschrieben.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/privacy/proof.py"/>
        <source>What was about to be published is not as it must be ({0}).</source>
        <translation>Was veröffentlicht werden sollte, ist nicht so, wie es sein muss ({0}).</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/privacy/proof.py"/>
        <source>This is a fault of the program, not of your files. Please report it with this message, which holds no data.</source>
        <translation>Das ist ein Fehler des Programms, nicht Ihrer Dateien. Bitte melden Sie ihn mit dieser Nachricht, die keine Daten enthält.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/resources.py"/>
        <source>A part of the program is missing: {0}.</source>
        <translation>Ein Teil des Programms fehlt: {0}.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/resources.py"/>
        <source>Install it again.</source>
        <translation>Installieren Sie es erneut.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/tables/text_file.py"/>
        <source>The name of the file, or of a folder above it, is no text.</source>
        <translation>Der Name der Datei oder eines Ordners darüber ist kein Text.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/tables/text_file.py"/>
        <source>Give it another name.</source>
        <translation>Geben Sie ihr einen anderen Namen.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/tables/text_file.py"/>
        <source>This is a folder.</source>
        <translation>Das ist ein Ordner.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/tables/text_file.py"/>
        <source>Choose a CSV file.</source>
        <translation>Wählen Sie eine CSV-Datei.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/tables/text_file.py"/>
        <source>This is no file on a disk.</source>
        <translation>Das ist keine Datei auf einem Datenträger.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/tables/text_file.py"/>
        <source>The file is not there.</source>
        <translation>Die Datei gibt es nicht.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/tables/text_file.py"/>
        <source>Check the folder and the name.</source>
        <translation>Prüfen Sie den Ordner und den Namen.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/tables/text_file.py"/>
        <source>The file can not be opened.</source>
        <translation>Die Datei kann nicht geöffnet werden.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/tables/text_file.py"/>
        <source>Close it in other programs and check that you may read it.</source>
        <translation>Schließen Sie sie in anderen Programmen und prüfen Sie, ob Sie sie lesen dürfen.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/tables/text_file.py"/>
        <source>The file is empty.</source>
        <translation>Die Datei ist leer.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/tables/text_file.py"/>
        <source>The first line of the file is far too long for a table.</source>
        <translation>Die erste Zeile der Datei ist für eine Tabelle viel zu lang.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/tables/text_file.py"/>
        <source>Export it again.</source>
        <translation>Exportieren Sie sie erneut.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/tables/text_file.py"/>
        <source>Check that it is the right file and export it again.</source>
        <translation>Prüfen Sie, ob es die richtige Datei ist, und exportieren Sie sie erneut.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/tables/text_file.py"/>
        <source>Line {0} has {1} columns; no report or query has so many.</source>
        <translation>Zeile {0} hat {1} Spalten; so viele hat kein Bericht und keine Abfrage.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/tables/text_file.py"/>
        <source>Open it in Excel, choose Save as, and save it as CSV UTF-8.</source>
        <translation>Öffnen Sie sie in Excel, wählen Sie „Speichern unter“ und speichern Sie sie als CSV UTF-8.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/tables/text_file.py"/>
        <source>Export it as CSV again.</source>
        <translation>Exportieren Sie sie erneut als CSV.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/tables/text_file.py"/>
        <source>The file is empty (0 bytes).</source>
        <translation>Die Datei ist leer (0 Bytes).</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/tables/text_file.py"/>
        <source>This is an Excel workbook or a zip archive, not a CSV file.</source>
        <translation>Das ist eine Excel-Arbeitsmappe oder ein ZIP-Archiv, keine CSV-Datei.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/tables/text_file.py"/>
        <source>This is an old Excel workbook, not a CSV file.</source>
        <translation>Das ist eine alte Excel-Arbeitsmappe, keine CSV-Datei.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/tables/text_file.py"/>
        <source>This is a PDF, not a CSV file.</source>
        <translation>Das ist ein PDF, keine CSV-Datei.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/tables/text_file.py"/>
        <source>This is a web page, not a CSV file.</source>
        <translation>Das ist eine Webseite, keine CSV-Datei.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/tables/text_file.py"/>
        <source>This is a binary file or a damaged one, not a CSV file.</source>
        <translation>Das ist eine Binärdatei oder eine beschädigte Datei, keine CSV-Datei.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/tables/text_file.py"/>
        <source>Line {0}: a quotation mark is opened and never closed, or a cell is far too long.</source>
        <translation>Zeile {0}: Ein Anführungszeichen wird geöffnet und nie geschlossen, oder eine Zelle ist viel zu lang.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/tables/text_file.py"/>
        <source>The file is damaged or was cut off; export it again.</source>
        <translation>Die Datei ist beschädigt oder abgeschnitten; exportieren Sie sie erneut.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/tables/text_file.py"/>
        <source>Line {0} is longer than {1} characters.</source>
        <translation>Zeile {0} ist länger als {1} Zeichen.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/tables/text_file.py"/>
        <source>The file is damaged; export it again.</source>
        <translation>Die Datei ist beschädigt; exportieren Sie sie erneut.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/tables/text_file.py"/>
        <source>Free some disk space.</source>
        <translation>Schaffen Sie Platz auf dem Datenträger.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/time/working_hours.py"/>
        <source>Monday</source>
        <translation>Montag</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/time/working_hours.py"/>
        <source>Tuesday</source>
        <translation>Dienstag</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/time/working_hours.py"/>
        <source>Wednesday</source>
        <translation>Mittwoch</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/time/working_hours.py"/>
        <source>Thursday</source>
        <translation>Donnerstag</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/time/working_hours.py"/>
        <source>Friday</source>
        <translation>Freitag</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/time/working_hours.py"/>
        <source>Saturday</source>
        <translation>Samstag</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/time/working_hours.py"/>
        <source>Sunday</source>
        <translation>Sonntag</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/time/working_hours.py"/>
        <source>A time of the day is written like 09:00 or 9:00 AM.</source>
        <translation>Eine Tageszeit wird wie 09:00 oder 9:00 AM geschrieben.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/time/working_hours.py"/>
        <source>A time of the day is between 00:00 and 24:00.</source>
        <translation>Eine Tageszeit liegt zwischen 00:00 und 24:00.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/time/working_hours.py"/>
        <source>Working hours are written as start and end, like 09:00-17:00.</source>
        <translation>Arbeitszeiten werden als Beginn und Ende geschrieben, wie 09:00-17:00.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/core/time/working_hours.py"/>
        <source>Working days are written like Mon-Fri, Sun-Thu or Sun,Mon,Tue.</source>
        <translation>Arbeitstage werden wie Mon-Fri, Sun-Thu oder Sun,Mon,Tue geschrieben.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/accounts.py"/>
        <source>The account ID, the client ID and the client secret go to {host}, for a token of an hour.</source>
        <translation>Die Konto-ID, die Client-ID und das Client-Geheimnis gehen an {host}, für ein Token, das eine Stunde gilt.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/accounts.py"/>
        <source>With it {host} is asked for lists of meetings, hosts and participants.</source>
        <translation>Damit wird {host} nach Listen von Besprechungen, Hosts und Teilnehmenden gefragt.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/accounts.py"/>
        <source>Nothing of your files and no HashID is sent, and nobody else is asked.</source>
        <translation>Von Ihren Dateien wird nichts gesendet und keine HashID, und sonst wird niemand gefragt.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/accounts.py"/>
        <source>All of it goes through the proxy {host}.</source>
        <translation>Alles davon geht über den Proxy {host}.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/accounts.py"/>
        <source>A&amp;dd…</source>
        <translation>Hinzu&amp;fügen…</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/accounts.py"/>
        <source>&amp;Test</source>
        <translation>&amp;Testen</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/accounts.py"/>
        <source>Client &amp;secret…</source>
        <translation>Client-&amp;Geheimnis…</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/accounts.py"/>
        <source>Remo&amp;ve</source>
        <translation>Entfe&amp;rnen</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/accounts.py"/>
        <source>What is sent where</source>
        <translation>Was wohin gesendet wird</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/accounts.py"/>
        <source>Asking Zoom…</source>
        <translation>Zoom wird gefragt…</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/accounts.py"/>
        <source>The account works.</source>
        <translation>Das Konto funktioniert.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/accounts.py"/>
        <source>Something is missing:</source>
        <translation>Etwas fehlt:</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/accounts.py"/>
        <source>Remove the account {name}?</source>
        <translation>Das Konto {name} entfernen?</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/accounts.py"/>
        <source>Its secret and what was downloaded from it are deleted too. Zoom's own data stay as they are.</source>
        <translation>Sein Geheimnis und was von ihm heruntergeladen wurde, werden auch gelöscht. Zooms eigene Daten bleiben, wie sie sind.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/accounts.py"/>
        <source>&amp;Remove it</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/accounts.py"/>
        <source>&amp;Keep it</source>
        <translation>&amp;Behalten</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/accounts.py"/>
        <source>Removing…</source>
        <translation>Wird entfernt…</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/accounts.py"/>
        <source>Client secret of {name}</source>
        <translation>Client-Geheimnis von {name}</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/accounts.py"/>
        <source>Add a Zoom account</source>
        <translation>Ein Zoom-Konto hinzufügen</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/accounts.py"/>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/accounts.py"/>
        <source>&amp;Add</source>
        <translation>Hinzu&amp;fügen</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/charts.py"/>
        <source>Show as table</source>
        <translation>Als Tabelle zeigen</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/charts.py"/>
        <source>Show as table: {title}</source>
        <translation>Als Tabelle zeigen: {title}</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/charts.py"/>
        <source>{value} h</source>
        <translation>{value} Std.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/dialogs.py"/>
        <source>&amp;Copy details</source>
        <translation>Einzelheiten &amp;kopieren</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/dialogs.py"/>
        <source>Open &amp;log folder</source>
        <translation>&amp;Protokollordner öffnen</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/dialogs.py"/>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/dialogs.py"/>
        <source>Settings and about</source>
        <translation>Einstellungen und Info</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/dialogs.py"/>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/dialogs.py"/>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/dialogs.py"/>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/dialogs.py"/>
        <source>L&amp;ook</source>
        <translation>&amp;Aussehen</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/dialogs.py"/>
        <source>Look</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/dialogs.py"/>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/dialogs.py"/>
        <source>Lan&amp;guage</source>
        <translation>&amp;Sprache</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/dialogs.py"/>
        <source>Files and folders that you used are remembered on this computer only.</source>
        <translation>Verwendete Dateien und Ordner werden nur auf diesem Computer gemerkt.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/dialogs.py"/>
        <source>&amp;Forget files and folders</source>
        <translation>Dateien und Ordner &amp;vergessen</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/dialogs.py"/>
        <source>About Zoom Wizard</source>
        <translation>Über Zoom Wizard</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/dialogs.py"/>
        <source>&amp;Copy diagnostics</source>
        <translation>&amp;Diagnose kopieren</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/dialogs.py"/>
        <source>&amp;Delete downloads</source>
        <translation>Heruntergeladenes &amp;löschen</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/dialogs.py"/>
        <source>{account}, {first} to {last}: {size}</source>
        <translation>{account}, {first} bis {last}: {size}</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/dialogs.py"/>
        <source>Downloaded from Zoom and not used yet; it names people and meetings, and only you can read it:</source>
        <translation>Von Zoom heruntergeladen und noch nicht verwendet; es nennt Personen und Besprechungen, und nur Sie können es lesen:</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/dialogs.py"/>
        <source>Your IT department has set nothing on this computer.</source>
        <translation>Ihre IT-Abteilung hat auf diesem Computer nichts festgelegt.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/dialogs.py"/>
        <source>Set by your IT department:</source>
        <translation>Von Ihrer IT-Abteilung festgelegt:</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/dialogs.py"/>
        <source>Zoom Wizard is free software under the MIT licence. It contains:</source>
        <translation>Zoom Wizard ist freie Software unter der MIT-Lizenz. Es enthält:</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/downloads.py"/>
        <source>Reports from Zoom</source>
        <translation>Berichte von Zoom</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/downloads.py"/>
        <source>Download them &amp;from Zoom</source>
        <translation>&amp;Von Zoom herunterladen</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/downloads.py"/>
        <source>With an app of your Zoom account; the next pages ask which and when.</source>
        <translation>Mit einer App Ihres Zoom-Kontos; die nächsten Seiten fragen, welches und wann.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/downloads.py"/>
        <source>With an app of your Zoom account the program fetches what the reports hold, without the portal.</source>
        <translation>Mit einer App Ihres Zoom-Kontos holt das Programm, was in den Berichten steht, ohne das Portal.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/downloads.py"/>
        <source>Files may be given too: a session that is in both counts once.</source>
        <translation>Dateien dürfen dazukommen: Eine Sitzung, die in beidem steht, zählt einmal.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/downloads.py"/>
        <source>What it would take</source>
        <translation>Was es bräuchte</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/downloads.py"/>
        <source>Make the &amp;plan</source>
        <translation>&amp;Plan machen</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/downloads.py"/>
        <source>Asks Zoom for the first page of each month, and downloads nothing.</source>
        <translation>Fragt Zoom nach der ersten Seite jedes Monats und lädt nichts herunter.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/downloads.py"/>
        <source>Forget it and begin ane&amp;w</source>
        <translation>Vergessen und &amp;neu beginnen</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/downloads.py"/>
        <source>{first} to {last}</source>
        <translation>{first} bis {last}</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/downloads.py"/>
        <source>{done} of {meetings} meetings are here.</source>
        <translation>{done} von {meetings} Besprechungen sind da.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/downloads.py"/>
        <source>Nothing is downloaded yet.</source>
        <translation>Noch ist nichts heruntergeladen.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/downloads.py"/>
        <source>What was downloaded is deleted.</source>
        <translation>Was heruntergeladen war, ist gelöscht.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/downloads.py"/>
        <source>Stopping…</source>
        <translation>Wird angehalten…</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/downloads.py"/>
        <source>There are no meetings on these days.</source>
        <translation>An diesen Tagen gibt es keine Besprechungen.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/downloads.py"/>
        <source>Stopped. What was downloaded is kept.</source>
        <translation>Angehalten. Was heruntergeladen ist, bleibt.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/fields.py"/>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/fields.py"/>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/fields.py"/>
        <source>Note</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/fields.py"/>
        <source>In order</source>
        <translation>In Ordnung</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/fields.py"/>
        <source>Choose…</source>
        <translation>Wählen…</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/fields.py"/>
        <source>Which column is {name}?</source>
        <translation>Welche Spalte ist {name}?</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/fields.py"/>
        <source>There is none yet: add one</source>
        <translation>Es gibt noch keines: Fügen Sie eines hinzu</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/fields.py"/>
        <source>Sho&amp;w it</source>
        <translation>An&amp;zeigen</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/fields.py"/>
        <source>That is a folder. Drop a CSV file here.</source>
        <translation>Das ist ein Ordner. Legen Sie hier eine CSV-Datei ab.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/fields.py"/>
        <source>Only CSV files and folders can be dropped here.</source>
        <translation>Hier können nur CSV-Dateien und Ordner abgelegt werden.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/fields.py"/>
        <source>Only one can be dropped here.</source>
        <translation>Hier kann nur eine Datei oder ein Ordner abgelegt werden.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/fields.py"/>
        <source>Recently used</source>
        <translation>Zuletzt verwendet</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/fields.py"/>
        <source>Recent: {name}</source>
        <translation>Zuletzt: {name}</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/fields.py"/>
        <source>{path} (not there)</source>
        <translation>{path} (nicht vorhanden)</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/fields.py"/>
        <source>Nothing yet</source>
        <translation>Noch nichts</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/fields.py"/>
        <source>Type or paste a path, or drop a folder here</source>
        <translation>Pfad eingeben oder einfügen oder Ordner hier ablegen</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/fields.py"/>
        <source>Type or paste a path, or drop a file here</source>
        <translation>Pfad eingeben oder einfügen oder Datei hier ablegen</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/fields.py"/>
        <source>Browse…</source>
        <translation>Durchsuchen…</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/fields.py"/>
        <source>One file or folder in each line: type, paste, or drop them here</source>
        <translation>Je Zeile eine Datei oder ein Ordner: eingeben, einfügen oder hier ablegen</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/fields.py"/>
        <source>Folder…</source>
        <translation>Ordner…</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/fields.py"/>
        <source>All files</source>
        <translation>Alle Dateien</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/fields.py"/>
        <source>CSV files</source>
        <translation>CSV-Dateien</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/fields.py"/>
        <source>Mo&amp;re options</source>
        <translation>Mehr &amp;Optionen</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/frame.py"/>
        <source>&amp;Help for this page</source>
        <translation>&amp;Hilfe zu dieser Seite</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/frame.py"/>
        <source>Sett&amp;ings and about</source>
        <translation>&amp;Einstellungen und Info</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/frame.py"/>
        <source>done</source>
        <translation>erledigt</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/frame.py"/>
        <source>here</source>
        <translation>hier</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/frame.py"/>
        <source>to come</source>
        <translation>kommt noch</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/frame.py"/>
        <source>S&amp;tart again</source>
        <translation>&amp;Neu beginnen</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/frame.py"/>
        <source>&amp;Back</source>
        <translation>&amp;Zurück</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/frame.py"/>
        <source>Step {here} of {all}</source>
        <translation>Schritt {here} von {all}</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/frame.py"/>
        <source>&amp;Stop</source>
        <translation>&amp;Anhalten</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/frame.py"/>
        <source>&amp;Next</source>
        <translation>&amp;Weiter</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/frame.py"/>
        <source>Zoom Wizard</source>
        <translation>Zoom Wizard</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/guide.py"/>
        <source>User guide</source>
        <translation>Benutzerhandbuch</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/pages.py"/>
        <source>{size} free</source>
        <translation>{size} frei</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/pages.py"/>
        <source>This will be made:</source>
        <translation>Das wird erstellt:</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/pages.py"/>
        <source>&lt;time&gt;</source>
        <translation>&lt;Zeit&gt;</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/pages.py"/>
        <source>The key of the stand-in numbers is in the file {name}.</source>
        <translation>Der Schlüssel der Ersatznummern steht in der Datei {name}.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/pages.py"/>
        <source>What was checked</source>
        <translation>Was geprüft wurde</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/pages.py"/>
        <source>This is not a whole path.</source>
        <translation>Das ist kein vollständiger Pfad.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/pages.py"/>
        <source>Give the folder from the drive or the root on.</source>
        <translation>Geben Sie den Ordner ab dem Laufwerk oder der Wurzel an.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/results.py"/>
        <source>Parts of the results</source>
        <translation>Teile der Ergebnisse</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/results.py"/>
        <source>Rows</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/results.py"/>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/results.py"/>
        <source>What the run says</source>
        <translation>Was der Lauf sagt</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/results.py"/>
        <source>&amp;Files</source>
        <translation>&amp;Dateien</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/results.py"/>
        <source>&amp;What was done</source>
        <translation>&amp;Was getan wurde</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/results.py"/>
        <source>&amp;Charts</source>
        <translation>Dia&amp;gramme</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/results.py"/>
        <source>Done. {count} files were made.</source>
        <translation>Fertig. {count} Dateien wurden erstellt.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/results.py"/>
        <source>abl</source>
        <translation>lTs</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/results.py"/>
        <source>&amp;Open folder</source>
        <translation>&amp;Ordner öffnen</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/results.py"/>
        <source>Open &amp;report</source>
        <translation>&amp;Bericht öffnen</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/results.py"/>
        <source>Copy &amp;path</source>
        <translation>&amp;Pfad kopieren</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/results.py"/>
        <source>Copy s&amp;ummary</source>
        <translation>Zusammen&amp;fassung kopieren</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/results.py"/>
        <source>The path was copied.</source>
        <translation>Der Pfad wurde kopiert.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/results.py"/>
        <source>The summary was copied.</source>
        <translation>Die Zusammenfassung wurde kopiert.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/running.py"/>
        <source>&amp;Go on</source>
        <translation>&amp;Weiterlaufen lassen</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/running.py"/>
        <source>Stop the run?</source>
        <translation>Den Lauf anhalten?</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/running.py"/>
        <source>Nothing of it will be left behind.</source>
        <translation>Es bleibt nichts davon zurück.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/running.py"/>
        <source>&amp;Stop the run</source>
        <translation>Lauf an&amp;halten</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/running.py"/>
        <source>What was downloaded is kept; the next time goes on from there.</source>
        <translation>Was heruntergeladen ist, bleibt; beim nächsten Mal geht es von dort weiter.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/running.py"/>
        <source>Stop the download?</source>
        <translation>Das Herunterladen anhalten?</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/running.py"/>
        <source>&amp;Stop the download</source>
        <translation>Herunterladen an&amp;halten</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/running.py"/>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/running.py"/>
        <source>Starting…</source>
        <translation>Der Lauf beginnt…</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/running.py"/>
        <source>Cancelling…</source>
        <translation>Der Lauf wird abgebrochen…</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/running.py"/>
        <source>{rows} rows</source>
        <translation>{rows} Zeilen</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/running.py"/>
        <source>{rate} rows a second</source>
        <translation>{rate} Zeilen je Sekunde</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/running.py"/>
        <source>nothing has moved for a while</source>
        <translation>seit einer Weile bewegt sich nichts</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/start.py"/>
        <source>Your IT department has not allowed this on this computer: {title}.</source>
        <translation>Ihre IT-Abteilung hat das auf diesem Computer nicht erlaubt: {title}.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/start.py"/>
        <source>MZu</source>
        <translation>uZK</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/start.py"/>
        <source>Last time: {title}, {files} files and folders.</source>
        <translation>Letztes Mal: {title}, {files} Dateien und Ordner.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/start.py"/>
        <source>Last time: {title}, 1 file or folder.</source>
        <translation>Letztes Mal: {title}, 1 Datei oder Ordner.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/start.py"/>
        <source>Zoom account: {name}, {days}.</source>
        <translation>Zoom-Konto: {name}, {days}.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/start.py"/>
        <source>Use the same again</source>
        <translation>Dieselben wieder verwenden</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/tables.py"/>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/tables.py"/>
        <source>First rows</source>
        <translation>Erste Zeilen</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/tables.py"/>
        <source>&amp;Show addresses and names</source>
        <translation>&amp;Adressen und Namen zeigen</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/tables.py"/>
        <source>No rows to show</source>
        <translation>Keine Zeilen zu zeigen</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/tables.py"/>
        <source>First rows of {name}</source>
        <translation>Erste Zeilen von {name}</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/window.py"/>
        <source>&amp;Download</source>
        <translation>Her&amp;unterladen</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/window.py"/>
        <source>Zoom's servers are asked for the reports. Nothing else leaves this computer.</source>
        <translation>Zooms Server werden nach den Berichten gefragt. Sonst verlässt nichts diesen Computer.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/window.py"/>
        <source>Nothing leaves this computer.</source>
        <translation>Nichts verlässt diesen Computer.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/window.py"/>
        <source>The check is done.</source>
        <translation>Die Prüfung ist beendet.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/window.py"/>
        <source>Cancelled. Nothing was left behind.</source>
        <translation>Abgebrochen. Es ist nichts zurückgeblieben.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/words.py"/>
        <source>“{name}”</source>
        <translation>„{name}“</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/words.py"/>
        <source>Choose below.</source>
        <translation>Wählen Sie unten.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/gui/words.py"/>
        <source>Choose the one that is right.</source>
        <translation>Wählen Sie die richtige Angabe.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/kinds/report_headers.py"/>
        <source>Get the right one in Zoom under Account Management &gt; Reports &gt; Usage Reports &gt; Active Hosts &gt; Meetings: choose Generate details report.</source>
        <translation>Den richtigen finden Sie in Zoom unter Account Management &gt; Reports &gt; Usage Reports &gt; Active Hosts &gt; Meetings: Wählen Sie dort Generate details report.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/kinds/report_headers.py"/>
        <source>a hashed Zoom file, which is what this step makes</source>
        <translation>eine gehashte Zoom-Datei, wie sie dieser Schritt erst macht</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/kinds/report_headers.py"/>
        <source>Choose the reports that were exported from Zoom.</source>
        <translation>Wählen Sie die Berichte, die aus Zoom exportiert wurden.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/kinds/report_headers.py"/>
        <source>a mapping file</source>
        <translation>eine Zuordnungsdatei</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/kinds/report_headers.py"/>
        <source>Choose it as the mapping file, and the reports that were exported from Zoom as the reports.</source>
        <translation>Wählen Sie sie als Zuordnungsdatei, und als Berichte die, die aus Zoom exportiert wurden.</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/kinds/report_headers.py"/>
        <source>the transcript of a recording</source>
        <translation>die Mitschrift einer Aufzeichnung</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/kinds/report_headers.py"/>
        <source>the chat of a meeting</source>
        <translation>der Chat einer Besprechung</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/kinds/report_headers.py"/>
        <source>a webinar attendee report</source>
        <translation>ein Teilnehmerbericht eines Webinars</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/kinds/report_headers.py"/>
        <source>a registration report</source>
        <translation>ein Registrierungsbericht</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/kinds/report_headers.py"/>
        <source>a poll report</source>
        <translation>ein Umfragebericht</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/kinds/report_headers.py"/>
        <source>a questions and answers report</source>
        <translation>ein Bericht über Fragen und Antworten</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/kinds/report_headers.py"/>
        <source>a dashboard export of one meeting</source>
        <translation>ein Dashboard-Export einer Besprechung</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/kinds/report_headers.py"/>
        <source>a daily usage report</source>
        <translation>ein täglicher Nutzungsbericht</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/kinds/report_headers.py"/>
        <source>a report of the meetings that each user joined</source>
        <translation>ein Bericht über die Besprechungen, an denen jeder Benutzer teilnahm</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/kinds/report_headers.py"/>
        <source>a list of users</source>
        <translation>eine Liste von Benutzern</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/kinds/report_headers.py"/>
        <source>a list of recordings</source>
        <translation>eine Liste von Aufzeichnungen</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/kinds/report_headers.py"/>
        <source>a telephone report</source>
        <translation>ein Telefonbericht</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/kinds/report_headers.py"/>
        <source>a person query of Viva Insights</source>
        <translation>eine Personenabfrage aus Viva Insights</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/kinds/report_headers.py"/>
        <source>a meeting query of Viva Insights</source>
        <translation>eine Besprechungsabfrage aus Viva Insights</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/kinds/report_headers.py"/>
        <source>a participants report of one meeting without times (unique users)</source>
        <translation>ein Teilnehmerbericht einer Besprechung ohne Zeiten (eindeutige Benutzer)</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/kinds/report_headers.py"/>
        <source>a participants report of one meeting</source>
        <translation>ein Teilnehmerbericht einer Besprechung</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/kinds/report_headers.py"/>
        <source>a list of meetings without their participants</source>
        <translation>eine Liste von Besprechungen ohne ihre Teilnehmenden</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/translate/extract.py"/>
        <source>{0} or {1}</source>
        <translation>{0} oder {1}</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/translate/extract.py"/>
        <source>row {0}</source>
        <translation>Zeile {0}</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/translate/extract.py"/>
        <source>input {0}</source>
        <translation>Eingabe {0}</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/translate/extract.py"/>
        <source>Other groups</source>
        <translation>Andere Gruppen</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/translate/extract.py"/>
        <source>a telephone number</source>
        <translation>eine Telefonnummer</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/translate/extract.py"/>
        <source>length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <location filename="../../zoomwizard/translate/extract.py"/>
        <source>attendees</source>
        <translation>Teilnehmenden</translation>
    </message>
</context>
</TS>
