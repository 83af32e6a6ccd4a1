/* For tests only. Qt asks Windows for the colour profile of each screen, and Wine 8 lacks one of the functions.
   All of them say here that there is none. */
#define EXPORT __declspec(dllexport)

EXPORT void *OpenColorProfileW(void *profile, unsigned access, unsigned sharing, unsigned creation) { return 0; }
EXPORT void *WcsCreateIccProfile(void *profile, unsigned options) { return 0; }
EXPORT int GetColorProfileFromHandle(void *profile, void *buffer, unsigned *size) { return 0; }
EXPORT int CloseColorProfile(void *profile) { return 1; }
