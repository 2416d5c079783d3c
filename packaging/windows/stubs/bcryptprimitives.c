/* Stands in for Windows' bcryptprimitives.dll under Wine: the random bytes that modules written in Rust ask for. */

#include <windows.h>

BOOLEAN NTAPI SystemFunction036(void *buffer, ULONG size); /* RtlGenRandom of advapi32 */

__declspec(dllexport) BOOL ProcessPrng(BYTE *buffer, SIZE_T size)
{
    return SystemFunction036(buffer, (ULONG)size);
}
