// Debian's Wine has no bcryptprimitives.dll, which every Go program asks for
// random numbers. Windows has it; only test-windows uses this one.
__declspec(dllimport) unsigned char __stdcall SystemFunction036(void *, unsigned long);

__declspec(dllexport) int __stdcall ProcessPrng(unsigned char *to, unsigned long long n)
{
	return SystemFunction036(to, (unsigned long)n);
}
