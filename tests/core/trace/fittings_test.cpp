#include "core/trace/fittings.h"

#include <algorithm>
#include <random>

#include "tests/support/catch.h"
#include "tests/support/rules.h"

using namespace muster::core;
using muster::tests::instant;

namespace {

class Told {
 public:
  Told& fit(const char* unit, const char* part, const char* removed = "", const char* position = "cylinder") {
    at_ = at_ + std::chrono::hours(1);
    facts.push_back({draft(PartFitted{unit, position, part, removed, {}}, at_, "P1"), {1, facts.size() + 1}, at_, false, "c"});
    return *this;
  }
  std::vector<Fact> facts;

 private:
  Instant at_ = instant("2026-01-01T00:00:00Z");
};

}  // namespace

TEST_CASE("a set tells which parts it held, from when to when", "[core][trace][assembly]") {
  const auto all = fittingsOf("BG4-01", Told().fit("BG4-01", "CYL-1").fit("BG4-01", "ABS-1", "", "absorber").fit("BG4-01", "CYL-2", "CYL-1").facts);
  REQUIRE(all.size() == 3);
  CHECK(all[0].part == "CYL-1");
  CHECK(all[0].until == all[2].from);
  CHECK_FALSE(all[1].until);
  CHECK(all[2].part == "CYL-2");
}

TEST_CASE("a part tells in which sets it sat, and it is in one place only", "[core][trace][assembly]") {
  const auto all = fittingsOf("CYL-1", Told().fit("BG4-01", "CYL-1").fit("BG4-01", "", "CYL-1").fit("BG4-02", "CYL-1").fit("BG4-03", "CYL-1").facts);
  REQUIRE(all.size() == 3);
  CHECK(all[0].unit == "BG4-01");
  CHECK(all[1].until == all[2].from);  // nobody told that it was taken out: it cannot be in two sets
  CHECK_FALSE(all[2].until);
}

TEST_CASE("facts in any order tell the same history", "[core][trace][assembly]") {
  auto told = Told().fit("BG4-01", "CYL-1").fit("BG4-01", "CYL-2", "CYL-1").fit("BG4-02", "CYL-1").fit("BG4-01", "CYL-3", "CYL-2").facts;
  const auto expected = fittingsOf("BG4-01", told);
  std::mt19937 dice(3);
  for (int i = 0; i < 20; ++i) {
    std::shuffle(told.begin(), told.end(), dice);
    CHECK(fittingsOf("BG4-01", told) == expected);
  }
}

TEST_CASE("in any history of fittings a part sits in at most one set at a time", "[core][trace][assembly]") {
  std::mt19937 dice(11);
  const char* sets[] = {"BG4-01", "BG4-02", "BG4-03"};
  for (int round = 0; round < 50; ++round) {
    Told told;
    for (int i = 0; i < 30; ++i) told.fit(sets[dice() % 3], dice() % 4 ? "CYL-1" : "CYL-2");
    std::vector<Fact> about;  // what the journal holds about the part
    std::copy_if(told.facts.begin(), told.facts.end(), std::back_inserter(about),
                 [](const Fact& fact) { return std::find(fact.subjects.begin(), fact.subjects.end(), unit("CYL-1")) != fact.subjects.end(); });
    auto seats = fittingsOf("CYL-1", about);
    CHECK(std::count_if(seats.begin(), seats.end(), [](const Fitting& one) { return !one.until; }) <= 1);
    for (std::size_t i = 1; i < seats.size(); ++i) CHECK((seats[i - 1].until && *seats[i - 1].until <= seats[i].from));
  }
}
