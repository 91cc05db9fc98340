#include "app/ports/shipped.h"

#include <fstream>
#include <iterator>
#include <map>
#include <system_error>

#include "app/ports/embedded.h"

namespace muster::app {

std::span<const EmbeddedFile> shippedFiles();

namespace fs = std::filesystem;

std::vector<ShippedPack> shippedPacks(const fs::path& folder) {
  std::map<std::string, ShippedPack> byName;
  for (const EmbeddedFile& file : shippedFiles()) {
    const std::string name = fs::path(file.name).stem().string();
    byName[name] = {name, std::string(file.bytes), "data/" + std::string(file.name)};
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
  std::vector<ShippedPack> packs;
  for (auto& [name, pack] : byName) packs.push_back(std::move(pack));
  return packs;
}

std::optional<ShippedPack> shippedPack(std::string_view name, const fs::path& folder) {
  for (ShippedPack& pack : shippedPacks(folder)) {
    if (pack.name == name) return std::move(pack);
  }
  return std::nullopt;
}

}  // namespace muster::app
