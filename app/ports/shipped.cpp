#include "app/ports/shipped.h"

#include <fstream>
#include <iterator>
#include <map>
#include <system_error>

#include "app/ports/embedded.h"

namespace muster::app {

std::span<const EmbeddedFile> shippedFiles();
std::span<const EmbeddedFile> profileFiles();
std::span<const EmbeddedFile> exampleFiles();
std::span<const EmbeddedFile> instrumentFiles();

namespace fs = std::filesystem;

namespace {

// What is embedded, the folder's files first.
std::vector<ShippedText> textsOf(std::span<const EmbeddedFile> embedded, const std::string& home, const fs::path& folder) {
  std::map<std::string, ShippedText> byName;
  for (const EmbeddedFile& file : embedded) {
    const std::string name = fs::path(file.name).stem().string();
    byName[name] = {name, std::string(file.bytes), home + std::string(file.name)};
  }
  std::error_code none;  // an absent folder offers nothing of its own
  if (!folder.empty() && fs::is_directory(folder, none)) {
    for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
      if (!entry.is_regular_file() || entry.path().extension() != ".toml") continue;
      std::ifstream in(entry.path(), std::ios::binary);
      const std::string name = entry.path().stem().string();
      byName[name] = {name, std::string(std::istreambuf_iterator<char>(in), {}), entry.path().string()};
      if (in.bad()) throw std::system_error(errno, std::generic_category(), entry.path().string());
    }
  }
  std::vector<ShippedText> texts;
  for (auto& [name, text] : byName) texts.push_back(std::move(text));
  return texts;
}

}  // namespace

std::vector<ShippedText> shippedPacks(const fs::path& folder) { return textsOf(shippedFiles(), "data/", folder); }
std::vector<ShippedText> shippedExamples() { return textsOf(exampleFiles(), "data/examples/", {}); }
std::vector<ShippedText> shippedInstruments(const fs::path& folder) { return textsOf(instrumentFiles(), "data/config/instruments/", folder); }
std::vector<ShippedText> shippedProfiles(const fs::path& folder) { return textsOf(profileFiles(), "data/config/profiles/", folder); }

std::optional<ShippedText> shippedPack(std::string_view name, const fs::path& folder) {
  for (ShippedText& pack : shippedPacks(folder)) {
    if (pack.name == name) return std::move(pack);
  }
  return std::nullopt;
}

}  // namespace muster::app
