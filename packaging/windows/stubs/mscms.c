/* Stands in for Windows' mscms.dll under Wine, whose own stops Qt's window platform in WcsCreateIccProfile.
 *
 * Every call says "this screen has no colour profile", which Qt accepts. Lives in the Wine prefix only.
 */

#include <windows.h>

#define EXPORT __declspec(dllexport)

EXPORT HANDLE WINAPI OpenColorProfileW(void *profile, DWORD access, DWORD sharing, DWORD creation)
{
    (void)profile;
    (void)access;
    (void)sharing;
    (void)creation;
    SetLastError(ERROR_NOT_SUPPORTED);
    return NULL;
}

EXPORT HANDLE WINAPI WcsCreateIccProfile(HANDLE profile, DWORD options)
{
    (void)profile;
    (void)options;
    SetLastError(ERROR_NOT_SUPPORTED);
    return NULL;
}

EXPORT BOOL WINAPI GetColorProfileFromHandle(HANDLE profile, BYTE *buffer, DWORD *size)
{
    (void)profile;
    (void)buffer;
    (void)size;
    SetLastError(ERROR_NOT_SUPPORTED);
    return FALSE;
}

EXPORT BOOL WINAPI CloseColorProfile(HANDLE profile)
{
    (void)profile;
    return TRUE;
}
