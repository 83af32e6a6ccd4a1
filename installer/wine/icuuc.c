/* For tests only. Windows 10 and later bring icuuc.dll, Wine does not, and Qt will not load without it.
   Qt uses it for text in old encodings; every call says here that it is not supported, and Qt goes on without. */
#define EXPORT __declspec(dllexport)
#define UNSUPPORTED 16 /* U_UNSUPPORTED_ERROR */

typedef int Error;

static void refuse(Error *error)
{
    if (error)
        *error = UNSUPPORTED;
}

EXPORT void *ucnv_open(const char *name, Error *error) { refuse(error); return 0; }
EXPORT void ucnv_close(void *converter) {}
EXPORT void ucnv_reset(void *converter) {}
EXPORT signed char ucnv_getMaxCharSize(void *converter) { return 1; }
EXPORT const char *ucnv_getName(void *converter, Error *error) { refuse(error); return ""; }
EXPORT const char *ucnv_getStandardName(const char *name, const char *standard, Error *error) { refuse(error); return 0; }
EXPORT const char *ucnv_getAvailableName(int number) { return 0; }
EXPORT int ucnv_countAvailable(void) { return 0; }
EXPORT void UCNV_FROM_U_CALLBACK_SUBSTITUTE(void) {}
EXPORT void UCNV_TO_U_CALLBACK_SUBSTITUTE(void) {}

EXPORT void ucnv_getFromUCallBack(void *converter, void **call, const void **context) { *call = 0; *context = 0; }
EXPORT void ucnv_getToUCallBack(void *converter, void **call, const void **context) { *call = 0; *context = 0; }

EXPORT void ucnv_setFromUCallBack(void *converter, void *call, const void *context, void **old, const void **was,
                                  Error *error) { refuse(error); }
EXPORT void ucnv_setToUCallBack(void *converter, void *call, const void *context, void **old, const void **was,
                                Error *error) { refuse(error); }
EXPORT void ucnv_cbFromUWriteUChars(void *call, const void **source, const void *limit, int offset, Error *error)
{
    refuse(error);
}
EXPORT void ucnv_cbToUWriteUChars(void *call, const void *source, int length, int offset, Error *error)
{
    refuse(error);
}
EXPORT void ucnv_fromUnicode(void *converter, char **target, const char *end, const void **source, const void *limit,
                             int *offsets, signed char flush, Error *error) { refuse(error); }
EXPORT void ucnv_toUnicode(void *converter, void **target, const void *end, const char **source, const char *limit,
                           int *offsets, signed char flush, Error *error) { refuse(error); }
EXPORT int ucnv_fromUCountPending(const void *converter, Error *error) { refuse(error); return 0; }
EXPORT int ucnv_toUCountPending(const void *converter, Error *error) { refuse(error); return 0; }
