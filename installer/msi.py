"""The MSI: made with wixl on Debian (candle and light make it on Windows), and what has to be true of its tables."""

from __future__ import annotations

import os
import re
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from xml.etree import ElementTree as ET
from xml.sax.saxutils import quoteattr

import dev
from installer.harvest import SCHEMA, fragment, guid, identifier
from zoomwizard.core.mode import Mode
from zoomwizard.modes import registry

HERE = Path(__file__).resolve().parent
PRODUCT = HERE / "Product.wxs"
UPGRADE_CODE = "{7C4E2B1D-52B7-4E8E-9D0A-1F6A3C5B8E20}"  # for ever
# Features and GUIDs of entries that had them before there was a rule for both; for ever, too.
FORMER = {
    "analyst": ("Analyst", "0E1B0A52-4C6E-4B52-8A35-6D1B7F0C2A02"),
    "admin": ("ZoomAdmin", "0E1B0A52-4C6E-4B52-8A35-6D1B7F0C2A03"),
    "mapping": ("Mapping", "0E1B0A52-4C6E-4B52-8A35-6D1B7F0C2A04"),
}
ENTRIES_MARK = "<!-- entries: installer/msi.py writes one for each mode -->"
FEATURES_MARK = "<!-- features: the same -->"
PROGRAM = "zoomwizard.exe"
SET_PROPERTY = 51  # the type of an action that only sets a property
ONLY_LOOKED_FOR = 0x002  # a flag of the Upgrade table: what is found is not removed

WIX = {"w": SCHEMA}

Row = Mapping[str, str]
Tables = Mapping[str, Sequence[Row]]


def feature_of(mode: Mode) -> str:
    """The feature that has the Start-menu entry of a mode, as it is asked for with ADDLOCAL."""
    return FORMER[mode.name][0] if mode.name in FORMER else mode.name.capitalize()


def entries() -> dict[str, tuple[str, str]]:
    """The Start-menu entries: the feature that has it, its name, and what it starts."""
    return {feature_of(mode): (mode.shortcut, f"gui --mode {mode.name}") for mode in registry.MODES}


def entry_of(mode: Mode) -> str:
    """The component of a mode's Start-menu entry."""
    feature = feature_of(mode)
    identity = FORMER[mode.name][1] if mode.name in FORMER else guid(f"Start-menu entry of {mode.name}")
    return f"""<Component Id="{feature}Entry" Guid="{identity}" Win64="yes">
        <Shortcut Id="{feature}Shortcut" Name={quoteattr(mode.shortcut)} Description={quoteattr(str(mode.title))}
                  Target="[INSTALLFOLDER]{PROGRAM}" Arguments="gui --mode {mode.name}"
                  WorkingDirectory="INSTALLFOLDER" Icon="zoomwizard.ico" IconIndex="0"/>
        <RemoveFolder Id="RemoveMenuOf{feature}" On="uninstall"/>
        <RegistryValue Root="HKCU" Key="Software\\ZoomWizard" Name="{feature}Entry" Type="integer" Value="1"
                       KeyPath="yes"/>
      </Component>"""


def feature_with_entry(mode: Mode) -> str:
    """The feature of a mode's Start-menu entry alone."""
    feature, title = feature_of(mode), f"Start-menu entry {mode.shortcut.removeprefix('Zoom Wizard ')}"
    return f"""<Feature Id="{feature}" Title={quoteattr(title)} Level="1" AllowAdvertise="no">
        <ComponentRef Id="{feature}Entry"/>
      </Feature>"""


def product_source(product: Path = PRODUCT) -> str:
    """The source of the MSI, with an entry for each mode."""
    between = "\n      "
    text = product.read_text(encoding="utf-8")
    text = text.replace(ENTRIES_MARK, between.join(map(entry_of, registry.MODES)))
    return text.replace(FEATURES_MARK, between.join(map(feature_with_entry, registry.MODES)))


