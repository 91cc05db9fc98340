#include "app/ports/shipped.h"

#include <unistd.h>

#include <fstream>
#include <iterator>

#include "tests/support/catch.h"

namespace fs = std::filesystem;
using namespace muster::app;

namespace {

std::string bytesOf(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

TEST_CASE("the program carries every shipped pack byte for byte", "[app][ports]") {
  std::size_t onDisk = 0;
  for (const char* folder : {"data/rules", "data/catalogue"}) {
    const fs::path path = fs::path(MUSTER_SOURCE_DIR) / folder;
    if (!fs::is_directory(path)) continue;
    for (const fs::directory_entry& entry : fs::directory_iterator(path)) {
      if (entry.path().extension() != ".toml") continue;
      ++onDisk;
      const auto pack = shippedPack(entry.path().stem().string());
      REQUIRE(pack);
      CHECK(pack->text == bytesOf(entry.path()));
    }
  }
  CHECK(shippedPacks().size() == onDisk);
}

TEST_CASE("a pack in the configured folder goes before the shipped one and may be new", "[app][ports]") {
  const fs::path folder = fs::temp_directory_path() / ("muster-shipped-" + std::to_string(::getpid()));
  fs::create_directories(folder);
  std::ofstream(folder / "bg4.toml") << "name = \"bg4\"\n";
  std::ofstream(folder / "own.toml") << "name = \"own\"\n";
  std::ofstream(folder / "notes.txt") << "not a pack";
  CHECK(shippedPack("bg4", folder)->text == "name = \"bg4\"\n");
  CHECK(shippedPack("own", folder)->origin == (folder / "own.toml").string());
  CHECK_FALSE(shippedPack("notes", folder));
  CHECK_FALSE(shippedPack("own", folder / "absent"));
  fs::remove_all(folder);
}
