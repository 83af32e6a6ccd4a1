/* For tests only. Where newer Rust takes its random numbers from; Wine 8 has the older function alone. */
#define EXPORT __declspec(dllexport)

int __stdcall SystemFunction036(void *data, unsigned long length); /* RtlGenRandom */

EXPORT int ProcessPrng(unsigned char *data, unsigned long long length)
{
    return SystemFunction036(data, (unsigned long)length);
}
