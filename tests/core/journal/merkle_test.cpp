#include "core/journal/merkle.h"

#include <string>

#include "tests/support/catch.h"

using namespace muster::core;

namespace {

std::string bytes(std::initializer_list<int> values) { return {values.begin(), values.end()}; }

// The eight leaves of the test vectors that Certificate Transparency implementations share (RFC 6962, reference implementation).
std::vector<Hash> sharedLeaves() {
  std::vector<Hash> leaves;
  for (const auto& data : {bytes({}), bytes({0x00}), bytes({0x10}), bytes({0x20, 0x21}), bytes({0x30, 0x31}), bytes({0x40, 0x41, 0x42, 0x43}),
                           bytes({0x50, 0x51, 0x52, 0x53, 0x54, 0x55, 0x56, 0x57}),
                           bytes({0x60, 0x61, 0x62, 0x63, 0x64, 0x65, 0x66, 0x67, 0x68, 0x69, 0x6a, 0x6b, 0x6c, 0x6d, 0x6e, 0x6f})}) {
    leaves.push_back(leafHash(data));
  }
  return leaves;
}

std::vector<Hash> someLeaves(std::size_t count) {
  std::vector<Hash> leaves;
  for (std::size_t i = 0; i < count; ++i) leaves.push_back(leafHash("leaf " + std::to_string(i)));
  return leaves;
}

}  // namespace

TEST_CASE("the root is that of the published vectors", "[core][journal][merkle]") {
  const char* roots[] = {
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
      "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125", "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
      "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7", "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
      "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef", "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
      "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"};
  const auto leaves = sharedLeaves();
  MerkleTree tree;
  for (std::size_t n = 0; n <= leaves.size(); ++n) {
    INFO(n);
    CHECK(hex(merkleRoot({leaves.begin(), leaves.begin() + static_cast<long>(n)})) == roots[n]);
    CHECK(hex(tree.root()) == roots[n]);
    if (n < leaves.size()) tree.append(leaves[n]);
  }
}

TEST_CASE("inclusion proofs are those of the published vectors", "[core][journal][merkle]") {
  const auto leaves = sharedLeaves();
  const auto texts = [](const std::vector<Hash>& proof) {
    std::vector<std::string> all;
    for (const auto& hash : proof) all.push_back(hex(hash));
    return all;
  };
  CHECK(texts(inclusionProof(leaves, 0)) == std::vector<std::string>{"96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                                                                     "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                                                                     "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4"});
  CHECK(texts(inclusionProof({leaves.begin(), leaves.begin() + 3}, 2)) ==
        std::vector<std::string>{"fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"});
}

TEST_CASE("appending leaf by leaf gives the root of the definition, and each full subtree once", "[core][journal][merkle]") {
  const auto leaves = someLeaves(130);
  MerkleTree tree;
  for (std::size_t n = 0; n < leaves.size(); ++n) {
    MerkleTree resumed(tree.size(), tree.peaks());
    const auto full = tree.append(leaves[n]);
    CHECK(resumed.append(leaves[n]) == full);
    const std::vector<Hash> sofar(leaves.begin(), leaves.begin() + static_cast<long>(n + 1));
    REQUIRE(tree.root() == merkleRoot(sofar));
    for (const auto& subtree : full) {
      const auto width = std::size_t{1} << subtree.level;
      const auto first = sofar.begin() + static_cast<long>(subtree.index * width);
      CHECK(subtree.hash == merkleRoot({first, first + static_cast<long>(width)}));
    }
  }
}

TEST_CASE("a proof holds for its own leaf, place and tree alone", "[core][journal][merkle]") {
  for (const std::size_t size : {1, 2, 3, 5, 7, 8, 13}) {
    const auto leaves = someLeaves(size);
    const Hash root = merkleRoot(leaves);
    for (std::size_t i = 0; i < size; ++i) {
      const auto proof = inclusionProof(leaves, i);
      CHECK(verifyInclusion(leaves[i], i, size, proof, root));
      CHECK_FALSE(verifyInclusion(leafHash("other"), i, size, proof, root));
      CHECK_FALSE(verifyInclusion(leaves[i], i + 1, size, proof, root));
      auto longer = proof;
      longer.push_back(root);
      CHECK_FALSE(verifyInclusion(leaves[i], i, size, longer, root));
    }
  }
}
