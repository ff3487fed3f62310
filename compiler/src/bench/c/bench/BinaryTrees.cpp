/* Builds many binary trees, counts their nodes and drops them, beside one that stays. */
#include "Programs.h"
#include <cstdint>
#include <memory>

namespace {

struct Node {
    std::unique_ptr<Node> left;
    std::unique_ptr<Node> right;

    int count() const {
        return left == nullptr ? 1 : 1 + left->count() + right->count();
    }
};

std::unique_ptr<Node> tree(int depth) {
    auto node = std::make_unique<Node>();
    if (depth > 0) {
        node->left = tree(depth - 1);
        node->right = tree(depth - 1);
    }
    return node;
}

}

int binarytrees(int deepest) {
    auto stays = tree(deepest);
    uint32_t sum = 0;
    for (int depth = 4; depth <= deepest; depth += 4) {
        int trees = 1 << (deepest - depth + 2);
        for (int i = 0; i < trees; i++) sum += tree(depth)->count();
    }
    return static_cast<int>(sum * 31 + stays->count());
}