def compile_msi(
    folder: Path,
    target: Path,
    *,
    version: str,
    name: str,
    icon: Path,
    product: Path = PRODUCT,
    files: str | None = None,
) -> Path:
    """Make an MSI of the files in a folder with wixl. Errors: SystemExit with what wixl said."""
    target.parent.mkdir(parents=True, exist_ok=True)
    listing = target.with_suffix(".files.wxs")
    listing.write_text(fragment(folder) if files is None else files, encoding="utf-8")
    source = target.with_suffix(".product.wxs")
    source.write_text(product_source(product), encoding="utf-8")
    # wixl wants the sources' paths relative to where it runs.
    sources = {"SourceDir": folder, "Icon": icon}
    variables = {"Version": version, "ProductName": name}
    variables |= {variable: str(path.resolve().relative_to("/")) for variable, path in sources.items()}
    command = ["wixl", "-a", "x64", "-o", str(target.resolve())]
    for variable, value in variables.items():
        command += ["-D", f"{variable}={value}"]
    # An attribute that wixl does not know is only a warning to it, and would be missing in the MSI.
    strict = {**os.environ, "G_DEBUG": "fatal-warnings"}
    done = subprocess.run(
        [*command, str(source.resolve()), str(listing.resolve())],
        cwd="/",
        env=strict,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        dev.fail(f"wixl failed with exit code {done.returncode}: {done.stdout}{done.stderr}")
    # wixl removes an older version at the very end, and Wine then forgets the new one with it. WiX does it here.
    early = "UPDATE `InstallExecuteSequence` SET `Sequence`=1401 WHERE `Action`='RemoveExistingProducts'"
    subprocess.run(["msibuild", target, "-q", early], capture_output=True, check=True)
    return target


def read_tables(msi: Path) -> dict[str, list[dict[str, str]]]:
    """All tables of an MSI with their rows. Errors: CalledProcessError."""
    shown = subprocess.run(["msiinfo", "tables", msi], capture_output=True, text=True, check=True)
    return {name: read_table(msi, name) for name in shown.stdout.split() if not name.startswith("_")}


def read_table(msi: Path, name: str) -> list[dict[str, str]]:
    """The rows of a table by the names of its columns."""
    with tempfile.TemporaryDirectory() as aside:  # the icons of a table are put where it runs
        command: list[str | Path] = ["msiinfo", "export", msi.resolve(), name]
        shown = subprocess.run(command, cwd=aside, capture_output=True, check=True)
    lines = shown.stdout.decode("utf-8", errors="replace").replace("\r\n", "\n").split("\n")
    columns = lines[0].split("\t")
    # Two lines of types and keys follow that of the names.
    return [dict(zip(columns, line.split("\t"), strict=False)) for line in lines[3:] if line]


def problems_of_msi(tables: Tables, folder: Path, *, version: str, name: str) -> list[str]:
    """What is wrong with the tables of an MSI that was made of a folder: a sentence for each."""
    properties = {row["Property"]: row["Value"] for row in tables.get("Property", ())}
    wanted = {
        "UpgradeCode": UPGRADE_CODE,
        "ProductVersion": version,
        "ProductName": name,
        "ALLUSERS": "1",
        "REINSTALLMODE": "amus",
        "ARPPRODUCTICON": "zoomwizard.ico",
    }
    found = [
        f"The property {key} is {properties.get(key, 'missing')} and not {value}."
        for key, value in wanted.items()
        if properties.get(key) != value
    ]
    found += problems_of_files(tables, folder)
    found += problems_of_entries(tables)
    found += problems_of_upgrade(tables, version)
    types = {row["Action"]: int(row["Type"]) for row in tables.get("CustomAction", ())}
    found += [f"The action {action} runs code." for action, kind in types.items() if kind & 0x3F != SET_PROPERTY]
    order = {row["Action"]: int(row["Sequence"]) for row in tables.get("InstallExecuteSequence", ())}
    found += [
        f"The action {action} comes too early or too late."
        for action in types
        if not order.get("CostFinalize", 0) < order.get(action, 0) < order.get("RegisterProduct", 0)
    ]
    if not any("WINDOWSMAJOR" in row["Condition"] for row in tables.get("LaunchCondition", ())):
        found.append("It can be installed on a Windows older than 10.")
    if not any(row["Property"] == "INSTALLFOLDER" for row in tables.get("AppSearch", ())):
        found.append("A folder that was chosen is forgotten by the next version.")
    return found


def problems_of_files(tables: Tables, folder: Path) -> list[str]:
    """Files that are in only one of folder and MSI, and components that nobody installs."""
    expected = {
        identifier("f", path.relative_to(folder).as_posix()): (path.relative_to(folder).as_posix(), path.stat().st_size)
        for path in folder.rglob("*")
        if path.is_file()
    }
    packed = {row["File"]: int(row["FileSize"]) for row in tables.get("File", ())}
    found = [f"The file {place} is missing." for key, (place, _) in sorted(expected.items()) if key not in packed]
    found += [f"The file {key} belongs to nothing." for key in sorted(packed) if key not in expected]
    found += [
        f"The file {place} has {packed[key]} bytes and not {size}."
        for key, (place, size) in sorted(expected.items())
        if key in packed and packed[key] != size
    ]
    installed = {row["Component_"] for row in tables.get("FeatureComponents", ())}
    components = [row["Component"] for row in tables.get("Component", ())]
    found += [f"The component {name} belongs to no feature." for name in components if name not in installed]
    if len({row["ComponentId"] for row in tables.get("Component", ())}) < len(components):
        found.append("Two components have the same GUID.")
    return found


def problems_of_entries(tables: Tables) -> list[str]:
    """Start-menu entries that are missing, lead nowhere, or can't be left out by themselves."""
    found = []
    features = {row["Feature"]: (row["Feature_Parent"], row["Level"]) for row in tables.get("Feature", ())}
    of_feature: dict[str, set[str]] = {}
    for row in tables.get("FeatureComponents", ()):
        of_feature.setdefault(row["Feature_"], set()).add(row["Component_"])
    shortcuts = {row["Name"].rpartition("|")[2]: row for row in tables.get("Shortcut", ())}
    programs = {row["FileName"].rpartition("|")[2] for row in tables.get("File", ())}
    wanted = entries()
    for feature, (name, arguments) in wanted.items():
        if name not in shortcuts:
            found.append(f"The Start-menu entry {name} is missing.")
            continue
        row = shortcuts[name]
        if features.get(feature) != ("Main", "1") or of_feature.get(feature) != {row["Component_"]}:
            found.append(f"The Start-menu entry {name} does not belong to the feature {feature} alone.")
        if row["Target"] != f"[INSTALLFOLDER]{PROGRAM}" or row["Arguments"] != arguments or PROGRAM not in programs:
            found.append(f"The Start-menu entry {name} does not start the program with {arguments}.")
    if set(shortcuts) != {name for name, _ in wanted.values()}:
        found.append("There are other Start-menu entries than those of the modes.")
    in_others = set().union(*(of_feature.get(feature, set()) for feature in wanted))
    if of_feature.get("Main", set()) & in_others:
        found.append("A Start-menu entry is also part of the feature Main.")
    return found


def problems_of_upgrade(tables: Tables, version: str) -> list[str]:
    """An upgrade that leaves the old version, or a downgrade that is allowed."""
    rows = [row for row in tables.get("Upgrade", ()) if row["UpgradeCode"] == UPGRADE_CODE]
    found = []
    if not any(row["VersionMax"] == version and not int(row["Attributes"]) & ONLY_LOOKED_FOR for row in rows):
        found.append("An older version is not removed.")
    newer = [row for row in rows if row["VersionMin"] == version and int(row["Attributes"]) & ONLY_LOOKED_FOR]
    refused = {row["Condition"] for row in tables.get("LaunchCondition", ())}
    if not any(f"NOT {row['ActionProperty']}" in refused for row in newer):
        found.append("A downgrade is not refused.")
    order = {row["Action"]: int(row["Sequence"]) for row in tables.get("InstallExecuteSequence", ())}
    if not order["InstallValidate"] < order.get("RemoveExistingProducts", 0) < order["InstallInitialize"]:
        found.append("An older version is not removed before the new one is installed.")
    return found


def problems_of_source(text: str) -> list[str]:
    """What is wrong with Product.wxs itself; needs no tools, so this is looked at everywhere."""
    wix = ET.fromstring(text)  # noqa: S314 - the project's own file
    product, package = wix.find("w:Product", WIX), wix.find("w:Product/w:Package", WIX)
    upgrade = wix.find(".//w:MajorUpgrade", WIX)
    if product is None or package is None:
        return ["There is no product in it."]
    code = product.get("UpgradeCode")
    is_upgrade = upgrade is not None and upgrade.get("DowngradeErrorMessage") and not upgrade.get("AllowDowngrades")
    wrong = {
        f"The UpgradeCode is {code}, so that older versions would not be found.": f"{{{code}}}" != UPGRADE_CODE,
        "Every version would have the same product code.": product.get("Id") != "*",
        "It is not installed for the whole computer.": package.get("InstallScope") != "perMachine",
        "An upgrade leaves the old version, or a downgrade is not refused.": not is_upgrade,
        "wixl and WiX would not make the same of it.": re.search(r"<\?ifn?def", text) is not None,
    }
    found = [sentence for sentence, is_wrong in wrong.items() if is_wrong]
    found += [
        f"The action {action.get('Id')} runs code."
        for action in wix.iterfind(".//w:CustomAction", WIX)
        if set(action.keys()) != {"Id", "Property", "Value"}
    ]
    return found + problems_of_features(wix)


def problems_of_features(wix: ET.Element) -> list[str]:
    """Components that are in no feature or several, and entries that are not those of their feature."""
    components = {element.get("Id", ""): element for element in wix.iterfind(".//w:Component", WIX)}
    features = {
        feature.get("Id", ""): [reference.get("Id", "") for reference in feature.iterfind("w:ComponentRef", WIX)]
        for feature in wix.iterfind(".//w:Feature", WIX)
    }
    found = []
    for identity, component in components.items():
        of = [feature for feature, inside in features.items() if identity in inside]
        if len(of) != 1:
            found.append(f"The component {identity} belongs to {len(of)} features.")
        shortcut = component.find("w:Shortcut", WIX)
        expected = [entries().get(feature) for feature in of]
        if shortcut is not None and (shortcut.get("Name"), shortcut.get("Arguments")) not in expected:
            found.append(f"The shortcut {shortcut.get('Id')} is not that of its feature.")
    if len({component.get("Guid") for component in components.values()}) < len(components):
        found.append("Two components have the same GUID.")
    if not wix.findall(".//w:Feature/w:ComponentGroupRef[@Id='Files']", WIX):
        found.append("The files of the bundle belong to no feature.")
    if set(features) != {"Main", *entries()}:
        found.append("There are other features than those that are documented.")
    return found
