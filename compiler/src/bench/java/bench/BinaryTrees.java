package bench;

/** Builds many binary trees, counts their nodes and drops them, beside one that stays. */
final class BinaryTrees implements Program {
    private static final class Node {
        final Node left;
        final Node right;

        Node(Node left, Node right) {
            this.left = left;
            this.right = right;
        }

        int count() {
            return left == null ? 1 : 1 + left.count() + right.count();
        }
    }

    @Override
    public int run(int deepest) {
        Node stays = tree(deepest);
        int sum = 0;
        for (int depth = 4; depth <= deepest; depth += 4) {
            int trees = 1 << deepest - depth + 2;
            for (int i = 0; i < trees; i++) {
                sum += tree(depth).count();
            }
        }
        return sum * 31 + stays.count();
    }

    private static Node tree(int depth) {
        return depth == 0 ? new Node(null, null) : new Node(tree(depth - 1), tree(depth - 1));
    }
}
