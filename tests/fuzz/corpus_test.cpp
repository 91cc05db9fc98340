// Every input that fuzzing ever kept, and small harm done to each, goes through its reader again in every run of the tests.
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <random>
#include <string>

#include "tests/fuzz/targets.h"
#include "tests/support/catch.h"

using namespace muster;

namespace {

const std::filesystem::path kCorpus = std::filesystem::path(MUSTER_SOURCE_DIR) / "tests/fuzz/corpus";

std::string bytesOf(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void harm(std::string& bytes, std::mt19937_64& random) {
  if (bytes.empty()) return;
  const auto at = random() % bytes.size();
  switch (random() % 4) {
    case 0: bytes[at] = static_cast<char>(random()); break;
    case 1: bytes.erase(at, 1 + random() % 8); break;
    case 2: bytes.insert(at, bytes.substr(random() % bytes.size(), 8)); break;
    default: bytes.resize(at); break;
  }
}

int feed(const std::string& name, void (*target)(std::string_view)) {
  std::mt19937_64 random(1);
  int fed = 0;
  for (const auto& entry : std::filesystem::directory_iterator(kCorpus / name)) {
    const auto kept = bytesOf(entry.path());
    target(kept);
    for (int round = 0; round < 20; ++round, ++fed) {
      auto bytes = kept;
      for (auto times = 1 + random() % 3; times > 0; --times) harm(bytes, random);
      target(bytes);
    }
  }
  return fed;
}

}  // namespace

TEST_CASE("what fuzzing kept is read or refused, never a crash and never half", "[fuzz]") {
  const std::map<std::string, void (*)(std::string_view)> targets{{"csv", fuzz::csv},     {"rules", fuzz::rules},
                                                                  {"json", fuzz::json},   {"readings", fuzz::readings},
                                                                  {"forms", fuzz::forms}, {"instruments", fuzz::instruments},
                                                                  {"dcc", fuzz::dcc}};
  for (const auto& [name, target] : targets) {
    INFO(name);
    CHECK(feed(name, target) > 0);
  }
  for (const auto& folder : std::filesystem::directory_iterator(kCorpus)) {
    INFO("tests/fuzz/corpus/" << folder.path().filename() << " belongs to a target that this test does not feed");
    CHECK(targets.contains(folder.path().filename().string()));
  }
}
