/* Spheres over a floor with one light: shadows and reflections, all of small vectors. */
#include "Numbers.h"
#include "Programs.h"
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

namespace {

constexpr double FAR = 1e30;
constexpr double NEAR = 1e-6;

struct Vector {
    double x, y, z;

    Vector operator+(const Vector &other) const {
        return {x + other.x, y + other.y, z + other.z};
    }

    Vector operator-(const Vector &other) const {
        return {x - other.x, y - other.y, z - other.z};
    }

    Vector operator*(double factor) const {
        return {x * factor, y * factor, z * factor};
    }

    double dot(const Vector &other) const {
        return x * other.x + y * other.y + z * other.z;
    }

    Vector normal() const {
        return *this * (1 / std::sqrt(dot(*this)));
    }
};

struct Ray {
    Vector origin;
    Vector direction;

    Vector at(double distance) const {
        return origin + direction * distance;
    }
};

struct Sphere {
    Vector centre;
    double radius;
    Vector colour;
    double mirror;

    /* How far along the ray the sphere is hit, FAR if it is not. */
    double distance(const Ray &ray) const {
        Vector from = ray.origin - centre;
        double half = from.dot(ray.direction);
        double discriminant = half * half - from.dot(from) + radius * radius;
        if (discriminant < 0) return FAR;
        double root = std::sqrt(discriminant);
        if (-half - root > NEAR) return -half - root;
        return -half + root > NEAR ? -half + root : FAR;
    }
};

class Scene {
public:
    explicit Scene(int count) {
        Numbers numbers(41);
        for (int i = 0; i < count; i++) {
            /* In braces the order is from left to right. */
            Vector centre{numbers.below(80) / 10.0 - 4, numbers.below(40) / 10.0, numbers.below(80) / 10.0};
            Vector colour{numbers.below(100) / 100.0, numbers.below(100) / 100.0, numbers.below(100) / 100.0};
            spheres.push_back({centre, 0.3 + numbers.below(10) / 20.0, colour, numbers.below(3) / 4.0});
        }
    }

    Vector colour(const Ray &ray, int depth) const {
        double nearest = ray.direction.y < 0 ? -(ray.origin.y + 1) / ray.direction.y : FAR;
        const Sphere *hit = nullptr;
        for (const Sphere &sphere : spheres) {
            double distance = sphere.distance(ray);
            if (distance < nearest) {
                nearest = distance;
                hit = &sphere;
            }
        }
        if (nearest >= FAR) return Vector{0.5, 0.6, 0.8} * (1 - ray.direction.y * 0.5);
        Vector point = ray.at(nearest);
        Vector normal = hit == nullptr ? Vector{0, 1, 0} : (point - hit->centre).normal();
        Vector colour = hit == nullptr ? tile(point) : hit->colour;
        Vector shaded = colour * (0.2 + brightness(point, normal));
        if (depth == 0 || hit == nullptr || hit->mirror == 0) return shaded;
        Vector reflected = ray.direction - normal * (2 * ray.direction.dot(normal));
        return shaded * (1 - hit->mirror) + this->colour({point, reflected}, depth - 1) * hit->mirror;
    }

private:
    std::vector<Sphere> spheres;
    Vector light{5, 8, -6};

    static Vector tile(const Vector &point) {
        int parity = (static_cast<int>(point.x + 100) + static_cast<int>(point.z + 100)) & 1;
        return parity == 0 ? Vector{0.9, 0.9, 0.9} : Vector{0.2, 0.2, 0.2};
    }

    double brightness(const Vector &point, const Vector &normal) const {
        Vector toLight = light - point;
        double facing = toLight.normal().dot(normal);
        if (facing <= 0) return 0;
        Ray ray{point, toLight.normal()};
        double reach = std::sqrt(toLight.dot(toLight));
        for (const Sphere &sphere : spheres) {
            if (sphere.distance(ray) < reach) return 0;
        }
        return facing * 0.8;
    }
};

int level(double part) {
    return static_cast<int>(std::min(1.0, part) * 255);
}

}

int raytracer(int side) {
    Scene scene(12);
    Vector eye{0, 2, -8};
    uint32_t sum = 0;
    for (int row = 0; row < side; row++) {
        for (int column = 0; column < side; column++) {
            Vector direction = Vector{column * 2.0 / side - 1, 1 - row * 2.0 / side, 1.5}.normal();
            Vector colour = scene.colour({eye, direction}, 3);
            sum = sum * 31 + level(colour.x) * 65536 + level(colour.y) * 256 + level(colour.z);
        }
    }
    return static_cast<int>(sum);
}
