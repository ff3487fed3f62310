package bench;

/** Bodies that attract each other, moved on by many small steps of time; the checksum is of the energy's bits. */
final class NBody implements Program {
    private static final class Body {
        final double mass;
        double x;
        double y;
        double z;
        double vx;
        double vy;
        double vz;

        Body(double mass, double x, double y, double z, double vx, double vy, double vz) {
            this.mass = mass;
            this.x = x;
            this.y = y;
            this.z = z;
            this.vx = vx;
            this.vy = vy;
            this.vz = vz;
        }
    }

    @Override
    public int run(int steps) {
        Body[] bodies = {
            new Body(40, 0, 0, 0, 0, 0, 0),
            new Body(0.04, 4.8, -1.2, -0.1, 0.6, 2.8, -0.02),
            new Body(0.012, 8.3, 4.1, -0.4, -1.0, 1.8, 0.008),
            new Body(0.0017, 12.9, -15.1, -0.2, 1.1, 0.9, -0.01),
            new Body(0.002, 15.4, -25.9, 0.2, 0.9, 0.6, -0.03)};
        rest(bodies);
        for (int i = 0; i < steps; i++) {
            advance(bodies, 0.01);
        }
        long bits = Double.doubleToLongBits(energy(bodies));
        return (int) (bits ^ bits >>> 32);
    }

    /** Gives the first body the velocity with which their centre of mass rests. */
    private static void rest(Body[] bodies) {
        Body first = bodies[0];
        for (int i = 1; i < bodies.length; i++) {
            Body body = bodies[i];
            first.vx -= body.vx * body.mass / first.mass;
            first.vy -= body.vy * body.mass / first.mass;
            first.vz -= body.vz * body.mass / first.mass;
        }
    }

    private static void advance(Body[] bodies, double time) {
        for (int i = 0; i < bodies.length; i++) {
            Body a = bodies[i];
            for (int j = i + 1; j < bodies.length; j++) {
                Body b = bodies[j];
                double dx = a.x - b.x;
                double dy = a.y - b.y;
                double dz = a.z - b.z;
                double square = dx * dx + dy * dy + dz * dz;
                double pull = time / (square * Math.sqrt(square));
                a.vx -= dx * b.mass * pull;
                a.vy -= dy * b.mass * pull;
                a.vz -= dz * b.mass * pull;
                b.vx += dx * a.mass * pull;
                b.vy += dy * a.mass * pull;
                b.vz += dz * a.mass * pull;
            }
        }
        for (Body body : bodies) {
            body.x += time * body.vx;
            body.y += time * body.vy;
            body.z += time * body.vz;
        }
    }

    private static double energy(Body[] bodies) {
        double energy = 0;
        for (int i = 0; i < bodies.length; i++) {
            Body a = bodies[i];
            energy += 0.5 * a.mass * (a.vx * a.vx + a.vy * a.vy + a.vz * a.vz);
            for (int j = i + 1; j < bodies.length; j++) {
                Body b = bodies[j];
                double dx = a.x - b.x;
                double dy = a.y - b.y;
                double dz = a.z - b.z;
                energy -= a.mass * b.mass / Math.sqrt(dx * dx + dy * dy + dz * dz);
            }
        }
        return energy;
    }
}
