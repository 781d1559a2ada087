#include <math.h>
#include <stdio.h>

#define BODIES 5
#define SOLAR_MASS 39.47841760435743
#define YEAR 365.24

struct body {
    double p[3], v[3], mass;
};

static struct body bodies[BODIES] = {
    {{0, 0, 0}, {0, 0, 0}, SOLAR_MASS},
    {{4.84143144246472090e+00, -1.16032004402742839e+00, -1.03622044471123109e-01},
     {1.66007664274403694e-03 * YEAR, 7.69901118419740425e-03 * YEAR, -6.90460016972063023e-05 * YEAR}, 9.54791938424326609e-04 * SOLAR_MASS},
    {{8.34336671824457987e+00, 4.12479856412430479e+00, -4.03523417114321381e-01},
     {-2.76742510726411989e-03 * YEAR, 4.99852801234917238e-03 * YEAR, 2.30417297573763929e-05 * YEAR}, 2.85885980666130812e-04 * SOLAR_MASS},
    {{1.28943695621391310e+01, -1.51111514016986312e+01, -2.23307578892655734e-01},
     {2.96460137564761618e-03 * YEAR, 2.37847173959480950e-03 * YEAR, -2.96589568540237556e-05 * YEAR}, 4.36624404335156298e-05 * SOLAR_MASS},
    {{1.53796971148509165e+01, -2.59193146099879641e+01, 1.79258772950371181e-01},
     {2.68067772490389322e-03 * YEAR, 1.62824170038242295e-03 * YEAR, -9.51592254519715870e-05 * YEAR}, 5.15138902046611451e-05 * SOLAR_MASS},
};

static void advance(double dt) {
    for (int i = 0; i < BODIES; i++)
        for (int j = i + 1; j < BODIES; j++) {
            struct body *a = &bodies[i], *b = &bodies[j];
            double dx = a->p[0] - b->p[0], dy = a->p[1] - b->p[1], dz = a->p[2] - b->p[2];
            double squared = dx * dx + dy * dy + dz * dz, mag = dt / (squared * sqrt(squared));
            double am = a->mass * mag, bm = b->mass * mag;
            a->v[0] -= dx * bm, a->v[1] -= dy * bm, a->v[2] -= dz * bm;
            b->v[0] += dx * am, b->v[1] += dy * am, b->v[2] += dz * am;
        }
    for (int i = 0; i < BODIES; i++)
        for (int k = 0; k < 3; k++)
            bodies[i].p[k] += dt * bodies[i].v[k];
}

static double energy(void) {
    double e = 0;
    for (int i = 0; i < BODIES; i++)
        for (int j = i + 1; j < BODIES; j++) {
            struct body *a = &bodies[i], *b = &bodies[j];
            double dx = a->p[0] - b->p[0], dy = a->p[1] - b->p[1], dz = a->p[2] - b->p[2];
            e -= a->mass * b->mass / sqrt(dx * dx + dy * dy + dz * dz);
        }
    for (int i = 0; i < BODIES; i++) {
        double *v = bodies[i].v;
        e += bodies[i].mass * (v[0] * v[0] + v[1] * v[1] + v[2] * v[2]) / 2.0;
    }
    return e;
}

int main(void) {
    volatile long size = SIZE;
    double p[3] = {0, 0, 0};
    for (int i = 0; i < BODIES; i++)
        for (int k = 0; k < 3; k++)
            p[k] -= bodies[i].v[k] * bodies[i].mass;
    for (int k = 0; k < 3; k++)
        bodies[0].v[k] = p[k] / SOLAR_MASS;
    printf("%.9f\n", energy());
    for (long step = size; step > 0; step--)
        advance(0.01);
    printf("%.9f\n", energy());
    return 0;
}
