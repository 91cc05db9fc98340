// The packs that are shipped, read from the tree.
#pragma once

#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <vector>

#include "core/rules/parse_pack.h"

namespace muster::tests {

inline std::string textOf(const std::string& path) {
  std::ifstream in(std::filesystem::path(MUSTER_SOURCE_DIR) / path, std::ios::binary);
  if (!in) throw std::runtime_error("no such file: " + path);
  return {std::istreambuf_iterator<char>(in), {}};
}

inline core::RulePack shippedPackOf(const std::string& name) {
  const std::string rules = "data/rules/" + name + ".toml", catalogue = "data/catalogue/" + name + ".toml";
  const bool inRules = std::filesystem::exists(std::filesystem::path(MUSTER_SOURCE_DIR) / rules);
  return core::parsePack(textOf(inRules ? rules : catalogue), name + ".toml").value();
}

// As a brigade adopts them.
inline std::vector<core::RulePack> packsOf(const std::string& brigade) {
  return {shippedPackOf("bg4"), shippedPackOf("calibrators"), shippedPackOf("squad-list"), shippedPackOf(brigade)};
}

}  // namespace muster::tests
