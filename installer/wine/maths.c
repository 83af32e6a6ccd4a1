/* For tests only. Wine's C library names these functions but lacks them, and numpy ends when it calls one.
   They are under other names here, since the compiler knows its own ones; maths.def gives them the right ones. */
double creal_(double _Complex z) { return __real__ z; }
double cimag_(double _Complex z) { return __imag__ z; }
float crealf_(float _Complex z) { return __real__ z; }
float cimagf_(float _Complex z) { return __imag__ z; }
double creall_(double _Complex z) { return __real__ z; } /* long double is a double in Windows */
double cimagl_(double _Complex z) { return __imag__ z; }

int __stdcall DllMain(void *module, unsigned reason, void *reserved)
{
    return 1;
}
