/* Shortest ways from one node of a random graph to all others (Dijkstra) with a priority queue. */
#include "Numbers.h"
#include "Programs.h"
#include <climits>
#include <cstdint>
#include <queue>
#include <vector>

namespace {

constexpr int DEGREE = 6;

struct Edge {
    int to;
    int length;
};

struct Step {
    int node;
    int distance;

    bool operator>(const Step &other) const {
        return distance > other.distance;
    }
};

using Graph = std::vector<std::vector<Edge>>;

Graph graph(int nodes) {
    Numbers numbers(47);
    Graph graph;
    for (int i = 0; i < nodes; i++) {
        std::vector<Edge> edges;
        edges.push_back({(i + 1) % nodes, 1000});
        for (int k = 1; k < DEGREE; k++) {
            int to = numbers.below(nodes);
            edges.push_back({to, 1 + numbers.below(1000)});
        }
        graph.push_back(std::move(edges));
    }
    return graph;
}

std::vector<int> search(const Graph &graph, int from) {
    std::vector<int> distances(graph.size(), INT_MAX);
    distances[from] = 0;
    std::priority_queue<Step, std::vector<Step>, std::greater<>> queue;
    queue.push({from, 0});
    while (!queue.empty()) {
        Step step = queue.top();
        queue.pop();
        if (step.distance > distances[step.node]) continue;
        for (const Edge &edge : graph[step.node]) {
            int distance = step.distance + edge.length;
            if (distance < distances[edge.to]) {
                distances[edge.to] = distance;
                queue.push({edge.to, distance});
            }
        }
    }
    return distances;
}

}

int graphsearch(int nodes) {
    uint32_t sum = 0;
    for (int distance : search(graph(nodes), 0)) sum = sum * 31 + distance;
    return static_cast<int>(sum);
}
