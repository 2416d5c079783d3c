/* Stands in for Windows' icuuc.dll under Wine, which has none.
 *
 * Qt asks ICU only for legacy code pages. Every answer here is "no such converter", so Qt falls back on its own
 * UTF-8 and UTF-16 code. Lives in the Wine prefix only and never in the bundle: Windows 10 brings the real one.
 */

#include <stddef.h>
#include <stdint.h>

#define EXPORT __declspec(dllexport)

typedef struct Converter Converter;
typedef int ErrorCode;

enum { FILE_ACCESS_ERROR = 4 };

static void *refuse(ErrorCode *error)
{
    if (error != NULL)
        *error = FILE_ACCESS_ERROR;
    return NULL;
}

EXPORT Converter *ucnv_open(const char *name, ErrorCode *error)
{
    (void)name;
    return refuse(error);
}

EXPORT const char *ucnv_getName(const Converter *converter, ErrorCode *error)
{
    (void)converter;
    return refuse(error);
}

EXPORT const char *ucnv_getStandardName(const char *name, const char *standard, ErrorCode *error)
{
    (void)name;
    (void)standard;
    return refuse(error);
}

EXPORT const char *ucnv_getAvailableName(int32_t index)
{
    (void)index;
    return NULL;
}

EXPORT int32_t ucnv_countAvailable(void) { return 0; }

EXPORT int8_t ucnv_getMaxCharSize(const Converter *converter)
{
    (void)converter;
    return 1;
}

/* Called only with a converter that ucnv_open gave, hence never. */
#define UNREACHED(name) EXPORT void name(void) {}

UNREACHED(ucnv_close)
UNREACHED(ucnv_reset)
UNREACHED(ucnv_getToUCallBack)
UNREACHED(ucnv_getFromUCallBack)
UNREACHED(ucnv_setToUCallBack)
UNREACHED(ucnv_setFromUCallBack)
UNREACHED(ucnv_cbToUWriteUChars)
UNREACHED(ucnv_cbFromUWriteUChars)
UNREACHED(ucnv_toUnicode)
UNREACHED(ucnv_fromUnicode)
UNREACHED(ucnv_toUCountPending)
UNREACHED(ucnv_fromUCountPending)
UNREACHED(UCNV_TO_U_CALLBACK_SUBSTITUTE)
UNREACHED(UCNV_FROM_U_CALLBACK_SUBSTITUTE)
