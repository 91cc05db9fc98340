// The count of an absorber's tests goes with it from set to set, whatever the order of swaps, and whatever the order and the repeats in
// which a file of tests comes in. The oracle counts by brute force from what was done.
#include <map>
#include <random>

#include "app/workflow/fit_part.h"
#include "app/workflow/record_fill.h"
#include "tests/support/brigade.h"
#include "tests/support/catch.h"
#include "tests/support/packs.h"
#include "tests/support/rules.h"

using namespace muster;
using namespace muster::tests;

namespace {

constexpr int kSets = 3, kAbsorbers = 5;

std::string setName(int i) { return "BG4-0" + std::to_string(1 + i); }
std::string absorberName(int i) { return "ABS-" + std::to_string(1 + i); }

class Weeks {
 public:
  explicit Weeks(unsigned seed) : dice_(seed), brigade(app::startingPacks()) {
    for (int i = 0; i < kSets; ++i) brigade.putTogether(setName(i), i + 1), fitted_[setName(i)] = absorberName(i);
    for (int i = kSets; i < kAbsorbers; ++i) brigade.registers(absorberName(i), "absorber");
    for (int day = 0; day < 40; ++day) live();
  }

  // Handed in together, shuffled and with repeats, as a bench writes them and a person copies them twice.
  void bringIn() {
    auto all = tests_;
    for (const auto& test : tests_) {
      if (roll(3) == 0) all.push_back(test);
    }
    std::shuffle(all.begin(), all.end(), dice_);
    for (const auto& run : all) REQUIRE(app::recordTest(brigade.world(), brigade.who(), {run, app::Strictness::fromFile}));
  }

  void check() {
    std::map<std::string, std::string> seats;
    for (int i = 0; i < kAbsorbers; ++i) {
      INFO(absorberName(i));
      CHECK(brigade.state(absorberName(i)).testsSpent == counted_[absorberName(i)]);
    }
    for (int i = 0; i < kSets; ++i) {
      const auto parts = brigade.state(setName(i)).parts;
      const auto absorber = parts.find("absorber");
      if (absorber == parts.end()) continue;
      INFO(absorber->second);
      CHECK(seats.emplace(absorber->second, setName(i)).second);  // one part in one place
      CHECK(brigade.state(absorber->second).place == core::Place(core::InUnit{setName(i), "absorber"}));
    }
  }

 private:
  int roll(int sides) { return static_cast<int>(dice_() % static_cast<unsigned>(sides)); }

  void live() {
    brigade.memory.clock.advance(std::chrono::hours(5 + roll(30)));
    const std::string set = setName(roll(kSets));
    if (roll(2)) return swap(set);
    test(set);
  }
  void swap(const std::string& set) {
    std::string fresh;
    for (int tries = 0; tries < 9 && fresh.empty(); ++tries) {
      const std::string one = absorberName(roll(kAbsorbers));
      bool loose = true;
      for (const auto& [host, part] : fitted_) loose = loose && part != one;
      if (loose) fresh = one;
    }
    if (roll(5) == 0) fresh.clear();  // only taken out
    if (fresh.empty() && fitted_[set].empty()) return;
    REQUIRE(app::fitPart(brigade.world(), brigade.who(), {set, "absorber", fresh}));
    fitted_[set] = fresh;
  }
  // Passed, failed or broken off, of the circuit or not: only what was done in the circuit costs the absorber a test.
  void test(const std::string& set) {
    const auto now = brigade.world().calendar()->localText(brigade.memory.clock.now() - std::chrono::hours(1));
    auto run = brigade.passing(set, now);
    const auto rules = brigade.world().rules();
    if (roll(3) == 0) run.steps.resize(1 + static_cast<std::size_t>(roll(static_cast<int>(run.steps.size()))));
    if (roll(4) == 0) run.aborted = true;
    if (roll(4) == 0) run.steps.front().attempts.back().reading.works = false;
    if (roll(4) == 0) {  // the electronics alone
      std::erase_if(run.steps, [&](const core::StepResult& one) { return rules->step(one.step)->inCircuit; });
      if (run.steps.empty()) return;
    }
    const bool circuit =
        std::any_of(run.steps.begin(), run.steps.end(), [&](const core::StepResult& one) { return rules->step(one.step)->inCircuit; });
    if (circuit && !fitted_[set].empty()) ++counted_[fitted_[set]];
    tests_.push_back(std::move(run));
  }

  std::mt19937 dice_;

 public:
  Brigade brigade;

 private:
  std::map<std::string, std::string> fitted_;
  std::map<std::string, int> counted_;
  std::vector<core::TestRun> tests_;
};

}  // namespace

TEST_CASE("absorber counts survive any order of swaps and any shuffle or repeat of the import", "[app][workflow][absorber][property]") {
  for (unsigned seed = 1; seed <= 8; ++seed) {
    INFO("seed " << seed);
    Weeks weeks(seed);
    weeks.bringIn();
    weeks.check();
    weeks.bringIn();  // the same file once more changes nothing
    weeks.check();
  }
}
