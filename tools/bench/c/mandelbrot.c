#include <stdio.h>

#define ITERATIONS 50

int main(void) {
    volatile long size = SIZE;
    long n = size, checksum = 0, inside = 0;
    for (long y = 0; y < n; y++) {
        double ci = 2.0 * y / n - 1.0;
        long bits = 0;
        for (long x = 0; x < n; x++) {
            double cr = 2.0 * x / n - 1.5, zr = 0, zi = 0, tr = 0, ti = 0;
            int left = ITERATIONS;
            while (left > 0 && tr + ti <= 4.0) {
                zi = 2.0 * zr * zi + ci;
                zr = tr - ti + cr;
                tr = zr * zr;
                ti = zi * zi;
                left--;
            }
            bits = bits << 1 | (tr + ti <= 4.0);
            if (x % 8 == 7 || x == n - 1) {
                if (x % 8 != 7)
                    bits <<= 8 - n % 8;
                checksum = (checksum * 31 + bits) % 1000000007;
                inside += __builtin_popcountl(bits);
                bits = 0;
            }
        }
    }
    printf("P4\n%ld %ld\n%ld %ld\n", n, n, checksum, inside);
    return 0;
}
