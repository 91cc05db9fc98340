#include "core/forecast/suspect.h"

#include "tests/support/catch.h"

using namespace muster::core;
using Blame = Suspect::Blame;

namespace {

// set, part, passed; one an hour
std::vector<Trial> told(const std::vector<std::tuple<const char*, const char*, bool>>& trials) {
  std::vector<Trial> all;
  for (const auto& [set, part, passed] : trials) all.push_back({set, part, {static_cast<std::int64_t>(all.size()) * 3'600'000'000}, passed});
  return all;
}

Blame blame(const std::vector<Trial>& trials, const char* set = "BG4-02", const char* part = "M-3") {
  return suspectOf(set, part, "mask", trials).blame;
}

}  // namespace

TEST_CASE("a mask that fails in two sets which pass with another mask is to blame, not the set", "[core][forecast][suspect]") {
  const auto trials = told({{"BG4-02", "M-2", true}, {"BG4-01", "M-3", false}, {"BG4-01", "M-1", true}, {"BG4-02", "M-3", false}});
  const auto suspect = suspectOf("BG4-02", "M-3", "mask", trials);
  CHECK(suspect.blame == Blame::part);
  CHECK(english(suspect.words) == "the mask, not the set: M-3 failed in BG4-01, BG4-02, which pass with another");
}

TEST_CASE("a set that fails with two masks which pass in other sets is to blame, not the mask", "[core][forecast][suspect]") {
  const auto trials = told({{"BG4-02", "M-2", false}, {"BG4-01", "M-2", true}, {"BG4-03", "M-3", true}, {"BG4-02", "M-3", false}});
  const auto suspect = suspectOf("BG4-02", "M-3", "mask", trials);
  CHECK(suspect.blame == Blame::set);
  CHECK(english(suspect.words) == "the set, not the mask: it failed with M-2, M-3, which pass in other sets");
}

TEST_CASE("one failure tells nothing of the set or the mask", "[core][forecast][suspect]") {
  CHECK(blame(told({{"BG4-02", "M-3", false}})) == Blame::cannotTell);
  CHECK(blame(told({{"BG4-02", "M-2", true}, {"BG4-02", "M-3", false}})) == Blame::cannotTell);
  CHECK(blame(told({{"BG4-01", "M-3", true}, {"BG4-02", "M-3", false}})) == Blame::cannotTell);
}

TEST_CASE("a mask that failed in two sets is not to blame while the sets were tried with no other", "[core][forecast][suspect]") {
  CHECK(blame(told({{"BG4-01", "M-3", false}, {"BG4-02", "M-3", false}})) == Blame::cannotTell);
  CHECK(blame(told({{"BG4-01", "M-3", false}, {"BG4-01", "M-1", true}, {"BG4-02", "M-3", false}})) == Blame::cannotTell);
}

TEST_CASE("what passed on the last trial is what counts: a mask that passes elsewhere by now is not to blame", "[core][forecast][suspect]") {
  CHECK(
      blame(told({{"BG4-02", "M-2", true}, {"BG4-01", "M-1", true}, {"BG4-01", "M-3", false}, {"BG4-01", "M-3", true}, {"BG4-02", "M-3", false}})) ==
      Blame::cannotTell);
}

TEST_CASE("a set and a mask that both look guilty cannot be told apart", "[core][forecast][suspect]") {
  CHECK(blame(told({{"BG4-01", "M-3", false}, {"BG4-01", "M-1", true}, {"BG4-02", "M-1", false}, {"BG4-02", "M-3", false}})) == Blame::cannotTell);
}
