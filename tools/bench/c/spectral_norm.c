#include <math.h>
#include <stdio.h>
#include <stdlib.h>

static double a(long i, long j) {
    return 1.0 / ((i + j) * (i + j + 1) / 2 + i + 1);
}

static void times(long n, const double *u, double *result) {
    for (long i = 0; i < n; i++) {
        double total = 0;
        for (long j = 0; j < n; j++)
            total += a(i, j) * u[j];
        result[i] = total;
    }
}

static void transposed_times(long n, const double *u, double *result) {
    for (long i = 0; i < n; i++) {
        double total = 0;
        for (long j = 0; j < n; j++)
            total += a(j, i) * u[j];
        result[i] = total;
    }
}

int main(void) {
    volatile long size = SIZE;
    long n = size;
    double *u = malloc(n * sizeof *u), *v = malloc(n * sizeof *v), *w = malloc(n * sizeof *w);
    for (long i = 0; i < n; i++)
        u[i] = 1.0;
    for (int turn = 0; turn < 10; turn++) {
        times(n, u, w);
        transposed_times(n, w, v);
        times(n, v, w);
        transposed_times(n, w, u);
    }
    double vbv = 0, vv = 0;
    for (long i = 0; i < n; i++) {
        vbv += u[i] * v[i];
        vv += v[i] * v[i];
    }
    printf("%.9f\n", sqrt(vbv / vv));
    return 0;
}
