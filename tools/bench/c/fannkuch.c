#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void) {
    volatile long size = SIZE;
    long n = size, most = 0, checksum = 0, turns = 0, r = n;
    long *permutation = malloc(n * sizeof(long)), *count = calloc(n, sizeof(long)), *flipped = malloc(n * sizeof(long));
    for (long i = 0; i < n; i++)
        permutation[i] = i;
    for (;;) {
        for (; r > 1; r--)
            count[r - 1] = r;
        long first = permutation[0];
        if (first) {
            long flips = 0;
            memcpy(flipped, permutation, n * sizeof(long));
            while (first) {
                for (long low = 0, high = first; low < high; low++, high--) {
                    long kept = flipped[low];
                    flipped[low] = flipped[high];
                    flipped[high] = kept;
                }
                flips++;
                first = flipped[0];
            }
            if (flips > most)
                most = flips;
            checksum += turns % 2 == 0 ? flips : -flips;
        }
        for (;;) {
            if (r == n) {
                printf("%ld\nPfannkuchen(%ld) = %ld\n", checksum, n, most);
                return 0;
            }
            long kept = permutation[0];
            for (long i = 0; i < r; i++)
                permutation[i] = permutation[i + 1];
            permutation[r] = kept;
            if (--count[r] > 0)
                break;
            r++;
        }
        turns++;
    }
}
