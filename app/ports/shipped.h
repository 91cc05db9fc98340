// What comes with the program as text and may be replaced by a file: rule packs, mapping profiles, worked examples. All of it is on offer only: a
// rule pack decides nothing until a RulesAdopted fact names its digest.
//
// Embedded at build time; a *.toml in the folder goes before the one of the same name and may add others. Reading the folder is the
// only thing done here; whether a text parses is for core/rules and devices/files. Any thread.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace muster::app {

struct ShippedText {
  std::string name;  // of the file, without ".toml": "bg4"; a pack's own name must be the same
  std::string text;
  std::string origin;  // "data/rules/bg4.toml" or the path of the file that took its place
};

// By name; `folder` may be empty or absent: then only what is embedded. Packs: data/rules and data/catalogue; profiles: data/config/profiles.
std::vector<ShippedText> shippedPacks(const std::filesystem::path& folder = {});
std::optional<ShippedText> shippedPack(std::string_view name, const std::filesystem::path& folder = {});
std::vector<ShippedText> shippedProfiles(const std::filesystem::path& folder = {});
std::vector<ShippedText> shippedInstruments(const std::filesystem::path& folder = {});  // models of instruments: data/config/instruments
std::vector<ShippedText> shippedExamples();                                             // worked examples: data/examples

}  // namespace muster::app
