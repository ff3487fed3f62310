package bench;

/** Spheres over a floor with one light: shadows and reflections, all of small vector objects. */
final class RayTracer implements Program {
    private static final double FAR = 1e30;
    private static final double NEAR = 1e-6;

    private record Vector(double x, double y, double z) {
        Vector plus(Vector other) {
            return new Vector(x + other.x, y + other.y, z + other.z);
        }

        Vector minus(Vector other) {
            return new Vector(x - other.x, y - other.y, z - other.z);
        }

        Vector times(double factor) {
            return new Vector(x * factor, y * factor, z * factor);
        }

        double dot(Vector other) {
            return x * other.x + y * other.y + z * other.z;
        }

        Vector normal() {
            return times(1 / Math.sqrt(dot(this)));
        }
    }

    private record Ray(Vector origin, Vector direction) {
        Vector at(double distance) {
            return origin.plus(direction.times(distance));
        }
    }

    private record Sphere(Vector centre, double radius, Vector colour, double mirror) {
        /** How far along the ray the sphere is hit, {@code FAR} if it is not. */
        double distance(Ray ray) {
            Vector from = ray.origin().minus(centre);
            double half = from.dot(ray.direction());
            double discriminant = half * half - from.dot(from) + radius * radius;
            if (discriminant < 0) {
                return FAR;
            }
            double root = Math.sqrt(discriminant);
            if (-half - root > NEAR) {
                return -half - root;
            }
            return -half + root > NEAR ? -half + root : FAR;
        }
    }

    private static final class Scene {
        final Sphere[] spheres;
        final Vector light = new Vector(5, 8, -6);

        Scene(int count) {
            Numbers numbers = new Numbers(41);
            spheres = new Sphere[count];
            for (int i = 0; i < count; i++) {
                Vector centre = new Vector(numbers.below(80) / 10.0 - 4, numbers.below(40) / 10.0, numbers.below(80) / 10.0);
                Vector colour = new Vector(numbers.below(100) / 100.0, numbers.below(100) / 100.0, numbers.below(100) / 100.0);
                spheres[i] = new Sphere(centre, 0.3 + numbers.below(10) / 20.0, colour, numbers.below(3) / 4.0);
            }
        }

        Vector colour(Ray ray, int depth) {
            double nearest = ray.direction().y() < 0 ? -(ray.origin().y() + 1) / ray.direction().y() : FAR;
            Sphere hit = null;
            for (Sphere sphere : spheres) {
                double distance = sphere.distance(ray);
                if (distance < nearest) {
                    nearest = distance;
                    hit = sphere;
                }
            }
            if (nearest >= FAR) {
                return new Vector(0.5, 0.6, 0.8).times(1 - ray.direction().y() * 0.5);
            }
            Vector point = ray.at(nearest);
            Vector normal = hit == null ? new Vector(0, 1, 0) : point.minus(hit.centre()).normal();
            Vector colour = hit == null ? tile(point) : hit.colour();
            Vector shaded = colour.times(0.2 + brightness(point, normal));
            if (depth == 0 || hit == null || hit.mirror() == 0) {
                return shaded;
            }
            Vector reflected = ray.direction().minus(normal.times(2 * ray.direction().dot(normal)));
            return shaded.times(1 - hit.mirror()).plus(colour(new Ray(point, reflected), depth - 1).times(hit.mirror()));
        }

        private static Vector tile(Vector point) {
            int parity = (int) (point.x() + 100) + (int) (point.z() + 100) & 1;
            return parity == 0 ? new Vector(0.9, 0.9, 0.9) : new Vector(0.2, 0.2, 0.2);
        }

        private double brightness(Vector point, Vector normal) {
            Vector toLight = light.minus(point);
            double facing = toLight.normal().dot(normal);
            if (facing <= 0) {
                return 0;
            }
            Ray ray = new Ray(point, toLight.normal());
            double reach = Math.sqrt(toLight.dot(toLight));
            for (Sphere sphere : spheres) {
                if (sphere.distance(ray) < reach) {
                    return 0;
                }
            }
            return facing * 0.8;
        }
    }

    @Override
    public int run(int side) {
        Scene scene = new Scene(12);
        Vector eye = new Vector(0, 2, -8);
        int sum = 0;
        for (int row = 0; row < side; row++) {
            for (int column = 0; column < side; column++) {
                Vector direction = new Vector(column * 2.0 / side - 1, 1 - row * 2.0 / side, 1.5).normal();
                Vector colour = scene.colour(new Ray(eye, direction), 3);
                sum = sum * 31 + level(colour.x()) * 65536 + level(colour.y()) * 256 + level(colour.z());
            }
        }
        return sum;
    }

    private static int level(double part) {
        return (int) (Math.min(1.0, part) * 255);
    }
}
