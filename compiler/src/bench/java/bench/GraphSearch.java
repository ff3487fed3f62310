package bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;

/** Shortest ways from one node of a random graph to all others (Dijkstra) with a priority queue. */
final class GraphSearch implements Program {
    private static final int DEGREE = 6;

    private record Edge(int to, int length) {
    }

    private record Step(int node, int distance) implements Comparable<Step> {
        @Override
        public int compareTo(Step other) {
            return Integer.compare(distance, other.distance);
        }
    }

    @Override
    public int run(int nodes) {
        int[] distances = search(graph(nodes), 0);
        int sum = 0;
        for (int distance : distances) {
            sum = sum * 31 + distance;
        }
        return sum;
    }

    private static List<List<Edge>> graph(int nodes) {
        Numbers numbers = new Numbers(47);
        List<List<Edge>> graph = new ArrayList<>();
        for (int i = 0; i < nodes; i++) {
            List<Edge> edges = new ArrayList<>();
            edges.add(new Edge((i + 1) % nodes, 1000));
            for (int k = 1; k < DEGREE; k++) {
                edges.add(new Edge(numbers.below(nodes), 1 + numbers.below(1000)));
            }
            graph.add(edges);
        }
        return graph;
    }

    private static int[] search(List<List<Edge>> graph, int from) {
        int[] distances = new int[graph.size()];
        Arrays.fill(distances, Integer.MAX_VALUE);
        distances[from] = 0;
        PriorityQueue<Step> queue = new PriorityQueue<>();
        queue.add(new Step(from, 0));
        while (!queue.isEmpty()) {
            Step step = queue.remove();
            if (step.distance() > distances[step.node()]) {
                continue;
            }
            for (Edge edge : graph.get(step.node())) {
                int distance = step.distance() + edge.length();
                if (distance < distances[edge.to()]) {
                    distances[edge.to()] = distance;
                    queue.add(new Step(edge.to(), distance));
                }
            }
        }
        return distances;
    }
}
