// Every input that fuzzing ever kept, and small harm done to each, goes through its reader again in every run of the tests.
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>

#include "tests/fuzz/targets.h"
#include "tests/support/catch.h"

using namespace muster;

namespace {

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

int feed(const char* name, void (*target)(std::string_view)) {
  std::mt19937_64 random(1);
  int fed = 0;
  for (const auto& entry : std::filesystem::directory_iterator(std::filesystem::path(MUSTER_SOURCE_DIR) / "tests/fuzz/corpus" / name)) {
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
  CHECK(feed("csv", fuzz::csv) > 0);
  CHECK(feed("rules", fuzz::rules) > 0);
  CHECK(feed("json", fuzz::json) > 0);
  CHECK(feed("readings", fuzz::readings) > 0);
  CHECK(feed("forms", fuzz::forms) > 0);
}
