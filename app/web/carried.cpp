#include "app/web/carried.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <span>

#include "app/ports/embedded.h"

namespace muster::app {

std::span<const EmbeddedFile> embeddedWeb();  // made by embed_files() in app/CMakeLists.txt

std::map<std::string, std::string> carriedFiles(std::string_view folder, std::string_view ending) {
  std::map<std::string, std::string> files;
  const auto keep = [&](std::string_view name, auto&& read) {
    if (!name.starts_with(folder) || !name.ends_with(ending) || name.size() <= folder.size() + ending.size()) return;
    files.emplace(name.substr(folder.size(), name.size() - folder.size() - ending.size()), read());
  };
  if (const char* root = std::getenv("MUSTER_DEV_ASSETS")) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(std::filesystem::path(root) / std::string(folder))) {
      if (!entry.is_regular_file()) continue;
      keep(std::filesystem::relative(entry.path(), root).generic_string(), [&] {
        std::ifstream in(entry.path(), std::ios::binary);
        return std::string(std::istreambuf_iterator<char>(in), {});
      });
    }
    return files;
  }
  for (const EmbeddedFile& file : embeddedWeb()) keep(file.name, [&] { return std::string(file.bytes); });
  return files;
}

}  // namespace muster::app
