# Signs files with the certificate in $env:CERTIFICATE (a .pfx file in base64), and looks whether they are.
$ErrorActionPreference = "Stop"
$file = Join-Path $env:RUNNER_TEMP "certificate.pfx"
try {
    [IO.File]::WriteAllBytes($file, [Convert]::FromBase64String($env:CERTIFICATE))
    $tool = Get-ChildItem "${env:ProgramFiles(x86)}\Windows Kits\10\bin\*\x64\signtool.exe" | Sort-Object | Select-Object -Last 1
    & $tool.FullName sign /fd SHA256 /td SHA256 /tr $env:TIMESTAMP /f $file /p $env:CERTIFICATE_PASSWORD $args
    if ($LASTEXITCODE) { exit 1 }
    foreach ($signed in $args) {
        if ((Get-AuthenticodeSignature $signed).Status -ne "Valid") { throw "$signed is not signed" }
    }
} finally {
    Remove-Item $file -ErrorAction SilentlyContinue
}
