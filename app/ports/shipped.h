// The rule packs that come with the program: offers. None of them decides anything until a RulesAdopted fact names its digest.
//
// Embedded at build time from data/rules and data/catalogue; a *.toml in the configured folder goes before the one of the same
// name and may add others. Reading the folder is the only thing done here; whether a text parses is for core/rules. Any thread.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace muster::app {

struct ShippedPack {
  std::string name;  // of the file, without ".toml": "bg4"; a pack's own name must be the same
  std::string text;
  std::string origin;  // "data/rules/bg4.toml" or the path of the file that took its place
};

// By name; `folder` may be empty or absent: then only what is embedded.
std::vector<ShippedPack> shippedPacks(const std::filesystem::path& folder = {});
std::optional<ShippedPack> shippedPack(std::string_view name, const std::filesystem::path& folder = {});

}  // namespace muster::app
