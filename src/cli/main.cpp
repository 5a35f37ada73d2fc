#include <cstdio>

int main() { std::puts("dateline 0.1.0"); }
