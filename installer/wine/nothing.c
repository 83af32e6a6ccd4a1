/* The body of a DLL that only hands calls on to another one. */
int __stdcall DllMain(void *module, unsigned reason, void *reserved)
{
    return 1;
}
