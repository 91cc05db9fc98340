#include "core/journal/merkle.h"

#include <bit>
#include <span>

namespace muster::core {

namespace {

std::string_view view(const Hash& hash) { return {reinterpret_cast<const char*>(hash.data()), hash.size()}; }

// The largest power of two below n (RFC 9162, 2.1.1); n > 1.
std::size_t split(std::size_t n) { return std::bit_floor(n - 1); }

Hash rootOf(std::span<const Hash> leaves) {
  if (leaves.empty()) return sha256({});
  if (leaves.size() == 1) return leaves.front();
  const std::size_t k = split(leaves.size());
  return nodeHash(rootOf(leaves.first(k)), rootOf(leaves.subspan(k)));
}

void proofOf(std::span<const Hash> leaves, std::size_t index, std::vector<Hash>& proof) {
  if (leaves.size() <= 1) return;
  const std::size_t k = split(leaves.size());
  if (index < k) {
    proofOf(leaves.first(k), index, proof);
    proof.push_back(rootOf(leaves.subspan(k)));
  } else {
    proofOf(leaves.subspan(k), index - k, proof);
    proof.push_back(rootOf(leaves.first(k)));
  }
}

}  // namespace

Hash leafHash(std::string_view bytes) {
  // Kept by the thread: an import hashes ten thousand leaves of about the same length.
  thread_local std::string prefixed;
  prefixed.assign(1, '\x00');
  prefixed.append(bytes);
  return sha256(prefixed);
}

Hash nodeHash(const Hash& left, const Hash& right) {
  std::array<char, 65> bytes;
  bytes[0] = '\x01';
  view(left).copy(bytes.data() + 1, 32);
  view(right).copy(bytes.data() + 33, 32);
  return sha256({bytes.data(), bytes.size()});
}

std::vector<Subtree> MerkleTree::append(const Hash& leaf) {
  std::vector<Subtree> full{{0, size_, leaf}};
  Hash hash = leaf;
  // Each trailing one bit of the size is a peak as large as what was just finished: join them.
  for (std::uint64_t rest = size_; rest & 1; rest >>= 1) {
    hash = nodeHash(peaks_.back(), hash);
    peaks_.pop_back();
    full.push_back({full.back().level + 1, rest >> 1, hash});
  }
  peaks_.push_back(hash);
  ++size_;
  return full;
}

Hash MerkleTree::root() const {
  if (peaks_.empty()) return sha256({});
  Hash hash = peaks_.back();
  for (std::size_t i = peaks_.size() - 1; i > 0; --i) hash = nodeHash(peaks_[i - 1], hash);
  return hash;
}

Hash merkleRoot(const std::vector<Hash>& leaves) { return rootOf(leaves); }

std::vector<Hash> inclusionProof(const std::vector<Hash>& leaves, std::uint64_t index) {
  std::vector<Hash> proof;
  if (index < leaves.size()) proofOf(leaves, index, proof);
  return proof;
}

// RFC 9162, 2.1.3.2.
bool verifyInclusion(const Hash& leaf, std::uint64_t index, std::uint64_t size, const std::vector<Hash>& proof, const Hash& root) {
  if (index >= size) return false;
  std::uint64_t fn = index, sn = size - 1;
  Hash hash = leaf;
  for (const Hash& p : proof) {
    if (sn == 0) return false;
    if ((fn & 1) || fn == sn) {
      hash = nodeHash(p, hash);
      while (!(fn & 1) && fn != 0) fn >>= 1, sn >>= 1;
    } else {
      hash = nodeHash(hash, p);
    }
    fn >>= 1;
    sn >>= 1;
  }
  return sn == 0 && hash == root;
}

}  // namespace muster::core
