#include "app/ports/shipped_profiles.h"

#include <fstream>
#include <iterator>
#include <map>
#include <system_error>

#include "app/ports/embedded.h"

namespace muster::app {

std::span<const EmbeddedFile> profileFiles();

namespace fs = std::filesystem;

std::vector<ShippedPack> shippedProfiles(const fs::path& folder) {
  std::map<std::string, ShippedPack> byName;
  for (const EmbeddedFile& file : profileFiles()) {
    const std::string name = fs::path(file.name).stem().string();
    byName[name] = {name, std::string(file.bytes), "data/config/profiles/" + std::string(file.name)};
  }
  std::error_code none;  // an absent folder offers nothing of its own
  if (!folder.empty() && fs::is_directory(folder, none)) {
    for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
      if (!entry.is_regular_file() || entry.path().extension() != ".toml") continue;
      std::ifstream in(entry.path(), std::ios::binary);
      const std::string name = entry.path().stem().string();
      byName[name] = {name, std::string(std::istreambuf_iterator<char>(in), {}), entry.path().string()};
    }
  }
  std::vector<ShippedPack> profiles;
  for (auto& [name, profile] : byName) profiles.push_back(std::move(profile));
  return profiles;
}

}  // namespace muster::app
