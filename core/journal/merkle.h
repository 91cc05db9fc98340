// Merkle tree of RFC 9162 (leaf 0x00, node 0x01, SHA-256), kept as its full subtrees so that appending costs O(log n).
//
// The store writes each finished subtree as a row (level, index, hash). Pure; owns nothing but hashes.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "core/base/digest.h"

namespace muster::core {

Hash leafHash(std::string_view bytes);
Hash nodeHash(const Hash& left, const Hash& right);

struct Subtree {
  int level = 0;
  std::uint64_t index = 0;
  Hash hash{};
  bool operator==(const Subtree&) const = default;
};

class MerkleTree {
 public:
  MerkleTree() = default;
  // Goes on from `size` leaves whose right-edge subtrees (one a set bit of size, largest first) are given.
  MerkleTree(std::uint64_t size, std::vector<Hash> peaks) : size_(size), peaks_(std::move(peaks)) {}
  // Adds a leaf; returns every subtree that became full, the leaf first (level 0).
  std::vector<Subtree> append(const Hash& leaf);
  Hash root() const;  // SHA-256 of nothing for the empty tree
  std::uint64_t size() const { return size_; }
  const std::vector<Hash>& peaks() const { return peaks_; }

 private:
  std::uint64_t size_ = 0;
  std::vector<Hash> peaks_;
};

Hash merkleRoot(const std::vector<Hash>& leaves);  // straight from the RFC; the oracle
std::vector<Hash> inclusionProof(const std::vector<Hash>& leaves, std::uint64_t index);
bool verifyInclusion(const Hash& leaf, std::uint64_t index, std::uint64_t size, const std::vector<Hash>& proof, const Hash& root);

}  // namespace muster::core
